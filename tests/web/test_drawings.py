"""Drawings say by length and place what the dates say."""

from __future__ import annotations

from datetime import date

from aidememoire.web.drawing.graph import draw_graph, pairs_of
from aidememoire.web.drawing.timeline import LANE, draw_timeline
from aidememoire.web.pages.standing import matrix_of
from web.made_story import event, party, position, proposal, story


def test_a_bar_is_as_long_as_its_date_is_vague() -> None:
    events = [event("e1", "2018-02-12"), event("e2", "2018-03"), event("e3", "2018-W10")]
    picture = draw_timeline(events, ["a", "b", "c"])
    assert picture is not None
    day, week, month = (next(b for b in picture.bars if b.event.id == id) for id in ("e1", "e3", "e2"))
    assert day.width < week.width < month.width
    assert (day.vague, week.vague, month.vague) == (False, True, True)
    assert day.x < month.x < week.x


def test_bars_never_cover_one_another() -> None:
    events = [event(f"e{n}", f"2018-02-{12 + n % 5:02d}") for n in range(30)]
    picture = draw_timeline(events, ["une étiquette assez longue"] * 30)
    assert picture is not None
    places = {(bar.x, bar.y) for bar in picture.bars}
    assert len(places) == 30
    assert picture.height >= max(bar.y for bar in picture.bars) + LANE


def test_what_lies_outside_the_period_is_counted_and_what_reaches_in_is_cut() -> None:
    events = [event("e1", "2018-02-12"), event("e2", "2018-02"), event("e3", None)]
    picture = draw_timeline(events, ["", "", ""], first=date(2018, 2, 20), last=date(2018, 2, 28))
    assert picture is not None
    assert [bar.event.id for bar in picture.bars] == ["e2"]
    assert picture.outside == 1
    assert [e.id for e in picture.undated] == ["e3"]


def test_nothing_dated_is_no_picture() -> None:
    assert draw_timeline([event("e1", None)], [""]) is None


def test_a_century_is_drawn_in_years() -> None:
    picture = draw_timeline([event("e1", "1918"), event("e2", "2018-02-12")], ["", ""])
    assert picture is not None
    assert {tick.kind for tick in picture.ticks} == {"year"}


def test_who_met_whom_counts_meetings_that_took_place() -> None:
    planned = event("e4", "2018-03-01", "state:PRY", "state:BOL", meeting=True).model_copy(
        update={"status": "scheduled"}
    )
    told = story()
    pairs = pairs_of(told.model_copy(update={"timeline": (*told.timeline, planned)}))
    assert {pair: len(events) for pair, events in pairs.items()} == {("state:BOL", "state:PRY"): 2}
    graph = draw_graph(told)
    assert graph is not None
    assert sorted(node.party.name for node in graph.nodes) == ["Bolivie", "Paraguay"]
    assert len(graph.edges) == 1


def test_nobody_met_is_no_graph() -> None:
    assert draw_graph(story(timeline=())) is None


def test_a_crowd_is_drawn_by_those_who_met_most() -> None:
    keys = [f"person:p{n}" for n in range(40)]
    meetings = tuple(event(f"e{n}", "2018-02-12", keys[0], key, meeting=True) for n, key in enumerate(keys[1:]))
    graph = draw_graph(story(timeline=meetings, parties=tuple(party(key, key, "person") for key in keys)))
    assert graph is not None
    assert keys[0] in {node.party.key for node in graph.nodes}
    assert len(graph.nodes) + graph.left_out == 40


def test_the_table_of_positions_takes_the_proposals_that_most_speak_of() -> None:
    proposals = tuple(proposal(f"p{n}", f"plan {n}") for n in range(1, 9))
    held = tuple(position("state:PRY", p.id, "accepts", "2018-02-12") for p in proposals)
    both = position("state:BOL", "p8", "rejects", "2018-02-12")
    matrix = matrix_of(story(proposals=proposals, positions=(*held, both)), most=3)
    assert "p8" in {column.id for column in matrix.columns}
    assert len(matrix.columns) == 3
    assert len(matrix.others) == 5
    bolivia = next(cells for party, cells in matrix.rows if party.name == "Bolivie")
    assert [cell is not None for cell in bolivia] == [column.id == "p8" for column in matrix.columns]
