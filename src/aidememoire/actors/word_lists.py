"""The word lists that say what names somebody: the lexicon's, and the possessives."""

from __future__ import annotations

from functools import cache

from aidememoire.lexicon.loader import load
from aidememoire.lexicon.phrases import fold

POSSESSIVES = {"son", "sa", "ses", "leur", "leurs", "notre", "nos", "mon", "ma", "mes", "votre", "vos"}
THE = {"le", "la", "l'", "ce", "cet", "cette"}
MANY = {"les", "des", "ces", "ses", "leurs", "nos", "mes", "vos"}


@cache
def words(subject: str) -> frozenset[str]:
    """A list of the lexicon `actors`, folded."""
    return frozenset(fold(word) for word in load("actors")[subject])
