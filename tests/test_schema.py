"""`record.schema.json` is the schema of the records that this code writes."""

from __future__ import annotations

import json
import typing
from pathlib import Path
from typing import Any

from aidememoire import record
from aidememoire.schema import record_schema, schema_json

COMMITTED = Path(__file__).resolve().parents[1] / "record.schema.json"


def test_the_committed_schema_is_not_stale() -> None:
    assert COMMITTED.read_text("utf-8") == schema_json(), "run `make schema` and commit record.schema.json"


def test_it_names_what_the_format_names() -> None:
    schema = record_schema()
    assert set(schema["properties"]) >= {
        "schema", "id", "date", "header", "actors", "times", "quotations", "events", "proposals", "positions",
        "disputes", "hearsay", "agenda", "made_by",
    }  # fmt: skip
    assert schema["properties"]["schema"]["const"] == record.SCHEMA
    assert {"from", "to", "anchor"} <= set(schema["$defs"]["TimeExpression"]["properties"])


def test_vocabularies_in_the_schema_are_those_of_the_code() -> None:
    kinds = record_schema()["$defs"]["Event"]["properties"]["type"]["enum"]
    assert tuple(kinds) == typing.get_args(record.EventType)


def test_own_gold_uses_no_word_outside_the_vocabularies(own_gold: dict[str, dict[str, Any]]) -> None:
    words = {
        ("events", "type"): record.EventType, ("events", "status"): record.Status, ("events", "assertion"): record.Assertion,
        ("positions", "stance"): record.Stance, ("proposals", "kind"): record.ProposalKind,
        ("quotations", "kind"): record.QuotationKind, ("quotations", "polarity"): record.Polarity,
        ("times", "type"): record.TimeType, ("agenda", "status"): record.AgendaStatus, ("actors", "kind"): record.ActorKind,
    }  # fmt: skip
    strange = {
        (layer, field, item[field])
        for gold in own_gold.values()
        for (layer, field), known in words.items()
        for item in gold.get(layer, [])
        if item.get(field) is not None and item[field] not in typing.get_args(known)
    }
    assert not strange


def test_a_property_that_is_always_written_is_required() -> None:
    assert set(record_schema()["required"]) == set(json.loads(schema_json())["properties"])
