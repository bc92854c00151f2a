"""How are many records made of a few that were read? Their paragraphs are put together anew, with all their items.

Reading a hundred thousand texts takes hours; a store does not care whether a record was read or put together, as long
as every passage quotes its text. A paragraph takes along the items whose every passage lies in it; the items are
shifted to where the paragraph comes to stand, and numbered anew.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from pydantic import BaseModel

from aidememoire.passage import Passage
from aidememoire.record import Actor, Header, MadeBy, Record, passages

N = TypeVar("N", bound=BaseModel)

MADE_BY = MadeBy(aidememoire="bench", model="bench", lexicon="bench")
FIRST_DAY = date(2000, 1, 1)
A_DAY = 25  # dispatches: what a desk keeps of talks
IN_A_STORY = 25  # dispatches made of the same few articles within some weeks
ARTICLES = 10  # that a story is told from: with fewer, its dispatches would all seem versions of each other
_PARAGRAPH = re.compile(r"[^\n]+")
_LISTS = ("quotations", "events", "proposals", "positions", "disputes", "agenda")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph with the items that lie in it, their offsets counted from its start."""

    text: str
    items: dict[str, tuple[Any, ...]]


def shifted(noun: N, by: int) -> N:
    """The noun with every passage in it moved by so many code points."""
    changes: dict[str, Any] = {}
    for name in type(noun).model_fields:
        value = getattr(noun, name)
        if isinstance(value, BaseModel):
            changes[name] = shifted(value, by)
        elif isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
            changes[name] = tuple(shifted(each, by) for each in value)
    if isinstance(noun, Passage):
        changes |= {"start": noun.start + by, "end": noun.end + by}
    return noun.model_copy(update=changes) if changes else noun


def pieces_of(record: Record) -> list[Piece]:
    """The paragraphs of a record, each with its items."""
    return [_piece(record, *found.span()) for found in _PARAGRAPH.finditer(record.text) if len(found[0]) > 40]


def _piece(record: Record, start: int, end: int) -> Piece:
    def here(noun: BaseModel) -> bool:
        found = list(passages(noun))
        return bool(found) and all(start <= passage.start and passage.end <= end for passage in found)

    actors = {actor.id: cut for actor in record.actors if (cut := _cut(actor, start, end)) is not None}
    items: dict[str, list[Any]] = {name: [each for each in getattr(record, name) if here(each)] for name in _LISTS}
    proposals = {proposal.id for proposal in items["proposals"]}
    items["positions"] = [p for p in items["positions"] if p.proposal in proposals and p.party in actors]
    items["quotations"] = [_without(q, actors, "speaker", "addressee", "via") for q in items["quotations"]]
    items["events"] = [
        _without(e, actors, "by").model_copy(
            update={side: tuple(a for a in getattr(e, side) if a in actors) for side in ("actors", "recipients")}
        )
        for e in items["events"]
    ]
    items["positions"] = [_without(p, actors, "by") for p in items["positions"]]
    items["agenda"] = [_without(g, actors, "by") for g in items["agenda"]]
    items["disputes"] = [
        d.model_copy(update={"accounts": tuple(_without(a, actors, "party") for a in d.accounts)})
        for d in items["disputes"]
    ]
    events = {event.id for event in items["events"]}
    items["meetings"] = [
        meeting.model_copy(update={"participants": tuple(a for a in meeting.participants if a in actors)})
        for meeting in record.meetings
        if meeting.event in events and (here(meeting) or not list(passages(meeting)))
    ]
    items["hearsay"] = [each for each in record.hearsay if here(each)]
    items["actors"] = [
        actor.model_copy(update={"members": tuple(m for m in actor.members if m in actors)})
        for actor in actors.values()
    ]
    return Piece(record.text[start:end], {name: tuple(shifted(n, -start) for n in ns) for name, ns in items.items()})


def _cut(actor: Actor, start: int, end: int) -> Actor | None:
    """The actor as the paragraph names it, None where it does not."""
    mentions = tuple(m for m in actor.mentions if start <= m.start and m.end <= end)
    if not mentions:
        return None
    roles = tuple(r for r in actor.roles if start <= r.evidence.start and r.evidence.end <= end)
    return actor.model_copy(update={"mentions": mentions, "roles": roles})


def _without(noun: N, actors: Iterable[str], *names: str) -> N:
    """The noun without references to actors that are not there."""
    gone = {name: None for name in names if getattr(noun, name) not in actors}
    return noun.model_copy(update=gone) if gone else noun


def put_together(id: str, day: str, pieces: Sequence[Piece], headline: str) -> Record:
    """A record of these paragraphs under a headline, its items numbered anew."""
    lists: dict[str, list[Any]] = {name: [] for name in (*_LISTS, "meetings", "hearsay", "actors")}
    text = headline
    for number, piece in enumerate(pieces):
        text += "\n\n"
        by, mark = len(text), f"{number}."
        text += piece.text
        for name, nouns in piece.items.items():
            lists[name] += [_renamed(shifted(noun, by), mark) for noun in nouns]
    data = {name: tuple(nouns) for name, nouns in lists.items()}
    plain = Record(id=id, date=day, text=text, header=Header(headline=headline, agency="AFP"), made_by=MADE_BY)
    return plain.model_copy(update=data)


_IDS = ("id", "speaker", "addressee", "via", "by", "party", "proposal", "event")
_ID_LISTS = ("actors", "recipients", "members", "participants")


def _renamed(noun: N, mark: str) -> N:
    """The noun with the mark of its paragraph in its id and in those it refers to."""
    changes: dict[str, Any] = {}
    for name in type(noun).model_fields:
        value = getattr(noun, name)
        if name in _IDS and isinstance(value, str):
            changes[name] = value[:1] + mark + value[1:]
        elif name in _ID_LISTS and value:
            changes[name] = tuple(each[:1] + mark + each[1:] for each in value)
        elif name == "accounts":
            changes[name] = tuple(_renamed(each, mark) for each in value)
    return noun.model_copy(update=changes) if changes else noun


def recombined(records: Sequence[Record], count: int, *, seed: int = 0) -> Iterator[Record]:
    """`count` new records: stories of some twenty, each told from the paragraphs of ten articles over some weeks.

    Each has a sentence with a figure of its own, so that no two are the same.
    """
    chance = random.Random(seed)
    stock = [pieces for record in records if len(pieces := pieces_of(record)) > 2]
    open_stories: list[list[list[Piece]]] = [chance.sample(stock, min(ARTICLES, len(stock))) for _ in range(10)]
    for number in range(count):
        if chance.random() < 1 / IN_A_STORY:
            open_stories[chance.randrange(len(open_stories))] = chance.sample(stock, min(ARTICLES, len(stock)))
        articles = chance.choice(open_stories)
        first, *others = (chance.choice(articles) for _ in range(chance.randint(3, 6)))
        own = Piece(f"Le bilan numéro {number} fait état de {chance.randrange(10**6)} personnes déplacées.", {})
        pieces = [first[0], *(chance.choice(article) for article in others), own]
        day = (FIRST_DAY + timedelta(days=number // A_DAY)).isoformat()
        headline = " ".join(first[0].text.split()[:9]) + f" ({number})"
        yield put_together(f"made-{number}", day, pieces, headline)
