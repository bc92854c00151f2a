"""Which stories are there, and which one does a person mean?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, exists, or_, select

from aidememoire.characters import fold
from aidememoire.errors import InputError
from aidememoire.store import schema
from aidememoire.store.queries.asked import Asked, of_dispatch
from aidememoire.store.store import Store
from aidememoire.stories.nouns import Change, Story
from aidememoire.stories.opening import NoSuchStory, open_story


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A story in a list: its days, how many dispatches it has, and what the newest of them changed."""

    id: str
    title: str
    first: str | None
    last: str | None
    dispatches: int
    changes: tuple[Change, ...]
    view: Story


def stories(store: Store, asked: Asked | None = None) -> list[Listed]:
    """Stories by their last day, the latest first. Filters keep those with a dispatch that passes them."""
    asked = asked or Asked()
    of, told, who = schema.stories.c, schema.dispatches.c, schema.actors.c
    query = select(of.id, of.title, of.first, of.last, of.dispatches).where(of.dispatches > 0)
    if asked.since:
        query = query.where(of.last >= asked.since)
    if asked.until:
        query = query.where(of.first <= asked.until)
    if asked.story:
        query = query.where(of.id == asked.story)
    conditions: list[ColumnElement[bool]] = []
    if asked.source or asked.known:
        with store.reading() as connection:
            conditions += of_dispatch(connection, asked)
    if asked.place:
        conditions.append(told.place_folded == fold(asked.place))
    if asked.actors:
        conditions.append(exists(select(1).where(who.dispatch == told.number, who.key.in_(asked.actors))))
    if conditions:
        query = query.where(exists(select(1).where(told.story == of.id, *conditions)))
    with store.reading() as connection:
        rows = connection.execute(query.order_by(of.last.desc(), of.id).limit(asked.limit or LIMIT_OF_STORIES)).all()
    found = []
    for row in rows:
        story = open_story(store, row.id, asked.known)
        found.append(
            Listed(
                id=row.id, title=story.title or row.title, first=story.first, last=story.last,
                dispatches=row.dispatches, changes=story.changes, view=story,
            )
        )  # fmt: skip
    return found


LIMIT_OF_STORIES = 1000


def find_story(store: Store, said: str) -> str:
    """The id of the story that a person names: by id, its beginning, a former id, or words of its title.

    Raises InputError, with suggestions, where none or more than one fits.
    """
    of, alias = schema.stories.c, schema.story_aliases.c
    with store.reading() as connection:
        if connection.execute(select(of.id).where(of.id == said)).one_or_none():
            return said
        renamed = connection.execute(select(alias.story).where(alias.id == said)).scalar()
        if renamed is not None:
            return str(renamed)
        rows = connection.execute(
            select(of.id, of.title)
            .where(of.dispatches > 0, or_(of.id.startswith(said, autoescape=True), of.title != ""))
            .order_by(of.last.desc())
            .limit(LIMIT_OF_STORIES)
        ).all()
    begins = [(row.id, row.title) for row in rows if row.id.startswith(said)]
    words = fold(said).split()
    titled = [(row.id, row.title) for row in rows if all(word in fold(row.title) for word in words)]
    fitting = begins or titled
    if len(fitting) == 1:
        return str(fitting[0][0])
    if not fitting:
        raise NoSuchStory("no such story", where=repr(said), remedy="`aidememoire stories` lists them")
    raise InputError("may be several stories", where=repr(said), remedy=f"say which: {_listed(fitting)}")


def _listed(fitting: Sequence[tuple[str, str]]) -> str:
    return ", ".join(f"{id} ({title[:50]})" for id, title in fitting[:6])
