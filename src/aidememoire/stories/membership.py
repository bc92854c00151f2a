"""How does a person's decision change which dispatches make a story: two stories made one, one made two?

What was decided stands against all that comes later: `place` leaves a dispatch where a person put it, and never
joins again what a person parted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlalchemy import Connection, Text, case, delete, insert, literal, or_, select, update

from aidememoire.errors import InputError
from aidememoire.store.schema import dispatches, features, stories, stories_apart, story_aliases, story_index
from aidememoire.stories.story_rows import (
    count_in,
    count_out,
    drop_story,
    found_story,
    settle,
    signature_row,
)  # fmt: skip


def story_named(connection: Connection, id: str) -> str:
    """The story of that id, also when it was merged into another one since. Raises InputError when there is none."""
    found = connection.execute(select(stories.c.id).where(stories.c.id == id)).scalar()
    found = found or connection.execute(select(story_aliases.c.story).where(story_aliases.c.id == id)).scalar()
    if found is None:
        raise InputError(f"no story {id!r}", remedy="`aidememoire stories` lists them")
    return str(found)


def merge_stories(connection: Connection, one: str, other: str) -> str:
    """Makes one story of two and gives its id: the first one's. The other id goes on naming it.

    Raises InputError when there is no such story, or when the two are one already.
    """
    kept, gone = story_named(connection, one), story_named(connection, other)
    if kept == gone:
        raise InputError(f"{one} and {other} are one story already", remedy="name two that `aidememoire stories` lists")
    absorb(connection, kept, gone)
    return kept


def absorb(connection: Connection, kept: str, gone: str) -> None:
    """Takes a story into another one: dispatches, features, names."""
    index = story_index.c
    theirs = select(index.feature).where(index.story == kept)
    shared = sorted(
        connection.execute(select(index.feature).where(index.story == gone, index.feature.in_(theirs))).scalars()
    )
    for feature in shared:
        row = select(index.dispatches, index.last).where(index.story == gone, index.feature == feature)
        count, last = connection.execute(row).one()
        later = case((index.last < last, last), else_=index.last)
        connection.execute(
            update(story_index)
            .where(index.story == kept, index.feature == feature)
            .values(dispatches=index.dispatches + count, last=later)
        )
    rest = select(index.feature, literal(kept, Text), index.dispatches, index.last).where(
        index.story == gone, index.feature.not_in(theirs)
    )
    connection.execute(insert(story_index).from_select(["feature", "story", "dispatches", "last"], rest))
    moved = select(index.feature).where(index.story == gone, index.feature.not_in(shared))
    connection.execute(  # these stay features of as many stories: drop_story counts them out below
        update(features).where(features.c.feature.in_(moved)).values(stories=features.c.stories + 1)
    )
    connection.execute(update(dispatches).where(dispatches.c.story == gone).values(story=kept))
    connection.execute(update(story_aliases).where(story_aliases.c.story == gone).values(story=kept))
    parted = [*_parted_from(connection, gone)]
    drop_story(connection, gone)
    for other in parted:
        if other != kept:
            part(connection, kept, other)
    connection.execute(insert(story_aliases).values(id=gone, story=kept))
    settle(connection, kept)


def _parted_from(connection: Connection, story: str) -> Iterator[str]:
    of = stories_apart.c
    for one, other in connection.execute(select(of.one, of.other).where((of.one == story) | (of.other == story))).all():
        yield other if one == story else one


def split_story(connection: Connection, ids: Collection[str]) -> str:
    """Parts dispatches of one story from it and gives the id of the story that they make.

    Their other versions come along. The two stories stay apart from then on. Raises InputError when a dispatch is
    unknown or in no story, when they are of several stories, or when nothing would be left.
    """
    of = dispatches.c
    rows = connection.execute(select(of.id, of.story, of.version_group).where(of.id.in_(ids))).all()
    if missing := sorted(set(ids) - {id for id, _, _ in rows}):
        raise InputError(f"no dispatch {missing[0]!r}", remedy="give ids as tables show them")
    from_ = {story for _, story, _ in rows}
    if len(from_) != 1 or None in from_:
        raise InputError("these dispatches are not of one story", remedy="split the dispatches of one story at a time")
    old = str(from_.pop())
    groups = sorted({group for _, _, group in rows if group})
    whole = connection.execute(
        select(of.number, of.id, of.headline, of.date)
        .where(of.story == old, or_(of.id.in_(ids), of.version_group.in_(groups)))
        .order_by(of.date, of.number)
    ).all()
    if len(whole) == len(connection.execute(select(of.number).where(of.story == old)).all()):
        raise InputError("nothing would be left of the story", remedy="split off some of its dispatches, not all")
    first = whole[0]
    new = found_story(connection, first.id, first.headline, first.date or "")
    for number, _, _, day in whole:
        counted, names = signature_row(connection, number)
        count_out(connection, old, number)
        count_in(connection, new, number, names, counted or day or "")
        connection.execute(update(dispatches).where(of.number == number).values(story_fixed=True))
    settle(connection, old)
    settle(connection, new)
    part(connection, old, new)
    return new


def part(connection: Connection, one: str, other: str) -> None:
    """Keeps two stories apart: no dispatch joins them from then on."""
    first, second = sorted((one, other))
    of = stories_apart.c
    connection.execute(delete(stories_apart).where(of.one == first, of.other == second))
    connection.execute(insert(stories_apart).values(one=first, other=second))
