"""A fresh store on each engine: SQLite always, PostgreSQL where AIDEMEMOIRE_TEST_POSTGRES names a server."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, make_url, text

from aidememoire.store.store import Store

SERVER = "AIDEMEMOIRE_TEST_POSTGRES"


ENGINES = ("sqlite", "postgresql")


@contextmanager
def fresh(engine: str, folder: Path) -> Iterator[str]:
    """Where a store can be made that nobody else uses; skips the test where the engine is not there."""
    if engine == "sqlite":
        yield str(folder / "store.db")
        return
    server = os.environ.get(SERVER)
    if not server:
        pytest.skip(f"no PostgreSQL: {SERVER} is not set (.ci/postgres start FOLDER)")
    name = f"test_{uuid4().hex[:12]}"
    url = make_url(server)
    engine_of = create_engine(url.set(drivername="postgresql+psycopg"))
    with engine_of.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    yield url.update_query_dict({"options": f"-csearch_path={name}"}).render_as_string(hide_password=False)
    with engine_of.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
    engine_of.dispose()


@pytest.fixture(params=ENGINES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a store can be made that nobody else uses, on each engine."""
    with fresh(request.param, tmp_path) as where:
        yield where


@pytest.fixture
def open_store(place: str) -> Iterator[Callable[[], Store]]:
    """Opens the test's store, again and again if need be."""
    opened: list[Store] = []

    def open_it() -> Store:
        opened.append(Store.open(place))
        return opened[-1]

    yield open_it
    for store in opened:
        store.close()


@pytest.fixture
def store(open_store: Callable[[], Store]) -> Store:
    """An empty store."""
    return open_store()
