"""What does a dossier of a story say, section by section, and which note proves each line? Markdown and HTML show it.

A note is a passage: its dispatch, day and words. The same passage has the same number throughout.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from aidememoire.exports.cells import one_line
from aidememoire.stories.nouns import Proof, Stand, Story, StoryEvent, StoryPosition
from aidememoire.views import wording


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered proof: the words, the dispatch that holds them, its day in words."""

    number: int
    words: str
    dispatch: str
    item: str
    day: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line: what stands out, the rest, the numbers of its notes. `under` are lines that belong to it."""

    head: str = ""
    rest: str = ""
    notes: tuple[int, ...] = ()
    under: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: a column a proposal, a row a party; a cell holds the stances, the present one first."""

    corner: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[Line, ...], ...]], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A section. `empty` is said where it holds nothing."""

    title: str
    empty: str
    lines: tuple[Line, ...] = ()
    grid: Grid | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """The whole: title, a sentence on what it was made from, sections, notes."""

    title: str
    made_from: str
    parts: tuple[Part, ...]
    notes_title: str
    notes: tuple[Note, ...]
    language: str = "fr"


def dossier(story: Story) -> Dossier:
    """The dossier of a story, in the language of the reader (`aidememoire.views.wording.reader_of`)."""
    return _Making(story).whole()


@dataclass
class _Making:
    story: Story
    notes: dict[tuple[str, int, int], Note] = field(default_factory=dict)

    def whole(self) -> Dossier:
        sections: tuple[tuple[str, Callable[[], Iterable[Line]]], ...] = (
            ("proposals", self.proposals),
            ("timeline", lambda: (self.event(one) for one in self.story.timeline)),
            ("meetings", lambda: (self.event(one) for one in self.story.timeline if one.meeting)),
            ("disputes", self.disputes),
            ("hearsay", self.hearsay),
            ("agenda", self.agenda),
            ("parties", self.parties),
            ("dispatches", self.dispatches),
        )
        parts = [self.standing()]
        parts += [Part(_word(name), _word(f"no_{name}"), tuple(lines())) for name, lines in sections]
        return Dossier(
            title=one_line(self.story.title) or self.story.id,
            made_from=self.made_from(),
            parts=tuple(parts),
            notes_title=_word("notes"),
            notes=tuple(self.notes.values()),
            language=wording.language(),
        )

    def made_from(self) -> str:
        story = self.story
        days = [wording.when(day, weekday=False) for day in (story.first, story.last) if day]
        said = _word("made_from").format(count=sum(len(group.versions) for group in story.groups))
        if days:
            said += " " + (_word("of_day") if days[0] == days[-1] else _word("from_to")).format(
                first=days[0], last=days[-1]
            )
        return said + (" " + _word("as_of").format(day=wording.when(story.at, weekday=False)) if story.at else "")

    def cite(self, proofs: Iterable[Proof]) -> tuple[int, ...]:
        """The numbers of the notes of these proofs, new ones added at the end."""
        numbers = []
        for proof in proofs:
            key = (proof.dispatch, proof.start, proof.end)
            if key not in self.notes:
                day = wording.when(proof.date, weekday=False)
                words = one_line(proof.text)
                self.notes[key] = Note(len(self.notes) + 1, words, one_line(proof.dispatch), proof.item, day)
            numbers.append(self.notes[key].number)
        return tuple(dict.fromkeys(numbers))

    def name(self, key: str | None) -> str:
        party = self.story.party(key)
        return one_line(party.name) if party is not None else key or ""

    def names(self, keys: Iterable[str]) -> str:
        return ", ".join(map(self.name, keys))

    def sure(self, assertion: str, by: str | None) -> str:
        if assertion == "agency":
            return ""
        name = self.name(by)
        return wording.label("assertion", f"{assertion}_by" if name else assertion).format(by=name)

    def standing(self) -> Part:
        """Parties against proposals."""
        proposals = [one for one in self.story.proposals if any(p.proposal == one.id for p in self.story.positions)]
        found: dict[str, dict[str, StoryPosition]] = {}
        for position in self.story.positions:
            found.setdefault(position.party, {})[position.proposal] = position
        rows = tuple(
            (
                self.name(party),
                tuple(
                    tuple(self.stand(one) for one in reversed(stands[p.id].history)) if p.id in stands else ()
                    for p in proposals
                ),
            )
            for party, stands in found.items()
        )
        grid = Grid(_word("party"), tuple(one_line(one.label) for one in proposals), rows) if rows else None
        return Part(_word("standing"), _word("no_standing"), grid=grid)

    def stand(self, stand: Stand) -> Line:
        sure = self.sure(stand.assertion, stand.by)
        said = [wording.when(stand.since, weekday=False), one_line(stand.condition or ""), sure]
        sign = wording.label("side", stand.stance)
        head = f"{sign} {wording.label('stance', stand.stance)}"
        return Line(head, ", ".join(one for one in said if one), self.cite(stand.proofs))

    def proposals(self) -> Iterable[Line]:
        for one in self.story.proposals:
            notes = self.cite(one.proofs)
            terms = [
                Line(
                    wording.label("term", term.name),
                    ", ".join(part for part in (_term(term.value), wording.when(term.since, weekday=False)) if part),
                    self.cite([term.proof]),
                )
                for term in one.terms
            ]
            kind = wording.label("proposal", one.kind)
            label = one_line(one.label)
            yield Line(label, "" if kind == label else kind, notes, tuple(terms))

    def event(self, event: StoryEvent) -> Line:
        notes = self.cite(event.proofs)
        to = self.names(event.recipients)
        facts = [
            self.names(event.actors) + (f" → {to}" if to else ""),
            one_line(event.place or ""),
            wording.label("status", event.status),
            self.sure(event.assertion, event.by),
            _word("sources").format(n=event.independent) if event.independent > 1 else "",
        ]
        day = wording.when(event.date) or wording.phrase("undated_item")
        differences = tuple(
            Line(wording.label("difference", one.field), one_line(one.value), self.cite([one.proof]))
            for one in event.differences
        )
        said = ", ".join(fact for fact in facts if fact)
        kind = wording.label("event", event.type)
        return Line(day, f"{kind} : {said}" if said else kind, notes, differences)

    def disputes(self) -> Iterable[Line]:
        for one in self.story.disputes:
            accounts = [
                Line(
                    self.name(account.party) or wording.phrase("no_party"),
                    " : ".join(
                        part
                        for part in (wording.label("relation", account.relation or ""), one_line(account.claim))
                        if part
                    ),
                    self.cite(account.proofs),
                )
                for account in one.accounts
            ]
            state = wording.label("state", "settled" if one.settled else "open")
            yield Line(one_line(one.about), state, self.cite([one.settled] if one.settled else []), tuple(accounts))

    def hearsay(self) -> Iterable[Line]:
        for one in self.story.hearsay:
            proofs = [one.proof, *([one.by] if one.by else [])]
            words = _quoted(one_line(one.proof.text))
            yield Line(words, wording.label("outcome", one.outcome), self.cite(proofs))

    def agenda(self) -> Iterable[Line]:
        for one in self.story.agenda:
            moved = ", ".join(wording.when(day, weekday=False) for day in one.moved_from)
            facts = [
                one_line(one.what),
                wording.label("state", one.status),
                _word("moved_from").format(days=moved) if moved else "",
                self.name(one.by),
            ]
            proofs = [*one.proofs, *([one.ended] if one.ended else [])]
            day = wording.when(one.date) or wording.phrase("undated_item")
            yield Line(day, ", ".join(fact for fact in facts if fact), self.cite(proofs))

    def parties(self) -> Iterable[Line]:
        for one in self.story.parties:
            notes = self.cite(one.proofs[:1])
            roles = [
                Line("", one_line(role.title) + _span(role.first, role.last), self.cite(role.proofs))
                for role in one.roles
            ]
            facts = [wording.label("actor", one.kind), one.country or "", self.names(one.members)]
            said = ", ".join(fact for fact in facts if fact)
            yield Line(one_line(one.name), said, notes, tuple(roles))

    def dispatches(self) -> Iterable[Line]:
        for group in self.story.groups:
            for version in group.versions:
                facts = [
                    wording.instant(version.published), one_line(version.agency or ""), one_line(version.outlet or ""),
                    wording.label("version", version.kind),
                ]  # fmt: skip
                headline = one_line(version.headline or "")
                said = ", ".join(fact for fact in facts if fact)
                yield Line(one_line(version.dispatch), " · ".join(part for part in (headline, said) if part))


def _word(name: str) -> str:
    return wording.label("dossier", name)


def _term(value: str) -> str:
    return wording.duration(value) if value.startswith("P") else one_line(value)


def _span(first: str | None, last: str | None) -> str:
    days = list(dict.fromkeys(wording.when(day, weekday=False) for day in (first, last) if day))
    return f" ({' – '.join(days)})" if days else ""


def _quoted(words: str) -> str:
    return f"« {words} »" if wording.language() == "fr" else f"“{words}”"
