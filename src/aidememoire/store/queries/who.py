"""Who is that? Everything the store has on one actor: names, functions with their days, where they are spoken of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, func, select

from aidememoire.store import schema
from aidememoire.store.queries.asked import Row, proof, told_by
from aidememoire.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Row):
    """A function somebody has, with the first and last day that a dispatch says so; the words are the newest's."""

    title: str
    first: str | None
    last: str | None
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """An actor. `keys` are all keys it is known by; `counts` how much is told of it, by layer."""

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


def who(store: Store, keys: Sequence[str]) -> Who:
    """What is known of the actor of these keys (`find_actor` gives them)."""
    wanted = list(keys)
    of, name = schema.actors.c, schema.actor_names.c
    with store.reading() as connection:
        named = connection.execute(
            select(of.name, of.kind, of.country, func.count().label("times"))
            .where(of.key.in_(wanted))
            .group_by(of.name, of.kind, of.country)
            .order_by(func.count().desc())
        ).all()
        if not named:
            named = connection.execute(
                select(name.name, name.kind, name.country, func.count().label("times"))
                .where(name.key.in_(wanted))
                .group_by(name.name, name.kind, name.country)
            ).all()
        days = connection.execute(
            select(func.min(of.day), func.max(of.day), func.count(func.distinct(of.dispatch))).where(of.key.in_(wanted))
        ).one()
        return Who(
            key=wanted[0], keys=tuple(wanted), name=_fullest(named), kind=named[0].kind if named else "",
            country=next((row.country for row in named if row.country), None),
            names=tuple(dict.fromkeys(row.name for row in named)), roles=_roles(connection, wanted),
            member_of=_groups(connection, wanted, "member_key", "key"),
            members=_groups(connection, wanted, "key", "member_key"), first=days[0], last=days[1],
            dispatches=int(days[2]), counts=_counts(connection, wanted), stories=_stories(connection, wanted),
        )  # fmt: skip


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
    of, who, told = schema.stories.c, schema.actors.c, schema.dispatches.c
    inside = (
        select(told.story)
        .join_from(schema.actors, schema.dispatches, who.dispatch == told.number)
        .where(who.key.in_(keys), told.story.is_not(None))
        .distinct()
    )
    query = select(of.id, of.title).where(of.id.in_(inside)).order_by(of.last.desc()).limit(20)
    return tuple((row.id, row.title) for row in connection.execute(query))
