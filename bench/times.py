"""How fast and how right are the times? Words a second of the grammar alone, its share beside the bare French
model, and the reference scorer's figures on the shared gold, with and without the parser.

    bench/times.py [--articles N] [--no-figures]

Ends with code 1 when a claim does not hold: 30,000 words a second on a blank pipeline, 8 % on top of the bare
model. Figures need the shared folder beside the project and are left out where it is absent.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from aidememoire import layers
from aidememoire.pipeline import MODELS
from aidememoire.pipes.dates import resolve_times
from aidememoire.pipes.times import find_times
from texts import ROOT, Text, real_texts

SHARED = ROOT.parent / "shared"
SETS = {"data/ftib": "French TimeBank, 50 documents", "gold/dev": "gold/dev", "seed": "seed"}
WORDS_A_SECOND, SHARE = 30_000, 0.08


def main() -> int:
    """Prints the table; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=60, help="how many texts to time (default 60)")
    parser.add_argument("--no-figures", action="store_true", help="speed alone")
    options = parser.parse_args()
    origin, texts = real_texts(options.articles)
    blank, model = spacy.blank("fr"), spacy.load(MODELS["fr"])
    words = sum(len(each.text.split()) for each in texts)
    print(f"{len(texts)} {origin}, {words} words")
    speed = words / best(lambda: find_all(blank, texts))
    print(f"  the grammar alone on a blank pipeline: {speed:,.0f} words/s")
    share = share_of_model(model, texts)
    print(
        f"  times and dates on top of the bare French model: {share:.1%} (the clauses they read are counted elsewhere)"
    )
    if not options.no_figures and (SHARED / "score" / "score.py").exists():
        for folder, name in SETS.items():
            for nlp, how in ((model, "parsed"), (blank, "without the parser")):
                figures(nlp, SHARED / folder, f"{name}, {how}")
    return 0 if speed >= WORDS_A_SECOND and share <= SHARE else 1


def best(run: Callable[[], float], rounds: int = 3) -> float:
    """The seconds of the best round of what `run` times."""
    return min(run() for _ in range(rounds))


def find_all(blank: Language, texts: list[Text]) -> float:
    """The seconds that finding takes, words cut beforehand."""
    docs = [blank.make_doc(each.text) for each in texts]
    for doc in docs:
        layers.get(doc, "dateline")
    began = time.perf_counter()
    for doc in docs:
        find_times(doc)
    return time.perf_counter() - began


def share_of_model(model: Language, texts: list[Text]) -> float:
    """The time of both pipes as a part of the bare model's, over the same texts in the same process."""
    began = time.perf_counter()
    docs = [model(each.text) for each in texts]
    bare = time.perf_counter() - began
    for doc, each in zip(docs, texts, strict=True):
        doc._.aidememoire_date = each.date
        layers.get(doc, "dateline")
        layers.get(doc, "clauses")
    began = time.perf_counter()
    for doc in docs:
        resolve_times(doc)
    return (time.perf_counter() - began) / bare


def figures(nlp: Language, gold: Path, title: str) -> None:
    """The scorer's rows on times for one folder of gold."""
    with tempfile.TemporaryDirectory(prefix="aidememoire-times-") as folder:
        for path in sorted(gold.glob("*.json")):
            record = json.loads(path.read_text("utf-8"))
            doc: Doc = nlp(path.with_suffix(".txt").read_bytes().decode("utf-8"))
            doc._.aidememoire_date = record["date"]
            Path(folder, path.name).write_text(json.dumps({"times": resolve_times(doc)}), "utf-8")
        command = [sys.executable, str(SHARED / "score" / "score.py"), str(gold), folder]
        table = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    print(f"  {title}")
    for row in table.splitlines():
        if row.startswith("times."):
            print(f"    {row}")


if __name__ == "__main__":
    sys.exit(main())
