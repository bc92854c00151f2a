"""A store with the two invented stories, as their gold tells them, for the tests of questions."""

from __future__ import annotations

from aidememoire import demo
from aidememoire.record import Meeting, Record
from aidememoire.store.store import Store
from gold_records import gold_record

# what the store calls them, after their first headlines
SIEGE = "paraguay-un-accord-de-treve-serait-proche-82258f"
VOTE = "botswana-l-emissaire-de-l-ua-a-416014"


def fill(store: Store) -> Store:
    """Puts the gold of the bundled dispatches in a store, which finds their stories itself."""
    for story in demo.stories():
        for name in story.names:
            record = with_meetings(gold_record(name))
            store.add(record, origin=f"{name}.txt", received=f"{record.date}T12:00:00Z")
    return store


def with_meetings(record: Record) -> Record:
    """The record with its consultations of several as meetings, which gold does not mark."""
    met = [event for event in record.events if event.type == "CONSULT" and len(event.actors) > 1]
    meetings = tuple(Meeting(event=event.id, participants=event.actors, place=event.place) for event in met)
    return record.model_copy(update={"meetings": meetings})
