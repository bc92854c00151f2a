"""Which plain characters stand behind a text: lower case, one apostrophe, one space, same length."""

from __future__ import annotations

from functools import cache

_VARIANTS = {
    "'": "\u2019\u2018\u02bc\u00b4\u2032\uff07",
    '"': "\u201c\u201d\u201e\u201f",
    " ": "\u00a0\u202f\u2009\u200a\u2002\u2003\u2007\u2008\u2005\u2006\t",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2212",
}


@cache
def _table() -> dict[int, str]:
    return {ord(odd): usual for usual, odds in _VARIANTS.items() for odd in odds}


def plain(text: str) -> str:
    """The text in lower case with plain apostrophes, quotation marks, dashes and spaces.

    One character for one: offsets in the result are offsets in `text`.

    >>> plain("L\u2019AN DERNIER, 8\u00a0H")
    "l'an dernier, 8 h"
    """
    lowered = text.lower()
    if len(lowered) != len(text):  # « İ » becomes two characters
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lowered.translate(_table())
