"""What became of hearsay? Confirmed where the agency later asserts the same event, denied where a party denies it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aidememoire.items import item_name
from aidememoire.passage import Passage
from aidememoire.record import Quotation, Record
from aidememoire.stories.counted import Counted
from aidememoire.stories.nouns import Outcome, Proof, StoryHearsay
from aidememoire.stories.sentences import sentence_at
from aidememoire.stories.told_events import ToldEvent
from aidememoire.stories.words import shared, stems, timeless

ALIKE = 0.6
COMMON = 3  # stems that a denial or a report in other words must share with the hearsay


@dataclass(frozen=True, slots=True)
class _End:
    """What became of it: `rank` and `start` tell which of two endings is the later."""

    outcome: Outcome
    proof: Proof
    rank: int
    start: int


def hearsay(groups: Sequence[Counted], clusters: Sequence[Sequence[ToldEvent]]) -> tuple[StoryHearsay, ...]:
    """The hearsay of counting versions, in the order it was heard, each with its outcome."""
    by_record: dict[str, list[Sequence[ToldEvent]]] = {}
    for cluster in clusters:
        for telling in cluster:
            if telling.event.assertion == "hearsay":
                by_record.setdefault(telling.record.id, []).append(cluster)
    denials = _denials(groups)
    found = []
    for rank, group in enumerate(groups):
        for number, passage in enumerate(group.record.hearsay, 1):
            ends = [
                *_told(group.record, rank, passage, by_record.get(group.record.id, ())),
                *_denied_here(group.record, rank, passage),
                *_denied_later(group.record, denials, rank, passage),
            ]
            end = max(ends, key=lambda one: (one.rank, one.start), default=None)
            found.append(
                StoryHearsay(
                    id=item_name(group.record.id, f"h{number}"),
                    proof=Proof.of(group.record, f"h{number}", passage),
                    sentence=group.record.text[slice(*sentence_at(group.record.text, passage.start, passage.end))],
                    outcome=end.outcome if end else "open",
                    by=end.proof if end else None,
                )
            )
    return tuple(found)


def _told(record: Record, rank: int, passage: Passage, clusters: Sequence[Sequence[ToldEvent]]) -> Iterator[_End]:
    """What other dispatches tell of the very event that the words are on."""
    for cluster in clusters:
        own = next((t for t in cluster if t.record.id == record.id and _holds(t, passage)), None)
        if own is None or own.event.assertion != "hearsay":
            continue
        for telling in cluster:
            if telling.rank <= rank or telling.older:
                continue
            evidence = telling.event.evidence[0]
            proof = Proof.of(telling.record, telling.event.id, evidence)
            if telling.event.assertion == "denied":
                yield _End("denied", proof, telling.rank, evidence.start)
            elif telling.event.assertion == "agency" and _confirms(own, telling):
                yield _End("confirmed", proof, telling.rank, evidence.start)


def _holds(telling: ToldEvent, passage: Passage) -> bool:
    return any(e.start <= passage.start and passage.end <= e.end for e in telling.event.evidence)


def _confirms(own: ToldEvent, later: ToldEvent) -> bool:
    """What was said to have happened did by then: what came to pass only later is another event."""
    if later.event.status != "happened":
        return False
    if own.event.status == "scheduled" or later.days is None or own.record.date is None:
        return True
    return later.days[0] <= own.record.date


def _denied_here(record: Record, rank: int, passage: Passage) -> Iterator[_End]:
    """A dispute of the same dispatch in which these words are one account and another denies it."""
    first, last = sentence_at(record.text, passage.start, passage.end)
    for number, dispute in enumerate(record.disputes, 1):
        claims = [a for a in dispute.accounts if a.relation is None]
        if not any(
            first <= a.evidence.start < last or a.evidence.start <= passage.start < a.evidence.end for a in claims
        ):
            continue
        for account in dispute.accounts:
            if account.relation == "denies":
                yield _End("denied", Proof.of(record, f"x{number}", account.evidence), rank, account.evidence.start)


_Denial = tuple[int, Record, Quotation, frozenset[str]]  # rank of the dispatch, where, the words, their stems


def _denials(groups: Sequence[Counted]) -> list[_Denial]:
    """Everything that somebody denies, in the order it was told."""
    return [
        (rank, group.record, one, _matter(group.record, one.start, one.end))
        for rank, group in enumerate(groups)
        for one in group.record.quotations
        if one.polarity == "denies"
    ]


def _denied_later(record: Record, denials: Sequence[_Denial], rank: int, passage: Passage) -> Iterator[_End]:
    """Words of a later dispatch by which somebody denies what this one's sentence says."""
    said = _matter(record, *sentence_at(record.text, passage.start, passage.end))
    for later, where, quotation, denied in denials:
        if later > rank and len(said & denied) >= COMMON and shared(said, denied) >= ALIKE:
            yield _End("denied", Proof.of(where, quotation.id, quotation), later, quotation.start)


def _matter(record: Record, start: int, end: int) -> frozenset[str]:
    return stems(timeless(record, Passage.cut(record.text, start, end)))
