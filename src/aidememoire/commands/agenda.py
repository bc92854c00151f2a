"""`aidememoire agenda`: what is to come, and what became of what was."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from aidememoire.commands.asking import Question, question


@question(without=("assertion",), limit=50)
def agenda(
    ask: Question,
    past: Annotated[bool, typer.Option("--past", help="Also what lies before the newest dispatch.")] = False,
) -> None:
    """What is to come, by day, counted from the newest dispatch; with --story also what became of it."""
    from aidememoire.store import queries
    from aidememoire.store.queries.agenda import newest_day
    from aidememoire.views.answers import agenda_lines

    with ask.opened() as (store, asked):
        if not past and asked.since is None and asked.until is None:
            asked = replace(asked, since=asked.known or newest_day(store, asked.story))
        ask.answer(queries.agenda(store, asked), queries.Planned, agenda_lines)
