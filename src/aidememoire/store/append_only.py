"""How does the database itself see to it that decisions are only ever added? A trigger on each engine."""

from __future__ import annotations

from sqlalchemy import Connection

TABLE = "decision"
SAID = "decisions are only added: take a new one (aidememoire decide --undo ID)"


def create(connection: Connection) -> None:
    """Makes the triggers: a row that is there is neither changed nor deleted."""
    if connection.dialect.name == "postgresql":
        statements = [
            f"CREATE FUNCTION {TABLE}_is_kept() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{SAID}'; END $$",
            f"CREATE TRIGGER {TABLE}_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON {TABLE} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_is_kept()",
        ]
    else:
        statements = [
            f"CREATE TRIGGER {TABLE}_is_kept_from_{event.lower()} BEFORE {event} ON {TABLE} "
            f"BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
            for event in ("UPDATE", "DELETE")
        ]
    for statement in statements:
        connection.exec_driver_sql(statement)
