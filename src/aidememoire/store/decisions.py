"""How are persons' decisions kept? In the order they were taken; added, never changed, never taken away."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, Select, bindparam, insert, select

from aidememoire.decisions import Decision
from aidememoire.store import schema
from aidememoire.stories.identities import Identities

_JSON = ("before", "after", "anchor", "other_anchor")
_TABLE = schema.decisions
_VALUES: TypeAdapter[dict[str, Any]] = TypeAdapter(dict[str, Any])


def taken(
    connection: Connection, *, item: str | None = None, dispatch: str | None = None, shared: bool = False
) -> list[Decision]:
    """The decisions in the order they were taken: all, those of an item, those of a dispatch's items.

    `shared` gives those about actors and stories, which belong to no dispatch.
    """
    asked = {name: value for name, value in (("item", item), ("dispatch", dispatch)) if value is not None}
    return [_decision(row) for row in connection.execute(_taken(tuple(asked), shared), asked)]


@cache
def _taken(asked: tuple[str, ...], shared: bool) -> Select[Any]:
    query = select(_TABLE).order_by(_TABLE.c.number).where(*(_TABLE.c[name] == bindparam(name) for name in asked))
    return query.where(_TABLE.c.dispatch.is_(None)) if shared else query


def identities(connection: Connection) -> Identities:
    """Which actors and stories persons made one or told apart."""
    return Identities.of(taken(connection, shared=True))


def keep(connection: Connection, found: Iterable[Decision]) -> int:
    """Adds decisions that are not there yet, in their order; how many. Nothing is ever changed or taken away."""
    added = 0
    for one in found:
        if connection.execute(select(_TABLE.c.number).where(_TABLE.c.id == one.id)).scalar() is not None:
            continue
        values: dict[str, Any] = {**one.model_dump(mode="json"), "dispatch": one.dispatch}
        for name in _JSON:
            values[name] = None if values[name] is None else json.dumps(values[name], ensure_ascii=False)
        connection.execute(insert(_TABLE).values(values))
        added += 1
    return added


def _decision(row: Row[Any]) -> Decision:
    values = dict(row._mapping)
    for name in _JSON:
        values[name] = None if values[name] is None else _VALUES.validate_json(values[name])
    return Decision.model_validate({name: values[name] for name in Decision.model_fields})
