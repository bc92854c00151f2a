"""Decisions in the store: added, applied to the rows that questions read, kept through a new reading, undone."""

from __future__ import annotations

import pytest
from sqlalchemy import insert, select, text, update

import made_records
from aidememoire.decisions import DecisionError, NoSuchDecision, UndoneAlready
from aidememoire.store import schema
from aidememoire.store.deciding import corrected_record, decide, decisions, undo
from aidememoire.store.store import Store
from aidememoire.stories.opening import open_story

AT = "2018-02-17T10:00:00Z"


@pytest.fixture
def talks(store: Store) -> Store:
    """A store with two dispatches of one story."""
    store.add(made_records.whole())
    store.add(made_records.talks().model_copy(update={"id": "d2"}))
    with store.writing() as connection:
        connection.execute(
            insert(schema.stories).values(id="st1", title="Pourparlers", stale=False, view="{}", dispatches=2)
        )
        connection.execute(update(schema.dispatches).values(story="st1"))
    return store


def rows(store: Store, column: str, table: str, where: str = "") -> list[object]:
    with store.reading() as connection:
        return list(connection.execute(text(f"SELECT {column} FROM {table} {where} ORDER BY 1")).scalars())


def test_a_rejected_item_leaves_the_rows_and_its_story_is_stale(talks: Store) -> None:
    decision = decide(talks, "d1#s2", "reject", why="c'est une citation", who="Ana", at=AT)
    assert (decision.who, decision.at, decision.why, decision.dispatch) == ("Ana", AT, "c'est une citation", "d1")
    assert decision.before is not None
    assert decision.before["stance"] == "rejects"
    assert rows(talks, "item", "position") == ["s1"]
    assert rows(talks, "stale", "story", "WHERE id = 'st1'") in ([1], [True])
    assert decisions(talks) == [decision]


def test_an_amended_item_is_amended_in_the_rows(talks: Store) -> None:
    decision = decide(talks, "d1#e3", "amend", why="relu", change={"type": "accuse", "date": "15/02/2018"})
    assert (decision.before, decision.after) == (
        {"type": "REJECT", "date": None}, {"type": "ACCUSE", "date": "2018-02-15"},
    )  # fmt: skip
    assert rows(talks, "type || ' ' || day", "event", "WHERE item = 'e3'") == ["ACCUSE 2018-02-15"]
    again = decide(talks, "d1#e3", "amend", why="encore", change={"type": "threaten"})
    assert again.before == {"type": "ACCUSE"}


def test_reading_again_keeps_what_was_decided(talks: Store) -> None:
    decide(talks, "d1#s2", "reject", why="non")
    decide(talks, "d1#q1", "amend", why="oui", change={"speaker": "Ana Ruiz"})
    assert talks.add(made_records.whole(), again=True).what == "replaced"
    assert rows(talks, "item", "position") == ["s1"]
    assert rows(talks, "speaker_key", "quotation") == ["person:ana-ruiz"]
    assert talks.record("d1") == made_records.whole()
    assert corrected_record(talks, "d1").quotations[0].speaker == "a3"


def test_an_undone_decision_is_undone_in_the_rows_and_both_stay_told(talks: Store) -> None:
    decision = decide(talks, "d1#s2", "reject", why="non")
    undone = undo(talks, decision.id[:6], why="si")
    assert rows(talks, "item", "position") == ["s1", "s2"]
    assert [one.what for one in decisions(talks, item="d1#s2")] == ["reject", "undo"]
    with pytest.raises(DecisionError, match="undone already"):
        undo(talks, decision.id, why="encore")
    undo(talks, undone.id, why="non")
    assert rows(talks, "item", "position") == ["s1"]
    with pytest.raises(UndoneAlready):
        undo(talks, undone.id, why="encore")
    last = undo(talks, decision.id, why="si")  # it held again, so it can be undone again
    assert rows(talks, "item", "position") == ["s1", "s2"]
    with pytest.raises(UndoneAlready, match=last.id):
        undo(talks, decision.id, why="encore")
    with pytest.raises(NoSuchDecision):
        undo(talks, "zz", why="non")


@pytest.mark.parametrize(("field", "value"), [("name", " "), ("kind", "martien")])
def test_an_actor_is_not_made_what_nobody_can_be(talks: Store, field: str, value: str) -> None:
    with pytest.raises(DecisionError):
        decide(talks, "person:ana-ruiz", "amend", why="-", change={field: value})
    assert decisions(talks) == []


