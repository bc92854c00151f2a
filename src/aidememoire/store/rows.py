"""Which rows does a record make? One dictionary a row, by table, for the questions."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table

from aidememoire.characters import fold
from aidememoire.exports.days import days_of
from aidememoire.items import items_of
from aidememoire.passage import Passage
from aidememoire.record import Actor, Meeting, Record
from aidememoire.store import schema

Row = dict[str, Any]
Rows = dict[Table, list[Row]]


def rows_of(record: Record, keys: Mapping[str, str] | None = None) -> Rows:
    """The rows of a record's layers, without the number of the dispatch.

    `keys` gives the key across dispatches of each actor of the record; by default the directory's.
    """
    keys = actor_keys(record) if keys is None else keys
    return _Rows(record, keys).made()


def actor_keys(record: Record) -> dict[str, str]:
    """The key across dispatches of each actor of a record, by the actor's id."""
    if not record.actors:
        return {}
    from aidememoire.stories.directory import directory_key

    return {actor.id: directory_key(actor) for actor in record.actors}


def day_only(value: str | None) -> str | None:
    """The day (ISO) of a dispatch's date, None for none and for what is no date."""
    days = days_of(value)
    return days[0] if days else None


def folded_name(name: str | None) -> str | None:
    """A name as it is compared: without accents and case, one space between words."""
    return None if name is None else " ".join(fold(name).split())


def _shown(passage: Passage) -> Row:
    return {"start": passage.start, "end": passage.end, "text": passage.text}


class _Rows:
    """The rows of one record under way."""

    def __init__(self, record: Record, keys: Mapping[str, str]) -> None:
        self._record, self._keys = record, keys
        self._day = day_only(record.date)
        self._rows: Rows = defaultdict(list)

    def made(self) -> Rows:
        makers = {
            "actors": self._actor, "quotations": self._quotation, "events": self._event, "meetings": self._meeting,
            "proposals": self._proposal, "positions": self._position, "disputes": self._dispute,
            "hearsay": self._hearsay, "agenda": self._agenda,
        }  # fmt: skip
        for item in items_of(self._record):
            if item.layer in makers and item.passages:
                make: Any = makers[item.layer]
                make({"item": item.id, **_shown(item.passages[0])}, item.noun)
        return self._rows

    def _who(self, name: str, id: str | None) -> Row:
        return {name: id, f"{name}_key": None if id is None else self._keys[id]}

    def _when(self, date: str | None) -> Row:
        days = days_of(date)
        return {"date": date, "day": days[0] if days else self._day, "day_to": days[1] if days else None}

    def _actor(self, row: Row, actor: Actor) -> None:
        key, name = self._keys[actor.id], " ".join(actor.name.split())
        who = {"key": key, "name": name, "folded": folded_name(name), "kind": actor.kind, "country": actor.country}
        self._rows[schema.actors].append({**row, **who, "mentions": len(actor.mentions), "day": self._day})
        for role in actor.roles:
            said = {"title": role.title, "folded": folded_name(role.title), **_shown(role.evidence)}
            self._rows[schema.roles].append({"item": actor.id, "key": key, "day": self._day, **said})
        for member in actor.members:
            self._rows[schema.members].append({"item": actor.id, "key": key, **self._who("member", member)})

    def _quotation(self, row: Row, quotation: Any) -> None:
        people = {**self._who("speaker", quotation.speaker), **self._who("addressee", quotation.addressee)}
        self._rows[schema.quotations].append({
            **row, **people, **self._who("via", quotation.via), "kind": quotation.kind,
            "polarity": quotation.polarity, "cue": quotation.cue and quotation.cue.text,
            "source": quotation.source and quotation.source.text, "day": self._day,
        })  # fmt: skip

    def _event(self, row: Row, event: Any) -> None:
        when = self._when(event.date)
        meeting = next((m for m in self._record.meetings if m.event == event.id), None)
        self._rows[schema.events].append({
            **row, **when, "type": event.type, "mode": event.mode, "contexts": " ".join(event.contexts),
            "cameo": event.cameo, "place": event.place, "place_folded": folded_name(event.place),
            "status": event.status,
            "assertion": event.assertion, **self._who("by", event.by), "meeting": meeting is not None,
        })  # fmt: skip
        sides = {"actor": event.actors, "recipient": event.recipients}
        if meeting is not None:
            sides["participant"] = meeting.participants
        self._rows[schema.event_parties] += [
            {"item": event.id, "side": side, **self._who("actor", actor), "day": when["day"]}
            for side, actors in sides.items()
            for actor in dict.fromkeys(actors)
        ]

    def _meeting(self, row: Row, meeting: Meeting) -> None:
        event = next((e for e in self._record.events if e.id == meeting.event), None)
        place = meeting.place or (event.place if event else None)
        self._rows[schema.meetings].append({
            **row, **self._when(event.date if event else None), "event": meeting.event, "place": place,
            "place_folded": folded_name(place), "duration": meeting.duration,
            "occasion": meeting.occasion and meeting.occasion.text,
            "outcome": meeting.outcome and meeting.outcome.text,
            "level": meeting.level, "topic": meeting.topic and meeting.topic.text,
        })  # fmt: skip

    def _proposal(self, row: Row, proposal: Any) -> None:
        terms = json.dumps(proposal.terms, ensure_ascii=False, sort_keys=True)
        what = {"label": proposal.label, "folded": folded_name(proposal.label), "kind": proposal.kind, "terms": terms}
        self._rows[schema.proposals].append({**row, **what, "day": self._day})

    def _position(self, row: Row, position: Any) -> None:
        on = next((p for p in self._record.proposals if p.id == position.proposal), None)
        label = on.label if on else position.proposal
        self._rows[schema.positions].append({
            **row, **self._when(position.date), "proposal": position.proposal, "label": label,
            "folded": folded_name(label), "kind": on.kind if on else "other", **self._who("party", position.party),
            "stance": position.stance, "assertion": position.assertion, **self._who("by", position.by),
        })  # fmt: skip

    def _dispute(self, row: Row, dispute: Any) -> None:
        about = {"about": dispute.about, "folded": folded_name(dispute.about), "day": self._day}
        self._rows[schema.disputes].append({**row, **about})
        self._rows[schema.accounts] += [
            {
                "item": row["item"], "position": number, **self._who("party", account.party), "claim": account.claim,
                "relation": account.relation, "day": self._day, **_shown(account.evidence),
            }
            for number, account in enumerate(dispute.accounts, 1)
        ]  # fmt: skip

    def _hearsay(self, row: Row, _: Passage) -> None:
        self._rows[schema.hearsay].append({**row, "day": self._day})

    def _agenda(self, row: Row, item: Any) -> None:
        what = {"what": item.what, "status": item.status, **self._who("by", item.by)}
        self._rows[schema.agenda].append({**row, **self._when(item.date), **what})
