"""What does a store cost as it grows: adding, searching, asking for positions, opening a story?

    bench/archive.py [--dispatches N] [--articles N] [--store PLACE] [--small PLACE] [--records FILE]

Reads some articles once (kept in FILE for the next run), makes records of their paragraphs and fills two stores: one
with a tenth of N, one with N; a PLACE that holds as many already is taken as it is (and is added to). Then, in turns of
fifty, so that what else the machine does falls on all alike, a thousand records are added to an empty store, to the
small one and to the large one; and in turns the small and the large are asked ten searches, ten tables of positions
and ten stories, three times each. Thirty articles are read for what reading one costs, since ingest reads and adds.
Prints the medians and the memory at a tenth of the filling and at its end.
Ends with code 1 when a claim does not hold: ingest of the last thousand at most a tenth slower than of the first,
memory flat, each question 100 ms or less and at most 1.5 times what it costs in the small store. How much slower
adding alone is gets printed beside.
Times are the processor's (the database works in this process); the clock's are printed while filling.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
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
READ = 30
BLOCK, TURN = 1000, 50  # dispatches added to each store, and at a time
SEARCHES = (
    "évacuation", "trêve", "négociations", "président", "accord de paix", "cessez-le-feu", "otages libérés",
    '"Nations unies"', "sommet ministre", "attentat victimes",
)  # fmt: skip
TOO_LITTLE = 5.0  # ms: below, a ratio says more of the machine than of the store


def main() -> int:
    """Fills the stores, adds and asks in turns, prints; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dispatches", type=int, default=100_000)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--store", help="where the large one is made or stands; by default a folder that is removed")
    parser.add_argument("--small", help="the same for the small one")
    parser.add_argument("--records", type=Path, default=Path(tempfile.gettempdir()) / "aidememoire-bench.jsonl")
    options = parser.parse_args()
    records, count = read_records(options.records, options.articles), options.dispatches
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(f"{folder}/empty.db") as empty,
        Store.open(options.small or f"{folder}/small.db") as small,
        Store.open(options.store or f"{folder}/store.db") as large,
    ):
        fill(small, records, count // 10)
        memory = fill(large, records, count)
        stores = {"empty": empty, "small": small, "large": large}
        for name in ("small", "large"):
            told = stores[name].counts()
            print(f"{name}: {told['dispatches']:,} dispatches in {told['stories']:,} stories", flush=True)
        cost = adding(stores, records)
        asked = asking(small, large)
    return 0 if holds(reading_one(), cost, asked, memory) else 1


def fill(store: Store, records: Sequence[Record], count: int) -> list[float]:
    """Adds until there are that many; the megabytes resident at a tenth of the way and at the end, [] when full."""
    there = store.counts()["dispatches"]
    if there >= count:
        print(f"{there:8,} dispatches stand there", flush=True)
        return []
    memory, started, step = [], time.perf_counter(), max(1, count // 10)
    for number, record in enumerate(recombined(records, count), 1):
        if number > there:
            store.add(record, origin="bench")
        if number % step == 0 and number > there:
            memory.append(resident_mb())
            clock = time.perf_counter() - started
            print(f"{number:8,} in {clock:7,.0f} s, {memory[-1]:6,.0f} MB", flush=True)
    return [memory[0], memory[-1]]


def adding(stores: dict[str, Store], records: Sequence[Record]) -> dict[str, float]:
    """Median of the milliseconds that one more dispatch takes, by store: a thousand each, in turns of fifty."""
    coming = {name: following(records, store.counts()["dispatches"]) for name, store in stores.items()}
    took: dict[str, list[float]] = {name: [] for name in stores}
    for _ in range(BLOCK // TURN):
        for name, store in stores.items():
            block = list(islice(coming[name], TURN))
            began = time.process_time()
            for record in block:
                store.add(record, origin="bench")
            took[name].append((time.process_time() - began) / TURN * 1000)
    return {name: sum(each) / len(each) for name, each in took.items()}


def following(records: Sequence[Record], there: int) -> Iterator[Record]:
    """The records that come after so many."""
    return islice(recombined(records, there + BLOCK), there, None)


def asking(small: Store, large: Store) -> dict[str, tuple[float, float]]:
    """Median milliseconds of each kind of question, in the small and in the large store."""
    found: dict[str, list[tuple[float, float]]] = {}
    for _ in range(3):
        one, other = ask(small), ask(large)
        for what in one:
            found.setdefault(what, []).append((one[what], other[what]))
    first = "a story, the first time"  # only the first of the rounds was
    return {
        what: each[0]
        if what == first
        else (statistics.median(a for a, _ in each), statistics.median(b for _, b in each))
        for what, each in found.items()
    }


def reading_one() -> float:
    """Milliseconds that reading one article takes on average, the model loaded."""
    _, texts = real_texts(READ)
    tasks = [Task(each.id, each.id, Dispatch(id=each.id, text=each.text, date=each.date)) for each in texts]
    list(run(tasks[:3], render=as_json, jobs=1))
    began = time.process_time()
    list(run(tasks, render=as_json, jobs=1))
    return (time.process_time() - began) / len(tasks) * 1000


def holds(reading: float, cost: dict[str, float], asked: dict[str, tuple[float, float]], memory: list[float]) -> bool:
    """Prints what was measured and which claims hold; whether all do."""
    told = ", ".join(f"{ms:.1f} ms in the {name} store" for name, ms in cost.items())
    print(f"one more dispatch: {told}")
    slower = (reading + cost["large"]) / (reading + cost["empty"]) - 1
    print(
        f"reading one: {reading:.0f} ms; adding alone is {cost['large'] / cost['empty'] - 1:+.1%} slower than at first"
    )
    fine = [say("ingest of the last thousand", slower, MAY_SLOW_BY, "slower than of the first")]
    if memory:
        fine.append(say("memory", memory[1] / memory[0] - 1, MAY_GROW_BY, "more than at a tenth of the way"))
    for what, (before, after) in asked.items():
        times = after / max(before, TOO_LITTLE)
        fine.append(after <= MOST_MS and times <= MOST_TIMES)
        print(f"{'holds' if fine[-1] else 'FAILS':7}{what}: {after:.1f} ms, {before:.1f} ms in the small store")
    return all(fine)


def say(what: str, grown: float, most: float, than: str) -> bool:
    """Prints whether something grew too much."""
    print(f"{'holds' if grown <= most else 'FAILS':7}{what}: {grown:+.1%} {than}")
    return grown <= most


def ask(store: Store) -> dict[str, float]:
    """Median milliseconds of each kind of question."""
    chance = random.Random(store.counts()["stories"])  # others at each size, so that none was opened before
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
        found["a story, the first time"] = median([partial(open_story, store, id) for id in chosen])
        found["a story"] = median([partial(open_story, store, id) for id in chosen])
    return found


def median(questions: Sequence[Callable[[], object]]) -> float:
    """The median of what questions take, in milliseconds."""
    took = []
    for question in questions:
        began = time.process_time()
        question()
        took.append((time.process_time() - began) * 1000)
    return statistics.median(took)


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
