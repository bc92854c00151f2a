"""What a page says of a record, in what order: the sections that terminal, HTML and notebook all show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from aidememoire.passage import Passage
from aidememoire.record import Account, Actor, AgendaItem, Dispute, Event, Meeting, Position, Quotation, Record
from aidememoire.views import wording
from aidememoire.views.marks import Mark
from aidememoire.views.paragraphs import Paragraph, Places, find_paragraphs

CONTEXT = 60  # characters shown on each side of hearsay
SECTIONS = ("actors", "events", "quotations", "positions", "disputes", "hearsay", "agenda", "times")


@dataclass(frozen=True, slots=True)
class Person:
    """An actor as a line names them: the anchor of their entry and their name."""

    anchor: str
    name: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the record and the words that prove it.

    anchor  unique in the page; `label` is what the reader sees of it: F3
    kind    what it is, in a word: « Consultation », « propos direct »
    who     the actors of the line, and `to` whom it is done or said
    said    what the line says in words of its own: an agenda item, a claim
    facts   when, where, status, on whose authority: short, in reading order
    sign    + ± − for a stance
    inside  the anchor of the quotation that holds this one
    before, after  words of the paragraph around a passage that says too little alone
    """

    anchor: str
    label: str
    layer: str
    kind: str = ""
    who: tuple[Person, ...] = ()
    to: tuple[Person, ...] = ()
    said: str = ""
    facts: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    why: str | None = None
    sign: str = ""
    certainty: str = "agency"
    inside: str | None = None
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one heading: a proposal with its positions, a dispute with its accounts."""

    title: str
    entries: tuple[Entry, ...]
    note: str = ""
    anchor: str = ""
    label: str = ""
    passages: tuple[Passage, ...] = ()
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page. `empty` is what to say when it holds nothing."""

    key: str
    title: str
    empty: str
    groups: tuple[Group, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry, group after group."""
        return tuple(entry for group in self.groups for entry in group.entries)


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
    finders = {
        "actors": _actors,
        "events": _events,
        "quotations": _quotations,
        "positions": _positions,
        "disputes": _disputes,
        "hearsay": _hearsay,
        "agenda": _agenda,
        "times": _times,
    }
    table = wording.labels()
    sections = tuple(
        Section(key, table["sections"][key], table["empty"][key], tuple(g for g in finders[key](record) if g.entries))
        for key in SECTIONS
    )
    return Outline(
        title=wording.one_line(header.headline or wording.phrase("untitled")),
        published=wording.instant(header.published) or wording.instant(record.date),
        updated=wording.instant(header.updated),
        particulars=tuple(_particulars(record)),
        warnings=tuple(_warnings(record)),
        sections=sections,
        paragraphs=tuple(paragraphs),
        places=Places(paragraphs),
    )


def marks_of(page: Outline) -> list[Mark]:
    """Every mark that the text carries: one for each passage of each entry and of each proposal."""
    found = []
    for section in page.sections:
        for group in section.groups:
            owners: Iterable[Entry | Group] = (group, *group.entries) if group.anchor else group.entries
            for owner in owners:
                layer = "proposals" if isinstance(owner, Group) else section.key
                found += [
                    Mark(p.start, p.end, layer, owner.anchor, owner.label, f"m-{owner.anchor}-{n}")
                    for n, p in enumerate(owner.passages, 1)
                ]
    return found


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


def _people(record: Record, ids: Iterable[str | None]) -> tuple[Person, ...]:
    found = (record.actor(id) for id in ids)
    return tuple(Person(_anchor(record, actor), wording.one_line(actor.name)) for actor in found if actor)


def _anchor(record: Record, actor: Actor) -> str:
    """Anchors are made of numbers, never of ids: a record made elsewhere may hold anything in them."""
    return f"actor-{record.actors.index(actor) + 1}"


def _numbered(key: str) -> str:
    return str(wording.labels()["letters"][key])


def _facts(*facts: str | None) -> tuple[str, ...]:
    return tuple(fact for fact in facts if fact)


def _assertion(record: Record, assertion: str, by: str | None) -> str:
    """« selon X », « ouï-dire », « démenti »; nothing for what the agency asserts."""
    name = wording.name_of(record, by)
    table = wording.labels()["assertion"]
    return str(table[f"{assertion}_by"]).format(by=name) if name and assertion != "agency" else str(table[assertion])


def _actors(record: Record) -> list[Group]:
    letter = _numbered("actors")
    entries = []
    for number, actor in enumerate(record.actors, 1):
        table = wording.labels()["page"]["mentions"]
        count = len(actor.mentions)
        entries.append(
            Entry(
                anchor=f"actor-{number}",
                label=f"{letter}{number}",
                layer="actors",
                kind=wording.label("actor", actor.kind),
                who=_people(record, [actor.id]),
                facts=_facts(
                    actor.country,
                    *dict.fromkeys(wording.one_line(role.title) for role in actor.roles),
                    _members(record, actor),
                    table["one"] if count == 1 else table["many"].format(n=count),
                ),
                passages=actor.mentions,
            )
        )
    return [Group("", tuple(entries))]


def _members(record: Record, actor: Actor) -> str:
    names = wording.names_of(record, actor.members)
    return wording.phrase("members", names=names) if names else ""


def _events(record: Record) -> list[Group]:
    meetings = {meeting.event: meeting for meeting in record.meetings}
    ordered = sorted(record.events, key=lambda event: event.evidence[0].start)
    return [Group("", tuple(_event(record, e, meetings.get(e.id), n) for n, e in enumerate(ordered, 1)))]


def _event(record: Record, event: Event, meeting: Meeting | None, number: int) -> Entry:
    others = [p for p in (meeting.participants if meeting else ()) if p not in (*event.actors, *event.recipients)]
    return Entry(
        anchor=f"event-{number}",
        label=f"{_numbered('events')}{number}",
        layer="events",
        kind=wording.label("event", event.type),
        who=_people(record, (*event.actors, *others)),
        to=_people(record, event.recipients),
        facts=_facts(
            wording.label("status", event.status),
            wording.when(event.date, weekday=False),
            wording.one_line(event.place or (meeting.place if meeting else "") or ""),
            *_meeting_facts(meeting),
            _assertion(record, event.assertion, event.by),
        ),
        passages=event.evidence,
        why=event.why,
        certainty=event.assertion,
    )


def _meeting_facts(meeting: Meeting | None) -> Iterable[str]:
    if meeting and meeting.duration:
        yield wording.phrase("until", text=wording.duration(meeting.duration))
    if meeting and meeting.occasion:
        yield f"{wording.phrase('occasion')} « {wording.one_line(meeting.occasion.text)} »"
    if meeting and meeting.outcome:
        yield f"{wording.phrase('outcome')} « {wording.one_line(meeting.outcome.text)} »"


def _quotations(record: Record) -> list[Group]:
    ordered = sorted(record.quotations, key=lambda q: (q.start, -q.end))
    return [Group("", tuple(_quotation(record, ordered, q, n) for n, q in enumerate(ordered, 1)))]


def _quotation(record: Record, ordered: list[Quotation], quotation: Quotation, number: int) -> Entry:
    holder = next(
        (
            other
            for other in ordered
            if other.id != quotation.id
            and quotation.kind == "partial"
            and other.kind != "partial"
            and other.speaker == quotation.speaker
            and other.start <= quotation.start
            and quotation.end <= other.end
        ),
        None,
    )
    via = wording.name_of(record, quotation.via)
    return Entry(
        anchor=f"quotation-{number}",
        label=f"{_numbered('quotations')}{number}",
        layer="quotations",
        kind=wording.label("quotation", quotation.kind),
        who=_people(record, [quotation.speaker]),
        to=_people(record, [quotation.addressee]),
        said=_speaker_words(record.text, quotation),
        facts=_facts(wording.label("polarity", quotation.polarity), wording.phrase("via", name=via) if via else ""),
        passages=quotation.contents,
        why=quotation.why,
        certainty="denied" if quotation.polarity == "denies" else "agency",
        inside=f"quotation-{ordered.index(holder) + 1}" if holder else None,
    )


def _speaker_words(text: str, quotation: Quotation) -> str:
    """The words that introduce the quotation, source and cue as they stand in the text: « a-t-il ajouté »."""
    parts = sorted((p for p in (quotation.source, quotation.cue) if p), key=lambda p: (p.start, -p.end))
    if len(parts) < 2:
        return wording.one_line(parts[0].text) if parts else ""
    first, second = parts
    between = text[first.end : second.start]
    if second.start <= first.end or not between.strip(" \u00a0\u202f-"):
        return wording.one_line(text[first.start : max(first.end, second.end)])
    return f"{wording.one_line(first.text)} … {wording.one_line(second.text)}"


def _positions(record: Record) -> list[Group]:
    groups, number = [], 0
    for place, proposal in enumerate(record.proposals, 1):
        together: dict[tuple[object, ...], list[Position]] = {}
        for position in record.positions:
            if position.proposal == proposal.id:
                same = (position.stance, position.evidence, position.date, position.assertion, position.by)
                together.setdefault(same, []).append(position)
        entries = []
        for shared in sorted(together.values(), key=lambda group: group[0].evidence.start):
            number += 1
            entries.append(_position(record, shared, number))
        terms = ", ".join(f"{name} : {value}" for name, value in proposal.terms.items())
        kind = wording.label("proposal", proposal.kind)
        groups.append(
            Group(
                title=wording.one_line(proposal.label),
                entries=tuple(entries),
                note=wording.one_line(" · ".join(_facts(kind, terms))),
                anchor=f"proposal-{place}",
                passages=proposal.mentions,
            )
        )
    return groups


def _position(record: Record, shared: list[Position], number: int) -> Entry:
    first = shared[0]
    return Entry(
        anchor=f"position-{number}",
        label=f"{_numbered('positions')}{number}",
        layer="positions",
        kind=wording.label("stance", first.stance),
        who=_people(record, [position.party for position in shared]),
        facts=_facts(wording.when(first.date, weekday=False), _assertion(record, first.assertion, first.by)),
        passages=(first.evidence,),
        why=first.why,
        sign=wording.label("side", first.stance),
        certainty=first.assertion,
    )


def _disputes(record: Record) -> list[Group]:
    letter = _numbered("disputes")
    return [
        Group(
            title=wording.one_line(dispute.about),
            entries=tuple(_accounts(record, dispute, number, letter)),
            why=dispute.why,
        )
        for number, dispute in enumerate(record.disputes, 1)
    ]


def _accounts(record: Record, dispute: Dispute, number: int, letter: str) -> Iterable[Entry]:
    account: Account
    for place, account in enumerate(dispute.accounts):
        yield Entry(
            anchor=f"dispute-{number}-{place + 1}",
            label=f"{letter}{number}{chr(ord('a') + place % 26)}",
            layer="disputes",
            kind=wording.label("relation", account.relation) if account.relation else "",
            who=_people(record, [account.party]),
            said=wording.one_line(account.claim),
            passages=(account.evidence,),
        )


def _hearsay(record: Record) -> list[Group]:
    letter = _numbered("hearsay")
    ordered = sorted(record.hearsay, key=lambda passage: passage.start)
    return [
        Group(
            "",
            tuple(
                Entry(
                    anchor=f"hearsay-{n}",
                    label=f"{letter}{n}",
                    layer="hearsay",
                    passages=(passage,),
                    certainty="hearsay",
                    before=_before(record.text, passage.start),
                    after=_after(record.text, passage.end),
                )
                for n, passage in enumerate(ordered, 1)
            ),
        )
    ]


def _before(text: str, start: int) -> str:
    """Up to CONTEXT characters of the line before an offset, from a word's beginning."""
    line = text[max(0, start - CONTEXT) : start].rpartition("\n")[2]
    if len(line) == CONTEXT and start > CONTEXT:
        line = f"… {line.partition(' ')[2]}"
    return wording.one_line(line) + (" " if line[-1:].isspace() else "")


def _after(text: str, end: int) -> str:
    """Up to CONTEXT characters of the line after an offset, to a word's end."""
    line = text[end : end + CONTEXT].partition("\n")[0]
    if len(line) == CONTEXT and end + CONTEXT < len(text):
        line = f"{line.rpartition(' ')[0]} …"
    return (" " if line[:1].isspace() else "") + wording.one_line(line)


def _agenda(record: Record) -> list[Group]:
    """By date, what has none last, then in text order."""
    ordered = sorted(record.agenda, key=lambda item: (item.date is None, item.date or "", item.evidence.start))
    return [Group("", tuple(_agenda_entry(record, item, n) for n, item in enumerate(ordered, 1)))]


def _agenda_entry(record: Record, item: AgendaItem, number: int) -> Entry:
    status = "expected" if item.status == "expected" else item.status
    by = wording.name_of(record, item.by)
    return Entry(
        anchor=f"agenda-{number}",
        label=f"{_numbered('agenda')}{number}",
        layer="agenda",
        kind=wording.when(item.date) or wording.phrase("undated_item"),
        said=wording.one_line(item.what),
        facts=_facts(
            "" if status == "scheduled" else wording.label("status", status),
            str(wording.labels()["assertion"]["attributed_by"]).format(by=by) if by else "",
        ),
        passages=(item.evidence,),
        why=item.why,
        certainty="denied" if status == "cancelled" else "agency",
    )


def _times(record: Record) -> list[Group]:
    letter = _numbered("times")
    ordered = sorted(record.times, key=lambda time: time.start)
    entries = []
    for number, time in enumerate(ordered, 1):
        words = wording.duration(time.value) if time.type in ("DURATION", "SET") else wording.when(time.value)
        entries.append(
            Entry(
                anchor=f"time-{number}",
                label=f"{letter}{number}",
                layer="times",
                kind=wording.label("time", time.type),
                said=words,
                facts=_facts(time.value if time.value != words else "", time.reason),
                passages=(time,),
            )
        )
    return [Group("", tuple(entries))]
