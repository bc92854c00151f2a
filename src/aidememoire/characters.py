"""Which plain character stands for each typographic one, so that rules see one form and offsets stay true.

The map is one code point to one code point: a text and its plain form have the same length and every
offset means the same place in both. « » ‹ › are kept and “ ” become « », for they say which way a quotation
opens; – and — are kept, they set off incises; combining accents and … are kept, no single code point replaces them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = "\u2018\u2019\u201a\u201b\u02bc\u02b9\u2032\u00b4\u0060\uff07"
_QUOTES = "\u2033\u02ba\uff02"
_OPENING, _CLOSING = "\u201c\u201e\u201f", "\u201d"  # they say which way they open, as « » do
_HYPHENS = "\u00ad\u2010\u2011\u2212\ufe63\uff0d"  # the soft hyphen too: a word keeps its length
_LINE_ENDS = "\u000b\u000c\u001c\u001d\u001e\u0085\u2028\u2029"
_LINE = 400  # characters: a line is asked about again and again, so the last ones are remembered
_LAST_PLANE_ZERO = 0x10000  # invisible characters beyond it occur in no press text
_ACCENTS = re.compile("[\u0300-\u036f]")
_LONE_RETURN = re.compile(r"\r(?!\n)")


def _plain_map() -> dict[int, str]:
    table = {ord(c): "'" for c in _APOSTROPHES} | {ord(c): '"' for c in _QUOTES} | {ord(c): "-" for c in _HYPHENS}
    table |= {ord(c): "«" for c in _OPENING} | {ord(c): "»" for c in _CLOSING}
    for point in range(_LAST_PLANE_ZERO):
        kind = unicodedata.category(chr(point))
        # spaces of every width, control characters, direction marks and other invisible ones
        if kind in ("Zs", "Cc", "Cf") and point not in table:
            table[point] = " "
    return table | {ord(c): "\n" for c in _LINE_ENDS} | {ord("\n"): "\n"}


_PLAIN = _plain_map()
_PLAIN_LOW = _PLAIN | {0x201C: "»"}  # „so“: where the low mark opens, the high one closes


def plain(text: str) -> str:
    """The text with plain quotes, apostrophes, hyphens, spaces and line ends, of the same length.

    A carriage return becomes a blank before a line feed and a line feed alone (old files).

    >>> plain("l\u2019accord\u00a0: \u201coui\u201d")
    "l'accord : «oui»"
    """
    return _plain_line(text) if len(text) <= _LINE else _plain_text(text)


def _plain_text(text: str) -> str:
    if "\r" in text:
        text = _LONE_RETURN.sub("\n", text)
    return text.translate(_PLAIN_LOW if "\u201e" in text else _PLAIN)


_plain_line = lru_cache(maxsize=512)(_plain_text)


class _Levels(dict[int, int | str]):
    """Code point -> its lower-case base letter, found once for each."""

    def __missing__(self, point: int) -> int | str:
        low = chr(point).lower()
        base = unicodedata.normalize("NFD", low)[0]
        self[point] = base if len(low) == 1 else point
        return self[point]


_LEVELS = _Levels()


def level(text: str) -> str:
    """The text plain, lower case and without accents, of the same length: offsets hold on it.

    Combining accents stay, as nothing may be taken out.

    >>> level("Actualisé À l’aube")
    "actualise a l'aube"
    """
    return _level_line(text) if len(text) <= _LINE else _level_text(text)


def _level_text(text: str) -> str:
    return plain(text).translate(_LEVELS)


_level_line = lru_cache(maxsize=512)(_level_text)


def fold(text: str) -> str:
    """The text for comparing words: plain, lower case, without accents. Offsets do not hold on it.

    >>> fold("Actualisé À l’aube")
    "actualise a l'aube"
    """
    return _ACCENTS.sub("", level(text))
