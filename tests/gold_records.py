"""Records made from the invented gold dispatches, for the tests of what only shows records."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from aidememoire.record import Record

GOLD = Path(__file__).resolve().parents[1] / "gold"
FIELDS = {
    "actors": ("id", "name", "kind", "country", "mentions"),
    "times": ("text", "start", "end", "type", "value"),
    "quotations": ("id", "text", "start", "end", "kind", "cue", "source", "speaker", "polarity"),
    "events": (
        "id", "type", "mode", "actors", "recipients", "date", "place", "status", "assertion", "by", "evidence",
    ),
    "proposals": ("id", "label", "kind", "mentions"),
    "positions": ("proposal", "party", "stance", "evidence", "date", "by"),
    "disputes": ("about", "accounts"),
    "agenda": ("date", "what", "status", "evidence"),
}  # fmt: skip
MADE_BY = {"aidememoire": "0", "model": "gold", "lexicon": "gold"}


def names() -> list[str]:
    """The stems of the invented dispatches."""
    return sorted(path.stem for path in GOLD.glob("d*.json"))


@cache
def gold_record(name: str) -> Record:
    """The gold of one invented dispatch as a record."""
    text = GOLD.joinpath(f"{name}.txt").read_text("utf-8")
    return record_of_gold(json.loads(GOLD.joinpath(f"{name}.json").read_text("utf-8")), text)


def record_of_gold(gold: dict[str, Any], text: str) -> Record:
    """A gold file's content in the shape of a record: fields that only a scorer reads fall away."""
    data: dict[str, Any] = {"id": gold["id"], "date": gold["date"], "text": text, "made_by": MADE_BY}
    data["header"] = {
        k: gold["header"].get(k) for k in ("published", "updated", "dateline_place", "agency", "signoff", "headline")
    }
    for layer, fields in FIELDS.items():
        data[layer] = [_plain({k: item[k] for k in fields if k in item}) for item in gold[layer]]
    for quotation, source in zip(data["quotations"], gold["quotations"], strict=True):
        words = {k: quotation[k] for k in ("text", "start", "end")}
        quotation["contents"] = _plain(source.get("parts") or [words])
    data["hearsay"] = _plain(gold["hearsay"])
    return Record.from_json(data)


def _plain(value: Any) -> Any:
    """Without `nth` and the like inside passages."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        only = (
            ("text", "start", "end")
            if {"text", "start", "end", "nth"} <= set(value) and "id" not in value and "value" not in value
            else value
        )
        return {k: _plain(value[k]) for k in only if k != "nth" and not k.startswith("accept")}
    return value
