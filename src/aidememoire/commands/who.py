"""`aidememoire who`: who somebody is."""

from __future__ import annotations

from typing import Annotated

import typer

from aidememoire.commands.asking import Question, question


@question(filters=())
def who(
    ask: Question,
    name: Annotated[list[str], typer.Argument(metavar="NAME", help="A name or a part of it, without accents; a key.")],
) -> None:
    """Who somebody is: names, functions with their days and proofs, groups, stories."""
    from aidememoire.store import queries
    from aidememoire.views.answers import who_lines

    with ask.opened() as (store, _):
        found = queries.who(store, queries.find_actor(store, " ".join(name)))
        ask.answer([found], queries.Who, lambda rows: who_lines(rows[0]))
