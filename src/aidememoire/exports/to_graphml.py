"""Who met whom as GraphML, for Gephi, yEd, Cytoscape: values are texts and numbers, lists joined by semicolons."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from networkx import Graph, generate_graphml

from aidememoire.exports.cells import one_line


def graphml(graph: Graph) -> str:
    """The graph of `aidememoire.exports.graph` as GraphML 1.0, UTF-8 text with its line end.

    A proof is « dispatch#item words »; an attribute without value is left out. Never raises on such a graph.
    """
    plain = Graph()
    names = {key: one_line(key) for key in graph}
    plain.add_nodes_from((names[key], _flat(node)) for key, node in graph.nodes(data=True))
    plain.add_edges_from((names[one], names[other], _flat(edge)) for one, other, edge in graph.edges(data=True))
    lines: Iterable[str] = generate_graphml(plain, named_key_ids=True)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + "\n".join(lines) + "\n"


def _flat(values: dict[str, Any]) -> dict[str, str | int]:
    flat: dict[str, str | int] = {}
    for name, value in values.items():
        if name == "proofs":
            flat[name] = "; ".join(one_line(f"{one['dispatch']}#{one['item']} {one['text']}") for one in value)
        elif isinstance(value, list):
            flat[name] = "; ".join(one_line(one).replace(";", ",") for one in value)
        elif isinstance(value, int):
            flat[name] = value
        elif value is not None:
            flat[name] = one_line(value)
    return {name: value for name, value in flat.items() if value != ""}
