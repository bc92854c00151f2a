"""A folder is looked at again and again; what was written meanwhile is read, once, when it is whole."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import fake_readers
from aidememoire.readers.source import Given
from aidememoire.runs.ingest import Watcher
from aidememoire.runs.local import Reader
from aidememoire.runs.watch import looks
from aidememoire.store.ingest_log import Counts
from aidememoire.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store.db") as store:
        yield store


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    folder = tmp_path / "wire"
    folder.mkdir()
    return folder


def write(folder: Path, name: str, text: str, *, age: float = 10) -> None:
    file = folder / f"{name}.txt"
    file.write_text(f"ROME, 3 mars 2019 (AFP) - {text}", "utf-8")
    instant = time.time() - age
    os.utime(file, (instant, instant))


def watching(store: Store, folder: Path, **more: object) -> Iterator[Counts]:
    options: dict[str, object] = {"how": Given(language="fr"), "load": fake_readers.load, "every": 0.01, **more}
    return looks(store, [str(folder)], **options)  # type: ignore[arg-type]


def test_each_look_reads_what_has_come_since(store: Store, wire: Path) -> None:
    write(wire, "a", "La trêve tient.")
    watch = watching(store, wire)
    assert next(watch) == Counts(read=1)
    assert next(watch) == Counts(unchanged=1)
    write(wire, "b", "La trêve ne tient plus.")
    write(wire, "a", "La trêve a été rompue.", age=5)
    assert next(watch).read == 2
    assert sorted(store.ids()) == ["a", "a~2", "b"]


def test_a_file_being_written_is_left_to_the_next_look(store: Store, wire: Path) -> None:
    write(wire, "a", "La trêve", age=0)
    watch = watching(store, wire)
    assert next(watch) == Counts()
    write(wire, "a", "La trêve tient.", age=10)
    assert next(watch) == Counts(read=1)


def test_one_look_takes_what_is_there(store: Store, wire: Path) -> None:
    write(wire, "a", "La trêve tient.", age=0)
    assert list(watching(store, wire, once=True)) == [Counts(read=1)]


def test_the_model_is_loaded_once_and_only_when_there_is_something(store: Store, wire: Path) -> None:
    loaded: list[int] = []

    def load() -> Reader:
        loaded.append(1)
        return fake_readers.read

    watch = watching(store, wire, load=load)
    next(watch)
    assert not loaded
    for name in "abc":
        write(wire, name, f"Rien de neuf {name}.")
        assert next(watch).read == 1
    assert loaded == [1]


def test_what_cannot_be_read_is_said_once_and_again_when_it_changes(store: Store, wire: Path) -> None:
    told: list[str] = []
    watch = watching(store, wire, watcher=Watcher(refused=lambda reason, _: told.append(reason)))
    write(wire, "a", "REFUSE.")
    assert next(watch) == next(watch) == Counts(refused=1)
    assert len(told) == 1
    wire.joinpath("a.txt").write_bytes(b"\0\1\2")
    os.utime(wire / "a.txt", (1, 1))
    next(watch)
    assert len(told) == 2


def test_a_folder_that_goes_away_and_comes_back_ends_nothing(store: Store, wire: Path) -> None:
    watch = watching(store, wire)
    wire.rmdir()
    assert next(watch) == Counts(refused=1)
    wire.mkdir()
    write(wire, "a", "La trêve tient.")
    assert next(watch) == Counts(read=1)
