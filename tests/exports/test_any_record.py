"""No record makes an export fail, and the same record always gives the same export."""

from __future__ import annotations

import csv
import io
import json
from typing import Any, get_args
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

import made_records
from aidememoire import exports
from aidememoire.exports.to_cameo import cameo_header, cameo_rows
from aidememoire.exports.to_csv import events_csv_header, events_csv_rows
from aidememoire.exports.to_plover import plover_lines
from aidememoire.exports.to_polecat import polecat_header, polecat_rows
from aidememoire.exports.to_table import events_table, times_table
from aidememoire.passage import Passage
from aidememoire.record import Actor, ActorKind, Assertion, Event, EventType, Header, Record, Role, TimeExpression

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
ODD = st.one_of(
    TEXTS,
    st.sampled_from(['="', "\t", "\r\n", "''", ";", "a; b", "<a>&", "\x00", "\u2028", "président du", "de l'ONU"]),
)
MAYBE = st.none() | ODD
DATES = (
    st.none()
    | ODD
    | st.sampled_from(["2016-12-07", "2016-W49", "2016-W99", "2016", "2016-13", "0000-01-01", "2016-12-07/2016-12-01"])
)


@st.composite
def records(draw: st.DrawFn) -> Record:
    text = draw(ODD)

    def span() -> tuple[int, int]:
        start = draw(st.integers(0, len(text) - 1))
        return start, draw(st.integers(start + 1, len(text)))

    def some(most: int) -> range:
        return range(draw(st.integers(0, most)))

    actors = []
    for n in some(3):
        mention = Passage.cut(text, *span())
        roles = tuple(Role(title=draw(ODD), evidence=mention) for _ in some(2))
        kind = draw(st.sampled_from(get_args(ActorKind)))
        actors.append(
            Actor(id=f"a{n}", name=draw(ODD), kind=kind, country=draw(MAYBE), roles=roles, mentions=(mention,))
        )
    ids = [actor.id for actor in actors]
    who = st.lists(st.sampled_from(ids), max_size=3).map(tuple) if ids else st.just(())
    events = [
        Event(
            id=f"e{n}", type=draw(st.sampled_from(get_args(EventType))), mode=draw(MAYBE), cameo=draw(MAYBE),
            contexts=tuple(draw(st.lists(ODD, max_size=2))), actors=draw(who), recipients=draw(who), date=draw(DATES),
            place=draw(MAYBE), assertion=draw(st.sampled_from(get_args(Assertion))), by=draw(st.sampled_from([None, *ids])),
            evidence=tuple(Passage.cut(text, *span()) for _ in range(draw(st.integers(1, 2)))), why=draw(MAYBE),
        )
        for n in some(3)
    ]  # fmt: skip
    times = [
        TimeExpression.cut(
            text, *span(), type=draw(st.sampled_from(["DATE", "TIME", "DURATION", "SET"])), value=draw(ODD), mod=draw(MAYBE),
            **{"from": draw(DATES), "to": draw(DATES), "anchor": draw(DATES)},
        )
        for _ in some(3)
    ]  # fmt: skip
    header: dict[str, Any] = {
        name: draw(MAYBE) for name in ("published", "dateline_place", "agency", "headline", "language")
    }
    return made_records.record(
        text,
        id=draw(ODD),
        date=draw(DATES),
        header=Header(**header),
        actors=tuple(actors),
        events=tuple(events),
        times=tuple(times),
    )


def rows(content: str, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content, newline=""), delimiter=delimiter))


@settings(max_examples=150, deadline=None)
@given(records())
def test_any_record_is_exported_whole(record: Record) -> None:
    told = [event for event in record.events if event.assertion != "denied"]
    assert [json.loads(line) for line in plover_lines(record).split("\n")[:-1]] == exports.plover(record)
    assert len(exports.plover(record)) == len(record.events)
    assert {len(row) for row in rows(polecat_header() + polecat_rows(record), "\t")} == {46}
    assert len(rows(polecat_rows(record), "\t")) == polecat_rows(record).count("\n") == len(told)
    assert len(rows(cameo_rows(record), "\t")) == cameo_rows(record).count("\n") == len(told)
    assert {len(row) for row in rows(cameo_header() + cameo_rows(record), "\t")} == {11}
    assert len(rows(events_csv_rows(record), ",")) == len(record.events)
    assert {len(row) for row in rows(events_csv_header() + events_csv_rows(record), ",")} == {20}
    root = ElementTree.fromstring(exports.timeml(record).encode())
    assert len("".join(root.itertext())) == len(record.text)
    ids = [tag.attrib["tid"] for tag in root.iter("TIMEX3")]
    assert len(ids) == len(set(ids))
    pointed = {
        tag.attrib[name]
        for tag in root.iter("TIMEX3")
        for name in ("beginPoint", "endPoint", "anchorTimeID")
        if name in tag.attrib
    }
    assert pointed <= set(ids)
    for value in (exports.events_json(record), exports.times_json(record)):
        assert json.loads(json.dumps(value)) == value
    assert events_table(record).endswith("\n")
    assert times_table(record).endswith("\n")


@given(records())
@settings(max_examples=25, deadline=None)
def test_the_same_record_gives_the_same_bytes(record: Record) -> None:
    again = Record.from_json(record.to_json())
    assert plover_lines(again) == plover_lines(record)
    assert polecat_rows(again) == polecat_rows(record)
    assert exports.timeml(again) == exports.timeml(record)
