"""`aidememoire stories`, `aidememoire story`: which stories there are, and where the talks of one stand."""

from __future__ import annotations

from typing import Annotated

import typer

from aidememoire.commands.asking import (
    DEFAULT_STORE,
    All,
    AnswerFormat,
    At,
    Limit,
    OneActor,
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
    print_lines,
)
from aidememoire.commands.options import Debug
from aidememoire.runs.delivery import print_out


def stories(
    when: When = None,
    since: Since = None,
    until: Until = None,
    at: At = None,
    actor: OneActor = None,
    place: Place = None,
    source: Source = None,
    limit: Limit = 20,
    all_rows: All = False,
    format: Shown = AnswerFormat.table,
    store: StorePlace = DEFAULT_STORE,
    debug: Debug = False,
) -> None:
    """The stories of the store, the latest first, with what their newest dispatch changed."""
    from aidememoire.store.queries import Listed
    from aidememoire.store.queries import stories as ask
    from aidememoire.views.answers import story_lines

    with opened(store) as kept:
        asked = narrowed(
            kept, when=when, since=since, until=until, at=at, actor=actor, place=place, source=source,
            limit=None if all_rows else limit,
        )  # fmt: skip
        answer(ask(kept, asked), Listed, format, story_lines)


def story(
    id: Annotated[list[str], typer.Argument(metavar="ID", help="Its id, the beginning of it, or words of its title.")],
    at: At = None,
    everything: Annotated[bool, typer.Option("--all", help="Everything, not one page.")] = False,
    format: Shown = AnswerFormat.table,
    store: StorePlace = DEFAULT_STORE,
    debug: Debug = False,
) -> None:
    """Where the talks of a story stand: positions, last changes, disputes, agenda, hearsay, on one page.

    As json the whole story; as csv its present positions.
    """
    from aidememoire.store.queries import Stood, find_story, positions
    from aidememoire.stories.opening import open_story
    from aidememoire.views.answers import position_lines
    from aidememoire.views.story_page import PROPOSALS, story_lines

    with opened(store) as kept:
        found = find_story(kept, " ".join(id))
        asked = narrowed(kept, at=at, story=found)
        if format is AnswerFormat.csv:
            answer(positions(kept, asked), Stood, format, position_lines)
            return
        told = open_story(kept, found, asked.known)
    if format is AnswerFormat.json:
        print_out(told.model_dump_json(indent=1) + "\n")
    else:
        print_lines(story_lines(told, most=None if everything else PROPOSALS))
