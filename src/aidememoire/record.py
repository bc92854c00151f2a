"""The nouns of a record: what a dispatch tells, each item with the words that prove it.

The shape is RECORD.md's; `record.schema.json` is generated from here (`aidememoire schema`).
Dates are ISO 8601 strings as the words carry them: a day (`2016-12-07`), a week (`2016-W49`),
a month, a year; times are TIMEX3 values. Countries are ISO 3166 alpha-3.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Literal, Self

from pydantic import BaseModel, Field, model_validator

from aidememoire.errors import PassageError
from aidememoire.passage import SOURCE, Noun, Passage

SCHEMA: Literal["aidememoire/record/1"] = "aidememoire/record/1"

ActorKind = Literal["person", "state", "government", "organisation", "armed_group", "party", "group"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
QuotationKind = Literal["direct", "partial", "indirect"]
Polarity = Literal["asserts", "denies"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Status = Literal["happened", "scheduled", "cancelled", "suspended"]
Assertion = Literal["agency", "attributed", "hearsay", "denied"]
ProposalKind = Literal[
    "ceasefire", "evacuation", "talks", "agreement", "resolution", "withdrawal", "release", "access",
    "sanctions", "vote", "mission", "other",
]  # fmt: skip
Stance = Literal[
    "proposes", "demands", "supports", "accepts", "conditional", "opposes", "rejects", "suspends", "negotiates"
]
Level = Literal["leaders", "ministers", "envoys", "experts"]
Relation = Literal["denies", "contradicts", "blames_other"]
Signal = Literal["update", "correction", "cancelled"]
Extent = Literal["full", "summary"]
AgendaStatus = Literal["scheduled", "expected", "cancelled"]


class HeaderWarning(Noun):
    """Something odd in what was received: a stable `code` and a sentence for a person."""

    code: str
    message: str


class Header(Noun):
    """What a dispatch, or the envelope it came in, says of itself.

    Instants carry their zone when it is given. `identifier` is the sender's own name for the item,
    the same in all its revisions (a NewsML NewsItemId, a guid, a ninjs uri); `revision` its number,
    `signal` what that revision does; `slug` the sender's keywords; `url` and `outlet` where it was
    published; `extent` tells a summary from a full text where a feed says which.
    """

    published: str | None = None
    updated: str | None = None
    dateline_place: str | None = None
    agency: str | None = None
    signoff: str | None = None
    headline: str | None = None
    priority: str | None = None
    advisory: tuple[str, ...] = ()
    embargo: str | None = None
    language: str | None = None
    identifier: str | None = None
    revision: int | None = None
    signal: Signal | None = None
    slug: str | None = None
    url: str | None = None
    outlet: str | None = None
    extent: Extent | None = None
    warnings: tuple[HeaderWarning, ...] = ()


class Role(Noun):
    """A function that the text gives somebody, with the words that say so."""

    title: str
    evidence: Passage


class Actor(Noun):
    """Who it is. `mentions` are the words that name them; `members` are actor ids of a group."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    roles: tuple[Role, ...] = ()
    members: tuple[str, ...] = ()
    mentions: tuple[Passage, ...] = Field(min_length=1)


class TimeExpression(Passage):
    """A TIMEX3: its value, and the interval it covers when there is ground to resolve it.

    `from` and `to` are inclusive days or instants; `anchor` is the date it was counted from;
    `reason` says why a value stays underspecified.
    """

    type: TimeType
    value: str
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    from_: str | None = Field(default=None, alias="from")
    to: str | None = None
    anchor: str | None = None
    reason: str | None = None

    model_config = Noun.model_config | {"populate_by_name": True, "serialize_by_alias": True}


class Quotation(Passage):
    """Reported words. `contents` are its parts when an incise cuts it; `speaker` is an actor id."""

    id: str
    contents: tuple[Passage, ...] = Field(min_length=1)
    kind: QuotationKind
    cue: Passage | None = None
    source: Passage | None = None
    speaker: str | None = None
    addressee: str | None = None
    polarity: Polarity = "asserts"
    via: str | None = None
    why: str | None = None


class Event(Noun):
    """A PLOVER event. `by` is the actor who is the authority for an attributed or hearsay event."""

    id: str
    type: EventType
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    date: str | None = None
    place: str | None = None
    status: Status = "happened"
    assertion: Assertion = "agency"
    by: str | None = None
    evidence: tuple[Passage, ...] = Field(min_length=1)
    why: str | None = None


class Meeting(Noun):
    """A CONSULT or AGREE event read as a meeting: `event` is its id, `participants` actor ids.

    `level` is that of all whose rank is known, None where they differ; `topic` the words that say what it was about.
    `why` names the rule that made it: the event's, and what each particular was read from.
    """

    event: str
    participants: tuple[str, ...] = ()
    place: str | None = None
    duration: str | None = None
    occasion: Passage | None = None
    outcome: Passage | None = None
    level: Level | None = None
    topic: Passage | None = None
    why: str | None = None


