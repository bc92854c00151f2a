"""Which lines each section of a page holds, in what order, with which words to prove them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from aidememoire.items import items_of
from aidememoire.record import (
    Account,
    Actor,
    AgendaItem,
    Dispute,
    Event,
    Meeting,
    Position,
    Quotation,
    Record,
)
from aidememoire.views import wording
from aidememoire.views.entry import Entry, Group, Person, Section

_SAFE = re.compile(r"[A-Za-z](?:\d+|-[0-9a-f]{10})")  # a record made elsewhere may hold anything for an id
CONTEXT = 60  # characters shown on each side of hearsay


def _people(record: Record, ids: Iterable[str | None]) -> tuple[Person, ...]:
    found = (record.actor(id) for id in ids)
    return tuple(Person(_anchor(record, actor), wording.one_line(actor.name)) for actor in found if actor)


def _anchor(record: Record, actor: Actor) -> str:
    """Anchors are made of numbers, never of ids: a record made elsewhere may hold anything in them."""
    return f"actor-{next(n for n, other in enumerate(record.actors, 1) if other.id == actor.id)}"


def _ids(record: Record, layer: str) -> dict[int, str]:
    """The id of each item of a layer (`e3`), by the identity of its noun."""
    return {id(item.noun): item.id for item in items_of(record) if item.layer == layer and _SAFE.fullmatch(item.id)}


def _letter(key: str) -> str:
    return str(wording.labels()["letters"][key])


def _facts(*facts: str | None) -> tuple[str, ...]:
    return tuple(fact for fact in facts if fact)


def _assertion(record: Record, assertion: str, by: str | None) -> str:
    """« selon X », « ouï-dire », « démenti »; nothing for what the agency asserts."""
    name = wording.name_of(record, by)
    table = wording.labels()["assertion"]
    return str(table[f"{assertion}_by"]).format(by=name) if name and assertion != "agency" else str(table[assertion])


def find_actors(record: Record, others: Iterable[Section]) -> list[Group]:
    """Who is who: first those who speak, act or take a side somewhere, or come back; then the merely named."""
    busy = {person.anchor for section in others for e in section.entries for person in (*e.who, *e.to)}
    entries = [_actor(record, actor, number) for number, actor in enumerate(record.actors, 1)]
    main = tuple(e for e in entries if e.anchor in busy or len(e.passages) > 1)
    named = tuple(e for e in entries if e.anchor not in busy and len(e.passages) == 1)
    return [Group("", main), Group(wording.phrase("also_named") if main else "", named)]


def _actor(record: Record, actor: Actor, number: int) -> Entry:
    table = wording.labels()["page"]["mentions"]
    count = len(actor.mentions)
    return Entry(
        anchor=f"actor-{number}",
        items=(actor.id,) if _SAFE.fullmatch(actor.id) else (),
        label=f"{_letter('actors')}{number}",
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


def _members(record: Record, actor: Actor) -> str:
    names = wording.names_of(record, actor.members)
    return wording.phrase("members", names=names) if names else ""


def find_events(record: Record) -> list[Group]:
    """What happened, in text order."""
    meetings = {meeting.event: meeting for meeting in record.meetings}
    numbered = _ids(record, "meetings")
    ids = {meeting.event: numbered[id(meeting)] for meeting in record.meetings}
    ordered = sorted(record.events, key=lambda event: event.evidence[0].start)
    entries = (_event(record, e, meetings.get(e.id), ids.get(e.id), n) for n, e in enumerate(ordered, 1))
    return [Group("", tuple(entries))]


def _event(record: Record, event: Event, meeting: Meeting | None, meeting_id: str | None, number: int) -> Entry:
    others = [p for p in (meeting.participants if meeting else ()) if p not in (*event.actors, *event.recipients)]
    return Entry(
        anchor=f"event-{number}",
        label=f"{_letter('events')}{number}",
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
        why=(meeting and meeting.why) or event.why,
        items=tuple(id for id in (event.id, meeting_id) if id and _SAFE.fullmatch(id)),
        certainty=event.assertion,
    )


def _meeting_facts(meeting: Meeting | None) -> Iterable[str]:
    if meeting and meeting.level:
        yield wording.label("level", meeting.level)
    if meeting and meeting.topic:
        yield f"{wording.phrase('topic')} « {wording.one_line(meeting.topic.text)} »"
    if meeting and meeting.duration:
        yield wording.phrase("until", text=wording.duration(meeting.duration))
    if meeting and meeting.occasion:
        yield f"{wording.phrase('occasion')} « {wording.one_line(meeting.occasion.text)} »"
    if meeting and meeting.outcome:
        yield f"{wording.phrase('outcome')} « {wording.one_line(meeting.outcome.text)} »"


def find_quotations(record: Record) -> list[Group]:
    """Who said what, in text order."""
    ordered = sorted(record.quotations, key=lambda q: (q.start, -q.end))
    return [Group("", tuple(_quotation(record, ordered, q, n) for n, q in enumerate(ordered, 1)))]


def _quotation(record: Record, ordered: list[Quotation], quotation: Quotation, number: int) -> Entry:
    holder = _holder(ordered, quotation) if quotation.kind == "partial" else None
    via = wording.name_of(record, quotation.via)
    return Entry(
        anchor=f"quotation-{number}",
        label=f"{_letter('quotations')}{number}",
        layer="quotations",
        kind=wording.label("quotation", quotation.kind),
        who=_people(record, [quotation.speaker]),
        to=_people(record, [quotation.addressee]),
        said=_speaker_words(record.text, quotation),
        facts=_facts(wording.label("polarity", quotation.polarity), wording.phrase("via", name=via) if via else ""),
        passages=quotation.contents,
        why=quotation.why,
        items=(quotation.id,) if _SAFE.fullmatch(quotation.id) else (),
        certainty="denied" if quotation.polarity == "denies" else "agency",
        inside=f"quotation-{holder}" if holder else None,
    )


def _holder(ordered: list[Quotation], partial: Quotation) -> int | None:
    """The number of the quotation of the same speaker that holds a fragment, None when it stands alone."""
    for number, other in enumerate(ordered, 1):
        around = other.start <= partial.start and partial.end <= other.end
        if around and other.kind != "partial" and other.speaker == partial.speaker:
            return number
    return None


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


def find_positions(record: Record) -> list[Group]:
    """Where the parties stand, a group for each proposal; parties that stand alike share a line."""
    groups, number, ids = [], 0, _ids(record, "positions")
    for place, proposal in enumerate(record.proposals, 1):
        together: dict[tuple[object, ...], list[Position]] = {}
        for position in record.positions:
            if position.proposal == proposal.id:
                same = (position.stance, position.evidence, position.date, position.assertion, position.by)
                together.setdefault(same, []).append(position)
        entries = []
        for shared in sorted(together.values(), key=lambda group: group[0].evidence.start):
            number += 1
            entries.append(_position(record, shared, number, tuple(ids[id(position)] for position in shared)))
        terms = ", ".join(f"{wording.label('term', name)} : {value}" for name, value in proposal.terms.items())
        kind = wording.label("proposal", proposal.kind)
        groups.append(
            Group(
                title=wording.one_line(proposal.label),
                entries=tuple(entries),
                note=wording.one_line(" · ".join(_facts(kind, terms))),
                anchor=f"proposal-{place}",
                items=(proposal.id,) if _SAFE.fullmatch(proposal.id) else (),
                passages=proposal.mentions,
                why=proposal.why,
            )
        )
    return groups


def _position(record: Record, shared: list[Position], number: int, items: tuple[str, ...]) -> Entry:
    first = shared[0]
    return Entry(
        anchor=f"position-{number}",
        label=f"{_letter('positions')}{number}",
        layer="positions",
        kind=wording.label("stance", first.stance),
        who=_people(record, [position.party for position in shared]),
        facts=_facts(wording.when(first.date, weekday=False), _assertion(record, first.assertion, first.by)),
        passages=(first.evidence,),
        why=first.why,
        sign=wording.label("side", first.stance),
        items=items,
        certainty=first.assertion,
    )


def find_disputes(record: Record) -> list[Group]:
    """What is contested, a group for each matter, its accounts side by side."""
    letter = _letter("disputes")
    return [
        Group(
            title=wording.one_line(dispute.about),
            entries=tuple(_accounts(record, dispute, number, letter)),
            items=(f"x{number}",),
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


def find_hearsay(record: Record) -> list[Group]:
    """What is only hearsay, each verb group with the words around it."""
    letter = _letter("hearsay")
    ids = _ids(record, "hearsay")
    ordered = sorted(record.hearsay, key=lambda passage: passage.start)
    return [
        Group(
            "",
            tuple(
                Entry(
                    anchor=f"hearsay-{n}",
                    items=(ids[id(passage)],),
                    label=f"{letter}{n}",
                    layer="hearsay",
                    passages=(passage,),
                    certainty="hearsay",
                    why=passage.why,
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


def find_agenda(record: Record) -> list[Group]:
    """By date, what has none last, then in text order."""
    ordered = sorted(record.agenda, key=lambda item: (item.date is None, item.date or "", item.evidence.start))
    ids = _ids(record, "agenda")
    return [Group("", tuple(_agenda_entry(record, item, n, ids[id(item)]) for n, item in enumerate(ordered, 1)))]


def _agenda_entry(record: Record, item: AgendaItem, number: int, id: str) -> Entry:
    status = "expected" if item.status == "expected" else item.status
    by = wording.name_of(record, item.by)
    return Entry(
        anchor=f"agenda-{number}",
        items=(id,),
        label=f"{_letter('agenda')}{number}",
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


def find_times(record: Record) -> list[Group]:
    """The time expressions and what they were resolved to."""
    letter = _letter("times")
    ordered = sorted(record.times, key=lambda time: time.start)
    ids = _ids(record, "times")
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
                items=(ids[id(time)],),
            )
        )
    return [Group("", tuple(entries))]
