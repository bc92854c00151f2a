"""Who met whom: GraphML and JSON, read back with networkx."""

from __future__ import annotations

import io
import json

import networkx
from hypothesis import given, settings

import made_records
from aidememoire.exports.graph import graph_of_records, graph_of_story
from aidememoire.exports.to_graph_json import graph_json, graph_json_text
from aidememoire.exports.to_graphml import graphml
from aidememoire.record import Record
from aidememoire.stories.identities import Identities
from any_records import several_records
from made_stories import story

ANA, PABLO = "person:ana-ruiz", "person:pablo-sosa"


def test_two_who_met_are_joined_with_when_where_and_the_words() -> None:
    graph = graph_of_records([made_records.whole()])
    edge = graph.edges[ANA, PABLO]
    assert (edge["meetings"], edge["tellings"], edge["dates"], edge["places"]) == (1, 1, ["2018-02-16"], ["Cotabamba"])
    proof = edge["proofs"][0]
    assert made_records.WHOLE[proof["start"] : proof["end"]] == proof["text"]
    assert (graph.nodes[ANA]["country"], graph.nodes[PABLO]["roles"]) == ("CHL", ["chef du Front du Sud"])


def test_the_same_meeting_in_two_dispatches_is_one_meeting_told_twice() -> None:
    edge = graph_of_records([made_records.whole(), made_records.whole(id="d2")]).edges[ANA, PABLO]
    assert (edge["meetings"], edge["tellings"]) == (1, 2)


def test_what_is_to_come_called_off_or_denied_joins_nobody() -> None:
    record = made_records.whole()
    for change in ({"status": "scheduled"}, {"status": "cancelled"}, {"assertion": "denied"}):
        events = (record.events[0].model_copy(update=change), *record.events[1:])
        assert len(graph_of_records([made_records.whole(events=events)])) == 0


def test_those_whom_a_person_made_one_are_one_node() -> None:
    graph = graph_of_records([made_records.whole()], who=Identities(into={ANA: "person:a-ruiz"}))
    assert set(graph) == {"person:a-ruiz", PABLO}


def test_the_graph_of_a_story_counts_each_meeting_once() -> None:
    edge = graph_of_story(story()).edges[ANA, PABLO]
    assert (edge["meetings"], edge["tellings"]) == (1, 2)


def test_graphml_comes_back() -> None:
    again = networkx.read_graphml(io.BytesIO(graphml(graph_of_records([made_records.whole()])).encode()))
    assert again.nodes[ANA]["label"] == "Ana Ruiz"
    assert again.edges[ANA, PABLO]["meetings"] == 1
    assert again.edges[ANA, PABLO]["proofs"].startswith("d1#e1 La ministre")


@settings(max_examples=60, deadline=None)
@given(several_records())
def test_any_records_make_graphs_that_come_back(records: list[Record]) -> None:
    graph = graph_of_records(records)
    data = json.loads(graph_json_text(graph))
    assert networkx.utils.graphs_equal(networkx.node_link_graph(data, edges="edges"), graph)
    again = networkx.read_graphml(io.BytesIO(graphml(graph).encode()))
    assert (len(again), again.number_of_edges()) == (len(graph), graph.number_of_edges())
    assert graph_json(graph_of_records(records)) == graph_json(graph)


def test_nothing_is_an_empty_graph() -> None:
    assert graph_json(graph_of_records([]))["nodes"] == []
    assert len(networkx.read_graphml(io.BytesIO(graphml(graph_of_records([])).encode()))) == 0
