"""The commands that take decisions, export and import: run as a person runs them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from pyarrow import parquet
from typer.testing import CliRunner, Result

import made_records
from aidememoire.cli import app
from aidememoire.errors import AideMemoireError
from aidememoire.exports.formats import FORMATS, TABLES
from aidememoire.store.store import Store


@pytest.fixture
def place(tmp_path: Path) -> str:
    where = str(tmp_path / "talks.db")
    with Store.open(where) as store:
        store.add(made_records.whole(), origin="a")
        store.add(made_records.talks().model_copy(update={"id": "d/2"}), origin="b")
    return where


def run(*words: str, where: str) -> Result:
    return CliRunner().invoke(app, [*words, "--store", where])


def said(*words: str, where: str) -> str:
    result = run(*words, where=where)
    assert result.exit_code == 0, (result.output, result.exception)
    return result.stdout


def test_deciding_listing_and_taking_back(place: str) -> None:
    id = said("decide", "d1#e3", "amend", "--set", "type=ACCUSE", "--why", "relu", "--who", "Ana", where=place).split()[
        0
    ]
    table = said("decisions", where=place)
    assert all(word in table for word in (id, "d1#e3", "type : REJECT → ACCUSE", "Ana", "relu"))
    rows = list(
        csv.DictReader(
            io.StringIO(said("export", "--format", "csv", "--table", "events", where=place).removeprefix("\ufeff"))
        )
    )
    assert [(row["type"], row["decided"]) for row in rows if row["item"] == "e3"] == [("ACCUSE", "amended")]
    said("decide", "--undo", id, "--why", "non", where=place)
    lines = [json.loads(line) for line in said("decisions", "--format", "json", where=place).splitlines()]
    assert [(line["what"], line["in_force"]) for line in lines] == [("amend", False), ("undo", False)]
    assert "annulée" in said("decisions", where=place)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("decide", "d1#e3", "reject"), 2), (("decide", "d1#e3", "--why", "x"), 2), (("decide", "--undo", "x", "d1#e1", "reject", "--why", "x"), 2),
        (("decide", "d1#e3", "amend", "--set", "type", "--why", "x"), 2), (("decide", "d1#e3", "forget", "--why", "x"), 2),
        (("export", "--format", "xlsx"), 2), (("export", "--format", "parquet"), 2), (("export", "--format", "csv"), 2), (("export", "--format", "archive"), 2),
        (("export", "--format", "ftm", "--table", "events"), 2), (("export", "--format", "archive", "--story", "x", "-o", "x.zip"), 2),
        (("export", "--format", "ftm", "--dispatch", "d1", "--from", "2018-01-01"), 2), (("export", "--format", "timeml"), 2), (("import", "nowhere.zip"), 2),
        (("export", "--format", "ftm", "--from", "xx"), 2), (("export", "--format", "ftm", "--from", "2018", "--to", "2017"), 2),
    ],
)  # fmt: skip
def test_a_wrong_command_is_said_to_be_wrong(place: str, words: tuple[str, ...], code: int) -> None:
    assert run(*words, where=place).exit_code == code


def test_what_cannot_be_decided_or_is_not_there(place: str) -> None:
    for words in (
        ("decide", "d1#e99", "reject", "--why", "x"),
        ("export", "--format", "ftm", "--dispatch", "d9"),
        ("export", "--format", "ical", "--story", "s9"),
    ):
        result = run(*words, where=place)
        assert isinstance(result.exception, AideMemoireError), result.output


def test_without_a_store_there_is_nothing_to_export(tmp_path: Path) -> None:
    result = run("export", "--format", "ftm", where=str(tmp_path / "none.db"))
    assert isinstance(result.exception, AideMemoireError)
    assert not (tmp_path / "none.db").exists()


def test_tables_go_into_a_folder_each_a_file(place: str, tmp_path: Path) -> None:
    for name in ("csv", "parquet"):
        said("export", "--format", name, "-o", str(tmp_path / name), where=place)
        assert {path.stem for path in (tmp_path / name).iterdir()} == set(TABLES)
    assert parquet.read_table(tmp_path / "parquet" / "dispatches.parquet").num_rows == 2
    said("export", "--format", "xlsx", "-o", str(tmp_path / "x.xlsx"), where=place)
    assert load_workbook(tmp_path / "x.xlsx")["dispatches"].max_row == 3


def test_documents_go_into_a_folder_under_safe_names(place: str, tmp_path: Path) -> None:
    said("export", "--format", "timeml", "-o", str(tmp_path / "t"), where=place)
    assert {path.name for path in (tmp_path / "t").iterdir()} == {"d1.tml", "d%2F2.tml"}
    lines = said("export", "--format", "annotations", where=place).splitlines()
    assert [json.loads(line)["id"] for line in lines if line.startswith("{") and line.endswith("}")]


def test_the_texts_are_printed_and_written_alike(place: str, tmp_path: Path) -> None:
    for name in ("json", "graphml", "graph", "ical", "ftm", "plover", "polecat", "cameo"):
        out = tmp_path / f"out{FORMATS[name].suffix}"
        said("export", "--format", name, "-o", str(out), where=place)
        printed = run("export", "--format", name, where=place).stdout_bytes
        assert out.read_bytes() == printed
        assert len(printed) > 60, name
    assert len(Calendar.from_ical((tmp_path / "out.ics").read_bytes()).walk("VEVENT")) == 1


def test_filters_and_names_choose_dispatches(place: str) -> None:
    assert [
        json.loads(line)["id"]
        for line in said("export", "--format", "json", "--dispatch", "d/2", where=place).splitlines()
    ] == ["d/2"]
    assert said("export", "--format", "json", "--from", "17/02/2018", where=place) == ""
    assert len(said("export", "--format", "json", "--agency", "AFP", where=place).splitlines()) == 2
    assert len(said("export", "--format", "json", "--agency", "afp", where=place).splitlines()) == 2
    assert said("export", "--format", "json", "--from", "mars 2018", where=place) == ""


def test_a_store_comes_back_from_its_archive(place: str, tmp_path: Path) -> None:
    said("decide", "d1#s2", "reject", "--why", "non", where=place)
    said("export", "--format", "archive", "-o", str(tmp_path / "one.zip"), where=place)
    other = str(tmp_path / "other.db")
    said("import", str(tmp_path / "one.zip"), where=other)
    said("export", "--format", "archive", "-o", str(tmp_path / "two.zip"), where=other)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix == ".part") == []


def test_a_story_is_a_dossier_a_calendar_and_a_graph(place: str, tmp_path: Path) -> None:
    with Store.open(place) as store:
        story = next(kept.story for kept in store.dispatches() if kept.id == "d1")
    assert story is not None
    text = said("export", "--format", "markdown", "--story", story, where=place)
    assert "« Le Front du Sud a rejeté la trêve »" in text
    said("export", "--format", "html", "--story", story, "-o", str(tmp_path / "d.html"), where=place)
    assert "Où en sont les parties" in (tmp_path / "d.html").read_text("utf-8")
    assert "nouvelle rencontre" in said("export", "--format", "ical", "--story", story, where=place)
    assert {
        node["label"]
        for node in json.loads(said("export", "--format", "graph", "--story", story, where=place))["nodes"]
    } == {"Ana Ruiz", "Pablo Sosa"}
    assert run("export", "--format", "markdown", where=place).exit_code == 2


@pytest.mark.parametrize("command", ["decide", "decisions", "export", "import"])
def test_the_help_tells_what_comes_out(command: str) -> None:
    shown = CliRunner().invoke(app, [command, "--help"]).stdout
    assert "--store" in shown
    if command == "export":
        words = " ".join(shown.split())
        assert all(f"{name}:" in words for name in FORMATS)
