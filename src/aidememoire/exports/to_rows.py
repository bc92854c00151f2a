"""The answers to a question as JSON and as CSV: every field of a row, its proof last."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from pydantic import BaseModel

from aidememoire.exports.cells import BOM, Value, cell, comma_separated, joined

_LAST = ("told", "source", "dispatch", "item", "start", "end", "text")


def rows_json(rows: Iterable[Any]) -> str:
    """A JSON list of objects, one a row, indented; UTF-8 text with its line end."""
    return json.dumps([plain(row) for row in rows], ensure_ascii=False, indent=1) + "\n"


def row_json(row: Any) -> str:
    """One JSON object."""
    return json.dumps(plain(row), ensure_ascii=False, indent=1) + "\n"


def plain(value: Any) -> Any:
    """A row, or what it holds, as JSON has it."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value) if one.name != "view"}
    if isinstance(value, Mapping):
        return {str(key): plain(held) for key, held in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(one) for one in value]
    return value


def rows_csv(
    rows: Sequence[Any], kind: type, *, mark: bool = True, words: Mapping[str, Callable[[Any], Any]] | None = None
) -> str:
    """A header and a line a row, for a spreadsheet; `kind` is the rows' class, so that none have a header too.

    Lists are joined by semicolons; what a row holds of several fields (an account, a difference) is one cell, or
    what `words` makes of the row for that field. `mark` begins it with the sign by which Excel knows UTF-8.
    """
    names = [one.name for one in fields(kind) if one.name != "view"]
    columns = [name for name in names if name not in _LAST] + [name for name in _LAST if name in names]
    put = words or {}
    cells = ([_cell(put[name](row) if name in put else getattr(row, name)) for name in columns] for row in rows)
    table = [columns, *cells]
    return (BOM if mark else "") + comma_separated(table)


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or isinstance(value, str | int | float):
        return cell(value)
    if isinstance(value, Mapping):
        return joined(f"{key}: {held}" for key, held in value.items())
    if isinstance(value, list | tuple):
        return joined(_short(one) for one in value)
    return cell(_short(value))


def _short(value: Any) -> Value:
    """What several fields say, in one cell."""
    if isinstance(value, str | int | float) or value is None:
        return value
    held = plain(value)
    if isinstance(held, list):
        return " ".join(str(one) for one in held)
    return ", ".join(f"{one}" for one in held.values() if isinstance(one, str | int) and one != "")
