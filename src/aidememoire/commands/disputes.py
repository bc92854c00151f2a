"""`aidememoire disputes`: what is contested."""

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


def disputes(
    still: Annotated[bool, typer.Option("--open", help="Those that no later words settle.")] = False,
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
    """What is contested: account beside account, each with its words; with --story also what settled it."""
    from aidememoire.store.queries import Contested
    from aidememoire.store.queries import disputes as ask
    from aidememoire.views.answers import dispute_lines

    with opened(store) as kept:
        asked = narrowed(
            kept, when=when, since=since, until=until, at=at, actor=actor, place=place, source=source, story=story,
            older=older, limit=None if all_rows else limit,
        )  # fmt: skip
        rows = [row for row in ask(kept, asked) if not (still and row.settled)]
        answer(rows, Contested, format, dispute_lines)
