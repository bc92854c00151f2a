"""The bundled story is the project's own gold, and it is told in order."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from aidememoire import demo
from aidememoire.views.overview import overview
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


def test_a_story_at_a_glance() -> None:
    story = demo.stories()[0]
    console = Console(file=io.StringIO(), width=80)
    with console.capture() as capture:
        console.print(overview(story.title, [gold_record(name) for name in story.names]))
    lines = [line.rstrip() for line in capture.get().splitlines()]
    assert lines[0] == "LE SIÈGE DE SANTA AURELIA"
    assert lines[1].startswith(" 5 fév Paraguay: un accord de trêve serait proche")
    assert lines[3] == "       13 faits · 13 citations · 13 positions · 1 litige · 6 ouï-dire · 4"
