"""Each PLOVER type, and each mode that diplomacy uses, in ten sentences of its own (`events_cases.txt`)."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from spacy.language import Language

from aidememoire import layers

CASES = Path(__file__).with_name("events_cases.txt")


def cases() -> list[tuple[str, str]]:
    """The sentences with the type and mode they stand under."""
    found, heading = [], ""
    for line in CASES.read_text("utf-8").splitlines():
        if line.startswith("["):
            heading = line.strip("[]")
        elif line and not line.startswith("#"):
            found.append((heading, line))
    return found


@pytest.mark.parametrize(("heading", "text"), cases())
def test_a_sentence_tells_one_event_of_its_type_and_mode(french_model: Language, heading: str, text: str) -> None:
    type_, _, mode = heading.partition("/")
    doc = french_model.make_doc(text)
    doc._.aidememoire_date = "2016-12-07"
    found = [(e["type"], e["mode"] or "") for e in layers.get(french_model(doc), "events")]
    assert found == [(type_, mode)] if mode else [t for t, _ in found] == [type_]


def test_each_has_ten() -> None:
    assert {heading: n for heading, n in Counter(h for h, _ in cases()).items() if n < 10} == {}
