"""What does the store know of a story? Its merged view, kept there, made again when a dispatch or decision changed it.

Opening a story reads one row; only the first opening after a change merges its records anew.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, Row, select, update

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
        row = connection.execute(
            select(of.id, of.title, of.view, of.stale, of.changed).where(of.id == id)
        ).one_or_none()
        if row is None:
            raise NoSuchStory(f"no story {id!r}", where=store.where, remedy="`aidememoire stories` lists them")
        if at is None and row.view and not row.stale:
            return Story.model_validate_json(row.view)
        known = _dispatches(connection, id)
        who = identities(connection)
        decided = {one.id: taken(connection, dispatch=one.id) for one in known}
    records = [corrected(record, decided[record.id]) for record in _records(store, known)]
    story = merge(records, _groups(known), id=id, title=row.title or None, at=at, who=who)
    if at is None:
        _keep(store, story, row.changed)
    return story


def kept_story(store: Store, id: str) -> Story | None:
    """The view that was kept when the story was last merged, though it may have changed since; None where none was."""
    of = schema.stories.c
    with store.reading() as connection:
        view = connection.execute(select(of.view).where(of.id == id)).scalar()
    return Story.model_validate_json(view) if view else None


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


def _keep(store: Store, story: Story, changed: str | None) -> None:
    """Keeps the view, unless the story changed meanwhile."""
    of = schema.stories.c
    same = of.changed == changed if changed is not None else of.changed.is_(None)
    values = {"view": story.model_dump_json(), "stale": False}
    with store.writing() as connection:
        connection.execute(update(schema.stories).where(of.id == story.id, same).values(values))
