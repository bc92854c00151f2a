"""What happened? Events of dispatches as each tells them; of a story, told once with all their dispatches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, select, tuple_

from aidememoire.store import schema
from aidememoire.store.queries.asked import Asked, Row, latest, latest_of, name_of, proof, takes_part, told_by
from aidememoire.store.queries.of_story import keeps_days, keeps_place, proof_of, sources
from aidememoire.store.store import Store
from aidememoire.stories.nouns import Difference, Story
from aidememoire.stories.opening import open_story


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened(Row):
    """An event. `tellings` are the dispatches that tell it, `independent` how many that are not versions of another."""

    type: str
    mode: str | None
    date: str | None
    place: str | None
    status: str
    assertion: str
    by: str | None
    actors: tuple[str, ...]
    actor_keys: tuple[str, ...]
    recipients: tuple[str, ...]
    recipient_keys: tuple[str, ...]
    meeting: bool
    independent: int = 1
    tellings: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()


def timeline(store: Store, asked: Asked | None = None, *, types: Sequence[str] = ()) -> list[Happened]:
    """Events by day, those that have none last.

    With `asked.story` the story's own, each once; else those of dispatches, as each tells them.
    """
    asked = asked or Asked()
    if asked.story:
        return _of_story(store, asked, types)
    table = schema.events
    query = told_by(table, name_of(table.c.by, table).label("said_by"))
    if types:
        query = query.where(table.c.type.in_(list(types)))
    if asked.actors:
        query = query.where(takes_part(table, asked.actors))
    with store.reading() as connection:
        rows = latest(connection, query, table, asked, date=table.c.date)
        people = parties(connection, [(row.dispatch, row.item) for row in rows])
    return [_happened(row, people[row.dispatch, row.item]) for row in rows]


People = dict[str, list[tuple[str, str]]]  # side -> names and keys


def parties(connection: Connection, events: Sequence[tuple[int, str]]) -> dict[tuple[int, str], People]:
    """Who takes part in events (number of the dispatch, item): names and keys by side."""
    of, actor = schema.event_parties.c, schema.actors.c
    found: dict[tuple[int, str], People] = defaultdict(lambda: defaultdict(list))
    for first in range(0, len(events), 300):
        part = list(events[first : first + 300])
        query = (
            select(of.dispatch, of.item, of.side, of.actor_key, actor.name)
            .join_from(schema.event_parties, schema.actors, and_(actor.dispatch == of.dispatch, actor.item == of.actor))
            .where(tuple_(of.dispatch, of.item).in_(part))
            .order_by(of.number)
        )
        for row in connection.execute(query):
            found[row.dispatch, row.item][row.side].append((row.name, row.actor_key))
    return found


def _happened(row: Any, people: People) -> Happened:
    acting = [*people["actor"], *(one for one in people["participant"] if one not in people["actor"])]
    return Happened(
        **proof(row), type=row.type, mode=row.mode, date=row.date, place=row.place, status=row.status,
        assertion=row.assertion, by=row.said_by, actors=tuple(name for name, _ in acting),
        actor_keys=tuple(key for _, key in acting), recipients=tuple(name for name, _ in people["recipient"]),
        recipient_keys=tuple(key for _, key in people["recipient"]), meeting=bool(row.meeting),
        tellings=(row.dispatch_id,),
    )  # fmt: skip


def _of_story(store: Store, asked: Asked, types: Sequence[str]) -> list[Happened]:
    story = open_story(store, str(asked.story), asked.known)
    keys = set(asked.actors)
    kept = [
        event
        for event in story.timeline
        if (not types or event.type in types)
        and (not keys or keys & {*event.actors, *event.recipients})
        and keeps_days(event.date or event.proofs[0].date, asked)
        and keeps_place(event.place, asked)
        and (not asked.assertion or event.assertion == asked.assertion)
    ]
    told = sources(store, {proof.dispatch for event in kept for proof in event.proofs})
    found = []
    for event in kept:
        first = proof_of(event.proofs, told, asked)
        if first is None:
            continue
        found.append(
            Happened(
                **first, type=event.type, mode=event.mode, date=event.date, place=event.place, status=event.status,
                assertion=event.assertion, by=name_in(story, event.by), actors=names_in(story, event.actors),
                actor_keys=event.actors, recipients=names_in(story, event.recipients),
                recipient_keys=event.recipients, meeting=event.meeting, independent=event.independent,
                tellings=tuple(dict.fromkeys(proof.dispatch for proof in event.proofs)), differences=event.differences,
            )
        )  # fmt: skip
    return latest_of(found, asked)


def name_in(story: Story, key: str | None) -> str | None:
    """The name of a party of a story."""
    party = story.party(key)
    return party.name if party else None


def names_in(story: Story, keys: Iterable[str]) -> tuple[str, ...]:
    """The names of several parties of a story."""
    names = {party.key: party.name for party in story.parties}
    return tuple(names.get(key, key) for key in keys)
