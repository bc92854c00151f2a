"""Naming: whom do words give a name to (« le suspect s'appelle |X| », « un homme identifié comme |X| »)?"""

from __future__ import annotations

import re

from aidememoire.actors.entities import Entity
from aidememoire.actors.named_later import take_name
from aidememoire.actors.registry import Registry
from aidememoire.actors.same_names import unite

# right before a name: the verb whose subject bears it, or the participle of the noun that does
NAMES = re.compile(
    r"(?:\bs(?:e |['’])(?:nomm|prénomm|dénomm|appel)\w+"
    r"|(?<!\ba )(?<!\bont )(?<!\bavait )(?<!\bavaient )(?<!\bavoir )(?<![\w-])(?:(?:sur|pré|dé)?nomm|appel)ée?"
    r"|\bidentifiée?[^,.;:!?«»\n]{0,30} (?:comme(?: étant)?|avec le nom(?: d[e'’])?|sous le nom d[e'’])"
    r"|\b(?:répond(?:ant|ait)?|connue?) (?:au nom d|sous le nom d)[e'’]"
    r"|\bdu nom d[e'’])\s?(?:une? certaine? )?$"
)
# right between two names of one person
ALIAS = re.compile(
    r",? \(?(?:dite?|alias|née?|surnommée?|prénommée?|de son (?:vrai |nom de |pseudonyme )[^,.;:()«»\n]{2,20}|"
    r"(?:plus |aussi |mieux )?connue? sous le (?:nom|pseudonyme) d[e'’])\s?"
)
IS = re.compile(r" (?:est|était|sera|serait|fut|devient|deviendra) ")
BEFORE = 80  # code points before a name that are read
GAP = 60  # code points between the words and who is named


def give_name(book: Registry, n: int) -> None:
    """Joins whoever was told of without a name to the name `n` that words give them; two names stay two people."""
    start, entity = book.mentions[n]["start"], book.of[n]
    if entity.kind != "person":
        return
    before = book.of.get(n - 1)
    if before is not None and before is not entity and before.kind == "person" and before.named:
        if ALIAS.fullmatch(book.text[book.mentions[n - 1]["end"] : start]) and _agree(before, entity):
            unite(book, before, entity)  # « Armand Gatto, né |Dante Gatto| »
        return
    if before is not None and book.mentions[n - 1]["form"] == "function" and not before.named and before.number != "p":
        if IS.fullmatch(book.text[book.mentions[n - 1]["end"] : start]) and _agree(before, entity):
            take_name(book, entity, before)  # « Le vice-président sera |Mike Pence| »
            return
    said = NAMES.search(book.text[max(0, start - BEFORE) : start])
    found = _named_by(book, n, start - len(said[0])) if said is not None else None
    if found is None or found is entity or found.named or found.kind != "person" or found.number == "p":
        return
    if _agree(entity, found):
        take_name(book, entity, found)


def _agree(one: Entity, other: Entity) -> bool:
    """Whether two entries may be of one gender."""
    return one.gender is None or other.gender in (None, one.gender)


def _named_by(book: Registry, name: int, at: int) -> Entity | None:
    """Who stands right before the words that name somebody, in the same sentence."""
    here = book.antecedents.sentence(book.mentions[name]["token"])
    for k in range(name - 1, -1, -1):
        m = book.mentions[k]
        if book.antecedents.sentence(m["token"]) != here or at - m["end"] > GAP:
            return None
        if m["end"] <= at and m["kind"] == "person" and k in book.of:
            return book.of[k]
    return None
