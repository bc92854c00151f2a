"""Which days does a person mean in a question? « décembre 2016 », « depuis lundi », « entre le 3 et le 7 mai », ISO.

The grammar and the calendar are those that read dispatches; what a question leaves open lies behind today.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from aidememoire.errors import InputError
from aidememoire.exports.days import days_of
from aidememoire.lexicon.loader import load
from aidememoire.lexicon.phrases import fold

if TYPE_CHECKING:
    from aidememoire.times.readings import Reading

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


def asked_period(when: str | None, since: str | None, until: str | None, today: date | None = None) -> Days:
    """The days that a question names in one or in two; `since` and `until` win over `when`.

    Raises InputError for words that name no day, and for a period that ends before it begins.

    >>> asked_period(None, "mai 2016", "juillet 2016"), asked_period("2016", None, "2016-03")
    (Days(since='2016-05-01', until='2016-07-31'), Days(since='2016-01-01', until='2016-03-31'))
    """
    days = asked_days(when, today) if when is not None else Days(None, None)
    first, last = (asked_days(said, today) if said is not None else Days(None, None) for said in (since, until))
    found = Days(first.since or days.since, last.until or days.until)
    if found.since and found.until and found.until < found.since:
        raise _backwards(" .. ".join(said for said in (since or when, until or when) if said))
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
    from aidememoire.times.resolve import resolve
    from aidememoire.times.side import AHEAD, PAST

    readings: list[Reading] = []
    spelt = _spelt(words)
    for said in (spelt, f"le {spelt}", f"en {spelt}"):  # « mai » alone may be no month in a text; in a question it is
        found_here = find_readings(Source(said))
        readings = [reading for reading in found_here if reading.type in ("DATE", "TIME", "DURATION")]
        if 0 < len(readings) < 3 and not _unread(said, readings):
            break
    else:
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
            edge = str(reading.parse.get("edge") or "")
            if found and edge and "courant" not in said[reading.start : reading.end].lower():
                found = _edge_of(found, edge)
        if found is None or found[0] is None:
            raise _unknown(words)
        bounds.append(found)
    if bounds[-1][1] < bounds[0][0]:
        raise _backwards(words)
    return _sided(said[: readings[0].start], bounds)


def _spelt(words: str) -> str:
    """The words with the short names of months written out, « déc. 2016 »; before a day's number it is a weekday's."""
    return re.sub(
        r"[^\W\d_]+\b\.?(?!\.? ?\d{1,2}\b)", lambda found: _short_months().get(fold(found[0]), found[0]), words
    )


def _unread(said: str, readings: list[Reading]) -> bool:
    """Whether words stand around the times that were read which nobody says there: « 31 avril », « acte 5 mai »."""
    ends = [0, *(reading.end for reading in readings)]
    starts = [*(reading.start for reading in readings), len(said)]
    between = " ".join(said[end:start] for end, start in zip(ends, starts, strict=True))
    known = load("times_asked")["around"]["words"]
    sides = {word for phrase, _ in _sides() for word in phrase.split()}
    return any(word not in known and word not in sides for word in fold(between).split())


def _edge_of(found: tuple[str, str], edge: str) -> tuple[str, str]:
    """The beginning, middle or end of some days, a third each: « fin 2017 » begins in September.

    >>> _edge_of(("2018-02-01", "2018-02-28"), "MID"), _edge_of(("2017-01-01", "2017-12-31"), "END")
    (('2018-02-11', '2018-02-20'), ('2017-09-01', '2017-12-31'))
    """
    first, last = (date.fromisoformat(day) for day in found)
    length = (last - first).days + 1
    if length in (365, 366):
        second, third = first.replace(month=5), first.replace(month=9)
    else:
        third_of = 10 if 28 <= length <= 31 else max(1, length // 3)
        second, third = first + timedelta(days=third_of), first + timedelta(days=min(2 * third_of, length - 1))
    if edge == "START":
        return found[0], (second - timedelta(days=1)).isoformat()
    if edge == "MID":
        return second.isoformat(), max(second, third - timedelta(days=1)).isoformat()
    return third.isoformat(), found[1]


@cache
def _short_months() -> dict[str, str]:
    """The folded short name of a month, and its name."""
    given = load("times")
    names = {number: name for name, number in given["months"].items()}
    return {fold(short): names[number] for short, number in given["short_months"].items()}


def _sided(before: str, bounds: list[tuple[str, str]]) -> Days:
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
