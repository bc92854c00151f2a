"""What a person is told of a run: what was read, what was refused and why, and the exit code."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest

from aidememoire.runs.delivery import INTERRUPTED, NOT_READ, OK, deliver
from aidememoire.runs.local import Outcome
from aidememoire.runs.outputs import Folder


def outcomes(*found: Outcome | BaseException) -> Generator[Outcome, None, None]:
    for outcome in found:
        if isinstance(outcome, BaseException):
            raise outcome
        yield outcome


READ = Outcome("a.txt", "a", output="page a\n")
ALSO = Outcome("b.txt", "b", output="page b\n")
REFUSED = Outcome("c.txt", "c", error="c.txt: there is no word in it", trace="Traceback: …")


def test_one_page_is_printed_and_nothing_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert deliver(outcomes(READ), None) == OK
    assert capsys.readouterr() == ("page a\n", "")


def test_what_is_refused_is_named_as_it_comes_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert deliver(outcomes(READ, REFUSED, ALSO), None) == NOT_READ
    said = capsys.readouterr()
    assert said.out == "page a\npage b\n"
    assert said.err == "aidememoire: c.txt: there is no word in it\naidememoire: 2 read; 1 refused\n"


def test_a_folder_gets_the_files_and_the_person_the_count(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert deliver(outcomes(READ, ALSO), Folder(tmp_path, ".txt"), bar=True, total=2) == OK
    assert capsys.readouterr() == ("", f"aidememoire: 2 read, written in {tmp_path}\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt"]


def test_an_interrupt_says_how_far_it_came(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert deliver(outcomes(READ, KeyboardInterrupt()), Folder(tmp_path, ".txt")) == INTERRUPTED
    assert capsys.readouterr().err == "aidememoire: interrupted, 1 read; --resume goes on from here\n"


def test_a_traceback_is_for_who_asks(capsys: pytest.CaptureFixture[str]) -> None:
    deliver(outcomes(REFUSED), None)
    assert "Traceback" not in capsys.readouterr().err
    deliver(outcomes(REFUSED), None, debug=True)
    assert "Traceback: …" in capsys.readouterr().err
