"""Which dispatches does a JSON-lines file hold? One `{"id", "text", "date"}` a line, more keys allowed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from aidememoire.dispatch import Dispatch
from aidememoire.errors import AideMemoireError, InputError
from aidememoire.readers.text import LONGEST, read_text

_LONGEST_LINE = 8 * LONGEST  # bytes: what one dispatch can take in JSON, with room for other keys


def read_jsonl(
    path: str | Path, *, date: str | None = None, language: str | None = None
) -> Iterator[Dispatch | AideMemoireError]:
    """The dispatches of a file, in order; for a line that holds none, an error that names the line.

    `date` and `language` stand for lines that have no `date` and no `language` of their own. Blank lines are skipped.
    A second line of the same id is an error, so that no record overwrites another. Memory does not
    grow with the file, but for its ids.
    """
    seen: dict[str, int] = {}
    with Path(path).open("rb") as lines:
        number = 0
        while raw := lines.readline(_LONGEST_LINE + 1):
            number += 1
            where = f"{path}, line {number}"
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
                dispatch = _read_line(raw, date, language)
            except AideMemoireError as error:
                yield error.at(where if not error.where else f"{where} ({error.where})")
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


def _read_line(raw: bytes, date: str | None, language: str | None) -> Dispatch:
    try:
        item: Any = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise InputError(f"not JSON ({error})", remedy='each line is {"id": …, "text": …, "date": …}') from error
    if not isinstance(item, dict) or not isinstance(item.get("text"), str):
        raise InputError("no text in it", remedy='each line is {"id": …, "text": …, "date": …}')
    for key in ("id", "date", "language"):
        if not isinstance(item.get(key), str | int | None) or isinstance(item.get(key), bool):
            raise InputError(f"{key!r} is not a string", remedy='each line is {"id": …, "text": …, "date": …}')
    name = item.get("id")
    return read_text(
        item["text"],
        name=None if name is None or name == "" else str(name),
        date=item.get("date") or date,
        language=language or item.get("language"),
    )
