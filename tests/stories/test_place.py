"""Which versions and which story does a dispatch join in a store, in any order of arrival, whatever persons decided?"""

from __future__ import annotations

import json
import random
from collections import Counter

import pytest
from sqlalchemy import select

from aidememoire.errors import InputError
from aidememoire.record import Header, Record
from aidememoire.store import schema
from aidememoire.store.store import Store
from aidememoire.stories.membership import merge_stories, split_story, story_named
from aidememoire.stories.story_rows import ALL
from gold_records import gold_record, names
from made_records import talks

SIEGE = {name for name in names() if name < "d07"}
ELECTION = set(names()) - SIEGE
LEAD, BEFORE = "d05-lead-fcl-oui-sous-conditions", "d04-madrid-communique-six-pays"


def stories_of(store: Store) -> dict[str | None, set[str]]:
    found: dict[str | None, set[str]] = {}
    for kept in store.dispatches():
        found.setdefault(kept.story, set()).add(kept.id)
    check_counts(store)
    return found


def check_counts(store: Store) -> None:
    """What is counted of stories is what their dispatches' signatures say."""
    index, features, signatures, of = schema.story_index, schema.features, schema.signatures, schema.dispatches
    with store.reading() as connection:
        rows = connection.execute(
            select(of.c.story, signatures.c.features).join(signatures, signatures.c.dispatch == of.c.number)
        ).all()
        counted = Counter((story, f) for story, kept in rows if story for f in json.loads(kept))
        assert {(r.story, r.feature): r.dispatches for r in connection.execute(select(index))} == dict(counted)
        having = Counter(feature for _, feature in counted)
        in_all = {r.feature: r.stories for r in connection.execute(select(features)) if r.stories}
        assert in_all.pop(ALL, 0) == len({story for story, _ in rows if story})
        assert in_all == dict(having)
        sizes = Counter(story for story, _ in rows if story)
        assert {r.id: r.dispatches for r in connection.execute(select(schema.stories))} == dict(sizes)


def add_all(store: Store, wanted: list[str], records: dict[str, Record] | None = None) -> None:
    for name in wanted:
        store.add((records or {}).get(name) or gold_record(name), origin=name)


def test_the_invented_dispatches_make_two_stories_with_one_new_lead(store):
    add_all(store, names())
    assert sorted(map(sorted, stories_of(store).values())) == [sorted(SIEGE), sorted(ELECTION)]
    versions = {kept.id: (kept.kind, kept.of, kept.group) for kept in store.dispatches()}
    assert versions.pop(LEAD) == ("update", BEFORE, BEFORE)
    assert all(kind == "first" and group == id for id, (kind, _, group) in versions.items())
    assert [kept.id for kept in store.dispatches() if kept.superseded] == [BEFORE]


@pytest.mark.parametrize("seed", range(10))
def test_they_do_in_any_order_of_arrival(seed):
    with Store.open("sqlite://") as store:
        add_all(store, random.Random(seed).sample(names(), len(names())))
        assert sorted(map(sorted, stories_of(store).values())) == [sorted(SIEGE), sorted(ELECTION)]
        assert {kept.id: kept.of for kept in store.dispatches() if kept.of} == {LEAD: BEFORE}


def test_they_do_as_the_program_reads_them(own_records):
    records = {name: Record.from_json(data) for name, data in own_records.items()}
    for seed in range(5):
        with Store.open("sqlite://") as store:
            add_all(store, random.Random(seed).sample(names(), len(names())), records)
            assert sorted(map(sorted, stories_of(store).values())) == [sorted(SIEGE), sorted(ELECTION)]


def test_a_story_is_named_after_its_first_dispatch_and_dated_by_all(store):
    add_all(store, names())
    with store.reading() as connection:
        found = {row.id: row for row in connection.execute(select(schema.stories))}
    siege = found["paraguay-un-accord-de-treve-serait-proche-82258f"]
    assert (siege.first, siege.last, siege.dispatches) == ("2018-02-05", "2018-02-16", 6)
    assert siege.title.startswith("Paraguay: un accord de trêve serait proche")


def test_what_is_about_no_negotiation_is_in_no_story(store):
    record = gold_record(BEFORE)
    sports = Record(id="foot", date="2018-02-13", text="Salto a battu Lima 2-0.", made_by=record.made_by)
    store.add(sports, origin="foot")
    assert stories_of(store) == {None: {"foot"}}


