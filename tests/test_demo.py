"""The bundled story is the project's own gold, and it is told in order."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from aidememoire import demo
from aidememoire.cli import app
from aidememoire.demo.show import QUESTIONS, STORE, show
from gold_records import gold_record

GOLD = Path(__file__).resolve().parents[1] / "gold"


def test_the_bundled_dispatches_are_those_of_the_gold() -> None:
    bundled = {name: demo.dispatch(name).text for story in demo.stories() for name in story.names}
    assert bundled == {path.stem: path.read_bytes().decode("utf-8") for path in GOLD.glob("d*.txt")}
    assert demo.shown() in bundled


def test_every_bundled_dispatch_has_its_day() -> None:
    days = {name: demo.dispatch(name).date for story in demo.stories() for name in story.names}
    assert days == {name: gold_record(name).date for name in days}


def test_a_name_that_is_not_bundled_is_refused() -> None:
    with pytest.raises(KeyError):
        demo.dispatch("d99")


def test_the_demonstration_shows_where_talks_stand_and_each_command_it_prints_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    show()
    printed = capsys.readouterr().out
    assert printed.count("OÙ EN SONT LES PARTIES") == 2
    assert "dont 1 version" in printed
    hint = printed[printed.index("aidememoire positions") :].partition("\nCE QUI")[0]
    assert CliRunner().invoke(app, shlex.split(hint.replace("\\\n", ""))[1:]).exit_code == 0
    typed = [line.strip() for line in printed.splitlines() if line.startswith("  aidememoire") and "--store" in line]
    typed = [line for line in typed if line.endswith(f"--store {STORE}")]
    assert typed.pop() == f"aidememoire serve --store {STORE}"  # tests/web serves such a store
    assert len(typed) == len(QUESTIONS)
    for line in typed:
        done = CliRunner().invoke(app, shlex.split(line)[1:])
        assert done.exit_code == 0, (line, done.output, done.exception)
        assert len(done.stdout.splitlines()) > 2, line
    show()  # again, over the store that it left
    assert capsys.readouterr().out == printed
