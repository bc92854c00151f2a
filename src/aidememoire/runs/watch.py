"""What has come since the last look? A folder or a feed is looked at again and again, with one model loaded."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, partial

from aidememoire.readers.source import Given
from aidememoire.runs.ingest import Watcher, ingest
from aidememoire.runs.local import Loader, Reader, load_reader
from aidememoire.store.ingest_log import Counts
from aidememoire.store.store import Store

SETTLED = 1.0  # seconds since a file was last written to: before, it may not be whole


def looks(
    store: Store,
    sources: Sequence[str],
    *,
    how: Given | None = None,
    every: float = 30,
    once: bool = False,
    load: Loader | None = None,
    watcher: Watcher | None = None,
) -> Iterator[Counts]:
    """What each look added, for ever, `every` so many seconds; with `once`, a single look.

    A file still being written is left to the next look. What is refused is told to the `watcher` once, as long
    as the reason is the same. Raises AideMemoireError when no model can be loaded or the store fails.
    """
    how, watcher = how or Given(), watcher or Watcher()
    told: set[str] = set()

    def refused(reason: str, trace: str | None) -> None:
        now.add(reason)
        if reason not in told:
            watcher.refused(reason, trace)

    told_once = replace(watcher, refused=refused)
    reader = cache(load or partial(load_reader, how.language or "fr"))

    def loaded() -> Reader:
        return reader()

    while True:
        now: set[str] = set()
        yield ingest(store, sources, how=how, jobs=1, settled=0 if once else SETTLED, load=loaded, watcher=told_once)
        if once:
            return
        told = now
        time.sleep(every)
