"""What is still to come as an iCalendar (RFC 5545), for anybody's calendar, each entry with the words that announce it.

A day is an all-day entry. A day and hour is an entry at that hour of the place's own clock (a « floating » time: the
text names no zone). A week, a month, a year or several days is one all-day entry over all of them that blocks no time,
its title saying that the day is not known. What has no day stands in no calendar and is left out. `STATUS` is
CONFIRMED for what is scheduled, TENTATIVE for what is expected, CANCELLED for what is called off.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from aidememoire.exports.cells import one_line
from aidememoire.exports.days import days_of
from aidememoire.items import item_name, items_of
from aidememoire.record import AgendaItem, Record
from aidememoire.stories.nouns import Proof, Story
from aidememoire.views import wording

STATUS = {
    "scheduled": "CONFIRMED", "expected": "TENTATIVE", "cancelled": "CANCELLED", "happened": "CONFIRMED",
    "postponed": "CANCELLED", "passed": "TENTATIVE",
}  # fmt: skip
PRODUCT = "-//aidememoire//agenda//FR"
UNDATED = datetime(1970, 1, 1, tzinfo=UTC)  # a dispatch without a date: the same bytes on any day
_HOUR = re.compile(r"T(\d\d):?(\d\d)")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the calendar: `uid` is the same in every export, `stamp` when its dispatch was sent."""

    uid: str
    what: str
    date: str
    status: str
    by: str | None
    notes: tuple[str, ...]
    stamp: datetime
    moved: int = 0


def calendar_of_records(records: Iterable[Record], *, name: str = "") -> bytes:
    """The agenda of dispatches. An entry's UID is its dispatch and item; two dispatches give two entries."""
    return _calendar((entry for record in records for entry in _of_record(record)), name)


def calendar_of_story(story: Story) -> bytes:
    """The agenda of a story: one entry an appointment, however often it was told and moved.

    Its UID stays when its day changes and SEQUENCE goes up, so that a calendar moves the entry.
    """
    return _calendar(_of_story(story), story.title)


def _of_record(record: Record) -> Iterable[Entry]:
    for item in items_of(record):
        if isinstance(noun := item.noun, AgendaItem) and noun.date:
            by = record.actor(noun.by)
            words = _note(record.id, record.date, noun.evidence.text)
            uid = item_name(record.id, item.id)
            stamp = _stamp(record.header.published or record.date)
            yield Entry(uid, noun.what, noun.date, noun.status, by.name if by else None, (words,), stamp)


def _of_story(story: Story) -> Iterable[Entry]:
    for item in story.agenda:
        if item.date:
            by = story.party(item.by)
            proofs: list[Proof] = [*item.proofs, *([item.ended] if item.ended else [])]
            notes = tuple(_note(one.dispatch, one.date, one.text) for one in proofs)
            stamp = max(_stamp(one.date) for one in proofs)
            name = by.name if by else item.by
            moved = len(item.moved_from)
            yield Entry(f"{story.id}#{item.id}", item.what, item.date, item.status, name, notes, stamp, moved)


def _note(dispatch: str, day: str | None, words: str) -> str:
    return f"« {one_line(words)} » ({dispatch}{', ' + day if day else ''})"


def _stamp(value: str | None) -> datetime:
    """The instant in UTC; a time without zone counts as UTC."""
    try:
        at = datetime.fromisoformat(value or "")
    except ValueError:
        return UNDATED
    try:
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC).replace(microsecond=0)
    except OverflowError:
        return UNDATED


def _calendar(entries: Iterable[Entry], name: str) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.add("x-wr-calname", one_line(name))
    for entry in entries:
        days = days_of(entry.date)
        if days is not None:
            calendar.add_component(_event(entry, *map(date.fromisoformat, days)))
    data: bytes = calendar.to_ical()
    return data


def _event(entry: Entry, first: date, last: date) -> Event:
    event = Event()
    event.add("uid", one_line(entry.uid).replace(" ", "_") + "@aidememoire")
    event.add("dtstamp", entry.stamp)
    title = one_line(entry.what)
    if first != last:
        title = f"{title} ({wording.when(entry.date)})"
    event.add("summary", title)
    at = _HOUR.search(entry.date) if first == last else None
    hour = _time(at) if at else None
    if hour is not None:
        event.add("dtstart", datetime.combine(first, hour))
    else:
        event.add("dtstart", first)
        if last < date.max:
            event.add("dtend", last + timedelta(days=1))  # the day after: the end is not in it
        event.add("transp", "TRANSPARENT" if first != last else "OPAQUE")
    event.add("status", STATUS[entry.status])
    event.add("sequence", entry.moved)
    by = [one_line(entry.by)] if entry.by else []
    event.add("description", "\n".join([*entry.notes, *by]))
    return event


def _time(found: re.Match[str]) -> time | None:
    hour, minute = int(found[1]), int(found[2])
    return time(hour, minute) if hour < 24 and minute < 60 else None
