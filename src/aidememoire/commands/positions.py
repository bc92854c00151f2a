"""`aidememoire positions`: who stands where."""

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


def positions(
    party: Annotated[str | None, typer.Option("--party", "--actor", metavar="NAME", help="Of this party.")] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="WORDS", help="On a proposal that holds these words, or of this kind.")
    ] = None,
    at: At = None,
    history: Annotated[bool, typer.Option("--history", help="Every stance, not the present ones alone.")] = False,
    when: When = None,
    since: Since = None,
    until: Until = None,
    place: Place = None,
    source: Source = None,
    assertion: Assertion = None,
    story: OneStory = None,
    older: Older = False,
    limit: Limit = 100,
    all_rows: All = False,
    format: Shown = AnswerFormat.table,
    store: StorePlace = DEFAULT_STORE,
    debug: Debug = False,
) -> None:
    """Who stands where on what, since when and how firmly; with --at as known on that day."""
    from aidememoire.store.queries import Stood, find_actor
    from aidememoire.store.queries import positions as ask
    from aidememoire.views.answers import position_lines

    with opened(store) as kept:
        asked = narrowed(
            kept, when=when, since=since, until=until, at=at, place=place, source=source, assertion=assertion,
            story=story, older=older, limit=None if all_rows else limit,
        )  # fmt: skip
        keys = find_actor(kept, party) if party else ()
        rows = ask(kept, asked, party=keys, on=on or "", history=history)
        answer(rows, Stood, format, position_lines)
