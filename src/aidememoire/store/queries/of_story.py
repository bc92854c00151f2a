"""How does an item of a merged story become a row with its proof, and do the filters keep it?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import select

from aidememoire.characters import fold
from aidememoire.exports.days import days_of
from aidememoire.store import schema
from aidememoire.store.queries.asked import Asked
from aidememoire.store.store import Store
from aidememoire.stories.nouns import Proof


class Teller(NamedTuple):
    """Who tells a dispatch: the agency, else the outlet; the story; the names of both, folded."""

    source: str | None = None
    story: str | None = None
    names: tuple[str, ...] = ()


Told = dict[str, Teller]


def sources(store: Store, dispatches: Iterable[str]) -> Told:
    """The agency or outlet, and the story, of dispatches."""
    of, wanted = schema.dispatches.c, sorted(set(dispatches))
    found: Told = {}
    with store.reading() as connection:
        for first in range(0, len(wanted), 500):
            query = select(of.id, of.agency, of.outlet, of.story).where(of.id.in_(wanted[first : first + 500]))
            for row in connection.execute(query):
                names = tuple(_folded(name) for name in (row.agency, row.outlet) if name)
                found[row.id] = Teller(row.agency or row.outlet, row.story, names)
    return found


def _folded(name: str) -> str:
    return " ".join(fold(name).split())


def proof_of(proofs: Sequence[Proof], told: Told, asked: Asked) -> dict[str, Any] | None:
    """The first proof from the source asked for, as the fields of a row; None where that source gives none."""
    for proof in proofs:
        source, story, names = told.get(proof.dispatch, Teller())
        if asked.source and _folded(asked.source) not in names:
            continue
        return {
            "dispatch": proof.dispatch, "item": proof.item, "told": proof.date, "source": source, "story": story,
            "start": proof.start, "end": proof.end, "text": proof.text,
        }  # fmt: skip
    return None


def keeps_days(date: str | None, asked: Asked) -> bool:
    """Whether a date has a day in common with those asked for; what has none passes where none are asked for."""
    if not asked.since and not asked.until:
        return True
    days = days_of(date)
    if days is None:
        return False
    return not (asked.since and days[1] < asked.since) and not (asked.until and days[0] > asked.until)


def keeps_place(place: str | None, asked: Asked) -> bool:
    """Whether a place is the one asked for, or lies in its name."""
    return not asked.place or (place is not None and fold(asked.place) in fold(place))
