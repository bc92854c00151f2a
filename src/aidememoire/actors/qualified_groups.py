"""Qualified groups: which group does the word mean that qualified it (« les pays membres … |les membres| »)?"""

from __future__ import annotations

from aidememoire.actors.entities import Entity
from aidememoire.actors.mention import Mention
from aidememoire.actors.registry import NEAR, Registry
from aidememoire.lexicon.phrases import fold


def qualified_before(book: Registry, n: int, m: Mention) -> Entity | None:
    """The group told of last whose noun a bare plural qualified: « les États signataires … |les signataires| »."""
    if m.get("number") != "p" or m.get("determiner") not in ("les", "ces") or m.get("complement") or m.get("country"):
        return None
    word = fold(book.doc[m["token"]].text)
    for k in range(n - 1, max(-1, n - NEAR), -1):
        before = book.mentions[k]
        said = before.get("complement")
        if said and before.get("number") == "p" and fold(said) == word and k in book.of:
            return book.of[k]
    return None