def test_two_actors_made_one_are_one_in_every_dispatch(talks: Store) -> None:
    decision = decide(talks, "person:pablo-sosa", "merge", why="le même", other="person:ana-ruiz")
    assert set(rows(talks, "key", "actor", "WHERE kind = 'person'")) == {"person:pablo-sosa"}
    assert rows(talks, "by_key", "event", "WHERE by_key IS NOT NULL") == ["person:pablo-sosa"] * 2
    text = "Ana Ruiz est attendue."
    talks.add(made_records.record(text, id="d3", actors=(made_records.actor(text, "a1", "Ana Ruiz", "person"),)))
    assert set(rows(talks, "key", "actor", "WHERE kind = 'person'")) == {"person:pablo-sosa"}
    undo(talks, decision.id, why="non")
    assert set(rows(talks, "key", "actor", "WHERE kind = 'person'")) == {"person:ana-ruiz", "person:pablo-sosa"}


def test_an_actor_told_apart_in_one_dispatch(talks: Store) -> None:
    decide(talks, "person:ana-ruiz", "split", why="une autre", other="d2")
    assert set(rows(talks, "key", "actor", "WHERE name = 'Ana Ruiz'")) == {"person:ana-ruiz", "person:ana-ruiz~d2"}


def test_a_story_opens_with_what_was_decided(talks: Store) -> None:
    decide(talks, "d1#s2", "reject", why="non")
    decide(talks, "person:pablo-sosa", "amend", why="nom", change={"name": "Pablo Sosa Ríos"})
    decide(talks, "st1", "amend", why="titre", change={"title": "Cotabamba"})
    story = open_story(talks, "st1")
    assert story.title == "Cotabamba"
    assert "Pablo Sosa Ríos" in [party.name for party in story.parties]
    assert [stand.stance for position in story.positions for stand in position.history] == ["proposes"]


@pytest.mark.parametrize(
    ("item", "what", "more", "message"),
    [
        ("d1#e9", "reject", {}, "no such item"), ("d9#e1", "reject", {}, "no dispatch 'd9'"), ("person:nobody", "merge", {"other": "person:ana-ruiz"}, "no actor"),
        ("st9", "amend", {"change": {"title": "x"}}, "nothing is called"), ("d1#e1", "amend", {}, "--set field=value"), ("d1#e1", "merge", {}, "--with ITEM"),
        ("d1#e1", "merge", {"other": "d1#q1"}, "two items of one kind"), ("d1#e1", "merge", {"other": "d2#e1"}, "no item of d1"), ("d1#e1", "accept", {"change": {"place": "x"}}, "sets no field"),
        ("person:ana-ruiz", "amend", {"change": {"age": "3"}}, "name, kind, country"), ("st1", "reject", {}, "cannot be rejected"), ("d1#e1", "undo", {}, "--undo ID"),
        ("person:ana-ruiz", "merge", {"other": "person:ana-ruiz"}, "one already"),
    ],
)  # fmt: skip
def test_what_cannot_be_decided_is_refused_and_changes_nothing(
    talks: Store, item: str, what: str, more: dict[str, object], message: str
) -> None:
    with pytest.raises(DecisionError, match=message):
        decide(talks, item, what, why="-", **more)  # type: ignore[arg-type]
    assert decisions(talks) == []


def test_a_decision_needs_a_reason(talks: Store) -> None:
    with pytest.raises(DecisionError, match="needs a reason"):
        decide(talks, "d1#e1", "reject", why="  ")


def test_a_rejected_item_can_be_accepted_again_and_nothing_else(talks: Store) -> None:
    decide(talks, "d1#h1", "reject", why="non")
    with pytest.raises(DecisionError, match="left out by a decision"):
        decide(talks, "d1#h1", "amend", why="-", change={"span": "accord serait proche"})
    decide(talks, "d1#h1", "accept", why="si")
    assert rows(talks, "item", "hearsay") == ["h1"]


def test_what_was_decided_is_never_changed_or_taken_away(talks: Store) -> None:
    decide(talks, "d1#e1", "accept", why="oui")
    for statement in ("UPDATE decision SET why = 'x'", "DELETE FROM decision"):
        with pytest.raises(Exception, match="only added"), talks.writing() as connection:
            connection.execute(text(statement))
    with talks.reading() as connection:
        assert connection.execute(select(schema.decisions.c.why)).scalars().all() == ["oui"]
