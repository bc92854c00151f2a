"""Bracketed names: is the acronym in the bracket right after a body's name that body (« Northern Water (NRW) »)?"""

from __future__ import annotations

from aidememoire.actors.acronyms import is_acronym
from aidememoire.actors.entities import Entity
from aidememoire.actors.registry import Registry
from aidememoire.lexicon import world


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
