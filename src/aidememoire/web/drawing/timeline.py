"""Where does each event of a story stand on a line drawn to scale?

A bar is as long as its date is vague: a day is a point's width, « en mars » a month. What is drawn is
numbers in the units of the picture (pixels at its natural size); the template makes SVG of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from aidememoire.exports.days import days_of
from aidememoire.stories.nouns import StoryEvent

WIDTH = 1080  # of the picture; the page scrolls it sideways where there is less room
LEFT, RIGHT, TOP = 12, 236, 32  # room for the label of the last bar; for the scale above
LANE = 20
LABEL = 6.4  # about how wide a letter of a label is
LONGEST_LABEL = 34  # letters
NARROWEST = 8  # of a bar


@dataclass(frozen=True, slots=True)
class Bar:
    """An event's bar. `vague`: its ends are not known to the day, so they are drawn dashed."""

    event: StoryEvent
    x: float
    y: float
    width: float
    vague: bool
    label: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale: the first day of a day, week, month or year. `kind` names which."""

    x: float
    day: date
    kind: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture. `first` and `last` are the days it covers; `undated` the events it cannot place."""

    first: date
    last: date
    width: int
    height: int
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    undated: tuple[StoryEvent, ...]
    outside: int  # dated events before `first` or after `last`


def draw_timeline(
    events: Sequence[StoryEvent], labels: Sequence[str], *, first: date | None = None, last: date | None = None
) -> Timeline | None:
    """The picture of the events between two inclusive days (all of them by default), None when none is dated.

    `labels` are the words beside each bar, in the order of the events. Events before and after the
    asked period are counted, not drawn; one that reaches into it is cut at its edge.
    """
    spans = [_span(event) for event in events]
    dated = [span for span in spans if span]
    if not dated:
        return None
    first = max(first or date.min, min(start for start, _ in dated))
    last = max(first, last or max(end for _, end in dated))
    scale = (WIDTH - LEFT - RIGHT) / max(1, (last - first).days + 1)
    lanes: list[float] = []
    bars: list[Bar] = []
    outside = 0
    order = sorted(range(len(events)), key=lambda i: (spans[i] or (date.max, date.max), events[i].id))
    for index in order:
        span = spans[index]
        if span is None:
            continue
        start, end = span
        if end < first or start > last:
            outside += 1
            continue
        x = LEFT + (max(start, first) - first).days * scale
        width = max(NARROWEST, ((min(end, last) - max(start, first)).days + 1) * scale)
        label = _short(labels[index])
        reach = x + width + 18 + len(label) * LABEL + 8
        lane = next((n for n, taken in enumerate(lanes) if taken <= x), len(lanes))
        if lane == len(lanes):
            lanes.append(0.0)
        lanes[lane] = reach
        bars.append(Bar(events[index], round(x, 1), TOP + lane * LANE, round(width, 1), end > start, label))
    return Timeline(
        first,
        last,
        WIDTH,
        TOP + max(1, len(lanes)) * LANE + 8,
        tuple(bars),
        tuple(_ticks(first, last, scale)),
        tuple(event for event, span in zip(events, spans, strict=True) if span is None),
        outside,
    )


def _span(event: StoryEvent) -> tuple[date, date] | None:
    days = days_of(event.date)
    return (date.fromisoformat(days[0]), date.fromisoformat(days[1])) if days else None


def _short(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1].rstrip() + "…"


def _ticks(first: date, last: date, scale: float) -> list[Tick]:
    """Lines at the finest unit that leaves room for their words."""
    for kind, room in (("day", 1), ("week", 7), ("month", 30), ("year", 365)):
        if room * scale >= 62 or kind == "year":
            days = _starts(first, last, kind, scale)
            return [Tick(round(LEFT + (day - first).days * scale, 1), day, kind) for day in days]
    return []


def _starts(first: date, last: date, kind: str, scale: float) -> list[date]:
    """First days of the units in a period; of the years only so many as there is room for."""
    if kind == "year":
        step = max(1, ceil(62 / (365 * scale)))
        return [date(year, 1, 1) for year in range(first.year + 1, last.year + 1, step)] or [first]
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in days if kind == "day" or (day.weekday() == 0 if kind == "week" else day.day == 1)] or [first]
