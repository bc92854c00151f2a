"""Which span of a text does a person mean, by its offsets or by its words?"""

from __future__ import annotations

import re

from aidememoire.decisions import DecisionError
from aidememoire.passage import Passage

_OFFSETS = re.compile(r"(\d+)\s*[:-]\s*(\d+)")


def find_span(text: str, said: str, *, near: int = 0) -> Passage:
    """The passage at `120:180` (code points, half-open), or that of the words nearest to `near`.

    Words are looked for as they stand, then with any blanks between them and either apostrophe. Raises
    DecisionError when the text does not hold them.

    >>> find_span("Le Chili a dit oui, puis oui.", "oui", near=24).start
    25
    """
    if found := _OFFSETS.fullmatch(said):
        start, end = int(found[1]), int(found[2])
        if not 0 <= start < end <= len(text):
            raise DecisionError(f"no words at {start}:{end} in a text of {len(text)} characters")
        return Passage.cut(text, start, end)
    places = [(one.start(), one.end()) for one in re.finditer(re.escape(said), text)]
    if not places and said.split():
        loose = r"\s+".join(re.sub("['’]", "['’]", re.escape(word)) for word in said.split())
        places = [(one.start(), one.end()) for one in re.finditer(loose, text)]
    if not places:
        raise DecisionError(f"the text does not hold {said!r}", remedy="a span quotes the dispatch as received")
    return Passage.cut(text, *min(places, key=lambda place: abs(place[0] - near)))
