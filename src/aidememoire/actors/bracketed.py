"""Bracketed names: is the acronym in the bracket right after a body's name that body (« Northern Water (NRW) »)?"""

from __future__ import annotations

import re

from aidememoire.actors.acronyms import is_acronym
from aidememoire.actors.entities import Entity
from aidememoire.actors.mention import Mention
from aidememoire.actors.registry import Registry
from aidememoire.actors.wider_bodies import families_called, families_of
from aidememoire.lexicon import world

IN_BRACKET = re.compile(r"[^.;:,()\n]{0,30}\(")


def body_in_bracket(book: Registry, n: int) -> Entity | None:
    """« la mission de l'ONU dans le pays (|Minusca|) », « le parti au pouvoir (|AKP|) »: the body named in the bracket
    that closes a collective's phrase, where it goes by that noun; « la mairie (PS) » is no party."""
    m = book.mentions[n]
    families = families_called(m.get("noun", ""))
    if not families or m.get("alias") or m.get("number") == "p":
        return None
    for k in range(n + 1, min(len(book.mentions), n + 4)):
        name, found = book.mentions[k], book.of.get(k)
        if name["start"] < m["end"] or name["form"] != "organisation" or found is None:
            continue
        closed = book.text[name["end"] :][:1] in (")", ",")
        if not closed or IN_BRACKET.fullmatch(book.text, m["end"], name["start"]) is None:
            return None
        known = families_of(book, found)
        return found if known & families or not known and found.kind == "organisation" else None
    return None


def body_before(book: Registry, n: int) -> Entity | None:
    """The body whose name stands right before the bracket that holds mention `n` and nothing else.

    One of the two is an acronym, whatever its letters, and neither is in the tables; None for any other.
    """
    m = book.mentions[n]
    if n == 0 or m["form"] != "organisation" or book.text[m["end"] : m["end"] + 1] != ")":
        return None
    before = book.mentions[n - 1]
    if before["form"] != "organisation" or book.text[before["end"] : m["start"]].strip() != "(":
        return None
    short = [is_acronym(one["name"]) and one["name"].isupper() for one in (before, m)]
    if short[0] == short[1] or any(world.organisation(one["name"]) is not None for one in (before, m)):
        return None
    for k in range(n - 2, max(-1, n - 5), -1):  # « la ministre de |l'Énergie| (PRN) »: her party
        if book.mentions[k]["form"] == "function" and book.mentions[k]["end"] >= before["end"]:
            return None
    found = book.of.get(n - 1)
    return found if found is not None and found.kind in ("organisation", "party", "armed_group") else None


def is_aside(text: str, m: Mention) -> bool:
    """Whether words fill a bracket by themselves: « le Marca (|journal espagnol|) », which say what the name is."""
    return text[: m["start"]].endswith("(") and text.startswith(")", m["end"])
