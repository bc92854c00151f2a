"""A store of the invented dispatches, and the pages over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from aidememoire.store.store import Store
from aidememoire.web.app import create_app
from aidememoire.web.settings import Settings
from fresh_stores import ENGINES, fresh
from gold_records import gold_record, names


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that holds the gold records of the invented dispatches: two stories."""
    where = tmp_path_factory.mktemp("store") / "pages.db"
    with Store.open(where) as store:
        for name in names():
            store.add(gold_record(name), origin=f"{name}.txt")
    return where


@pytest.fixture(scope="session", params=ENGINES)
def client(
    request: pytest.FixtureRequest, filled: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TestClient]:
    """A reader at the pages, over a store on each engine."""
    with fresh(request.param, tmp_path_factory.mktemp("client")) as where:
        if request.param == "sqlite":
            where = str(filled)
        else:
            with Store.open(where) as store:
                for name in names():
                    store.add(gold_record(name), origin=f"{name}.txt")
        with TestClient(create_app(Settings(where)), follow_redirects=False) as made:
            yield made
