"""`aidememoire timeline`: what happened."""

from __future__ import annotations

from typing import Annotated

import typer

from aidememoire.commands.asking import (
    DEFAULT_STORE,
    All,
    AnswerFormat,
    Assertion,
    At,
    Limit,
    Older,
    OneActor,
    OneStory,
    Place,
    Shown,
    Since,
    Source,
    StorePlace,
    Until,
    When,
    answer,
    narrowed,
    opened,
)
from aidememoire.commands.options import Debug


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


def timeline(
    type: Annotated[
        list[str] | None,
        typer.Option("--type", metavar="TYPE", help="Of this PLOVER type: CONSULT, AGREE, …; may be given again."),
    ] = None,
    when: When = None,
    since: Since = None,
    until: Until = None,
    at: At = None,
    actor: OneActor = None,
    place: Place = None,
    source: Source = None,
    assertion: Assertion = None,
    story: OneStory = None,
    older: Older = False,
    limit: Limit = 50,
    all_rows: All = False,
    format: Shown = AnswerFormat.table,
    store: StorePlace = DEFAULT_STORE,
    debug: Debug = False,
) -> None:
    """What happened, by day. With --story an event that several dispatches tell is one, with where they differ."""
    from aidememoire.store.queries import Happened
    from aidememoire.store.queries import timeline as ask
    from aidememoire.views.answers import timeline_lines

    types = event_types(type)
    with opened(store) as kept:
        asked = narrowed(
            kept, when=when, since=since, until=until, at=at, actor=actor, place=place, source=source,
            assertion=assertion, story=story, older=older, limit=None if all_rows else limit,
        )  # fmt: skip
        answer(ask(kept, asked, types=types), Happened, format, timeline_lines)
