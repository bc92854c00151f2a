"""What is contested in the story, who says what, and which words end it? A later admission or agreement settles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from aidememoire.items import item_name
from aidememoire.lexicon.conjugation import verb_of_finite, verb_of_participle
from aidememoire.lexicon.phrases import fold, words_of
from aidememoire.passage import Passage
from aidememoire.record import Account, Dispute, Record
from aidememoire.stories.counted import Counted
from aidememoire.stories.directory import Directory
from aidememoire.stories.nouns import Proof, StoryAccount, StoryDispute
from aidememoire.stories.words import listed, shared, stems, timeless

ALIKE = 0.5  # of the words of the matter
SAME_CLAIM = 0.6


@dataclass(eq=False)
class Contest:
    """A dispute as one record has it; `number` is its place there, from 1."""

    record: Record
    dispute: Dispute
    number: int
    directory: Directory
    rank: int
    older: bool

    @cached_property
    def matter(self) -> frozenset[str]:
        """The stems of what it is about and of what is claimed, without the parties' names."""
        said = [stems(self.dispute.about), *(self.claim(account) for account in self.dispute.accounts)]
        return frozenset().union(*said)

    @cached_property
    def about(self) -> frozenset[str]:
        """The stems of the matter's name alone."""
        return stems(self.dispute.about, without=self._names)

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(m.text for a in self.record.actors for m in a.mentions) + tuple(a.name for a in self.record.actors)

    def claim(self, account: Account) -> frozenset[str]:
        """The stems of one side's words."""
        return stems(timeless(self.record, account.evidence), without=self._names) | stems(
            account.claim, without=self._names
        )

    @cached_property
    def parties(self) -> frozenset[str]:
        """Keys of those who give an account."""
        return frozenset(self.directory.keys(self.record, [a.party for a in self.dispute.accounts if a.party]))


@dataclass(eq=False)
class Quarrel:
    """A dispute of the story while it is put together."""

    contests: list[Contest] = field(default_factory=list)

    @property
    def matter(self) -> frozenset[str]:
        """The stems of all its tellings."""
        return frozenset().union(*(one.matter for one in self.contests))

    @property
    def parties(self) -> frozenset[str]:
        """Keys of all who gave an account."""
        return frozenset().union(*(one.parties for one in self.contests))


def disputes(groups: Sequence[Counted], directory: Directory) -> tuple[StoryDispute, ...]:
    """The disputes of counting versions, in the order they came up, open or settled."""
    quarrels: list[Quarrel] = []
    for rank, group in enumerate(groups):
        for record in group.all:
            for number, dispute in enumerate(record.disputes, 1):
                contest = Contest(record, dispute, number, directory, rank, record is not group.record)
                _join(contest, quarrels)
    standing = [one for one in quarrels if any(not contest.older for contest in one.contests)]
    return tuple(_dispute(one, groups, directory) for one in standing)


def _join(contest: Contest, quarrels: list[Quarrel]) -> None:
    fitting = [
        one
        for one in quarrels
        if not any(c.record.id == contest.record.id for c in one.contests)
        and any(_same(c, contest) for c in one.contests)
    ]
    if fitting:
        max(fitting, key=lambda one: len(one.matter & contest.matter)).contests.append(contest)
    else:
        quarrels.append(Quarrel([contest]))


def _same(one: Contest, other: Contest) -> bool:
    """Whether two dispatches tell one dispute: parties in common, and one matter."""
    common = one.parties & other.parties
    if not common:
        return False
    alike = shared(one.matter, other.matter)
    both = len(common) > 1 or one.parties == other.parties
    return alike >= (ALIKE if both else SAME_CLAIM) and len(one.matter & other.matter) > 1


def _dispute(quarrel: Quarrel, groups: Sequence[Counted], directory: Directory) -> StoryDispute:
    first = quarrel.contests[0]
    standing = [one for one in quarrel.contests if not one.older] or quarrel.contests
    return StoryDispute(
        id=item_name(first.record.id, f"x{first.number}"),
        about=max((one.dispute.about for one in standing), key=len),
        accounts=_accounts(quarrel),
        settled=_settled(quarrel, groups, directory),
    )


def _accounts(quarrel: Quarrel) -> tuple[StoryAccount, ...]:
    """Each side's words, those of one party that say the same together."""
    found: list[tuple[Contest, Account, list[Proof]]] = []
    for contest in quarrel.contests:
        for account in contest.dispute.accounts:
            proof = Proof.of(contest.record, f"x{contest.number}", account.evidence)
            for other, known, proofs in found:
                if _same_account(other, known, contest, account):
                    proofs.append(proof)
                    break
            else:
                found.append((contest, account, [proof]))
    return tuple(
        StoryAccount(
            party=contest.directory.key(contest.record, account.party),
            claim=account.claim,
            relation=account.relation,
            proofs=tuple(proofs),
        )
        for contest, account, proofs in found
    )


def _same_account(one: Contest, mine: Account, other: Contest, theirs: Account) -> bool:
    if one.record.id == other.record.id:
        return False
    same = one.directory.key(one.record, mine.party) == other.directory.key(other.record, theirs.party)
    if not same or mine.relation != theirs.relation:
        return False
    if fold(mine.claim) == fold(theirs.claim):
        return True
    return shared(one.claim(mine), other.claim(theirs)) >= SAME_CLAIM


def _settled(quarrel: Quarrel, groups: Sequence[Counted], directory: Directory) -> Proof | None:
    """Later words by which a party owns up to what it contested, or both agree on it."""
    last = max(contest.rank for contest in quarrel.contests)
    sides = quarrel.parties
    matter = frozenset().union(*(contest.about | contest.matter for contest in quarrel.contests))
    for group in groups[last + 1 :]:
        record = group.record
        for proof in (*_admissions(record, directory, sides, matter), *_agreements(record, directory, sides, matter)):
            return proof
    return None


def _admissions(record: Record, directory: Directory, sides: frozenset[str], matter: frozenset[str]) -> list[Proof]:
    found = []
    for quotation in record.quotations:
        owns = quotation.polarity == "asserts" and quotation.cue is not None and is_admission(quotation.cue)
        if owns and directory.key(record, quotation.speaker) in sides and _speaks_of(record, quotation, matter):
            found.append(Proof.of(record, quotation.id, quotation))
    return found


def is_admission(cue: Passage) -> bool:
    """Whether a cue owns up to something: « a reconnu que »."""
    words = [word.raw.lower() for word in words_of(cue.text)]
    verbs = {verb for word in words for verb in (verb_of_finite(word), verb_of_participle(word)) if verb}
    return bool(verbs & listed("admission", "verbs"))


def _agreements(record: Record, directory: Directory, sides: frozenset[str], matter: frozenset[str]) -> list[Proof]:
    found = []
    for event in record.events:
        agreed = event.type == "AGREE" and event.status == "happened" and event.assertion == "agency"
        people = set(directory.keys(record, (*event.actors, *event.recipients)))
        if agreed and len(sides) > 1 and sides <= people and _speaks_of(record, event.evidence[0], matter):
            found.append(Proof.of(record, event.id, event.evidence[0]))
    return found


def _speaks_of(record: Record, passage: Passage, matter: frozenset[str]) -> bool:
    names = [mention.text for actor in record.actors for mention in actor.mentions]
    said = stems(timeless(record, passage), without=names)
    return len(said & matter) > 1 and shared(said, matter) >= ALIKE
