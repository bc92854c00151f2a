"""What was read into a store, from where, and what was refused? Files that need no second look, runs, refusals."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from sqlalchemy import delete, insert, select, update

from aidememoire.store import schema
from aidememoire.store.adding import now
from aidememoire.store.store import Store


@dataclass(frozen=True, slots=True)
class Stamp:
    """By what a file or a page is known again: bytes, instant of its last change as its keeper says it, sha256."""

    size: int | None = None
    modified: str | None = None
    digest: str | None = None


@dataclass(slots=True)
class Counts:
    """What became of what was met: dispatches, and files that were not read because they are as they were."""

    read: int = 0
    known: int = 0
    versions: int = 0
    replaced: int = 0
    refused: int = 0
    unchanged: int = 0

    def __iadd__(self, other: Counts) -> Counts:
        for name, count in asdict(other).items():
            setattr(self, name, getattr(self, name) + count)
        return self


@cache
def program() -> str:
    """The version of this program."""
    try:
        return version("aidememoire")
    except PackageNotFoundError:  # run from its source folder
        return "0+source"


def begin_run(store: Store, arguments: Mapping[str, Any]) -> int:
    """Notes that a run began; its number."""
    values = {"started": now(), "arguments": json.dumps(arguments, ensure_ascii=False), "program": program()}
    with store.writing() as connection:
        key: Any = connection.execute(insert(schema.runs).values(values)).inserted_primary_key
    return int(key[0])


def end_run(store: Store, run: int, counts: Counts) -> None:
    """Notes how a run ended. A run that was killed has no end."""
    values = {name: value for name, value in asdict(counts).items() if name != "unchanged"}
    with store.writing() as connection:
        connection.execute(update(schema.runs).where(schema.runs.c.id == run).values(ended=now(), **values))


def note_refusal(store: Store, run: int, origin: str, reason: str) -> None:
    """Notes what could not be read, and why."""
    values = {"run": run, "origin": origin, "reason": reason, "at": now()}
    with store.writing() as connection:
        connection.execute(insert(schema.refusals).values(values))


def stamp_of(store: Store, origin: str, options: Mapping[str, Any]) -> Stamp | None:
    """The stamp of what was read whole from there with those options and nothing refused; None otherwise."""
    of = schema.sources.c
    query = select(of.size, of.modified, of.digest).where(
        of.origin == origin, of.options == _text(options), of.refused == 0
    )
    with store.reading() as connection:
        row = connection.execute(query).one_or_none()
    return None if row is None else Stamp(*row)


def note_source(
    store: Store, origin: str, stamp: Stamp, options: Mapping[str, Any], *, dispatches: int, refused: int
) -> None:
    """Notes that a file or page was read to its end."""
    values = {
        **asdict(stamp), "origin": origin, "options": _text(options), "program": program(),
        "dispatches": dispatches, "refused": refused, "ended": now(),
    }  # fmt: skip
    with store.writing() as connection:
        connection.execute(delete(schema.sources).where(schema.sources.c.origin == origin))
        connection.execute(insert(schema.sources).values(values))


def touch_source(store: Store, origin: str, stamp: Stamp) -> None:
    """Notes the new stamp of a file or page that holds what it held."""
    with store.writing() as connection:
        connection.execute(update(schema.sources).where(schema.sources.c.origin == origin).values(asdict(stamp)))


def _text(options: Mapping[str, Any]) -> str:
    return json.dumps(options, sort_keys=True, ensure_ascii=False)
