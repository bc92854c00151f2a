"""Is this a given name, and whose: a man's or a woman's?"""

from __future__ import annotations

from functools import cache, lru_cache

from aidememoire.lexicon.loader import load
from aidememoire.lexicon.phrases import fold


@cache
def _genders() -> dict[str, str]:
    table = load("given_names")
    return {fold(name): gender for gender in ("m", "f") for name in table[gender].split()}


@lru_cache(maxsize=1 << 14)
def gender_of_given_name(name: str) -> str | None:
    """m or f for a given name of the table, a double one by its first part; None for any other word.

    >>> gender_of_given_name("Cécilia"), gender_of_given_name("Jean-Marie"), gender_of_given_name("Claude")
    ('f', 'm', None)
    """
    words = fold(name).split()
    return _genders().get(" ".join(words)) or _genders().get(words[0]) if words else None
