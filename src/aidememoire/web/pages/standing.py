"""How a story's positions become a table of parties by proposals that fits a screen."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from aidememoire.stories.nouns import Party, Story, StoryPosition, StoryProposal

MOST_COLUMNS = 6


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows are parties, columns the proposals that most parties take a side on; `others` has the rest."""

    columns: tuple[StoryProposal, ...]
    rows: tuple[tuple[Party, tuple[StoryPosition | None, ...]], ...]
    others: tuple[tuple[StoryProposal, tuple[StoryPosition, ...]], ...]


def matrix_of(story: Story, most: int = MOST_COLUMNS) -> Matrix:
    """The table: proposals by how many parties speak of them, the latest first among equals; parties likewise."""
    held = Counter(position.proposal for position in story.positions)
    latest: dict[str, str] = {}
    for position in story.positions:
        since = position.history[-1].since or ""
        latest[position.proposal] = max(latest.get(position.proposal, ""), since)
    order = {proposal.id: place for place, proposal in enumerate(story.proposals)}
    spoken = [proposal for proposal in story.proposals if held[proposal.id]]
    spoken.sort(key=lambda p: latest[p.id], reverse=True)
    spoken.sort(key=lambda p: -held[p.id])  # a stable sort: equals stay latest first
    columns = tuple(sorted(spoken[:most], key=lambda p: order[p.id]))
    cells = {(position.party, position.proposal): position for position in story.positions}
    count = Counter(position.party for position in story.positions if position.proposal in {c.id for c in columns})
    parties = sorted(
        (party for party in story.parties if count[party.key]), key=lambda party: (-count[party.key], party.name)
    )
    rows = tuple((party, tuple(cells.get((party.key, c.id)) for c in columns)) for party in parties)
    others = tuple((p, tuple(x for x in story.positions if x.proposal == p.id)) for p in spoken[most:])
    return Matrix(columns, rows, others)
