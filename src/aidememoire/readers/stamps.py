"""When does a page say that it was published and updated? Dates, hours and zones of its stamps.

Day first, as French writes it; « 12h15 » and « 12:15 »; zones by abbreviation (HNE is EST), by offset,
or « heure de Paris », summer time included. Sources: agency pages; the time zone database.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from functools import cache
from zoneinfo import ZoneInfo

from aidememoire.characters import fold
from aidememoire.lexicon import loader

_SEPARATORS = r"[\s|,;:•·()\[\]/—–\-]+"


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day, perhaps with an hour and a zone, at code points `start:end` of its line.

    `label` is published, updated, or "" when no word says which; `zone` is what the words say of the
    zone, folded; `weekday` is the stated one (Monday is 0); `day` is None for a date that cannot be
    (31/02) or that has no year.
    """

    start: int
    end: int
    label: str
    day: date | None
    year_given: bool = True
    weekday: int | None = None
    hour: int | None = None
    minute: int = 0
    zone: str = ""
    month_first: bool = False
    impossible_hour: bool = False
    month: int = 0
    dom: int = 0

    @property
    def iso(self) -> str | None:
        """The instant with its zone when the words give one, the day alone without an hour."""
        if self.day is None:
            return None
        if self.hour is None:
            return self.day.isoformat()
        local = datetime(self.day.year, self.day.month, self.day.day, self.hour, self.minute)
        offset = _offset(self.zone, local)
        if offset is None:
            return local.isoformat(timespec="minutes")
        return local.replace(tzinfo=timezone(offset)).isoformat(timespec="minutes")


@cache
def months() -> dict[str, int]:
    """Folded month name or short form -> its number."""
    data = loader.load("wire")["months"]
    names = {fold(name): number for number, name in enumerate(data["fr"], 1)}
    return names | {fold(k): v for table in ("short", "en") for k, v in data[table].items()}