class Proposal(Noun):
    """Something one can be for or against. `why`: what made it a proposal, and what ties its mentions together."""

    id: str
    label: str
    kind: ProposalKind
    terms: dict[str, str] = Field(default_factory=dict)
    mentions: tuple[Passage, ...] = Field(min_length=1)
    why: str | None = None


class Position(Noun):
    """A party's stance on a proposal, at a time, proved by its words."""

    proposal: str
    party: str
    stance: Stance
    evidence: Passage
    date: str | None = None
    assertion: Assertion = "agency"
    by: str | None = None
    why: str | None = None


class Account(Noun):
    """One side's version of a disputed matter."""

    party: str | None = None
    claim: str
    relation: Relation | None = None
    evidence: Passage


class Dispute(Noun):
    """Two or more accounts of one matter that cannot all hold."""

    about: str
    accounts: tuple[Account, ...] = Field(min_length=2)
    why: str | None = None


class Hearsay(Passage):
    """A verb group for which the agency does not vouch. `why`: the rule of the conditional that was applied."""

    why: str | None = None


class AgendaItem(Noun):
    """What is still to come, or was to come and is cancelled."""

    date: str | None = None
    what: str
    status: AgendaStatus = "scheduled"
    evidence: Passage
    by: str | None = None
    why: str | None = None


class MadeBy(Noun):
    """The versions that made a record: the same ones make the same record, byte for byte."""

    aidememoire: str
    model: str
    lexicon: str


class Record(Noun):
    """A dispatch and all that was read from it, every item proved by its words.

    `text` is the dispatch as received: offsets everywhere in the record point into it.
    """

    schema_: Literal["aidememoire/record/1"] = Field(default=SCHEMA, alias="schema")
    id: str
    date: str | None = None
    text: str
    header: Header = Header()
    actors: tuple[Actor, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    events: tuple[Event, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    positions: tuple[Position, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    hearsay: tuple[Hearsay, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    made_by: MadeBy

    model_config = Noun.model_config | {"populate_by_name": True, "serialize_by_alias": True}

    @model_validator(mode="after")
    def _every_passage_quotes_this_text(self) -> Self:
        for passage in passages(self):
            if self.text[passage.start : passage.end] != passage.text:
                raise PassageError(f"a passage of another text: {passage.text!r}", where=f"record {self.id}")
        known = {actor.id for actor in self.actors}
        for ref in _actor_references(self):
            if ref not in known:
                raise PassageError(f"no actor {ref!r} in the record", where=f"record {self.id}")
        return self

    @classmethod
    def from_json(cls, data: str | bytes | dict[str, Any]) -> Self:
        """The record that `to_json` wrote; every passage is checked against the record's text.

        Raises pydantic.ValidationError when the shape is wrong or a passage does not quote it.
        """
        plain = data if isinstance(data, dict) else json.loads(data)
        return cls.model_validate(plain, context={SOURCE: plain.get("text", "")})

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **more: Any) -> Self:
        """As `from_json`: pydantic's own reading of JSON would not know the text that passages quote."""
        return cls.from_json(bytes(json_data) if isinstance(json_data, bytearray) else json_data)

    def to_json(self, *, indent: int | None = 1) -> str:
        """The record as JSON (RECORD.md), UTF-8 text, keys in the order of the model."""
        return json.dumps(self.model_dump(mode="json"), ensure_ascii=False, indent=indent) + "\n"

    def _repr_html_(self) -> str:
        """The record as a notebook shows it."""
        from aidememoire.notebook import record_html

        return record_html(self)

    def actor(self, id: str | None) -> Actor | None:
        """The actor of that id, None for None."""
        return next((actor for actor in self.actors if actor.id == id), None)


def passages(noun: object) -> Iterator[Passage]:
    """Every passage inside a noun, depth first, itself included."""
    if isinstance(noun, Passage):
        yield noun
    if isinstance(noun, BaseModel):
        for name in type(noun).model_fields:
            yield from passages(getattr(noun, name))
    elif isinstance(noun, tuple):
        for item in noun:
            yield from passages(item)


def _actor_references(record: Record) -> Iterator[str]:
    """Every actor id that the record's items point to."""
    single = [
        *(a for q in record.quotations for a in (q.speaker, q.addressee, q.via)),
        *(e.by for e in record.events),
        *(a for p in record.positions for a in (p.party, p.by)),
        *(a.party for d in record.disputes for a in d.accounts),
        *(g.by for g in record.agenda),
    ]
    several = [
        *(m for a in record.actors for m in a.members),
        *(a for e in record.events for a in (*e.actors, *e.recipients)),
        *(p for m in record.meetings for p in m.participants),
    ]
    yield from (a for a in [*single, *several] if a is not None)
