"""`aidememoire positions`: who stands where."""

from __future__ import annotations

from typing import Annotated

import typer

from aidememoire.commands.asking import Question, question


@question(without=("actor",), limit=100)
def positions(
    ask: Question,
    party: Annotated[str | None, typer.Option("--party", "--actor", metavar="NAME", help="Of this party.")] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="WORDS", help="On a proposal that holds these words, or of this kind.")
    ] = None,
    history: Annotated[bool, typer.Option("--history", help="Every stance, not the present ones alone.")] = False,
) -> None:
    """Who stands where on what, since when and how firmly; with --at as known on that day."""
    from aidememoire.store import queries
    from aidememoire.views.answers import position_lines

    with ask.opened() as (store, asked):
        keys = queries.find_actor(store, party) if party else ()
        rows = queries.positions(store, asked, party=keys, on=on or "", history=history)
        ask.answer(rows, queries.Stood, position_lines)
