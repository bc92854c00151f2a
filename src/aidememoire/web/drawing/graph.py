"""Who met whom, as a picture: where each actor stands and how thick the line between two is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import cos, pi, sin

from aidememoire.stories.nouns import Party, Story, StoryEvent

WIDTH, HEIGHT = 760, 420
MOST = 16  # actors drawn: those who met most; the table beside the picture has them all


@dataclass(frozen=True, slots=True)
class Node:
    """An actor in the picture; `side` says on which side of the point the name is written."""

    party: Party
    x: float
    y: float
    radius: float
    side: str


@dataclass(frozen=True, slots=True)
class Edge:
    """Two actors who met, how often, and the meetings."""

    one: Node
    other: Node
    meetings: tuple[StoryEvent, ...]
    width: float


@dataclass(frozen=True, slots=True)
class Graph:
    """The picture; `left_out` actors met too but are in the table alone."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int
    width: int = WIDTH
    height: int = HEIGHT


def pairs_of(story: Story) -> dict[tuple[str, str], tuple[StoryEvent, ...]]:
    """The meetings of each two actors that both took part, by their keys in alphabetical order."""
    found: dict[tuple[str, str], list[StoryEvent]] = defaultdict(list)
    for event in story.timeline:
        if event.meeting and event.status == "happened":
            for one, other in combinations(sorted({*event.actors, *event.recipients}), 2):
                found[one, other].append(event)
    return {pair: tuple(events) for pair, events in sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))}


def draw_graph(story: Story, pairs: dict[tuple[str, str], tuple[StoryEvent, ...]] | None = None) -> Graph | None:
    """Actors on an ellipse, those who met most often next to one another; None when nobody met anybody.

    A circle, not springs: every name can be read, no line hides one, and the same story is the same picture.
    """
    pairs = pairs_of(story) if pairs is None else pairs
    known = {party.key: party for party in story.parties}
    pairs = {pair: events for pair, events in pairs.items() if pair[0] in known and pair[1] in known}
    if not pairs:
        return None
    count: dict[str, int] = defaultdict(int)
    for (one, other), events in pairs.items():
        count[one] += len(events)
        count[other] += len(events)
    keys = sorted(count, key=lambda key: (-count[key], key))
    drawn = _ring(keys[:MOST], pairs)
    nodes = {key: _node(known[key], index, len(drawn), count[key]) for index, key in enumerate(drawn)}
    edges = [
        Edge(nodes[one], nodes[other], events, min(6.0, 1 + 1.2 * (len(events) - 1)))
        for (one, other), events in pairs.items()
        if one in nodes and other in nodes
    ]
    return Graph(tuple(nodes.values()), tuple(edges), len(keys) - len(drawn))


def _ring(keys: Sequence[str], pairs: dict[tuple[str, str], tuple[StoryEvent, ...]]) -> list[str]:
    """The order on the ring: from each actor on to the one left that they met most."""
    weight = {pair: len(events) for pair, events in pairs.items()}
    left = list(keys)
    ring = [left.pop(0)]
    while left:
        here = ring[-1]
        best = max(left, key=lambda key: (weight.get((min(here, key), max(here, key)), 0), -left.index(key)))
        left.remove(best)
        ring.append(best)
    return ring


def _node(party: Party, index: int, total: int, count: int) -> Node:
    angle = 2 * pi * index / total - pi / 2
    x = WIDTH / 2 + (WIDTH / 2 - 190) * cos(angle)
    y = HEIGHT / 2 + (HEIGHT / 2 - 40) * sin(angle)
    side = "middle" if abs(cos(angle)) < 0.2 else "start" if cos(angle) > 0 else "end"
    return Node(party, round(x, 1), round(y, 1), round(min(11, 4 + count**0.5 * 1.5), 1), side)
