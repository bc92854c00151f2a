"""What can every question be narrowed by, and what does every answer carry? Filters, and the row with its proof."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, exists, or_, select

from aidememoire.characters import fold
from aidememoire.store import schema

LIMIT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What to keep: days (ISO, inclusive) of what is told, actors by key, place, source, how firmly, story.

    `known` is a day: what dispatches of later days tell is left out. `source` is an agency or an outlet, case and
    accents aside. A dispatch that a newer version replaced is left out unless `older`. Of more than `limit` rows the
    latest are given; None for all.
    """

    since: str | None = None
    until: str | None = None
    known: str | None = None
    actors: tuple[str, ...] = ()
    place: str | None = None
    source: str | None = None
    assertion: str | None = None
    story: str | None = None
    older: bool = False
    limit: int | None = LIMIT


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An item with its words: `text` is `start:end` (code points) of the dispatch, told on `told` by `source`."""

    dispatch: str
    item: str
    told: str | None
    source: str | None
    story: str | None
    start: int
    end: int
    text: str


class Dated(Protocol):
    """A row that may have a date (ISO or TIMEX3 value)."""

    @property
    def date(self) -> str | None:
        """When, None where the words do not say."""


R = TypeVar("R", bound=Dated)

ABOUT = (
    schema.dispatches.c.id.label("dispatch_id"), schema.dispatches.c.date.label("told"),
    schema.dispatches.c.agency, schema.dispatches.c.outlet, schema.dispatches.c.story,
)  # fmt: skip


def proof(row: Any) -> dict[str, Any]:
    """The fields that every answer has, from a database row that holds ABOUT and a layer's columns."""
    return {
        "dispatch": row.dispatch_id, "item": row.item, "told": row.told, "source": row.agency or row.outlet,
        "story": row.story, "start": row.start, "end": row.end, "text": row.text,
    }  # fmt: skip


def of_dispatch(connection: Connection, asked: Asked) -> list[ColumnElement[bool]]:
    """The conditions on the dispatch that tells."""
    of = schema.dispatches.c
    found: list[ColumnElement[bool]] = []
    if not asked.older:
        found.append(of.superseded.is_(False))
    if asked.known:
        found.append(of.date <= asked.known)
    if asked.story:
        found.append(of.story == asked.story)
    if asked.source:
        named = spellings(connection, asked.source)
        found.append(or_(of.agency.in_(named), of.outlet.in_(named)))
    return found


def spellings(connection: Connection, said: str) -> tuple[str, ...]:
    """How the store spells the agencies and outlets that a person calls this, case, accents and apostrophes aside.

    An engine folds no accents by itself, so the few names there are are compared here.
    """
    of, low = schema.dispatches.c, " ".join(fold(said).split())
    names = {
        name for column in (of.agency, of.outlet) for name in connection.execute(select(column).distinct()).scalars()
    }
    return tuple(sorted(name for name in names if name and " ".join(fold(name).split()) == low))


def of_days(table: Table, asked: Asked) -> list[ColumnElement[bool]]:
    """The conditions on the day of what is told: its days and those asked for have one in common."""
    found: list[ColumnElement[bool]] = []
    last = table.c.day_to if "day_to" in table.c else table.c.day
    if asked.since:
        found.append(or_(table.c.day >= asked.since, last >= asked.since))
    if asked.until:
        found.append(table.c.day <= asked.until)
    return found


def of_place(table: Table, asked: Asked) -> list[ColumnElement[bool]]:
    """The condition on the place of what is told; on the dateline's where the layer has none."""
    if not asked.place:
        return []
    column = table.c.place_folded if "place_folded" in table.c else schema.dispatches.c.place_folded
    return [column.contains(" ".join(fold(asked.place).split()), autoescape=True)]


def of_assertion(table: Table, asked: Asked) -> list[ColumnElement[bool]]:
    """The condition on how firmly it is told."""
    return [table.c.assertion == asked.assertion] if asked.assertion and "assertion" in table.c else []


def latest(
    connection: Connection, query: Select[Any], table: Table, asked: Asked, *, date: ColumnElement[Any] | None = None
) -> list[Any]:
    """The rows of a query on a layer that pass the filters on day and dispatch, the latest, oldest first.

    With `date`, the column of what the words date, rows without one come last, and only where there is room.
    """
    query = query.where(
        *of_dispatch(connection, asked), *of_days(table, asked), *of_place(table, asked), *of_assertion(table, asked)
    )
    query = query.order_by(table.c.day.desc(), table.c.number.desc())

    def newest(query: Select[Any], most: int | None) -> list[Any]:
        return list(reversed(connection.execute(query.limit(most) if most is not None else query).all()))

    if date is None:
        return newest(query, asked.limit or None)
    dated = newest(query.where(date.is_not(None)), asked.limit or None)
    room = asked.limit - len(dated) if asked.limit else None
    return dated if room == 0 else [*dated, *newest(query.where(date.is_(None)), room)]


def latest_of(rows: Sequence[R], asked: Asked) -> list[R]:
    """Of rows by day, those without a day last, as `latest` has them: the latest of those that have one first."""
    dated, undated = [row for row in rows if row.date], [row for row in rows if not row.date]
    if asked.limit:
        dated = dated[-asked.limit :]
        undated = undated[max(0, len(undated) + len(dated) - asked.limit) :]
    return [*dated, *undated]


def told_by(table: Table, *columns: Any) -> Select[Any]:
    """A query on a layer with the dispatch that tells it."""
    return select(table, *ABOUT, *columns).join_from(
        table, schema.dispatches, table.c.dispatch == schema.dispatches.c.number
    )


def takes_part(table: Table, keys: Sequence[str]) -> ColumnElement[bool]:
    """Whether an event or meeting has one of these actors: as actor, recipient or participant."""
    party = schema.event_parties.c
    item = table.c.event if "event" in table.c else table.c.item
    return exists(
        select(1).where(party.dispatch == table.c.dispatch, party.item == item, party.actor_key.in_(list(keys)))
    )


def name_of(column: Any, table: Table) -> Any:
    """The name that an actor has in its dispatch, as a column."""
    actor = schema.actors.alias()
    return (
        select(actor.c.name)
        .where(actor.c.dispatch == table.c.dispatch, actor.c.item == column)
        .limit(1)
        .scalar_subquery()
    )
