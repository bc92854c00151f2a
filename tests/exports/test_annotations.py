"""W3C Web Annotations: the words found again by position and by quotation."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings

import made_records
from aidememoire.decisions import Decision
from aidememoire.exports.to_annotations import AROUND, http_address, web_annotations
from aidememoire.items import item_of, items_of
from aidememoire.record import Header, Record
from aidememoire.stories.amendments import parse_changes
from aidememoire.stories.corrected import corrected
from aidememoire.stories.reattach import anchor_of
from any_records import whole_records


def targets(annotation: dict[str, Any]) -> list[dict[str, Any]]:
    found = annotation["target"]
    return found if isinstance(found, list) else [found]


def test_an_event_is_an_annotation_of_its_words() -> None:
    collection = web_annotations(made_records.whole())
    (annotation,) = [one for one in collection["first"]["items"] if one["id"] == "urn:aidememoire:d1#e3"]
    assert {body["purpose"]: body["value"] for body in annotation["body"]} == {
        "tagging": "events", "classifying": "REJECT", "describing": "Refus · Front du Sud",
    }  # fmt: skip
    position, quote = annotation["target"]["selector"]
    assert (
        made_records.WHOLE[position["start"] : position["end"]] == quote["exact"] == "Le Front du Sud a rejeté la trêve"
    )
    assert quote["suffix"].startswith(". Mme Ruiz")
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"


@settings(max_examples=80, deadline=None)
@given(whole_records())
def test_every_item_is_found_again_by_its_selectors(record: Record) -> None:
    collection = json.loads(json.dumps(web_annotations(record)))
    items = collection["first"]["items"]
    assert collection["total"] == len(items) == sum(bool(item.passages) for item in items_of(record))
    assert len({one["id"] for one in items}) == len(items)
    for annotation in items:
        for target in targets(annotation):
            position, quote = target["selector"]
            around = quote.get("prefix", "") + quote["exact"] + quote.get("suffix", "")
            assert record.text[position["start"] : position["end"]] == quote["exact"]
            assert record.text[max(0, position["start"] - AROUND) : position["end"] + AROUND] == around


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"), ("http://example.org/é <x>", "http://example.org/%C3%A9%20%3Cx%3E"),
        ("javascript:alert(1)", None), ("file:///etc/passwd", None), ("http://[", None), (None, None), ("", None),
    ],
)  # fmt: skip
def test_only_addresses_of_pages_are_kept(url: str | None, kept: str | None) -> None:
    assert http_address(url) == kept


def test_the_address_of_a_dispatch_is_its_scope() -> None:
    record = made_records.whole(header=Header(url="https://example.org/a"))
    assert all(
        target["scope"] == "https://example.org/a"
        for one in web_annotations(record)["first"]["items"]
        for target in targets(one)
    )


def test_a_dispatch_without_items_has_none() -> None:
    assert web_annotations(made_records.record("Rien."))["first"]["items"] == []


def test_an_item_that_a_person_added_is_described_like_the_others() -> None:
    record = made_records.whole()
    item = item_of(record, "e3")
    assert item is not None
    after = parse_changes(record, item.layer, item.noun, {"type": "ACCUSE"})
    split = Decision.made("split", "d1#e3", who="Ana", at="2018-02-17", why="-", after=after, anchor=anchor_of(item))
    items = web_annotations(corrected(record, [split]))["first"]["items"]
    (added,) = [one for one in items if one["id"] == f"urn:aidememoire:d1#e-{split.id}"]
    assert {body["purpose"]: body["value"] for body in added["body"]} == {
        "tagging": "events", "classifying": "ACCUSE", "describing": "Accusation · Front du Sud", "moderating": "added",
    }  # fmt: skip
