"""Merges and splits of actors and stories across dispatches."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from aidememoire.decisions import Decision
from aidememoire.stories.identities import Identities


def decide(what: Any, item: str, other: str | None = None, **more: Any) -> Decision:
    return Decision.made(what, item, who="Ana", at="2018-02-16T18:00:00Z", why="-", other=other, **more)


def test_merges_chain() -> None:
    who = Identities.of([decide("merge", "person:b", "person:c"), decide("merge", "person:a", "person:b")])
    assert {who.actor(key) for key in ("person:a", "person:b", "person:c")} == {"person:a"}


def test_a_split_takes_one_dispatch_out_and_a_split_of_a_merge_parts_what_was_merged() -> None:
    who = Identities.of([decide("split", "person:a", "d7")])
    assert (who.actor("person:a", "d7"), who.actor("person:a", "d8")) == ("person:a~d7", "person:a")
    parted = Identities.of([decide("merge", "person:a", "person:b"), decide("split", "person:a", "person:b")])
    assert parted.actor("person:b") == "person:b"


def test_the_dispatch_goes_to_the_story_that_is_named() -> None:
    who = Identities.of([decide("split", "s1", "d7", after={"key": "s2"}), decide("merge", "s3", "s2")])
    assert (who.story("s1", "d7"), who.split_from("s1")) == ("s3", {"d7": "s2"})


def test_a_merge_takes_a_split_back() -> None:
    assert Identities.of([decide("split", "s1", "d7"), decide("merge", "s1", "d7")]).split_from("s1") == {}


def test_what_is_amended_is_kept_by_field() -> None:
    who = Identities.of(
        [
            decide("amend", "person:a", after={"name": "Ana Ruiz", "country": "CHL"}),
            decide("amend", "person:a", after={"country": "PER"}),
        ]
    )
    assert who.amended("person:a") == {"name": "Ana Ruiz", "country": "PER"}
    assert Identities().amended("person:a") == {}


def test_items_of_a_dispatch_are_none_of_its_business() -> None:
    assert Identities.of([decide("merge", "d1#a1", "d1#a2")]) == Identities()


KEYS = st.sampled_from([f"person:{letter}" for letter in "abcdef"])


@given(st.lists(st.tuples(KEYS, KEYS), max_size=12))
def test_merges_make_the_same_classes_as_their_pairs(pairs: list[tuple[str, str]]) -> None:
    who = Identities.of([decide("merge", one, other) for one, other in pairs])
    classes = {f"person:{letter}": {f"person:{letter}"} for letter in "abcdef"}
    for one, other in pairs:
        joined = classes[one] | classes[other]
        classes |= dict.fromkeys(joined, joined)
    for one in classes:
        assert {key for key in classes if who.actor(key) == who.actor(one)} == classes[one]
