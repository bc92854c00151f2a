"""TimeML: XML that is whole, whose text is the dispatch's, and whose times point to each other."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

import made_records
from aidememoire.exports import timeml
from aidememoire.exports.to_timeml import xml_text

TEXT = (
    'Depuis trois semaines, <Durand> & "fils" attendent.\r\nLundi\u202f: rien. Il y a deux ans, oui; chaque mardi, non.'
)


def tags(document: str) -> list[dict[str, str]]:
    return [dict(tag.attrib) for tag in ElementTree.fromstring(document.encode()).iter("TIMEX3")]


def sample() -> str:
    times = (
        made_records.time(
            TEXT,
            "trois semaines",
            "DURATION",
            "P3W",
            **{"from": "2018-01-26", "to": "2018-02-16", "anchor": "2018-02-16"},
        ),
        made_records.time(
            TEXT, "Lundi", "DATE", "2018-02-12", **{"from": "2018-02-12", "to": "2018-02-12", "anchor": "2018-02-16"}
        ),
        made_records.time(
            TEXT, "deux ans", "DURATION", "P2Y", **{"from": "2016-01-01", "to": "2016-12-31", "anchor": "2018-02-16"}
        ),
        made_records.time(TEXT, "chaque mardi", "SET", "XXXX-WXX-2", quant="EVERY", freq="1W"),
    )
    return timeml(made_records.record(TEXT, times=times))


def test_the_times_stand_in_the_text_and_point_to_each_other() -> None:
    assert tags(sample()) == [
        {"tid": "t0", "type": "DATE", "value": "2018-02-16", "functionInDocument": "CREATION_TIME"},
        {"tid": "t1", "type": "DURATION", "value": "P3W", "beginPoint": "t5", "endPoint": "t0"},
        {"tid": "t5", "type": "DATE", "value": "2018-01-26", "temporalFunction": "true"},
        {"tid": "t2", "type": "DATE", "value": "2018-02-12", "temporalFunction": "true", "anchorTimeID": "t0"},
        {"tid": "t3", "type": "DURATION", "value": "P2Y"},
        {"tid": "t4", "type": "SET", "value": "XXXX-WXX-2", "quant": "EVERY", "freq": "1W"},
    ]


def test_without_its_tags_the_document_is_the_text() -> None:
    root = ElementTree.fromstring(sample().encode())
    assert "".join(root.itertext()) == TEXT
    assert [tag.text for tag in root if tag.text] == ["trois semaines", "Lundi", "deux ans", "chaque mardi"]


def test_a_dispatch_without_a_day_has_no_creation_time() -> None:
    assert tags(timeml(made_records.record("Rien.", date=None))) == []


@given(st.text(min_size=1).filter(str.strip))
def test_any_text_comes_back(text: str) -> None:
    root = ElementTree.fromstring(timeml(made_records.record(text)).encode())
    found = "".join(root.itertext())
    assert found == xml_text(text)
    assert len(found) == len(text)


def test_times_that_overlap_leave_the_document_whole() -> None:
    whole = made_records.time(TEXT, "trois semaines", "DURATION", "P3W")
    part = made_records.time(TEXT, "semaines", "DURATION", "PXW")
    found = tags(timeml(made_records.record(TEXT, times=(part, whole))))
    assert [tag["value"] for tag in found] == ["2018-02-16", "P3W"]
