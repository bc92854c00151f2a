"""The events of a record as CAMEO rows: day, source, target, code, Goldstein's value, passage."""

from __future__ import annotations

from aidememoire.exports import scales
from aidememoire.exports.cells import cell, joined, tab_separated
from aidememoire.exports.days import days_of
from aidememoire.exports.entities import Entity, entities_of
from aidememoire.exports.to_plover import event_id
from aidememoire.record import Event, Record

COLUMNS = ("Event ID", "Date", "Source", "Target", "CAMEO Code", "Goldstein", "Passage", "Passage Start", "Passage End",
           "Status", "Assertion")  # fmt: skip
NOBODY = "---"  # as CAMEO's coders write a party that is not known


def cameo(record: Record) -> list[dict[str, str]]:
    """One row for each event that is not denied, as a dict by column, in the record's order.

    `Date` is an ISO day, the first where there are several, empty where the text gives none. A party is
    its country (ISO 3166 alpha-3, or IGO) and CAMEO's name of its sector: `BRAGOV`, `FRA` for the state
    itself, `---` where neither is known; several are joined by semicolons, one event staying one row.
    A code of two digits is the root that stands for PLOVER's type. `Goldstein` is -10 to +10. Offsets are
    code points, half-open, on the dispatch as received. Never raises on a valid record.
    """
    return [_row(record, event) for event in record.events if event.assertion != "denied"]


def cameo_header() -> str:
    """The header line of the file, with its line end."""
    return tab_separated([COLUMNS])


def cameo_rows(record: Record) -> str:
    """The rows as lines of tab-separated cells, without the header."""
    return tab_separated(list(row.values()) for row in cameo(record))


def actor_code(one: Entity) -> str:
    """An actor's CAMEO code; `---` when neither country nor sector is known."""
    names: dict[str, str] = scales.table("plover")["cameo_sector"]
    sector = "" if one.is_state else names.get(one.sector, one.sector)
    return f"{one.code or ''}{sector}" or NOBODY


def _row(record: Record, event: Event) -> dict[str, str]:
    days = days_of(event.date)
    first = event.evidence[0]
    values = (
        cell(event_id(record, event)), cell(days[0] if days else None),
        _party(entities_of(record, event.actors)), _party(entities_of(record, event.recipients)),
        cell(scales.cameo_code(event)), cell(scales.goldstein(event)),
        cell(first.text), cell(first.start), cell(first.end), cell(event.status), cell(event.assertion),
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def _party(entities: list[Entity]) -> str:
    codes = list(dict.fromkeys(actor_code(one) for one in entities))
    return ";".join(code if code == NOBODY else joined([code], empty=NOBODY) for code in codes) or NOBODY
