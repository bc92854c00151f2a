"""What is an item of a record called, and which words prove it? One numbering for the store, views and decisions.

Quotations, events, proposals and actors have ids of their own (`q1`, `e1`, `p1`, `a1`). The rest are numbered
in their order from 1: meetings `m1`, positions `s1`, disputes `x1`, hearsay `h1`, agenda items `g1`, times `t1`.
Across dispatches an item is `DISPATCH#e3`. What decisions leave out of a record leaves its number empty, and what
they add has an id of its own: an item is called the same before and after.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aidememoire.decisions import CorrectedRecord
from aidememoire.errors import InputError
from aidememoire.passage import Noun, Passage
from aidememoire.record import Actor, Record, passages

# the lists of a record, in its order -> the letter of its items
LETTERS = {
    "actors": "a", "times": "t", "quotations": "q", "events": "e", "meetings": "m", "proposals": "p",
    "positions": "s", "disputes": "x", "hearsay": "h", "agenda": "g",
}  # fmt: skip
_OWN_IDS = ("actors", "quotations", "events", "proposals")


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a record: `layer` is the record's list that holds it, `passages` prove it, at least one."""

    id: str
    layer: str
    noun: Noun
    passages: tuple[Passage, ...]


def items_of(record: Record) -> Iterator[Item]:
    """Every item of a record with its id, list by list, in order.

    The passages of a meeting are those of its event, the occasion and the outcome after them; the first
    passage of any item is what to show it by.
    """
    events = {event.id: event for event in record.events}
    for layer, letter in LETTERS.items():
        nouns = getattr(record, layer)
        ids = [noun.id for noun in nouns] if layer in _OWN_IDS else _numbered(record, letter, len(nouns))
        for id, noun in zip(ids, nouns, strict=True):
            proofs = tuple(passages(noun))
            if isinstance(noun, Actor):  # named first, then what is said of it
                proofs = tuple(sorted(proofs, key=lambda proof: proof not in noun.mentions))
            if layer == "meetings" and noun.event in events:
                proofs = (*events[noun.event].evidence, *proofs)
            yield Item(id, layer, noun, proofs)


def _numbered(record: Record, letter: str, count: int) -> list[str]:
    """The ids of a list without own ones: numbers from 1, but those of items left out; added ones come last."""
    if not isinstance(record, CorrectedRecord):
        return [f"{letter}{number}" for number in range(1, count + 1)]
    gone = set(record.left_out)
    added = [id for id in record.added if id.startswith(f"{letter}-")]
    read = count - len(added)
    numbers = (f"{letter}{number}" for number in range(1, count + len(gone) + 1))
    return [*[id for id in numbers if id not in gone][:read], *added]


def item_of(record: Record, id: str) -> Item | None:
    """The item of that id in a record (`e3`), None where there is none."""
    return next((item for item in items_of(record) if item.id == id), None)


def item_name(dispatch: str, id: str) -> str:
    """The name of an item across dispatches.

    >>> item_name("afp-12", "e3")
    'afp-12#e3'
    """
    return f"{dispatch}#{id}"


def parse_item(name: str) -> tuple[str, str]:
    """The dispatch and the item's id in a name across dispatches. Raises InputError for any other string.

    >>> parse_item("afp-12#e3")
    ('afp-12', 'e3')
    """
    dispatch, mark, id = name.rpartition("#")
    if not (mark and dispatch and id) or any(c.isspace() for c in id):
        raise InputError(f"{name!r} names no item", remedy="write DISPATCH#e3, as tables show it")
    return dispatch, id
