"""Which proposals of several dispatches are one, and how did its terms change?

One dispatch's proposals stay as apart as it tells them. Across dispatches two are one when they are of one kind, name
the same matter and say nothing that parts them: another place, another number, an end where the other has none. A term
that each dispatch gives otherwise (seven days, then 96 hours) is a changing term. « Le plan », « la proposition de
l'UA » are the one proposal of the story that was called so, or that was theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from aidememoire.items import item_name
from aidememoire.lexicon import world
from aidememoire.lexicon.loader import load
from aidememoire.lexicon.phrases import fold, fold_word, words_of
from aidememoire.record import Position, Proposal, ProposalKind, Record
from aidememoire.stories.counted import Counted
from aidememoire.stories.directory import Directory
from aidememoire.stories.nouns import Proof, StoryProposal, Term
from aidememoire.stories.words import listed, shared, stem, stems
from aidememoire.times.numbers import number

# kinds under which one matter may be told: « un accord de trêve », « le plan d'évacuation »
LOOSE: frozenset[ProposalKind] = frozenset({"agreement", "other", "mission"})
ENOUGH = 0.6
UNLIMITED = "PXX"


@dataclass(eq=False)
class Naming:
    """A proposal as one record has it."""

    record: Record
    proposal: Proposal
    directory: Directory
    rank: int
    older: bool

    @cached_property
    def _words(self) -> tuple[str, ...]:
        """Its label's words and those of its mentions, as they stand."""
        said = [self.proposal.label, *(mention.text for mention in self.proposal.mentions)]
        return tuple(dict.fromkeys(w.raw for text in said for w in words_of(text)))

    @cached_property
    def matter(self) -> frozenset[str]:
        """The stems of its label: what it is."""
        return self._stems(self.proposal.label)

    @cached_property
    def faces(self) -> tuple[frozenset[str], ...]:
        """The stems of its label and of each mention that says more than « le texte »."""
        plain = {stem(head) for head in _references()}
        found = [self.matter, *(self._stems(mention.text) for mention in self.proposal.mentions)]
        return tuple(dict.fromkeys(face for face in found if face - plain)) or (self.matter,)

    def _stems(self, said: str) -> frozenset[str]:
        """The nouns that name one another as one; without times, places and newness."""
        places = {word for place in self.places for word in place.split()}
        raws = [
            word.raw
            for word in words_of(said)
            if word.folded not in self.timed and word.folded not in places | listed("unlimited")
        ]
        found = {_class(self.proposal.kind, raw) or stem(raw) for raw in raws}
        for phrase, words in _phrases(self.proposal.kind):  # « cessez-le-feu » is three words
            if f" {phrase} " in f" {fold(said)} ":
                found = (found - words) | {f"={self.proposal.kind}"}
        return frozenset(one for one in found if one and one not in _version_stems())

    @cached_property
    def durations(self) -> tuple[str, ...]:
        """How long it is to last, as its words say."""
        said = fold(" ".join((self.proposal.label, *(mention.text for mention in self.proposal.mentions))))
        read = [t.text for t in self.record.times if t.type == "DURATION" and f" {fold(t.text)} " in f" {said} "]
        given = self.proposal.terms.get("duration")
        return tuple(dict.fromkeys([*([given] if given else []), *read]))

    @cached_property
    def timed(self) -> frozenset[str]:
        """The words of its durations, folded."""
        return frozenset(word.folded for duration in self.durations for word in words_of(duration))

    @cached_property
    def heads(self) -> frozenset[str]:
        """The nouns it goes by as a text: plan, projet, accord, offre."""
        found = {fold_word(w) for w in self._words}
        return frozenset((found | {w.rstrip("s") for w in found}) & _references())

    @cached_property
    def shape(self) -> object:
        """All that matching looks at: namings of one shape are matched alike."""
        return self.proposal.kind, self.faces, self.places, self.numbers, self.length, self.is_reference, self.is_text

    @cached_property
    def is_text(self) -> bool:
        """Whether its label begins with the name of a text: « plan d'évacuation », « idée d'une surveillance »."""
        words = [word.folded for word in words_of(self.proposal.label) if stem(word.raw)]
        return bool(words) and words[0] in _references()

    @cached_property
    def places(self) -> frozenset[str]:
        """Names of places that bound it, folded."""
        scope = self.proposal.terms.get("scope")
        found = {fold(scope)} if scope else set()
        for said in (self.proposal.label, *(m.text for m in self.proposal.mentions)):
            found |= {
                fold(said[one.start : one.end]) for one in world.find_names(said) if one.kind in ("state", "capital")
            }
        return frozenset(found)

    @cached_property
    def length(self) -> str | None:
        """How long it is to last, as said; UNLIMITED where it has no end; None where nothing is said."""
        said = {fold_word(w) for w in self._words}
        if said & listed("unlimited"):
            return UNLIMITED
        return fold(self.durations[0]) if self.durations else None

    @cached_property
    def numbers(self) -> frozenset[float]:
        """Numbers that are no duration: « résolution 2254 », « les 17 soldats »."""
        raws = [w.raw for w in words_of(self.proposal.label) if w.folded not in self.timed]
        values = (float(raw) if raw.isdigit() else number(raw) for raw in raws)
        return frozenset(value for value in values if value is not None and value > 1)

    @cached_property
    def owners(self) -> frozenset[str]:
        """Keys of those whose it is: who proposed it there, or who is named in it."""
        label = f" {fold(self.proposal.label)} "
        inside = {
            actor.id
            for actor in self.record.actors
            if any(
                f" {fold(said)} " in label for said in dict.fromkeys((actor.name, *(m.text for m in actor.mentions)))
            )
        }
        proposers = {p.party for p in self.positions if p.stance == "proposes"}
        return frozenset(self.directory.keys(self.record, sorted(inside | proposers)))

    @cached_property
    def positions(self) -> tuple[Position, ...]:
        """The stances on it there."""
        return tuple(p for p in self.record.positions if p.proposal == self.proposal.id)

    @cached_property
    def is_reference(self) -> bool:
        """Whether it only points at a text known from before: « le plan », « la proposition de l'UA »."""
        if not self.heads:
            return False
        rest = self.matter - {stem(head) for head in self.heads}
        return not rest or not rest - {one for name in self._owner_names() for one in stems(name)}

    def _owner_names(self) -> Iterator[str]:
        for actor in self.record.actors:
            yield from (actor.name, *(m.text for m in actor.mentions))


