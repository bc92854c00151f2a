"""Which paragraph of the dispatch some words stand in, counted as a reader counts them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from aidememoire.record import Record

SENTENCE_END = re.compile(r"[.!?…»\"”]\s*$")
BULLET = re.compile(r"[-–—•*·]\s")
FILLED = range(50, 111)  # how long lines are that a program filled: they are no paragraphs
HEAD_LINE = 120  # a line this short without a full stop, before the first sentence, belongs to the head


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the text as received. `number` counts the body from 1; None for head and foot.

    `kind`: headline, head (what stands above the body), body, foot (a sign-off).
    """

    start: int
    end: int
    kind: str
    number: int | None = None


def find_paragraphs(record: Record) -> list[Paragraph]:
    """The paragraphs in text order; blank lines lie between them and belong to none."""
    text = record.text
    spans = [line for start, end in _blocks(text) for line in _lines(text, start, end)]
    headline = record.header.headline
    at = text.find(headline) if headline else -1
    head_end = at + len(headline) if headline and at >= 0 else 0
    signoff = (record.header.signoff or "").strip()
    found: list[Paragraph] = []
    number, in_head = 0, True
    for start, end in spans:
        words = text[start:end].strip()
        if headline and start < head_end and end > at >= 0:
            found.append(Paragraph(start, end, "headline"))
        elif start < head_end or (in_head and len(words) < HEAD_LINE and not SENTENCE_END.search(words)):
            found.append(Paragraph(start, end, "head"))
        elif signoff and words == signoff:
            found.append(Paragraph(start, end, "foot"))
        else:
            in_head, number = False, number + 1
            found.append(Paragraph(start, end, "body", number))
    return found if number else _all_body(found)


def _all_body(found: list[Paragraph]) -> list[Paragraph]:
    """A text of short lines alone has no head: its lines are its body."""
    plain = [p for p in found if p.kind == "head"]
    numbers = {id(p): n for n, p in enumerate(plain, 1)}
    return [Paragraph(p.start, p.end, "body", numbers[id(p)]) if id(p) in numbers else p for p in found]


def _blocks(text: str) -> list[tuple[int, int]]:
    """Runs of lines that hold something."""
    spans: list[tuple[int, int]] = []
    start = end = -1
    offset = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            start = offset if start < 0 else start
            end = offset + len(line.rstrip())
        elif start >= 0:
            spans.append((start, end))
            start = -1
        offset += len(line)
    if start >= 0:
        spans.append((start, end))
    return spans


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The lines of a block where each is a paragraph of its own; the block whole where lines were filled."""
    spans, offset = [], start
    for line in text[start:end].splitlines(keepends=True):
        spans.append((offset, offset + len(line.rstrip())))
        offset += len(line)
    if len(spans) > 1 and all(BULLET.match(text, a) for a, _ in spans[1:]):
        return spans
    inner = spans[:-1]
    filled = all(b - a in FILLED for a, b in inner) and not all(SENTENCE_END.search(text[a:b]) for a, b in inner)
    return [(start, end)] if filled else spans


class Places:
    """Says in which paragraph an offset stands."""

    def __init__(self, paragraphs: list[Paragraph]) -> None:
        self.paragraphs = paragraphs
        self._starts = [p.start for p in paragraphs]

    def at(self, offset: int) -> Paragraph | None:
        """The paragraph that holds a code point; the one before it between two paragraphs."""
        index = bisect_right(self._starts, offset) - 1
        return self.paragraphs[index] if index >= 0 else None
