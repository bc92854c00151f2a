"""What is an expression counted from, and how is an answer given back? The nouns of resolving."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aidememoire.times import calendar
from aidememoire.times.grammar import lexicon
from aidememoire.times.shapes import zone_text
from aidememoire.times.side import UNKNOWN

Parse = dict[str, Any]
REF, NEXT = 2, 1


@dataclass(slots=True)
class Ground:
    """What an expression is counted from.

    today    the dispatch's day
    thread   the day that narrative expressions (« la veille », « ce jour-là ») are counted from
    beside   the day that an hour or a part of the day belongs to
    apposed  the day already named in the sentence of « à la veille de … », which is that day, if any
    year     the year set by a neighbouring expression, if any (« en 97 (en janvier …) »)
    side     called only when the answer depends on it: behind (-1), ahead (+1) or nearest (0)
    """

    today: date
    thread: date
    beside: date
    apposed: date | None
    year: int | None
    side: Callable[[], int]


@dataclass(slots=True)
class Resolved:
    """A value with the interval it covers (inclusive days or instants) and the date it was counted from."""

    value: str
    from_: str | None = None
    to: str | None = None
    anchor: str | None = None
    day: date | None = None


def covering(value: str, anchor: date | None, day: date | None = None) -> Resolved:
    """A value with the interval that it covers."""
    days = calendar.interval(value)
    if day is None and days is not None:
        day = date.fromisoformat(days[0][:10]) if re.fullmatch(r"\d{4}-\d\d-\d\d.*", value) else None
    return Resolved(
        value, days[0] if days else None, days[1] if days else None, anchor.isoformat() if anchor else None, day
    )


def timed(parse: Parse, day: date, anchor: date | None) -> Resolved:
    """A day with the part of it or the hour that the words name."""
    clock = parse.get("clock")
    if clock:
        return at_clock(clock, day, anchor)
    if "part" in parse:
        return covering(f"{day.isoformat()}T{parse['part']}", anchor, day)
    return covering(day.isoformat(), anchor, day)


def at_clock(clock: Parse, day: date, anchor: date | None) -> Resolved:
    """An hour of a day, its zone counted from the place that the words name."""
    zone = dict(clock)
    place = zone.get("place")
    if place in lexicon()["places"] and zone["h"] < 24:
        there = ZoneInfo(lexicon()["places"][place])
        shift = datetime(day.year, day.month, day.day, zone["h"], zone["mi"], tzinfo=there).utcoffset() or timedelta()
        zone["zone"] = int(shift.total_seconds()) // 60
    value = f"{day.isoformat()}T{clock['h']:02}:{clock['mi']:02}{zone_text(zone)}"
    return covering(value, anchor, day)


def choose(days: list[date], today: date, direction: int | None, side: Callable[[], int]) -> date | None:
    """The one of several like days that is meant: strictly before or after now when an adjective says so."""
    if direction is not None and abs(direction) == 1:
        fitting = [day for day in days if (day - today).days * direction > 0]
        return min(fitting, key=lambda day: abs((day - today).days), default=None)
    where = side()
    if where != UNKNOWN:
        fitting = [day for day in days if (day - today).days * where >= 0]
        if fitting:
            return min(fitting, key=lambda day: abs((day - today).days))
    return min(days, key=lambda day: (abs((day - today).days), day > today), default=None)


def day_or_none(year: int, month: int, day: int) -> date | None:
    """That day, None when the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
