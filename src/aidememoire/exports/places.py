"""Which state does the place of an event lie in? Only where its name says so: a state, or a capital."""

from __future__ import annotations

from dataclasses import dataclass

from aidememoire.lexicon import world


@dataclass(frozen=True, slots=True)
class Place:
    """A place: `raw` as the text names it; the rest is None where the name alone does not tell.

    `country` is ISO 3166 alpha-3; `feature` GeoNames' code, PCLI for a state, PPLC for a capital.
    """

    raw: str
    name: str | None = None
    city: str | None = None
    country: str | None = None
    feature: str | None = None


def place_of(raw: str | None) -> Place | None:
    """The place that these words name, None for none.

    >>> place_of("Brasilia")
    Place(raw='Brasilia', name='Brasilia', city='Brasilia', country='BRA', feature='PPLC')
    >>> place_of("Hambourg")
    Place(raw='Hambourg', name=None, city=None, country=None, feature=None)
    """
    if not raw:
        return None
    if state := world.state_named(raw):
        return Place(raw, state.name, None, state.code, "PCLI")
    if state := world.state_of_capital(raw):
        return Place(raw, state.capital, state.capital, state.code, "PPLC")
    return Place(raw)
