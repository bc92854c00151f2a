"""`aidememoire said`: who said what."""

from __future__ import annotations

from typing import Annotated

import typer

from aidememoire.commands.asking import Question, question


@question(without=("assertion",), limit=50)
def said(
    ask: Question,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Said by this one.")] = None,
    about: Annotated[
        str | None, typer.Option("--about", metavar="WORDS", help="Holding these words, in any of their forms.")
    ] = None,
) -> None:
    """Who said what: quotations by speaker and words, each with the dispatch it stands in."""
    from aidememoire.store import queries
    from aidememoire.views.answers import said_lines

    with ask.opened() as (store, asked):
        speaker = queries.find_actor(store, by) if by else ()
        ask.answer(queries.said(store, asked, by=speaker, about=about or ""), queries.Said, said_lines)
