"""A place that cannot hold a store is said with what to do, and what is no store is left as it is."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from aidememoire.errors import StoreError
from aidememoire.store.engine import writing
from aidememoire.store.store import Store
from made_records import talks


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("mysql://host/base", "no store can be kept in 'mysql'"),
        ("postgresql://nobody@/none?host=/nowhere", "does not let us in"),
        ("postgresql://u:secret@127.0.0.1:9/none", "does not let us in"),
        ("://", "postgresql://"),
        ("", "no place is given"),
        ("no/such/folder/store.db", "no such folder"),
        (".", "this is a folder"),
    ],
)
def test_a_wrong_place_is_said(where: str, said: str) -> None:
    with pytest.raises(StoreError) as caught:
        Store.open(where)
    assert said in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_store_that_must_be_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"there is no store.*ingest"):
        Store.open(tmp_path / "store.db", create=False)
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_no_store_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("Mes notes sur les pourparlers.", "utf-8")
    with pytest.raises(StoreError, match="this file is no store"):
        Store.open(file)
    assert file.read_text("utf-8") == "Mes notes sur les pourparlers."


def test_a_database_of_another_program_is_no_store(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE event (id)")
    with pytest.raises(StoreError, match="tables of other programs"):
        Store.open(tmp_path / "other.db")


def test_a_damaged_file_is_said(tmp_path: Path) -> None:
    file = tmp_path / "store.db"
    file.write_bytes(b"SQLite format 3\0" + b"\1" * 8192)
    with pytest.raises(StoreError, match="damaged or no store") as caught:
        Store.open(file)
    assert caught.value.where == str(file)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match="may not be written"):
        Store.open(tmp_path / "store.db")


def test_a_store_in_use_is_read_while_another_writes(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s.db") as one, Store.open(tmp_path / "s.db") as two:
        one.add(talks())
        with one.writing() as connection:
            connection.execute(text("DELETE FROM record"))
            assert two.record("d1") == talks()


def test_sqlite_is_set_up(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s.db") as store, store.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert int(connection.exec_driver_sql("PRAGMA busy_timeout").scalar() or 0) > 1000


def test_a_transaction_is_whole_or_not_at_all(store: Store) -> None:
    def half_way() -> None:
        with writing(store.engine) as connection:
            connection.execute(text("INSERT INTO meta (key, value) VALUES ('a', 'b')"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half_way()
    with store.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM meta")).scalar() == 0