def _choice(words: list[str]) -> str:
    """An alternation, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


@cache
def day_pattern(prefix: str = "") -> str:
    """The pattern of a written day, on folded text; group names take `prefix`."""
    month = _choice(list(months()))
    weekday = _choice(_weekdays()) + "|" + "|".join(rf"{day[:3]}\." for day in _weekdays())
    p = prefix
    return (
        rf"(?:(?P<{p}weekday>{weekday})\.?,?\s+)?(?:le\s+)?(?:(?P<{p}weekday2>{weekday})\s+)?(?:"
        rf"(?P<{p}iso>\d{{4}}(?:-\d\d-\d\d|/\d\d/\d\d))(?!\d)"
        rf"|(?P<{p}num>\d{{1,2}}(?P<{p}sep>[/.-])\d{{1,2}}(?P={p}sep)(?:\d{{4}}|\d\d))(?!\d)"
        rf"|(?P<{p}dom>\d{{1,2}})(?:er)?\s+(?P<{p}month>{month})\b\.?(?:,?\s+(?P<{p}year>\d{{4}})(?!\d))?"
        rf"|(?P<{p}emonth>{month})\b\.?\s+(?P<{p}edom>\d{{1,2}}),?\s+(?P<{p}eyear>\d{{4}})(?!\d))"
    )


@cache
def hour_pattern() -> str:
    """The pattern of an hour and its zone, on folded text."""
    data = loader.load("wire")["zones"]
    names = _choice([fold(name) for name in data["offsets"]])
    places = _choice([fold(name) for name in data["hours_of"]])
    zone = (
        rf"(?:(?:gmt|utc)\s?[+-]\d{{1,2}}(?::?\d\d)?|(?:{names})\b|heure\s+(?:de\s+|d')?(?:{places})\b|heure\s+locale"
        rf"|[+-]\d\d:?\d\d\b)"
    )
    return (
        rf"(?P<hour>\d\d?)(?:\s?h\s?(?P<minute>\d\d)?|:(?P<minute2>\d\d)(?::[0-5]\d(?:\.\d+)?)?)(?![\d:])"
        rf"(?:\s?[(,]?\s?(?P<zone>{zone})\s?\)?)?"
    )


@cache
def _stamp() -> re.Pattern[str]:
    labels = _choice(list(_labels()))
    alone = hour_pattern().replace("?P<", "?P<u")
    between = r"(?:\s*[,|·•]\s*|\s+[—–-]\s+|\s+|t(?=\d))(?:a\s+)?"
    return re.compile(
        rf"(?:(?P<label>(?<![\w]){labels})\s*:?\s*(?:par\s+\w+\s+)?)?"
        rf"(?:(?<!\d){day_pattern()}(?:{between}{hour_pattern()})?|(?<=\s)(?:a\s+){alone})"
    )


@cache
def _labels() -> dict[str, str]:
    data = loader.load("wire")["labels"]
    return {fold(word): kind for kind in ("published", "updated") for word in data[kind]}


@cache
def _weekdays() -> list[str]:
    data: list[str] = loader.load("wire")["weekdays"]["fr"]
    return data


def _weekday(written: str) -> int:
    """Its number, Monday 0, for « mercredi » as for « mer. »."""
    return next(number for number, day in enumerate(_weekdays()) if day.startswith(written.rstrip(".")))


def read_day(found: re.Match[str], prefix: str = "", year: int | None = None) -> tuple[date | None, bool]:
    """The day that `day_pattern` matched, and whether its month had to be read before its day.

    `year` completes a day written without one. None for a day that cannot be.
    """
    group = found.groupdict()
    if group[f"{prefix}iso"]:
        y, m, d = (int(part) for part in re.split(r"[/-]", group[f"{prefix}iso"]))
    elif group[f"{prefix}num"]:
        d, m, y = (int(part) for part in re.split(r"[/.-]", group[f"{prefix}num"]))
        y += 2000 if y < 70 else 1900 if y < 100 else 0
    else:
        written = group[f"{prefix}year"] or group[f"{prefix}eyear"]
        y = int(written) if written else (year or 0)
        m = months()[group[f"{prefix}month"] or group[f"{prefix}emonth"]]
        d = int(group[f"{prefix}dom"] or group[f"{prefix}edom"])
    swapped = bool(group[f"{prefix}num"]) and m > 12 >= d
    if swapped:  # no such month: an American page
        d, m = m, d
    try:
        return date(y, m, d), swapped
    except ValueError:
        return None, False


def find_stamps(folded: str) -> list[Stamp]:
    """The stamps of a folded line of the same length as the line received, left to right.

    A stamp without zone takes the zone of the next one on the line (« … 13h05 - … 23h40 (heure de Paris) »),
    an hour alone takes the day of the one before, an unlabelled one has label "".
    """
    stamps: list[Stamp] = []
    for found in _stamp().finditer(folded):
        group = found.groupdict()
        label = _labels().get(group["label"] or "", "")
        hour, minute, zone = group["hour"], group["minute"] or group["minute2"], group["zone"]
        if group["uhour"]:
            if not (stamps and label):
                continue
            hour, minute, zone = group["uhour"], group["uminute"] or group["uminute2"], group["uzone"]
            stamp = replace(stamps[-1], start=found.start(), end=found.end(), label=label, weekday=None)
        else:
            day, swapped = read_day(found)
            written = group["weekday"] or group["weekday2"]
            year_given = bool(group["iso"] or group["num"] or group["year"] or group["eyear"])
            stamp = Stamp(
                found.start(),
                found.end(),
                label,
                day,
                year_given=year_given,
                weekday=_weekday(written) if written else None,
                month_first=swapped,
                month=months()[group["month"]] if group["month"] else 0,
                dom=int(group["dom"] or 0),
            )
        stamps.append(_at_hour(stamp, hour, minute, zone))
    for place in range(len(stamps) - 2, -1, -1):
        if stamps[place].hour is not None and not stamps[place].zone:
            stamps[place] = replace(stamps[place], zone=stamps[place + 1].zone)
    return stamps


def _at_hour(stamp: Stamp, hour: str | None, minute: str | None, zone: str | None) -> Stamp:
    """The stamp at that hour; 24h00 is the next day's midnight, an hour that cannot be is left out."""
    if hour is None:
        return replace(stamp, hour=None, zone=zone or "")
    h, m = int(hour), int(minute or 0)
    if h > 24 or m > 59 or (h == 24 and m):
        return replace(stamp, hour=None, impossible_hour=True)
    day = stamp.day + timedelta(days=1) if h == 24 and stamp.day else stamp.day
    return replace(stamp, day=day, hour=h % 24, minute=m, zone=zone or "")


def with_year(stamp: Stamp, near: date) -> Stamp:
    """A stamp written without its year, in the year that puts it nearest to `near`."""
    days = []
    for year in (near.year - 1, near.year, near.year + 1):
        try:
            days.append(date(year, stamp.month, stamp.dom))
        except ValueError:
            continue
    return replace(stamp, day=min(days, key=lambda d: abs(d - near))) if days else stamp


def is_label(folded: str) -> bool:
    """Whether the folded words only say « publié » or « mis à jour »."""
    return folded in _labels()


def _offset(zone: str, local: datetime) -> timedelta | None:
    """Minutes east of Greenwich at that local time; None when the words name no zone."""
    data = loader.load("wire")["zones"]
    if not zone or zone == "heure locale":
        return None
    signed = re.search(r"([+-])(\d\d?):?(\d\d)?$", zone)
    if signed:
        minutes = int(signed[2]) * 60 + int(signed[3] or 0)
        return timedelta(minutes=minutes if signed[1] == "+" else -minutes) if minutes < 24 * 60 else None
    if zone.startswith("heure"):
        place = re.sub(r"^heure\s+(de\s+|d')?", "", zone)
        names = {fold(key): value for key, value in data["hours_of"].items()}
        return ZoneInfo(names[place]).utcoffset(local)
    offsets = {fold(key): value for key, value in data["offsets"].items()}
    return timedelta(minutes=offsets[zone])
