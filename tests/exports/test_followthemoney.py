"""FollowTheMoney entities: only schemata and properties that the model has, every pointer leads somewhere."""

from __future__ import annotations

import json
import re
from typing import Any

from hypothesis import given, settings

import made_records
from aidememoire.exports.to_followthemoney import entity_id, followthemoney, followthemoney_lines
from aidememoire.record import Record
from aidememoire.stories.identities import Identities
from any_records import several_records

# what followthemoney 4 says of the schemata used here: properties by type, what each points to
THING = {
    "name",
    "alias",
    "country",
    "notes",
    "proof",
    "publisher",
    "sourceUrl",
    "keywords",
    "createdAt",
    "modifiedAt",
    "summary",
}
MODEL: dict[str, set[str]] = {
    "Article": THING | {"title", "fileName", "author", "date", "publishedAt", "language", "bodyText"},
    "Person": THING | {"position"}, "PublicBody": THING, "Organization": THING, "LegalEntity": THING,
    "Event": THING | {"startDate", "endDate", "recordId", "location", "involved"},
    "Note": THING | {"entity", "description"},
    "Mention": {"document", "name", "resolved", "detectedSchema"},
    "Membership": {"member", "organization", "role"}, "UnknownLink": {"subject", "object", "role"},
}  # fmt: skip
NEEDED = {
    **{key: {"name"} for key in ("Article", "Person", "PublicBody", "Organization", "LegalEntity", "Event")},
    "Mention": {"document", "name"}, "Membership": {"member", "organization"}, "UnknownLink": {"subject", "object"}, "Note": set[str](),
}  # fmt: skip
LEGAL = {"Person", "PublicBody", "Organization", "LegalEntity"}
POINTERS = {
    "proof": {"Article"}, "document": {"Article"}, "involved": LEGAL, "resolved": LEGAL, "entity": LEGAL, "member": LEGAL,
    "organization": {"Organization", "PublicBody"}, "subject": LEGAL, "object": LEGAL,
}  # fmt: skip
DATES = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d)?")


def found(schema: str, records: list[Record], **more: Any) -> list[dict[str, list[str]]]:
    return [one["properties"] for one in followthemoney(records, **more) if one["schema"] == schema]


def test_a_party_of_two_dispatches_is_one_entity() -> None:
    people = found("Person", [made_records.whole(), made_records.whole(id="d2")])
    assert [one["name"] for one in people] == [["Ana Ruiz"], ["Pablo Sosa"]]
    assert people[0]["country"] == ["cl"]
    assert people[0]["proof"] == [entity_id("dispatch", "d1"), entity_id("dispatch", "d2")]
    assert found("PublicBody", [made_records.whole()])[0]["name"] == ["Chili"]


def test_an_event_says_who_when_where_and_how_sure() -> None:
    event = found("Event", [made_records.whole()])[0]
    assert (event["name"], event["startDate"], event["location"]) == (
        ["Consultation : Ana Ruiz, Pablo Sosa"],
        ["2018-02-16"],
        ["Cotabamba"],
    )
    assert event["keywords"] == ["CONSULT", "meet", "046", "happened", "agency"]
    assert event["recordId"] == ["d1#e1"]


def test_what_is_denied_is_no_fact() -> None:
    assert found("Event", [made_records.talks(assertion="denied")]) == []


def test_the_text_keeps_its_lines_and_the_instant_is_utc() -> None:
    article = found("Article", [made_records.whole()])[0]
    assert (article["bodyText"], article["publishedAt"]) == ([made_records.WHOLE], ["2018-02-16T17:20:00"])


def test_those_whom_a_person_made_one_are_one() -> None:
    who = Identities(into={"person:ana-ruiz": "person:pablo-sosa"})
    assert [one["name"] for one in found("Person", [made_records.whole()], who=who)] == [["Pablo Sosa"]]


@settings(max_examples=80, deadline=None)
@given(several_records())
def test_any_records_make_entities_of_the_model(records: list[Record]) -> None:
    lines = list(followthemoney_lines(records))
    assert lines == list(followthemoney_lines(records))
    entities = [json.loads(line) for line in lines]
    by_id = {one["id"]: one["schema"] for one in entities}
    assert len(by_id) == len(entities)
    for one in entities:
        properties = one["properties"]
        assert re.fullmatch(r"[0-9a-zA-Z][0-9a-zA-Z.-]*", one["id"])
        assert set(properties) <= MODEL[one["schema"]]
        assert set(properties) >= NEEDED[one["schema"]], one
        for name, values in properties.items():
            assert values
            assert all(values)
            if name in POINTERS:
                assert {by_id[value] for value in values} <= POINTERS[name]
            if name.endswith(("Date", "At")) or name == "date":
                assert all(DATES.fullmatch(value) for value in values)


def test_nothing_gives_nothing() -> None:
    assert list(followthemoney_lines([])) == []
