"""What goes into a store comes out of it: every record whole, its rows beside it, nothing doubled or lost."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, insert, select

from aidememoire.dispatch import Dispatch
from aidememoire.errors import StoreError
from aidememoire.items import items_of
from aidememoire.record import Header, Hearsay, MadeBy, Record
from aidememoire.store import schema, words
from aidememoire.store.store import Filters, Store
from gold_records import gold_record, names
from made_records import MADE_BY, record, talks

OTHER = MadeBy(aidememoire="1", model="none", lexicon="none")


def every_row(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """All that the store holds, but for instants."""
    found = {}
    with store.reading() as connection:
        for table in schema.metadata.sorted_tables:
            columns = [c for c in table.c if c.name not in ("received", "read", "json")]
            found[table.name] = sorted((tuple(row) for row in connection.execute(select(*columns))), key=str)
    return found


def test_every_record_comes_back_as_it_went_in(store: Store) -> None:
    for name in names():
        assert store.add(gold_record(name), origin=f"{name}.txt").what in ("new", "version")
    assert list(store.records()) == [gold_record(name) for name in names()]
    assert list(store.records(["d02-brasilia-sans-avancee", "absent"])) == [gold_record("d02-brasilia-sans-avancee")]
    assert [kept.origin for kept in store.dispatches()] == [f"{name}.txt" for name in names()]


def test_every_item_has_its_row_with_its_words(store: Store) -> None:
    given = gold_record("d04-madrid-communique-six-pays")
    store.add(given)
    layers = {
        "actors": schema.actors, "quotations": schema.quotations, "events": schema.events,
        "proposals": schema.proposals, "positions": schema.positions, "disputes": schema.disputes,
        "hearsay": schema.hearsay, "agenda": schema.agenda,
    }  # fmt: skip
    with store.reading() as connection:
        for layer, table in layers.items():
            rows = connection.execute(select(table.c.item, table.c.start, table.c.end, table.c.text)).all()
            items = [item for item in items_of(given) if item.layer == layer]
            assert {row.item for row in rows} == {item.id for item in items}
            assert len(rows) == len(items)
            assert all(given.text[row.start : row.end] == row.text for row in rows)


def test_parties_are_found_by_their_key_and_days_by_the_words_own_date(store: Store) -> None:
    store.add(talks())
    of = schema.event_parties.c
    with store.reading() as connection:
        asking = connection.execute(select(of.item, of.side, of.day).where(of.actor_key == "state:PER")).all()
        event = connection.execute(select(schema.events)).one()
    assert asking == [("e1", "actor", "2018-02-13")]
    assert (event.by_key, event.place_folded, event.assertion) == ("person:ana-ruiz", "brasilia", "attributed")


def test_the_same_dispatch_twice_changes_nothing(store: Store) -> None:
    store.add(talks(), origin="a.txt")
    before = every_row(store)
    again = store.add(talks().model_copy(update={"id": "d2"}), origin="copy of a.txt")
    assert (again.what, again.dispatch) == ("known", "d1")
    assert every_row(store) == before
    assert store.holds(Dispatch(id="x", text=talks().text, header=talks().header)) == "d1"
    assert store.holds(Dispatch(id="d1", text="Rien.")) is None


def test_other_words_under_the_same_id_are_kept_beside_the_first(store: Store) -> None:
    first, second = record("Rome (AFP) - La trêve tient."), record("Rome (AFP) - La trêve ne tient plus.")
    assert store.add(first).dispatch == "d1"
    assert store.add(second).dispatch == "d1~2"
    assert [found.text for found in store.records(["d1", "d1~2"])] == [first.text, second.text]
    assert store.add(second).what == "known"


def test_the_same_words_from_another_outlet_are_another_dispatch(store: Store) -> None:
    here, there = Header(outlet="Le Matin", identifier="a-1"), Header(outlet="Le Soir", identifier="b-7")
    assert store.add(record("La trêve tient.", header=here)).dispatch == "d1"
    assert store.add(record("La trêve tient.", header=there)).dispatch == "d1~2"
    assert store.add(record("La trêve tient.", header=here)).what == "known"


def test_another_program_replaces_the_rows_and_never_the_decisions(store: Store) -> None:
    store.add(talks())
    store.add(record("Lima (AFP) - Rien.", id="d2"))
    with store.writing() as connection:
        said = {"id": "x1", "item": "d1#e1", "what": "reject", "why": "essai", "who": "a", "at": "2018-02-17T00:00:00Z"}
        connection.execute(insert(schema.decisions).values(said))
    before = every_row(store)
    assert store.add(talks().model_copy(update={"made_by": OTHER})).what == "replaced"
    after = every_row(store)
    assert after["decision"] == before["decision"]
    for table in ("event", "actor", "party_of_event", "role", "actor_name"):
        assert [row[1:] for row in after[table]] == [row[1:] for row in before[table]]
    assert store.record("d1").made_by == OTHER
    assert len(store.search("Pérou", within="actors")) == 1


def test_a_reading_that_finds_less_leaves_nothing_of_the_one_before(store: Store) -> None:
    store.add(gold_record("d01-paraguay-treve-proche"))
    bare = record(gold_record("d01-paraguay-treve-proche").text, made_by=OTHER)
    store.add(bare.model_copy(update={"header": gold_record("d01-paraguay-treve-proche").header}))
    with store.reading() as connection:
        for table in (*schema.READING, schema.actor_names):
            assert connection.execute(select(func.count()).select_from(table)).scalar() == 0
    assert store.search("trêve", within="quotations") == []
    assert [hit.dispatch for hit in store.search("trêve")] == ["d01-paraguay-treve-proche"]


def test_a_dispatch_that_fails_half_way_leaves_no_trace(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.add(record("Rome (AFP) - Rien.", id="d0"))
    before = every_row(store)

    def crash(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(words, "add", crash)
        with pytest.raises(ZeroDivisionError):
            store.add(talks())
    assert every_row(store) == before
    assert store.add(talks()).what == "new"


def test_the_store_is_there_when_it_is_opened_again(open_store: Callable[[], Store]) -> None:
    with open_store() as first:
        first.add(talks())
    assert open_store().record("d1") == talks()


def test_two_that_have_it_open_see_what_the_other_added(open_store: Callable[[], Store]) -> None:
    first, second = open_store(), open_store()
    first.add(record("Rome (AFP) - Un.", id="a"))
    second.add(record("Rome (AFP) - Deux.", id="b"))
    assert list(first.ids()) == list(second.ids()) == ["a", "b"]


def test_odd_characters_survive(store: Store) -> None:
    text = "Rien\0 de \U0001f54a neuf \udc80."
    odd = Record(id="d1", text=text, hearsay=(Hearsay.cut(text, 0, 9),), made_by=MADE_BY)
    store.add(odd)
    assert store.record("d1") == odd
    assert [hit.text for hit in store.search("neuf")] == ["Rien\ufffd de \U0001f54a neuf \ufffd."]


def test_an_id_that_is_not_there_is_said(store: Store) -> None:
    with pytest.raises(StoreError, match="no dispatch 'd9'"):
        store.record("d9")


def test_dispatches_are_filtered_and_counted(store: Store) -> None:
    for name in names():
        store.add(gold_record(name))
    days = [kept.date for kept in store.dispatches(Filters(since="2018-02-12", until="2018-02-13"))]
    assert days
    assert all("2018-02-12" <= (day or "") <= "2018-02-13" for day in days)
    assert store.counts()["dispatches"] == len(names())
    assert store.counts()["events"] == sum(len(gold_record(name).events) for name in names())


def test_two_that_add_the_same_at_once_add_it_once(open_store: Callable[[], Store]) -> None:
    given = [record(f"Rome (AFP) - La dépêche {n} dit {n * 7}.", id=f"d{n}") for n in range(25)]
    stores = [open_store(), open_store()]
    with ThreadPoolExecutor(2) as both:
        told = list(both.map(lambda store: [store.add(each).what for each in given], stores))
    assert sorted(what for each in told for what in each if what == "known") == ["known"] * 25
    assert sorted(stores[0].ids()) == sorted(each.id for each in given)
