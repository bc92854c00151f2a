"""Which dispatches does a JSON-lines file hold? One `{"id", "text", "date"}`, or one ninjs item, a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from aidememoire.dispatch import Dispatch
from aidememoire.errors import AideMemoireError, InputError
from aidememoire.readers.source import Given, Source, placed
from aidememoire.readers.text import LONGEST, read_text

_LONGEST_LINE = 8 * LONGEST  # bytes: what one dispatch can take in JSON, with room for other keys
_REMEDY = 'each line is {"id": …, "text": …, "date": …}'


def read_jsonl(
    path: str | Path, *, date: str | None = None, language: str | None = None
) -> Iterator[Dispatch | AideMemoireError]:
    """The dispatches of a JSON-lines file; as `read_path` gives them, whatever the file's name."""
    with Path(path).open("rb") as stream:
        yield from read(Source(str(path), stream, Path(path).name, Path(path)), Given(date, language))


def read(source: Source, given: Given) -> Iterator[Dispatch | AideMemoireError]:
    """The dispatches of a file, in order; for a line that holds none, an error that names the line.

    The day and language given stand for lines that have no `date` and no `language` of their own. Blank
    lines are skipped. A second line of the same id is an error, so that no record overwrites another.
    Memory does not grow with the file, but for its ids.
    """
    seen: dict[str, int] = {}
    source.head()
    lines, number = source.stream, 0
    while raw := lines.readline(_LONGEST_LINE + 1):
        number += 1
        where = f"{source.where}, line {number}"
        if len(raw) > _LONGEST_LINE:
            while raw and not raw.endswith(b"\n"):
                raw = lines.readline(_LONGEST_LINE)
            yield InputError("the line is longer than a dispatch can be", where=where, remedy="one dispatch a line")
            continue
        if number == 1:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        if not raw.strip():
            continue
        try:
            dispatch = _read_line(raw, given)
        except AideMemoireError as error:
            yield placed(error, where)
            continue
        if dispatch.id in seen:
            yield InputError(
                f"the id {dispatch.id!r} is that of line {seen[dispatch.id]}",
                where=where,
                remedy="give each dispatch an id of its own",
            )
            continue
        seen[dispatch.id] = number
        yield dispatch


def _read_line(raw: bytes, given: Given) -> Dispatch:
    from aidememoire.readers.ninjs import read_item

    try:
        item: Any = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise InputError(f"not JSON ({error})", remedy=_REMEDY) from error
    return read_item(item, given)


def read_object(item: Any, given: Given, *, name: str | None = None) -> Dispatch:
    """The dispatch of an `{"id", "text", "date", "language"}`; `name` is its id where it has none.

    Raises InputError when it has no text, or a field of the wrong kind.
    """
    if not isinstance(item, dict) or not isinstance(item.get("text"), str):
        raise InputError("no text in it", remedy=_REMEDY)
    for key in ("id", "date", "language"):
        if not isinstance(item.get(key), str | int | None) or isinstance(item.get(key), bool):
            raise InputError(f"{key!r} is not a string", remedy=_REMEDY)
    own = item.get("id")
    return read_text(
        item["text"],
        name=name if own is None or own == "" else str(own),
        date=item.get("date") or given.date,
        language=given.language or item.get("language"),
    )
