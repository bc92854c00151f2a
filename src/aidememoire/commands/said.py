"""`aidememoire said`: who said what."""

from __future__ import annotations

from typing import Annotated

import typer

from aidememoire.commands.asking import (
    DEFAULT_STORE,
    All,
    AnswerFormat,
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


def said(
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Said by this one.")] = None,
    about: Annotated[
        str | None, typer.Option("--about", metavar="WORDS", help="Holding these words, in any of their forms.")
    ] = None,
    when: When = None,
    since: Since = None,
    until: Until = None,
    at: At = None,
    actor: OneActor = None,
    place: Place = None,
    source: Source = None,
    story: OneStory = None,
    older: Older = False,
    limit: Limit = 50,
    all_rows: All = False,
    format: Shown = AnswerFormat.table,
    store: StorePlace = DEFAULT_STORE,
    debug: Debug = False,
) -> None:
    """Who said what: quotations by speaker and words, each with the dispatch it stands in."""
    from aidememoire.store.queries import Said, find_actor
    from aidememoire.store.queries import said as ask
    from aidememoire.views.answers import said_lines

    with opened(store) as kept:
        asked = narrowed(
            kept, when=when, since=since, until=until, at=at, actor=actor, place=place, source=source, story=story,
            older=older, limit=None if all_rows else limit,
        )  # fmt: skip
        rows = ask(kept, asked, by=find_actor(kept, by) if by else (), about=about or "")
        answer(rows, Said, format, said_lines)
