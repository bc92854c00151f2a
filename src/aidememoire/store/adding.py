"""How does a record come into the store? Its row, the rows of its layers, its words and its place, all or none."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal
from urllib.parse import urlsplit

from sqlalchemy import Connection, Row, Table, bindparam, delete, insert, select, update

from aidememoire.characters import fold
from aidememoire.dispatch import content_id
from aidememoire.errors import StoreError
from aidememoire.record import Header, MadeBy, Record
from aidememoire.store import decisions, placing, schema, words
from aidememoire.store.rows import actor_keys, day_only, folded_name, rows_of
from aidememoire.store.stem import Word, words_of
from aidememoire.stories.carrying import carried
from aidememoire.stories.corrected import corrected

_NOT_KEPT = re.compile("[\0\ud800-\udfff]")
What = Literal["new", "known", "version", "replaced"]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a record: `dispatch` is its id in the store, `story` the one it belongs to."""

    dispatch: str
    what: What
    story: str | None = None


def now() -> str:
    """This instant, UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def content_key(text: str, header: Header) -> str:
    """What makes two dispatches one: their words, and what the envelope says they are.

    The same words from another outlet, or as another revision of an item, are another dispatch: the
    grouping of versions says what they have to do with each other.
    """
    outlet = header.outlet or (urlsplit(header.url).netloc if header.url else None)
    marks = (outlet, header.identifier, header.revision, header.signal)
    words_key = content_id(text)
    if not any(marks):
        return words_key
    return hashlib.sha256("\n".join([words_key, *(str(mark or "") for mark in marks)]).encode()).hexdigest()[:16]


def find_content(connection: Connection, key: str) -> Row[Any] | None:
    """The row of the dispatch with that content: number, id, day, story and what made it."""
    return connection.execute(_WITH_CONTENT, {"content": key}).one_or_none()


def add(connection: Connection, record: Record, *, origin: str, received: str | None, again: bool) -> Added:
    """Adds a record in the connection's transaction; see `Store.add`."""
    key = content_key(record.text, record.header)
    there = find_content(connection, key)
    made = record.made_by
    if there is not None:
        same_program = (there.program, there.model, there.lexicon) == (made.aidememoire, made.model, made.lexicon)
        same_day = day_only(record.date) in (None, there.date)
        if same_program and same_day and not again:
            return Added(there.id, "known", there.story)
        _replace(connection, record.model_copy(update={"id": there.id}), there.number)
        return Added(there.id, "replaced", there.story)
    id, same_id = _free_id(connection, record.id)
    record = record if id == record.id else record.model_copy(update={"id": id})
    values = {**_row(record), "id": id, "content": key, "origin": origin, "received": received or now()}
    number = _inserted(connection, schema.dispatches, values)
    connection.execute(_INSERT[schema.records], {"dispatch": number, **_kept(record)})
    _add_rows(connection, record, number)
    placed = placing.place(connection, record, number, same_id=same_id)
    if placed.kind in ("update", "correction") and placed.of:
        _carry(connection, record, number, placed.of)
    return Added(id, "new" if placed.kind == "first" else "version", placed.story)


def _carry(connection: Connection, record: Record, number: int, older: str) -> None:
    """Takes the decisions on an older version for a newer one, where its item is the same by its words."""
    found = decisions.taken(connection, dispatch=older)
    if found and decisions.keep(connection, carried(record, found)):
        rows_anew(connection, record, number)


def record_from(kept: bytes) -> Record:
    """The record that was kept. Raises StoreError when it is damaged."""
    try:
        return Record.from_json(zlib.decompress(kept))
    except (zlib.error, ValueError) as error:
        raise StoreError(f"a record is damaged ({error})", remedy="restore a copy of the store") from error


def _kept(record: Record) -> dict[str, Any]:
    """A record as it is kept: the JSON holds every character, the text column those that a database can."""
    json = record.to_json(indent=None).encode("utf-8", "surrogatepass")
    return {"text": _storable(record.text), "json": zlib.compress(json, 6)}


def _storable(text: str) -> str:
    """The text without what no database keeps as text, character for character."""
    return _NOT_KEPT.sub("\ufffd", text)


def _row(record: Record) -> dict[str, Any]:
    header, made = record.header, record.made_by
    place = header.dateline_place
    same = ("published", "updated", "headline", "agency", "outlet", "url", "identifier", "revision", "signal", "slug")
    return {
        **{name: getattr(header, name) for name in same},
        "date": day_only(record.date),
        "language": header.language,
        "place": place,
        "place_folded": place and fold(place),
        "extent": header.extent,
        "characters": len(record.text),
        "read": now(),
        "program": made.aidememoire,
        "model": made.model,
        "lexicon": made.lexicon,
    }


def columns_from_record() -> set[str]:
    """The columns of a dispatch's row that its record gives, but when it was read."""
    empty = Record(id="-", text="-", made_by=MadeBy(aidememoire="", model="", lexicon=""))
    return set(_row(empty)) - {"read"}


def restore(connection: Connection, record: Record, values: dict[str, Any]) -> int:
    """Puts back a dispatch that another store held, under its id, its place as `values` say; its number here."""
    row = {**_row(record), **values, "id": record.id, "content": content_key(record.text, record.header)}
    number = _inserted(connection, schema.dispatches, row)
    connection.execute(_INSERT[schema.records], {"dispatch": number, **_kept(record)})
    _add_rows(connection, record, number)
    return number


