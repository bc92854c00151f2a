"""A table over many dispatches as Parquet: typed columns, lists as lists, days as days, words as received."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import IO, Any

import pyarrow
from pyarrow import parquet

from aidememoire.decisions import Decision
from aidememoire.exports.tables import DECISIONS, SHEETS, Cell, Column, decision_rows, sheet_rows
from aidememoire.record import Record
from aidememoire.stories.identities import Identities

ROWS_AT_ONCE = 20_000
_TYPES = {
    "text": pyarrow.string(), "integer": pyarrow.int64(), "number": pyarrow.float64(), "day": pyarrow.date32(),
    "list": pyarrow.list_(pyarrow.string()),
}  # fmt: skip
# a lone surrogate is no character: it becomes U+FFFD, one for one, so that lengths stay true
_NO_CHARACTER = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def schema_of(columns: tuple[Column, ...]) -> pyarrow.Schema:
    """The Arrow schema of a table."""
    return pyarrow.schema([(column.name, _TYPES[column.sort]) for column in columns])


def write_parquet(name: str, records: Iterable[Record], out: IO[bytes], *, who: Identities | None = None) -> None:
    """Writes the table of that name, in groups of rows; an empty one has its columns."""
    _write(SHEETS[name].columns, sheet_rows(name, records, who), out)


def write_decisions_parquet(decisions: Iterable[Decision], out: IO[bytes]) -> None:
    """Writes the table of decisions."""
    _write(DECISIONS, decision_rows(decisions), out)


def _write(columns: tuple[Column, ...], rows: Iterator[tuple[Cell, ...]], out: IO[bytes]) -> None:
    schema = schema_of(columns)
    with parquet.ParquetWriter(out, schema) as writer:
        while group := list(islice(rows, ROWS_AT_ONCE)):
            values = [
                pyarrow.array([_plain(row[number]) for row in group], type=field.type)
                for number, field in enumerate(schema)
            ]
            writer.write_table(pyarrow.Table.from_arrays(values, schema=schema))


def _plain(value: Cell) -> Any:
    if isinstance(value, str):
        return value.translate(_NO_CHARACTER)
    if isinstance(value, tuple):
        return [one.translate(_NO_CHARACTER) for one in value]
    return value
