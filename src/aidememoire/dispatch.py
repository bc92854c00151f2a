"""One agency text as received, and what it says of itself."""

from __future__ import annotations

import hashlib

from pydantic import Field

from aidememoire.passage import Noun, Passage
from aidememoire.record import Header


class Dispatch(Noun):
    """An agency text, never altered.

    `text` is what was received, decoded; every offset in the project points into it. `date` is the
    day (ISO) that relative times are counted from: given by the caller, or read from the header;
    None when neither says it. `id` comes from the content unless the caller names it.
    """

    id: str = Field(min_length=1)
    text: str = Field(min_length=1)
    date: str | None = None
    header: Header = Header()

    def passage(self, start: int, end: int) -> Passage:
        """The words at `start:end` (code points, half-open). Raises PassageError outside the text."""
        return Passage.cut(self.text, start, end)


def content_id(text: str) -> str:
    """A dispatch's id from its content: 16 hexadecimal digits, the same for the same words.

    Line ends and trailing blanks do not count, so that a file saved on another system keeps its id.
    """
    lines = [line.rstrip() for line in text.splitlines()]
    return hashlib.sha256("\n".join(lines).strip().encode("utf-8", "surrogatepass")).hexdigest()[:16]
