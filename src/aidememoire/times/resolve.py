"""Which day does an expression mean, read against a date, a thread of earlier dates and a side of now?"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aidememoire.times import calendar
from aidememoire.times.calendar import add, unit_value, week_value
from aidememoire.times.grammar import lexicon
from aidememoire.times.shapes import date_value, zone_text
from aidememoire.times.side import AHEAD, PAST, UNKNOWN

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


def resolve(parse: Parse, ground: Ground) -> Resolved | None:
    """The resolved value of a reading; None where nothing in the words and the ground settles it."""
    kind = parse["k"]
    if kind in _KINDS:
        return _KINDS[kind](parse, ground)
    return None


def _covering(value: str, anchor: date | None, day: date | None = None) -> Resolved:
    days = calendar.interval(value)
    if day is None and days is not None:
        day = date.fromisoformat(days[0][:10]) if re.fullmatch(r"\d{4}-\d\d-\d\d.*", value) else None
    return Resolved(value, days[0] if days else None, days[1] if days else None, anchor.isoformat() if anchor else None, day)


def _timed(parse: Parse, day: date, anchor: date | None) -> Resolved:
    """A day with the part of it or the hour that the words name."""
    clock = parse.get("clock")
    if clock:
        return _at(clock, day, anchor)
    if "part" in parse:
        return _covering(f"{day.isoformat()}T{parse['part']}", anchor, day)
    return _covering(day.isoformat(), anchor, day)


def _at(clock: Parse, day: date, anchor: date | None) -> Resolved:
    zone = dict(clock)
    place = zone.get("place")
    if place in lexicon()["places"] and zone["h"] < 24:
        there = ZoneInfo(lexicon()["places"][place])
        shift = datetime(day.year, day.month, day.day, zone["h"], zone["mi"], tzinfo=there).utcoffset() or timedelta()
        zone["zone"] = int(shift.total_seconds()) // 60
    value = f"{day.isoformat()}T{clock['h']:02}:{clock['mi']:02}{zone_text(zone)}"
    return _covering(value, anchor, day)


# ------------------------------------------------------------------------------------------ calendar dates


def _date(parse: Parse, ground: Ground) -> Resolved | None:
    if "fixed" in parse:
        return _covering(parse["fixed"], None)
    if "monthshift" in parse:
        month = add(ground.today.replace(day=1), parse["monthshift"], "M")
        return _on(parse, month.year, month.month, parse["d"], ground.today)
    if "y" in parse:
        return _full(parse)
    today = ground.today
    if "m" in parse and "d" in parse:
        day = _day_of_year(parse, ground)
        return _timed(parse, day, today) if day else None
    if "wd" in parse:
        return _timed(parse, _weekday(parse, ground), ground.thread if parse.get("that") else today)
    if "m" in parse:
        return _month(parse, ground)
    return None


def _full(parse: Parse) -> Resolved | None:
    if "d" in parse:
        return _on(parse, parse["y"], parse["m"], parse["d"], None)
    value = date_value(parse)
    if value is None:
        return None
    if "y2" in parse:
        return Resolved(value, f"{parse['y']:04}-01-01", f"{parse['y2']:04}-12-31")
    return _covering(value, None)


def _on(parse: Parse, year: int, month: int, day: int, anchor: date | None) -> Resolved | None:
    try:
        return _timed(parse, date(year, month, day), anchor)
    except ValueError:
        return None


def _choose(days: list[date], today: date, direction: int | None, side: Callable[[], int]) -> date | None:
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


def _day_of_year(parse: Parse, ground: Ground) -> date | None:
    base = ground.thread if abs(parse.get("dir", 0)) == REF else ground.today
    if "yearshift" in parse:
        return _safe(base.year + parse["yearshift"], parse["m"], parse["d"])
    if ground.year is not None and "dir" not in parse and (day := _safe(ground.year, parse["m"], parse["d"])):
        return day
    years = range(base.year - 8, base.year + 9) if (parse["m"], parse["d"]) == (2, 29) else range(base.year - 6, base.year + 7)
    days = [day for year in years if (day := _safe(year, parse["m"], parse["d"]))]
    if "wd" in parse:
        days = [day for day in days if day.isoweekday() == parse["wd"]] or days
        return min(days, key=lambda day: abs((day - base).days), default=None)
    if parse.get("needs_month"):  # « le 8 » beside « le 6 décembre »: the same season
        return min(days, key=lambda day: abs((day - base).days), default=None)
    direction = parse.get("dir")
    if direction is not None and abs(direction) == REF:
        direction //= 2
    near = [day for day in days if 0 <= (base - day).days <= 14]
    far = _choose(days, base, direction, ground.side)
    if far is not None and near and direction is None and (far - base).days > 330:
        return near[0]  # a day of last month told in the future is a slip of tense, not next year
    return far


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _weekday(parse: Parse, ground: Ground) -> date:
    base = ground.thread if parse.get("that") or abs(parse.get("dir", 0)) == REF else ground.today
    wanted = parse["wd"]
    if "hence" in parse:
        return base + timedelta(days=((wanted - base.isoweekday() - 1) % 7) + 1 + parse["hence"])
    if "d" in parse:  # « lundi 5 »
        near = [base + timedelta(days=n) for n in range(-200, 201)]
        fitting = [day for day in near if day.day == parse["d"] and day.isoweekday() == wanted]
        if fitting:
            return min(fitting, key=lambda day: abs((day - base).days))
    direction = parse.get("dir")
    if parse.get("that"):
        direction = None
        back = (base.isoweekday() - wanted) % 7
        return base - timedelta(days=back) if back <= 3 else base + timedelta(days=7 - back)
    if direction is not None and abs(direction) == REF:
        direction //= 2
    days = [base + timedelta(days=n) for n in range(-7, 8) if (base + timedelta(days=n)).isoweekday() == wanted]
    if base.isoweekday() == wanted and not direction:
        return base
    return _choose(days, base, direction or None, ground.side) or base


def following(parse: Parse, previous: date) -> Parse:
    """The reading of a list's member, held to the first such day or month from the member before it on.

    « en juin et juillet », « mardi et jeudi »: what follows in a list follows in time.
    """
    if {"y", "dir", "yearshift", "monthshift"} & set(parse):
        return parse
    if "m" in parse:
        day = parse.get("d")
        for year in (previous.year, previous.year + 1):
            then = _safe(year, parse["m"], day or 28)
            if then and then >= previous:
                return {**parse, "y": year}
    return parse


def _month(parse: Parse, ground: Ground) -> Resolved | None:
    base = ground.thread if abs(parse.get("dir", 0)) == REF else ground.today
    if "yearshift" in parse:
        return _covering(f"{base.year + parse['yearshift']:04}-{parse['m']:02}", base)
    if ground.year is not None and "dir" not in parse:
        return _covering(f"{ground.year:04}-{parse['m']:02}", base)
    direction = parse.get("dir")
    if direction is None and (parse.get("this") or parse["m"] == base.month):
        return _covering(f"{base.year:04}-{parse['m']:02}", base)
    if direction is not None and abs(direction) == REF:
        direction //= 2
    months = [date(year, parse["m"], 15) for year in range(base.year - 1, base.year + 2)]
    middle = base.replace(day=15)
    chosen = _choose(months, middle, direction, ground.side)
    return _covering(f"{chosen.year:04}-{chosen.month:02}", base) if chosen else None


# --------------------------------------------------------------------------------------------- relative dates


def _rel(parse: Parse, ground: Ground) -> Resolved | None:
    base = {"now": ground.today, "ref": ground.thread, "thread": ground.beside}[parse["base"]]
    unit, n = parse["u"], parse["n"]
    if unit == "WE":
        return _covering(week_value(_weekend(parse, base, ground)) + "-WE", base)
    day = add(base, n, unit)
    if unit == "D":
        return _timed(parse, day, base)
    return _covering(unit_value(day, unit), base)


def _weekend(parse: Parse, base: date, ground: Ground) -> date:
    n = parse["n"]
    if n:
        if n < 0:
            return base - timedelta(days=7)
        return base if base.isoweekday() < 6 else base + timedelta(days=7)
    if parse["base"] != "now" or base.isoweekday() >= 6:
        return base
    where = ground.side()
    if where == PAST or (where == UNKNOWN and base.isoweekday() == 1):
        return base - timedelta(days=7)
    return base


def _eve(parse: Parse, ground: Ground) -> Resolved | None:
    if parse.get("of"):
        if "of_day" in parse:
            day = date.fromisoformat(parse["of_day"]) + timedelta(days=parse["n"])
            return _timed(parse, day, date.fromisoformat(parse["of_day"]))
        if ground.apposed is not None:
            return _timed(parse, ground.apposed, ground.apposed)
        return None
    return _timed(parse, ground.thread + timedelta(days=parse["n"]), ground.thread)


def _night(parse: Parse, ground: Ground) -> Resolved | None:
    """« la nuit de mardi à mercredi »: the second day on its side of now, the night of the day before."""
    second = resolve(parse["b"], ground)
    if second is None or second.day is None:
        return None
    first = second.day - timedelta(days=1)
    if "m" in parse["a"] and "d" in parse["a"]:
        named = resolve(parse["a"], ground)
        first = named.day if named and named.day else first
    return _covering(f"{first.isoformat()}TNI", ground.today, first)


def _clock(parse: Parse, ground: Ground) -> Resolved | None:
    return _at(parse, ground.beside, ground.beside)


def _part(parse: Parse, ground: Ground) -> Resolved | None:
    return _timed(parse, ground.beside, ground.beside)


# ------------------------------------------------------------------------------------- named stretches of a year


def _year_of(parse: Parse, ground: Ground, start_of: Callable[[int], date | None]) -> int | None:
    if "y" in parse:
        return int(parse["y"])
    today = ground.thread if parse.get("base") == "ref" or abs(parse.get("dir", 0)) == REF else ground.today
    if "yearshift" in parse:
        return today.year + int(parse["yearshift"])
    if ground.year is not None and "dir" not in parse:
        return ground.year
    direction = parse.get("dir")
    if direction is not None and abs(direction) == REF:
        direction //= 2
    years = {day: year for year in range(today.year - 2, today.year + 3) if (day := start_of(year))}
    chosen = _choose(list(years), today, direction, ground.side)
    return years[chosen] if chosen else None


def _period(parse: Parse, ground: Ground) -> Resolved | None:
    code = parse["code"]
    if parse.get("generic"):
        return Resolved(f"XXXX-{code}")

    def middle(year: int) -> date | None:
        days = calendar.interval(f"{year:04}-{code}")
        return date.fromisoformat(days[0]) + timedelta(days=45) if days else None

    if code[0] in "QH" and not {"y", "dir", "yearshift"} & set(parse) and ground.year is None:
        year: int | None = ground.today.year
        start = date.fromisoformat((calendar.interval(f"{year:04}-{code}") or ("", ""))[0])
        if ground.side() == PAST and start > ground.today:
            year -= 1
    elif parse.get("this"):
        year = ground.today.year
        if code == "WI" and ground.today.month <= 3:
            year -= 1
        if ground.side() == PAST and (start := calendar.interval(f"{year:04}-{code}")) and date.fromisoformat(start[0]) > ground.today:
            year -= 1
    else:
        year = _year_of(parse, ground, middle)
    if year is None:
        return None
    return _covering(f"{year:04}-{code}", None if "y" in parse else ground.today)


def _feast(parse: Parse, ground: Ground) -> Resolved | None:
    name = parse["feast"]
    if parse.get("dir") == AHEAD and "y" not in parse:
        year = _year_of(parse, ground, lambda y: calendar.feast(name, y))
    elif name == "ramadan" and "y" not in parse and "dir" not in parse:
        year = _year_of(parse, ground, lambda y: (day + timedelta(days=15) if (day := calendar.feast(name, y)) else None))
        if year is not None and (day := calendar.feast(name, year - 1)) and 0 <= (ground.today - day).days < 30:
            year -= 1
    else:
        year = _year_of(parse, ground, lambda y: calendar.feast(name, y))
    day = calendar.feast(name, year) if year is not None else None
    if day is None:
        return None
    anchor = None if "y" in parse else ground.today
    if name == "ramadan":
        until = day + timedelta(days=29)
        return Resolved(day.isoformat(), day.isoformat(), until.isoformat(), anchor.isoformat() if anchor else None)
    return _covering(day.isoformat(), anchor, day)


def _nth(parse: Parse, ground: Ground) -> Resolved | None:
    if "season" in parse:
        code = parse["season"]
        begins = {"SP": (3, 20), "SU": (6, 21), "FA": (9, 22), "WI": (12, 21)}[code]
        year = _year_of(parse, ground, lambda y: date(y, *begins))
        day = _nth_from(date(year, *begins), parse["n"], parse["wd"]) if year else None
    elif "month" in parse:
        first = add(ground.today.replace(day=1), parse.get("dir", 0), "M")
        day = _nth_in(first, parse["n"], parse["wd"])
    elif "year" in parse:
        day = _nth_from(date(parse.get("y", ground.today.year), 1, 1), parse["n"], parse["wd"])
    else:
        month, n, wd = parse["m"], parse["n"], parse["wd"]
        year = _year_of(parse, ground, lambda y: _nth_in(date(y, month, 1), n, wd))
        day = _nth_in(date(year, month, 1), n, wd) if year else None
    return _covering(day.isoformat(), ground.today, day) if day else None


def _nth_from(first: date, n: int, wd: int) -> date:
    return first + timedelta(days=(wd - first.isoweekday()) % 7 + 7 * (max(n, 1) - 1))


def _nth_in(first: date, n: int, wd: int) -> date:
    if n > 0:
        return _nth_from(first, n, wd)
    last = add(first, 1, "M") - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - wd) % 7)


def _slice(parse: Parse, ground: Ground) -> Resolved | None:
    whole = _month({name: parse[name] for name in ("m", "dir") if name in parse}, ground) if "y" not in parse else None
    value = whole.value if whole else f"{parse['y']:04}-{parse['m']:02}" if "y" in parse else None
    if value is None:
        return None
    days = calendar.interval(value)
    if days is None:
        return None
    first, last = (date.fromisoformat(day) for day in days)
    n, unit = parse["n"], parse["unit"]
    if unit == "week-end":
        saturday = _nth_in(first, n, 6)
        return _covering(unit_value(saturday, "WE"), date.fromisoformat(whole.anchor) if whole and whole.anchor else None)
    if unit == "quinzaine" or unit == "moitié":
        begin, until = (first, first + timedelta(days=14)) if n == 1 else (first + timedelta(days=15), last)
    elif unit == "semaine" and n > 0:
        begin = first + timedelta(days=7 * (n - 1))
        until = min(begin + timedelta(days=6), last)
    elif unit == "semaine":
        begin, until = last - timedelta(days=6), last
    else:
        begin, until = (first, first + timedelta(days=9)) if n == 1 else (last - timedelta(days=9), last)
    return Resolved(value, begin.isoformat(), until.isoformat(), whole.anchor if whole else None)


def _weekof(parse: Parse, ground: Ground) -> Resolved | None:
    if "m" in parse:
        day = _safe(parse["y"], parse["m"], parse["d"]) if "y" in parse else _day_of_year(parse, ground)
    else:
        months = [add(ground.today.replace(day=1), n, "M") for n in (-1, 0, 1)]
        days = [day for month in months if (day := _safe(month.year, month.month, parse["d"]))]
        day = _choose(days, ground.today, None, ground.side)
    return _covering(unit_value(day, parse["u"]), ground.today) if day else None


# ---------------------------------------------------------------------------------------------------- lengths


def _span(parse: Parse, ground: Ground) -> Resolved | None:
    """Where a placed length lies: « il y a deux semaines » a day, « depuis trois ans » from then to now."""
    use, parts = parse["use"], parse["parts"]
    if use in ("", "nth") or not parts or any(count is None for count, _ in parts):
        return None
    now = ground.today
    base = ground.thread if use in ("later", "earlier", "following", "preceding") else now
    sign = -1 if use in ("ago", "since", "last", "earlier", "preceding") else 1
    moved = calendar.move(base, parts, sign)
    if moved is None:
        return None
    if use in ("since", "last", "preceding"):
        return Resolved("", moved.isoformat(), base.isoformat(), base.isoformat(), None)
    if use in ("next", "following"):
        return Resolved("", base.isoformat(), moved.isoformat(), base.isoformat(), None)
    coarse = {"Y": "Y", "DE": "Y", "CE": "Y", "M": "M", "Q": "M", "H": "M"}.get(parts[-1][1], "D")
    days = calendar.interval(unit_value(moved, coarse))
    if days is None:
        return None
    return Resolved("", days[0], days[1], base.isoformat(), moved if coarse == "D" else None)


_KINDS: dict[str, Callable[[Parse, Ground], Resolved | None]] = {
    "date": _date, "rel": _rel, "eve": _eve, "night": _night, "clock": _clock, "part": _part, "period": _period,
    "feast": _feast, "nth": _nth, "slice": _slice, "weekof": _weekof, "span": _span,
}  # fmt: skip
