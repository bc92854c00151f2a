"""What does the store know stories by, and how is a dispatch counted in and out of one?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    CompoundSelect,
    Connection,
    Integer,
    Table,
    Text,
    bindparam,
    case,
    delete,
    func,
    insert,
    literal_column,
    select,
    union_all,
    update,
)
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
from aidememoire.stories.tellings import Telling, headline_words

ALL = "*"  # the feature that every story has: its row counts the stories
MOST = 12  # stories that a dispatch is compared with
_LATEST = 40  # stories looked at for each rare feature, those active last
_TITLE_WORDS = 7


def stories_with(connection: Connection, names: Iterable[str]) -> dict[str, int]:
    """In how many stories each feature is; under `ALL`, how many stories there are."""
    return dict(connection.execute(_STORIES_WITH, {"names": [*names, ALL]}).tuples().all())


def find_candidates(connection: Connection, weights: Mapping[str, float], rare: Sequence[str], day: str) -> list[str]:
    """The stories around that day that share most of what the rare features say, the best first."""
    first, last = (_shifted(day, days) for days in (-WINDOW, WINDOW))
    shared: dict[str, float] = {}
    if not rare:
        return []
    values = {f"feature_{place}": feature for place, feature in enumerate(rare)}
    for place, story in connection.execute(_latest_with(len(rare)), {"first": first, **values}):
        shared[story] = shared.get(story, 0.0) + weights[rare[place]]
    ranked = sorted(shared, key=lambda story: (-shared[story], story))[: 2 * MOST]
    if not ranked:
        return []
    near = set(connection.execute(_BEGUN, {"stories": ranked, "day": day, "latest": last}).scalars())
    return [story for story in ranked if story in near][:MOST]


@cache
def _latest_with(features_asked: int) -> CompoundSelect[tuple[int, str]]:
    """For each of so many features the stories that have it, those active last: its place, and the story."""
    index, parts = story_index.c, []
    for place in range(features_asked):
        of_one = (
            select(literal_column(str(place), Integer).label("place"), index.story)
            .where(index.feature == bindparam(f"feature_{place}"), index.last >= bindparam("first"))
            .order_by(index.last.desc(), index.story)
            .limit(literal_column(str(_LATEST), Integer))
            .subquery()
        )
        parts.append(select(of_one.c.place, of_one.c.story))
    return union_all(*parts)


def profiles_of(connection: Connection, found: Sequence[str], names: Sequence[str]) -> list[Profile]:
    """What those stories are known by, as far as those features go, in that order."""
    if not found:
        return []
    counts: dict[str, dict[str, int]] = {story: {} for story in found}
    for story, feature, count in connection.execute(_COUNTED, {"stories": found, "features": names}):
        counts[story][feature] = count
    rows = connection.execute(_DAYS, {"stories": found}).all()
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
    here = {"of_story": story, "day": day}
    have = set(connection.execute(_HAVING, {"story": story, "features": names}).scalars()) if names else set()
    fresh = [feature for feature in names if feature not in have]
    if fresh:
        connection.execute(_FIRST_WITH, [{"feature": f, "story": story, "dispatches": 1, "last": day} for f in fresh])
        _count(connection, fresh, 1)
    if have:
        connection.execute(_ONE_MORE_WITH, {**here, "features": sorted(have)})
    connection.execute(_JOINED, {"at": number, "of_story": story})
    connection.execute(_GREW, {**here, "now": _now()})


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
    row = connection.execute(_SIGNED, {"number": number}).first()
    return (row[0], json.loads(row[1])) if row else (None, [])


def write_signature(connection: Connection, number: int, day: str, names: Iterable[str], telling: Telling) -> None:
    """Keeps the features that a dispatch is counted under, and what later ones are compared with."""
    values = {
        "day": day, "features": json.dumps(sorted(names), ensure_ascii=False), "header": telling.kept_header(),
        "words": telling.prints.packed(),
    }  # fmt: skip
    connection.execute(_signed(connection.dialect.name), {"dispatch": number, **values})


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
    connection.execute(_counted(connection.dialect.name), rows)


def _shifted(day: str, days: int) -> str:
    try:
        return (date.fromisoformat(day[:10]) + timedelta(days=days)).isoformat()
    except OverflowError:  # the first days of the calendar, or its last
        return day


def _now() -> str:
    """This instant, UTC, to the microsecond: whoever makes a story's view sees that it changed meanwhile."""
    return datetime.now(UTC).isoformat().replace("+00:00", "Z")


# the statements that every dispatch needs, made once


def _insert(table: Table, dialect: str) -> Any:
    """An insert that can say what to do where the row is there."""
    return (postgresql if dialect == "postgresql" else sqlite).insert(table)


@cache
def _counted(dialect: str) -> Any:
    made = _insert(features, dialect)
    more = {"stories": features.c.stories + made.excluded.stories}
    return made.on_conflict_do_update(index_elements=["feature"], set_=more)


@cache
def _signed(dialect: str) -> Any:
    made = _insert(signatures, dialect)
    anew = {name: made.excluded[name] for name in ("day", "features", "header", "words")}
    return made.on_conflict_do_update(index_elements=["dispatch"], set_=anew)


def _some(name: str) -> BindParameter[Any]:
    return bindparam(name, expanding=True)


_STORIES_WITH = select(features.c.feature, features.c.stories).where(features.c.feature.in_(_some("names")))
_BEGUN = select(stories.c.id).where(
    stories.c.id.in_(_some("stories")), func.coalesce(stories.c.first, bindparam("day")) <= bindparam("latest")
)
_COUNTED = select(story_index.c.story, story_index.c.feature, story_index.c.dispatches).where(
    story_index.c.story.in_(_some("stories")), story_index.c.feature.in_(_some("features"))
)
_DAYS = select(stories.c.id, stories.c.dispatches, stories.c.first, stories.c.last).where(
    stories.c.id.in_(_some("stories"))
)
_HAVING = select(story_index.c.feature).where(
    story_index.c.story == bindparam("story"), story_index.c.feature.in_(_some("features"))
)
_SIGNED = select(signatures.c.day, signatures.c.features).where(signatures.c.dispatch == bindparam("number"))
_FIRST_WITH = insert(story_index)
_DAY: BindParameter[str] = bindparam("day", type_=Text)
_ONE_MORE_WITH = (
    update(story_index)
    .where(story_index.c.story == bindparam("of_story"), story_index.c.feature.in_(_some("features")))
    .values(
        dispatches=story_index.c.dispatches + 1,
        last=case((func.coalesce(story_index.c.last, "") < _DAY, _DAY), else_=story_index.c.last),
    )
)
_JOINED = update(dispatches).where(dispatches.c.number == bindparam("at")).values(story=bindparam("of_story"))
_GREW = (
    update(stories)
    .where(stories.c.id == bindparam("of_story"))
    .values(
        dispatches=stories.c.dispatches + 1,
        first=case((func.coalesce(stories.c.first, _DAY) < _DAY, stories.c.first), else_=_DAY),
        last=case((func.coalesce(stories.c.last, _DAY) > _DAY, stories.c.last), else_=_DAY),
        stale=True,
        changed=bindparam("now"),
    )
)
