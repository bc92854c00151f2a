"""How do the bundled dispatches come into a store? Read once; a store that has them is left as it is."""

from __future__ import annotations

from collections.abc import Iterator

from aidememoire import demo
from aidememoire.dispatch import Dispatch
from aidememoire.errors import AideMemoireError
from aidememoire.record import MadeBy
from aidememoire.runs.ingest import Watcher, ingest_dispatches
from aidememoire.runs.local import Loader
from aidememoire.store.ingest_log import Counts
from aidememoire.store.store import Store

STORE = "aidememoire-demo.db"  # where the demonstration's store is, in the folder one is in
ORIGIN = "aidememoire demo"


def fill(store: Store, *, load: Loader | None = None, made_by: MadeBy | None = None) -> Counts:
    """Reads the bundled stories into a store, in the order in which they came; what is there already stays.

    Another version of the program reads them anew. Raises AideMemoireError when one cannot be read.
    """

    def refused(reason: str, trace: str | None) -> None:
        raise AideMemoireError(reason, remedy="this is a fault of the program")

    return ingest_dispatches(store, _dispatches(), load=load, made_by=made_by, watcher=Watcher(refused=refused))


def _dispatches() -> Iterator[tuple[str, Dispatch]]:
    for story in demo.stories():
        for name in story.names:
            yield f"{ORIGIN}: {name}", demo.dispatch(name)