@dataclass(eq=False)
class Matter:
    """A proposal of the story while it is put together."""

    namings: list[Naming] = field(default_factory=list)
    shapes: dict[object, Naming] = field(default_factory=dict)  # the latest naming of each that says the same
    records: set[str] = field(default_factory=set)

    def add(self, naming: Naming) -> None:
        """One more naming of it."""
        self.namings.append(naming)
        self.shapes[naming.shape] = naming
        self.records.add(naming.record.id)

    def holds(self, record: Record) -> bool:
        """Whether a record already names it: what one dispatch tells apart is apart."""
        return record.id in self.records


@cache
def _references() -> frozenset[str]:
    return frozenset(fold_word(word) for word in load("proposals")["references"]["documents"])


@cache
def _version_stems() -> frozenset[str]:
    return frozenset(one for word in listed("versions") if (one := stem(word)))


@cache
def _classes() -> dict[tuple[str, str], str]:
    return {
        (kind, fold_word(word)): f"={kind}" for kind, words in load("proposals")["synonyms"].items() for word in words
    }


@cache
def _phrases(kind: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Nouns of several words that name one another, folded, with their stems."""
    given = [fold(word) for word in load("proposals")["synonyms"].get(kind, ())]
    return tuple((phrase, stems(phrase)) for phrase in given if " " in phrase)


def _class(kind: str, word: str) -> str | None:
    folded = fold_word(word)
    return _classes().get((kind, folded)) or _classes().get((kind, folded.rstrip("s")))


def match(groups: Sequence[Counted], directory: Directory) -> list[Matter]:
    """The proposals of the story, each with what every version calls it, in the order they came up."""
    matters: list[Matter] = []
    for rank, group in enumerate(groups):
        for record in group.all:
            older = record is not group.record
            namings = [Naming(record, proposal, directory, rank, older) for proposal in record.proposals]
            _place(namings, matters)
    return matters


def _place(namings: list[Naming], matters: list[Matter]) -> None:
    """Each naming of a record to its matter, the best pairs first; what points at a text known, last."""
    before = list(matters)
    pairs = sorted(
        ((score, -n, -m) for n, naming in enumerate(namings)
         for m, one in enumerate(before) if (score := closeness(naming, one)) > 0),
        reverse=True,
    )  # fmt: skip
    placed: set[int] = set()
    for _, n, m in pairs:
        if -n not in placed and not before[-m].holds(namings[-n].record):
            before[-m].add(namings[-n])
            placed.add(-n)
    for n, naming in enumerate(namings):
        if n not in placed:
            known = referred(naming, before) if naming.is_reference else None
            if known is None or known.holds(naming.record):
                known = Matter()
                matters.append(known)
            known.add(naming)


def closeness(naming: Naming, matter: Matter) -> float:
    """How surely a naming is of a matter, 0 for not at all."""
    shapes = matter.shapes.values()
    if any(_apart(naming, other) for other in shapes):
        return 0.0
    best = 0.0
    for other in shapes:
        if not _kinds_fit(naming, other):
            continue
        pointing = naming.is_reference or other.is_reference  # « le plan » alone says nothing of what it is
        same_length = naming.length is not None and naming.length == other.length
        for mine in naming.faces:
            for theirs in other.faces:
                if _alike(mine, theirs) and not (pointing and len(mine & theirs) < 2):
                    common = shared(mine, theirs) + 0.1 * len(mine & theirs)
                    best = max(best, common + 0.5 * same_length + 0.001 * other.rank)
    return best


def _alike(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """« Les négociations » is not the meeting of some council: what says nothing more fits what says little more."""
    if shared(mine, theirs) < ENOUGH:
        return False
    only_class = all(one.startswith("=") for one in mine & theirs)
    return not only_class or abs(len(mine) - len(theirs)) <= 1


def _kinds_fit(one: Naming, other: Naming) -> bool:
    """One kind; or a text on the matter and the matter: « le plan d'évacuation »."""
    if one.proposal.kind == other.proposal.kind:
        return True
    texts = [naming for naming in (one, other) if naming.proposal.kind in LOOSE and naming.is_text]
    return bool(texts) and len(one.matter & other.matter) > 1


def _apart(one: Naming, other: Naming) -> bool:
    """Whether something said of each makes them two."""
    if (one.length == UNLIMITED) != (other.length == UNLIMITED) and one.length and other.length:
        return True
    if one.places and other.places and not any(a in b or b in a for a in one.places for b in other.places):
        return True
    return bool(one.numbers and other.numbers and not one.numbers & other.numbers)


def referred(naming: Naming, matters: Sequence[Matter]) -> Matter | None:
    """The one matter that « le plan » or « la proposition de X » points at, None where none or more than one fits."""
    called = [m for m in matters if any(naming.heads & other.heads for other in m.shapes.values())]
    if naming.owners:
        theirs = [m for m in matters if any(naming.owners & other.owners for other in m.namings)]
        nobodys = [m for m in called if not any(n.owners for n in m.namings) and _begins_alike(naming, m)]
        called = [m for m in called if m in theirs] or [m for m in theirs if _is_text(m)] or nobodys
    if len(called) > 1:
        newest = max(naming.rank for m in called for naming in m.namings)
        called = [m for m in called if any(n.rank == newest for n in m.namings)]
    return called[0] if len(called) == 1 else None


def _begins_alike(naming: Naming, matter: Matter) -> bool:
    """Whether both are called by one noun before all else: « ultimatum » and « ultimatum de l'UA »."""
    first = words_of(naming.proposal.label)[:1]
    return any(words_of(other.proposal.label)[:1][0].folded == first[0].folded for other in matter.namings if first)


def _is_text(matter: Matter) -> bool:
    """Whether a proposal is one that somebody put forward, not only a thing asked for."""
    return any(p.stance == "proposes" for n in matter.namings for p in n.positions)


def proposals(matters: Sequence[Matter]) -> tuple[StoryProposal, ...]:
    """The story's proposals: those of counting versions, in the order they came up."""
    return tuple(_proposal(matter) for matter in matters if any(not naming.older for naming in matter.namings))


def id_of(matter: Matter) -> str:
    """The address of its first naming."""
    return item_name(matter.namings[0].record.id, matter.namings[0].proposal.id)


def _proposal(matter: Matter) -> StoryProposal:
    standing = [naming for naming in matter.namings if not naming.older]
    plain = [naming for naming in standing if not naming.is_reference] or standing
    kinds = [naming.proposal.kind for naming in plain]
    return StoryProposal(
        id=id_of(matter),
        label=_label(plain),
        kind=max(kinds, key=lambda kind: (kind not in LOOSE, kinds.count(kind))),
        labels=tuple(dict.fromkeys(naming.proposal.label for naming in matter.namings)),
        terms=tuple(_terms(matter.namings)),
        proofs=tuple(
            Proof.of(naming.record, naming.proposal.id, mention)
            for naming in matter.namings
            for mention in naming.proposal.mentions
        ),
    )


def _label(namings: Sequence[Naming]) -> str:
    """The label whose words the others share most; one that names no term that may change, where there is one."""

    def weight(naming: Naming) -> tuple[bool, float, int]:
        alike = sum(shared(naming.matter, other.matter) for other in namings)
        said = {word.folded for word in words_of(naming.proposal.label)}
        return not said & naming.timed, alike, -len(naming.proposal.label)

    return max(namings, key=weight).proposal.label


def _terms(namings: Sequence[Naming]) -> Iterator[Term]:
    """Each term when it is first given and whenever a later dispatch gives it otherwise, oldest first."""
    now: dict[str, str] = {}
    for naming in namings:
        given = dict(naming.proposal.terms)
        for name, value in given.items():
            if now.get(name) is not None and fold(now[name]) == fold(value):
                continue
            now[name] = value
            mention = next((m for m in naming.proposal.mentions if fold(value) in fold(m.text)), None)
            proof = Proof.of(naming.record, naming.proposal.id, mention or naming.proposal.mentions[0])
            yield Term(name=name, value=value, since=naming.record.date, proof=proof)
