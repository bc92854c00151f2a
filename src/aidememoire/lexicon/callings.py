"""What people do or are known for: which nouns can take up one and the same person (« la romancière », « l'écrivain »)?

The table `callings.toml`, expanded to both genders.

>>> [c.family for c in callings("romancière")], [c.noun for c in callings("Championne")]
(['letters'], ['champion'])
>>> may_be_one(callings("romancière"), callings("écrivain")), may_be_one(callings("physicien"), callings("biologiste"))
(True, False)
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from aidememoire.lexicon.inflection import phrase_feminines
from aidememoire.lexicon.loader import load


class Calling(NamedTuple):
    """A noun of a family.

    `wide`: it says no more than the family does. `free`: alone it takes up whoever was told of last. `apart`: two nouns
    of the family that are not wide are two people. `anybody`: it says nothing of what one does.
    """

    noun: str
    family: str
    wide: bool = False
    free: bool = False
    apart: bool = False
    anybody: bool = False


@cache
def _table() -> dict[str, tuple[Calling, ...]]:
    found: dict[str, tuple[Calling, ...]] = {}
    for row in load("callings")["calling"]:
        marks = {key: row.get(key, False) for key in ("free", "apart", "anybody")}
        for key in ("nouns", "women", "only", "wide", "wide_only"):
            for noun in row.get(key, ()):
                calling = Calling(noun, row["family"], wide=key.startswith("wide"), **marks)
                for form in {noun, *(phrase_feminines(noun) if key in ("nouns", "wide") else ())}:
                    found[form] = (*found.get(form, ()), calling)
    return found


def callings(noun: str) -> tuple[Calling, ...]:
    """The callings that a noun names, masculine or feminine, singular, accents kept; () for a noun of none."""
    return _table().get(noun.lower(), ())


def names_people(noun: str) -> bool:
    """Whether a noun is a calling and seldom a thing: « la romancière », not « le facteur »."""
    return noun in _table() and noun not in _things()


@cache
def _things() -> frozenset[str]:
    return frozenset(load("callings")["words"]["things"])


@cache
def _achieved() -> frozenset[str]:
    return frozenset(load("callings")["words"]["achieved"])


def is_achieved(noun: str) -> bool:
    """Whether a noun tells what somebody has won: « vainqueur », « championne »."""
    return noun.lower() in _achieved()


def is_epicene(noun: str) -> bool:
    """Whether a calling has one form for both genders: « astronome », « artiste »; not « homme », « avocate »."""
    return noun in _table() and noun.endswith("e") and phrase_feminines(noun) == (noun,)


def studies(noun: str) -> bool:
    """Whether a noun is a calling of science: « chercheur », « glaciologue »."""
    return any(calling.family == "science" for calling in callings(noun))


def may_be_one(some: tuple[Calling, ...], others: tuple[Calling, ...]) -> bool:
    """Whether two nouns may be said of one person: of one family, and not two trades of those told apart."""
    return any(
        a.family == b.family and (a.noun == b.noun or not a.apart or a.wide or b.wide) for a in some for b in others
    )
