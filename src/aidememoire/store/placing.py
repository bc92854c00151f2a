"""Which version group and story does a new dispatch join? Asked in the transaction that adds it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, select, update

from aidememoire.record import Record
from aidememoire.store import schema


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a dispatch was put: `kind` is a VersionKind, `story` None while it belongs to none."""

    group: str
    kind: str
    of: str | None
    story: str | None


def place(connection: Connection, record: Record, number: int, *, same_id: str | None) -> Placed:
    """Puts a dispatch, whose rows are in, where it belongs, and writes that in its row.

    `same_id` is the dispatch that came under the same id with other words before.
    """
    table = schema.dispatches
    group, kind = record.id, "first"
    if same_id is not None:
        found = select(table.c.version_group).where(table.c.id == same_id)
        group, kind = connection.execute(found).scalar() or same_id, "update"
        connection.execute(
            update(table).where(table.c.version_group == group, table.c.number != number).values(superseded=True)
        )
    values = {"version_group": group, "version_kind": kind, "version_of": same_id}
    connection.execute(update(table).where(table.c.number == number).values(values))
    return Placed(group, kind, same_id, None)


def _now() -> str:
    """This instant, UTC, to the microsecond: whoever makes the view sees that it changed meanwhile."""
    return datetime.now(UTC).isoformat().replace("+00:00", "Z")


def read_again(connection: Connection, record: Record, number: int) -> None:
    """A dispatch has new rows: its story's view must be made again."""
    table = schema.dispatches
    story = select(table.c.story).where(table.c.number == number).scalar_subquery()
    connection.execute(update(schema.stories).where(schema.stories.c.id == story).values(stale=True, changed=_now()))
