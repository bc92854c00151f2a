"""Who stands where, as known on a day? Stances of dispatches; of a story, each party's through time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, or_

from aidememoire.characters import fold
from aidememoire.store import schema
from aidememoire.store.queries.asked import Asked, Row, latest, name_of, proof, told_by
from aidememoire.store.queries.of_story import keeps_days, proof_of, sources
from aidememoire.store.queries.timeline import name_in
from aidememoire.store.stem import words_of
from aidememoire.store.store import Store
from aidememoire.stories.opening import open_story


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood(Row):
    """A party's stance. `present`: no later one is known; `before` is the stance it had until then."""

    party: str
    party_key: str
    proposal: str
    kind: str
    stance: str
    date: str | None
    assertion: str
    by: str | None
    condition: str | None = None
    present: bool = True
    before: str | None = None


def positions(
    store: Store, asked: Asked | None = None, *, party: tuple[str, ...] = (), on: str = "", history: bool = False
) -> list[Stood]:
    """Stances by day: the present one of each party on each proposal, or all with `history`.

    `party` are keys; `on` are words that the proposal must hold, in any of their forms, or its kind (`ceasefire`).
    `asked.known` is the day on which they are known. With `asked.story` proposals are those of the story, known
    under all their names; else a proposal is what dispatches of one story call alike.
    """
    asked = asked or Asked()
    keys = party or asked.actors
    if asked.story:
        return _of_story(store, asked, keys, on, history)
    table, of = schema.positions, schema.positions.c
    query = told_by(table, name_of(of.party, table).label("held_by"), name_of(of.by, table).label("said_by"))
    if keys:
        query = query.where(of.party_key.in_(keys))
    if on:
        query = query.where(_on(on))
    with store.reading() as connection:
        rows = latest(connection, query, table, asked)
    return _present([_stood(row) for row in rows], history)


def _on(words: str) -> ColumnElement[bool]:
    """A proposal whose label holds every word by its stem, or whose kind is the word."""
    of = schema.positions.c
    stems = [word.stem for word in words_of(words) if len(word.form) > 2]
    held: ColumnElement[bool] = of.kind == words.strip().lower()
    for stem in stems[:1]:
        every = of.folded.contains(stem, autoescape=True)
        for other in stems[1:]:
            every = every & of.folded.contains(other, autoescape=True)
        held = or_(held, every)
    return held


def _stood(row: Any) -> Stood:
    return Stood(
        **proof(row), party=row.held_by or row.party_key, party_key=row.party_key, proposal=row.label, kind=row.kind,
        stance=row.stance, date=row.date, assertion=row.assertion, by=row.said_by,
    )  # fmt: skip


def _present(rows: Iterable[Stood], history: bool) -> list[Stood]:
    """The rows, oldest first, each told whether it is the last of its party on its proposal; those alone that are."""
    from dataclasses import replace

    last: dict[tuple[str | None, str, str], int] = {}
    found: list[Stood] = []
    for row in rows:
        matter = (row.story or row.dispatch, row.party_key, fold(row.proposal))
        if matter in last:
            earlier = found[last[matter]]
            found[last[matter]] = replace(earlier, present=False)
            row = replace(row, before=earlier.stance if earlier.stance != row.stance else earlier.before)
        last[matter] = len(found)
        found.append(row)
    return [row for row in found if history or row.present]


def _of_story(store: Store, asked: Asked, keys: tuple[str, ...], on: str, history: bool) -> list[Stood]:
    story = open_story(store, str(asked.story), asked.known)
    wanted = [word.stem for word in words_of(on) if len(word.form) > 2]
    proposals = {
        one.id: one
        for one in story.proposals
        if not on or one.kind == on.strip().lower() or any(_holds(label, wanted) for label in one.labels)
    }
    told = sources(store, {p.dispatch for one in story.positions for stand in one.history for p in stand.proofs})
    found = []
    for position in story.positions:
        if position.proposal not in proposals or (keys and position.party not in keys):
            continue
        proposal = proposals[position.proposal]
        for number, stand in enumerate(position.history):
            present = number == len(position.history) - 1
            first = proof_of(stand.proofs, told, asked)
            kept = keeps_days(stand.since or stand.proofs[0].date, asked)
            firm = not asked.assertion or stand.assertion == asked.assertion
            if first is None or not kept or not firm or not (present or history):
                continue
            found.append(
                Stood(
                    **first, party=name_in(story, position.party) or position.party, party_key=position.party,
                    proposal=proposal.label, kind=proposal.kind, stance=stand.stance, date=stand.since,
                    assertion=stand.assertion, by=name_in(story, stand.by), condition=stand.condition,
                    present=present, before=position.history[number - 1].stance if number else None,
                )
            )  # fmt: skip
    return found


def _holds(label: str, stems: list[str]) -> bool:
    said = {word.stem for word in words_of(label)}
    return bool(stems) and set(stems) <= said
