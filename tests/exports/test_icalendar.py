"""The agenda as a calendar, read back with icalendar."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from icalendar import Calendar

import made_records
from aidememoire.exports.to_icalendar import calendar_of_records, calendar_of_story
from aidememoire.record import AgendaItem, Record
from any_records import several_records
from made_stories import story


def events(data: bytes) -> list[Any]:
    calendar = Calendar.from_ical(data)
    assert calendar["prodid"]
    return list(calendar.walk("VEVENT"))


def planned(**more: Any) -> Record:
    said = made_records.whole().agenda[0]
    return made_records.whole(
        agenda=(AgendaItem(**{**{n: getattr(said, n) for n in AgendaItem.model_fields}, **more}),)
    )


def test_a_day_is_an_all_day_entry_with_the_words_and_the_dispatch() -> None:
    (event,) = events(calendar_of_records([made_records.whole()]))
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2018, 2, 20), date(2018, 2, 21))
    assert event["description"] == "« Une nouvelle rencontre est prévue le 20 février » (d1, 2018-02-16)"
    assert (event["uid"], event["status"], event["summary"]) == ("d1#g1@aidememoire", "CONFIRMED", "nouvelle rencontre")
    assert event["dtstamp"].dt == datetime(2018, 2, 16, 17, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "start", "end", "title"),
    [
        ("2018-02-20T15:30", datetime(2018, 2, 20, 15, 30), None, "nouvelle rencontre"),
        ("2018-02-20TEV", date(2018, 2, 20), date(2018, 2, 21), "nouvelle rencontre"),
        ("2018-03", date(2018, 3, 1), date(2018, 4, 1), "nouvelle rencontre (mars 2018)"),
        ("2018-W09", date(2018, 2, 26), date(2018, 3, 5), "nouvelle rencontre (semaine du 26 févr. 2018)"),
    ],
)
def test_when(said: str, start: Any, end: Any, title: str) -> None:
    (event,) = events(calendar_of_records([planned(date=said)]))
    assert (event["dtstart"].dt, event["summary"]) == (start, title)
    assert ("dtend" in event and event["dtend"].dt) == (end or False)


def test_what_has_no_day_stands_in_no_calendar() -> None:
    assert events(calendar_of_records([planned(date=None), planned(date="bientôt")])) == []


def test_called_off_is_cancelled() -> None:
    (event,) = events(calendar_of_records([planned(status="cancelled")]))
    assert event["status"] == "CANCELLED"


def test_an_appointment_of_a_story_moves_under_its_uid() -> None:
    (event,) = events(calendar_of_story(story()))
    assert (event["uid"], event["sequence"], event["dtstart"].dt) == (
        "s-cotabamba#ag1@aidememoire",
        1,
        date(2018, 2, 22),
    )
    assert event["dtstamp"].dt == datetime(2018, 2, 18, tzinfo=UTC)
    assert "reportée au 22" in event["description"]


@settings(max_examples=80, deadline=None)
@given(several_records())
def test_any_agenda_is_a_calendar(records: list[Record]) -> None:
    data = calendar_of_records(records)
    found = events(data)
    assert len({event["uid"] for event in found}) == len(found)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert calendar_of_records(records) == data
    for event in found:
        if "dtend" in event:
            assert event["dtend"].dt > event["dtstart"].dt


def test_nothing_is_an_empty_calendar() -> None:
    assert events(calendar_of_records([])) == []
