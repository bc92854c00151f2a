"""Do the figures on the shared gold hold? Reads each set with the command, scores it, compares with the floors.

    tools/gate.py [--raise] [--repin] [--shared DIR] [--show LAYER]

For each set of gold beside the project (`../shared`): its texts go into one `.jsonl` file, the real
command reads it, the reference scorer prints its table, and every figure of `gold/floors.json` is
compared. Exit code 0: all hold; 1: a figure is under its floor, a passage does not quote its text,
an actor is invented, or the gold is not the one the floors stand on; 2: the command failed.
Where the shared folder is absent it says so and exits 0.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from aidememoire.quality.floors import HELD, Floors, digest_of
from aidememoire.quality.scoring import invented_authors

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ROOT / "gold" / "floors.json"
SETS = {"seed": "seed", "dev": "gold/dev", "ftib": "data/ftib"}


class GateError(Exception):
    """The command or the scorer did not run."""


def main() -> int:
    """Runs the gate; returns its exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", dest="lift", action="store_true", help="raise the floors to what is measured")
    parser.add_argument("--repin", action="store_true", help="accept gold that has changed; floors stay")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="where the gold is")
    parser.add_argument("--set", choices=SETS, action="append", help="only this set (may be repeated)")
    parser.add_argument("--show", help="list the gold items of this layer that were missed")
    parser.add_argument("--keep", type=Path, help="a folder in which to leave the records")
    options = parser.parse_args()
    scorer = options.shared / "score" / "score.py"
    if not scorer.exists():
        print(f"gate: skipped, no shared gold beside the project (looked in {options.shared.name}/)")
        return 0
    floors, failures = Floors(FLOORS), []
    with tempfile.TemporaryDirectory(prefix="aidememoire-gate-") as temporary:
        work = options.keep or Path(temporary)
        for name in options.set or SETS:
            gold = options.shared / SETS[name]
            if not gold.is_dir():
                print(f"gate: {name} skipped, no folder {SETS[name]}")
                continue
            try:
                figures, faults = run_set(name, gold, scorer, work, options.show)
            except GateError as error:
                print(f"gate: {name}: {error}", file=sys.stderr)
                return 2
            failures += faults
            digest = digest_of(gold)
            if options.repin:
                floors.pin(name, digest)
            elif not floors.is_pinned_to(name, digest):
                failures.append(
                    f"{name}: the gold is not the one its floors were measured on; "
                    "see what changed, then `make gate REPIN=1`"
                )
            print_targets(floors.targets(name), figures)
            failures += floors.shortfalls(name, figures)
            if options.lift and not faults:
                floors.pin(name, digest)
                held = [key for key in (f"{layer}.f1" for layer in HELD) if key in figures]
                for line in floors.lift(name, {key: figures[key] for key in held}):
                    print("raised ", line)
    if options.lift or options.repin:
        floors.save()
    print()
    for line in failures:
        print("FAILS  ", line)
    print("gate:", f"{len(failures)} failures" if failures else "every floor holds")
    return 1 if failures else 0


def run_set(name: str, gold: Path, scorer: Path, work: Path, show: str | None) -> tuple[dict[str, float], list[str]]:
    """Reads and scores one set: its figures (`"quotes.f1"`, …) and what is wrong whatever the floors say.

    Raises GateError when the command or the scorer does not run to its end.
    """
    texts, records, table = work / f"{name}.jsonl", work / name, work / f"{name}.figures.json"
    work.mkdir(parents=True, exist_ok=True)
    dispatches = write_jsonl(gold, texts)
    began = time.perf_counter()
    command = Path(sys.executable).with_name("aidememoire")
    read = subprocess.run([command, "read", texts, "--format", "json", "-o", records], check=False)
    seconds = time.perf_counter() - began
    missing = [dispatch for dispatch in dispatches if not (records / f"{dispatch}.json").exists()]
    if read.returncode and len(missing) == len(dispatches):
        raise GateError(f"`aidememoire read` ended with code {read.returncode} and wrote nothing")
    print(f"\n== {name}: {len(dispatches)} dispatches read in {seconds:.0f} s, the model's start included", flush=True)
    scored = subprocess.run(
        [
            *(sys.executable, scorer, gold, records, "--text", gold, "--json", table),
            *(("--show", show) if show else ()),
        ],
        check=False,
    )
    if not table.exists():
        raise GateError(f"the scorer ended with code {scored.returncode}")
    layers: dict[str, dict[str, float]] = json.loads(table.read_text("utf-8"))
    asked = {layer: row for layer, row in layers.items() if row["gold"]}
    figures = {f"{layer}.{kind}": row[kind] for layer, row in asked.items() for kind in ("p", "r", "f1")}
    faults = [f"{name}: {dispatch} was not read" for dispatch in missing]
    if scored.returncode:
        faults.append(f"{name}: there are passages that do not quote their text")
    for path in sorted(gold.glob("*.json")):
        record = records / path.name
        for event in invented_authors(load(path), load(record)) if record.exists() else ():
            words = event["evidence"][0]["text"][:80]
            line = f"{name}: {path.stem} says who cancelled, and the text does not: « {words} »"
            if name == "seed":
                faults.append(line)
            else:
                print("note   ", line)
    return figures, faults


def write_jsonl(gold: Path, target: Path) -> list[str]:
    """Writes the texts of a folder of gold as one dispatch a line; returns their ids, the files' stems."""
    ids = []
    with target.open("w", encoding="utf-8") as out:
        for path in sorted(gold.glob("*.json")):
            text = path.with_suffix(".txt").read_bytes().decode("utf-8")
            line = {"id": path.stem, "text": text, "date": load(path)["date"]}
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
            ids.append(path.stem)
    return ids


def print_targets(targets: dict[str, float], figures: dict[str, float]) -> None:
    """Prints what is aimed at, reached or not."""
    for key, aim in targets.items():
        value = figures.get(key, 0.0)
        print(f"{'reached' if value >= aim else 'NOT YET'}  {key:18} {value:6.3f}   aimed at {aim:.3f}")


def load(path: Path) -> Any:
    """The JSON of a file."""
    return json.loads(path.read_text("utf-8"))


if __name__ == "__main__":
    sys.exit(main())
