"""Each question on the two invented stories: what comes back, what the filters keep, and the words that prove it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

import pytest

from aidememoire.errors import InputError
from aidememoire.store.queries import (
    Asked,
    Row,
    agenda,
    diff,
    disputes,
    find_actor,
    find_story,
    meetings,
    positions,
    said,
    stories,
    timeline,
    who,
)
from aidememoire.store.queries.versions import sentences
from aidememoire.store.store import Store
from asked_store import SIEGE, VOTE

ALL: list[Callable[[Store, Asked], Sequence[Row]]] = [said, timeline, meetings, positions, disputes, agenda]
D04, D05 = "d04-madrid-communique-six-pays", "d05-lead-fcl-oui-sous-conditions"


@pytest.mark.parametrize("question", ALL)
@pytest.mark.parametrize("story", [None, SIEGE, VOTE])
def test_every_row_quotes_its_dispatch(told: Store, question: Callable[..., Any], story: str | None) -> None:
    rows = question(told, Asked(story=story, limit=None))
    assert rows or (question is meetings and story is not None) or story is None
    for row in rows:
        assert told.record(row.dispatch).text[row.start : row.end] == row.text
        assert row.told == told.record(row.dispatch).date
        assert story is None or row.story == story


@pytest.mark.parametrize("question", ALL)
@pytest.mark.parametrize("story", [None, SIEGE])
def test_a_replaced_version_is_left_out(told: Store, question: Callable[..., Any], story: str | None) -> None:
    rows = question(told, Asked(limit=None))
    assert D04 not in {row.dispatch for row in rows}
    assert D04 in {row.dispatch for row in question(told, Asked(limit=None, older=True))}


@pytest.mark.parametrize("question", ALL)
@pytest.mark.parametrize("story", [None, SIEGE])
def test_what_is_known_on_a_day(told: Store, question: Callable[..., Any], story: str | None) -> None:
    rows = question(told, Asked(known="2018-02-09", story=story, limit=None))
    assert {row.dispatch[:3] for row in rows if row.told >= "2018"} <= {"d01", "d02", "d03"}


@pytest.mark.parametrize("question", [said, timeline, meetings, positions, agenda])
def test_the_latest_of_many(told: Store, question: Callable[..., Any]) -> None:
    everything, few = question(told, Asked(limit=None)), question(told, Asked(limit=3))
    assert len(few) <= 3
    dated = [row for row in everything if getattr(row, "date", row.told)]  # a day that is known goes first
    assert list(few) == dated[-len(few) :] or question is positions


def test_who_said_what(told: Store) -> None:
    rows = said(told, by=find_actor(told, "pucheta"))
    assert {row.speaker for row in rows} == {"Nestor Pucheta"}
    assert any("papiers" in row.text for row in rows)
    about = said(told, by=find_actor(told, "pucheta"), about="soldat")  # « les 17 soldats »
    assert [row.dispatch for row in about] == [D05]
    assert said(told, about="évacuations")  # « toute évacuation »
    with pytest.raises(InputError):
        said(told, about="…")


def test_said_on_days_and_by_source(told: Store) -> None:
    rows = said(told, Asked(since="2016-05-17", until="2016-05-18", limit=None))
    assert {row.dispatch[:3] for row in rows} == {"d08"}
    assert said(told, Asked(source="afp"))
    assert not said(told, Asked(source="Reuters"))


def test_the_timeline_of_a_story_tells_an_event_once(told: Store) -> None:
    rows = timeline(told, Asked(story=VOTE, limit=None))
    (recall,) = [row for row in rows if row.type == "SANCTION" and "state:ZAF" in row.actor_keys]
    assert (recall.independent, [name[:3] for name in recall.tellings]) == (3, ["d07", "d09", "d10"])
    flat = timeline(told, Asked(actors=("state:ZAF",), limit=None), types=["SANCTION"])
    assert [row.dispatch[:3] for row in flat] == ["d07", "d09", "d10"]


def test_the_timeline_by_place_and_firmness(told: Store) -> None:
    assert {row.place for row in timeline(told, Asked(place="geneve", limit=None))} == {"Genève"}
    assert {row.assertion for row in timeline(told, Asked(assertion="hearsay", limit=None))} == {"hearsay"}
    for story in (None, SIEGE):
        rows = timeline(told, Asked(place="brasilia", story=story, limit=None))
        assert {row.place for row in rows} == {"Brasilia"}


def test_positions_as_known_on_a_day(told: Store) -> None:
    army = find_actor(told, "Front du Chaco")
    now = positions(told, Asked(story=SIEGE), party=army, on="trêve à Santa Aurelia")
    then = positions(told, Asked(story=SIEGE, known="2018-02-09"), party=army, on="trêve")
    assert [(row.stance, row.before) for row in now] == [("conditional", "accepts")]
    assert [row.stance for row in then] == ["accepts"]
    every = positions(told, Asked(story=SIEGE), party=army, on="trêve à Santa Aurelia", history=True)
    assert [(row.stance, row.present) for row in every] == [("accepts", False), ("conditional", True)]


def test_positions_without_a_story(told: Store) -> None:
    rows = positions(told, party=find_actor(told, "marumolwa"), on="décompte")
    assert [(row.stance, row.date) for row in rows] == [("accepts", "2016-05-21")]
    assert {row.kind for row in positions(told, on="resolution")} == {"resolution"}


def test_disputes_and_their_sides(told: Store) -> None:
    rows = disputes(told, Asked(actors=find_actor(told, "diattara"), limit=None))
    assert {row.dispatch[:3] for row in rows} == {"d07", "d10"}
    for row in rows:
        assert len(row.accounts) >= 2
        for side in row.accounts:
            assert told.record(side.dispatch).text[side.start : side.end] == side.text


def test_the_agenda_of_a_story_says_what_became_of_it(told: Store) -> None:
    rows = {(row.date, row.status) for row in agenda(told, Asked(story=SIEGE, limit=None))}
    assert ("2018-02-09", "cancelled") in rows
    assert ("2018-02-19", "expected") in rows


def test_meetings_of_two_sides(told: Store) -> None:
    rows = meetings(told, between=find_actor(told, "thornbury"), and_with=find_actor(told, "pucheta"))
    assert rows
    assert all({"person:claire-thornbury", "person:nestor-pucheta"} <= set(row.participant_keys) for row in rows)


def test_who_somebody_is(told: Store) -> None:
    found = who(told, find_actor(told, "thornbury"))
    assert (found.name, found.kind, found.country, found.dispatches) == ("Claire Thornbury", "person", "CAN", 6)
    assert (found.first, found.last) == ("2018-02-05", "2018-02-16")
    assert found.counts["quotations"] > 3
    assert found.stories == ((SIEGE, found.stories[0][1]),)
    assert not found.more_stories


def test_whom_very_many_name_is_told_of_by_their_latest_mentions(told: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("aidememoire.store.queries.who"), "MENTIONS", 2)
    found = who(told, find_actor(told, "thornbury"))
    assert found.more_stories
    assert found.stories[0][0] == SIEGE
    assert (found.name, found.first, found.dispatches) == ("Claire Thornbury", "2018-02-05", 6)


def test_the_list_of_stories(told: Store) -> None:
    rows = stories(told)
    assert [(row.id, row.dispatches) for row in rows] == [(SIEGE, 6), (VOTE, 4)]
    assert rows[0].changes
    assert [row.id for row in stories(told, Asked(until="2016-12-31"))] == [VOTE]
    assert [row.id for row in stories(told, Asked(actors=find_actor(told, "diattara")))] == [VOTE]


@pytest.mark.parametrize("said", [SIEGE, "paraguay", "santa aurelia", "Trêve Santa"])
def test_a_story_by_its_id_or_title(told: Store, said: str) -> None:
    assert find_story(told, said) == SIEGE


@pytest.mark.parametrize("said", ["de", "", "zzz"])
def test_a_story_that_is_not_there_or_not_clear(told: Store, said: str) -> None:
    with pytest.raises(InputError):
        find_story(told, said)


def test_what_a_version_changed(told: Store) -> None:
    changed = diff(told, D05)
    assert (changed.older, changed.newer, changed.kind) == (D04, D05, "update")
    older, newer = told.record(D04).text, told.record(D05).text
    shown = sentences(changed)
    assert {one.kind for one in shown} == {"added", "changed", "removed"}
    for one in shown:
        assert one.old is None or older[one.old_start : one.old_end] == one.old
        assert one.new is None or newer[one.new_start : one.new_end] == one.new
    assert diff(told, D04) == changed  # of the version that was replaced
    with pytest.raises(InputError, match="no version"):
        diff(told, "d01-paraguay-treve-proche")
    assert sentences(diff(told, "d01-paraguay-treve-proche", D05))
