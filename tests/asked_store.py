"""A store with the two invented stories, as their gold tells them, for the tests of questions."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import update

from aidememoire import demo
from aidememoire.record import Meeting, Record
from aidememoire.store import schema
from aidememoire.store.store import Store
from gold_records import gold_record

SIEGE, VOTE = "siege", "vote"


def fill(store: Store) -> Store:
    """Puts the gold of the bundled stories in a store, whatever story the store itself would put them in."""
    for id, story in zip((SIEGE, VOTE), demo.stories(), strict=True):
        records = [with_meetings(gold_record(name)) for name in story.names]
        for record in records:
            store.add(record, origin=f"{record.id}.txt", received=f"{record.date}T12:00:00Z")
        together(store, id, story.title, records)
    same_dispatch(store, "d04-madrid-communique-six-pays", "d05-lead-fcl-oui-sous-conditions")
    return store


def with_meetings(record: Record) -> Record:
    """The record with its consultations of several as meetings, which gold does not mark."""
    met = [event for event in record.events if event.type == "CONSULT" and len(event.actors) > 1]
    meetings = tuple(Meeting(event=event.id, participants=event.actors, place=event.place) for event in met)
    return record.model_copy(update={"meetings": meetings})


def together(store: Store, id: str, title: str, records: Sequence[Record]) -> None:
    """Makes these dispatches one story, alone."""
    days = sorted(record.date for record in records if record.date)
    table = schema.dispatches
    with store.writing() as connection:
        connection.execute(
            schema.stories.insert().values(
                id=id, title=title, first=days[0], last=days[-1], changed=days[-1], dispatches=len(records), stale=True
            )
        )
        names = [record.id for record in records]
        alone = {"story": id, "version_kind": "first", "version_of": None, "superseded": False}
        connection.execute(update(table).where(table.c.id.in_(names)).values(alone))
        connection.execute(update(table).where(table.c.id.in_(names)).values(version_group=table.c.id))


def same_dispatch(store: Store, older: str, newer: str) -> None:
    """Makes one dispatch an update of another."""
    table = schema.dispatches
    with store.writing() as connection:
        connection.execute(update(table).where(table.c.id == older).values(superseded=True))
        values = {"version_group": older, "version_kind": "update", "version_of": older}
        connection.execute(update(table).where(table.c.id == newer).values(values))
