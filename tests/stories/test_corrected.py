"""A person's decisions on a record: each applied, each undone, each kept through a new reading."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import made_records
from aidememoire.decisions import CorrectedRecord, Decision, DecisionError, in_force
from aidememoire.items import item_of, items_of
from aidememoire.record import Record
from aidememoire.stories.amendments import parse_changes, told
from aidememoire.stories.corrected import corrected
from aidememoire.stories.reattach import anchor_of

RECORD = made_records.whole()


def decide(
    what: Any, id: str, record: Record = RECORD, other: str | None = None, at: str = "10:00", **said: str
) -> Decision:
    item = item_of(record, id)
    assert item is not None
    after = parse_changes(record, item.layer, item.noun, said) if said else None
    joined = item_of(record, other) if other else None
    return Decision.made(
        what, f"{record.id}#{id}", who="Ana", at=f"2018-02-17T{at}:00+00:00", why="relu", after=after,
        before=told(record, item.layer, item.noun, said) if said else None, anchor=anchor_of(item),
        other=other and f"{record.id}#{other}", other_anchor=anchor_of(joined) if joined else None,
    )  # fmt: skip


def after(*decisions: Decision, record: Record = RECORD) -> CorrectedRecord:
    found = corrected(record, decisions)
    assert isinstance(found, CorrectedRecord)
    return found


def test_nothing_decided_is_the_record_itself() -> None:
    assert corrected(RECORD, []) is RECORD
    assert corrected(RECORD, [decide("reject", "e1", made_records.whole(id="d2"))]) is RECORD


def test_a_rejected_item_is_gone_and_the_others_keep_their_names() -> None:
    found = after(decide("reject", "s1"))
    assert [(item.id, item.noun.stance) for item in items_of(found) if item.layer == "positions"] == [("s2", "rejects")]
    assert found.left_out == ("s1",)
    assert len(RECORD.positions) == 2


def test_what_rests_on_a_rejected_item_goes_with_it() -> None:
    assert after(decide("reject", "e1")).meetings == ()
    assert after(decide("reject", "p1")).positions == ()
    found = after(decide("reject", "a4"))
    assert found.quotations[0].speaker is None
    assert found.events[0].actors == ("a3",)
    assert (found.events[3].by, found.disputes[0].accounts[0].party) == (None, None)
    assert [position.party for position in after(decide("reject", "a2")).positions] == ["a1"]


def test_an_accepted_item_is_marked_and_acceptance_takes_a_rejection_back() -> None:
    assert after(decide("accept", "q1")).accepted == ("q1",)
    found = after(decide("reject", "q1"), decide("accept", "q1", at="10:01"))
    assert (len(found.quotations), found.accepted, found.left_out) == (1, ("q1",), ())


@pytest.mark.parametrize(
    ("id", "said", "attribute", "value"),
    [
        ("e1", {"date": "17/02/2018"}, "date", "2018-02-17"), ("e1", {"place": ""}, "place", None), ("e3", {"type": "accuse"}, "type", "ACCUSE"),
        ("e3", {"actors": "Ana Ruiz, a4"}, "actors", ("a3", "a4")), ("e4", {"by": "Ruiz"}, "by", "a3"), ("e2", {"status": "scheduled"}, "status", "scheduled"),
        ("q1", {"speaker": "Ana Ruiz"}, "speaker", "a3"), ("q1", {"kind": "partial"}, "kind", "partial"), ("q1", {"span": "refusons la trêve"}, "text", "refusons la trêve"),
        ("s2", {"stance": "conditional"}, "stance", "conditional"), ("s2", {"party": "Chili"}, "party", "a1"), ("s1", {"date": "2018-02"}, "date", "2018-02"),
        ("x1", {"about": "le bombardement"}, "about", "le bombardement"), ("g1", {"status": "cancelled"}, "status", "cancelled"),
        ("h1", {"span": "accord serait proche"}, "text", "accord serait proche"), ("a2", {"kind": "organisation"}, "kind", "organisation"),
        ("p1", {"label": "trêve de dix jours"}, "label", "trêve de dix jours"), ("t1", {"value": "2018-02-09"}, "value", "2018-02-09"), ("m1", {"place": "Quito"}, "place", "Quito"),
    ],
)  # fmt: skip
def test_an_amendment_changes_one_field(id: str, said: dict[str, str], attribute: str, value: Any) -> None:
    decision = decide("amend", id, **said)
    found = after(decision)
    item = item_of(found, id)
    assert item is not None
    assert getattr(item.noun, attribute) == value
    assert found.amended == (id,)
    assert decision.before is not None
    assert set(decision.before) == set(said)
    assert after(Decision.model_validate_json(decision.to_json())) == found  # as the store gives it back


@pytest.mark.parametrize(
    ("id", "said", "message"),
    [
        ("e1", {"type": "FIGHT"}, "it is one of AGREE"), ("e1", {"colour": "red"}, "no field 'colour'"), ("e1", {"date": "hier"}, "no date"),
        ("e1", {"actors": "Zoé"}, "a3 Ana Ruiz"), ("q1", {"span": "Nous acceptons"}, "does not hold"), ("q1", {"span": "900:9000"}, "no words at"),
        ("s1", {"party": ""}, "cannot be empty"), ("s1", {"proposal": "p9"}, "p1 trêve"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_what_can(id: str, said: dict[str, str], message: str) -> None:
    with pytest.raises(DecisionError, match=message):
        decide("amend", id, **said)


def test_two_actors_that_are_one() -> None:
    found = after(decide("merge", "a3", other="a4"))
    assert [one.id for one in found.actors] == ["a1", "a2", "a3"]
    assert {role.title for role in found.actors[2].roles} == {"ministre chilienne", "chef du Front du Sud"}
    assert (found.quotations[0].speaker, found.events[0].actors) == ("a3", ("a3",))
    assert found.left_out == ("a4",)


def test_two_events_that_are_one_hold_both_proofs() -> None:
    found = after(decide("merge", "e2", other="e3"))
    assert [len(one.evidence) for one in found.events] == [1, 2, 1]
    assert found.events[1].cameo == "12"


def test_three_that_are_one_hold_all_three() -> None:
    found = after(decide("merge", "e2", other="e3"), decide("merge", "e3", other="e4", at="10:01"))
    assert [(one.id, len(one.evidence)) for one in found.events] == [("e1", 1), ("e2", 3)]


def test_things_of_two_kinds_are_never_one() -> None:
    decision = decide("merge", "e2", other="q1")
    assert after(decision).orphans == (decision.id,)


def test_a_split_adds_an_item_with_a_name_of_its_own() -> None:
    decision = decide("split", "s2", stance="suspends")
    found = after(decision)
    assert [(item.id, item.noun.stance) for item in items_of(found) if item.layer == "positions"] == [
        ("s1", "proposes"), ("s2", "rejects"), (f"s-{decision.id}", "suspends"),
    ]  # fmt: skip
    named = Decision.made("reject", f"d1#s-{decision.id}", who="Ana", at="2018-02-17T11:00:00Z", why="non")
    assert len(after(decision, named).positions) == 2
    event = after(decide("split", "e3", type="ACCUSE")).events[-1]
    assert event.id.startswith("e-")


def test_undo_and_undoing_the_undoing() -> None:
    first = decide("reject", "e1")
    undo = Decision.made("undo", first.item, who="Bo", at="2018-02-17T10:05:00Z", why="si", other=first.id)
    redo = Decision.made("undo", first.item, who="Ana", at="2018-02-17T10:06:00Z", why="non", other=undo.id)
    assert in_force([first, undo]) == []
    assert in_force([first, undo, redo]) == [first]
    assert corrected(RECORD, [first, undo]) is RECORD


def test_a_new_reading_with_other_numbers_keeps_the_decision() -> None:
    """The list now begins with another event, and what was e3 is e4, read one word shorter."""
    e1, e2, e3, e4 = RECORD.events
    shorter = made_records.words(made_records.WHOLE, "Front du Sud a rejeté la trêve")
    again = made_records.whole(
        events=(
            e4.model_copy(update={"id": "e1"}), e1.model_copy(update={"id": "e2"}), e2.model_copy(update={"id": "e3"}),
            e3.model_copy(update={"id": "e4", "evidence": (shorter,)}),
        ),
        meetings=(),
    )  # fmt: skip
    found = after(decide("reject", "e3"), record=again)
    assert (found.left_out, found.orphans) == (("e4",), ())


def test_a_rejection_never_falls_on_what_was_accepted() -> None:
    """e1 was accepted, e2 rejected; the new reading has one event over the words of both."""
    both = made_records.words(
        made_records.WHOLE, "Le Chili a proposé une trêve de dix jours.\n\nLe Front du Sud a rejeté la trêve"
    )
    one = RECORD.events[2].model_copy(update={"id": "e1", "evidence": (both,)})
    again = made_records.whole(events=(one,), meetings=())
    accepted, rejected = decide("accept", "e3"), decide("reject", "e2", at="10:01")
    found = after(accepted, rejected, record=again)
    assert (found.accepted, found.left_out, found.orphans) == (("e1",), (), (rejected.id,))


def test_a_decision_whose_item_is_no_longer_read_is_an_orphan_and_changes_nothing() -> None:
    again = made_records.whole(hearsay=())
    decision = decide("reject", "h1")
    found = after(decision, record=again)
    assert found.orphans == (decision.id,)
    assert found.model_copy(update={"orphans": ()}).model_dump(include=set(Record.model_fields)) == again.model_dump()


def test_an_amendment_follows_its_actor_to_another_number() -> None:
    decision = decide("amend", "q1", speaker="Ana Ruiz")
    renumbered = made_records.renumbered(RECORD, {"a3": "a1", "a1": "a3"})
    assert after(decision, record=renumbered).quotations[0].speaker == "a1"


IDS = [item.id for item in items_of(RECORD)]
STEPS = st.lists(st.tuples(st.sampled_from(["accept", "reject", "merge", "undo"]), st.sampled_from(IDS), st.sampled_from(IDS)), max_size=6)  # fmt: skip


@given(STEPS)
def test_any_row_of_decisions_gives_a_record_that_holds_together(steps: list[tuple[str, str, str]]) -> None:
    taken: list[Decision] = []
    for number, (what, id, other) in enumerate(steps):
        at = f"1{number}:00"
        if what == "undo":
            if taken:
                last = taken[-1]
                taken.append(Decision.made("undo", last.item, who="Ana", at=at, why="-", other=last.id))
        else:
            taken.append(decide(what, id, other=other if what == "merge" else None, at=at))
    found = corrected(RECORD, taken)
    assert corrected(RECORD, taken) == found
    read = {item.id: item for item in items_of(RECORD)}
    for item in items_of(found):
        assert item.layer == read[item.id].layer
        if not isinstance(found, CorrectedRecord) or item.id not in found.amended:
            places = {(p.start, p.end) for p in item.passages}
            assert item.layer == "meetings" or places <= {(p.start, p.end) for p in read[item.id].passages}
    assert Record.from_json(Record(**{n: getattr(found, n) for n in Record.model_fields}).to_json()).id == "d1"
