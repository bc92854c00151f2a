"""`aidememoire agenda`: what is to come, and what became of what was."""

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


def agenda(
    past: Annotated[bool, typer.Option("--past", help="Also what lies before the newest dispatch.")] = False,
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
    """What is to come, by day, counted from the newest dispatch; with --story also what became of it."""
    from dataclasses import replace

    from aidememoire.store.queries import Planned
    from aidememoire.store.queries import agenda as ask
    from aidememoire.store.queries.agenda import newest_day
    from aidememoire.views.answers import agenda_lines

    with opened(store) as kept:
        asked = narrowed(
            kept, when=when, since=since, until=until, at=at, actor=actor, place=place, source=source, story=story,
            older=older, limit=None if all_rows else limit,
        )  # fmt: skip
        if not past and asked.since is None and asked.until is None:
            asked = replace(asked, since=asked.known or newest_day(kept, asked.story))
        answer(ask(kept, asked), Planned, format, agenda_lines)
