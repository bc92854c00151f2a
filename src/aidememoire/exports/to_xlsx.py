"""The records of many dispatches as a workbook: a sheet a layer, the header frozen, whole days as dates."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from datetime import date, datetime
from io import BytesIO
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from aidememoire.decisions import Decision
from aidememoire.errors import AideMemoireError
from aidememoire.exports.cells import cell as written
from aidememoire.exports.cells import joined
from aidememoire.exports.tables import DECISIONS, SHEETS, Cell, Column, decision_rows
from aidememoire.record import Record
from aidememoire.stories.identities import Identities

MOST_ROWS = 1_048_576  # what a sheet holds
MOST_CHARACTERS = 32_767  # what a cell holds
MADE = datetime(2000, 1, 1)  # no clock: the same records give the same bytes
FIRST_DAY = date(1900, 3, 1)  # before it a workbook counts days another way
_WIDTHS = {"passage": 60, "words": 60, "headline": 40, "claim": 40, "why": 18, "dispatch": 22, "what": 30, "about": 30}


def write_xlsx(
    records: Iterable[Record], out: IO[bytes], *, who: Identities | None = None, decisions: Iterable[Decision] = ()
) -> None:
    """Writes the workbook, reading the records once. Raises AideMemoireError for more rows than a sheet holds.

    A cell longer than a workbook holds is cut, with « … »: its words are whole in the dispatch, at its offsets.
    """
    book = Workbook(write_only=True)
    book.properties.created = book.properties.modified = MADE
    book.properties.creator = "aidememoire"
    sheets = {name: _opened(book, name, sheet.columns) for name, sheet in SHEETS.items()}
    counts = dict.fromkeys(SHEETS, 1)
    known = who or Identities()
    for record in records:
        for name, sheet in SHEETS.items():
            for row in sheet.rows(record, known):
                counts[name] += 1
                if counts[name] > MOST_ROWS:
                    raise AideMemoireError(
                        f"more than {MOST_ROWS - 1:,} rows of {name}, which no sheet holds",
                        remedy="choose fewer dispatches (--from, --to, --story), or take --format parquet",
                    )
                sheets[name].append([_cell(sheets[name], value) for value in row])
    if taken := list(decisions):
        page = _opened(book, "decisions", DECISIONS)
        for row in decision_rows(taken):
            page.append([_cell(page, value) for value in row])
    whole = BytesIO()
    book.save(whole)
    _without_clock(whole, out)


def xlsx(records: Iterable[Record], *, who: Identities | None = None, decisions: Iterable[Decision] = ()) -> bytes:
    """The workbook as bytes: the same records give the same ones."""
    out = BytesIO()
    write_xlsx(records, out, who=who, decisions=decisions)
    return out.getvalue()


def _opened(book: Workbook, name: str, columns: tuple[Column, ...]) -> Any:
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    for number, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(column.name, 14)
    header = []
    for column in columns:
        head = WriteOnlyCell(sheet, column.name)
        head.font = Font(bold=True)
        header.append(head)
    sheet.append(header)
    return sheet


def _cell(sheet: Any, value: Cell) -> Any:
    if isinstance(value, date):
        if value < FIRST_DAY:
            return value.isoformat()
        dated = WriteOnlyCell(sheet, value)
        dated.number_format = "yyyy-mm-dd"
        return dated
    if isinstance(value, int | float) or value is None:
        return value
    text = joined(value) if isinstance(value, tuple) else written(value)
    if not text:
        return None
    shown = WriteOnlyCell(sheet, text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…")
    shown.data_type = "s"  # a text, whatever it looks like
    shown.alignment = Alignment(vertical="top")
    return shown


def _without_clock(whole: BytesIO, out: IO[bytes]) -> None:
    """The same workbook with one date on all its parts."""
    with zipfile.ZipFile(whole) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as again:
        for name in made.namelist():
            data = made.read(name)
            if name == "docProps/core.xml":
                data = _core(data)
            again.writestr(zipfile.ZipInfo(name, MADE.timetuple()[:6]), data, zipfile.ZIP_DEFLATED)


def _core(data: bytes) -> bytes:
    """The properties as made: openpyxl puts the hour of saving in `modified`."""
    stamp = MADE.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    return re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, data)
