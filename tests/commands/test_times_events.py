"""`aidememoire times` and `aidememoire events` as a person runs them: processes, files, exit codes, messages.

The cases that need the model share few runs: it takes some 5 s to load.
"""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-m", "aidememoire.cli"]
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT / "src"), os.environ.get("PYTHONPATH")])),
    "COLUMNS": "80",
}

GENEVA = "Genève, 16 fév 2018 (AFP) - Moscou a rejeté jeudi la proposition de Paris.\r\nLe Chili a réclamé une trêve mardi.\n"
LIMA = "Lima, 3 mai 2018 (AFP) - Le Pérou a rencontré lundi le Brésil à Lima."


def aidememoire(*arguments: object, cwd: Path | None = None, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)], input=stdin, capture_output=True, env=ENVIRONMENT, cwd=cwd, timeout=120, check=False
    )  # fmt: skip
    assert b"Traceback" not in done.stderr, done.stderr
    return done


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    tmp_path.joinpath("geneve.txt").write_bytes(GENEVA.encode())
    tmp_path.joinpath("lima.txt").write_bytes(LIMA.encode())
    lines = [{"id": "g", "text": GENEVA}, {"id": "l", "text": LIMA}]
    tmp_path.joinpath("wire.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["times"], "Missing argument 'FILE...'. See: aidememoire times --help"),
        (["times", "geneve.txt", "--date", "hier"], "'hier' is no day"),
        (["times", "geneve.txt", "-f", "csv"], "'csv' is not one of 'table', 'json', 'timeml'"),
        (["times", "geneve.txt", "lima.txt", "-f", "timeml"], "several TimeML documents cannot share standard output: give -o DIR"),
        (["times", "wire.jsonl", "-f", "timeml"], "several TimeML documents cannot share standard output: give -o DIR"),
        (["events", "geneve.txt", "-f", "icews"], "'icews' is not one of 'table', 'plover', 'polecat', 'cameo', 'csv', 'json'"),
        (["events", "geneve.txt", "--resume"], "--resume needs -o DIR"),
        (["events", "geneve.txt", "-o", "lima.txt"], "is a file, not a folder"),
    ],
)  # fmt: skip
def test_a_wrong_command_is_explained_in_a_line(wire: Path, arguments: list[str], message: str) -> None:
    done = aidememoire(*arguments, cwd=wire)
    assert (done.returncode, done.stdout) == (2, b"")
    assert message in done.stderr.decode()
    assert len(done.stderr.splitlines()) == 1


def test_what_cannot_be_read_is_named_and_no_header_stands_alone(wire: Path) -> None:
    wire.joinpath("vide.txt").write_text(" \n")
    done = aidememoire("events", "vide.txt", "perdu.txt", "-f", "polecat", cwd=wire)
    assert (done.returncode, done.stdout) == (3, b"")
    first, second, last = done.stderr.decode().splitlines()
    assert first.startswith("aidememoire: vide.txt: there is no word in it")
    assert second.startswith("aidememoire: perdu.txt: there is no such file")
    assert last == "aidememoire: 0 read; 2 refused"


def test_times_are_written_as_timeml_a_document_a_dispatch_past_a_bad_one(wire: Path) -> None:
    done = aidememoire("times", "geneve.txt", "perdu.txt", "lima.txt", "-f", "timeml", "-o", "out", cwd=wire)
    assert done.returncode == 3
    assert sorted(path.name for path in (wire / "out").iterdir()) == ["geneve.tml", "lima.tml"]
    root = ElementTree.fromstring((wire / "out" / "geneve.tml").read_bytes())
    assert "".join(root.itertext()) == GENEVA
    assert [(tag.text, tag.attrib["value"]) for tag in root.iter("TIMEX3")] == [
        (None, "2018-02-16"), ("16 fév 2018", "2018-02-16"), ("jeudi", "2018-02-15"), ("mardi", "2018-02-13"),
    ]  # fmt: skip


def test_times_as_json_count_from_the_day_given(wire: Path) -> None:
    done = aidememoire("times", "-", "--date", "09/03/2018", "-f", "json", cwd=wire, stdin=b"Il part mardi prochain.")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["date"] == "2018-03-09"
    assert [(t["text"], t["value"], t["anchor"]) for t in found["times"]] == [
        ("mardi prochain", "2018-03-13", "2018-03-09")
    ]


def test_a_csv_of_several_dispatches_has_one_header_and_says_which(wire: Path) -> None:
    done = aidememoire("events", "wire.jsonl", "-f", "csv", cwd=wire)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(b"\xef\xbb\xbf") == done.stdout.count(b"dispatch,event") == 1
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode("utf-8-sig"), newline="")))
    assert {row["dispatch"] for row in rows} == {"g", "l"}
    texts = {"g": GENEVA, "l": LIMA}
    for row in rows:
        words = texts[row["dispatch"]][int(row["start"]) : int(row["end"])]
        assert " ".join(words.split()) == row["passage"].removeprefix("'")
    assert ("REJECT", "2018-02-15") in {(row["type"], row["date"]) for row in rows}


def test_each_polecat_file_has_its_header(wire: Path) -> None:
    done = aidememoire("events", "geneve.txt", "lima.txt", "-f", "polecat", "-o", "out", cwd=wire)
    assert done.returncode == 0, done.stderr
    for name in ("geneve", "lima"):
        lines = (wire / "out" / f"{name}.polecat.tsv").read_text("utf-8").splitlines()
        assert lines[0].startswith("Event ID\tEvent Date\t")
        assert all(line.startswith(f"{name}_e") for line in lines[1:])


def test_a_reader_that_leaves_is_no_error(wire: Path) -> None:
    process = subprocess.Popen(
        [*COMMAND, "events", "wire.jsonl", "--jobs", "1"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT, cwd=wire
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(60) == 0
