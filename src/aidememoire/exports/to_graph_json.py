"""Who met whom as JSON in node-link form, as networkx and D3 read it: lists are lists, proofs have their offsets."""

from __future__ import annotations

import json
from typing import Any

from networkx import Graph, node_link_data


def graph_json(graph: Graph) -> dict[str, Any]:
    """The graph of `aidememoire.exports.graph`: `nodes` and `edges`, each with what is known of it.

    `networkx.node_link_graph(data, edges="edges")` gives the graph back.
    """
    data: dict[str, Any] = node_link_data(graph, edges="edges")
    return data


def graph_json_text(graph: Graph, *, indent: int | None = 1) -> str:
    """The same as JSON text with its line end."""
    return json.dumps(graph_json(graph), ensure_ascii=False, indent=indent) + "\n"
