"""Stories that changed are merged again beside the pages, so that a list of them never waits for it."""

from __future__ import annotations

from contextlib import suppress
from threading import Event, Thread

from sqlalchemy import select

from aidememoire.errors import AideMemoireError
from aidememoire.store import schema
from aidememoire.store.store import Store
from aidememoire.stories.opening import open_story

EVERY = 10.0  # seconds between two looks
MOST = 20  # stories of a look: as many as the first page lists


class Refresher:
    """Looks for changed stories, the latest first, and merges them, until it is stopped."""

    def __init__(self, store: Store, every: float = EVERY) -> None:
        self.store, self.every = store, every
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
        """Merges what changed; how many stories."""
        of = schema.stories.c
        query = select(of.id).where(of.stale.is_(True), of.dispatches > 0).order_by(of.changed.desc()).limit(MOST)
        with self.store.reading() as connection:
            changed = connection.execute(query).scalars().all()
        for id in changed:
            if self._stop.is_set():
                break
            open_story(self.store, id)
        return len(changed)

    def _run(self) -> None:
        while not self._stop.wait(self.every):
            with suppress(AideMemoireError):  # a store that is busy is looked at again
                self.look()
