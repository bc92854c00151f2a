"""Which days a length or a TIMEX3 value covers, counted by the calendar."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from aidememoire.times.grammar import lexicon

_MONTHS = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}


def add(day: date, count: float, unit: str) -> date:
    """`day` moved by `count` units (TIMEX3 letters: D W M Q H Y DE CE ML); a month's end stays in its month.

    >>> add(date(2016, 1, 31), 1, "M")
    datetime.date(2016, 2, 29)
    """
    if unit in ("D", "W", "WE"):
        return day + timedelta(days=round(count * (1 if unit == "D" else 7)))
    months = day.year * 12 + day.month - 1 + round(count * _MONTHS[unit])
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def move(day: date, parts: Sequence[tuple[float, str]], sign: int) -> date | None:
    """`day` moved by every counted part; None when a part is counted in hours or leaves the calendar."""
    try:
        for count, unit in parts:
            if unit.startswith("T"):
                return None
            day = add(day, sign * count, unit)
    except (ValueError, OverflowError):
        return None
    return day


def week_value(day: date) -> str:
    """The ISO week of a day: `2016-W49`."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def unit_value(day: date, unit: str) -> str:
    """The TIMEX3 value of the week, weekend, month, quarter, half-year, year, decade or century of a day."""
    return {
        "D": day.isoformat(),
        "W": week_value(day),
        "WE": week_value(day) + "-WE",
        "M": f"{day.year:04}-{day.month:02}",
        "Q": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "H": f"{day.year:04}-H{(day.month + 5) // 6}",
        "Y": f"{day.year:04}",
        "DE": f"{day.year // 10:03}X",
        "CE": f"{day.year // 100:02}XX",
    }[unit]


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm)."""
    golden, century, rest = year % 19, *divmod(year, 100)
    skipped, moon = divmod(century, 4), (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - skipped[0] - moon + 15) % 30
    turn = (32 + 2 * skipped[1] + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * turn) // 451
    month, day = divmod(epact + turn - 7 * late + 114, 31)
    return date(year, month, day + 1)


def feast(name: str, year: int) -> date | None:
    """The (first) day of a feast that begins in a year; None outside the lexicon's tables."""
    rule: str = lexicon()["feasts"][name]
    if rule.startswith("E"):
        days = sum(int(part) for part in re.findall(r"[+-]\d+", rule))
        return easter(year) + timedelta(days=days)
    if rule.startswith("T"):
        first = date(year, 11, 1)
        return first + timedelta(days=(3 - first.weekday()) % 7 + 7 * (int(rule[1:]) - 1))
    if rule.startswith("N"):
        in_month, nth, weekday = (int(part) for part in rule[1:].split("-"))
        fitting = [day for day in _month_days(year, in_month) if day.isoweekday() == weekday]
        return fitting[min(nth, len(fitting)) - 1]
    if rule in lexicon()["feast_tables"]:
        return next(
            (date.fromisoformat(day) for day in lexicon()["feast_tables"][rule] if day.startswith(f"{year}-")), None
        )
    month, day = rule.split("-")
    return date(year, int(month), int(day))


def _month_days(year: int, month: int) -> list[date]:
    return [date(year, month, n + 1) for n in range(monthrange(year, month)[1])]


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    """From a month's first day to a month's last; `last` above 12 is in the next year."""
    over, month = divmod(last - 1, 12)
    return date(year, first, 1), date(year + over, month + 1, monthrange(year + over, month + 1)[1])


def interval(value: str) -> tuple[str, str] | None:
    """The inclusive days, or instants for a part of a day or an hour, that a TIMEX3 value covers.

    None for an underspecified value, a length or a `_REF`.

    >>> interval("2016-W49")
    ('2016-12-05', '2016-12-11')
    """
    day_text, _, time = value.partition("T")
    if match := re.fullmatch(r"(\d{4}-\d\d-\d\d)", day_text):
        day = date.fromisoformat(match[1])
        return _instants(day, time) if time else (day.isoformat(), day.isoformat())
    days = _days(day_text)
    return (days[0].isoformat(), days[1].isoformat()) if days and not time else None


def _days(value: str) -> tuple[date, date] | None:
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return (monday + timedelta(days=5 if match[3] else 0), monday + timedelta(days=6))
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return _months(int(match[1]), int(match[2]), int(match[2]))
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return _months(int(match[1]), 3 * int(match[2]) - 2, 3 * int(match[2]))
    if match := re.fullmatch(r"(\d{4})-H([12])", value):
        return _months(int(match[1]), 6 * int(match[2]) - 5, 6 * int(match[2]))
    if match := re.fullmatch(r"(\d{4})-(S[PU]|FA|WI)", value):
        first, last = lexicon()["season_months"][match[2]]
        return _months(int(match[1]), first, last if last > first else last + 12)
    if match := re.fullmatch(r"(\d{2,4})(X{0,2})", value):
        if len(value) == 4 and int(match[1]) > 0:
            return date(int(match[1] + "0" * len(match[2])) or 1, 1, 1), date(
                int(match[1] + "9" * len(match[2])), 12, 31
            )
    return None


def _instants(day: date, time: str) -> tuple[str, str] | None:
    hours: dict[str, list[str]] = lexicon()["daypart_hours"]
    if time in hours:
        first, last = hours[time]
        until = day + timedelta(days=1) if last < first else day
        return f"{day.isoformat()}T{first}", f"{until.isoformat()}T{last}"
    if match := re.fullmatch(r"(\d\d):(\d\d)(.*)", time):
        if match[1] == "24":
            day, time = day + timedelta(days=1), "00:" + time[3:]
        return f"{day.isoformat()}T{time}", f"{day.isoformat()}T{time}"
    return None
