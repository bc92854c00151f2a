"""`aidememoire timeline`: what happened."""

from __future__ import annotations

from typing import Annotated

import typer

from aidememoire.commands.asking import Question, question


def event_types(value: list[str] | None) -> list[str]:
    """PLOVER types, case aside. Raises a usage error for what is none."""
    from typing import get_args

    from aidememoire.record import EventType

    known = get_args(EventType)
    wanted = [one.strip().upper() for one in value or ()]
    wrong = [one for one in wanted if one not in known]
    if wrong:
        raise typer.BadParameter(f"no event type {wrong[0]!r}; there are: {', '.join(known)}")
    return wanted


@question(limit=50)
def timeline(
    ask: Question,
    type: Annotated[
        list[str] | None,
        typer.Option("--type", metavar="TYPE", help="Of this PLOVER type: CONSULT, AGREE, …; may be given again."),
    ] = None,
) -> None:
    """What happened, by day; what has no day stands last, and of more than N rows gives way to what has one.

    With --story an event that several dispatches tell is one, with where they differ.
    """
    from aidememoire.store import queries
    from aidememoire.views.answers import timeline_lines

    types = event_types(type)
    with ask.opened() as (store, asked):
        ask.answer(queries.timeline(store, asked, types=types), queries.Happened, timeline_lines)
