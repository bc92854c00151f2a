"""Where does each party stand on each proposal, and since when? What changed, by which words; silence is no change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aidememoire.exports.days import days_of
from aidememoire.lexicon.phrases import fold
from aidememoire.record import Position, Record
from aidememoire.stories.directory import Directory
from aidememoire.stories.matching_proposals import Matter, id_of
from aidememoire.stories.nouns import Proof, Stand, StoryPosition
from aidememoire.stories.timeline import FIRMNESS


@dataclass(frozen=True, slots=True)
class Taken:
    """A stance as one record gives it; `number` is its place among the record's positions, from 1."""

    record: Record
    position: Position
    number: int
    rank: int

    @property
    def proof(self) -> Proof:
        """Its words."""
        return Proof.of(self.record, f"s{self.number}", self.position.evidence)

    @property
    def when(self) -> tuple[str, int, int, int]:
        """What sorts stances in time: the day it was taken on; what has none was taken before its dispatch's own."""
        days = days_of(self.position.date)
        day = days[0] if days else (self.record.date or "")
        return day, 1 if days else 0, self.rank, self.position.evidence.start


def positions(matters: Sequence[Matter], directory: Directory, *, at: str | None = None) -> tuple[StoryPosition, ...]:
    """Every party's stances on every proposal, oldest first; the parties in the order they first took one.

    Stances of older versions are history too: the newest version's come after them. A stance that is dated
    after `at` was not yet taken.
    """
    taken: dict[tuple[str, str], list[Taken]] = {}
    for matter in matters:
        if all(naming.older for naming in matter.namings):
            continue
        for naming in matter.namings:
            for number, position in enumerate(naming.record.positions, 1):
                if position.proposal != naming.proposal.id:
                    continue
                party = directory.key(naming.record, position.party)
                days = days_of(position.date)
                if party and not (at and days and days[0] > at):
                    taken.setdefault((party, id_of(matter)), []).append(
                        Taken(naming.record, position, number, naming.rank)
                    )
    return tuple(
        StoryPosition(party=party, proposal=proposal, history=tuple(history(found, directory)))
        for (party, proposal), found in taken.items()
    )


def history(taken: Iterable[Taken], directory: Directory) -> list[Stand]:
    """Stances in time, those that say the same one after another as one stand with all its words."""
    stands: list[Stand] = []
    for one in sorted(taken, key=lambda one: one.when):
        position = one.position
        new = Stand(
            stance=position.stance,
            since=position.date,
            assertion=position.assertion,
            by=directory.key(one.record, position.by),
            condition=condition(one),
            proofs=(one.proof,),
        )
        if stands and _same(stands[-1], new):
            stands[-1] = _joined(stands[-1], new)
        else:
            stands.append(new)
    return stands


def _same(one: Stand, other: Stand) -> bool:
    if one.stance != other.stance:
        return False
    return not (one.condition and other.condition) or fold(one.condition) == fold(other.condition)


def _joined(one: Stand, other: Stand) -> Stand:
    """The stand that both tell: since the first day, as firmly as the firmer one."""
    firm = min((one, other), key=lambda stand: FIRMNESS[stand.assertion])
    return one.model_copy(
        update={
            "since": one.since or other.since,
            "assertion": firm.assertion,
            "by": firm.by,
            "condition": one.condition or other.condition,
            "proofs": (*one.proofs, *other.proofs),
        }
    )


def condition(one: Taken) -> str | None:
    """On what a conditional stance hangs: what the same party asks for in the same sentence; None where not said."""
    if one.position.stance != "conditional":
        return None
    record, place = one.record, one.position.evidence
    terms = next((p.terms for p in record.proposals if p.id == one.position.proposal), {})
    for other in record.positions:
        near = other.stance == "demands" and other.party == one.position.party
        between = record.text[min(place.end, other.evidence.end) : max(place.start, other.evidence.start)]
        if near and other.proposal != one.position.proposal and not any(mark in between for mark in ".\n"):
            return " ".join(other.evidence.text.split())
    stated = terms.get("conditions")
    return stated if stated and len(stated.split()) > 2 else None
