"""A table over many dispatches as CSV, for a spreadsheet: one line a row, no cell a formula."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from aidememoire.decisions import Decision
from aidememoire.exports.cells import BOM, comma_separated, joined
from aidememoire.exports.cells import cell as written
from aidememoire.exports.tables import DECISIONS, SHEETS, Cell, decision_rows, sheet_rows
from aidememoire.record import Record
from aidememoire.stories.identities import Identities


def table_csv(
    name: str, records: Iterable[Record], *, who: Identities | None = None, bom: bool = True
) -> Iterator[str]:
    """The table of that name, line by line, its header first; `bom` begins with the mark by which Excel knows UTF-8.

    Lists are joined by semicolons. Never raises on valid records.
    """
    yield (BOM if bom else "") + comma_separated([[column.name for column in SHEETS[name].columns]])
    for row in sheet_rows(name, records, who):
        yield comma_separated([[csv_cell(value) for value in row]])


def decisions_csv(
    decisions: Iterable[Decision], *, bom: bool = True, holding: Collection[str] | None = None
) -> Iterator[str]:
    """The decisions, line by line, their header first; `holding` as in `decision_rows`."""
    yield (BOM if bom else "") + comma_separated([[column.name for column in DECISIONS]])
    for row in decision_rows(decisions, holding):
        yield comma_separated([[csv_cell(value) for value in row]])


def csv_cell(value: Cell) -> str:
    """A cell as text: one line, never a formula; days as ISO."""
    if isinstance(value, tuple):
        return joined(value)
    return written(value if value is None or isinstance(value, str | int | float) else value.isoformat())
