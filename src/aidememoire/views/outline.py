"""What a page says of a record, in what order: the sections that terminal, HTML and notebook all show."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from aidememoire.passage import Passage
from aidememoire.record import Record
from aidememoire.views import sections, wording
from aidememoire.views.entry import Entry, Group, Section
from aidememoire.views.marks import Mark
from aidememoire.views.paragraphs import Paragraph, Places, find_paragraphs

SECTIONS = ("actors", "events", "quotations", "positions", "disputes", "hearsay", "agenda", "times")
FINDERS: dict[str, Callable[[Record], list[Group]]] = {
    "events": sections.find_events,
    "quotations": sections.find_quotations,
    "positions": sections.find_positions,
    "disputes": sections.find_disputes,
    "hearsay": sections.find_hearsay,
    "agenda": sections.find_agenda,
    "times": sections.find_times,
}


@dataclass(frozen=True, slots=True)
class Outline:
    """All that a page shows of a record besides the text itself."""

    title: str
    published: str
    updated: str
    particulars: tuple[str, ...]  # agency, place, sign-off, embargo, advisories
    warnings: tuple[str, ...]
    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    places: Places = field(repr=False)

    def section(self, key: str) -> Section:
        """The section of that key."""
        return next(section for section in self.sections if section.key == key)

    def place(self, passage: Passage) -> str:
        """Where words stand: « ¶3 », « titre », « tête », « fin »."""
        return place_name(self.places.at(passage.start))

    def first_places(self, entry: Entry) -> list[tuple[str, int]]:
        """Each paragraph an entry stands in, once, with the number (from 1) of its first passage there."""
        first: dict[str, int] = {}
        for number, passage in enumerate(entry.passages, 1):
            first.setdefault(self.place(passage), number)
        return list(first.items())


def place_name(paragraph: Paragraph | None) -> str:
    """« ¶3 » in the body, « titre », « tête » or « fin » elsewhere."""
    if paragraph is None:
        return ""
    return f"¶{paragraph.number}" if paragraph.number else wording.phrase(paragraph.kind)


def outline(record: Record) -> Outline:
    """The sections of a record, each entry in reading order with the words that prove it."""
    header = record.header
    paragraphs = find_paragraphs(record)
    found = {key: _section(key, FINDERS[key](record)) for key in SECTIONS if key in FINDERS}
    found["actors"] = _section("actors", sections.find_actors(record, found.values()))
    return Outline(
        title=wording.one_line(header.headline or wording.phrase("untitled")),
        published=wording.instant(header.published) or wording.instant(record.date),
        updated=wording.instant(header.updated),
        particulars=tuple(_particulars(record)),
        warnings=tuple(_warnings(record)),
        sections=tuple(found[key] for key in SECTIONS),
        paragraphs=tuple(paragraphs),
        places=Places(paragraphs),
    )


def _section(key: str, groups: Iterable[Group]) -> Section:
    table = wording.labels()
    shown = tuple(group for group in groups if group.entries or group.passages)  # a proposal nobody took a side on
    return Section(key, table["sections"][key], table["empty"][key], shown)


def marks_of(page: Outline) -> list[Mark]:
    """Every mark that the text carries: one for each passage of each entry and of each proposal."""
    found = []
    for section in page.sections:
        for group in section.groups:
            owners: Iterable[Entry | Group] = (group, *group.entries) if group.anchor else group.entries
            for owner in owners:
                layer = "proposals" if isinstance(owner, Group) else section.key
                found += [
                    Mark(p.start, p.end, layer, owner.anchor, owner.label, f"m-{owner.anchor}-{n}", told_of(owner))
                    for n, p in enumerate(owner.passages, 1)
                ]
    return found


def told_of(owner: Entry | Group) -> str:
    """A line in a few words: « Accusation — Ana Ruiz → Chili, 5 févr. 2018 »."""
    if isinstance(owner, Group):
        return owner.title
    who = ", ".join(person.name for person in owner.who)
    to = ", ".join(person.name for person in owner.to)
    done = " → ".join(part for part in (who, to) if part)
    return ", ".join(part for part in (" — ".join(part for part in (owner.kind, done) if part), *owner.facts) if part)


def _particulars(record: Record) -> Iterable[str]:
    header = record.header
    if header.agency:
        yield wording.one_line(header.agency)
    if header.dateline_place:
        yield wording.phrase("from_place", place=wording.one_line(header.dateline_place))
    if header.priority:
        yield wording.one_line(str(header.priority))
    if header.signoff:
        yield wording.phrase("signed", signoff=wording.one_line(header.signoff))
    if header.embargo:
        yield wording.phrase("embargo", text=wording.one_line(header.embargo))
    for text in header.advisory:
        yield wording.phrase("advisory", text=wording.one_line(text))


def _warnings(record: Record) -> Iterable[str]:
    for warning in record.header.warnings:
        yield wording.one_line(warning.message)
    if not record.date:
        yield wording.phrase("undated")
