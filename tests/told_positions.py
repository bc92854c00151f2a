"""The positions that a text tells, by the names of their parties and the labels of their proposals."""

from __future__ import annotations

from aidememoire import layers
from aidememoire.pipes.positions import find_positions
from french import french


def positions_of(text: str) -> list[tuple[str, str, str]]:
    """(party, stance, proposal) of each position of a dispatch with that body, in text order."""
    doc = french()(f"Genève (AFP) - {text}")
    names = {actor["id"]: actor["name"] for actor in layers.get(doc, "actors")}
    labels = {proposal["id"]: proposal["label"] for proposal in layers.get(doc, "proposals")}
    return [(names[one["party"]], one["stance"], labels[one["proposal"]]) for one in find_positions(doc)]
