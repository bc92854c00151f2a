"""How does a store take in an archive? Checked line by line, in one transaction: all of it or nothing.

An empty store becomes what the archive is of. A store that holds something is added to: dispatches that it knows stay
as they are, new ones find their version group and story here, decisions about them come along; those about stories
stay behind, for the stories are this store's own.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import StatementError

from aidememoire.decisions import Decision, content_id, sort_of
from aidememoire.errors import AideMemoireError, InputError
from aidememoire.record import Record
from aidememoire.store import adding, archive, schema
from aidememoire.store.decisions import keep
from aidememoire.store.store import Store

LONGEST_LINE = 256 * 1024 * 1024  # bytes; the longest record of the longest dispatch stays far below
_DAMAGED = "the archive is damaged or was changed; nothing was imported"


class ArchiveError(InputError):
    """A file that is no archive of a store, or is damaged."""


@dataclass
class Imported:
    """What became of an archive: how many were added, known before, left behind."""

    dispatches: int = 0
    known: int = 0
    stories: int = 0
    decisions: int = 0
    left_behind: int = 0


def read_archive(store: Store, path: Path) -> Imported:
    """Takes in an archive that `write_archive` made. Raises ArchiveError; then the store is as it was."""
    try:
        with zipfile.ZipFile(path) as opened:
            manifest = _manifest(opened, str(path))
            with store.writing() as connection:
                reading = _Reading(opened, manifest, str(path))
                empty = connection.execute(select(schema.dispatches.c.number).limit(1)).scalar() is None
                empty = empty and connection.execute(select(schema.decisions.c.number).limit(1)).scalar() is None
                return _restored(connection, reading) if empty else _added(connection, reading)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, UnicodeDecodeError) as error:
        raise ArchiveError(f"this is no archive of a store ({error})", where=str(path), remedy=_DAMAGED) from error
    except (StatementError, OverflowError) as error:
        what = _short(error)
        raise ArchiveError(f"its parts do not fit together ({what})", where=str(path), remedy=_DAMAGED) from error


def _manifest(opened: zipfile.ZipFile, where: str) -> dict[str, Any]:
    names = opened.namelist()
    if archive.MANIFEST not in names:
        raise ArchiveError(
            "this is no archive of a store: it has no manifest",
            where=where,
            remedy="make one: aidememoire export --format archive -o FILE.zip",
        )
    with opened.open(archive.MANIFEST) as file:
        try:
            manifest = json.loads(file.read(1_000_000))
        except ValueError as error:
            raise ArchiveError(f"its manifest is no JSON ({error})", where=where, remedy=_DAMAGED) from error
    if not isinstance(manifest, dict) or manifest.get("format") != archive.FORMAT:
        found = manifest.get("format") if isinstance(manifest, dict) else manifest
        raise ArchiveError(
            f"its format is {found!r}, this program reads {archive.FORMAT!r}",
            where=where,
            remedy="import it with the version of aidememoire that made it, or a newer one",
        )
    needed = {archive.STORIES, archive.DECISIONS, archive.DISPATCHES}
    known = needed | {f"placing/{table.name}.jsonl" for table in archive.placing_tables()}
    counts, digests = manifest.get("counts"), manifest.get("sha256")
    if (
        not isinstance(counts, dict)
        or not isinstance(digests, dict)
        or not needed <= set(counts)
        or counts.keys() != digests.keys()
    ):
        raise ArchiveError("its manifest does not name its files", where=where, remedy=_DAMAGED)
    if missing := sorted(set(counts) - set(names)):
        raise ArchiveError(f"{missing[0]} is missing", where=where, remedy=_DAMAGED)
    if unknown := sorted(set(counts) - known):
        raise ArchiveError(
            f"it holds {unknown[0]}, which this version does not know", where=where, remedy="update the program"
        )
    return manifest


class _Reading:
    """An archive under way: its lines, each file held to the manifest once read to its end."""

    def __init__(self, opened: zipfile.ZipFile, manifest: dict[str, Any], where: str) -> None:
        self.opened, self.manifest, self.where = opened, manifest, where

    def lines(self, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Each line with its place. Raises ArchiveError for what is no JSON object, and for a wrong digest."""
        if name not in self.manifest["counts"]:
            return
        digest, number = hashlib.sha256(), 0
        with self.opened.open(name) as file:
            while data := file.readline(LONGEST_LINE + 1):
                number += 1
                place = f"{self.where}: {name}: line {number}"
                if len(data) > LONGEST_LINE:
                    raise ArchiveError("a line longer than any record", where=place, remedy=_DAMAGED)
                digest.update(data)
                try:
                    line = json.loads(data)
                except (ValueError, RecursionError) as error:
                    raise ArchiveError(f"this is no JSON ({error})", where=place, remedy=_DAMAGED) from error
                if not isinstance(line, dict):
                    raise ArchiveError("this is no JSON object", where=place, remedy=_DAMAGED)
                yield place, line
        if number != self.manifest["counts"][name]:
            what = f"{name} has {number} lines, the manifest says {self.manifest['counts'][name]}"
            raise ArchiveError(what, where=self.where, remedy=_DAMAGED)
        if digest.hexdigest() != self.manifest["sha256"][name]:
            raise ArchiveError(f"{name} is not what the manifest says", where=self.where, remedy=_DAMAGED)

    def records(self) -> Iterator[tuple[str, Record, dict[str, Any]]]:
        """Each record, every passage checked against its text, and what the store knew of it."""
        for place, line in self.lines(archive.DISPATCHES):
            plain = line.pop("record", None)
            try:
                record = Record.from_json(plain if isinstance(plain, dict) else {})
            except (ValidationError, AideMemoireError, ValueError, TypeError, AttributeError) as error:
                raise ArchiveError(
                    f"a record that does not hold: {_short(error)}", where=place, remedy=_DAMAGED
                ) from error
            yield place, record, self.values(place, line, archive.kept_columns())

    def decisions(self) -> Iterator[tuple[str, Decision]]:
        """Each decision, its id held to its content."""
        for place, line in self.lines(archive.DECISIONS):
            try:
                decision = Decision.model_validate(line)
            except ValidationError as error:
                raise ArchiveError(f"this is no decision: {_short(error)}", where=place, remedy=_DAMAGED) from error
            if decision.id != content_id(decision):
                raise ArchiveError("a decision that was changed", where=place, remedy=_DAMAGED)
            yield place, decision

    def values(self, place: str, line: dict[str, Any], columns: list[str] | tuple[str, ...]) -> dict[str, Any]:
        """The values of a row. Raises ArchiveError for a column that is not known, and for no plain value."""
        for name, value in line.items():
            if name not in columns or not isinstance(value, str | int | float | bool | None):
                raise ArchiveError(f"a value that no row has: {name!r}", where=place, remedy=_DAMAGED)
        return line


