"""What the pages ask of the store: short lists, one story, one dispatch. Nothing here grows with the archive."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, select

from aidememoire.characters import fold
from aidememoire.errors import NoSuchDispatch
from aidememoire.record import Record
from aidememoire.store import schema
from aidememoire.store.deciding import corrected_record
from aidememoire.store.decisions import identities
from aidememoire.store.store import Store
from aidememoire.stories.nouns import Story
from aidememoire.web.shelf import Shelf

DAYS_AHEAD = 14
PATIENCE = 0.06  # seconds that a list waits for stories to be merged anew
SMALL = 30  # dispatches of a story that is merged for a list: some hundredths of a second


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a long list. `number` counts from 1; `first` and `last` are the places of its rows."""

    number: int
    size: int
    total: int
    skip: int = 0

    @property
    def offset(self) -> int:
        """Rows before it."""
        return self.skip + (self.number - 1) * self.size

    @property
    def first(self) -> int:
        """The place of its first row."""
        return min(self.offset + 1, self.total)

    @property
    def last(self) -> int:
        """The place of its last row."""
        return min(self.offset + self.size, self.total)


@dataclass(frozen=True, slots=True)
class Line:
    """A story in a list, and how many dispatches it has."""

    story: Story
    dispatches: int


Rows = Sequence[Row[Any]]


def _page(
    store: Store, query: Select[Any], count: Select[Any], number: int, size: int, skip: int = 0
) -> tuple[Rows, Leaf]:
    with store.reading() as connection:
        leaf = Leaf(number, size, int(connection.execute(count).scalar_one()), skip)
        return connection.execute(query.limit(size).offset(leaf.offset)).all(), leaf


def stories(store: Store, number: int = 1, size: int = 20, *, skip: int = 0) -> tuple[Rows, Leaf]:
    """Stories of more than one dispatch first, the latest change first."""
    of = schema.stories.c
    query = select(of.id, of.title, of.first, of.last, of.changed, of.dispatches, of.stale)
    query = query.where(of.dispatches > 0).order_by(of.changed.desc(), of.id)
    return _page(
        store, query, select(func.count()).select_from(schema.stories).where(of.dispatches > 0), number, size, skip
    )


def recent(store: Store, limit: int = 10) -> Rows:
    """The dispatches that came in last."""
    of = schema.dispatches.c
    query = select(of.id, of.date, of.headline, of.version_kind.label("kind"), of.story)
    with store.reading() as connection:
        return connection.execute(query.order_by(of.number.desc()).limit(limit)).all()


def dispatches(
    store: Store, number: int = 1, size: int = 50, *, story: str | None = None, agency: str | None = None, skip: int = 0
) -> tuple[Rows, Leaf]:
    """Dispatches, the latest day first."""
    of = schema.dispatches.c
    only: list[ColumnElement[bool]] = []
    only += [of.story == story] if story else []
    only += [of.agency == agency] if agency else []
    query = select(of.id, of.date, of.headline, of.agency, of.outlet, of.version_kind.label("kind"), of.story)
    query = query.where(*only).order_by(of.date.desc(), of.number.desc())
    return _page(store, query, select(func.count()).select_from(schema.dispatches).where(*only), number, size, skip)


def versions(store: Store, group: str | None) -> Rows:
    """The versions of one dispatch, in the order of arrival."""
    of = schema.dispatches.c
    query = select(
        of.id.label("dispatch"), of.published, of.date, of.version_kind.label("kind"), of.version_of.label("of"),
        of.superseded,
    ).where(of.version_group == group)  # fmt: skip
    with store.reading() as connection:
        return connection.execute(query.order_by(of.number)).all() if group else []


def row_of(store: Store, id: str) -> Row[Any] | None:
    """What lists know of a dispatch, None where there is none."""
    of = schema.dispatches.c
    query = select(of.id, of.story, of.version_group, of.version_of, of.origin, of.received).where(of.id == id)
    with store.reading() as connection:
        return connection.execute(query).one_or_none()