def _free_id(connection: Connection, id: str) -> tuple[str, str | None]:
    """An id that no dispatch has, and the last dispatch that has the one given, if any: `id`, then `id~2`."""
    last, number = None, 1
    free = id
    while connection.execute(_WITH_ID, {"id": free}).scalar() is not None:
        last, number = free, number + 1
        free = f"{id}~{number}"
    return free, last


def _inserted(connection: Connection, table: Table, values: dict[str, Any]) -> int:
    """Inserts a row; its number."""
    key: Any = connection.execute(_INSERT[table], values).inserted_primary_key
    return int(key[0])


def _replace(connection: Connection, record: Record, number: int) -> None:
    """A dispatch read again: its record and rows made anew; decisions, its place and its story stay."""
    connection.execute(update(schema.dispatches).where(schema.dispatches.c.number == number).values(_row(record)))
    connection.execute(update(schema.records).where(schema.records.c.dispatch == number).values(_kept(record)))
    rows_anew(connection, record, number)


def rows_anew(connection: Connection, record: Record, number: int) -> None:
    """The rows of a dispatch made anew from its record and what persons decided; its story is to be made again."""
    of = schema.quotations.c
    quotations = connection.execute(select(of.number).where(of.dispatch == number)).scalars().all()
    words.remove(connection, "quotation_words", quotations)
    words.remove(connection, "dispatch_words", [number])
    keys = set(connection.execute(select(schema.actors.c.key).where(schema.actors.c.dispatch == number)).scalars())
    for table in reversed(schema.READING):
        connection.execute(delete(table).where(table.c.dispatch == number))
    _add_rows(connection, record, number)
    _forget_names(connection, sorted(keys))
    placing.read_again(connection, record, number)


def _add_rows(connection: Connection, record: Record, number: int) -> None:
    """The rows of a record as persons corrected it, each actor under the key that persons gave it."""
    who = decisions.identities(connection)
    record = corrected(record, decisions.taken(connection, dispatch=record.id))
    keys = {id: who.actor(key, record.id) for id, key in actor_keys(record).items()}
    rows = rows_of(record, keys)
    as_read = [dict(row) for row in rows.get(schema.actors, [])]
    for row in rows.get(schema.actors, []):
        row |= who.amended(row["key"])
        row["folded"] = folded_name(row["name"])
    if _NOT_KEPT.search(record.text):
        rows = {
            table: [{k: _storable(v) if isinstance(v, str) else v for k, v in row.items()} for row in of_table]
            for table, of_table in rows.items()
        }
    for table in schema.READING:
        if rows.get(table):
            connection.execute(_INSERT[table], [{"dispatch": number, **row} for row in rows[table]])
    text = words_of(record.text)
    words.add(connection, "dispatch_words", [(number, words_of(record.header.headline or ""), text)])
    _add_quotation_words(connection, record, number, text)
    _add_names(connection, [*rows.get(schema.actors, []), *as_read])  # who was renamed is found by both names


def _add_quotation_words(connection: Connection, record: Record, number: int, text: Sequence[Word]) -> None:
    if not record.quotations:
        return
    numbers = dict(connection.execute(_QUOTATIONS, {"dispatch": number}).tuples().all())
    nothing: list[Word] = []
    said = [
        (numbers[q.id], nothing, [word for word in text if q.start <= word.start and word.end <= q.end])
        for q in record.quotations
    ]
    words.add(connection, "quotation_words", said)


def _add_names(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """The names under which a key was not yet read."""
    wanted = {(row["key"], row["folded"]): row for row in reversed(rows)}
    if not wanted:
        return
    known = set(connection.execute(_NAMES, {"keys": sorted({key for key, _ in wanted})}).tuples())
    fields = ("key", "name", "folded", "kind", "country")
    for pair, row in wanted.items():
        if pair not in known:
            number = _inserted(connection, schema.actor_names, {name: row[name] for name in fields})
            words.add(connection, "actor_name_words", [(number, [], words_of(row["name"]))])


def _forget_names(connection: Connection, keys: Sequence[str]) -> None:
    """Takes away names of keys that no dispatch has any more."""
    actors = schema.actors.c
    for key in keys:
        if connection.execute(select(actors.number).where(actors.key == key).limit(1)).scalar() is None:
            forget_names(connection, [key])


def forget_names(connection: Connection, keys: Sequence[str]) -> None:
    """Takes away all names of some keys: those of dispatches whose rows are made anew come again."""
    of = schema.actor_names.c
    for key in keys:
        gone = connection.execute(select(of.number).where(of.key == key)).scalars().all()
        words.remove(connection, "actor_name_words", gone)
        connection.execute(delete(schema.actor_names).where(of.key == key))


# the statements that every dispatch needs, made once
_DISPATCH = schema.dispatches.c
_WITH_ID = select(_DISPATCH.id).where(_DISPATCH.id == bindparam("id"))
_WITH_CONTENT = select(
    _DISPATCH.number, _DISPATCH.id, _DISPATCH.date, _DISPATCH.story, _DISPATCH.program, _DISPATCH.model,
    _DISPATCH.lexicon,
).where(_DISPATCH.content == bindparam("content"))  # fmt: skip
_QUOTATIONS = select(schema.quotations.c.item, schema.quotations.c.number).where(
    schema.quotations.c.dispatch == bindparam("dispatch")
)
_NAMES = select(schema.actor_names.c.key, schema.actor_names.c.folded).where(
    schema.actor_names.c.key.in_(bindparam("keys", expanding=True))
)
_INSERT = {table: insert(table) for table in (schema.dispatches, schema.records, schema.actor_names, *schema.READING)}
