"""Quotation marks: which words stand between which marks, however the text writes or forgets them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

BREAK = re.compile(r"\n[ \t\r]*\n")
STRAIGHT = '"'
MARK = re.compile('[«»"]')
LONGEST = 4000  # code points: a mark left open longer than this was never closed


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between marks: `start:end` without the marks and blanks inside them, `outer…` with the marks.

    `depth` is 0 for the outermost marks; `open` when the closing mark is missing at the paragraph's
    end and the next paragraph opens again or closes; `carried` when it goes on with one left open.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    depth: int = 0
    open: bool = False
    carried: bool = False


def find_quoted(text: str) -> list[Quoted]:
    """The stretches between quotation marks, in text order (offsets in code points).

    Marks are « », and straight ones, which open after a blank or bracket and close otherwise; one kind
    may close the other where its own closing mark is missing. A mark that opens in one paragraph and
    closes in another gives one stretch a paragraph; a lone mark gives none.
    """
    found, _ = _read(text)
    return found.copy()


def find_unclosed(text: str) -> list[int]:
    """The marks that open in a paragraph and that nothing closes there or in the next (offsets of the marks).

    >>> find_unclosed("Il a dit : « Nous partirons demain.")
    [11]
    """
    _, unclosed = _read(text)
    return unclosed.copy()


@lru_cache(maxsize=2)
def _read(text: str) -> tuple[list[Quoted], list[int]]:
    """(the stretches between marks, the marks left open); kept, since several pipes ask about one text."""
    paragraphs = _paragraphs(text)
    found: list[Quoted] = []
    unclosed: list[int] = []
    carried = False  # whether the paragraph before was left open
    for n, (start, end) in enumerate(paragraphs):
        marks = _marks(text, start, end)
        closed, left_open, stray = _pair(text, marks)
        if stray is not None and carried:
            found.append(_quoted(text, start, stray, outer_start=start, outer_end=stray + 1, carried=True))
        elif carried:
            closed = [replace(q, carried=not text[start : q.outer_start].strip()) for q in closed]
        found.extend(closed)
        following = paragraphs[n + 1] if n + 1 < len(paragraphs) else None
        was_carried, carried = carried, False
        if left_open is not None and following is not None and _goes_on(text, following):
            again = was_carried and not text[start:left_open].strip()
            found.append(
                _quoted(text, left_open + 1, end, outer_start=left_open, outer_end=end, open=True, carried=again)
            )
            carried = True
        elif left_open is not None:
            unclosed.append(left_open)
    return sorted((q for q in found if q.end > q.start), key=lambda q: (q.start, -q.end)), unclosed


def _paragraphs(text: str) -> list[tuple[int, int]]:
    bounds, at = [], 0
    for gap in BREAK.finditer(text):
        if gap.start() > at:
            bounds.append((at, gap.start()))
        at = gap.end()
    if at < len(text):
        bounds.append((at, len(text)))
    return bounds


def _goes_on(text: str, paragraph: tuple[int, int]) -> bool:
    """Whether a paragraph goes on with the quotation left open before it: it opens anew, or closes first."""
    words = text[paragraph[0] : paragraph[1]]
    if words.lstrip()[:1] in ("«", STRAIGHT):
        return True
    marks = _marks(text, *paragraph)
    return bool(marks) and marks[0][1] in ("»", "c") and marks[0][0] - paragraph[0] < LONGEST


def _marks(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """The marks of a paragraph as (offset, sign): « and », o and c for straight ones that open and close."""
    marks, depth = [], 0
    for found in MARK.finditer(text, start, end):
        i, mark = found.start(), found[0]
        if mark != STRAIGHT:
            marks.append((i, mark))
        else:
            before = text[i - 1] if i > start else " "
            after = text[i + 1] if i + 1 < end else " "
            opens = (before.isspace() or before in "(['’«-–—/:") and not after.isspace()
            closes = not before.isspace() and (after.isspace() or not after.isalnum())
            if opens and not (closes and depth):
                sign = "o"
            elif depth and (closes or not opens):
                sign = "c"
            elif closes:
                sign = "c"  # nothing of its kind is open: it may close a guillemet, or nothing
            else:
                sign = "o"
            depth = max(0, depth + (1 if sign == "o" else -1))
            marks.append((i, sign))
    return marks


PARTNER = {"»": "«", "c": "o"}


def _pair(text: str, marks: list[tuple[int, str]]) -> tuple[list[Quoted], int | None, int | None]:
    """(closed stretches, an opening mark left open, a closing mark that nothing opened)."""
    closed: list[Quoted] = []
    stack: list[tuple[int, str]] = []
    stray: int | None = None
    for n, (at, mark) in enumerate(marks):
        if mark in ("«", "o"):
            stack.append((at, mark))
            continue
        match = next((k for k in range(len(stack) - 1, -1, -1) if stack[k][1] == PARTNER[mark]), None)
        if match is None and stack and _misses_its_own(stack[-1][1], marks[n + 1 :]):
            match = len(stack) - 1
        if match is None:
            if not closed and not stack and stray is None:
                stray = at
            continue
        opening = stack[match][0]
        del stack[match:]
        if at - opening <= LONGEST:
            closed.append(_quoted(text, opening + 1, at, outer_start=opening, outer_end=at + 1, depth=len(stack)))
    return closed, stack[-1][0] if stack else None, stray


def _misses_its_own(opening: str, rest: list[tuple[int, str]]) -> bool:
    """Whether an open mark has no closing mark of its kind among the marks still to come."""
    depth = 1
    for _, mark in rest:
        if mark == opening:
            depth += 1
        elif PARTNER.get(mark) == opening:
            depth -= 1
            if depth == 0:
                return False
    return True


def _quoted(text: str, start: int, end: int, *, outer_start: int, outer_end: int, **more: Any) -> Quoted:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quoted(start, end, outer_start, outer_end, **more)
