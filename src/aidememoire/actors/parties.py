"""Parties: who may be « le suspect », « la victime », « le témoin » of what a dispatch tells?

The nouns of one side of a case take up one another (« le tireur … le meurtrier »); none means an official, somebody's
voice or the other side by standing alone, as « le maire … le suspect » would have it.
"""

from __future__ import annotations

from functools import cache

from aidememoire.actors.entities import Entity
from aidememoire.actors.mention import Mention
from aidememoire.lexicon.loader import load
from aidememoire.lexicon.phrases import fold

OF_NO_OFFICE = {"civil", ""}


@cache
def sides() -> dict[str, frozenset[str]]:
    """The sides of a case and their nouns, folded."""
    return {name: frozenset(map(fold, nouns)) for name, nouns in load("deeds")["sides"].items()}


def side_of(noun: str) -> str:
    """« wrongdoers », « sufferers », « bystanders » or « young », of whom a noun tells; "" for any other."""
    folded = fold(noun)
    return next((side for side, nouns in sides().items() if folded in nouns), "")


def may_be_party(entity: Entity, m: Mention) -> bool:
    """Whether somebody may be a party of the case by standing alone: « |un homme| a été blessé », not « le maire »."""
    side = side_of(m.get("noun", ""))
    if not side:
        return "source" not in entity.sorts
    if entity.official or entity.sorts - OF_NO_OFFICE or side == "bystanders" and entity.named:
        return False
    if side == "young":
        return True
    if entity.owner is not None:
        return False  # « leur fils … |le meurtrier| »
    return not any(side_of(noun) not in ("", side) for noun in entity.nouns)
