"""What should a person look at first? Lines that nobody judged yet, the least sure first.

A line is the less sure, the less its words vouch for it: hearsay before what is attributed before what the agency
asserts; an act without an actor, a quotation without a speaker, an event without a date before those that have them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup
from sqlalchemy import ColumnElement, Select, case, exists, func, literal, select, union_all
from starlette.requests import Request

from aidememoire.items import item_of
from aidememoire.store import schema
from aidememoire.store.deciding import corrected_record
from aidememoire.store.store import Store
from aidememoire.web.judging import form_of
from aidememoire.web.library import Leaf

SIZE = 20
_RECENT = 2_000  # dispatches, the latest that came in: the queue does not grow with the archive


@dataclass(frozen=True, slots=True)
class Doubt:
    """A line to judge and what makes it unsure."""

    dispatch: str
    item: str
    layer: str
    text: str
    sort: str
    day: str | None
    headline: str | None
    doubt: int


def queue(store: Store, number: int = 1, size: int = SIZE) -> tuple[list[Doubt], Leaf]:
    """The lines of the latest dispatches that nobody judged."""
    doubts = union_all(*_doubts()).subquery("doubts")
    of, decided = schema.dispatches.c, schema.decisions.c
    judged = exists().where(
        decided.item == of.id + literal("#") + doubts.c.item, decided.what != "undo", ~_undone(decided.id)
    )
    with store.reading() as connection:
        newest = connection.execute(select(func.max(of.number))).scalar() or 0
        query = (
            select(of.id, of.headline, doubts)
            .join(doubts, doubts.c.dispatch == of.number)
            .where(of.number > newest - _RECENT, of.superseded.is_(False), doubts.c.doubt > 0, ~judged)
        )
        total = connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()
        leaf = Leaf(number, size, int(total))
        ordered = query.order_by(doubts.c.doubt.desc(), of.number.desc(), doubts.c.start)
        rows = connection.execute(ordered.limit(size).offset(leaf.offset)).all()
    return [
        Doubt(row.id, row.item, row.layer, row.text, row.sort, row.day, row.headline, row.doubt) for row in rows
    ], leaf


def _undone(id: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether an undoing holds against a decision: one that was not undone itself."""
    back, forth = schema.decisions.alias(), schema.decisions.alias()
    again = exists().where(forth.c.what == "undo", forth.c.other == back.c.id)
    return exists().where(back.c.what == "undo", back.c.other == id, ~again)


def _doubts() -> list[Select[Any]]:
    """For each layer its lines with a number: how unsure they are."""
    e, p, q = schema.events.c, schema.positions.c, schema.quotations.c
    party = schema.event_parties.c
    somebody = exists().where(party.dispatch == e.dispatch, party.item == e.item)
    unsure = {"hearsay": 3, "denied": 3, "attributed": 1}

    def firm(assertion: Any) -> Any:
        return case(unsure, value=assertion, else_=0)

    def dated(date: Any) -> Any:
        return case((date.is_(None), 1), else_=0)

    return [
        _lines(
            schema.events,
            e.type,
            case(unsure, value=e.assertion, else_=0)
            + case((somebody, 0), else_=2)
            + case((e.date.is_(None), 1), else_=0),
        ),
        _lines(schema.positions, p.stance, firm(p.assertion) + dated(p.date)),
        _lines(schema.quotations, q.kind, case((q.speaker_key.is_(None), 2), else_=0)),
        _lines(schema.disputes, literal(""), literal(2)),
    ]


def _lines(table: Any, sort: Any, doubt: Any) -> Select[Any]:
    of = table.c
    layer = literal({"event": "events", "position": "positions", "quotation": "quotations"}.get(table.name, "disputes"))
    return select(
        of.dispatch, of.item, layer.label("layer"), of.text, sort.label("sort"), of.day, of.start, doubt.label("doubt")
    )


def tools(request: Request, rows: list[Doubt]) -> dict[tuple[str, str], Markup]:
    """The form of each line, by dispatch and item; empty for who may not correct."""
    store: Store = request.app.state.store
    made: dict[tuple[str, str], Markup] = {}
    if request.state.editor is None:
        return made
    for id in dict.fromkeys(row.dispatch for row in rows):
        record = corrected_record(store, id)
        for row in rows:
            if row.dispatch == record.id and (item := item_of(record, row.item)) is not None:
                made[row.dispatch, row.item] = form_of(request, record, item, "/review")
    return made
