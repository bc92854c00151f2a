"""What did a person decide about what was read, and which decisions hold? Rows of their own, only ever added.

    >>> first = Decision.made("reject", "d1#e2", who="Ana", at="2018-02-16T18:00:00Z", why="propos mal lu")
    >>> then = Decision.made("undo", "d1#e2", who="Ana", at="2018-02-16T18:05:00Z", why="bien lu", other=first.id)
    >>> [one.what for one in in_force([first, then])]
    []

An item is one of four things: an item of a dispatch (`DISPATCH#e3`), an actor by the key that all dispatches
share (`person:ana-ruiz`), a dispatch, or a story.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from typing import Any, Literal, Self

from pydantic import Field

from aidememoire.errors import AideMemoireError
from aidememoire.passage import Noun
from aidememoire.record import Record

Judgement = Literal["accept", "reject", "amend", "merge", "split", "undo"]
ItemSort = Literal["item", "actor", "dispatch", "story"]
LONGEST_ITEM = 400  # characters
_KEYS = ("state", "government", "organisation", "person", "office", "unnamed", "armed_group", "party", "group")


class DecisionError(AideMemoireError):
    """A decision that cannot be taken: no such item, no such field, words that the text does not hold."""


class NoSuchItem(DecisionError, LookupError):
    """What is to be decided on is not in the store: no such item, actor, story or dispatch."""


class NoSuchDecision(DecisionError, LookupError):
    """No decision has that id, or several begin with it."""


class UndoneAlready(DecisionError):
    """A decision that was taken back before, and does not hold."""


class Words(Noun):
    """Words and where they stood in a dispatch: code points, half-open."""

    text: str = Field(min_length=1)
    start: int = Field(ge=0)
    end: int = Field(gt=0)


class Anchor(Noun):
    """How an item is found again when its dispatch has been read anew and the items have other numbers.

    `layer` is the record's list it stood in, `id` its id there, `sort` what it was (an event's type, a
    position's stance), `passages` the words that proved it.
    """

    layer: str
    id: str
    sort: str | None = None
    passages: tuple[Words, ...] = Field(min_length=1)


class Decision(Noun):
    """One decision. `at` is an instant with its zone; `before` and `after` are the fields that it changes.

    `other` is the item that is merged into `item`, what is split from it, or the decision that is undone;
    `other_anchor` is the anchor of the first. `id` is made from the content: the same in every store.
    """

    id: str
    at: str
    who: str
    item: str = Field(min_length=1, max_length=LONGEST_ITEM)
    what: Judgement
    other: str | None = None
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None
    why: str
    anchor: Anchor | None = None
    other_anchor: Anchor | None = None

    @classmethod
    def made(cls, what: Judgement, item: str, *, who: str, at: str, why: str, **more: Any) -> Self:
        """A new decision with its id."""
        plain = cls(id="-", at=at, who=who, item=item, what=what, why=why, **more)
        return plain.model_copy(update={"id": content_id(plain)})

    @property
    def dispatch(self) -> str | None:
        """The dispatch whose item it is about, None for an actor of all dispatches or a story."""
        return self.item.rpartition("#")[0] or None

    @property
    def local(self) -> str:
        """The item's id within its dispatch: `e3`."""
        return self.item.rpartition("#")[2]

    @property
    def carried_from(self) -> str | None:
        """The item of an older version whose decision this is, carried to a newer one; None for one's own."""
        found = _CARRIED.search(self.why)
        return found[1] if found else None

    def to_json(self) -> str:
        """The decision on one line."""
        return json.dumps(self.model_dump(mode="json"), ensure_ascii=False)


class CorrectedRecord(Record):
    """A record with the decisions in force applied. Ids are those of `aidememoire.items`, of the record as read.

    `accepted` and `amended` items stand in it, `left_out` ones no more: rejected, merged into another, or resting
    on one that is gone. `added` ones came of a split; each is last in its list. `orphans` are the ids of the
    decisions whose item is no longer found.
    """

    accepted: tuple[str, ...] = ()
    amended: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    orphans: tuple[str, ...] = ()


_CARRIED = re.compile(r" \[← (\S+#\S+) ([0-9a-f]{10})\]$")


def mark_carried(decision: Decision) -> str:
    """The reason of a decision, with the item and the decision that another one is carried from."""
    return f"{_CARRIED.sub('', decision.why)} [← {decision.item} {decision.id}]"


def content_id(decision: Decision) -> str:
    """Ten hexadecimal digits made from all that a decision says."""
    said = json.dumps(decision.model_dump(mode="json", exclude={"id"}), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:10]


def sort_of(item: str) -> ItemSort:
    """What an item id names, by its form; a dispatch and a story look alike: « story » unless the store knows it.

    >>> sort_of("d1#e3"), sort_of("person:ana-ruiz"), sort_of("s-2018-brasilia")
    ('item', 'actor', 'story')
    """
    if "#" in item:
        return "item"
    return "actor" if ":" in item and item.partition(":")[0] in _KEYS else "story"


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that hold, in the order taken: without those undone and without the undoings.

    An undoing can be undone: then what it undid holds again.
    """
    every = list(decisions)
    undone = undoings(every)
    return [one for one in every if one.what != "undo" and one.id not in undone]


def undoings(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """What does not hold, by id, undoings too, each with the undoing that holds against it."""
    found: dict[str, Decision] = {}
    for one in reversed(list(decisions)):
        if one.what == "undo" and one.id not in found:
            found.setdefault(one.other or "", one)
    return found


def find_decision(decisions: Sequence[Decision], id: str) -> Decision:
    """The decision of that id, or of the one id that begins so. Raises NoSuchDecision for none and for several."""
    found = {one.id: one for one in decisions if one.id == id} or {
        one.id: one for one in decisions if id and one.id.startswith(id)
    }
    if len(found) == 1:
        return next(iter(found.values()))
    what = f"several decisions begin with {id!r}" if found else f"no decision {id!r}"
    raise NoSuchDecision(what, remedy="`aidememoire decisions` lists them")
