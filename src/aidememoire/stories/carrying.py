"""Which decisions on a version of a dispatch hold for a newer one? Those whose item it tells in the same words.

The item must be of the same list and sort, and one alone in the newer record may have its words. What a decision
sets is told in the newer text's own offsets; where words that it names are gone, it is not carried.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from aidememoire.decisions import Anchor, Decision, Words, in_force, mark_carried
from aidememoire.items import Item, items_of
from aidememoire.passage import Passage
from aidememoire.record import Record
from aidememoire.stories.reattach import anchor_of, sort_in

Said = tuple[str, str | None, tuple[str, ...]]


def carried(newer: Record, decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions in force on an older version as decisions on `newer`, in the order they were taken.

    Each keeps who, when and why, and says which decision it was carried from: the same in every store.
    """
    items: dict[Said, list[Item]] = {}
    for item in items_of(newer):
        items.setdefault((item.layer, sort_in(item), _said(item.passages)), []).append(item)

    def same(anchor: Anchor | None) -> Item | None:
        found = items.get((anchor.layer, anchor.sort, _said(anchor.passages)), []) if anchor else []
        return found[0] if len(found) == 1 else None

    return [one for decision in in_force(decisions) if (one := _carried(newer, decision, same(decision.anchor), same))]


def _carried(newer: Record, decision: Decision, item: Item | None, same: Any) -> Decision | None:
    if item is None or decision.anchor is None:
        return None
    more: dict[str, Any] = {"before": decision.before, "anchor": anchor_of(item)}
    if decision.what == "merge":
        other = same(decision.other_anchor)
        if other is None or other.id == item.id:
            return None
        more |= {"other": f"{newer.id}#{other.id}", "other_anchor": anchor_of(other)}
    shift = item.passages[0].start - decision.anchor.passages[0].start
    try:
        more["after"] = _moved(decision.after, newer.text, shift)
    except LookupError:
        return None
    why = mark_carried(decision)
    return Decision.made(decision.what, f"{newer.id}#{item.id}", who=decision.who, at=decision.at, why=why, **more)


def _said(passages: Iterable[Words | Passage]) -> tuple[str, ...]:
    """The words of passages, each once, blanks as one."""
    return tuple(dict.fromkeys(" ".join(one.text.split()) for one in passages))


def _moved(value: Any, text: str, shift: int) -> Any:
    """What a decision sets, every span of it where its words stand in `text`. Raises LookupError where they do not."""
    if isinstance(value, Mapping):
        if set(value) == {"text", "start", "end"}:
            start = _nearest(text, value["text"], value["start"] + shift)
            return {"text": value["text"], "start": start, "end": start + len(value["text"])}
        return {name: _moved(held, text, shift) for name, held in value.items()}
    return [_moved(held, text, shift) for held in value] if isinstance(value, list) else value


def _nearest(text: str, words: str, near: int) -> int:
    places = [at for at in (text.find(words, max(0, near)), text.rfind(words, 0, max(0, near) + len(words))) if at >= 0]
    if not places:
        raise LookupError(words)
    return min(places, key=lambda at: abs(at - near))
