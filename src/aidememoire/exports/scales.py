"""How do PLOVER's tables grade an event, and which CAMEO root stands for it? The tables are `plover.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from aidememoire.record import Event


@dataclass(frozen=True, slots=True)
class Quad:
    """A quad category: PLOVER's number, 1 to 4, and the name that POLECAT writes."""

    number: int
    name: str


@cache
def table(name: str) -> dict[str, Any]:
    """The tables of a file of this package, `<name>.toml`."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))


def quad(event: Event) -> Quad:
    """The quad category of an event's type."""
    return Quad(**table("plover")["quad"][_type(event)["quad"]])


def score(event: Event) -> float:
    """The event on PLOVER's scale, -10 to +10: its mode's score, else its type's."""
    of_type = _type(event)
    return float(of_type.get("modes", {}).get(event.mode, of_type["score"]))


def cameo_code(event: Event) -> str:
    """The event's CAMEO code; the two digits of its type's root where it has none."""
    return event.cameo or str(_type(event)["root"])


def goldstein(event: Event) -> float | None:
    """Goldstein's value, -10 to +10, of the root of the event's CAMEO code; None for a root there is not."""
    value = table("plover")["goldstein"].get(cameo_code(event)[:2])
    return None if value is None else float(value)


def _type(event: Event) -> dict[str, Any]:
    found: dict[str, Any] = table("plover")["type"][event.type]
    return found
