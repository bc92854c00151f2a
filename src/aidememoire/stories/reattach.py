"""Which item of a record is it that somebody decided on, when the dispatch has been read anew since?

Ids are numbers in a list: a new reading may number otherwise. What stays is the words. An item is found again
in the same list by the words that prove it; the one that shares most of them, and is of the same sort, is it.
Two items decided on are never found in one: a rejection must not fall on what was accepted.
"""

from __future__ import annotations

from collections.abc import Iterable

from aidememoire.decisions import Anchor, Words
from aidememoire.items import Item, items_of
from aidememoire.passage import Passage
from aidememoire.record import Record
from aidememoire.stories.amendments import SORT

SAME_SORT = 0.5  # what being of the same sort weighs beside the share of common characters


def anchor_of(item: Item) -> Anchor:
    """The anchor of an item of a record as read."""
    words = {(p.start, p.end): Words(text=p.text, start=p.start, end=p.end) for p in item.passages}
    return Anchor(layer=item.layer, id=item.id, sort=sort_in(item), passages=tuple(words.values()))


def sort_in(item: Item) -> str | None:
    """What an item is in its layer: an event's type, a position's stance; None where there are no sorts."""
    name = SORT.get(item.layer)
    return str(getattr(item.noun, name)) if name else None


def find_again(record: Record, anchors: Iterable[Anchor]) -> dict[Anchor, str]:
    """For each anchor the id of its item in the record; an anchor whose words prove no item there has none.

    An item that stands where it stood, under its id, is itself. The rest are matched best first, one to one.
    """
    items = list(items_of(record))
    wanted = list(dict.fromkeys(anchors))
    found: dict[Anchor, str] = {}
    exact = {anchor_of(item): item.id for item in items} if wanted else {}
    for anchor in wanted:
        if anchor in exact:
            found[anchor] = exact[anchor]
    taken = set(found.values())
    pairs = [
        (likeness, number, place, anchor, item.id)
        for number, anchor in enumerate(wanted)
        if anchor not in found
        for place, item in enumerate(items)
        if item.id not in taken and (likeness := _likeness(anchor, item)) > 0
    ]
    for _, _, _, anchor, id in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if anchor not in found and id not in taken:
            found[anchor] = id
            taken.add(id)
    return found


def _likeness(anchor: Anchor, item: Item) -> float:
    """0 for items that share no words or stand in other lists; at most 1.5."""
    if anchor.layer != item.layer:
        return 0.0
    share = _share(_places(anchor.passages), _places(item.passages))
    return share + SAME_SORT * (anchor.sort == sort_in(item)) if share else 0.0


def _places(words: Iterable[Words | Passage]) -> set[int]:
    return {place for one in words for place in range(one.start, one.end)}


def _share(one: set[int], other: set[int]) -> float:
    return len(one & other) / len(one | other)
