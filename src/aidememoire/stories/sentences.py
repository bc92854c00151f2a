"""Which sentence of a dispatch holds these offsets? For what a verb group alone says too little of."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[.!?…])[»\"”']?\s+(?=[«\"“A-ZÀ-ÖØ-Þ])|\n+")


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Start and end of the sentence around a span, blanks left out; an abbreviation before a name may cut it short.

    >>> text = "Rien de neuf. L'armée aurait tiré lundi. Elle dément."
    >>> text[slice(*sentence_at(text, 22, 29))]
    "L'armée aurait tiré lundi."
    """
    first, last = 0, len(text)
    for found in _END.finditer(text):
        if found.end() <= start:
            first = found.end()
        elif found.start() >= end:
            last = found.start()
            break
    return first, last
