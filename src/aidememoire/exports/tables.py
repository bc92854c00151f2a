"""Which rows do the records of many dispatches make? One table a layer, the same for CSV, XLSX and Parquet.

Every row of a layer names its dispatch and item, and ends with the passage that proves it: its text and offsets
(code points, half-open, on the dispatch as received), and the offsets of the item's other passages. A date stands
as the words carry it (a day, a week, a month, an interval); `first_day` and `last_day` are the days it covers.
Actors are given by name and by the key that all dispatches share.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from aidememoire.decisions import CorrectedRecord, Decision, in_force
from aidememoire.exports import scales
from aidememoire.exports.days import days_of
from aidememoire.items import Item, items_of
from aidememoire.passage import Passage
from aidememoire.record import Record
from aidememoire.stories.directory import directory_key
from aidememoire.stories.identities import Identities

Sort = Literal["text", "integer", "number", "day", "list"]
Cell = str | int | float | date | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `list` cells are tuples of texts, `day` cells whole days."""

    name: str
    sort: Sort = "text"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: `rows` gives those of one record, each as long as `columns`."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[Record, Identities], Iterator[tuple[Cell, ...]]]


def _columns(names: str) -> tuple[Column, ...]:
    """`actors[] start#`: [] a list, # an integer, ~ a number, @ a day."""
    sorts: dict[str, Sort] = {"#": "integer", "~": "number", "@": "day"}
    return tuple(
        Column(name[:-2], "list") if name.endswith("[]") else Column(name.rstrip("#~@"), sorts.get(name[-1], "text"))
        for name in names.split()
    )


_HEAD = "dispatch item dispatch_date@"
_TAIL = "decided passage start# end# other_passages[]"


def _layer_sheet(
    name: str, layer: str, columns: str, values: Callable[[_Reader, Any], tuple[Cell, ...]], *, by_part: str = ""
) -> Sheet:
    """A sheet of one layer; `by_part` names the tuple of parts that have a row each (a dispute's accounts)."""

    def rows(record: Record, who: Identities) -> Iterator[tuple[Cell, ...]]:
        reader = _Reader(record, who)
        for item in items_of(record):
            if item.layer != layer:
                continue
            if not by_part:
                yield (*reader.head(item), *values(reader, item.noun), *reader.tail(item, item.passages))
                continue
            for part in getattr(item.noun, by_part):
                yield (*reader.head(item), *values(reader, (item.noun, part)), *reader.tail(item, (part.evidence,)))

    return Sheet(name, _columns(f"{_HEAD} {columns} {_TAIL}"), rows)


class _Reader:
    """One record as rows read it: names and keys of its actors, what was decided."""

    def __init__(self, record: Record, who: Identities) -> None:
        self.record = record
        self.day = _day(record.header.published or record.date)
        self.names = {one.id: one.name for one in record.actors}
        self.keys = {one.id: who.actor(directory_key(one), record.id) for one in record.actors}
        self.labels = {one.id: one.label for one in record.proposals}
        self.decided: dict[str, str] = {}
        if isinstance(record, CorrectedRecord):
            for word in ("accepted", "amended", "added"):
                self.decided |= dict.fromkeys(getattr(record, word), word)

    def head(self, item: Item) -> tuple[Cell, ...]:
        return (self.record.id, item.id, self.day)

    def tail(self, item: Item, proofs: Iterable[Passage]) -> tuple[Cell, ...]:
        first, *others = proofs
        places = tuple(dict.fromkeys(f"{one.start}-{one.end}" for one in others))
        return (self.decided.get(item.id), first.text, first.start, first.end, places)

    def one(self, id: str | None) -> tuple[Cell, Cell]:
        return (self.names.get(id), self.keys.get(id)) if id is not None else (None, None)

    def several(self, ids: Iterable[str]) -> tuple[Cell, Cell]:
        known = [id for id in ids if id in self.names]
        return tuple(self.names[id] for id in known), tuple(self.keys[id] for id in known)


def _day(value: str | None) -> date | None:
    days = days_of(value)
    return date.fromisoformat(days[0]) if days else None


def _dated(value: str | None) -> tuple[Cell, Cell, Cell]:
    days = days_of(value)
    return (value, *(date.fromisoformat(day) for day in days)) if days else (value, None, None)  # type: ignore[return-value]


