"""`aidememoire meetings`: who met whom."""

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


def meetings(
    between: Annotated[str | None, typer.Option("--between", metavar="NAME", help="At which this one was.")] = None,
    and_with: Annotated[str | None, typer.Option("--and", metavar="NAME", help="And this one too.")] = None,
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
    """Who met whom, when and where, for how long, to what end."""
    from aidememoire.store.queries import Met, find_actor
    from aidememoire.store.queries import meetings as ask
    from aidememoire.views.answers import meeting_lines

    if and_with and not between:
        raise typer.BadParameter("--and needs --between: write --between NAME --and NAME")
    with opened(store) as kept:
        asked = narrowed(
            kept, when=when, since=since, until=until, at=at, actor=actor, place=place, source=source,
            assertion=assertion, story=story, older=older, limit=None if all_rows else limit,
        )  # fmt: skip
        one = find_actor(kept, between) if between else ()
        other = find_actor(kept, and_with) if and_with else ()
        answer(ask(kept, asked, between=one, and_with=other), Met, format, meeting_lines)
