"""What does a dispatch tell once a person's decisions are applied? A pure function from a record to a record.

The record as read is never changed: decisions are applied each time, to whatever the newest reading found.
"""

from __future__ import annotations

from collections.abc import Iterable

from aidememoire.decisions import Anchor, Decision, DecisionError, in_force
from aidememoire.items import LETTERS
from aidememoire.record import Record
from aidememoire.stories.amendments import amended
from aidememoire.stories.draft import Draft
from aidememoire.stories.merging_items import merged_item
from aidememoire.stories.reattach import find_again


def corrected(record: Record, decisions: Iterable[Decision]) -> Record:
    """The record with those of the decisions that are about its items, in the order they were taken.

    Rejected items are left out, amended ones changed, merged ones joined, split ones doubled. A record that
    no decision is about comes back itself; any other is a CorrectedRecord, which says what was done and which
    decisions are orphans: their words prove no item any more, or an actor that they name is gone.
    """
    mine = [one for one in in_force(decisions) if one.dispatch == record.id]
    if not mine:
        return record
    anchors = [anchor for one in mine for anchor in (one.anchor, one.other_anchor) if anchor is not None]
    again = find_again(record, anchors)
    draft = Draft.of(record)
    orphans: list[str] = []
    for one in mine:
        item = _found(draft, one.local, one.anchor, again)
        try:
            if item is None:
                raise DecisionError("no such item any more", where=one.item)
            _apply(draft, one, item, again)
        except DecisionError:
            orphans.append(one.id)
    return draft.done(tuple(orphans))


def _found(draft: Draft, local: str, anchor: Anchor | None, again: dict[Anchor, str]) -> str | None:
    """The item in this reading: by its words; one that a decision added, by its id."""
    if anchor is not None:
        return again.get(anchor)
    return local if local in draft.slots else None


def _apply(draft: Draft, decision: Decision, id: str, again: dict[Anchor, str]) -> None:
    slot = draft.slots[id]
    match decision.what:
        case "accept":
            draft.out.pop(id, None)
            draft.accepted[id] = None
        case "reject":
            draft.accepted.pop(id, None)
            draft.out[id] = None
        case "amend":
            slot.noun = amended(draft.as_now(), slot.layer, slot.noun, decision.after or {})
            draft.amended[id] = None
        case "split":
            noun = amended(draft.as_now(), slot.layer, slot.noun, decision.after or {})
            draft.add(f"{LETTERS[slot.layer]}-{decision.id}", slot.layer, noun)
        case "merge":
            local = (decision.other or "").rpartition("#")[2]
            other = _found(draft, local, decision.other_anchor, again)
            if other is None:
                raise DecisionError("no such item any more", where=str(decision.other))
            id, other = draft.stands_for(id), draft.stands_for(other)
            if id == other:
                return
            slot = draft.slots[id]
            slot.noun = merged_item(draft.record, slot.noun, draft.slots[other].noun)
            draft.merged[other] = id
            draft.amended[id] = None
