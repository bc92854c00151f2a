"""One layer of a record as JSON: as the record has it, with the dispatch and the names of those who act."""

from __future__ import annotations

import json
from typing import Any

from aidememoire.record import Event, Record


def events_json(record: Record) -> dict[str, Any]:
    """The dispatch's id, day and headline, and its events with the fields of RECORD.

    Where the record points to an actor by id, the actor stands here with id, name, kind and country.
    Offsets are code points, half-open, on the dispatch as received. Never raises on a valid record.
    """
    return {
        "dispatch": record.id,
        "date": record.date,
        "headline": record.header.headline,
        "events": [_event(record, event) for event in record.events],
        "made_by": record.made_by.model_dump(mode="json"),
    }


def events_json_text(record: Record, *, indent: int | None = 1) -> str:
    """The same as JSON text with its line end; `indent` None for one line."""
    return json.dumps(events_json(record), ensure_ascii=False, indent=indent) + "\n"


def times_json(record: Record) -> dict[str, Any]:
    """The dispatch's id and the day it counts from, and its time expressions with the fields of RECORD.

    `value` is TIMEX3's; `from` and `to` are inclusive days or instants; offsets are code points, half-open,
    on the dispatch as received. Never raises on a valid record.
    """
    return {
        "dispatch": record.id,
        "date": record.date,
        "times": [time.model_dump(mode="json") for time in record.times],
        "made_by": record.made_by.model_dump(mode="json"),
    }


def times_json_text(record: Record, *, indent: int | None = 1) -> str:
    """The same as JSON text with its line end; `indent` None for one line."""
    return json.dumps(times_json(record), ensure_ascii=False, indent=indent) + "\n"


def _event(record: Record, event: Event) -> dict[str, Any]:
    plain = event.model_dump(mode="json")
    return {
        **plain,
        "actors": [named(record, one) for one in event.actors],
        "recipients": [named(record, one) for one in event.recipients],
        "by": named(record, event.by),
    }


def named(record: Record, id: str | None) -> dict[str, Any] | None:
    """An actor of the record with id, name, kind and country; None for None."""
    actor = record.actor(id)
    if actor is None:
        return None
    return {"id": actor.id, "name": actor.name, "kind": actor.kind, "country": actor.country}
