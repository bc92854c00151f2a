"""A store with two stories, filled once for all tests that only ask; and one that a test may change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from aidememoire.store.store import Store
from asked_store import fill
from fresh_stores import ENGINES, fresh


@pytest.fixture(scope="session", params=ENGINES)
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The two invented stories, to ask, on each engine."""
    with fresh(request.param, tmp_path_factory.mktemp("told")) as where, Store.open(where) as store:
        yield fill(store)


@pytest.fixture
def place_of_two(tmp_path: Path) -> Path:
    """Where a store with both stories lies."""
    with Store.open(tmp_path / "store.db") as store:
        fill(store)
    return tmp_path / "store.db"
