"""How does a store of an older program become one of this program's? Alembic revisions, run when that is safe.

A revision in `versions/` says `SAFE = True` when it only adds (a table, a column, an index): it is then run when
the store is opened. Any other waits until a person has made a copy and types `aidememoire upgrade`; `WHAT` says
what it does. `tools/migration.py` writes a revision from what `schema` has and the revisions have not.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import Script, ScriptDirectory
from sqlalchemy import Connection

from aidememoire.errors import StoreError

HEAD = "0002"  # the newest revision; a test holds it to the files


@cache
def scripts() -> ScriptDirectory:
    """The revisions that this program knows."""
    return ScriptDirectory(str(Path(__file__).parent))


def revision_of(connection: Connection) -> str | None:
    """The revision a store is at, None for an empty database."""
    return MigrationContext.configure(connection).get_current_revision()


def pending(revision: str | None) -> list[Script]:
    """The revisions that a store of that one lacks, oldest first. Raises StoreError for one not known here."""
    known = {script.revision for script in scripts().walk_revisions()}
    if revision is not None and revision not in known:
        raise StoreError(
            f"it was made by a newer aidememoire (its tables are at revision {revision}, this program knows {HEAD})",
            remedy='update the program: pip install -U aidememoire (this is version "' + _own_version() + '")',
        )
    return list(scripts().iterate_revisions("head", revision or "base"))[::-1]


def unsafe(found: list[Script]) -> list[str]:
    """What those of the revisions do that only a person may start."""
    return [str(script.module.WHAT) for script in found if not script.module.SAFE]


def migrate(connection: Connection, found: list[Script]) -> None:
    """Runs revisions in order, in the connection's transaction."""
    context = MigrationContext.configure(connection)
    context._ensure_version_table()
    with Operations.context(context):
        for script in found:
            script.module.upgrade()
            context.stamp(scripts(), script.revision)


def _own_version() -> str:
    try:
        return version("aidememoire")
    except PackageNotFoundError:  # run from its source folder
        return "not installed"
