"""Which view of a story does a page show? The one merged last, at hand; while it is renewed, that and since when.

Merging a story takes as long as it has dispatches, and while an ingest runs some story changes every moment. A
story whose view is no more than PATIENCE seconds behind is shown as it was, and says so; the `refreshing` thread
renews it. Whatever a person decides leaves no view behind (`store.deciding`), so the next reader waits for it.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock
from typing import Any

from pydantic_core import from_json
from sqlalchemy import Row, select

from aidememoire.errors import AideMemoireError
from aidememoire.store import schema
from aidememoire.store.store import Store
from aidememoire.stories.nouns import Story
from aidememoire.stories.opening import NoSuchStory, keep, merge_story

PATIENCE = 60.0  # seconds that a view may be behind before its next reader waits for the new one
AT_HAND = 64  # stories, and as many as known on past days
LISTED = 2  # changes that a list of stories shows
_LOCKS = 32
_BRIEF = {"id", "title", "first", "last", "changes", "parties", "proposals"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A story as a page shows it. `version` differs when the view does.

    `behind` is the instant (ISO, UTC) when the first dispatch that is not in it came in, None when it has all.
    """

    story: Story
    version: str
    behind: str | None = None


@dataclass(frozen=True, slots=True)
class _View:
    story: Story
    version: str
    changed: str | None  # the change that it is as of; None where that is not known


