"""What bodies are called by: the families of `bodies.toml`."""

from __future__ import annotations

from functools import cache

from aidememoire.lexicon.loader import load


@cache
def press_nouns() -> frozenset[str]:
    """The nouns of what prints or broadcasts news, in lower case: « quotidien », « radio »."""
    return frozenset(
        noun for family in load("bodies")["family"] if family["name"] == "press" for noun in family["nouns"]
    )
