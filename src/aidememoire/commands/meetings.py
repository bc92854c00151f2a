"""`aidememoire meetings`: who met whom."""

from __future__ import annotations

from typing import Annotated

import typer

from aidememoire.commands.asking import Question, question


@question(limit=50)
def meetings(
    ask: Question,
    between: Annotated[str | None, typer.Option("--between", metavar="NAME", help="At which this one was.")] = None,
    and_with: Annotated[str | None, typer.Option("--and", metavar="NAME", help="And this one too.")] = None,
) -> None:
    """Who met whom, when and where, for how long, to what end."""
    from aidememoire.store import queries
    from aidememoire.views.answers import meeting_lines

    if and_with and not between:
        raise typer.BadParameter("--and needs --between: write --between NAME --and NAME")
    with ask.opened() as (store, asked):
        one = queries.find_actor(store, between) if between else ()
        other = queries.find_actor(store, and_with) if and_with else ()
        ask.answer(queries.meetings(store, asked, between=one, and_with=other), queries.Met, meeting_lines)