def _dispatches(record: Record, who: Identities) -> Iterator[tuple[Cell, ...]]:
    head = record.header
    made = record.made_by
    yield (
        record.id, _day(head.published or record.date), head.headline, head.agency, head.outlet, head.published,
        head.updated, head.dateline_place, head.language, head.identifier, head.revision, head.signal, head.slug,
        head.url, head.signoff, len(record.text), tuple(one.code for one in head.warnings), made.aidememoire,
        made.model, made.lexicon,
    )  # fmt: skip


def _account(reader: _Reader, pair: Any) -> tuple[Cell, ...]:
    dispute, account = pair
    return (dispute.about, *reader.one(account.party), account.claim, account.relation, dispute.why)


SHEETS: dict[str, Sheet] = {
    sheet.name: sheet
    for sheet in (
        Sheet(
            "dispatches",
            _columns(
                "dispatch dispatch_date@ headline agency outlet published updated place language identifier revision# "
                "signal slug url signoff characters# warnings[] program model lexicon"
            ),
            _dispatches,
        ),
        _layer_sheet(
            "actors", "actors", "key name kind country roles[] members[] member_keys[] names[] mentions#",
            lambda r, n: (
                r.keys[n.id], n.name, n.kind, n.country, tuple(role.title for role in n.roles),
                *r.several(n.members), tuple(dict.fromkeys(one.text for one in n.mentions)), len(n.mentions),
            ),
        ),
        _layer_sheet(
            "quotations", "quotations",
            "words kind polarity speaker speaker_key addressee addressee_key via via_key cue source why",
            lambda r, n: (
                " […] ".join(one.text for one in n.contents), n.kind, n.polarity, *r.one(n.speaker),
                *r.one(n.addressee), *r.one(n.via), n.cue.text if n.cue else None,
                n.source.text if n.source else None, n.why,
            ),
        ),
        _layer_sheet(
            "events", "events",
            "type mode contexts[] cameo intensity~ actors[] actor_keys[] recipients[] recipient_keys[] date first_day@ "
            "last_day@ place status assertion by by_key why",
            lambda r, n: (
                n.type, n.mode, n.contexts, n.cameo, scales.score(n), *r.several(n.actors), *r.several(n.recipients),
                *_dated(n.date), n.place, n.status, n.assertion, *r.one(n.by), n.why,
            ),
        ),
        _layer_sheet(
            "meetings", "meetings",
            "event participants[] participant_keys[] place duration occasion outcome level topic why",
            lambda r, n: (
                n.event, *r.several(n.participants), n.place, n.duration, n.occasion.text if n.occasion else None,
                n.outcome.text if n.outcome else None, n.level, n.topic.text if n.topic else None,
                n.why,
            ),
        ),
        _layer_sheet(
            "proposals", "proposals", "label kind terms[] why",
            lambda r, n: (n.label, n.kind, tuple(f"{name}={value}" for name, value in n.terms.items()), n.why),
        ),
        _layer_sheet(
            "positions", "positions",
            "party party_key stance proposal label date first_day@ last_day@ assertion by by_key why",
            lambda r, n: (
                *r.one(n.party), n.stance, n.proposal, r.labels.get(n.proposal), *_dated(n.date), n.assertion,
                *r.one(n.by), n.why,
            ),
        ),
        _layer_sheet(
            "disputes", "disputes", "about party party_key claim relation why", _account, by_part="accounts"
        ),
        _layer_sheet("hearsay", "hearsay", "why", lambda r, n: (n.why,)),
        _layer_sheet(
            "agenda", "agenda", "what date first_day@ last_day@ status by by_key why",
            lambda r, n: (n.what, *_dated(n.date), n.status, *r.one(n.by), n.why),
        ),
    )
}  # fmt: skip

# what persons decided: not of one record
DECISIONS = _columns("decision at who item what other before after why in_force")


def sheet_rows(name: str, records: Iterable[Record], who: Identities | None = None) -> Iterator[tuple[Cell, ...]]:
    """The rows of a table over many records, in their order; the cells are those of `SHEETS[name].columns`."""
    for record in records:
        yield from SHEETS[name].rows(record, who or Identities())


def decision_rows(decisions: Iterable[Decision], holding: Collection[str] | None = None) -> Iterator[tuple[Cell, ...]]:
    """A row for each decision, in the order taken; `in_force` is yes or no.

    `holding` are the ids of those in force, where not all that were taken are given.
    """
    taken = list(decisions)
    if holding is None:
        holding = {one.id for one in in_force(taken)}
    for one in taken:
        told = [None if value is None else _json(value) for value in (one.before, one.after)]
        yield (
            one.id, one.at, one.who, one.item, one.what, one.other, *told, one.why,
            "yes" if one.id in holding else "no",
        )  # fmt: skip


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
