"""The events of a record as CSV: one row an event, names in full, for a spreadsheet."""

from __future__ import annotations

from aidememoire.exports import scales
from aidememoire.exports.cells import BOM, cell, comma_separated, joined
from aidememoire.exports.entities import entities_of
from aidememoire.record import Event, Record

COLUMNS = (
    "dispatch", "event", "published", "type", "mode", "cameo", "intensity", "contexts", "actors", "recipients",
    "date", "place", "status", "assertion", "by", "passage", "start", "end", "other_passages", "why",
)  # fmt: skip


def events_csv(record: Record) -> list[dict[str, str]]:
    """One row an event, as a dict by column, in the record's order.

    Dates are as the record has them (ISO: a day, a week, a month, an interval); `intensity` is PLOVER's
    scale, -10 to +10; lists are joined by semicolons. `start` and `end` are the code points of `passage`,
    half-open, on the dispatch as received; `other_passages` are the offsets of the rest, `120-180`. Never
    raises on a valid record.
    """
    return [_row(record, event) for event in record.events]


def events_csv_header() -> str:
    """The header line with its line end, after the mark by which Excel knows UTF-8."""
    return BOM + comma_separated([COLUMNS])


def events_csv_rows(record: Record) -> str:
    """The rows as lines of comma-separated cells, without the header."""
    return comma_separated(list(row.values()) for row in events_csv(record))


def _row(record: Record, event: Event) -> dict[str, str]:
    first, *others = event.evidence
    by = record.actor(event.by)
    values = (
        cell(record.id), cell(event.id), cell(record.header.published or record.date), cell(event.type),
        cell(event.mode), cell(event.cameo), cell(scales.score(event)), joined(event.contexts),
        joined(one.name for one in entities_of(record, event.actors)),
        joined(one.name for one in entities_of(record, event.recipients)),
        cell(event.date), cell(event.place), cell(event.status), cell(event.assertion), cell(by.name if by else None),
        cell(first.text), cell(first.start), cell(first.end),
        joined(f"{p.start}-{p.end}" for p in others), cell(event.why),
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))
