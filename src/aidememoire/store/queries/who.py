"""Who is that? Everything the store has on one actor: names, functions with their days, where they are spoken of.

Somebody whom tens of thousands of dispatches name is told of by the latest MENTIONS: names and stories are theirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, Table, func, select

from aidememoire.store import schema
from aidememoire.store.decisions import identities
from aidememoire.store.queries.asked import Row, proof, told_by
from aidememoire.store.store import Store

MENTIONS = 2_000  # places where dispatches name the actor, the latest
NAMES = 40
STORIES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Row):
    """A function somebody has, with the first and last day that a dispatch says so; the words are the newest's."""

    title: str
    first: str | None
    last: str | None
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """An actor. `keys` are all keys it is known by; `counts` how much is told of it, by layer.

    `names` are at most NAMES, the one that a person gave first, then the most frequent; `stories` at most STORIES, the
    latest first, as id and title: `more_stories` where there are, or may be, others.
    """

    key: str
    keys: tuple[str, ...]
    name: str
    kind: str
    country: str | None
    names: tuple[str, ...]
    roles: tuple[Role, ...]
    member_of: tuple[str, ...]
    members: tuple[str, ...]
    first: str | None
    last: str | None
    dispatches: int
    counts: dict[str, int]
    stories: tuple[tuple[str, str], ...]
    more_stories: bool = False


def who(store: Store, keys: Sequence[str]) -> Who:
    """What is known of the actor of these keys (`find_actor` gives them)."""
    wanted = list(keys)
    of = schema.actors.c
    with store.reading() as connection:
        last = _latest(wanted).subquery()
        here = last.c
        named = connection.execute(
            select(here.name, here.kind, here.country, func.count().label("times"))
            .group_by(here.name, here.kind, here.country)
            .order_by(func.count().desc(), here.name)
        ).all()
        others = _other_names(connection, wanted)
        said = identities(connection).amended(wanted[0])
        read = named or others
        name = said.get("name") or _fullest(read)
        country = next((row.country for row in read if row.country), None)
        first, newest, dispatches = (  # each by itself, for an index answers it
            connection.execute(select(what).where(of.key.in_(wanted))).scalar_one()
            for what in (func.min(of.day), func.max(of.day), func.count(func.distinct(of.dispatch)))
        )
        stories = _stories(connection, wanted)
        seen = sum(row.times for row in named)
        return Who(
            key=wanted[0], keys=tuple(wanted), name=name, kind=said.get("kind") or (read[0].kind if read else ""),
            country=said.get("country", country),
            names=_names(said.get("name"), [*named, *others]), roles=_roles(connection, wanted),
            member_of=_groups(connection, wanted, "member_key", "key"),
            members=_groups(connection, wanted, "key", "member_key"), first=first, last=newest,
            dispatches=int(dispatches), counts=_counts(connection, wanted), stories=stories[:STORIES],
            more_stories=len(stories) > STORIES or seen == MENTIONS,
        )  # fmt: skip


def _latest(keys: Sequence[str]) -> Select[Any]:
    """The latest mentions: dispatch, name, kind, country."""
    of = schema.actors.c
    query = select(of.dispatch, of.name, of.kind, of.country).where(of.key.in_(keys))
    return query.order_by(of.day.desc().nulls_last()).limit(MENTIONS)


def _other_names(connection: Connection, keys: Sequence[str]) -> Sequence[Any]:
    """What else they were ever called, a person's decisions aside."""
    name = schema.actor_names.c
    query = select(name.name, name.kind, name.country).where(name.key.in_(keys)).order_by(name.number)
    return connection.execute(query.limit(NAMES)).all()


def _names(given: str | None, rows: Sequence[Any]) -> tuple[str, ...]:
    names = dict.fromkeys([*([given] if given else []), *(row.name for row in rows)])
    return tuple(names)[:NAMES] if rows else ()


def _fullest(named: Sequence[Any]) -> str:
    """The longest of the names most often read."""
    return max((row.name for row in named[:3]), key=len, default="")


def _roles(connection: Connection, keys: list[str]) -> tuple[Role, ...]:
    """Each function once, the one last read first."""
    table = schema.roles
    query = told_by(table).where(table.c.key.in_(keys)).order_by(table.c.day.desc(), table.c.number.desc()).limit(400)
    by_title: dict[str, list[Any]] = {}
    for row in connection.execute(query):
        by_title.setdefault(row.folded, []).append(row)
    found = []
    for rows in by_title.values():
        days = sorted(row.day for row in rows if row.day)
        first, last = (days[0], days[-1]) if days else (None, None)
        found.append(Role(**proof(rows[0]), title=rows[0].title, first=first, last=last, times=len(rows)))
    return tuple(found)


def _groups(connection: Connection, keys: list[str], given: str, asked: str) -> tuple[str, ...]:
    """Names of the groups an actor belongs to, or of its members."""
    of, actor = schema.members.c, schema.actors.c
    query = (
        select(actor.name)
        .join_from(
            schema.members, schema.actors, (actor.dispatch == of.dispatch) & (actor.key == of[asked])
        )
        .where(of[given].in_(keys))
        .distinct()
        .limit(20)
    )  # fmt: skip
    return tuple(connection.execute(query).scalars())


def _counts(connection: Connection, keys: list[str]) -> dict[str, int]:
    columns: dict[str, tuple[Table, str]] = {
        "quotations": (schema.quotations, "speaker_key"), "positions": (schema.positions, "party_key"),
        "events": (schema.event_parties, "actor_key"), "disputes": (schema.accounts, "party_key"),
    }  # fmt: skip
    return {
        layer: int(
            connection.execute(select(func.count()).select_from(table).where(table.c[column].in_(keys))).scalar_one()
        )
        for layer, (table, column) in columns.items()
    }


def _stories(connection: Connection, keys: list[str]) -> tuple[tuple[str, str], ...]:
    """The stories of the latest mentions, the latest first: one more than STORIES where there are more."""
    of, told = schema.stories.c, schema.dispatches.c
    last = _latest(keys).subquery()
    inside = (
        select(told.story)
        .join_from(last, schema.dispatches, last.c.dispatch == told.number)
        .where(told.story.is_not(None))
    )
    query = select(of.id, of.title).where(of.id.in_(inside)).order_by(of.last.desc(), of.id).limit(STORIES + 1)
    return tuple((row.id, row.title) for row in connection.execute(query))
