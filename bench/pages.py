"""What do the pages cost over a large store, for one reader and for fifty at once while dispatches come in?

    bench/pages.py --store PLACE [--readers 50] [--seconds 60]

PLACE is a store that `bench/archive.py --store PLACE` made (100,000 dispatches by default); a copy is served, so it
stays as it is. Serves it with the command, on the loopback address alone, and asks as a browser does. Prints the
median of each page, the size of the first page with all its assets, then for fifty readers at once the median and
the slowest answers and the errors, while records are added. Ends with code 1 when a claim does not hold: 150 ms
for home, story, dispatch and search, 100 kB for the first page, no error and 400 ms at the median for fifty readers.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import httpx

from aidememoire.store.store import Store
from archive import read_records
from recombine import recombined

PAGE_MS, CROWD_MS, FIRST_PAGE = 150.0, 400.0, 100_000
WORDS = ("évacuation", "trêve", "négociations", "accord de paix", "otages libérés", '"Nations unies"', "sommet")


def main() -> int:
    """Serves, asks, prints; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", required=True, type=Path)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--records", type=Path, default=Path(tempfile.gettempdir()) / "aidememoire-bench.jsonl")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "served.db"
        for suffix in ("", "-wal"):
            if options.store.with_name(options.store.name + suffix).exists():
                shutil.copy(options.store.with_name(options.store.name + suffix), f"{copy}{suffix}")
        with Store.open(copy) as store:
            print(f"{store.counts()['dispatches']:,} dispatches in {options.store}")
        command = [sys.executable, "-m", "aidememoire.cli", "serve", "--store", str(copy), "--port", "0"]
        server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        try:
            base = _address(server)
            good = _alone(base)
            return 0 if _crowd(base, copy, options) and good else 1
        finally:
            server.terminate()
            server.wait(20)


def _address(server: subprocess.Popen[str]) -> str:
    assert server.stderr is not None
    line = server.stderr.readline()
    found = re.search(r"http://\S+?(?=/ )", line)
    if found is None:
        raise SystemExit(f"the pages were not served: {line}")
    threading.Thread(target=lambda: [None for _ in server.stderr or ()], daemon=True).start()
    return found[0]


def _addresses(base: str) -> dict[str, list[str]]:
    """Pages of each kind: the latest stories, dispatches of all times, searches."""
    chance = random.Random(1)
    stories = [row["id"] for row in httpx.get(f"{base}/api/v1/stories?limit=40", timeout=60).json()["items"]]
    dispatches = [
        row["id"]
        for offset in (0, 900, 2_500, 4_900)
        for row in httpx.get(f"{base}/api/v1/dispatches?limit=20&offset={offset}", timeout=60).json()["items"]
    ]
    return {
        "home": ["/"] * 7,
        "story": [f"/stories/{id}" for id in chance.sample(stories, min(20, len(stories)))],
        "dispatch": [f"/dispatches/{id}" for id in chance.sample(dispatches, min(20, len(dispatches)))],
        "search": [f"/search?q={word}" for word in WORDS],
    }


def _alone(base: str) -> bool:
    """One reader, each page three times: the first of them may have to merge a story."""
    good = True
    with httpx.Client(base_url=base, timeout=60) as reader:
        for kind, addresses in _addresses(base).items():
            taken = []
            for address in addresses * 3:
                start = time.perf_counter()
                reader.get(address).raise_for_status()
                taken.append(1000 * (time.perf_counter() - start))
            middle = statistics.median(taken)
            good &= middle <= PAGE_MS
            print(f"{kind:9} {middle:7.1f} ms median of {len(taken)} ({max(taken):.0f} at most; claim {PAGE_MS:.0f})")
        first = reader.get("/")
        assets = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', first.text))
        size = len(first.content) + sum(len(reader.get(address).content) for address in assets)
        print(f"first page {size / 1000:.1f} kB with {len(assets)} assets (claim {FIRST_PAGE / 1000:.0f})")
    return good and size <= FIRST_PAGE


def _crowd(base: str, where: Path, options: argparse.Namespace) -> bool:
    """Many readers at once, while records are added."""
    processes = multiprocessing.get_context("spawn")  # as an ingest is: a process of its own
    stop, added = processes.Event(), processes.Value("i", 0)
    every = [address for addresses in _addresses(base).values() for address in addresses]
    adding = processes.Process(target=_add, args=(where, options.records, options.articles, stop, added), daemon=True)
    adding.start()
    while not added.value and adding.is_alive():  # it has begun
        time.sleep(0.1)
    taken, errors = asyncio.run(_ask(base, every, options.readers, options.seconds))
    stop.set()
    adding.join(60)
    middle = statistics.median(taken)
    slow = statistics.quantiles(taken, n=20)[-1]
    print(
        f"{options.readers} readers for {options.seconds:.0f} s: {len(taken)} answers, {errors} errors, "
        f"{middle:.0f} ms median, {slow:.0f} ms for 95 of 100 (claim {CROWD_MS:.0f}); "
        f"{added.value} records added meanwhile"
    )
    return errors == 0 and middle <= CROWD_MS


def _add(where: Path, kept: Path, articles: int, stop: Any, added: Any) -> None:
    """Adds records until told to stop; counts them."""
    with Store.open(where) as store:
        for record in recombined(read_records(kept, articles), 1_000_000, seed=7):
            if stop.is_set():
                return
            store.add(record.model_copy(update={"id": f"new-{record.id}"}), origin="bench")
            added.value += 1


async def _ask(base: str, addresses: list[str], readers: int, seconds: float) -> tuple[list[float], int]:
    taken: list[float] = []
    errors = 0
    end = time.perf_counter() + seconds
    limits = httpx.Limits(max_connections=readers)

    async def reader(number: int, client: httpx.AsyncClient) -> None:
        nonlocal errors
        chance = random.Random(number)
        while time.perf_counter() < end:
            start = time.perf_counter()
            try:
                (await client.get(chance.choice(addresses))).raise_for_status()
                taken.append(1000 * (time.perf_counter() - start))
            except httpx.HTTPError as error:
                errors += 1
                print(f"error: {error!r}", file=sys.stderr)
            await asyncio.sleep(1 + chance.random())  # a person reads

    # as a browser: a story that was joined to another while dispatches come in leads there
    async with httpx.AsyncClient(base_url=base, timeout=30, limits=limits, follow_redirects=True) as client:
        await asyncio.gather(*(reader(number, client) for number in range(readers)))
    return taken, errors


if __name__ == "__main__":
    sys.exit(main())
