"""Which days does a person mean in a question? « décembre 2016 », « depuis lundi », « entre le 3 et le 7 mai », ISO.

The grammar and the calendar are those that read dispatches; what a question leaves open lies behind today.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache, partial
from typing import NamedTuple

from aidememoire.errors import InputError
from aidememoire.exports.days import days_of
from aidememoire.lexicon.loader import load
from aidememoire.lexicon.phrases import fold

_ISO = re.compile(r"\d{4}(?:-W\d\d|-\d\d(?:-\d\d)?)?")
_DAY_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_RANGE = re.compile(r"\s*(?:\.\.|/|→)\s*")
_EXAMPLE = "write « décembre 2016 », « depuis lundi », « entre le 3 et le 7 mai », 2016-12-07 or 2016-12-01..2016-12-07"


class Days(NamedTuple):
    """First and last day meant (ISO, inclusive), None where that side is open."""

    since: str | None
    until: str | None


def asked_days(said: str, today: date | None = None) -> Days:
    """The days that words mean, counted from today. Raises InputError, with examples, for what names none.

    >>> asked_days("2016-12"), asked_days("07/12/2016..")
    (Days(since='2016-12-01', until='2016-12-31'), Days(since='2016-12-07', until=None))
    >>> asked_days("décembre 2016"), asked_days("depuis le 3 mai 2017")
    (Days(since='2016-12-01', until='2016-12-31'), Days(since='2017-05-03', until=None))
    """
    words = " ".join(said.split())
    written = _written(words)
    if written is not None:
        return written
    return _spoken(words, today or date.today())


def asked_day(said: str, today: date | None = None) -> str:
    """The one day that words mean; of a month or a year its last day. Raises InputError.

    >>> asked_day("7 décembre 2016"), asked_day("2016-02")
    ('2016-12-07', '2016-02-29')
    """
    days = asked_days(said, today)
    found = days.until or days.since
    if found is None:
        raise _unknown(said)
    return found


def _unknown(said: str) -> InputError:
    return InputError("names no day", where=repr(said), remedy=_EXAMPLE)


def _backwards(said: str) -> InputError:
    return InputError("ends before it begins", where=repr(said), remedy=_EXAMPLE)


def _written(words: str) -> Days | None:
    """ISO days, weeks, months, years, days written day first, and ranges of these; None for other words."""
    parts = [part.strip() for part in re.split(r"\s*\.\.\s*", words)] if ".." in words else None
    if parts is None:
        parts = words.split("/") if re.fullmatch(r"\d{4}[\dW-]*/\d{4}[\dW-]*", words) else [words]
    if len(parts) > 2 or not any(parts):
        return None
    found = [_one(part) if part else None for part in parts]
    if any(part and bounds is None for part, bounds in zip(parts, found, strict=True)):
        return None
    first, last = found[0], found[-1]
    days = Days(first[0] if first else None, last[1] if last else None)
    if days.since and days.until and days.until < days.since:
        raise _backwards(words)
    return days


def _one(part: str) -> tuple[str, str] | None:
    if found := _DAY_FIRST.fullmatch(part):
        written, part = part, f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
        if days_of(part) is None:
            raise _unknown(written)
    elif not _ISO.fullmatch(part):
        return None
    bounds = days_of(part)
    if bounds is None:
        raise _unknown(part)
    return bounds


def _spoken(words: str, today: date) -> Days:
    from aidememoire.pipes.times import find_readings
    from aidememoire.times.ground import Ground
    from aidememoire.times.guards import Source
    from aidememoire.times.readings import Reading
    from aidememoire.times.resolve import resolve
    from aidememoire.times.side import AHEAD, PAST

    readings: list[Reading] = []
    for said in (words, f"en {words}"):  # « mai » alone may be no month in a text; in a question it is
        found_here = find_readings(Source(said))
        readings = [reading for reading in found_here if reading.type in ("DATE", "TIME", "DURATION")]
        if readings:
            break
    if not 0 < len(readings) < 3:
        raise _unknown(words)
    bounds: list[tuple[str, str]] = []
    for reading in readings:
        ground, side = today, PAST
        if bounds:  # the end of a range follows its beginning
            ground, side = date.fromisoformat(bounds[0][0]), AHEAD
        if reading.parse["k"] == "ref":
            day = ground.isoformat() if reading.value == "PRESENT_REF" else None
            found = (day, day) if day else None
        else:
            meant = resolve(reading.parse, Ground(ground, ground, ground, None, None, partial(int, side)))
            found = (meant.from_[:10], (meant.to or meant.from_)[:10]) if meant and meant.from_ else None
        if found is None or found[0] is None:
            raise _unknown(words)
        bounds.append(found)
    outside = said[: readings[0].start] + said[readings[-1].end :]
    if re.search(r"\d", outside):  # « 31 avril » holds a month that can be read, and a day that there is not
        raise _unknown(words)
    if bounds[-1][1] < bounds[0][0]:
        raise _backwards(words)
    return _sided(words[: readings[0].start], bounds, words)


def _sided(before: str, bounds: list[tuple[str, str]], words: str) -> Days:
    """The days with what the words before them say: « depuis », « avant »."""
    first, last = bounds[0][0], bounds[-1][1]
    side = next((name for phrase, name in _sides() if f" {fold(before)} ".endswith(f" {phrase} ")), None)
    if side == "since":
        return Days(first, last if len(bounds) > 1 else None)
    if side == "until":
        return Days(None, last)
    if side == "after":
        return Days(_shifted(last, 1), None)
    if side == "ahead_of":
        return Days(None, _shifted(first, -1))
    return Days(first, last)


@cache
def _sides() -> list[tuple[str, str]]:
    given = load("times_asked")["before"]
    return sorted(
        ((phrase, name) for name, phrases in given.items() for phrase in phrases), key=lambda one: -len(one[0])
    )


def _shifted(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