def _restored(connection: Connection, reading: _Reading) -> Imported:
    """The store as it was: stories, decisions, dispatches in their order, what is known of their likeness."""
    done = Imported()
    for place, line in reading.lines(archive.STORIES):
        values = reading.values(place, line, archive.STORY_COLUMNS)
        _insert(connection, schema.stories, {**values, "stale": True}, place)
        done.stories += 1
    done.decisions = keep(connection, (decision for _, decision in reading.decisions()))
    numbers: dict[str, int] = {}
    for place, record, values in reading.records():
        if record.id in numbers:
            raise ArchiveError(f"two dispatches are called {record.id!r}", where=place, remedy=_DAMAGED)
        try:
            numbers[record.id] = adding.restore(connection, record, values)
        except (StatementError, OverflowError) as error:
            raise ArchiveError(f"it does not fit ({_short(error)})", where=place, remedy=_DAMAGED) from error
        done.dispatches += 1
    for table in archive.placing_tables():
        names = [column.name for column in table.c]
        numbered, binary = archive.number_columns(table), archive.binary_columns(table)
        for place, line in reading.lines(f"placing/{table.name}.jsonl"):
            values = reading.values(place, line, names)
            try:
                values |= {name: numbers[values[name]] for name in numbered}
                values |= {
                    name: base64.b64decode(values[name], validate=True) for name in binary if values[name] is not None
                }
            except (KeyError, ValueError, TypeError) as error:
                raise ArchiveError(f"it does not fit ({error})", where=place, remedy=_DAMAGED) from error
            _insert(connection, table, values, place)
    return done


def _insert(connection: Connection, table: Any, values: dict[str, Any], place: str) -> None:
    try:
        connection.execute(insert(table).values(values))
    except (StatementError, OverflowError) as error:
        raise ArchiveError(f"it does not fit ({_short(error)})", where=place, remedy=_DAMAGED) from error


def _added(connection: Connection, reading: _Reading) -> Imported:
    """What the store has not, added; dispatches may be called otherwise here."""
    done = Imported()
    for _ in reading.lines(archive.STORIES):
        pass  # held to the manifest
    names: dict[str, str] = {}
    for _, record, values in reading.records():
        origin, received = str(values.get("origin") or ""), values.get("received")
        added = adding.add(connection, record, origin=origin, received=received, again=False)
        names[record.id] = added.dispatch
        done.known += added.what == "known"
        done.dispatches += added.what != "known"
    touched: dict[str, None] = {}
    ids: dict[str, str] = {}
    for _, decision in reading.decisions():
        if sort_of(decision.item) not in ("item", "actor") or (decision.dispatch and decision.dispatch not in names):
            done.left_behind += 1
            continue
        here = _renamed(decision, names, ids)
        ids[decision.id] = here.id
        if keep(connection, [here]):
            done.decisions += 1
            touched[here.dispatch or here.item] = None
            if here.other and sort_of(here.other) == "actor":
                touched[here.other] = None
    for table in archive.placing_tables():
        for _ in reading.lines(f"placing/{table.name}.jsonl"):
            pass
    from aidememoire.store.deciding import rows_anew_of

    rows_anew_of(connection, touched)
    return done


def _renamed(decision: Decision, names: dict[str, str], ids: dict[str, str]) -> Decision:
    """The decision about the dispatch as it is called here."""
    change: dict[str, Any] = {}
    if decision.dispatch is not None and names[decision.dispatch] != decision.dispatch:
        change["item"] = f"{names[decision.dispatch]}#{decision.local}"
    if decision.other is not None:
        dispatch, mark, local = decision.other.rpartition("#")
        other = f"{names.get(dispatch, dispatch)}#{local}" if mark else ids.get(local, names.get(local, local))
        change |= {"other": other} if other != decision.other else {}
    if not change:
        return decision
    renamed = decision.model_copy(update=change)
    return renamed.model_copy(update={"id": content_id(renamed)})


def _short(error: Exception) -> str:
    return " ".join(str(getattr(error, "orig", None) or error).split())[:200]
