"""What the store tells of one actor, by the key that all dispatches share."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Table, func, select

from aidememoire.errors import InputError
from aidememoire.store import schema
from aidememoire.store.store import Store
from aidememoire.web.library import Rows

MOST = 40  # rows of each kind that the page shows, the latest first


class NoSuchActor(InputError, LookupError):
    """The store has no actor of that key."""


@dataclass(frozen=True, slots=True)
class Named:
    """An actor and the names it was read under, the most often read first."""

    key: str
    name: str
    kind: str
    country: str | None
    names: tuple[str, ...]
    dispatches: int


@dataclass(frozen=True, slots=True)
class Held:
    """A function somebody had: the days on which it was first and last read, and the words of the last."""

    title: str
    first: str | None
    last: str | None
    proof: Row[Any]


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody whom the actor met: how often, and the last time."""

    key: str
    name: str
    times: int
    last: Row[Any]


def actor(store: Store, key: str) -> Named:
    """Who it is. Raises NoSuchActor."""
    of = schema.actors.c
    query = select(of.name, of.kind, of.country, func.count().label("times")).where(of.key == key)
    with store.reading() as connection:
        rows = connection.execute(query.group_by(of.name, of.kind, of.country).order_by(func.count().desc())).all()
        count = connection.execute(select(func.count(func.distinct(of.dispatch))).where(of.key == key)).scalar_one()
    if not rows:
        raise NoSuchActor(f"no actor {key!r}", remedy="the list of actors has all of them")
    names = tuple(dict.fromkeys(row.name for row in rows))
    country = next((row.country for row in rows if row.country), None)
    return Named(key, max(names[:3], key=len), rows[0].kind, country, names, int(count))


def _latest(store: Store, table: Table, *conditions: Any) -> Rows:
    """Rows of a layer with their dispatch, the latest day first; only versions that count."""
    told = schema.dispatches.c
    query = (
        select(table, told.id.label("dispatch_id"), told.date.label("told"), told.story)
        .join_from(table, schema.dispatches, table.c.dispatch == told.number)
        .where(*conditions, told.superseded.is_(False))
        .order_by(table.c.day.desc(), table.c.number.desc())
        .limit(MOST)
    )
    with store.reading() as connection:
        return connection.execute(query).all()


def roles(store: Store, key: str) -> list[Held]:
    """Functions, the latest first."""
    rows = _latest(store, schema.roles, schema.roles.c.key == key)
    by_title: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        by_title[row.folded].append(row)
    return [
        Held(same[0].title, min((r.day for r in same if r.day), default=None), same[0].day, same[0])
        for same in by_title.values()
    ]


def said(store: Store, key: str) -> Rows:
    """What they said, the latest first."""
    return _latest(store, schema.quotations, schema.quotations.c.speaker_key == key)


def positions(store: Store, key: str) -> Rows:
    """Where they stand, the latest first."""
    return _latest(store, schema.positions, schema.positions.c.party_key == key)


def met(store: Store, key: str) -> list[Met]:
    """Whom they met, most often first."""
    mine, other = schema.event_parties.alias("mine"), schema.event_parties.alias("other")
    event, told, name = schema.events.c, schema.dispatches.c, schema.actors.c
    query = (
        select(
            other.c.actor_key.label("key"), name.name, event.day, event.date, event.place, event.text, event.item,
            told.id.label("dispatch_id"),
        )
        .join_from(mine, other, (mine.c.dispatch == other.c.dispatch) & (mine.c.item == other.c.item))
        .join(schema.events, (event.dispatch == mine.c.dispatch) & (event.item == mine.c.item))
        .join(schema.dispatches, told.number == mine.c.dispatch)
        .join(schema.actors, (name.dispatch == other.c.dispatch) & (name.key == other.c.actor_key))
        .where(
            mine.c.actor_key == key, other.c.actor_key != key, event.meeting.is_(True), event.status == "happened",
            told.superseded.is_(False),
        )
        .order_by(event.day.desc())
        .limit(10 * MOST)
    )  # fmt: skip
    with store.reading() as connection:
        rows = connection.execute(query).all()
    by_key: dict[str, dict[tuple[str, str], Row[Any]]] = defaultdict(dict)
    for row in rows:
        by_key[row.key].setdefault((row.dispatch_id, row.item), row)
    found = [Met(k, next(iter(all.values())).name, len(all), next(iter(all.values()))) for k, all in by_key.items()]
    return sorted(found, key=lambda one: (-one.times, one.name))[:MOST]
