"""`aidememoire who`: who somebody is."""

from __future__ import annotations

from typing import Annotated

import typer

from aidememoire.commands.asking import DEFAULT_STORE, AnswerFormat, Shown, StorePlace, answer, opened
from aidememoire.commands.options import Debug


def who(
    name: Annotated[list[str], typer.Argument(metavar="NAME", help="A name or a part of it, without accents; a key.")],
    format: Shown = AnswerFormat.table,
    store: StorePlace = DEFAULT_STORE,
    debug: Debug = False,
) -> None:
    """Who somebody is: names, functions with their days and proofs, groups, stories."""
    from aidememoire.store.queries import Who, find_actor
    from aidememoire.store.queries import who as ask
    from aidememoire.views.answers import who_lines

    with opened(store) as kept:
        found = ask(kept, find_actor(kept, " ".join(name)))
        answer([found], Who, format, lambda rows: who_lines(rows[0]))
