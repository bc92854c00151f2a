"""The quotations of a record as rows, JSON and a table: who says what, to whom, by which cue, in which paragraph."""

from __future__ import annotations

import json
from typing import Any

from aidememoire.exports.cells import BOM, cell, comma_separated, joined
from aidememoire.exports.to_json import named
from aidememoire.exports.to_table import PLAIN_WIDTH, table_text
from aidememoire.record import Quotation, Record
from aidememoire.views import wording
from aidememoire.views.paragraphs import Paragraph, Places, find_paragraphs

COLUMNS = (
    "dispatch", "quotation", "published", "speaker", "source", "kind", "polarity", "text", "cue", "addressee", "via",
    "paragraph", "start", "end", "parts", "why",
)  # fmt: skip


def quotes_csv(record: Record) -> list[dict[str, str]]:
    """One row a quotation, as a dict by column, in the record's order.

    `speaker`, `addressee` and `via` are names of the record's actors, empty where the text names nobody;
    `source` and `cue` the words as they stand there. `paragraph` counts the body from 1, empty in the head.
    `start` and `end` are code points, half-open, on the dispatch as received; `parts` the offsets of a
    quotation that an incise cuts, `120-180; 200-240`. Never raises on a valid record.
    """
    places = Places(find_paragraphs(record))
    return [_row(record, quotation, places.at(quotation.start)) for quotation in record.quotations]


def quotes_csv_header() -> str:
    """The header line with its line end, after the mark by which Excel knows UTF-8."""
    return BOM + comma_separated([COLUMNS])


def quotes_csv_rows(record: Record) -> str:
    """The rows as lines of comma-separated cells, without the header."""
    return comma_separated(list(row.values()) for row in quotes_csv(record))


def quotes_json(record: Record) -> dict[str, Any]:
    """The dispatch's id, day and headline, and its quotations with the fields of RECORD and their paragraph.

    Where the record points to an actor by id, the actor stands here with id, name, kind and country.
    Offsets are code points, half-open, on the dispatch as received. Never raises on a valid record.
    """
    places = Places(find_paragraphs(record))
    return {
        "dispatch": record.id,
        "date": record.date,
        "headline": record.header.headline,
        "quotations": [_quotation(record, one, places.at(one.start)) for one in record.quotations],
        "made_by": record.made_by.model_dump(mode="json"),
    }


def quotes_json_text(record: Record, *, indent: int | None = 1) -> str:
    """The same as JSON text with its line end; `indent` None for one line."""
    return json.dumps(quotes_json(record), ensure_ascii=False, indent=indent) + "\n"


def quotes_table(record: Record, *, width: int = PLAIN_WIDTH, colour: bool = False) -> str:
    """The quotations of a record as a table: who, what, kind, cue, paragraph."""
    columns = [("Qui", 4), ("Propos", 10), ("Sorte", 3), ("Introduit par", 3), ("§", 0)]
    places = Places(find_paragraphs(record))
    rows = [_cells(record, one, places.at(one.start)) for one in record.quotations]
    nothing = wording.label("empty", "quotations")
    return table_text(record, columns, rows, nothing=nothing, width=width, colour=colour)


def _cells(record: Record, quotation: Quotation, place: Paragraph | None) -> tuple[str, ...]:
    said = " […] ".join(wording.one_line(part.text) for part in quotation.contents)
    kind = wording.label("quotation", quotation.kind)
    if quotation.polarity == "denies":
        kind += ", " + wording.label("polarity", quotation.polarity)
    who = wording.name_of(record, quotation.speaker) or wording.one_line(
        quotation.source.text if quotation.source else ""
    )
    cue = wording.one_line(quotation.cue.text) if quotation.cue else ""
    return who, said, kind, cue, str(place.number or "") if place else ""


def _row(record: Record, quotation: Quotation, place: Paragraph | None) -> dict[str, str]:
    values = (
        cell(record.id), cell(quotation.id), cell(record.header.published or record.date),
        cell(wording.name_of(record, quotation.speaker)), cell(quotation.source.text if quotation.source else None),
        cell(quotation.kind), cell(quotation.polarity), cell(quotation.text),
        cell(quotation.cue.text if quotation.cue else None), cell(wording.name_of(record, quotation.addressee)),
        cell(wording.name_of(record, quotation.via)), cell(place.number if place else None),
        cell(quotation.start), cell(quotation.end),
        joined(f"{p.start}-{p.end}" for p in quotation.contents) if len(quotation.contents) > 1 else "",
        cell(quotation.why),
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def _quotation(record: Record, quotation: Quotation, place: Paragraph | None) -> dict[str, Any]:
    return {
        **quotation.model_dump(mode="json"),
        "speaker": named(record, quotation.speaker),
        "addressee": named(record, quotation.addressee),
        "via": named(record, quotation.via),
        "paragraph": place.number if place else None,
    }
