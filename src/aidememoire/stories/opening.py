"""What does the store know of a story? Its merged view, kept there, made again when a dispatch or decision changed it.

Opening a story reads one row; only the first opening after a change merges its records anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select, update

from aidememoire.decisions import Decision
from aidememoire.errors import InputError
from aidememoire.record import Record
from aidememoire.store import schema
from aidememoire.store.decisions import identities, taken
from aidememoire.store.store import Store
from aidememoire.stories.corrected import corrected
from aidememoire.stories.merge import merge
from aidememoire.stories.nouns import Story, Version, VersionGroup


class NoSuchStory(InputError, LookupError):
    """The store has no story of that id."""


def open_story(store: Store, id: str, at: str | None = None) -> Story:
    """The story of that id, as known at the end of the day `at` (ISO, inclusive), or now. Raises NoSuchStory."""
    of = schema.stories.c
    with store.reading() as connection:
        row = connection.execute(select(of.view, of.stale).where(of.id == id)).one_or_none()
    if row is not None and at is None and row.view and not row.stale:
        return Story.model_validate_json(row.view)
    story, changed = merge_story(store, id, at)
    if at is None:
        keep(store, story.id, story.model_dump_json(), changed)
    return story


def merge_story(store: Store, id: str, at: str | None = None) -> tuple[Story, str | None]:
    """The story merged from its records, kept nowhere, and the instant of the change it is as of. See `open_story`."""
    of = schema.stories.c
    with store.reading() as connection:
        row = connection.execute(select(of.title, of.changed).where(of.id == id)).one_or_none()
        if row is None:
            raise NoSuchStory(f"no story {id!r}", where=store.where, remedy="`aidememoire stories` lists them")
        known = _dispatches(connection, id)
        who = identities(connection)
        decided = _decided(connection, [one.id for one in known])
    records = [corrected(record, decided[record.id]) for record in _records(store, known)]
    return merge(records, _groups(known), id=id, title=row.title or None, at=at, who=who), row.changed


def keep(store: Store, id: str, view: str, changed: str | None) -> None:
    """Keeps a story's view (JSON), unless the story changed since the instant that it is as of."""
    of = schema.stories.c
    same = of.changed == changed if changed is not None else of.changed.is_(None)
    with store.writing() as connection:
        connection.execute(update(schema.stories).where(of.id == id, same).values(view=view, stale=False))


def _decided(connection: Connection, dispatches: Sequence[str]) -> dict[str, list[Decision]]:
    """The decisions on items of each dispatch."""
    named = connection.execute(select(schema.decisions.c.dispatch).distinct()).scalars()
    judged = set(named).intersection(dispatches)
    return {id: taken(connection, dispatch=id) if id in judged else [] for id in dispatches}


def _dispatches(connection: Connection, id: str) -> list[Row[Any]]:
    of = schema.dispatches.c
    columns = (of.id, of.version_group, of.version_kind, of.version_of, of.superseded, of.published, of.date,
               of.headline, of.agency, of.outlet)  # fmt: skip
    return list(connection.execute(select(*columns).where(of.story == id).order_by(of.number)))


def _records(store: Store, known: list[Row[Any]]) -> list[Record]:
    return list(store.records([row.id for row in known]))


def _groups(known: list[Row[Any]]) -> list[VersionGroup]:
    """The versions of each dispatch, in the order of arrival; the one that counts is not superseded."""
    groups: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in known:
        groups[row.version_group or row.id].append(row)
    return [
        VersionGroup(
            id=group,
            newest=next((row.id for row in reversed(rows) if not row.superseded), rows[-1].id),
            versions=tuple(_version(row) for row in rows),
        )
        for group, rows in groups.items()
    ]


def _version(row: Row[Any]) -> Version:
    return Version(
        dispatch=row.id,
        kind=row.version_kind or "first",
        of=row.version_of,
        published=row.published or row.date,
        headline=row.headline,
        agency=row.agency,
        outlet=row.outlet,
    )
