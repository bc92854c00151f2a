"""Pairs: which people or bodies told of side by side does « ils » take up (« Anne et Paul Roy … affirment-ils »)?"""

from __future__ import annotations

from aidememoire.actors.entities import Entity
from aidememoire.actors.mention import Mention, is_human, number_of
from aidememoire.actors.registry import NEAR, Registry
from aidememoire.actors.word_lists import THE

BACK = 2  # sentences before the pronoun's own
FAR = 6  # sentences before « le couple »
PAIRS = {"couple", "duo", "tandem", "binôme", "paire"}


def pair_before(book: Registry, n: int, found: Entity | None) -> Entity | None:
    """Those told of last side by side before the plural pronoun `n`, as one group; what was found if it is nearer.

    They must be subject of a clause: « Anne et Paul Roy ont écrit … affirment-|ils| », « La mairie et le port … ils ».
    """
    mentions, role = book.mentions, book.antecedents.role
    if mentions[n].get("number") != "p" or mentions[n].get("gender") not in (None, "m", "f"):
        return found
    here = book.antecedents.sentence(mentions[n]["token"])
    for k in range(n - 1, max(0, n - NEAR), -1):
        second, first = mentions[k], mentions[k - 1]
        if here - book.antecedents.sentence(second["token"]) > BACK:
            break
        if found is not None and k in found.mentions:
            break
        one, other = book.of.get(k - 1), book.of.get(k)
        if one is None or other is None or one is other or not _stand_side_by_side(book, first, second):
            continue
        if role.get(first["token"], 0.0) < 1.6:
            continue
        if one.kind != "person" or other.kind != "person":
            if "group" in (one.kind, other.kind) or not _has_plural_verb(book, first):
                continue
        if mentions[n].get("gender") == "f" and "m" in (one.gender, other.gender):
            continue
        return found if _others_since(book, n, second["token"]) else _group(book, n, one, other)
    return found


def couple_before(book: Registry, n: int, m: Mention) -> Entity | None:
    """« |Le couple| » after « Farid et Aurélie ont veillé »: the two people told of last side by side, as one group."""
    if m.get("noun") not in PAIRS or m.get("determiner") not in THE or m.get("number") == "p":
        return None
    here = book.antecedents.sentence(m["token"])
    for k in range(n - 1, max(0, n - NEAR), -1):
        if here - book.antecedents.sentence(book.mentions[k]["token"]) > FAR:
            return None
        one, other = book.of.get(k - 1), book.of.get(k)
        if one is None or other is None or one is other or {one.kind, other.kind} != {"person"}:
            continue
        if _stand_side_by_side(book, book.mentions[k - 1], book.mentions[k]):
            return _group(book, n, one, other)
    return None


def _stand_side_by_side(book: Registry, first: Mention, second: Mention) -> bool:
    if "pronoun" in (first["form"], second["form"]) or first.get("locative") or second.get("locative"):
        return False
    if "p" in (first.get("number"), second.get("number")):
        return False
    return book.text[first["end"] : second["start"]] == " et "


def _has_plural_verb(book: Registry, first: Mention) -> bool:
    """« |La mairie| et le port ont signé »: the verb counts both."""
    verb = book.doc[first["token"]].head
    return any("Plur" in t.morph.get("Number", []) for t in (verb, *verb.lefts) if t.pos_ in ("VERB", "AUX"))


def _others_since(book: Registry, n: int, token: int) -> bool:
    """« Anne et Paul Roy sont là. |Les voisins| ont fui. Ils … »: other people told of since, by no name."""
    pronoun = book.mentions[n]["token"]
    if book.doc[pronoun].text.startswith("-"):
        return False  # « Six jeunes sont partis, affirment-ils »
    since = (t for t in book.doc[token + 1 : pronoun] if t.dep_.startswith("nsubj") and t.pos_ == "NOUN")
    return any(number_of(t) == "p" and is_human(t) for t in since)


def _group(book: Registry, n: int, one: Entity, other: Entity) -> Entity:
    key = f"pair:{id(one)}:{id(other)}"
    known = book.keys.get(key)
    if known is not None:
        book.join(known, n)
        return known
    return book.new(
        n, kind="group", name=f"{one.name} et {other.name}", number="p", key=key, members=[one, other]
    )  # fmt: skip
