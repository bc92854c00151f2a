"""The demonstration's store is filled once."""

from __future__ import annotations

from pathlib import Path

import pytest

import fake_readers
from aidememoire import demo
from aidememoire.demo.fill import fill
from aidememoire.errors import AideMemoireError
from aidememoire.runs.local import Reader
from aidememoire.store.ingest_log import Counts
from aidememoire.store.store import Store


def test_the_bundled_stories_come_into_a_store_once(tmp_path: Path) -> None:
    with Store.open(tmp_path / "demo.db") as store:
        assert fill(store, load=fake_readers.load, made_by=fake_readers.MADE_BY).read == 10
        assert list(store.ids()) == [name for story in demo.stories() for name in story.names]
        assert fill(store, load=fake_readers.load_nothing, made_by=fake_readers.MADE_BY) == Counts(known=10)
        again = fill(store, load=fake_readers.load_newer, made_by=fake_readers.NEWER)
        assert again == Counts(read=10, replaced=10)


def test_a_dispatch_that_cannot_be_read_is_no_silent_hole(tmp_path: Path) -> None:
    def load() -> Reader:
        return lambda dispatches: [AideMemoireError("is refused") for _ in dispatches]

    with Store.open(tmp_path / "demo.db") as store, pytest.raises(AideMemoireError, match="is refused"):
        fill(store, load=load, made_by=fake_readers.MADE_BY)
