"""Does placing a dispatch cost the same in a small store and in a large one?

    python bench/placing.py [--dispatches 20000] [--texts 150]

Reads some texts once, then sends them again and again on later days under names never seen before, so that words
repeat as they do on a wire and affairs do not. Prints the median of every tenth. Ends with code 1 when the last
tenth costs more than 1.5 times the first one or more than 20 ms.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, insert, select

from aidememoire import read
from aidememoire.record import Record
from aidememoire.store import schema
from aidememoire.store.store import Store
from aidememoire.stories.place import place
from texts import real_texts

MOST_MS, GROWTH = 20.0, 1.5
_DAY = 20  # dispatches: a text comes again after more days than versions lie apart
_NAME = re.compile(r"(?<!\w)[A-ZÀ-Ý][a-zà-ÿ]{3,}(?!\w)")


def renamed(record: Record, number: int, day: date, epoch: int) -> Record:
    """The record under other names of the same length, on another day."""
    letters = list("abcdefghijklmnopqrstuvwxyz")
    random.Random(epoch).shuffle(letters)
    other = str.maketrans("abcdefghijklmnopqrstuvwxyz", "".join(letters))

    def rename(value: Any) -> Any:
        if isinstance(value, str):
            return _NAME.sub(lambda found: found[0][0] + found[0][1:].translate(other), value)
        if isinstance(value, dict):
            return {key: rename(each) for key, each in value.items()}
        return [rename(each) for each in value] if isinstance(value, list | tuple) else value

    made = Record.from_json(rename(record.model_dump(mode="json")))
    header = made.header.model_copy(update={"published": None, "updated": None})
    return made.model_copy(update={"id": f"n{number}", "date": day.isoformat(), "header": header})


def sent(records: list[Record], count: int) -> Iterator[Record]:
    """`count` dispatches, twenty a day."""
    for number in range(count):
        day = date(2010, 1, 1) + timedelta(days=number // _DAY)
        yield renamed(records[number % len(records)], number, day, number // len(records))


def add(store: Store, record: Record, number: int) -> float:
    """Adds the rows that placing needs, places the dispatch and gives how long that took, in milliseconds."""
    received = f"{record.date}T12:00:00Z"
    row = {
        "number": number, "id": record.id, "content": record.id, "date": record.date, "characters": len(record.text),
        "origin": "bench", "received": received, "read": received, "program": "", "model": "", "lexicon": "",
    }  # fmt: skip
    with store.writing() as connection:
        connection.execute(insert(schema.dispatches).values(row))
        kept = zlib.compress(record.to_json(indent=None).encode())
        connection.execute(insert(schema.records).values(dispatch=number, text=record.text, json=kept))
        start = time.perf_counter()
        place(connection, record, number=number)
        return 1000 * (time.perf_counter() - start)


def main() -> int:
    """Fills a store and prints what placing costs on the way."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dispatches", type=int, default=20_000)
    parser.add_argument("--texts", type=int, default=150)
    options = parser.parse_args()
    origin, texts = real_texts(max(options.texts, 1 + 7 * _DAY))
    records = [read(text.text, date=text.date, id=text.id) for text in texts]
    print(f"{options.dispatches} dispatches from {len(records)} {origin}")
    part = max(1, options.dispatches // 10)
    medians: list[float] = []
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "store.db") as store:
        costs: list[float] = []
        for number, record in enumerate(sent(records, options.dispatches), 1):
            costs.append(add(store, record, number))
            if len(costs) == part:
                medians.append(statistics.median(costs))
                slow = sorted(costs)[int(0.95 * part)]
                print(f"  to {number:>7}: median {medians[-1]:.1f} ms, 95 % {slow:.1f} ms", flush=True)
                costs = []
        with store.reading() as connection:
            stories, largest = connection.execute(
                select(func.count(), func.max(schema.stories.c.dispatches)).select_from(schema.stories)
            ).one()
    print(f"{stories} stories, {largest} dispatches in the largest")
    print(f"the last tenth costs {medians[-1] / medians[0]:.2f} of the first")
    return 0 if medians[-1] <= min(MOST_MS, GROWTH * medians[0]) else 1


if __name__ == "__main__":
    sys.exit(main())
