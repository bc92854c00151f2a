"""The word lists that decide whether words beside a verb of speech are said: the lexicon's `quotations`."""

from __future__ import annotations

from functools import cache

from aidememoire.lexicon.loader import load


@cache
def listed(subject: str, name: str = "words") -> frozenset[str]:
    """A list of the lexicon `quotations`, lower case, accents kept: lemmas, or the endings of words."""
    return frozenset(load("quotations")[subject][name])
