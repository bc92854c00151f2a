"""Who met whom? A graph of parties: a node each, an edge for each two that met, with when, where and by which words.

Only what is told to have happened makes an edge: no meeting to come, cancelled or denied. A group whose members
the text names stands for its members. `meetings` counts the days on which two parties met (a meeting without a day
counts once), `tellings` the passages that tell of it, `assertion` whether the agency says so or somebody else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Any

from aidememoire.record import Record
from aidememoire.stories.directory import directory_key
from aidememoire.stories.identities import Identities
from aidememoire.stories.nouns import Story

if TYPE_CHECKING:  # some 200 ms to load, for who asks for a graph
    from networkx import Graph

LISTS = ("dates", "places", "assertion", "proofs", "roles", "names")


def graph_of_records(records: Iterable[Record], *, who: Identities | None = None) -> Graph:
    """The graph of the meetings that records tell of; parties are the same where their keys are."""
    from networkx import Graph

    graph = Graph()
    known = who or Identities()
    for record in records:
        keys = {one.id: known.actor(directory_key(one), record.id) for one in record.actors}
        members = {keys[one.id]: tuple(keys[id] for id in one.members if id in keys) for one in record.actors}
        events = {event.id: event for event in record.events}
        for meeting in record.meetings:
            event = events.get(meeting.event)
            if event is None or not _happened(event):
                continue
            parties = _parties((keys[id] for id in meeting.participants if id in keys), members)
            proofs = [_proof(record.id, event.id, record.date, passage) for passage in event.evidence]
            _meet(graph, parties, event.date, meeting.place or event.place, event.assertion, proofs)
        for one in record.actors:
            if keys[one.id] in graph:
                _name(graph.nodes[keys[one.id]], one.name, one.kind, one.country, [role.title for role in one.roles])
    return _counted(graph)


def graph_of_story(story: Story) -> Graph:
    """The graph of the meetings of a story: each meeting once, however many dispatches tell of it."""
    from networkx import Graph

    graph = Graph()
    members = {party.key: party.members for party in story.parties}
    for event in story.timeline:
        if event.meeting and _happened(event):
            proofs = [_proof(one.dispatch, one.item, one.date, one) for one in event.proofs]
            parties = _parties((*event.actors, *event.recipients), members)
            _meet(graph, parties, event.date, event.place, event.assertion, proofs)
    for party in story.parties:
        if party.key in graph:
            roles = [role.title for role in party.roles]
            _name(graph.nodes[party.key], party.name, party.kind, party.country, roles)
    return _counted(graph)


def _happened(event: Any) -> bool:
    return bool(event.status == "happened" and event.assertion != "denied")


def _parties(keys: Iterable[str], members: Mapping[str, tuple[str, ...]]) -> list[str]:
    found: dict[str, None] = {}
    for key in keys:
        found |= dict.fromkeys(members.get(key) or (key,))
    return list(found)


def _proof(dispatch: str, item: str, date: str | None, words: Any) -> dict[str, Any]:
    return {
        "dispatch": dispatch, "item": item, "date": date, "text": words.text, "start": words.start, "end": words.end,
    }  # fmt: skip


def _meet(
    graph: Graph, parties: list[str], date: str | None, place: str | None, assertion: str, proofs: list[dict[str, Any]]
) -> None:
    graph.add_nodes_from(parties)
    for one, other in combinations(parties, 2):
        if not graph.has_edge(one, other):
            graph.add_edge(one, other, meetings=0, tellings=0, dates=[], places=[], assertion=[], proofs=[])
        edge = graph.edges[one, other]
        for name, value in (("dates", date), ("places", place), ("assertion", assertion)):
            if value and value not in edge[name]:
                edge[name].append(value)
        edge["undated"] = edge.get("undated", False) or not date
        edge["tellings"] += len(proofs)
        edge["proofs"] += proofs


def _name(node: dict[str, Any], name: str, kind: str, country: str | None, roles: list[str]) -> None:
    """The fullest name is the label; the others stay."""
    names = [*node.get("names", []), *([] if name in node.get("names", []) else [name])]
    node["label"] = max(names, key=len)
    node["names"] = names
    node["kind"] = node.get("kind", kind)
    node["country"] = node.get("country") or country
    node["roles"] = list(dict.fromkeys([*node.get("roles", []), *roles]))


def _counted(graph: Graph) -> Graph:
    for key, node in graph.nodes(data=True):
        if "label" not in node:  # a party that only a key names
            _name(node, key, "group", None, [])
    for _, _, edge in graph.edges(data=True):
        edge["dates"].sort()
        edge["meetings"] = len(edge["dates"]) + bool(edge.pop("undated"))
    return graph
