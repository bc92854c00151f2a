"""Party sides: who is « le candidat du PS » of those told to be socialists (« son allié socialiste, X, … »)?"""

from __future__ import annotations

from functools import cache

from aidememoire.actors.entities import Entity
from aidememoire.actors.general_nouns import agrees
from aidememoire.actors.mention import Mention
from aidememoire.actors.registry import Registry
from aidememoire.actors.word_lists import THE
from aidememoire.lexicon.loader import load
from aidememoire.lexicon.phrases import fold

NOUNS = {"candidat", "élu", "responsable", "dirigeant", "tête de liste", "représentant"}


def of_the_party(book: Registry, n: int, m: Mention, apart: frozenset[int]) -> Entity | None:
    """The one person named before mention `n` of whom the party's adjective is said where the noun has its name, or
    the other way round; None where there are two."""
    if m.get("noun") not in NOUNS or m.get("determiner") not in THE:
        return None
    own = _sides(str(m.get("complement") or ""))
    if not own:
        return None
    here = book.mentions[n]["start"]
    found = [
        e
        for e in book.entities
        if e.kind == "person" and e.named and id(e) not in apart and agrees(e, m)
        and any(book.mentions[k]["start"] < here for k in e.mentions[:1])
        and own & _sides(" ".join((*e.complements, *e.nouns)))
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


@cache
def _table() -> dict[str, frozenset[str]]:
    """A party's adjective or name, folded -> the adjectives of its side."""
    found: dict[str, set[str]] = {}
    for adjective, names in load("actors")["of_party"].items():
        for word in (adjective, *names):
            found.setdefault(fold(word), set()).update(map(fold, names))
    return {word: frozenset(names) for word, names in found.items()}


@cache
def _sides(said: str) -> frozenset[str]:
    """The parties that a complement tells of: « du PS », « socialiste »."""
    folded = f" {fold(said)} "
    return frozenset(name for word, names in _table().items() if f" {word} " in folded for name in names)
