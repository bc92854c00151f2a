"""What does the store know stories by, and how is a dispatch counted in and out of one?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, case, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from aidememoire.store.schema import (
    dispatches,
    features,
    signatures,
    stories,
    stories_apart,
    story_aliases,
    story_index,
)
from aidememoire.stories.joining import WINDOW, Profile
from aidememoire.stories.keys import slug
from aidememoire.stories.tellings import headline_words

ALL = "*"  # the feature that every story has: its row counts the stories
MOST = 12  # stories that a dispatch is compared with
_LATEST = 40  # stories looked at for each rare feature, those active last
_TITLE_WORDS = 7


def stories_with(connection: Connection, names: Iterable[str]) -> dict[str, int]:
    """In how many stories each feature is; under `ALL`, how many stories there are."""
    query = select(features.c.feature, features.c.stories).where(features.c.feature.in_([*names, ALL]))
    return {row.feature: row.stories for row in connection.execute(query)}


def find_candidates(connection: Connection, weights: Mapping[str, float], rare: Sequence[str], day: str) -> list[str]:
    """The stories around that day that share most of what the rare features say, the best first."""
    first, last = (_shifted(day, days) for days in (-WINDOW, WINDOW))
    shared: dict[str, float] = {}
    for feature in rare:
        query = (
            select(story_index.c.story)
            .where(story_index.c.feature == feature, story_index.c.last >= first)
            .order_by(story_index.c.last.desc(), story_index.c.story)
            .limit(_LATEST)
        )
        for story in connection.execute(query).scalars():
            shared[story] = shared.get(story, 0.0) + weights[feature]
    ranked = sorted(shared, key=lambda story: (-shared[story], story))[: 2 * MOST]
    if not ranked:
        return []
    near = select(stories.c.id).where(stories.c.id.in_(ranked), func.coalesce(stories.c.first, day) <= last)
    return [story for story in ranked if story in set(connection.execute(near).scalars())][:MOST]


def profiles_of(connection: Connection, found: Sequence[str], names: Sequence[str]) -> list[Profile]:
    """What those stories are known by, as far as those features go, in that order."""
    if not found:
        return []
    counts: dict[str, dict[str, int]] = {story: {} for story in found}
    query = select(story_index.c.story, story_index.c.feature, story_index.c.dispatches)
    for story, feature, count in connection.execute(
        query.where(story_index.c.story.in_(found), story_index.c.feature.in_(names))
    ):
        counts[story][feature] = count
    of = stories.c
    rows = connection.execute(select(of.id, of.dispatches, of.first, of.last).where(of.id.in_(found))).all()
    made = {id: Profile(id, max(1, count), first, last, counts[id]) for id, count, first, last in rows}
    return [made[story] for story in found if story in made]


def found_story(connection: Connection, dispatch: str, headline: str | None, day: str) -> str:
    """Makes a new story, named after its first dispatch; gives its id."""
    words = slug(" ".join(headline_words(headline or "")[:_TITLE_WORDS]) or "sans titre")
    id = f"{words}-{hashlib.sha256(dispatch.encode()).hexdigest()[:6]}"
    while connection.execute(select(stories.c.id).where(stories.c.id == id)).first():
        id += "x"  # the same first dispatch again, after a split
    connection.execute(delete(story_aliases).where(story_aliases.c.id == id))  # parted again: its name is its own
    connection.execute(
        insert(stories).values(
            id=id, title=headline or "", first=day, last=day, dispatches=0, stale=True, changed=_now()
        )
    )
    _count(connection, [ALL], 1)
    return id


def count_in(connection: Connection, story: str, number: int, signature: Iterable[str], day: str) -> None:
    """Counts a dispatch into a story: its features, its day, its row. `signature` is empty for a copy."""
    names = sorted(signature)
    index = story_index.c
    have = (
        set(connection.execute(select(index.feature).where(index.story == story, index.feature.in_(names))).scalars())
        if names
        else set()
    )
    fresh = [feature for feature in names if feature not in have]
    if fresh:
        connection.execute(
            insert(story_index), [{"feature": f, "story": story, "dispatches": 1, "last": day} for f in fresh]
        )
        _count(connection, fresh, 1)
    if have:
        later = case((func.coalesce(index.last, "") < day, day), else_=index.last)
        connection.execute(
            update(story_index)
            .where(index.story == story, index.feature.in_(sorted(have)))
            .values(dispatches=index.dispatches + 1, last=later)
        )
    connection.execute(update(dispatches).where(dispatches.c.number == number).values(story=story))
    of = stories.c
    connection.execute(
        update(stories)
        .where(of.id == story)
        .values(
            dispatches=of.dispatches + 1,
            first=case((func.coalesce(of.first, day) < day, of.first), else_=day),
            last=case((func.coalesce(of.last, day) > day, of.last), else_=day),
            stale=True,
            changed=_now(),
        )
    )


def count_out(connection: Connection, story: str, number: int) -> None:
    """Counts a dispatch out of a story again; `settle` the story when all is counted."""
    names = sorted(signature_row(connection, number)[1])
    index, of = story_index.c, stories.c
    if names:
        mine = (index.story == story) & index.feature.in_(names)
        connection.execute(update(story_index).where(mine).values(dispatches=index.dispatches - 1))
        over = sorted(connection.execute(select(index.feature).where(mine, index.dispatches <= 0)).scalars())
        if over:
            connection.execute(delete(story_index).where(index.story == story, index.feature.in_(over)))
            _count(connection, over, -1)
    connection.execute(update(dispatches).where(dispatches.c.number == number).values(story=None))
    connection.execute(update(stories).where(of.id == story).values(dispatches=of.dispatches - 1))


def settle(connection: Connection, story: str) -> None:
    """Sets right the days of a story that dispatches left; takes it out when none is left."""
    first, last, left = connection.execute(
        select(func.min(dispatches.c.date), func.max(dispatches.c.date), func.count()).where(
            dispatches.c.story == story
        )
    ).one()
    if not left:
        drop_story(connection, story)
        return
    values = {"dispatches": left, "first": first, "last": last, "stale": True, "changed": _now()}
    connection.execute(update(stories).where(stories.c.id == story).values(**values))


def drop_story(connection: Connection, story: str) -> None:
    """Takes an empty story out, with what it was known by."""
    rest = sorted(connection.execute(select(story_index.c.feature).where(story_index.c.story == story)).scalars())
    connection.execute(delete(story_index).where(story_index.c.story == story))
    connection.execute(delete(stories_apart).where((stories_apart.c.one == story) | (stories_apart.c.other == story)))
    connection.execute(delete(story_aliases).where(story_aliases.c.story == story))
    connection.execute(delete(stories).where(stories.c.id == story))
    _count(connection, [ALL, *rest], -1)


def signature_row(connection: Connection, number: int) -> tuple[str | None, list[str]]:
    """The day and the features that a dispatch was counted under; None and nothing before it was placed."""
    query = select(signatures.c.day, signatures.c.features).where(signatures.c.dispatch == number)
    row = connection.execute(query).first()
    return (row[0], json.loads(row[1])) if row else (None, [])


def write_signature(connection: Connection, number: int, day: str, names: Iterable[str]) -> None:
    """Keeps the features that a dispatch is counted under."""
    connection.execute(delete(signatures).where(signatures.c.dispatch == number))
    connection.execute(
        insert(signatures).values(dispatch=number, day=day, features=json.dumps(sorted(names), ensure_ascii=False))
    )


def are_apart(connection: Connection, one: str, other: str) -> bool:
    """Whether a person parted two stories."""
    first, second = sorted((one, other))
    of = stories_apart.c
    return connection.execute(select(of.one).where(of.one == first, of.other == second)).first() is not None


def _count(connection: Connection, names: Sequence[str], by: int) -> None:
    """Adds to the number of stories that have each feature, in one order so that two writers never wait in a ring."""
    rows: list[dict[str, Any]] = [{"feature": feature, "stories": by} for feature in sorted(names)]
    if not rows:
        return
    made: Any = (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(features)
    connection.execute(
        made.on_conflict_do_update(
            index_elements=["feature"], set_={"stories": features.c.stories + made.excluded.stories}
        ),
        rows,
    )


def _shifted(day: str, days: int) -> str:
    try:
        return (date.fromisoformat(day[:10]) + timedelta(days=days)).isoformat()
    except OverflowError:  # the first days of the calendar, or its last
        return day


def _now() -> str:
    """This instant, UTC, to the microsecond: whoever makes a story's view sees that it changed meanwhile."""
    return datetime.now(UTC).isoformat().replace("+00:00", "Z")