class Shelf:
    """The views of one store's stories. Used by many threads at once."""

    def __init__(self, store: Store, patience: float = PATIENCE) -> None:
        self.store, self.patience = store, patience
        self._views: OrderedDict[str, _View] = OrderedDict()
        self._briefs: OrderedDict[str, tuple[str, Story]] = OrderedDict()
        self._past: OrderedDict[tuple[str, str, str | None], Story] = OrderedDict()
        self._wanted: OrderedDict[str, None] = OrderedDict()
        self._unkept: OrderedDict[str, tuple[str, str | None]] = OrderedDict()
        self._lock = Lock()
        self._merging = [Lock() for _ in range(_LOCKS)]  # two readers of one story do not merge it twice

    def story(self, id: str, at: str | None = None) -> Story:
        """The story with all that is known now, or was at the end of the day `at` (ISO). Raises NoSuchStory."""
        if at is None:
            return self._newest(id).story
        changed = self._row(id).changed
        with self._lock:
            found = self._past.get((id, at, changed))
        if found is None:
            found, changed = merge_story(self.store, id, at)
            self._put(self._past, (id, at, changed), found)
        return found

    def shown(self, id: str) -> Shown:
        """The story for its page: with all that is known now, or a view that is a little behind. Raises NoSuchStory."""
        row = self._row(id)
        view = self._at_hand(id, row)
        if view is None and row.stale and row.kept and (old := self._kept(id)) is not None:
            behind = self._behind(old.story)
            if behind is not None and _seconds_since(behind) <= self.patience:
                with self._lock:
                    self._wanted[id] = None
                return Shown(old.story, old.version, behind)
        view = view or self._newest(id)
        return Shown(view.story, view.version)

    def brief(self, row: Row[Any]) -> Story | None:
        """What a list shows of a story: title, days, latest changes; None where it was never merged.

        `row` has its id, `changed` and `stale`. A story that changed is shown as it was when it was merged last.
        """
        with self._lock:
            known = self._briefs.get(row.id)
        if known is not None and known[0] == row.changed:
            return known[1]
        view = self._at_hand(row.id, row)
        text = self._text(row.id) if view is None else None
        if view is None and text is None:
            return None
        brief = _brief(view.story.model_dump(include=_BRIEF) if view else from_json(text or ""))
        if view is not None or not row.stale:
            self._put(self._briefs, row.id, (row.changed, brief))
        return brief

    def renew(self, id: str) -> None:
        """Merges a story that changed."""
        self._newest(id)

    def next_wanted(self) -> str | None:
        """The story whose readers have seen a view that is behind for longest; each is told once."""
        with self._lock:
            return self._wanted.popitem(last=False)[0] if self._wanted else None

    def keep(self) -> None:
        """Writes the views that were merged into the store: beside the pages, for the store may be busy."""
        while True:
            with self._lock:
                if not self._unkept:
                    return
                id, (view, changed) = self._unkept.popitem(last=False)
            try:
                keep(self.store, id, view, changed)
            except AideMemoireError:
                self._put(self._unkept, id, (view, changed))
                raise

    def _newest(self, id: str) -> _View:
        with self._merging[hash(id) % _LOCKS]:
            row = self._row(id)
            view = self._at_hand(id, row)
            if view is None and not row.stale and (text := self._text(id, row.changed)):
                view = _View(Story.model_validate_json(text), _version(text), row.changed)
                self._put(self._views, id, view)
            if view is None:
                story, changed = merge_story(self.store, id)
                text = story.model_dump_json()
                view = _View(story, _version(text), changed)
                self._put(self._views, id, view)
                self._put(self._unkept, id, (text, changed))
        return view

    def _at_hand(self, id: str, row: Row[Any]) -> _View | None:
        """The view that has all that is known now, if it is at hand."""
        with self._lock:
            view = self._views.get(id)
            if view is None or view.changed is None or view.changed != row.changed:
                return None
            self._views.move_to_end(id)
            return view

    def _kept(self, id: str) -> _View | None:
        """The view kept in the store, though the story changed since."""
        text = self._text(id)
        if text is None:
            return None
        version = _version(text)
        with self._lock:
            view = self._views.get(id)
        if view is None or view.version != version:
            view = _View(Story.model_validate_json(text), version, None)
            self._put(self._views, id, view)
        return _View(view.story, version, None)

    def _behind(self, story: Story) -> str | None:
        """When the first dispatch that the view lacks came in; None where it lacks none."""
        known = {version.dispatch for group in story.groups for version in group.versions}
        of = schema.dispatches.c
        with self.store.reading() as connection:
            rows = connection.execute(select(of.id, of.received).where(of.story == story.id)).all()
        return min((row.received for row in rows if row.id not in known), default=None)

    def _row(self, id: str) -> Row[Any]:
        of = schema.stories.c
        query = select(of.changed, of.stale, of.view.is_not(None).label("kept")).where(of.id == id)
        with self.store.reading() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            raise NoSuchStory(f"no story {id!r}", where=self.store.where, remedy="`aidememoire stories` lists them")
        return row

    def _text(self, id: str, changed: str | None = None) -> str | None:
        of = schema.stories.c
        query = select(of.view).where(of.id == id)
        if changed is not None:
            query = query.where(of.changed == changed, of.stale.is_(False))
        with self.store.reading() as connection:
            return connection.execute(query).scalar()

    def _put(self, where: OrderedDict[Any, Any], key: Any, value: Any) -> None:
        with self._lock:
            where[key] = value
            where.move_to_end(key)
            while len(where) > AT_HAND:
                where.popitem(last=False)


def _version(view: str) -> str:
    return hashlib.blake2b(view.encode(), digest_size=12).hexdigest()


def _brief(told: dict[str, Any]) -> Story:
    """A story with its latest changes and whom and what they name."""
    changes = list(told["changes"])[:LISTED]
    parties = {change["party"] for change in changes}
    proposals = {change["proposal"] for change in changes}
    return Story.model_validate(
        {name: told[name] for name in ("id", "title", "first", "last")}
        | {
            "changes": changes,
            "parties": [party for party in told["parties"] if party["key"] in parties],
            "proposals": [proposal for proposal in told["proposals"] if proposal["id"] in proposals],
        }
    )


def _seconds_since(instant: str) -> float:
    """Seconds since an instant (ISO; UTC where it gives no zone); endless where it is none."""
    try:
        at = datetime.fromisoformat(instant)
    except ValueError:
        return float("inf")
    return (datetime.now(UTC) - (at if at.tzinfo else at.replace(tzinfo=UTC))).total_seconds()
