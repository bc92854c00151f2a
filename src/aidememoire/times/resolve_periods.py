"""Which days does a season, a quarter, a feast, a part of a month or a placed length cover?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from aidememoire.times import calendar
from aidememoire.times.calendar import add, unit_value
from aidememoire.times.ground import REF, Ground, Parse, Resolved, choose, covering, day_or_none
from aidememoire.times.resolve_days import day_of_year, month_of
from aidememoire.times.side import AHEAD, PAST

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
    chosen = choose(list(years), today, direction, ground.side)
    return years[chosen] if chosen else None


def _period(parse: Parse, ground: Ground) -> Resolved | None:
    code = parse["code"]
    if parse.get("generic"):
        return Resolved(f"XXXX-{code}")
    year = _period_year(parse, ground, code)
    if year is None:
        return None
    return covering(f"{year:04}-{code}", None if "y" in parse else ground.today)


def _period_year(parse: Parse, ground: Ground, code: str) -> int | None:
    """That of a season, quarter or half-year: this year's for « cet été » and a bare quarter unless told as past."""
    today = ground.today
    named = bool({"y", "dir", "yearshift"} & set(parse)) or ground.year is not None
    if not parse.get("this") and (named or code[0] not in "QH"):
        return _year_of(parse, ground, lambda year: _first_day(year, code) + timedelta(days=45))
    year = today.year - 1 if code == "WI" and today.month <= 3 else today.year
    return year - 1 if _first_day(year, code) > today and ground.side() == PAST else year


def _first_day(year: int, code: str) -> date:
    days = calendar.interval(f"{year:04}-{code}")
    assert days is not None  # every season, quarter and half-year of a year has days
    return date.fromisoformat(days[0])


def _feast(parse: Parse, ground: Ground) -> Resolved | None:
    name = parse["feast"]
    if parse.get("dir") == AHEAD and "y" not in parse:
        year = _year_of(parse, ground, lambda y: calendar.feast(name, y))
    elif name == "ramadan" and "y" not in parse and "dir" not in parse:
        year = _year_of(parse, ground, lambda y: day + timedelta(days=15) if (day := calendar.feast(name, y)) else None)
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
    return covering(day.isoformat(), anchor, day)


def _nth(parse: Parse, ground: Ground) -> Resolved | None:
    if "season" in parse:
        code = parse["season"]
        begins = {"SP": (3, 20), "SU": (6, 21), "FA": (9, 22), "WI": (12, 21)}[code]
        year = _year_of(parse, ground, lambda y: date(y, *begins))
        day: date | None = _nth_from(date(year, *begins), parse["n"], parse["wd"]) if year else None
    elif "month" in parse:
        first = add(ground.today.replace(day=1), parse.get("dir", 0), "M")
        day = _nth_in(first, parse["n"], parse["wd"])
    elif "year" in parse:
        day = _nth_from(date(parse.get("y", ground.today.year), 1, 1), parse["n"], parse["wd"])
    else:
        month, n, wd = parse["m"], parse["n"], parse["wd"]
        year = _year_of(parse, ground, lambda y: _nth_in(date(y, month, 1), n, wd))
        day = _nth_in(date(year, month, 1), n, wd) if year else None
    return covering(day.isoformat(), ground.today, day) if day else None


def _nth_from(first: date, n: int, wd: int) -> date:
    return first + timedelta(days=(wd - first.isoweekday()) % 7 + 7 * (max(n, 1) - 1))


def _nth_in(first: date, n: int, wd: int) -> date:
    if n > 0:
        return _nth_from(first, n, wd)
    last = add(first, 1, "M") - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - wd) % 7)


def _slice(parse: Parse, ground: Ground) -> Resolved | None:
    whole = (
        month_of({name: parse[name] for name in ("m", "dir") if name in parse}, ground) if "y" not in parse else None
    )
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
        return covering(
            unit_value(saturday, "WE"), date.fromisoformat(whole.anchor) if whole and whole.anchor else None
        )
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
        day = day_or_none(parse["y"], parse["m"], parse["d"]) if "y" in parse else day_of_year(parse, ground)
    else:
        months = [add(ground.today.replace(day=1), n, "M") for n in (-1, 0, 1)]
        days = [day for month in months if (day := day_or_none(month.year, month.month, parse["d"]))]
        day = choose(days, ground.today, None, ground.side)
    return covering(unit_value(day, parse["u"]), ground.today) if day else None


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


KINDS: dict[str, Callable[[Parse, Ground], Resolved | None]] = {
    "period": _period, "feast": _feast, "nth": _nth, "slice": _slice, "weekof": _weekof, "span": _span,
}  # fmt: skip
