"""The nouns of a story: dispatches about one negotiation, and what their records say together.

Every line holds its `proofs`. Keys of actors (`state:RUS`, `person:john-kerry`) are those of the directory
and the same in every story. Dates are ISO 8601 as the words carry them, as in a record.
"""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field

from aidememoire.passage import Noun, Passage
from aidememoire.record import ActorKind, Assertion, EventType, ProposalKind, Record, Relation, Stance, Status

VersionKind = Literal["first", "resent", "update", "correction", "cancelled", "republished"]
Outcome = Literal["open", "confirmed", "denied"]
ChangeKind = Literal["stance", "term", "event", "dispute", "hearsay", "agenda"]
AgendaState = Literal["scheduled", "expected", "happened", "cancelled", "postponed", "passed"]


class Proof(Noun):
    """Words of one dispatch: `item` names the record's item they prove (`e3`), `date` the dispatch's day.

    Build it with `Proof.of`, from a passage that quotes its record's text.
    """

    dispatch: str
    item: str
    date: str | None = None
    text: str = Field(min_length=1)
    start: int = Field(ge=0)
    end: int = Field(gt=0)

    @classmethod
    def of(cls, record: Record, item: str, passage: Passage) -> Self:
        """The proof that a record's passage gives."""
        place = {"start": passage.start, "end": passage.end, "text": passage.text}
        return cls(dispatch=record.id, item=item, date=record.date, **place)


class Version(Noun):
    """A dispatch in its group: `of` is the one that it repeats or changes, None for the first.

    `republished` is the same text from another outlet: no independent confirmation.
    """

    dispatch: str
    kind: VersionKind = "first"
    of: str | None = None
    published: str | None = None
    headline: str | None = None
    agency: str | None = None
    outlet: str | None = None


class VersionGroup(Noun):
    """Versions of one dispatch, oldest first; `newest` is the one whose record counts."""

    id: str
    newest: str
    versions: tuple[Version, ...] = Field(min_length=1)


class DatedRole(Noun):
    """A function somebody had, as dispatches say it: first and last day it was read."""

    title: str
    first: str | None = None
    last: str | None = None
    proofs: tuple[Proof, ...] = Field(min_length=1)


class Party(Noun):
    """An actor across dispatches. `names` are all the forms read, the fullest first; `members` are keys."""

    key: str
    name: str
    kind: ActorKind
    country: str | None = None
    names: tuple[str, ...] = ()
    roles: tuple[DatedRole, ...] = ()
    members: tuple[str, ...] = ()
    dispatches: tuple[str, ...] = ()
    proofs: tuple[Proof, ...] = Field(min_length=1)


class Difference(Noun):
    """A detail that dispatches give differently: `field` is date, place, status, actors or a figure's name."""

    field: str
    value: str
    proof: Proof


class StoryEvent(Noun):
    """One event, however many dispatches tell it. `independent` counts the version groups that do.

    `differences` is empty when all tellings agree; the event's own fields are then everybody's.
    """

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
    meeting: bool = False
    independent: int = 1
    differences: tuple[Difference, ...] = ()
    proofs: tuple[Proof, ...] = Field(min_length=1)


class Term(Noun):
    """A term of a proposal from the day that a dispatch gives it so."""

    name: str
    value: str
    since: str | None = None
    proof: Proof


class StoryProposal(Noun):
    """One proposal through the story, with its changing terms, oldest first."""

    id: str
    label: str
    kind: ProposalKind
    labels: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    proofs: tuple[Proof, ...] = Field(min_length=1)


class Stand(Noun):
    """What a party's stance was from `since` on, and how firmly that is known."""

    stance: Stance
    since: str | None = None
    assertion: Assertion = "agency"
    by: str | None = None
    condition: str | None = None
    proofs: tuple[Proof, ...] = Field(min_length=1)


class StoryPosition(Noun):
    """A party's stances on a proposal, oldest first: the last one is the present one."""

    party: str
    proposal: str
    history: tuple[Stand, ...] = Field(min_length=1)


class StoryAccount(Noun):
    """One side's version of a disputed matter, from every dispatch that gives it."""

    party: str | None = None
    claim: str
    relation: Relation | None = None
    proofs: tuple[Proof, ...] = Field(min_length=1)


class StoryDispute(Noun):
    """A disputed matter. `settled` is the later words that end it, None while it is open."""

    id: str
    about: str
    accounts: tuple[StoryAccount, ...] = Field(min_length=2)
    settled: Proof | None = None


class StoryHearsay(Noun):
    """Words that nobody vouched for, and what became of them; `sentence` is the whole of it, as received."""

    id: str
    proof: Proof
    sentence: str | None = None
    outcome: Outcome = "open"
    by: Proof | None = None


class StoryAgendaItem(Noun):
    """Something to come. `moved_from` are the dates it had before; `ended` the words that tell what became of it."""

    id: str
    what: str
    date: str | None = None
    moved_from: tuple[str, ...] = ()
    status: AgendaState = "scheduled"
    by: str | None = None
    proofs: tuple[Proof, ...] = Field(min_length=1)
    ended: Proof | None = None


class Change(Noun):
    """What a dispatch changed in the story: codes, which a view puts into words in its reader's language.

    `stance`: `party` went from `before` (None: it had said nothing) to `after` on `proposal` (its id);
    `term`: a term of `proposal`, named by `subject`, went from `before` to `after`; `event`, `dispute`,
    `hearsay`, `agenda`: the item whose id is `subject` is new (`before` None) or went from status `before` to `after`.
    """

    kind: ChangeKind
    day: str | None = None
    party: str | None = None
    proposal: str | None = None
    subject: str | None = None
    before: str | None = None
    after: str | None = None
    proof: Proof


class Story(Noun):
    """A negotiation as its dispatches tell it, as known on the day `at` (None: now).

    `first` and `last` are the days of its dispatches; `changes` newest first.
    """

    id: str
    title: str
    first: str | None = None
    last: str | None = None
    at: str | None = None
    groups: tuple[VersionGroup, ...] = ()
    parties: tuple[Party, ...] = ()
    timeline: tuple[StoryEvent, ...] = ()
    proposals: tuple[StoryProposal, ...] = ()
    positions: tuple[StoryPosition, ...] = ()
    disputes: tuple[StoryDispute, ...] = ()
    hearsay: tuple[StoryHearsay, ...] = ()
    agenda: tuple[StoryAgendaItem, ...] = ()
    changes: tuple[Change, ...] = ()

    def party(self, key: str | None) -> Party | None:
        """The party of that key, None for None."""
        return next((party for party in self.parties if party.key == key), None)

    def proposal(self, id: str | None) -> StoryProposal | None:
        """The proposal of that id, None for None."""
        return next((proposal for proposal in self.proposals if proposal.id == id), None)
