"""Are the tables of a store those that its revision makes? One query when it is opened, so that no row fails later.

A store that an unreleased program made may bear a revision's number and lack its columns. From a release on, tables
change by new revisions alone.
"""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection, text

from aidememoire.errors import StoreError
from aidememoire.store import schema

_COLUMNS = {
    "sqlite": (
        'SELECT t.name, c.name, c."notnull" = 1 AND c.dflt_value IS NULL AND c.pk = 0 '
        "FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table'"
    ),
    "postgresql": (
        "SELECT table_name, column_name, is_nullable = 'NO' AND column_default IS NULL "
        "FROM information_schema.columns WHERE table_schema = current_schema()"
    ),
}
_SHOWN = 3


def check_tables(connection: Connection, where: str, *, only: tuple[str, ...] | None = None) -> None:
    """Raises StoreError where a table or column of the schema is missing, or one is there that every row would need.

    `only` names the tables that will be read; columns that somebody added and that may be empty are let be.
    """
    there: dict[str, dict[str, bool]] = defaultdict(dict)
    for table, column, needed in connection.execute(text(_COLUMNS[connection.dialect.name])):
        there[table][column] = bool(needed)
    wanted = [table for table in schema.metadata.sorted_tables if only is None or table.name in only]
    missing = [f"no {t.name}.{c.name}" for t in wanted for c in t.c if c.name not in there[t.name]]
    more = [f"{t.name}.{name}" for t in wanted for name, needed in there[t.name].items() if needed and name not in t.c]
    if not missing and not more:
        return
    found = [*missing, *more]
    shown = ", ".join(found[:_SHOWN]) + (f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else "")
    remedy = "ingest its dispatches into a new store"
    if only is None and there["decision"]:
        count = connection.execute(text("SELECT count(*) FROM decision")).scalar_one()
        if count:
            remedy += f"; `aidememoire decisions --format json` prints its decisions ({count}), to be taken again"
    raise StoreError(f"an unreleased aidememoire made it: its tables are others ({shown})", where=where, remedy=remedy)
