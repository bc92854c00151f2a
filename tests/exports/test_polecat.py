"""POLECAT rows: its columns in its order, then what proves them."""

from __future__ import annotations

import csv
import io

import pytest

import made_records
from aidememoire.exports import polecat
from aidememoire.exports.to_polecat import polecat_header, polecat_rows

# as public programs that read POLECAT's files list them
COLUMNS = [
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
]  # fmt: skip


def test_the_forty_columns_stand_first_and_in_order_then_the_passage() -> None:
    assert len(COLUMNS) == 40
    header = polecat_header().rstrip("\n").split("\t")
    assert header[:40] == COLUMNS
    assert header[40:] == ["Passage", "Passage Start", "Passage End", "Status", "Assertion", "Attributed To"]
    assert list(polecat(made_records.talks())[0]) == header


def test_a_row_says_who_asked_whom_for_what_when_and_where() -> None:
    row = polecat(made_records.talks())[0]
    said = {name: value for name, value in row.items() if value != "None"}
    start = made_records.TALKS.index(made_records.ASKED)
    assert said == {
        "Event ID": "d1_e1", "Event Date": "2018-02-13", "Event Type": "REQUEST", "Event Mode": "yield",
        "Intensity": "-1.0", "Quad Code": "VERBAL CONFLICT", "Contexts": "military; diplomatic",
        "Actor Name": "Chili; Pérou", "Actor Country": "CHL; PER", "Actor COW": "155; 135",
        "Primary Actor Sector": "GOV; GOV", "Actor Sectors": "GOV; GOV", "Actor Title": "None; None",
        "Actor Name Raw": "Chili; Pérou",
        "Recipient Name": "Front du Sud", "Primary Recipient Sector": "REB", "Recipient Sectors": "REB",
        "Recipient Name Raw": "Front du Sud",
        "Placename": "Brasilia", "City": "Brasilia", "Country": "BRA", "Raw Placename": "Brasilia", "Feature Type": "PPLC",
        "Source": "AFP", "Publication Date": "2018-02-16", "Story People": "Ana Ruiz", "Story Organizations": "Front du Sud",
        "Story Locations": "Brasilia; Chili; Pérou", "Language": "fr", "Version": "aidememoire 0",
        "Passage": "le Chili et le Pérou ont réclamé mardi à Brasilia « une trêve immédiate »",
        "Passage Start": str(start), "Passage End": str(start + len(made_records.ASKED)),
        "Status": "happened", "Assertion": "attributed", "Attributed To": "Ana Ruiz",
    }  # fmt: skip


def test_rows_are_read_back_by_a_csv_reader_whatever_marks_they_hold() -> None:
    text = '"Nous\tavons signé\nun "accord", a dit le Chili.'
    signed = made_records.event(text, '"Nous\tavons signé\nun "accord"', "SUPPORT")
    lines = polecat_header() + polecat_rows(made_records.record(text, events=(signed,)))
    rows = list(csv.DictReader(io.StringIO(lines), delimiter="\t"))
    assert [row["Passage"] for row in rows] == ['"Nous avons signé un "accord"']
    assert len(lines.splitlines()) == 2


@pytest.mark.parametrize(
    ("date", "day"),
    [("2018-02-13", "2018-02-13"), ("2018-02", "2018-02-01"), ("2018-02-13/2018-02-15", "2018-02-13"),
     (None, "None"), ("2018-02-31", "None"), ("XXXX-WXX-3", "None")],
)  # fmt: skip
def test_an_event_without_a_day_has_none(date: str | None, day: str) -> None:
    assert polecat(made_records.talks(date=date))[0]["Event Date"] == day


def test_a_denied_event_is_no_row() -> None:
    assert polecat(made_records.talks(assertion="denied")) == []
