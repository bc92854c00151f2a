"""Where is a store, and how is it reached? A path or a URL becomes a SQLAlchemy engine that is set up right.

SQLite is one file beside which two others stand while it is in use (`-wal`, `-shm`): readers go on while one
process writes, another waits for it. PostgreSQL is reached with psycopg. A transaction that writes says so
(`writing`), so that on both engines one writes at a time and none has to start again.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError
from sqlalchemy.pool import StaticPool

from aidememoire.errors import StoreError

DEFAULT = "aidememoire.db"
EXAMPLES = f"give a file ({DEFAULT}) or postgresql://user:password@host/database"
WAIT_SECONDS = 60  # for another writer, before giving up
CONNECT_SECONDS = 10
CACHE_KIB = 16 * 1024  # of a connection: full after some thousand dispatches, and never more
_MAGIC = b"SQLite format 3\0"
_ONE_WRITER = 0x61696465  # the key of PostgreSQL's advisory lock: « aide »


def open_engine(where: str | os.PathLike[str], *, create: bool = True) -> Engine:
    """The engine of a store: a path is a SQLite file, `postgresql://…` a server; `sqlite://` lives in memory.

    With `create`, a file that is not there may be made; without, it is an error. Nothing is written yet.
    Raises StoreError: no such folder or server, a file that is no store or may not be written, a wrong URL.
    """
    url = _url(where)
    if url.get_backend_name() == "postgresql":
        return _postgres(url)
    return _sqlite(url, create=create)


def shown(where: str | os.PathLike[str]) -> str:
    """The place of a store as messages name it: without a password."""
    given = os.fspath(where)
    return make_url(given).render_as_string(hide_password=True) if "://" in given else given


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that may write: whole or not at all, after any other that writes has ended.

    Raises StoreError when the store is busy for too long, full, or not to be written.
    """
    with told(engine), engine.connect().execution_options(aidememoire_writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that only reads: it sees the store as it was when it began."""
    with told(engine), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def told(engine: Engine) -> Iterator[None]:
    """What the database refuses as a StoreError that says what to do."""
    try:
        yield
    except DBAPIError as error:
        raise _told(error, place_of(engine)) from error


def place_of(engine: Engine) -> str:
    """The place of an engine's store as a person gives it, without a password."""
    url = engine.url
    if url.get_backend_name() == "sqlite":
        return url.database or "sqlite://"
    return url.set(drivername="postgresql").render_as_string(hide_password=True)


def _told(error: DBAPIError, where: str) -> StoreError:
    what = " ".join(str(error.orig).split())
    low = what.lower()
    if "database is locked" in low:
        return StoreError("another process has been writing for too long", where=where, remedy="wait for it to end")
    if "readonly" in low or "read-only" in low or "permission denied" in low:
        return StoreError(
            "it may not be written", where=where, remedy="check the permissions of the file and its folder"
        )
    if "disk is full" in low or "no space left" in low:
        return StoreError("the disk is full", where=where, remedy="make room; what was added is kept")
    if "not a database" in low or "malformed" in low:
        return StoreError(f"the file is damaged or no store ({what})", where=where, remedy="restore a copy of it")
    if isinstance(error, OperationalError):
        return StoreError(f"the database refused ({what})", where=where, remedy="check the server or the disk")
    return StoreError(f"the database failed ({what})", where=where, remedy="this is a fault of aidememoire")


def _url(where: str | os.PathLike[str]) -> URL:
    given = os.fspath(where)
    if "://" not in given:
        if not given.strip():
            raise StoreError("no place is given", where="store", remedy=EXAMPLES)
        return URL.create("sqlite", database=str(Path(given).expanduser()))
    scheme, _, rest = given.partition("://")
    if scheme == "postgres":
        given = f"postgresql://{rest}"
    try:
        url = make_url(given)
    except (ArgumentError, ValueError) as error:
        raise StoreError("this is no URL", where=given.split("@")[-1], remedy=EXAMPLES) from error
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise StoreError(f"no store can be kept in {scheme!r}", where=shown(given), remedy=EXAMPLES)
    return url


def _sqlite(url: URL, *, create: bool) -> Engine:
    memory = url.database in (None, "", ":memory:")
    if not memory:
        _check_file(Path(str(url.database)), create=create)
    more: dict[str, Any] = {"poolclass": StaticPool} if memory else {}
    engine = create_engine(
        url.set(drivername="sqlite+pysqlite"),
        connect_args={"timeout": WAIT_SECONDS, "check_same_thread": False},
        query_cache_size=2000,
        **more,
    )
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _check_file(path: Path, *, create: bool) -> None:
    where = str(path)
    if path.is_dir():
        raise StoreError("this is a folder", where=where, remedy=f"give a file in it, {path / DEFAULT}")
    if path.exists():
        try:
            with path.open("rb") as file:
                head = file.read(len(_MAGIC))
        except OSError as error:
            raise StoreError("the file may not be read", where=where, remedy=str(error.strerror)) from error
        if head and head != _MAGIC:
            raise StoreError("this file is no store", where=where, remedy="give another name: it is left as it is")
        return
    if not create:
        raise StoreError(
            "there is no store", where=where, remedy=f"make it: aidememoire ingest FILE... --store {where}"
        )
    folder = path.parent
    if not folder.is_dir():
        raise StoreError("there is no such folder", where=str(folder), remedy="make it, or check the name")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise StoreError("the folder may not be written", where=str(folder), remedy="give the store another place")


def _set_up_sqlite(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None  # transactions begin where SQLAlchemy says, not where pysqlite guesses
    for pragma in (
        f"busy_timeout={WAIT_SECONDS * 1000}",
        "foreign_keys=ON",
        "synchronous=NORMAL",  # with WAL: safe against the program's end at any point
        f"cache_size=-{CACHE_KIB}",
        "temp_store=MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")
    # a store on a medium that cannot be written is still read
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            return


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("aidememoire_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgres(url: URL) -> Engine:
    where = url.render_as_string(hide_password=True)
    try:
        engine = create_engine(
            url.set(drivername="postgresql+psycopg"),
            connect_args={"connect_timeout": CONNECT_SECONDS, "application_name": "aidememoire"},
            pool_pre_ping=True,
        )
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise StoreError(
            "PostgreSQL needs psycopg, which is not installed",
            where=where,
            remedy='install it: pip install "aidememoire[postgres]"',
        ) from error
    event.listen(engine, "begin", _begin_postgres)
    try:
        with engine.connect():
            pass
    except OperationalError as error:
        engine.dispose()
        reason = str(error.orig).strip().splitlines()[-1].strip()
        raise StoreError(
            f"the server does not let us in ({reason})",
            where=where,
            remedy="check the address, the name of the database, the user and the password",
        ) from error
    return engine


def _begin_postgres(connection: Connection) -> None:
    if connection.get_execution_options().get("aidememoire_writes"):
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_ONE_WRITER})"))
