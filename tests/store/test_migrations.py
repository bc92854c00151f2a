"""The revisions make the tables of schema.py, on both engines; a store is changed only when that is safe."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine, inspect, text

from aidememoire.errors import StoreError
from aidememoire.store import migrations, schema, store, words
from aidememoire.store.deciding import decide, decisions
from aidememoire.store.store import Store
from made_records import talks


def test_the_newest_revision_is_the_one_the_program_asks_for() -> None:
    assert migrations.scripts().get_heads() == [migrations.HEAD]
    assert store._REVISION == migrations.HEAD


def test_the_revisions_make_the_tables_of_the_schema(store: Store) -> None:
    with store.reading() as connection:
        options = {
            "compare_type": True,
            "include_name": lambda name, kind, _: kind != "table" or not words.is_index_table(name),
        }
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, schema.metadata) == []
        tables = set(inspect(connection).get_table_names())
    assert set(words.INDEXES) <= tables


def test_every_revision_says_what_it_does_and_whether_it_is_safe() -> None:
    for script in migrations.pending(None):
        assert script.module.WHAT
        assert script.module.SAFE in (True, False)


def test_a_store_of_a_newer_program_is_left_alone(place: str) -> None:
    with Store.open(place) as made, made.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="made by a newer aidememoire"):
        Store.open(place)


def test_a_store_of_an_older_program_is_brought_up_to_date(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(place) as made:
        made.add(talks())
    newer(monkeypatch, safe=True)
    with Store.open(place) as opened, opened.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM new_table")).scalar() == 0
        assert opened.record("d1") == talks()


def test_a_change_that_is_not_safe_waits_for_a_person(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Store.open(place).close()
    newer(monkeypatch, safe=False)
    with pytest.raises(StoreError, match="make a copy of the store, then type: aidememoire upgrade --store"):
        Store.open(place)
    with Store.open(place, upgrade=True) as opened, opened.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM new_table")).scalar() == 0


def test_a_change_that_fails_leaves_the_store_as_it_was(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(place) as made:
        made.add(talks())
    newer(monkeypatch, safe=True, fails=True)
    with pytest.raises(StoreError):
        Store.open(place)
    monkeypatch.undo()
    with Store.open(place) as opened, opened.reading() as connection:
        assert opened.record("d1") == talks()
        assert "new_table" not in inspect(connection).get_table_names()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("ALTER TABLE agenda DROP COLUMN status", "no agenda.status"),
        ("DROP TABLE band", "no band.period"),
        ("ALTER TABLE feature RENAME COLUMN stories TO times", "no feature.stories, feature.times"),
    ],
)
def test_a_store_whose_tables_are_not_its_revisions_says_what_to_do(place: str, change: str, said: str) -> None:
    with Store.open(place) as made:
        made.add(talks())
        decide(made, "d1#e1", "accept", why="relu")
        with made.writing() as connection:
            if "agenda" in change:
                connection.execute(text("DROP INDEX ix_agenda_status"))
            connection.execute(text(change))
    with pytest.raises(StoreError) as error:
        Store.open(place)
    assert said in str(error.value)
    assert "ingest its dispatches into a new store" in error.value.remedy
    assert "prints its decisions (1)" in error.value.remedy
    with Store.open(place, tables=("decision",)) as opened:
        assert [one.why for one in decisions(opened)] == ["relu"]


def test_columns_that_somebody_added_are_let_be(place: str) -> None:
    with Store.open(place) as made, made.writing() as connection:
        connection.execute(text("ALTER TABLE dispatch ADD COLUMN note TEXT"))
    with Store.open(place) as opened:
        assert opened.add(talks()).what == "new"


def newer(monkeypatch: pytest.MonkeyPatch, *, safe: bool, fails: bool = False) -> None:
    """A program with one revision more."""
    from types import ModuleType

    from alembic import op
    from alembic.script import Script

    def upgrade() -> None:
        op.execute("CREATE TABLE new_table (a integer)")
        if fails:
            op.execute("CREATE TABLE new_table (a integer)")

    module = ModuleType("r9000")
    vars(module).update(
        revision="9000", down_revision=migrations.HEAD, branch_labels=None, depends_on=None, upgrade=upgrade,
        WHAT="a table more", SAFE=safe,
    )  # fmt: skip
    scripts = type(migrations.scripts())(str(migrations.scripts().dir))
    scripts.revision_map.add_revision(Script(module, "9000", "r9000.py"))
    monkeypatch.setattr(migrations, "scripts", lambda: scripts)
    monkeypatch.setattr(store, "_REVISION", "9000")


def test_an_empty_database_becomes_a_store_at_once() -> None:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        assert migrations.revision_of(connection) is None
        migrations.migrate(connection, migrations.pending(None))
        assert migrations.revision_of(connection) == migrations.HEAD
