"""Stories that a person makes one, or parts: decided, kept, taken back."""

from __future__ import annotations

import pytest

import made_records
from aidememoire.decisions import DecisionError
from aidememoire.errors import AideMemoireError
from aidememoire.store.deciding import chosen_decisions, decide, undo
from aidememoire.store.store import Store
from aidememoire.stories.opening import open_story


@pytest.fixture
def two(store: Store) -> tuple[Store, str, str]:
    """A store with two stories, of a dispatch each."""
    store.add(made_records.whole())
    text = "Oslo, 3 mars 2020 (AFP) - La Norvège et la Suède ont signé un accord de pêche."
    actors = (
        made_records.actor(text, "a1", "Norvège", "state", country="NOR"),
        made_records.actor(text, "a2", "Suède", "state", country="SWE"),
    )
    signed = made_records.event(
        text, "La Norvège et la Suède ont signé un accord de pêche", "AGREE", actors=("a1", "a2")
    )
    store.add(made_records.record(text, id="d2", date="2020-03-03", actors=actors, events=(signed,)))
    of = stories_of(store)
    if None in of.values() or len(set(of.values())) != 2:
        pytest.fail(f"two dispatches about nothing in common make two stories, not {of}")
    return store, str(of["d1"]), str(of["d2"])


def stories_of(store: Store) -> dict[str, str | None]:
    return {kept.id: kept.story for kept in store.dispatches()}


def test_two_stories_become_one_and_two_again(two: tuple[Store, str, str]) -> None:
    store, one, other = two
    decision = decide(store, one, "merge", why="même affaire", other=other)
    assert stories_of(store) == {"d1": one, "d2": one}
    assert {group.newest for group in open_story(store, one).groups} == {"d1", "d2"}
    assert [found.id for found in chosen_decisions(store, story=one)[1]] == [decision.id]
    undo(store, decision.id, why="non")
    again = stories_of(store)
    assert again["d1"] == one
    assert again["d2"] not in (one, None)


def test_what_was_undone_is_done_again_and_undone_again(two: tuple[Store, str, str]) -> None:
    store, one, other = two
    apart = stories_of(store)
    joined = {"d1": one, "d2": one}
    decision = decide(store, one, "merge", why="même affaire", other=other)
    back = undo(store, decision.id, why="non")
    assert stories_of(store) == apart
    undo(store, back.id, why="si")
    assert stories_of(store) == joined
    parted = decide(store, one, "split", why="deux affaires", other="d2")
    new = {"d1": one, "d2": str((parted.after or {})["key"])}
    whole = undo(store, parted.id, why="non")
    assert stories_of(store) == joined
    undo(store, whole.id, why="si")
    assert stories_of(store) == new
    titled = decide(store, one, "amend", why="clair", change={"title": "La trêve"})
    untitled = undo(store, titled.id, why="non")
    assert open_story(store, one).title != "La trêve"
    undo(store, untitled.id, why="si")
    assert open_story(store, one).title == "La trêve"


def test_a_story_is_parted_and_made_one_again(two: tuple[Store, str, str]) -> None:
    store, one, other = two
    decide(store, one, "merge", why="même affaire", other=other)
    decision = decide(store, one, "split", why="deux affaires", other="d2")
    assert decision.after is not None
    assert stories_of(store) == {"d1": one, "d2": decision.after["key"]}
    undo(store, decision.id, why="si")
    assert set(stories_of(store).values()) == {one}


def test_what_cannot_be_parted_stays_together(two: tuple[Store, str, str]) -> None:
    store, one, _ = two
    before = stories_of(store)
    for what, more in (("split", "d1"), ("split", "d9"), ("merge", "st9"), ("merge", one)):
        with pytest.raises(AideMemoireError):
            decide(store, one, what, why="-", other=more)  # type: ignore[arg-type]
    with pytest.raises(DecisionError, match="--with DISPATCH"):
        decide(store, one, "split", why="-", change={"title": "x"})
    assert stories_of(store) == before
    assert chosen_decisions(store) == ([], [])


def test_a_title_is_amended_and_comes_back(two: tuple[Store, str, str]) -> None:
    store, one, _ = two
    before = open_story(store, one).title
    decision = decide(store, one, "amend", why="-", change={"title": "La trêve de Cotabamba"})
    assert open_story(store, one).title == "La trêve de Cotabamba"
    undo(store, decision.id, why="-")
    assert open_story(store, one).title == before
