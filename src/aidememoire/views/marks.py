"""How nested and overlapping passages cut a text into segments that a page can mark."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """Words `start:end` (code points, half-open) that belong to an item; `key` names the mark."""

    start: int
    end: int
    layer: str
    item: str  # the anchor of the item
    label: str = ""
    key: str = ""  # the anchor of these words
    title: str = ""  # what the item is, who and when, for who points at it


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under the same marks from end to end; outer marks first."""

    start: int
    end: int
    marks: tuple[Mark, ...]
    opening: tuple[Mark, ...]  # marks that begin here
    closing: tuple[Mark, ...]  # marks that end here


def cut_segments(start: int, end: int, marks: Iterable[Mark]) -> Iterator[Segment]:
    """Cuts `start:end` at every edge of a mark: the segments joined are the text again.

    A mark that reaches beyond `start:end` is open at its start only where it really begins and
    closes only where it really ends, so a passage over two paragraphs has one anchor. Marks without
    words are left out.
    """
    inside = sorted(
        (m for m in marks if m.start < m.end and m.start < end and m.end > start),
        key=lambda m: (m.start, -m.end, m.item, m.key),
    )
    edges = {start, end, *(max(start, m.start) for m in inside), *(min(end, m.end) for m in inside)}
    coming = deque(inside)
    over: list[Mark] = []
    for left, right in pairwise(sorted(edges)):
        over = [m for m in over if m.end > left]
        while coming and coming[0].start < right:
            over.append(coming.popleft())
        yield Segment(
            left,
            right,
            tuple(over),
            tuple(m for m in over if m.start == left),
            tuple(m for m in reversed(over) if m.end == right),
        )
