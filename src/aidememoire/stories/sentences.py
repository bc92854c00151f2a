"""Which sentence of a dispatch holds these offsets? For what a verb group alone says too little of."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[.!?…])(?<!\b[A-Z]\.)[»\"”']?\s+(?=[«\"“A-ZÀ-ÖØ-Þ])|\n+")


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Start and end of the sentence around a span, blanks left out; « M. » and other initials end none.

    >>> text = "Rien de neuf. L'armée aurait tiré lundi. Elle dément."
    >>> text[slice(*sentence_at(text, 22, 29))]
    "L'armée aurait tiré lundi."
    >>> text = "Rien. M. Soto aurait parlé."
    >>> text[slice(*sentence_at(text, 14, 20))]
    'M. Soto aurait parlé.'
    """
    first, last = 0, len(text)
    for found in _END.finditer(text):
        if found.end() <= start:
            first = found.end()
        elif found.start() >= end:
            last = found.start()
            break
    return first, last
