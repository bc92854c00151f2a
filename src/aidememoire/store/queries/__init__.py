"""Questions to a store, each a function that returns typed rows with their proofs.

>>> from aidememoire.store.store import Store
>>> from aidememoire.store.queries import Asked, said
>>> with Store.open("sqlite://") as store:
...     said(store, Asked(since="2018-02-05"))
[]
"""

from __future__ import annotations

from aidememoire.store.queries.agenda import Planned, agenda
from aidememoire.store.queries.asked import Asked, Row
from aidememoire.store.queries.disputes import Contested, disputes
from aidememoire.store.queries.meetings import Met, meetings
from aidememoire.store.queries.names import Called, UnclearName, find_actor
from aidememoire.store.queries.positions import Stood, positions
from aidememoire.store.queries.said import Said, said
from aidememoire.store.queries.stories import Listed, find_story, stories
from aidememoire.store.queries.timeline import Happened, timeline
from aidememoire.store.queries.versions import Changed, diff
from aidememoire.store.queries.who import Who, who

__all__ = [
    "Asked", "Called", "Changed", "Contested", "Happened", "Listed", "Met", "Planned", "Row", "Said", "Stood",
    "UnclearName", "Who", "agenda", "diff", "disputes", "find_actor", "find_story", "meetings", "positions", "said",
    "stories", "timeline", "who",
]  # fmt: skip
