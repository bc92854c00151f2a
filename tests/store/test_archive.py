"""All that a store holds, as one file and back: nothing lost, nothing taken in that does not hold."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from sqlalchemy import select

import made_records
from aidememoire.record import Record
from aidememoire.store import archive, schema
from aidememoire.store.archive_reading import ArchiveError, read_archive
from aidememoire.store.deciding import decide, decisions, undo
from aidememoire.store.store import Store
from any_records import several_records
from odd_zips import compressed_unknown

PLAIN = [
    schema.positions,
    schema.quotations,
    schema.events,
    schema.actors,
    schema.actor_names,
    schema.agenda,
    schema.hearsay,
]


def packed(store: Store) -> bytes:
    out = BytesIO()
    archive.write_archive(store, out)
    return out.getvalue()


@pytest.fixture
def filled(store: Store) -> Store:
    """A store with three dispatches, a version among them, and decisions, one of them undone."""
    store.add(made_records.whole(), origin="a.txt")
    store.add(made_records.talks().model_copy(update={"id": "d2"}), origin="b.txt")
    longer = made_records.WHOLE + "\nLe Chili maintient son offre.\n"
    store.add(Record.from_json({**json.loads(made_records.whole().to_json()), "text": longer}), origin="c.txt")
    decide(store, "d1#s2", "reject", why="non")
    first = decide(store, "d1#e1", "amend", why="relu", change={"place": "Quito"})
    undo(store, first.id, why="si")
    decide(store, "person:ana-ruiz", "merge", why="la même", other="person:pablo-sosa")
    return store


@pytest.fixture
def empty(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "other.db")


def written(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "archive.zip"
    path.write_bytes(data)
    return path


def test_a_store_and_the_store_made_of_its_archive_give_the_same_bytes(
    filled: Store, empty: Store, tmp_path: Path
) -> None:
    data = packed(filled)
    done = read_archive(empty, written(tmp_path, data))
    assert (done.dispatches, done.known, done.decisions) == (3, 0, 4)
    assert packed(empty) == data
    assert decisions(empty) == decisions(filled)
    assert list(empty.records()) == list(filled.records())
    assert empty.counts() == filled.counts()


def test_the_rows_that_questions_read_are_the_same(filled: Store, empty: Store, tmp_path: Path) -> None:
    read_archive(empty, written(tmp_path, packed(filled)))
    for table in PLAIN:
        columns = [column for column in table.c if column.name not in ("number", "dispatch")]
        found = []
        for one in (filled, empty):
            with one.reading() as connection:
                found.append(sorted(map(repr, connection.execute(select(*columns)))))
        assert found[0] == found[1], table.name


def test_it_is_searched_as_before(filled: Store, empty: Store, tmp_path: Path) -> None:
    read_archive(empty, written(tmp_path, packed(filled)))
    assert [hit.dispatch for hit in empty.search("trêve rejetée")] == [
        hit.dispatch for hit in filled.search("trêve rejetée")
    ]


def test_taking_in_what_is_there_changes_nothing(filled: Store, tmp_path: Path) -> None:
    data = packed(filled)
    done = read_archive(filled, written(tmp_path, data))
    assert (done.dispatches, done.known, done.decisions) == (0, 3, 0)
    assert packed(filled) == data


def test_a_store_that_holds_something_is_added_to(filled: Store, empty: Store, tmp_path: Path) -> None:
    text = "Autre dépêche sous le même nom."
    empty.add(made_records.record(text))
    done = read_archive(empty, written(tmp_path, packed(filled)))
    assert (done.dispatches, done.decisions) == (3, 4)
    names = list(empty.ids())
    assert names[0] == "d1"
    renamed = next(one for one in decisions(empty) if one.what == "reject").item
    assert renamed.endswith("#s2")
    assert empty.record(renamed.partition("#")[0]).text == made_records.WHOLE
    assert [one.what for one in decisions(empty)] == [one.what for one in decisions(filled)]


def test_an_empty_store_has_an_archive_too(empty: Store, tmp_path: Path) -> None:
    data = packed(empty)
    assert read_archive(empty, written(tmp_path, data)).dispatches == 0
    assert packed(empty) == data


def changed(data: bytes, name: str, change: Callable[[bytes], bytes], *, seal: bool = True) -> bytes:
    """The archive with one file changed; with `seal`, the manifest says what it now is."""
    import hashlib

    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        files = {one: old.read(one) for one in old.namelist()}
        files[name] = change(files[name])
        if seal and name != archive.MANIFEST:
            manifest = json.loads(files[archive.MANIFEST])
            manifest["sha256"][name] = hashlib.sha256(files[name]).hexdigest()
            manifest["counts"][name] = files[name].count(b"\n")
            files[archive.MANIFEST] = json.dumps(manifest).encode()
        for one, content in files.items():
            new.writestr(one, content)
    return out.getvalue()


def edited(**change: Any) -> Callable[[bytes], bytes]:
    def edit(data: bytes) -> bytes:
        first, *rest = data.splitlines(keepends=True)
        line = json.loads(first)
        line.update(change)
        return b"".join([json.dumps(line).encode() + b"\n", *rest])

    return edit


def other_text(data: bytes) -> bytes:
    return data.replace(b"COTABAMBA, 16", b"COTABAMBA, 1", 1)


@pytest.mark.parametrize(
    ("name", "change", "seal", "message"),
    [
        (archive.DISPATCHES, other_text, True, "line 1: a record that does not hold"),
        (archive.DISPATCHES, other_text, False, "a record that does not hold"),
        (archive.DISPATCHES, lambda data: data[:-200], True, "this is no JSON"),
        (archive.DISPATCHES, lambda data: data.splitlines(keepends=True)[0], False, "has 1 lines, the manifest says 3"),
        (archive.DISPATCHES, lambda data: data.splitlines(keepends=True)[0] * 2, True, "two dispatches are called 'd1'"),
        (archive.DISPATCHES, edited(story="st9"), True, "does not fit"), (archive.DISPATCHES, edited(colour="red"), True, "no row has: 'colour'"),
        (archive.DISPATCHES, edited(origin="elsewhere"), False, "not what the manifest says"),
        (archive.DISPATCHES, edited(record=None), True, "a record that does not hold"), (archive.DISPATCHES, lambda data: b"[]\n", True, "no JSON object"),
        (archive.DECISIONS, edited(why="autre raison"), True, "a decision that was changed"), (archive.DECISIONS, edited(what="forget"), True, "no decision"),
        (archive.DISPATCHES, edited(superseded=2**70), True, "does not fit|no row has"), (archive.DISPATCHES, lambda data: b"[" * 100_000 + b"\n", True, "no JSON"),
        (archive.MANIFEST, lambda data: b"{}", True, "its format is None"), (archive.MANIFEST, lambda data: b"\xff", True, "no JSON"),
        (archive.MANIFEST, lambda data: data.replace(b"archive/1", b"archive/9"), True, "archive/9"),
    ],
)  # fmt: skip
def test_a_damaged_archive_is_refused_and_changes_nothing(
    filled: Store, empty: Store, tmp_path: Path, name: str, change: Callable[[bytes], bytes], seal: bool, message: str
) -> None:
    path = written(tmp_path, changed(packed(filled), name, change, seal=seal))
    before = packed(empty)
    with pytest.raises(ArchiveError, match=message) as raised:
        read_archive(empty, path)
    assert "nothing was imported" in str(raised.value) or "version" in str(raised.value)
    assert packed(empty) == before


def test_a_compression_that_is_not_read_is_told(filled: Store, empty: Store, tmp_path: Path) -> None:
    before = packed(empty)
    with pytest.raises(ArchiveError, match="compression"):
        read_archive(empty, written(tmp_path, compressed_unknown(packed(filled), archive.DISPATCHES)))
    assert packed(empty) == before


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"not a zip at all" * 100])
def test_what_is_no_archive_is_said_to_be_none(empty: Store, tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ArchiveError, match="no archive"):
        read_archive(empty, written(tmp_path, data))


def test_any_cut_and_many_a_flipped_byte_are_noticed(filled: Store, empty: Store, tmp_path: Path) -> None:
    data = packed(filled)
    before = packed(empty)
    for at in range(0, len(data), max(1, len(data) // 40)):
        with pytest.raises(ArchiveError):
            read_archive(empty, written(tmp_path, data[:at]))
    for at in range(60, len(data) * 2 // 3, max(1, len(data) // 40)):
        flipped = data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]
        try:
            read_archive(empty, written(tmp_path, flipped))
        except ArchiveError:
            assert packed(empty) == before
        else:  # a byte that no reader of zips looks at: then all is there
            assert packed(empty) == data
            empty = Store.open(tmp_path / f"{at}.db")


@settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(records=several_records())
def test_any_records_come_back(records: list[Record], tmp_path: Path) -> None:
    with Store.open("sqlite://") as one, Store.open("sqlite://") as other:
        for record in records:
            one.add(record)
        data = packed(one)
        read_archive(other, written(tmp_path, data))
        assert packed(other) == data
        assert list(other.records()) == list(one.records())
