"""A record under correction: its items by id, which are out, which stand for others; and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from aidememoire.decisions import CorrectedRecord
from aidememoire.items import LETTERS, items_of
from aidememoire.passage import Noun
from aidememoire.record import Actor, AgendaItem, Dispute, Event, Meeting, Position, Quotation, Record


@dataclass
class Slot:
    """A place in a list of the record: its item as it now stands."""

    id: str
    layer: str
    noun: Any


@dataclass
class Draft:
    """What decisions have made of a record so far. Ids are those of the record as read."""

    record: Record
    slots: dict[str, Slot] = field(default_factory=dict)
    out: dict[str, None] = field(default_factory=dict)
    merged: dict[str, str] = field(default_factory=dict)
    accepted: dict[str, None] = field(default_factory=dict)
    amended: dict[str, None] = field(default_factory=dict)
    added: dict[str, None] = field(default_factory=dict)

    @classmethod
    def of(cls, record: Record) -> Draft:
        """The draft of a record as read, nothing decided."""
        return cls(record, {item.id: Slot(item.id, item.layer, item.noun) for item in items_of(record)})

    def add(self, id: str, layer: str, noun: Noun) -> None:
        """Adds an item at the end of its list."""
        own = "id" in type(noun).model_fields
        self.slots[id] = Slot(id, layer, noun.model_copy(update={"id": id}) if own else noun)
        self.added[id] = None

    def stands_for(self, id: str) -> str:
        """The item that an item was merged into, itself where it was not."""
        seen = {id}
        while (into := self.merged.get(id)) is not None and into not in seen:
            id = into
            seen.add(id)
        return id

    def as_now(self) -> Record:
        """The record with the items as they now stand, none left out: what a further correction is read against."""
        return self.record.model_copy(update={layer: tuple(self._nouns(layer)) for layer in LETTERS})

    def done(self, orphans: tuple[str, ...]) -> CorrectedRecord:
        """The corrected record. What rests on an item that is gone goes too, or loses that part."""
        gone = {**self.out, **dict.fromkeys(self.merged)}
        for slot in self.slots.values():
            slot.noun = self._relinked(slot.noun, gone)
            if slot.noun is None:
                gone[slot.id] = None
        met: set[str] = set()
        for slot in self.slots.values():  # two meetings of events that are now one
            if slot.layer == "meetings" and slot.id not in gone:
                gone |= {slot.id: None} if slot.noun.event in met else {}
                met.add(slot.noun.event)
        kept = {
            layer: tuple(s.noun for s in self.slots.values() if s.layer == layer and s.id not in gone)
            for layer in LETTERS
        }
        plain = {name: getattr(self.record, name) for name in Record.model_fields if name not in LETTERS}
        marks = {"accepted": self.accepted, "amended": self.amended, "added": self.added}
        return CorrectedRecord(
            **plain,
            **kept,
            **{name: tuple(id for id in ids if id not in gone) for name, ids in marks.items()},
            left_out=tuple(gone),
            orphans=orphans,
        )

    def _nouns(self, layer: str) -> list[Any]:
        return [slot.noun for slot in self.slots.values() if slot.layer == layer]

    def _relinked(self, noun: Any, gone: dict[str, None]) -> Any:
        """The noun with its pointers led to what stands for them; None where it cannot stand without one."""

        def to(id: str | None) -> str | None:
            into = self.stands_for(id) if id is not None else None
            return None if into in gone else into

        def every(ids: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(dict.fromkeys(one for one in map(to, ids) if one is not None))

        changes: dict[str, Any] = {}
        match noun:
            case Actor():
                changes = {"members": tuple(one for one in every(noun.members) if one != noun.id)}
            case Quotation():
                changes = {"speaker": to(noun.speaker), "addressee": to(noun.addressee), "via": to(noun.via)}
            case Event():
                changes = {"actors": every(noun.actors), "recipients": every(noun.recipients), "by": to(noun.by)}
            case Meeting():
                changes = {"event": to(noun.event), "participants": every(noun.participants)}
            case Position():
                changes = {"party": to(noun.party), "proposal": to(noun.proposal), "by": to(noun.by)}
            case Dispute():
                accounts = tuple(one.model_copy(update={"party": to(one.party)}) for one in noun.accounts)
                changes = {"accounts": accounts}
            case AgendaItem():
                changes = {"by": to(noun.by)}
        if any(changes.get(name, "") is None for name in ("event", "party", "proposal")):
            return None
        return noun.model_copy(update=changes) if changes else noun
