"""Named later: whom told of without a name does a name stand for (« un homme a été arrêté … Le suspect, |X|, »)?"""

from __future__ import annotations

import re
from collections.abc import Callable

from aidememoire.actors.appositions import CLOSED
from aidememoire.actors.entities import Entity
from aidememoire.actors.general_nouns import agrees
from aidememoire.actors.mention import Mention
from aidememoire.actors.registry import Registry
from aidememoire.actors.same_names import unite
from aidememoire.actors.told_by_deed import told_by_deed
from aidememoire.actors.word_lists import words
from aidememoire.lexicon.phrases import fold

NEAREST = ("celui-ci", "celle-ci", "ce dernier", "cette dernière")
# between « ce dernier » and the name: « Ce dernier, |l'avocat| Paul Roy, »
GAP = re.compile(r", (?:(?:l['’]|le |la |un |une )[^,.;:!?()«»\"\n]{3,40} )?")
NEAR = 4  # mentions after the pronoun among which the name is looked for
REACH = 60  # mentions back to those told of without a name
NEW = {"un", "une"}


def named_beside(book: Registry, n: int, found: Entity | None) -> Entity | None:
    """Whose name stands between commas after the pronoun `n`, which took up `found`: « |Ce dernier|, X, dit »."""
    m = book.mentions[n]
    if m.get("number") != "s" or not m.get("noun", "").startswith(NEAREST):
        return found
    for k in range(n + 1, min(len(book.mentions), n + NEAR)):
        name = book.mentions[k]
        if name["form"] != "name":
            continue
        entity = book.of.get(k)
        if entity is None or entity.kind != "person" or not agrees(entity, m):
            return found
        if not GAP.fullmatch(book.text[m["end"] : name["start"]]) or not CLOSED.match(book.text, name["end"]):
            return found
        if found is not None and found is not entity and _is_unnamed(found, entity):
            take_name(book, entity, found)
        return entity
    return found


def take_up_unnamed(book: Registry, n: int, m: Mention) -> None:
    """Joins to the person named beside the noun `n`, for the first time, whom the text told of before without a name:
    « un homme de 34 ans … |le suspect|, Paul Roy, », « un pilote … |le pilote|, Paul Roy, »."""
    entity = book.of[n]
    noun = fold(m.get("noun", ""))
    if entity.kind != "person" or m.get("determiner") not in ("le", "la", "l'") or m.get("number") == "p":
        return
    first = min(entity.mentions)
    named = min((k for k in entity.mentions if book.mentions[k]["form"] == "name"), default=-1)
    if first != n or named < n or "," not in book.text[m["start"] : book.mentions[named]["start"]]:
        return
    found = None
    if noun in words("anybody"):
        found = told_by_deed(book, n, m) or _anybody(book, n, m)
    elif not m.get("complement") and not m.get("relational"):
        found = _so_called(book, n, m)
    if found is not None and found is not entity and _is_unnamed(found, entity):
        take_name(book, entity, found)


def take_name(book: Registry, entity: Entity, found: Entity) -> None:
    """Joins to a person named whoever `found` was without a name, with what was told of them."""
    unite(book, entity, found)
    book.call(entity, *found.nouns)
    entity.sorts |= found.sorts
    entity.complements |= found.complements


def _is_unnamed(found: Entity, entity: Entity) -> bool:
    alike = found.gender is None or entity.gender in (None, found.gender)
    lands = found.country is None or entity.country in (None, found.country)
    return not found.named and found.kind == "person" and found.number != "p" and alike and lands


def _anybody(book: Registry, n: int, m: Mention) -> Entity | None:
    """The one person told of before as « un homme », « une femme », « un jeune », who may be « le suspect »."""
    if fold(m.get("noun", "")) in words("either_gender"):
        return None  # a victim is told by what was done to them
    found = _only(book, n, m, lambda noun: fold(noun) in words("anybody"))
    hurt = told_by_deed(book, n, {**m, "noun": "victime"})
    return found if found is None or found is not hurt else None  # « Un homme a été tué … le suspect, X »


def _so_called(book: Registry, n: int, m: Mention) -> Entity | None:
    """The one told of before by the same noun: « un pilote … le pilote, X, »."""
    return _only(book, n, m, lambda noun: noun == m.get("noun"))


def _only(book: Registry, n: int, m: Mention, fits: Callable[[str], bool]) -> Entity | None:
    found = None
    for k in range(n - 1, max(-1, n - REACH), -1):
        before, entity = book.mentions[k], book.of.get(k)
        if before["form"] not in ("function", "nominal") or before.get("determiner") not in NEW or entity is None:
            continue
        if entity is found or not fits(before.get("noun", "")) or entity.kind != "person":
            continue
        if found is not None:
            return None
        found = entity
    return found if found is None or agrees(found, m) else None
