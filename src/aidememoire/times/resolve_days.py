"""Which day, week, month or hour does a date of the calendar or a relative date mean?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from aidememoire.times.calendar import add, unit_value, week_value
from aidememoire.times.ground import REF, Ground, Parse, Resolved, at_clock, choose, covering, day_or_none, timed
from aidememoire.times.shapes import date_value
from aidememoire.times.side import PAST, UNKNOWN

# ------------------------------------------------------------------------------------------ calendar dates


def _date(parse: Parse, ground: Ground) -> Resolved | None:
    if "fixed" in parse:
        return covering(parse["fixed"], None)
    if "monthshift" in parse:
        month = add(ground.today.replace(day=1), parse["monthshift"], "M")
        return _on(parse, month.year, month.month, parse["d"], ground.today)
    if "y" in parse:
        return _full(parse)
    today = ground.today
    if "m" in parse and "d" in parse:
        day = day_of_year(parse, ground)
        return timed(parse, day, today) if day else None
    if "wd" in parse:
        return timed(parse, _weekday(parse, ground), ground.thread if parse.get("that") else today)
    if "m" in parse:
        return month_of(parse, ground)
    return None


def _full(parse: Parse) -> Resolved | None:
    if "d" in parse:
        return _on(parse, parse["y"], parse["m"], parse["d"], None)
    value = date_value(parse)
    if value is None:
        return None
    if "y2" in parse:
        return Resolved(value, f"{parse['y']:04}-01-01", f"{parse['y2']:04}-12-31")
    return covering(value, None)


def _on(parse: Parse, year: int, month: int, day: int, anchor: date | None) -> Resolved | None:
    try:
        return timed(parse, date(year, month, day), anchor)
    except ValueError:
        return None


def day_of_year(parse: Parse, ground: Ground) -> date | None:
    """The day of a month whose year is not said: on its side of now, or where its weekday fits."""
    base = ground.thread if abs(parse.get("dir", 0)) == REF else ground.today
    if "yearshift" in parse:
        return day_or_none(base.year + parse["yearshift"], parse["m"], parse["d"])
    if ground.year is not None and "dir" not in parse and (day := day_or_none(ground.year, parse["m"], parse["d"])):
        return day
    years = (
        range(base.year - 8, base.year + 9)
        if (parse["m"], parse["d"]) == (2, 29)
        else range(base.year - 6, base.year + 7)
    )
    days = [day for year in years if (day := day_or_none(year, parse["m"], parse["d"]))]
    if "wd" in parse:
        days = [day for day in days if day.isoweekday() == parse["wd"]] or days
        return min(days, key=lambda day: abs((day - base).days), default=None)
    if parse.get("needs_month"):  # « le 8 » beside « le 6 décembre »: the same season
        return min(days, key=lambda day: abs((day - base).days), default=None)
    direction = parse.get("dir")
    if direction is not None and abs(direction) == REF:
        direction //= 2
    near = [day for day in days if 0 <= (base - day).days <= 14]
    far = choose(days, base, direction, ground.side)
    if far is not None and near and direction is None and (far - base).days > 330:
        return near[0]  # a day of last month told in the future is a slip of tense, not next year
    return far


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
    return choose(days, base, direction or None, ground.side) or base


def following(parse: Parse, previous: date) -> Parse:
    """The reading of a list's member, held to the first such day or month from the member before it on.

    « en juin et juillet », « mardi et jeudi »: what follows in a list follows in time.
    """
    if {"y", "dir", "yearshift", "monthshift"} & set(parse):
        return parse
    if "m" in parse:
        day = parse.get("d")
        for year in (previous.year, previous.year + 1):
            then = day_or_none(year, parse["m"], day or 28)
            if then and then >= previous:
                return {**parse, "y": year}
    return parse


def month_of(parse: Parse, ground: Ground) -> Resolved | None:
    """The month whose year is not said: on its side of now; this month's own name is this month."""
    base = ground.thread if abs(parse.get("dir", 0)) == REF else ground.today
    if "yearshift" in parse:
        return covering(f"{base.year + parse['yearshift']:04}-{parse['m']:02}", base)
    if ground.year is not None and "dir" not in parse:
        return covering(f"{ground.year:04}-{parse['m']:02}", base)
    direction = parse.get("dir")
    if direction is None and (parse.get("this") or parse["m"] == base.month):
        return covering(f"{base.year:04}-{parse['m']:02}", base)
    if direction is not None and abs(direction) == REF:
        direction //= 2
    months = [date(year, parse["m"], 15) for year in range(base.year - 1, base.year + 2)]
    middle = base.replace(day=15)
    chosen = choose(months, middle, direction, ground.side)
    return covering(f"{chosen.year:04}-{chosen.month:02}", base) if chosen else None


# --------------------------------------------------------------------------------------------- relative dates


def _rel(parse: Parse, ground: Ground) -> Resolved | None:
    base = {"now": ground.today, "ref": ground.thread, "thread": ground.beside}[parse["base"]]
    unit, n = parse["u"], parse["n"]
    if unit == "WE":
        return covering(week_value(_weekend(parse, base, ground)) + "-WE", base)
    day = add(base, n, unit)
    if unit == "D":
        return timed(parse, day, base)
    return covering(unit_value(day, unit), base)


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
            return timed(parse, day, date.fromisoformat(parse["of_day"]))
        if ground.apposed is not None:
            return timed(parse, ground.apposed, ground.apposed)
        return None
    return timed(parse, ground.thread + timedelta(days=parse["n"]), ground.thread)


def _night(parse: Parse, ground: Ground) -> Resolved | None:
    """« la nuit de mardi à mercredi »: the second day on its side of now, the night of the day before."""
    second = _named(parse["b"], ground)
    if second is None or second.day is None:
        return None
    first = second.day - timedelta(days=1)
    if "m" in parse["a"] and "d" in parse["a"]:
        named = _named(parse["a"], ground)
        first = named.day if named and named.day else first
    return covering(f"{first.isoformat()}TNI", ground.today, first)


def _clock(parse: Parse, ground: Ground) -> Resolved | None:
    return at_clock(parse, ground.beside, ground.beside)


def _part(parse: Parse, ground: Ground) -> Resolved | None:
    return timed(parse, ground.beside, ground.beside)


def _named(parse: Parse, ground: Ground) -> Resolved | None:
    """One of the two days that a night lies between: « mardi », « le 3 », « hier »."""
    return _rel(parse, ground) if parse["k"] == "rel" else _date(parse, ground)


KINDS: dict[str, Callable[[Parse, Ground], Resolved | None]] = {
    "date": _date, "rel": _rel, "eve": _eve, "night": _night, "clock": _clock, "part": _part,
}  # fmt: skip
