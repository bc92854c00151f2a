"""How a list is answered: as a page, or as JSON or CSV at the same address with a suffix."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from aidememoire.exports.cells import BOM, cell, comma_separated
from aidememoire.web.library import Leaf
from aidememoire.web.templating import page


def listed(
    request: Request, template: str, rows: Sequence[Mapping[str, Any]], leaf: Leaf | None = None, **values: Any
) -> Response:
    """The rows as the address asks: a page by default, `.json` as an array, `.csv` with a byte order mark.

    The number of rows of the whole list stands in the header X-Total-Count, where the list is one leaf of it.
    """
    kind = request.url.path.rpartition(".")[2]
    headers = {"X-Total-Count": str(leaf.total)} if leaf else {}
    if kind == "json":
        body = json.dumps([dict(row) for row in rows], ensure_ascii=False, indent=1) + "\n"
        return Response(body, media_type="application/json", headers=headers)
    if kind == "csv":
        names = list(rows[0]) if rows else []
        lines = [names, *([_cell(row[name]) for name in names] for row in rows)]
        return Response(BOM + comma_separated(lines), media_type="text/csv; charset=utf-8", headers=headers)
    return page(request, template, rows=rows, page=leaf, **values)


def plain(rows: Sequence[Any]) -> list[dict[str, Any]]:
    """Rows of the store as mappings."""
    return [dict(row._mapping) for row in rows]


def _cell(value: Any) -> str:
    return cell(value if isinstance(value, str | int | float | None) else json.dumps(value, ensure_ascii=False))
