"""`aidememoire disputes`: what is contested."""

from __future__ import annotations

from typing import Annotated

import typer

from aidememoire.commands.asking import Question, question


@question(without=("assertion",), limit=50)
def disputes(
    ask: Question,
    still: Annotated[bool, typer.Option("--open", help="Those that no later words settle.")] = False,
) -> None:
    """What is contested: account beside account, each with its words; with --story also what settled it."""
    from aidememoire.store import queries
    from aidememoire.views.answers import dispute_lines

    with ask.opened() as (store, asked):
        rows = [row for row in queries.disputes(store, asked) if not (still and row.settled)]
        ask.answer(rows, queries.Contested, dispute_lines)
