"""How codes, dates and names of a record are put into words for a reader of French or English."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from babel.dates import format_date
from babel.units import format_unit

from aidememoire.record import Record

DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):?(\d\d)?|T(MO|MI|AF|EV|NI))?")
WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
MONTH = re.compile(r"(\d{4})-(\d\d)")
YEAR = re.compile(r"\d{4}")
SEASON = re.compile(r"(\d{4})-(SP|SU|FA|AU|WI)")
DURATION_PART = re.compile(r"(\d+(?:\.\d+)?)([YMWDHS])")
FIRST = re.compile(r"\b1 (?=[^\W\d])")
_DAYS = {"Y": "duration-year", "M": "duration-month", "W": "duration-week", "D": "duration-day"}
_HOURS = {"H": "duration-hour", "M": "duration-minute", "S": "duration-second"}

# C0 and C1 controls and the marks that turn the direction of writing: in a terminal they would act on
# the reader's screen, in a page they would reorder what stands beside them
_CONTROL_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\n\t"} | {0x7F: 0x2421}
_UNSAFE = _CONTROL_PICTURES | dict.fromkeys(
    [*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0xFFFD
)


LANGUAGES = ("fr", "en")
_reader: ContextVar[str] = ContextVar("language of the reader", default="fr")


@contextmanager
def reader_of(language: str) -> Iterator[None]:
    """Within it, every word of this module is in that language, one of LANGUAGES; French without it."""
    token = _reader.set(language)
    try:
        yield
    finally:
        _reader.reset(token)


def language() -> str:
    """The language that the reader reads."""
    return _reader.get()


def labels() -> dict[str, Any]:
    """The words of the pages, from `locale/<language>.toml`."""
    return _labels(language())


@cache
def _labels(language: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("locale", f"{language}.toml").read_text("utf-8"))


def label(table: str, code: str) -> str:
    """The word for a code; the code itself when there is none, so that nothing is ever hidden."""
    return str(labels()[table].get(code, code))


def phrase(name: str, /, **values: object) -> str:
    """A phrase of the page with its blanks filled."""
    return str(labels()["page"][name]).format(**values)


def displayable(text: str) -> str:
    """The same number of characters, safe to show: controls become visible signs."""
    return text.replace("\r\n", " \n").replace("\r", "\n").translate(_UNSAFE)


def one_line(text: str) -> str:
    """Safe to show on one line: every run of blanks is one space."""
    return " ".join(displayable(text).split())


def name_of(record: Record, actor: str | None) -> str | None:
    """The name of an actor of the record, None for None."""
    found = record.actor(actor)
    return one_line(found.name) if found else None


def names_of(record: Record, actors: Sequence[str]) -> str:
    """The names of several actors, in the order given."""
    return ", ".join(name for actor in actors if (name := name_of(record, actor)))


def when(value: str | None, *, weekday: bool = True) -> str:
    """A TIMEX3 or ISO value in the reader's words: « mer. 7 déc. 2016, soir »; the value itself if odd.

    >>> when("2016-12-07TEV")
    'mer. 7 déc. 2016, soir'
    """
    return _when(value, weekday, language()) if value else ""


@lru_cache(maxsize=8192)
def _when(value: str, weekday: bool, language: str) -> str:
    del language  # the reader's, which the words below are in
    if found := DAY.fullmatch(value[:16] if len(value) > 16 else value) or DAY.match(value):
        return _day(found, value, weekday)
    if found := WEEK.fullmatch(value):
        try:
            monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        except ValueError:
            return value
        return phrase("weekend_of" if found[3] else "week_of", day=_format(monday, "d MMM y"))
    if found := MONTH.fullmatch(value):
        try:
            return _format(date(int(found[1]), int(found[2]), 1), "MMMM y")
        except ValueError:
            return value
    if found := SEASON.fullmatch(value):
        return f"{label('season', found[2])} {found[1]}"
    return value


def _format(day: date, pattern: str) -> str:
    words = str(format_date(day, pattern, locale=language()))
    return FIRST.sub("1er ", words, count=1) if language() == "fr" else words


def _day(found: re.Match[str], value: str, weekday: bool) -> str:
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return value
    words = _format(day, "EEE d MMM y" if weekday else "d MMM y")
    if found[6]:
        return f"{words}, {label('part_of_day', found[6])}"
    if found[4]:
        return phrase("day_and_hour", day=words, hour=_hour(int(found[4]), found[5] or ""))
    return words


def _hour(hour: int, minute: str) -> str:
    return f"{hour}h{minute}" if language() == "fr" else f"{hour}:{minute or '00'}"


def instant(value: str | None) -> str:
    """An instant with its zone in words, the day in full: « mercredi 7 décembre 2016 à 12h12 (UTC-05:00) »."""
    if not value:
        return ""
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        return when(value)
    words = _format(at.date(), "EEEE d MMMM y")
    if len(value) > 10:
        words = phrase("day_and_hour", day=words, hour=_hour(at.hour, f"{at.minute:02d}"))
    if at.tzinfo is not None:
        words += f" ({at.tzname()})"
    return words


def duration(value: str) -> str:
    """An ISO 8601 duration in words: « 2 heures »; the value itself when it is not one.

    >>> duration("P1Y6M"), duration("PT90M")
    ('1 an 6 mois', '90 minutes')
    """
    if not re.fullmatch(r"P[\dTYMWDHS.]+", value):
        return value
    days, _, hours = value[1:].partition("T")
    words = []
    for part, units in ((days, _DAYS), (hours, _HOURS)):
        for count, letter in DURATION_PART.findall(part):
            if letter not in units:
                return value
            words.append(str(format_unit(float(count), units[letter], locale=language())))
    return " ".join(words).replace("\xa0", " ").replace("\u202f", " ") or value
