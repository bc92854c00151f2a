"""Which days does an event's date cover?"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

_FORM = re.compile(r"(\d{4})(?:-W(\d\d)|-(\d\d)(?:-(\d\d))?)?(?![\d-]).*", re.DOTALL)


def days_of(value: str | None) -> tuple[str, str] | None:
    """First and last day (ISO, inclusive) of a day, a week, a month, a year or an interval « a/b ».

    None for no date and for one that does not exist or has no known bounds.

    >>> days_of("2016-W49"), days_of("2016-02")
    (('2016-12-05', '2016-12-11'), ('2016-02-01', '2016-02-29'))
    >>> days_of("2016-12-07T20:00"), days_of("2016-12-07/2016-12-09")
    (('2016-12-07', '2016-12-07'), ('2016-12-07', '2016-12-09'))
    """
    first, _, last = (value or "").partition("/")
    start, end = _bounds(first), _bounds(last or first)
    if start is None or end is None or end[1] < start[0]:
        return None
    return start[0].isoformat(), end[1].isoformat()


def _bounds(value: str) -> tuple[date, date] | None:
    found = _FORM.fullmatch(value)
    if found is None:
        return None
    year, week, month, day = (int(part) if part else None for part in found.groups())
    if year is None:
        return None
    try:
        if week is not None:
            monday = date.fromisocalendar(year, week, 1)
            return monday, monday + timedelta(days=6)
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except (ValueError, OverflowError):
        return None