def test_other_talks_in_the_same_month_are_another_story(store):
    add_all(store, sorted(SIEGE))
    store.add(talks(), origin="talks")
    assert sorted(map(len, stories_of(store).values())) == [1, 6]


def test_a_copy_shares_the_story_and_counts_for_nothing(store):
    add_all(store, sorted(SIEGE))
    record = gold_record(BEFORE)
    copied = record.model_copy(update={"id": "copy", "header": record.header.model_copy(update={"outlet": "Le Plata"})})
    assert store.add(copied, origin="copy").what == "version"
    assert [kept.kind for kept in store.dispatches() if kept.id == "copy"] == ["republished"]
    with store.reading() as connection:
        kept = connection.execute(select(schema.signatures.c.features).order_by(schema.signatures.c.dispatch.desc()))
        assert kept.scalars().first() == "[]"
    assert len(stories_of(store)) == 1


def test_reading_again_leaves_everything_in_its_place(store):
    add_all(store, names())
    before = list(store.dispatches())
    for name in names():
        assert store.add(gold_record(name), origin=name, again=True).what == "replaced"
    assert list(store.dispatches()) == before
    assert len(stories_of(store)) == 2


def test_a_dispatch_that_comes_late_joins_the_versions_that_came_before_it(store):
    add_all(store, [LEAD, "d06-urgent-evacuation-suspendue", BEFORE])
    found = {kept.id: (kept.kind, kept.of, kept.superseded) for kept in store.dispatches()}
    assert found[BEFORE] == ("first", None, True)
    assert found[LEAD] == ("update", BEFORE, False)
    assert len(stories_of(store)) == 1


def ids_of(store: Store) -> tuple[str, str]:
    """The siege's story and the election's."""
    by_name = {kept.id: kept.story for kept in store.dispatches()}
    return by_name[min(SIEGE)] or "", by_name[min(ELECTION)] or ""


def test_merged_stories_are_one_and_later_dispatches_join_it(store):
    later = {max(SIEGE), max(ELECTION)}
    add_all(store, sorted(set(names()) - later))
    siege, election = ids_of(store)
    with store.writing() as connection:
        assert merge_stories(connection, siege, election) == siege
        assert story_named(connection, election) == siege
    assert set(stories_of(store)) == {siege}
    add_all(store, sorted(later))
    assert stories_of(store) == {siege: set(names())}


def test_split_dispatches_take_their_versions_along_and_stay_apart(store):
    add_all(store, sorted(SIEGE - {max(SIEGE)}))
    old = ids_of_one(store)
    with store.writing() as connection:
        new = split_story(connection, [LEAD])
    assert stories_of(store)[new] == {LEAD, BEFORE}
    add_all(store, [max(SIEGE)])
    store.add(gold_record(LEAD), origin=LEAD, again=True)
    found = stories_of(store)
    assert set(found) == {old, new}
    assert {LEAD, BEFORE} <= found[new]
    with store.writing() as connection:
        assert merge_stories(connection, old, new) == old
    assert stories_of(store) == {old: SIEGE}


def ids_of_one(store: Store) -> str:
    (story,) = stories_of(store)
    return story or ""


def test_decisions_that_make_no_sense_are_told(store):
    add_all(store, names())
    siege, election = ids_of(store)
    with store.writing() as connection:
        for wrong in (
            lambda: merge_stories(connection, siege, "nowhere"),
            lambda: merge_stories(connection, siege, siege),
            lambda: split_story(connection, ["nowhere"]),
            lambda: split_story(connection, [min(SIEGE), min(ELECTION)]),
            lambda: split_story(connection, sorted(SIEGE)),
            lambda: split_story(connection, []),
        ):
            with pytest.raises(InputError, match=r"; .*"):
                wrong()
    assert set(stories_of(store)) == {siege, election}


def test_a_dispatch_without_any_date_is_placed_by_the_day_it_came_in(store):
    record = gold_record(BEFORE)
    bare = record.model_copy(update={"date": None, "header": Header(headline=record.header.headline)})
    store.add(bare, origin="x", received="2018-02-13T09:00:00Z")
    store.add(gold_record(LEAD), origin="y", received="2018-02-13T10:00:00Z")
    assert len(stories_of(store)) == 1
