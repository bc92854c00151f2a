"""Which items of a record came, went or changed between two versions of a dispatch?

Ids say nothing here (`e3` of one version may be `e4` of the other): items are matched by what they say, actors by
their keys, and then, of those that are left, by the words that prove them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from aidememoire.characters import fold
from aidememoire.items import items_of
from aidememoire.passage import Noun
from aidememoire.record import Record
from aidememoire.stories.keys import directory_key

ItemKind = Literal["came", "went", "changed"]

# what an item says, layer by layer; its evidence, cue and reasons are how it is known
FIELDS: Mapping[str, tuple[str, ...]] = {
    "actors": ("key", "kind", "country"),
    "quotations": ("text", "kind", "speaker", "polarity"),
    "events": ("type", "mode", "actors", "recipients", "date", "place", "status", "assertion", "by"),
    "proposals": ("kind", "label", "terms"),
    "positions": ("party", "proposal", "stance", "date", "assertion", "by"),
    "disputes": ("about", "parties"),
    "hearsay": ("text",),
    "agenda": ("date", "what", "status", "by"),
}
_SAME_WORDS = 0.6  # the share of the proving words that makes two items one that was changed


class ItemChange(Noun):
    """An item of the record that came, went or changed: its id in either version, the fields that differ, its words."""

    kind: ItemKind
    layer: str
    old: str | None = None
    new: str | None = None
    fields: tuple[str, ...] = ()
    text: str


@dataclass(frozen=True, slots=True)
class _Item:
    id: str
    layer: str
    says: tuple[tuple[str, Any], ...]
    words: str
    shown: str


def compare_items(old: Record, new: Record) -> Iterator[ItemChange]:
    """What came, went or changed, layer by layer in the order of a record."""
    before, after = _items(old), _items(new)
    for layer in FIELDS:
        yield from _compare(before.get(layer, []), after.get(layer, []), layer)


def _compare(before: list[_Item], after: list[_Item], layer: str) -> Iterator[ItemChange]:
    left = list(before)
    fresh: list[_Item] = []
    for item in after:
        same = next((each for each in left if each.says == item.says), None)
        if same is None:
            fresh.append(item)
        else:
            left.remove(same)
    for item in fresh:
        was = max(left, key=lambda each: _likeness(each, item), default=None)
        if was is None or _likeness(was, item) < _SAME_WORDS:
            yield ItemChange(kind="came", layer=layer, new=item.id, text=item.shown)
            continue
        left.remove(was)
        fields = tuple(name for (name, one), (_, other) in zip(was.says, item.says, strict=True) if one != other)
        yield ItemChange(kind="changed", layer=layer, old=was.id, new=item.id, fields=fields, text=item.shown)
    for item in left:
        yield ItemChange(kind="went", layer=layer, old=item.id, text=item.shown)


def _likeness(one: _Item, other: _Item) -> float:
    matcher = SequenceMatcher(None, one.words.split(), other.words.split(), autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _SAME_WORDS else 0.0


def _items(record: Record) -> dict[str, list[_Item]]:
    """The items of a record with what they say, by layer."""
    keys = {actor.id: directory_key(actor) for actor in record.actors}
    labels = {proposal.id: fold(proposal.label) for proposal in record.proposals}
    found: dict[str, list[_Item]] = {}
    for item in items_of(record):
        if item.layer not in FIELDS or not item.passages:
            continue
        says = tuple((name, _said(item.noun, name, keys, labels)) for name in FIELDS[item.layer])
        shown = item.passages[0].text
        found.setdefault(item.layer, []).append(_Item(item.id, item.layer, says, fold(shown), shown))
    return found


def _said(noun: Noun, name: str, keys: Mapping[str, str], labels: Mapping[str, str]) -> Any:
    """A field of an item in words that mean the same in every version."""
    special: dict[str, Callable[[Any], Any]] = {
        "key": lambda actor: keys[actor.id],
        "parties": lambda dispute: sorted((keys.get(a.party or "", ""), a.relation or "") for a in dispute.accounts),
        "proposal": lambda position: labels.get(position.proposal, position.proposal),
    }
    value = special[name](noun) if name in special else getattr(noun, name)
    if name in ("speaker", "party", "by"):
        return keys.get(value) if value else None
    if name in ("actors", "recipients"):
        return sorted(keys[actor] for actor in value)
    return fold(" ".join(value.split())) if isinstance(value, str) else value
