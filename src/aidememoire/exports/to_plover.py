"""The events of a record as PLOVER's JSON records (manual, draft 2.0), each with the words that prove it."""

from __future__ import annotations

import json
from typing import Any

from aidememoire.exports import scales
from aidememoire.exports.days import days_of
from aidememoire.exports.entities import UNKNOWN, Entity, entities_of
from aidememoire.exports.places import place_of
from aidememoire.record import Event, Record

CODEBOOK = "PLOVER manual, draft 2.0"
NO_DATE = "the text gives no day"


def plover(record: Record) -> list[dict[str, Any]]:
    """One PLOVER record for each event, in the record's order; the same record gives the same list.

    Fields are the manual's. `date` and `enddate` are ISO days: the first and last of what the text says
    (a week, a month), `date` None where it says none. `quad_code` is 1 to 4, `event_scale` -10 to +10.
    `text_info` holds code points, half-open, on the dispatch as received. `comment` is the rule that made
    the event. What PLOVER has no field for stands under `aidememoire`: the dispatch, status, assertion and
    its source, the CAMEO code, every passage. `coded_date` is left out: the same dispatch gives the same
    bytes on any day. Never raises on a valid record.
    """
    return [_event(record, event) for event in record.events]


def plover_lines(record: Record) -> str:
    """The same as JSON lines, one event a line; the empty string for no event."""
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in plover(record))


def event_id(record: Record, event: Event) -> str:
    """An id that is unique among dispatches: the dispatch's and the event's."""
    return f"{record.id}_{event.id}"


def coder(record: Record) -> str:
    """The versions that made the record, in one string."""
    made = record.made_by
    return f"aidememoire {made.aidememoire} ({made.model}, lexicon {made.lexicon})"


def _event(record: Record, event: Event) -> dict[str, Any]:
    days = days_of(event.date)
    first = event.evidence[0]
    found = place_of(event.place)
    place = found and {
        "extracted_place": found.raw,
        "resolved_place": found.name,
        "city": found.city,
        "country_code": found.country,
        "feature_code": found.feature,
    }
    fields: dict[str, Any] = {
        "id": event_id(record, event),
        "has_event": True,
        "date": days[0] if days else None,
        "enddate": days[1] if days and days[1] != days[0] else None,
        "actor": [_entity(one) for one in entities_of(record, event.actors)],
        "recipient": [_entity(one) for one in entities_of(record, event.recipients)],
        "event": [event.type],
        "event_loc": _known(place) if place else None,
        "event_text": [passage.text for passage in event.evidence],
        "quad_code": scales.quad(event).number,
        "event_scale": scales.score(event),
        "mode": event.mode,
        "context": list(event.contexts),
        "text": first.text,
        "text_info": {"start": first.start, "end": first.end},
        "cite_info": _known(
            {
                "citation": record.id,
                "title": record.header.headline,
                "language": record.header.language,
                "publication": record.header.agency,
                "codebook": CODEBOOK,
            }
        ),
        "coder": coder(record),
        "comment": event.why,
        "aidememoire": _extension(record, event, dated=days is not None),
    }
    required = ("id", "date", "actor", "event")
    return {name: value for name, value in fields.items() if name in required or value not in (None, [], {})}


def _entity(one: Entity) -> dict[str, Any]:
    sectors = list(one.sectors) or [UNKNOWN]
    office = "; ".join(one.titles) or None
    return _known(
        {"code": one.code, "sector": sectors, "entity_text": one.raw, "identifier_text": one.name, "office": office}
    )


def _extension(record: Record, event: Event, *, dated: bool) -> dict[str, Any]:
    by = record.actor(event.by)
    return _known(
        {
            "dispatch": record.id,
            "event": event.id,
            "status": event.status,
            "assertion": event.assertion,
            "by": by.name if by else None,
            "cameo": event.cameo,
            "date_said": event.date,
            "date_reason": None if dated else NO_DATE,
            "passages": [p.model_dump(mode="json") for p in event.evidence],
        }
    )


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
