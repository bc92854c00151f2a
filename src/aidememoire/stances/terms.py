"""What is a stance made of? Its word, the words it is on, and the heads of those that name who takes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from aidememoire.lexicon.loader import load

FIRST_PERSON = {"je", "j'", "nous", "-je", "-nous", "moi"}
SIDES = {
    "proposes": "for",
    "demands": "for",
    "supports": "for",
    "accepts": "for",
    "conditional": "conditional",
    "opposes": "against",
    "rejects": "against",
    "suspends": "against",
    "negotiates": "negotiates",
}


@dataclass(frozen=True, slots=True)
class Target:
    """What a stance is on: a noun phrase, a pronoun, or the content of a demand. Token indices.

    `head` is the noun, the pronoun, or the verb of the content; `clause` the predicate that the content depends on.
    """

    head: int
    start: int
    end: int
    kind: str = "noun"  # noun, pronoun, content, last (whatever was proposed last)
    clause: int | None = None


@dataclass(slots=True)
class Stance:
    """A stance as the words take it. `holders` are the heads of the words that name who; `speaker`: first person."""

    stance: str
    head: int
    start: int
    end: int
    targets: list[Target]
    holders: list[int] = field(default_factory=list)
    speaker: bool = False
    why: str = ""
    fallback: int | None = None  # the head to ask when the holders name no actor


@cache
def lexicon(section: str, name: str) -> frozenset[str]:
    """A word list of `positions.toml`."""
    return frozenset(load("positions")[section][name])
