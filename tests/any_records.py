"""Any record that the nouns allow, odd names and hostile words included: what exports must bear."""

from __future__ import annotations

from typing import Any, get_args

from hypothesis import strategies as st

import made_records
from aidememoire.passage import Passage
from aidememoire.record import (
    Account,
    Actor,
    ActorKind,
    AgendaItem,
    AgendaStatus,
    Assertion,
    Dispute,
    Event,
    EventType,
    Header,
    Hearsay,
    Meeting,
    Position,
    Proposal,
    ProposalKind,
    Quotation,
    Record,
    Relation,
    Role,
    Stance,
    Status,
)

HOSTILE = (
    '=HYPERLINK("x")', "+1", "-2", "@x", "\t=1", "\r\n", "\x00", "\x1b[31m", "\u2028", "\u202e tourné \u2066", "<script>alert(1)</script>",
    "]]>", "&amp;", "| a | b |", "[x](javascript:alert(1))", "**gras** _x_ `y`", "\ufffe", "a;b,c\\n", "😀", "é" * 300, "président du", "# titre",
)  # fmt: skip
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
ODD = st.one_of(st.sampled_from(HOSTILE), TEXTS)
MAYBE = st.none() | ODD
DATES = st.sampled_from([None, "2016-12-07", "2016-12-07T20:30", "2016-12-07TEV", "2016-W49", "2016-W99", "2016", "2016-02", "2016-13", "0001-01-01", "1899-12-31", "2016-12-07/2016-12-09", "2016-12-07/2016-12-01", "bientôt"]) | MAYBE  # fmt: skip


def code(kind: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(kind))


@st.composite
def whole_records(draw: st.DrawFn, id: str | None = None) -> Record:
    """A record with any of the layers."""
    text = draw(ODD) + draw(ODD)

    def some(most: int = 2) -> range:
        return range(draw(st.integers(0, most)))

    def cut() -> Passage:
        start = draw(st.integers(0, len(text) - 1))
        return Passage.cut(text, start, draw(st.integers(start + 1, len(text))))

    actors = tuple(
        Actor(
            id=f"a{n}", name=draw(ODD), kind=draw(code(ActorKind)), country=draw(st.sampled_from([None, "FRA", "XXX"])),
            roles=tuple(Role(title=draw(ODD), evidence=cut()) for _ in some(1)), mentions=(cut(),),
        )
        for n in some(3)
    )  # fmt: skip
    ids = [one.id for one in actors]
    several = st.lists(st.sampled_from(ids), max_size=3).map(tuple) if ids else st.just(())
    one = st.sampled_from([None, *ids])
    quotations = tuple(
        Quotation.cut(text, *(span.start, span.end), id=f"q{n}", contents=(span,), kind=draw(st.sampled_from(["direct", "partial", "indirect"])), speaker=draw(one), cue=draw(st.none() | st.just(span)))
        for n in some(1) for span in (cut(),)
    )  # fmt: skip
    events = tuple(
        Event(
            id=f"e{n}", type=draw(code(EventType)), mode=draw(MAYBE), cameo=draw(MAYBE), contexts=tuple(draw(st.lists(ODD, max_size=1))), actors=draw(several),
            recipients=draw(several), date=draw(DATES), place=draw(MAYBE), status=draw(code(Status)), assertion=draw(code(Assertion)), by=draw(one),
            evidence=tuple(cut() for _ in range(draw(st.integers(1, 2)))),
        )
        for n in some()
    )  # fmt: skip
    meetings = tuple(
        Meeting(event=e.id, participants=draw(several), place=draw(MAYBE), why=draw(MAYBE))
        for e in events
        if draw(st.booleans())
    )
    proposals = tuple(
        Proposal(id=f"p{n}", label=draw(ODD), kind=draw(code(ProposalKind)), mentions=(cut(),), why=draw(MAYBE))
        for n in some(1)
    )
    positions = (
        tuple(
            Position(
                proposal="p0",
                party=draw(st.sampled_from(ids)),
                stance=draw(code(Stance)),
                evidence=cut(),
                date=draw(DATES),
            )
            for _ in some()
        )
        if ids and proposals
        else ()
    )
    disputes = tuple(
        Dispute(about=draw(ODD), accounts=tuple(Account(party=draw(one), claim=draw(ODD), relation=draw(st.none() | code(Relation)), evidence=cut()) for _ in range(2)))
        for _ in some(1)
    )  # fmt: skip
    agenda = tuple(AgendaItem(date=draw(DATES), what=draw(ODD), status=draw(code(AgendaStatus)), evidence=cut(), by=draw(one)) for _ in some())  # fmt: skip
    hearsay = tuple(Hearsay.cut(text, here.start, here.end, why=draw(MAYBE)) for here in [cut() for _ in some(1)])
    header = Header(
        headline=draw(MAYBE),
        published=draw(DATES),
        agency=draw(MAYBE),
        url=draw(MAYBE),
        language=draw(st.sampled_from([None, "fr"])),
    )
    return made_records.record(
        text, id=id or draw(ODD), date=draw(DATES), header=header, actors=actors, quotations=quotations, events=events, meetings=meetings,
        proposals=proposals, positions=positions, disputes=disputes, hearsay=hearsay, agenda=agenda,
    )  # fmt: skip


def several_records(most: int = 3) -> st.SearchStrategy[list[Record]]:
    """Records of several dispatches, each with its own id."""
    return st.integers(0, most).flatmap(lambda n: st.tuples(*(whole_records(f"d{i}") for i in range(n)))).map(list)