def agenda(store: Store, days: int = DAYS_AHEAD) -> Rows:
    """What is to come in the next days."""
    today = date.today()
    return agenda_between(store, today.isoformat(), (today + timedelta(days=days)).isoformat(), size=12)[0]


def agenda_between(
    store: Store, first: str, last: str | None = None, number: int = 1, size: int = 60
) -> tuple[Rows, Leaf]:
    """What is to come from one day (ISO) until another, inclusive; only versions of dispatches that count."""
    of, item = schema.dispatches.c, schema.agenda.c
    only = [item.day >= first, of.superseded.is_(False)] + ([item.day <= last] if last else [])
    columns = (item.date, item.what, item.status, item.text, of.id.label("dispatch"), item.item, of.story)
    joined = schema.agenda.join(schema.dispatches, item.dispatch == of.number)
    query = select(*columns).select_from(joined).where(*only).order_by(item.day, item.number)
    return _page(store, query, select(func.count()).select_from(joined).where(*only), number, size)


def last_run(store: Store) -> tuple[Row[Any] | None, Rows]:
    """How the last ingest went, and the first of what it refused."""
    with store.reading() as connection:
        run = connection.execute(select(schema.runs).order_by(schema.runs.c.id.desc()).limit(1)).one_or_none()
        if run is None:
            return None, []
        refused = select(schema.refusals.c.origin, schema.refusals.c.reason).where(schema.refusals.c.run == run.id)
        return run, connection.execute(refused.limit(20)).all()


def actors(
    store: Store, words: str = "", number: int = 1, size: int = 60, *, skip: int = 0
) -> tuple[list[dict[str, Any]], Leaf]:
    """Actors one of whose names begins with the words (accents and case do not count), by that name."""
    of = schema.actor_names.c
    start = fold(words.strip())
    only = [of.folded >= start, of.folded < start + "\U0010ffff"] if start else []
    query = select(
        of.key, func.min(of.name).label("name"), func.min(of.kind).label("kind"), func.min(of.country).label("country")
    )
    query = query.where(*only).group_by(of.key).order_by(func.min(of.folded), of.key)
    count = select(func.count(func.distinct(of.key))).where(*only)
    rows, leaf = _page(store, query, count, number, size, skip)
    with store.reading() as connection:
        amended = identities(connection).amended
    return [{**row._mapping, **amended(row.key)} for row in rows], leaf


def dispatch(store: Store, id: str) -> tuple[Row[Any], Record]:
    """What lists know of a dispatch, and its record with persons' decisions in force. Raises NoSuchDispatch."""
    row = row_of(store, id)
    if row is None:
        raise NoSuchDispatch(f"no dispatch {id!r}", remedy="search finds dispatches by their words")
    return row, corrected_record(store, id)


def title_of(store: Store, story: str | None) -> Row[Any] | None:
    """A story's id and title, None for none."""
    of = schema.stories.c
    with store.reading() as connection:
        return connection.execute(select(of.id, of.title).where(of.id == story)).one_or_none() if story else None


def former_name(store: Store, id: str) -> str | None:
    """The story that had this id before it became one with another, None where none had."""
    of = schema.story_aliases.c
    with store.reading() as connection:
        return connection.execute(select(of.story).where(of.id == id)).scalar()


def lines(shelf: Shelf, rows: Rows) -> list[Line]:
    """Stories as a list shows them, with what changed last in each.

    One that changed since it was last merged is shown as it was then: it is merged again beside the pages
    (`refreshing`). A small one that was never merged is merged here while the page can wait for it.
    """
    until = time.monotonic() + PATIENCE
    found = []
    for row in rows:
        told = shelf.brief(row)
        if told is None and row.dispatches <= SMALL and time.monotonic() < until:
            told = shelf.story(row.id)
        found.append(Line(told or Story(id=row.id, title=row.title, first=row.first, last=row.last), row.dispatches))
    return found
