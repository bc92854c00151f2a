"""A store of the invented dispatches, and the pages over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from aidememoire.store.store import Store
from aidememoire.web.app import create_app
from aidememoire.web.settings import Settings
from gold_records import gold_record, names


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that holds the gold records of the invented dispatches: two stories."""
    where = tmp_path_factory.mktemp("store") / "pages.db"
    with Store.open(where) as store:
        for name in names():
            store.add(gold_record(name), origin=f"{name}.txt")
    return where


@pytest.fixture(scope="session")
def client(filled: Path) -> Iterator[TestClient]:
    """A reader at the pages."""
    with TestClient(create_app(Settings(str(filled))), follow_redirects=False) as made:
        yield made
