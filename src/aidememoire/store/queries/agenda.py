"""What is to come, and what became of what was to come?"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from aidememoire.store import schema
from aidememoire.store.queries.asked import Asked, Row, latest, latest_of, name_of, proof, told_by
from aidememoire.store.queries.of_story import keeps_days, proof_of, sources
from aidememoire.store.queries.timeline import name_in
from aidememoire.store.store import Store
from aidememoire.stories.nouns import Proof
from aidememoire.stories.opening import open_story


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned(Row):
    """Something to come. `status` is what became of it, as far as is known; `moved_from` the days it had before."""

    what: str
    date: str | None
    status: str
    by: str | None
    moved_from: tuple[str, ...] = ()
    ended: Proof | None = None
    tellings: tuple[str, ...] = ()


def agenda(store: Store, asked: Asked | None = None) -> list[Planned]:
    """What is announced, by day, what has none last; with `asked.story` each thing once, with what became of it.

    `asked.actors` keeps what one of them announced or is named in.
    """
    asked = asked or Asked()
    if asked.story:
        return _of_story(store, asked)
    table, of, actor = schema.agenda, schema.agenda.c, schema.actors
    query = told_by(table, name_of(of.by, table).label("said_by"))
    if asked.actors:
        named = select(1).where(
            actor.c.dispatch == of.dispatch, actor.c.key.in_(asked.actors), of.what.contains(actor.c.name)
        )
        query = query.where(of.by_key.in_(asked.actors) | named.exists())
    with store.reading() as connection:
        rows = latest(connection, query, table, asked, date=of.date)
    return [
        Planned(
            **proof(row), what=row.what, date=row.date, status=row.status, by=row.said_by, tellings=(row.dispatch_id,)
        )
        for row in rows
    ]


def newest_day(store: Store, story: str | None = None) -> str | None:
    """The day of the newest dispatch of a story, or of all: what is to come is counted from there."""
    of = schema.dispatches.c
    query = select(func.max(of.date))
    with store.reading() as connection:
        return connection.execute(query.where(of.story == story) if story else query).scalar()


def _of_story(store: Store, asked: Asked) -> list[Planned]:
    story = open_story(store, str(asked.story), asked.known)
    told = sources(store, {proof.dispatch for item in story.agenda for proof in item.proofs})
    names = {party.name for party in story.parties if party.key in asked.actors}
    found = []
    for item in story.agenda:
        first = proof_of(tuple(reversed(item.proofs)), told, asked)
        if first is None or not keeps_days(item.date, asked):
            continue
        if asked.actors and item.by not in asked.actors and not any(name in item.what for name in names):
            continue
        found.append(
            Planned(
                **first, what=item.what, date=item.date, status=item.status, by=name_in(story, item.by),
                moved_from=item.moved_from, ended=item.ended,
                tellings=tuple(dict.fromkeys(proof.dispatch for proof in item.proofs)),
            )
        )  # fmt: skip
    return latest_of(found, asked)
