"""Stories that changed are merged again beside the pages, so that no reader waits for it."""

from __future__ import annotations

import time
from collections import deque
from contextlib import suppress
from threading import Event, Thread

from sqlalchemy import select

from aidememoire.errors import AideMemoireError
from aidememoire.store import schema
from aidememoire.stories.opening import NoSuchStory
from aidememoire.web.shelf import Shelf

EVERY = 2.0  # seconds between two looks
MOST = 20  # stories of a look: as many as the first page lists
SHARE = 0.25  # of the time, at most, that it merges: the pages are made in the rest


class Refresher:
    """Merges changed stories until it is stopped: first those that readers opened, then those that changed last."""

    def __init__(self, shelf: Shelf, every: float = EVERY, share: float = SHARE) -> None:
        self.shelf, self.every, self.share = shelf, every, share
        self._stop = Event()
        self._thread = Thread(target=self._run, name="stories", daemon=True)

    def start(self) -> None:
        """Begins looking."""
        self._thread.start()

    def stop(self) -> None:
        """Ends after the story under way."""
        self._stop.set()
        self._thread.join(30)

    def look(self) -> int:
        """Merges what changed, and keeps it in the store; how many stories."""
        done: set[str] = set()
        changed = deque(self._changed())
        while (id := self.shelf.next_wanted() or next(iter(changed), None)) and not self._stop.is_set():
            if changed and id == changed[0]:
                changed.popleft()
                if id in done:
                    continue
            done.add(id)
            start = time.monotonic()
            with suppress(NoSuchStory):  # it became one with another
                self.shelf.renew(id)
            self.shelf.keep()
            self._stop.wait((time.monotonic() - start) * (1 / self.share - 1))
        self.shelf.keep()
        return len(done)

    def _changed(self) -> list[str]:
        of = schema.stories.c
        query = select(of.id).where(of.stale.is_(True), of.dispatches > 0).order_by(of.changed.desc()).limit(MOST)
        with self.shelf.store.reading() as connection:
            return list(connection.execute(query).scalars())

    def _run(self) -> None:
        while not self._stop.is_set():
            with suppress(AideMemoireError):  # a store that is busy is looked at again
                self.look()
            self._stop.wait(self.every)
