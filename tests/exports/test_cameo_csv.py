"""CAMEO rows and CSV: codes of parties, cells that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io

import pytest

import made_records
from aidememoire.exports import cameo, events_csv
from aidememoire.exports.cells import cell, joined
from aidememoire.exports.to_cameo import cameo_header, cameo_rows
from aidememoire.exports.to_csv import events_csv_header, events_csv_rows


def test_a_cameo_row() -> None:
    row = cameo(made_records.talks())[0]
    assert [row[name] for name in ("Date", "Source", "Target", "CAMEO Code", "Goldstein")] == [
        "2018-02-13",
        "CHL;PER",
        "REB",
        "0256",
        "3.0",
    ]
    lines = (cameo_header() + cameo_rows(made_records.talks())).splitlines()
    assert {line.count("\t") for line in lines} == {10}


def test_without_a_code_the_root_of_the_type_stands_and_nobody_is_three_dashes() -> None:
    row = cameo(made_records.talks(type="REJECT", cameo=None, actors=(), recipients=("a4",)))[0]
    assert [row[name] for name in ("Source", "Target", "CAMEO Code", "Goldstein")] == ["---", "CHLGOV", "12", "-4.0"]


def test_csv_opens_with_accents_and_gives_the_passage_back() -> None:
    content = (events_csv_header() + events_csv_rows(made_records.talks())).encode()
    assert content.startswith(b"\xef\xbb\xbf")
    row = next(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert row == events_csv(made_records.talks())[0]
    assert (row["actors"], row["by"], row["date"]) == ("Chili; Pérou", "Ana Ruiz", "2018-02-13")
    assert made_records.TALKS[int(row["start"]) : int(row["end"])] == made_records.ASKED


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"), ("+33 1", "'+33 1"), ("- Les rebelles", "'- Les rebelles"), ("@moi", "'@moi"),
        ("\t=1", "'=1"), ("\r\n +1", "'+1"), ("＝1", "'＝1"), ("\u202e=1", "'=1"), (-2.0, "-2.0"), (12, "12"), (None, ""), ("\n", ""),
        ("l'accord\x00de\x1b[31m paix", "l'accord de [31m paix"), ("8\u202f000\u00a0civils", "8\u202f000\u00a0civils"),
    ],
)  # fmt: skip
def test_a_cell_is_one_line_and_no_formula(value: str | float | None, written: str) -> None:
    assert cell(value) == written


def test_a_list_in_a_cell_keeps_its_items_apart() -> None:
    assert joined(["a; b", "=c", None], empty="None") == "a, b; '=c; None"
