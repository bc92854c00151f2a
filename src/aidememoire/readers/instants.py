"""Which instant does a format's date field mean? ISO 8601 in its shapes, RFC 822, French as feeds write it."""

from __future__ import annotations

import re
from datetime import date, datetime

from aidememoire.characters import level
from aidememoire.readers.stamps import Stamp, find_stamps

_ISO = re.compile(r"\d{4}-?\d\d-?\d\d(?:[T ]\d\d.*)?")
_LONGEST = 120  # code points of a date field


def read_instant(value: object) -> str | None:
    """The instant, ISO 8601 with its zone when it is given; a day when there is no hour; None when it is no date.

    >>> read_instant("20161207T171200Z"), read_instant("mer., 07 déc. 2016 12:12:00 HNE")
    ('2016-12-07T17:12+00:00', '2016-12-07T12:12-05:00')
    """
    if isinstance(value, datetime):
        return _shown(value)
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str) or not value.strip():
        return None
    text = " ".join(value.split())[:_LONGEST]
    if _ISO.fullmatch(text):
        try:
            found = datetime.fromisoformat(text)
        except ValueError:
            pass
        else:
            return _shown(found) if len(text) > 10 else found.date().isoformat()
    stamps = [stamp for stamp in find_stamps(level(text)) if stamp.iso]
    return stamps[0].iso if stamps else None


def _shown(instant: datetime) -> str:
    """To the minute, as stamps are, unless it has seconds."""
    return instant.replace(microsecond=0).isoformat(timespec="seconds" if instant.second else "minutes")


def stamp_of(instant: str, label: str) -> Stamp:
    """The instant as a stamp of the header: `label` is published or updated."""
    found = datetime.fromisoformat(instant)
    if len(instant) <= 10:
        return Stamp(0, 0, label, found.date())
    zone = found.strftime("%z")  # +HHMM, "" without
    return Stamp(0, 0, label, found.date(), hour=found.hour, minute=found.minute, zone=zone[:5])
