"""The gate: floors hold, rise, never fall; changed gold is noticed; the command is really run."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import gate
from aidememoire.quality.floors import Floors, digest_of, held_figures
from aidememoire.quality.matching import Tally

ROOT = Path(__file__).resolve().parents[1]


def floors(folder: Path, **content: object) -> Floors:
    path = folder / "floors.json"
    path.write_text(json.dumps(content), "utf-8")
    return Floors(path)


def test_a_figure_under_its_floor_is_told_in_words(tmp_path: Path) -> None:
    pinned = floors(tmp_path, dev={"quotes.f1": 0.7, "events.f1": 0.5})
    assert pinned.shortfalls("dev", {"quotes.f1": 0.7, "events.f1": 0.5}) == []
    assert pinned.shortfalls("dev", {"quotes.f1": 0.69999}) == [
        "dev: quotes.f1 is 0.700, under its floor of 0.700",
        "dev: events.f1 is 0.000, under its floor of 0.500",
    ]


def test_floors_rise_and_never_fall(tmp_path: Path) -> None:
    pinned = floors(tmp_path, dev={"quotes.f1": 0.7, "events.f1": 0.5})
    assert pinned.lift("dev", {"quotes.f1": 0.71999, "events.f1": 0.4}) == ["dev: quotes.f1 0.700 → 0.719"]
    pinned.save()
    assert Floors(pinned.path).of("dev") == {"quotes.f1": 0.719, "events.f1": 0.5}


@pytest.mark.parametrize(
    "measured", [Tally(7, 9, 3), Tally(3, 3, 1), Tally(1000, 999, 707), Tally(5, 5, 5), Tally(2, 1, 0)]
)
def test_a_floor_just_raised_holds(tmp_path: Path, measured: Tally) -> None:
    pinned = floors(tmp_path)
    figures = held_figures({"quotes": measured})
    pinned.lift("dev", figures)
    assert pinned.shortfalls("dev", figures) == []


def test_what_the_gold_does_not_ask_has_no_floor() -> None:
    scores = {"quotes": Tally(0, 5, 0), "times.value": Tally(4, 4, 2), "events.actors": Tally(3, 3, 1)}
    assert held_figures(scores) == {"times.value.f1": 0.5}


def test_changed_gold_is_noticed(tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    (gold / "d.json").write_text("{}")
    (gold / "d.txt").write_text("Un.")
    (gold / "floors.json").write_text("{}")  # no text beside it: no gold
    pinned = floors(tmp_path)
    before = digest_of(gold)
    pinned.pin("dev", before)
    (gold / "floors.json").write_text('{"dev": {}}')
    assert pinned.is_pinned_to("dev", digest_of(gold))
    (gold / "d.txt").write_text("Un, deux.")
    assert not pinned.is_pinned_to("dev", digest_of(gold))


def test_targets_are_of_the_sets_that_the_gate_reads() -> None:
    content = json.loads((ROOT / "gold" / "floors.json").read_text("utf-8"))
    sets = {*gate.SETS, gate.OWN}
    assert set(content) == {*sets, "targets", "digests"}
    assert set(content["targets"]) <= sets


def test_a_dispatch_a_line_with_its_day(tmp_path: Path) -> None:
    ids = gate.stage(ROOT / "gold", tmp_path / "gold")
    gate.write_jsonl(tmp_path / "gold", tmp_path / "own.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "own.jsonl").read_text("utf-8").splitlines()]
    assert [line["id"] for line in lines] == ids
    assert "floors" not in ids
    assert lines[0]["date"] == "2018-02-05"
    assert lines[0]["text"] == (ROOT / "gold" / f"{ids[0]}.txt").read_bytes().decode()


def run_gate(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, ROOT / "tools" / "gate.py", *arguments]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=env)


def test_without_the_shared_gold_it_says_so_and_passes(tmp_path: Path) -> None:
    done = run_gate("--shared", tmp_path / "shared")
    assert done.returncode == 0
    assert "skipped, no shared gold" in done.stdout


SCORER = """
import argparse, json, pathlib
a = argparse.ArgumentParser(); a.add_argument("gold"); a.add_argument("pred"); a.add_argument("--text"); a.add_argument("--json")
a = a.parse_args()
n = len(list(pathlib.Path(a.pred).glob("*.json")))
pathlib.Path(a.json).write_text(json.dumps({"quotes": {"gold": 4, "pred": 4, "match": n}}))
"""
READER = """#!/bin/sh
# aidememoire read X.jsonl --format json -o DIR, which reads two dispatches of three
mkdir -p "$6"; echo '{}' > "$6/a.json"; echo '{}' > "$6/b.json"
"""


def test_the_gate_end_to_end_on_a_small_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With a scorer and a reader of three lines: what it says, what it returns, what it pins."""
    seed = tmp_path / "shared" / "seed"
    seed.mkdir(parents=True)
    for name in ("a", "b", "c"):
        (seed / f"{name}.json").write_text('{"date": "2016-12-07"}')
        (seed / f"{name}.txt").write_text("Un.")
    (tmp_path / "shared" / "score").mkdir()
    (tmp_path / "shared" / "score" / "score.py").write_text(SCORER)
    reader = tmp_path / "aidememoire"
    reader.write_text(READER)
    reader.chmod(reader.stat().st_mode | stat.S_IXUSR)
    pinned = floors(tmp_path, seed={"quotes.f1": 0.5})
    monkeypatch.setattr(gate, "FLOORS", pinned.path)
    monkeypatch.setattr(gate, "COMMAND", reader)
    monkeypatch.setattr(sys, "argv", ["gate", "--shared", str(tmp_path / "shared"), "--set", "seed"])

    assert gate.main() == 1
    assert "FAILS   seed: c was not read" in capsys.readouterr().out

    (seed / "c.json").unlink()
    monkeypatch.setattr(sys, "argv", [*sys.argv, "--raise"])
    assert gate.main() == 0
    assert Floors(pinned.path).is_pinned_to("seed", digest_of(seed))

    (seed / "b.txt").unlink()
    monkeypatch.setattr(sys, "argv", sys.argv[:-1])
    assert gate.main() == 1
    out = capsys.readouterr().out
    assert "the gold is not the one its floors were measured on" in out
