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
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from aidememoire.quality.floors import Floors, all_figures, digest_of, held_figures
from aidememoire.quality.matching import Tally
from aidememoire.quality.scoring import Scores, invented_authors

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ROOT / "gold" / "floors.json"
COMMAND = Path(sys.executable).with_name("aidememoire")
SETS = {"seed": "seed", "dev": "gold/dev", "ftib": "data/ftib"}  # folders of the shared data
OWN = "own"  # the project's invented dispatches, which the tests score too


class GateError(Exception):
    """The command or the scorer did not run."""


def main() -> int:
    """Runs the gate; returns its exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", dest="lift", action="store_true", help="raise the floors to what is measured")
    parser.add_argument("--repin", action="store_true", help="accept gold that has changed; floors stay")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="where the gold is")
    parser.add_argument("--set", choices=(*SETS, OWN), action="append", help="only this set (may be repeated)")
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
        for name in options.set or (*SETS, OWN):
            gold = FLOORS.parent if name == OWN else options.shared / SETS[name]
            if not gold.is_dir():
                print(f"gate: {name} skipped, no folder {SETS[name]}")
                continue
            try:
                scores, faults = run_set(name, gold, scorer, work, options.show)
            except GateError as error:
                print(f"gate: {name}: {error}", file=sys.stderr)
                return 2
            failures += faults
            figures = all_figures(scores)
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
                for line in floors.lift(name, held_figures(scores)):
                    print("raised ", line)
    if options.lift or options.repin:
        floors.save()
    print()
    for line in failures:
        print("FAILS  ", line)
    print("gate:", f"{len(failures)} failures" if failures else "every floor holds")
    return 1 if failures else 0


def run_set(name: str, gold: Path, scorer: Path, work: Path, show: str | None) -> tuple[Scores, list[str]]:
    """Reads and scores one set: its figures, and what is wrong whatever the floors say.

    Raises GateError when the command or the scorer does not run to its end.
    """
    texts, records, table = work / f"{name}.jsonl", work / f"{name}.records", work / f"{name}.figures.json"
    dispatches = stage(gold, work / f"{name}.gold")
    gold = work / f"{name}.gold"
    write_jsonl(gold, texts)
    table.unlink(missing_ok=True)
    shutil.rmtree(records, ignore_errors=True)  # of an earlier run, with --keep
    began = time.perf_counter()
    read = subprocess.run([COMMAND, "read", texts, "--format", "json", "-o", records], check=False)
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
    layers: dict[str, dict[str, int]] = json.loads(table.read_text("utf-8"))
    # from the counts: the table's own figures are rounded, and a floor must not lie above what was measured
    scores = {layer: Tally(row["gold"], row["pred"], row["match"]) for layer, row in layers.items()}
    faults = [f"{name}: {dispatch} was not read" for dispatch in missing]
    if scored.returncode:
        faults.append(f"{name}: there are passages that do not quote their text")
    for path in sorted(gold.glob("*.json")):
        record = records / path.name
        for event in invented_authors(load(path), load(record)) if record.exists() else ():
            words = event["evidence"][0]["text"][:80]
            line = f"{name}: {path.stem} says who cancelled, and the text does not: « {words} »"
            if name in {"seed", OWN}:
                faults.append(line)
            else:
                print("note   ", line)
    return scores, faults


def stage(gold: Path, target: Path) -> list[str]:
    """Copies the dispatches of a folder, each `<id>.json` that has its `<id>.txt`; returns their ids."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    ids = sorted(path.stem for path in gold.glob("*.json") if path.with_suffix(".txt").exists())
    for name in ids:
        for suffix in (".json", ".txt"):
            shutil.copyfile(gold / (name + suffix), target / (name + suffix))
    return ids


def write_jsonl(gold: Path, target: Path) -> None:
    """Writes the texts of a folder of gold as one dispatch a line, with its day."""
    with target.open("w", encoding="utf-8") as out:
        for path in sorted(gold.glob("*.json")):
            text = path.with_suffix(".txt").read_bytes().decode("utf-8")
            line = {"id": path.stem, "text": text, "date": load(path)["date"]}
            out.write(json.dumps(line, ensure_ascii=False) + "\n")


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
