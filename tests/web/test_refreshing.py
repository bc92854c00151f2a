"""Stories that changed are merged again beside the pages; who decides sees it at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from aidememoire.store.deciding import decide, undo
from aidememoire.store.store import Store
from aidememoire.stories.nouns import Story
from aidememoire.stories.opening import open_story
from aidememoire.web.app import create_app
from aidememoire.web.library import lines, stories
from aidememoire.web.refreshing import Refresher
from aidememoire.web.settings import Settings
from aidememoire.web.shelf import Shelf
from gold_records import gold_record, names

SIXTH = names()[5]
EVENT = f"{gold_record(names()[0]).id}#{gold_record(names()[0]).events[0].id}"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store of three dispatches, its story merged and kept."""
    with Store.open(tmp_path / "store.db") as made:
        for name in names()[:3]:
            made.add(gold_record(name), origin=name)
        open_story(made, id_in(made))
        yield made


def id_in(store: Store) -> str:
    return str(stories(store)[0][0].id)


def proofs_in(story: Story) -> set[str]:
    return {f"{proof.dispatch}#{proof.item}" for event in story.timeline for proof in event.proofs}


def test_a_list_shows_what_is_kept_until_the_story_is_merged_again(store: Store) -> None:
    shelf = Shelf(store)
    before = lines(shelf, stories(store)[0])[0].story
    assert (before.title, before.changes[:1]) == (open_story(store, id_in(store)).title, before.changes[:1])
    store.add(gold_record(SIXTH), origin=SIXTH)
    assert lines(shelf, stories(store)[0])[0].story == before
    assert Refresher(shelf, share=1).look() == 1
    after = lines(shelf, stories(store)[0])[0].story
    assert after.changes[0].proof.dispatch == gold_record(SIXTH).id
    assert Refresher(shelf, share=1).look() == 0


def test_a_story_a_little_behind_is_shown_and_says_since_when(store: Store) -> None:
    shelf = Shelf(store)
    before = shelf.shown(id_in(store))
    assert before.behind is None
    store.add(gold_record(SIXTH), origin=SIXTH, received=None)
    for opened in (shelf, Shelf(store)):  # at hand, and from the store alone
        shown = opened.shown(id_in(store))
        assert (shown.story, shown.version) == (before.story, before.version)
        assert shown.behind == next(row.received for row in store.dispatches() if row.id == gold_record(SIXTH).id)
    assert len(shelf.story(id_in(store)).groups) == len(before.story.groups) + 1  # data are never behind
    shown = shelf.shown(id_in(store))
    assert (shown.behind, shown.version == before.version) == (None, False)


def test_what_readers_open_is_merged_first(store: Store) -> None:
    shelf = Shelf(store)
    store.add(gold_record(SIXTH), origin=SIXTH)
    assert shelf.shown(id_in(store)).behind is not None
    assert shelf.next_wanted() == id_in(store)
    assert shelf.next_wanted() is None
    shelf.shown(id_in(store))
    Refresher(shelf, share=1).look()
    assert shelf.shown(id_in(store)).behind is None
    with store.reading() as connection:
        assert not connection.exec_driver_sql("SELECT count(*) FROM story WHERE stale").scalar()


def test_a_story_too_far_behind_is_merged_for_its_reader(store: Store) -> None:
    store.add(gold_record(SIXTH), origin=SIXTH, received="2018-02-16T08:00:00Z")
    shown = Shelf(store).shown(id_in(store))
    assert shown.behind is None
    assert gold_record(SIXTH).id in {v.dispatch for group in shown.story.groups for v in group.versions}


def test_who_decides_sees_it_at_once_wherever_it_was_decided(store: Store) -> None:
    shelf = Shelf(store)
    assert EVENT in proofs_in(shelf.shown(id_in(store)).story)
    taken = decide(store, EVENT, "reject", why="mal lu", who="Ana")  # as another process would
    store.add(gold_record(SIXTH), origin=SIXTH)  # and the story changes again before anybody looks
    assert EVENT not in proofs_in(shelf.shown(id_in(store)).story)
    assert EVENT not in proofs_in(Shelf(store).shown(id_in(store)).story)
    undo(store, taken.id, why="bien lu", who="Ana")
    assert EVENT in proofs_in(shelf.shown(id_in(store)).story)
    decide(store, id_in(store), "amend", why="plus clair", who="Ana", change={"title": "Le Chaco"})
    assert shelf.shown(id_in(store)).story.title == "Le Chaco"
    assert lines(shelf, stories(store)[0])[0].story.title == "Le Chaco"


def test_a_view_of_another_process_is_not_taken_for_one_s_own(store: Store) -> None:
    shelf = Shelf(store)
    shelf.shown(id_in(store))
    decide(store, EVENT, "reject", why="mal lu", who="Ana")
    open_story(store, id_in(store))  # kept by another process
    store.add(gold_record(SIXTH), origin=SIXTH)
    shown = shelf.shown(id_in(store))
    assert shown.behind is not None
    assert EVENT not in proofs_in(shown.story)


def test_a_page_says_that_it_is_behind_and_is_sent_once(store: Store) -> None:
    with TestClient(create_app(Settings(store.where), store)) as reader:
        address = f"/stories/{id_in(store)}"
        first = reader.get(address)
        kept = {"if-none-match": first.headers["etag"]}
        again = reader.get(address, headers=kept)
        assert (again.status_code, again.content) == (304, b"")
        assert reader.get(address, headers={**kept, "accept-language": "en"}).status_code == 200
        store.add(gold_record(SIXTH), origin=SIXTH)
        behind = reader.get(address, headers={**kept, "accept-language": "fr"})
        assert behind.status_code == 200
        assert "À jour de " in behind.text
        assert "À jour de " not in first.text
