"""A store with two stories, filled once for all tests that only ask; and one that a test may change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from aidememoire.store.store import Store
from asked_store import fill


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The two invented stories, to ask."""
    with Store.open(tmp_path_factory.mktemp("told") / "store.db") as store:
        yield fill(store)


@pytest.fixture
def place_of_two(tmp_path: Path) -> Path:
    """Where a store with both stories lies."""
    with Store.open(tmp_path / "store.db") as store:
        fill(store)
    return tmp_path / "store.db"
