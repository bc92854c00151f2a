"""Who met whom? Meetings, those of two sides, by day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import and_, select

from aidememoire.store import schema
from aidememoire.store.queries.asked import Asked, Row, latest, latest_of, name_of, proof, takes_part, told_by
from aidememoire.store.queries.timeline import parties, timeline
from aidememoire.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Met(Row):
    """A meeting; `outcome`, `occasion` and `topic` are the dispatch's words, `duration` is ISO 8601.

    `level` is leaders, ministers, envoys, experts or None.
    """

    date: str | None
    place: str | None
    participants: tuple[str, ...]
    participant_keys: tuple[str, ...]
    status: str
    assertion: str
    by: str | None
    duration: str | None = None
    occasion: str | None = None
    outcome: str | None = None
    level: str | None = None
    topic: str | None = None
    independent: int = 1
    tellings: tuple[str, ...] = ()


def meetings(
    store: Store, asked: Asked | None = None, *, between: tuple[str, ...] = (), and_with: tuple[str, ...] = ()
) -> list[Met]:
    """Meetings by day; with `between` and `and_with` (keys) those at which both sides were.

    With `asked.story` each is given once, however many dispatches tell it.
    """
    asked = asked or Asked()
    if asked.story:
        return _of_story(store, asked, between, and_with)
    table, event = schema.meetings, schema.events.c
    query = told_by(table, event.status, event.assertion, name_of(event.by, table).label("said_by")).join(
        schema.events, and_(event.dispatch == table.c.dispatch, event.item == table.c.event)
    )
    for keys in (asked.actors, between, and_with):
        if keys:
            query = query.where(takes_part(table, keys))
    if asked.assertion:
        query = query.where(event.assertion == asked.assertion)
    with store.reading() as connection:
        rows = latest(connection, query, table, asked, date=table.c.date)
        people = parties(connection, [(row.dispatch, row.event) for row in rows])
    found = []
    for row in rows:
        sides = people[row.dispatch, row.event]
        here = dict.fromkeys([*sides["participant"], *sides["actor"], *sides["recipient"]])
        found.append(
            Met(
                **proof(row), date=row.date, place=row.place, participants=tuple(name for name, _ in here),
                participant_keys=tuple(key for _, key in here), status=row.status, assertion=row.assertion,
                by=row.said_by, tellings=(row.dispatch_id,), **_particulars(row),
            )
        )  # fmt: skip
    return found


def _of_story(store: Store, asked: Asked, between: tuple[str, ...], and_with: tuple[str, ...]) -> list[Met]:
    found: list[Met] = []
    for event in timeline(store, replace(asked, limit=None)):
        keys = dict.fromkeys([*event.actor_keys, *event.recipient_keys])
        if not event.meeting or any(side and not set(side) & set(keys) for side in (between, and_with)):
            continue
        more = _told_particulars(store, event.tellings)
        found.append(
            Met(
                dispatch=event.dispatch, item=event.item, told=event.told, source=event.source, story=event.story,
                start=event.start, end=event.end, text=event.text, date=event.date, place=event.place,
                participants=tuple(dict.fromkeys([*event.actors, *event.recipients])), participant_keys=tuple(keys),
                status=event.status, assertion=event.assertion, by=event.by, independent=event.independent,
                tellings=event.tellings, **more.get((event.dispatch, event.item), {}),
            )
        )  # fmt: skip
    return latest_of(found, asked)


PARTICULARS = ("duration", "occasion", "outcome", "level", "topic")


def _particulars(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in PARTICULARS}


def _told_particulars(store: Store, dispatches: tuple[str, ...]) -> dict[tuple[str, str], dict[str, Any]]:
    """Duration, occasion, outcome, level and topic of the meetings of dispatches, by dispatch and event."""
    of, told = schema.meetings.c, schema.dispatches.c
    query = (
        select(told.id, of.event, *(of[name] for name in PARTICULARS))
        .join_from(schema.meetings, schema.dispatches, of.dispatch == told.number)
        .where(told.id.in_(dispatches))
    )
    with store.reading() as connection:
        return {(row.id, row.event): _particulars(row) for row in connection.execute(query)}
