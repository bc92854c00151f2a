"""What arguments stand for, what each record is called, and how many are expected."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from aidememoire.runs.inputs import expected, read_inputs, several
from aidememoire.runs.local import Outcome, Task
from readers.reading_of import SAMPLES, TEXT
from readers.test_archives import ENGLISH, FRENCH, make_zip, response, warc


def names(*arguments: str, **options: str) -> list[tuple[str, str]]:
    return [(task.name, task.stem) for task in read_inputs(arguments, **options) if isinstance(task, Task)]


def test_a_file_with_one_dispatch_is_named_after_the_file() -> None:
    for name in ("newsml12-first.xml", "nitf.xml", "page-jsonld.html", "ninjs-1.json"):
        path = str(SAMPLES / name)
        assert names(path) == [(path, name.partition(".")[0])]
        assert expected([path]) == 1


def test_what_may_hold_several_is_named_by_ids(tmp_path: Path) -> None:
    (tmp_path / "fil").mkdir()
    (tmp_path / "fil" / "d1.txt").write_text(TEXT, "utf-8")
    assert names(str(tmp_path)) == [(f"{tmp_path} (fil_d1)", "fil_d1")]
    assert several([str(tmp_path)])
    assert expected([str(tmp_path)]) is None
    (file := tmp_path / "a.zip").write_bytes(make_zip({"d1.txt": TEXT.encode()}))
    assert names(str(file)) == [(f"{file} (d1)", "d1")]
    path = str(SAMPLES / "newsml12-several.xml")
    found = list(read_inputs([path]))
    assert [type(item) for item in found] == [Task, Task, Outcome]
    assert isinstance(found[0], Task)
    assert found[0].stem == "urn_newsml_agence.example_20190313_TX-PAR-SAL00.r1"


def test_lines_are_counted_beforehand(tmp_path: Path) -> None:
    (file := tmp_path / "a.txt").write_text('{"text": "a"}\n\n{"text": "b"}\n{"text": "c"}', "utf-8")
    assert expected([str(file)]) == 3
    assert expected([str(file), str(tmp_path / "rien"), str(SAMPLES / "nitf.xml")]) == 5
    assert expected(["-"]) is None


def test_what_was_left_aside_is_said_and_is_no_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    records = [
        response("https://courrier.example/1", FRENCH, "text/html"),
        response("https://courrier.example/2", ENGLISH),
    ]
    (file := tmp_path / "a.warc").write_bytes(warc(records, pack=False))
    assert len(list(read_inputs([str(file)]))) == 1
    assert f"aidememoire: {file}: 1 of 2 responses left aside: 1 in another language" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["rss.xml", "newsml12-first.xml", "page-saved.html", "ninjs-3.json"])
def test_standard_input_of_any_format(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    file = [item.stem for item in read_inputs([str(SAMPLES / name)]) if isinstance(item, Task)]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO((SAMPLES / name).read_bytes()))))  # type: ignore[type-var]
    piped = [task for task in read_inputs(["-"]) if isinstance(task, Task)]
    assert len(piped) == len(file)
    assert {task.name for task in piped} == {"standard input"}
