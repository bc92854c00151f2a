"""How does all that a store holds become one file? A zip of JSON lines that another store takes in, nothing lost.

    manifest.json      format, version of the program, what made the records, lines and digest of each file
    stories.jsonl      id, title, days of each story
    decisions.jsonl    what persons decided, in the order they did
    dispatches.jsonl   in the order of arrival: the record as read, where it came from, its version group and story
    placing/*.jsonl    what the grouping of versions and stories knows of dispatches: a file a table

What can be made anew from these is left out: the rows that questions are asked of, the word indexes, the merged views.
No clock stands in it: the same store gives the same bytes, and so does another store that took it in.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import IO, Any

from sqlalchemy import Column, Connection, LargeBinary, Table, select

from aidememoire.store import adding, schema
from aidememoire.store.decisions import taken
from aidememoire.store.store import Store

FORMAT = "aidememoire/archive/1"
MANIFEST, STORIES, DECISIONS, DISPATCHES = "manifest.json", "stories.jsonl", "decisions.jsonl", "dispatches.jsonl"
_AT_ONCE = 200
_STAMP = (1980, 1, 1, 0, 0, 0)
_OWN = ("dispatch", "record", "decision", "story", "actor_name", "meta")
STORY_COLUMNS = tuple(column.name for column in schema.stories.c if column.name not in ("view", "stale"))


def placing_tables() -> list[Table]:
    """The tables that say which dispatches are alike and which story they make, in an order they can be filled in."""
    made = {table.name for table in schema.READING}
    return [
        table
        for table in schema.metadata.sorted_tables
        if table.name not in made and table.name not in _OWN and not table.name.startswith("ingest_")
    ]


def kept_columns() -> list[str]:
    """What a store knows of a dispatch beside its record: origin, instants, version group, story."""
    from_record = {"number", "id", "content", *adding.columns_from_record()}
    return [column.name for column in schema.dispatches.c if column.name not in from_record]


def write_archive(store: Store, out: IO[bytes]) -> dict[str, int]:
    """Writes all that the store holds, as it is at one moment; how many lines each file has."""
    counts: dict[str, int] = {}
    digests: dict[str, str] = {}
    made: Counter[str] = Counter()
    with store.reading() as connection, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        files: list[tuple[str, Iterator[dict[str, Any]]]] = [
            (STORIES, _stories(connection)),
            (DECISIONS, (one.model_dump(mode="json") for one in taken(connection))),
            (DISPATCHES, _dispatches(connection, made)),
            *((f"placing/{table.name}.jsonl", _rows(connection, table)) for table in placing_tables()),
        ]
        for name, lines in files:
            counts[name], digests[name] = _write_lines(archive, name, lines)
        manifest = {
            "format": FORMAT,
            "aidememoire": _program(),
            "made_by": dict(sorted(made.items())),
            "counts": counts,
            "sha256": digests,
        }
        data = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
        archive.writestr(zipfile.ZipInfo(MANIFEST, _STAMP), data, zipfile.ZIP_DEFLATED)
    return counts


def _write_lines(archive: zipfile.ZipFile, name: str, lines: Iterable[dict[str, Any]]) -> tuple[int, str]:
    info = zipfile.ZipInfo(name, _STAMP)
    info.compress_type = zipfile.ZIP_DEFLATED
    digest, count = hashlib.sha256(), 0
    with archive.open(info, "w", force_zip64=True) as file:
        for line in lines:
            # ASCII: a lone surrogate of a text as received is written \\ud800 and comes back
            data = (json.dumps(line) + "\n").encode("ascii")
            digest.update(data)
            file.write(data)
            count += 1
    return count, digest.hexdigest()


def _stories(connection: Connection) -> Iterator[dict[str, Any]]:
    table = schema.stories
    columns = [table.c[name] for name in STORY_COLUMNS]
    for row in connection.execute(select(*columns).order_by(_in_bytes(connection, table.c.id))):
        yield dict(row._mapping)


def _dispatches(connection: Connection, made: Counter[str]) -> Iterator[dict[str, Any]]:
    of, kept = schema.dispatches.c, schema.records.c
    columns = [of[name] for name in kept_columns()]
    last = 0
    while True:
        query = select(of.number, kept.json, *columns).join_from(schema.dispatches, schema.records)
        rows = connection.execute(query.where(of.number > last).order_by(of.number).limit(_AT_ONCE)).all()
        for row in rows:
            record = adding.record_from(row.json)
            values = dict(row._mapping)
            last = values.pop("number")
            values.pop("json")
            made_by = record.made_by
            made[f"{made_by.aidememoire}, {made_by.model}, lexicon {made_by.lexicon}"] += 1
            yield {"record": json.loads(record.to_json()), **values}
        if len(rows) < _AT_ONCE:
            return


def _rows(connection: Connection, table: Table) -> Iterator[dict[str, Any]]:
    """The rows of a table by the order of their key, each dispatch under its id, bytes in base 64."""
    numbered = [column for column in table.c if _is_dispatch(column)]
    order = [_in_bytes(connection, column) for column in table.primary_key.columns if column not in numbered]
    of = schema.dispatches.c
    query = select(table)
    if numbered:
        query = select(table, of.id.label("dispatch_id")).join_from(table, schema.dispatches)
        order = [of.number, *order]
    for row in connection.execution_options(yield_per=1000).execute(query.order_by(*order)):
        values = dict(row._mapping)
        for column in numbered:
            values[column.name] = values["dispatch_id"]
        values.pop("dispatch_id", None)
        yield {name: _plain(value) for name, value in values.items()}


def _is_dispatch(column: Column[Any]) -> bool:
    return any(key.column is schema.dispatches.c.number for key in column.foreign_keys)


def number_columns(table: Table) -> list[str]:
    """The columns that name a dispatch by its number in the store."""
    return [column.name for column in table.c if _is_dispatch(column)]


def binary_columns(table: Table) -> list[str]:
    """The columns that hold bytes."""
    return [column.name for column in table.c if isinstance(column.type, LargeBinary)]


def _plain(value: Any) -> Any:
    return base64.b64encode(value).decode("ascii") if isinstance(value, bytes | memoryview) else value


def _in_bytes(connection: Connection, column: Any) -> Any:
    """A text's order by its bytes, the same on both engines."""
    textual = connection.dialect.name == "postgresql" and str(column.type) == "TEXT"
    return column.collate("C") if textual else column


def _program() -> str:
    try:
        return version("aidememoire")
    except PackageNotFoundError:  # run from its source folder
        return "not installed"
