"""Where are records kept? The store: opened, added to, read from, searched."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, func, inspect, select
from sqlalchemy.exc import DBAPIError

from aidememoire.dispatch import Dispatch
from aidememoire.errors import NoSuchDispatch, StoreError
from aidememoire.record import MadeBy, Record
from aidememoire.store import adding, engine, schema
from aidememoire.store.adding import Added, What
from aidememoire.store.engine import DEFAULT, open_engine, shown
from aidememoire.store.rows import day_only
from aidememoire.store.search import Filters, Hit, search
from aidememoire.store.tables import check_tables

__all__ = ["Added", "Filters", "Hit", "Kept", "Store", "What"]

_AT_ONCE = 200  # dispatches read from the database together
_REVISION = "0002"  # of the tables; the same as migrations.HEAD, so that opening a store needs no Alembic


@dataclass(frozen=True, slots=True)
class Kept:
    """A dispatch in the store, as lists show it. `group` and `kind` are its version group and its kind in it."""

    id: str
    date: str | None
    headline: str | None
    agency: str | None
    outlet: str | None
    published: str | None
    received: str
    origin: str
    group: str | None
    kind: str | None
    of: str | None
    superseded: bool
    story: str | None


class Store:
    """Records of dispatches in a database, with the rows that questions are asked of.

    >>> from aidememoire import Dispatch
    >>> with Store.open("sqlite://") as store:
    ...     store.counts()["dispatches"], store.holds(Dispatch(id="d1", text="Rien."))
    (0, None)
    """

    def __init__(self, engine: Engine, where: str) -> None:
        self.engine, self.where = engine, where

    @classmethod
    def open(
        cls,
        where: str | os.PathLike[str] = DEFAULT,
        *,
        create: bool = True,
        upgrade: bool = False,
        tables: tuple[str, ...] | None = None,
    ) -> Self:
        """The store at a path (SQLite) or a URL (`postgresql://…`); made where there is none, if `create`.

        The tables of an older program are brought up to date when that only adds to them; `upgrade` allows
        any change. `tables` names those that will be read, where not all need be whole. Raises StoreError: what
        is wrong with the place or its tables, or which version of the program is needed.
        """
        store = cls(open_engine(where, create=create), shown(where))
        try:
            with engine.told(store.engine):
                store._prepare(create, upgrade, tables)
        except BaseException:
            store.close()
            raise
        return store

    def _prepare(self, create: bool, upgrade: bool, tables: tuple[str, ...] | None) -> None:
        try:
            with self.reading() as connection:
                revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        except (StoreError, DBAPIError):
            revision = None  # no such table: a new database, or no store
        if revision == _REVISION:
            with self.reading() as connection:
                check_tables(connection, self.where, only=tables)
            return
        from aidememoire.store import migrations

        try:
            with self.writing() as connection:
                revision = migrations.revision_of(connection)
                if revision is None:
                    self._check_empty(connection, create)
                found = migrations.pending(revision)
                if revision is not None and not upgrade and (why := migrations.unsafe(found)):
                    raise StoreError(
                        f"its tables are of an older aidememoire and must be changed: {'; '.join(why)}",
                        remedy=f"make a copy of the store, then type: aidememoire upgrade --store {self.where}",
                    )
                migrations.migrate(connection, found)
                check_tables(connection, self.where, only=tables)
        except StoreError as error:
            raise error if error.where else error.at(self.where) from None

    def _check_empty(self, connection: Connection, create: bool) -> None:
        tables = set(inspect(connection).get_table_names())
        if not create:
            raise StoreError("there is no store", remedy="make it: aidememoire ingest FILE... --store " + self.where)
        if tables & set(schema.metadata.tables):
            raise StoreError("the database holds tables of other programs", remedy="give the store one of its own")

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection for questions: it sees the store as it was when it began."""
        return engine.reading(self.engine)

    def writing(self) -> AbstractContextManager[Connection]:
        """A connection whose changes are kept together when it ends well, and not at all when it does not."""
        return engine.writing(self.engine)

    def close(self) -> None:
        """Lets go of the database."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(self, record: Record, *, origin: str = "", received: str | None = None, again: bool = False) -> Added:
        """Adds a record, in one transaction, and says what became of it.

        `known`: its words are there already, nothing changed. `replaced`: they are, and another version of the
        program read them now, or for another day (or `again` asks for it): rows are made anew, decisions stay.
        `version`: it repeats or changes another dispatch and is kept beside it. Where other words have its id,
        it becomes `id~2`. `origin` is the file or address, `received` the instant (now). Raises StoreError.
        """
        with self.writing() as connection:
            return adding.add(connection, record, origin=origin, received=received, again=again)

    def holds(self, dispatch: Dispatch, made_by: MadeBy | None = None) -> str | None:
        """The id under which the store has this dispatch read for its day, None where it has not.

        With `made_by`, only where that version of the program read it.
        """
        with self.reading() as connection:
            found = adding.find_content(connection, adding.content_key(dispatch.text, dispatch.header))
        if found is None or day_only(dispatch.date) not in (None, found.date):
            return None
        if made_by and (found.program, found.model, found.lexicon) != tuple(made_by.model_dump().values()):
            return None
        return str(found.id)

    def made_otherwise(self, made_by: MadeBy) -> Iterator[str]:
        """The ids of the dispatches that another version of the program read."""
        of = schema.dispatches.c
        same = (of.program == made_by.aidememoire) & (of.model == made_by.model) & (of.lexicon == made_by.lexicon)
        with self.reading() as connection:
            ids = connection.execute(select(of.id).where(~same).order_by(of.number)).scalars().all()
        yield from ids

    def record(self, id: str) -> Record:
        """The record of a dispatch. Raises NoSuchDispatch when there is none of that id."""
        for record in self.records([id]):
            return record
        raise NoSuchDispatch(
            f"no dispatch {id!r}", where=self.where, remedy="`aidememoire search WORDS` finds dispatches"
        )

    def records(self, ids: Iterable[str] | None = None) -> Iterator[Record]:
        """The records of those ids, in that order (ids that are not there are passed over); by default all."""
        wanted = list(self.ids() if ids is None else ids)
        dispatch, kept = schema.dispatches.c, schema.records.c
        for first in range(0, len(wanted), _AT_ONCE):
            part = wanted[first : first + _AT_ONCE]
            query = select(dispatch.id, kept.json).where(kept.dispatch == dispatch.number, dispatch.id.in_(part))
            with self.reading() as connection:
                found = dict(connection.execute(query).tuples().all())
            for id in part:
                if id in found:
                    yield adding.record_from(found[id])

    def ids(self) -> Iterator[str]:
        """The ids of all dispatches, in the order of arrival."""
        return (kept.id for kept in self.dispatches())

    def dispatches(self, filters: Filters | None = None) -> Iterator[Kept]:
        """The dispatches that pass the filters, in the order of arrival; all by default."""
        of = schema.dispatches.c
        columns = (
            of.number, of.id, of.date, of.headline, of.agency, of.outlet, of.published, of.received, of.origin,
            of.version_group, of.version_kind, of.version_of, of.superseded, of.story,
        )  # fmt: skip
        last = 0
        while True:
            query = select(*columns).where(of.number > last, *(filters or Filters()).conditions())
            with self.reading() as connection:
                rows = connection.execute(query.order_by(of.number).limit(_AT_ONCE)).all()
            yield from (Kept(*row[1:]) for row in rows)
            if len(rows) < _AT_ONCE:
                return
            last = rows[-1].number

    def search(self, words: str, *, limit: int = 20, within: str = "text", filters: Filters | None = None) -> list[Hit]:
        """What holds the words, the best first: see `aidememoire.store.search.search`."""
        with self.reading() as connection:
            return search(connection, words, limit=limit, within=within, filters=filters)

    def counts(self) -> dict[str, int]:
        """How many dispatches, stories and items of each layer there are."""
        tables: dict[str, Any] = {
            "dispatches": schema.dispatches, "stories": schema.stories, "actors": schema.actor_names,
            "quotations": schema.quotations, "events": schema.events, "meetings": schema.meetings,
            "proposals": schema.proposals, "positions": schema.positions, "disputes": schema.disputes,
            "hearsay": schema.hearsay, "agenda": schema.agenda, "decisions": schema.decisions,
        }  # fmt: skip
        with self.reading() as connection:
            return {
                name: int(connection.execute(select(func.count()).select_from(table)).scalar_one())
                for name, table in tables.items()
            }
