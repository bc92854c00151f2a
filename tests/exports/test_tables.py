"""Tables over many dispatches: read back by the libraries that people read them with."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook
from pyarrow import parquet

import made_records
from aidememoire.decisions import Decision
from aidememoire.exports import formats
from aidememoire.exports.tables import SHEETS, sheet_rows
from aidememoire.exports.to_parquet import write_decisions_parquet, write_parquet
from aidememoire.exports.to_tables_csv import decisions_csv, table_csv
from aidememoire.exports.to_xlsx import xlsx
from aidememoire.record import Hearsay, Record
from aidememoire.stories.identities import Identities
from any_records import several_records

COUNTS = {
    "dispatches": 1, "actors": 4, "quotations": 1, "events": 4, "meetings": 1, "proposals": 1, "positions": 2, "disputes": 2, "hearsay": 1,
    "agenda": 1,
}  # fmt: skip
DECIDED = Decision.made("amend", "d1#e1", who="=Ana", at="2018-02-17T10:00:00Z", why="relu", after={"place": "Quito"})


def from_csv(name: str, records: list[Record]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(table_csv(name, records)).removeprefix("\ufeff"), newline="")))


def from_parquet(name: str, records: list[Record]) -> list[dict[str, Any]]:
    out = io.BytesIO()
    write_parquet(name, records, out)
    rows: list[dict[str, Any]] = parquet.read_table(io.BytesIO(out.getvalue())).to_pylist()
    return rows


@pytest.mark.parametrize("name", SHEETS)
def test_each_layer_has_its_rows_with_dispatch_words_and_offsets(name: str) -> None:
    rows = from_parquet(name, [made_records.whole()])
    assert len(rows) == COUNTS[name]
    for row in rows:
        assert (row["dispatch"], row["dispatch_date"]) == ("d1", date(2018, 2, 16))
        if name != "dispatches":
            assert made_records.WHOLE[row["start"] : row["end"]] == row["passage"]


def test_a_row_of_events_in_each_format() -> None:
    record = made_records.whole()
    row = from_parquet("events", [record])[0]
    assert (row["item"], row["type"], row["actors"], row["actor_keys"]) == (
        "e1", "CONSULT", ["Ana Ruiz", "Pablo Sosa"], ["person:ana-ruiz", "person:pablo-sosa"],
    )  # fmt: skip
    assert (row["first_day"], row["last_day"], row["decided"]) == (date(2018, 2, 16), date(2018, 2, 16), None)
    assert from_csv("events", [record])[0]["actors"] == "Ana Ruiz; Pablo Sosa"
    sheet = load_workbook(io.BytesIO(xlsx([record])))["events"]
    header = [cell.value for cell in sheet[1]]
    assert sheet.freeze_panes == "A2"
    assert sheet.cell(2, header.index("first_day") + 1).value == datetime(2018, 2, 16)
    assert sheet.cell(2, header.index("start") + 1).value == record.events[0].evidence[0].start


def test_a_month_has_its_first_and_last_day() -> None:
    record = made_records.talks(date="2018-02")
    assert [from_csv("events", [record])[0][name] for name in ("date", "first_day", "last_day")] == [
        "2018-02", "2018-02-01", "2018-02-28",
    ]  # fmt: skip


def test_keys_follow_what_persons_merged() -> None:
    who = Identities(into={"person:ana-ruiz": "person:a-ruiz"})
    keys = [row[4] for row in sheet_rows("actors", [made_records.whole()], who)]
    assert "person:ana-ruiz" not in [row[3] for row in sheet_rows("actors", [made_records.whole()], who)]
    assert len(keys) == 4


def test_decisions_have_a_table_too() -> None:
    line = "".join(decisions_csv([DECIDED])).splitlines()[1]
    assert "'=Ana" in line
    out = io.BytesIO()
    write_decisions_parquet([DECIDED], out)
    assert parquet.read_table(io.BytesIO(out.getvalue())).to_pylist()[0]["after"] == '{"place": "Quito"}'
    assert load_workbook(io.BytesIO(xlsx([], decisions=[DECIDED])))["decisions"]["C2"].value == "'=Ana"


def test_the_tables_of_a_command_are_these() -> None:
    assert tuple(SHEETS) == formats.LAYERS


def test_nothing_gives_headers_alone() -> None:
    book = load_workbook(io.BytesIO(xlsx([])))
    assert book.sheetnames == list(SHEETS)
    for name, sheet in SHEETS.items():
        assert from_csv(name, []) == from_parquet(name, []) == []
        assert [cell.value for cell in book[name][1]] == [column.name for column in sheet.columns]


@settings(max_examples=60, deadline=None)
@given(several_records())
def test_any_records_come_back_row_by_row(records: list[Record]) -> None:
    made = xlsx(records)
    assert xlsx(records) == made
    book = load_workbook(io.BytesIO(made))
    texts = {record.id: record.text for record in records}
    for name, sheet in SHEETS.items():
        width = len(sheet.columns)
        rows = list(sheet_rows(name, records))
        assert all(len(row) == width for row in rows)
        typed = from_parquet(name, records)
        assert [tuple(tuple(v) if isinstance(v, list) else v for v in row.values()) for row in typed] == rows
        if name != "dispatches":
            assert all(texts[str(row["dispatch"])][row["start"] : row["end"]] == row["passage"] for row in typed)
        lines = list(csv.reader(io.StringIO("".join(table_csv(name, records, bom=False)), newline="")))
        assert len(lines) == len(rows) + 1
        assert {len(line) for line in lines} == {width}
        assert book[name].max_row == len(rows) + 1
        for line in book[name].iter_rows(min_row=2):
            for cell in line:
                assert cell.data_type != "f"
                assert not (isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@")))


def test_a_cell_longer_than_a_workbook_holds_is_cut() -> None:
    text = "x" * 40_000
    record = made_records.record(text, hearsay=(Hearsay.cut(text, 0, len(text)),))
    sheet = load_workbook(io.BytesIO(xlsx([record])))["hearsay"]
    words = {cell.value: index for index, cell in enumerate(sheet[1])}["passage"]
    assert len(sheet[2][words].value) == 32_767
