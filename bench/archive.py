"""What does a store cost as it grows: adding, searching, asking for positions, opening a story?

    bench/archive.py [--dispatches N] [--articles N] [--store PLACE] [--records FILE]

Reads some articles once (kept in FILE for the next run), makes N records of their paragraphs and adds them to
a store. At a tenth of the way and at the end it asks: ten searches, ten tables of positions, ten stories, each the
median of three. Prints what the first and the last thousand took, the memory at both points, and the medians.
Ends with code 1 when a claim does not hold: the last thousand at most a tenth slower than the first that came
after a tenth of the way, memory flat, each question 100 ms or less and at most 1.5 times what it cost at a tenth.
Times are the processor's (the database works in this process), so that what else the machine does does not
count; the clock's are printed, too.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from sqlalchemy import func, select

from aidememoire.dispatch import Dispatch
from aidememoire.record import Record
from aidememoire.runs.ingest import as_json
from aidememoire.runs.local import Task, run
from aidememoire.store import schema
from aidememoire.store.queries.positions import positions
from aidememoire.store.store import Store
from aidememoire.stories.opening import open_story
from flat import resident_mb
from recombine import recombined
from texts import real_texts

MOST_MS, MOST_TIMES, MAY_SLOW_BY, MAY_GROW_BY = 100.0, 1.5, 0.10, 0.10
BLOCK = 1000
SEARCHES = (
    "évacuation", "trêve", "négociations", "président", "accord de paix", "cessez-le-feu", "otages libérés",
    '"Nations unies"', "sommet ministre", "attentat victimes",
)  # fmt: skip
TOO_LITTLE = 5.0  # ms: below, a ratio says more of the machine than of the store


def main() -> int:
    """Fills the store, asks, prints; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dispatches", type=int, default=100_000)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--store", help="where to make it; by default in a folder that is then removed")
    parser.add_argument("--records", type=Path, default=Path(tempfile.gettempdir()) / "aidememoire-bench.jsonl")
    options = parser.parse_args()
    records = read_records(options.records, options.articles)
    with tempfile.TemporaryDirectory() as folder, Store.open(options.store or f"{folder}/store.db") as store:
        return measure(store, records, options.dispatches)


def measure(store: Store, records: Sequence[Record], count: int) -> int:
    """Adds, asks at a tenth and at the end, and says which claims hold."""
    block = min(BLOCK, count // 20)
    took: list[float] = []
    asked: list[dict[str, float]] = []
    memory: list[float] = []
    spent, started = 0.0, time.perf_counter()
    for number, record in enumerate(recombined(records, count), 1):
        began = time.process_time()
        store.add(record, origin="bench")
        spent += time.process_time() - began
        if number % block == 0:
            took.append(spent / block * 1000)
            spent = 0.0
        if number in (count // 10, count):
            memory.append(resident_mb())
            asked.append(ask(store))
            say_asked(number, asked[-1], memory[-1], store)
        elif number % (count // 10) == 0:
            clock = time.perf_counter() - started
            print(f"{number:8,} in {clock:7,.0f} s, {resident_mb():6,.0f} MB, {took[-1]:6.1f} ms each", flush=True)
    tenth = max(1, len(took) // 10)
    print(f"\nms to add one: first {block:,} {took[0]:.1f}, after a tenth {took[tenth]:.1f}, last {took[-1]:.1f}")
    holds = [
        say("the last thousand", took[-1] / took[tenth] - 1, MAY_SLOW_BY, "slower than the first after a tenth"),
        say("memory", memory[1] / memory[0] - 1, MAY_GROW_BY, "more than at a tenth of the way"),
    ]
    for what, ms in asked[1].items():
        times = ms / max(asked[0][what], TOO_LITTLE)
        fine = ms <= MOST_MS and times <= MOST_TIMES
        print(f"{'holds' if fine else 'FAILS':7}{what}: {ms:.1f} ms, {times:.2f} times what it was")
        holds.append(fine)
    return 0 if all(holds) else 1


def say(what: str, grown: float, most: float, than: str) -> bool:
    """Prints whether something grew too much."""
    print(f"{'holds' if grown <= most else 'FAILS':7}{what}: {grown:+.1%} {than}")
    return grown <= most


def ask(store: Store) -> dict[str, float]:
    """Median milliseconds of each kind of question."""
    chance = random.Random(1)
    with store.reading() as connection:
        party = schema.positions.c.party_key
        parties = connection.execute(
            select(party).group_by(party).order_by(func.count().desc()).limit(10)
        ).scalars().all()  # fmt: skip
        stories = connection.execute(
            select(schema.stories.c.id).where(schema.stories.c.dispatches.between(5, 60))
        ).scalars().all()  # fmt: skip
    chosen = chance.sample(list(stories), min(10, len(stories)))
    found = {
        "a search": median([partial(store.search, words) for words in SEARCHES]),
        "a table of positions": median([partial(positions, store, party=(key,)) for key in parties]),
    }
    if chosen:
        found["a story, the first time"] = median([partial(open_story, store, id) for id in chosen], times=1)
        found["a story"] = median([partial(open_story, store, id) for id in chosen])
    return found


def median(questions: Sequence[Callable[[], object]], times: int = 3) -> float:
    """The median of what questions take, in milliseconds."""
    took = []
    for question in questions:
        for _ in range(times):
            began = time.process_time()
            question()
            took.append((time.process_time() - began) * 1000)
    return statistics.median(took)


def say_asked(number: int, asked: dict[str, float], memory: float, store: Store) -> None:
    """Prints what was measured at one point."""
    told = ", ".join(f"{what} {ms:.1f} ms" for what, ms in asked.items())
    print(f"{number:8,} dispatches in {store.counts()['stories']:,} stories, {memory:,.0f} MB: {told}", flush=True)


def read_records(file: Path, count: int) -> list[Record]:
    """The records of that many articles, from the file where they are kept, else read now."""
    if file.exists():
        lines = file.read_text("utf-8").splitlines()
        if len(lines) >= min(count, 50):
            return [Record.from_json(line) for line in lines[:count]]
    origin, texts = real_texts(count)
    print(f"reading {len(texts)} {origin} once, into {file}", file=sys.stderr)
    tasks = [Task(each.id, each.id, Dispatch(id=each.id, text=each.text, date=each.date)) for each in texts]
    lines = [outcome.output.strip() for outcome in run(tasks, render=as_json) if outcome.output]
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return [Record.from_json(line) for line in lines]


if __name__ == "__main__":
    sys.exit(main())
