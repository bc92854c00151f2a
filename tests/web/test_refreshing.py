"""Stories that changed are merged again beside the pages."""

from __future__ import annotations

from pathlib import Path

from aidememoire.store.store import Store
from aidememoire.stories.opening import kept_story
from aidememoire.web.library import lines, stories
from aidememoire.web.refreshing import Refresher
from gold_records import gold_record, names


def test_a_list_shows_what_is_kept_until_the_story_is_merged_again(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store.db") as store:
        for name in names()[:3]:
            store.add(gold_record(name), origin=name)
        assert Refresher(store).look() == 1
        id = stories(store)[0][0].id
        before = kept_story(store, id)
        assert before is not None
        store.add(gold_record(names()[5]), origin=names()[5])
        listed = lines(store, stories(store)[0])
        assert listed[0].story == before
        assert Refresher(store).look() == 1
        after = lines(store, stories(store)[0])[0].story
        assert len(after.groups) == len(before.groups) + 1
        assert Refresher(store).look() == 0
