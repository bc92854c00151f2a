"""What did the newest dispatch change in the story? Codes; a view puts them into words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aidememoire.record import EventType
from aidememoire.stories.nouns import Change, Proof, Stand, Story

# what says little of where the talks stand is no change to report
TOLD: frozenset[EventType] = frozenset({"CONSULT", "AGREE", "CONCEDE", "RETREAT", "ASSAULT", "SANCTION", "SUPPORT"})


def find_changes(story: Story, newest: Sequence[str]) -> tuple[Change, ...]:
    """What the versions named changed: stances first, then terms, disputes, hearsay, the agenda, events."""
    new = frozenset(newest)
    return (
        *_stances(story, new), *_terms(story, new), *_disputes(story, new), *_rumours(story, new), *_plans(story, new),
        *_events(story, new),
    )  # fmt: skip


def _only(proofs: Sequence[Proof], new: frozenset[str]) -> bool:
    return all(proof.dispatch in new for proof in proofs)


def _stances(story: Story, new: frozenset[str]) -> Iterator[Change]:
    """A party's present stance is one that only the newest dispatch gives."""
    found: list[tuple[bool, Change]] = []
    for position in story.positions:
        last = position.history[-1]
        if not _only(last.proofs, new):
            continue
        before = _before(position.history[:-1], new)
        if before is not None and before.stance == last.stance:
            continue
        found.append(
            (before is None, Change(
                kind="stance", day=last.since, party=position.party, proposal=position.proposal,
                before=before.stance if before else None, after=last.stance, proof=last.proofs[0],
            ))
        )  # fmt: skip
    yield from (change for _, change in sorted(found, key=lambda one: one[0]))


def _before(history: Sequence[Stand], new: frozenset[str]) -> Stand | None:
    """The last stance known before: not one that the same dispatch tells in looking back."""
    known = [stand for stand in history if not _only(stand.proofs, new)]
    return known[-1] if known else (history[-1] if history else None)


def _terms(story: Story, new: frozenset[str]) -> Iterator[Change]:
    for proposal in story.proposals:
        now: dict[str, str] = {}
        for term in proposal.terms:
            if term.proof.dispatch in new and term.name in now:
                yield Change(
                    kind="term", day=term.since, proposal=proposal.id, subject=term.name, before=now[term.name],
                    after=term.value, proof=term.proof,
                )  # fmt: skip
            now[term.name] = term.value


def _disputes(story: Story, new: frozenset[str]) -> Iterator[Change]:
    for dispute in story.disputes:
        proofs = [proof for account in dispute.accounts for proof in account.proofs]
        if dispute.settled and dispute.settled.dispatch in new:
            yield Change(
                kind="dispute", day=dispute.settled.date, subject=dispute.id, before="open", after="settled",
                proof=dispute.settled,
            )  # fmt: skip
        elif _only(proofs, new):
            yield Change(kind="dispute", day=proofs[0].date, subject=dispute.id, after="open", proof=proofs[0])


def _rumours(story: Story, new: frozenset[str]) -> Iterator[Change]:
    for rumour in story.hearsay:
        if rumour.by is not None and rumour.by.dispatch in new and rumour.proof.dispatch not in new:
            yield Change(
                kind="hearsay", day=rumour.by.date, subject=rumour.id, before="open", after=rumour.outcome,
                proof=rumour.by,
            )  # fmt: skip


def _plans(story: Story, new: frozenset[str]) -> Iterator[Change]:
    for item in story.agenda:
        told_before = not _only(item.proofs, new)
        if item.ended is not None and item.ended.dispatch in new:
            yield Change(
                kind="agenda", day=item.date, subject=item.id, before="scheduled" if told_before else None,
                after=item.status, proof=item.ended,
            )  # fmt: skip
        elif item.status == "postponed" and item.proofs[-1].dispatch in new:
            yield Change(
                kind="agenda", day=item.date, subject=item.id, before="scheduled", after="postponed",
                proof=item.proofs[-1],
            )  # fmt: skip
        elif not told_before and item.status in ("scheduled", "expected"):
            yield Change(kind="agenda", day=item.date, subject=item.id, after=item.status, proof=item.proofs[0])


def _events(story: Story, new: frozenset[str]) -> Iterator[Change]:
    for event in reversed(story.timeline):
        if (
            event.type in TOLD
            and event.status != "scheduled"
            and event.assertion == "agency"
            and _only(event.proofs, new)
        ):
            yield Change(kind="event", day=event.date, subject=event.id, after=event.status, proof=event.proofs[0])
