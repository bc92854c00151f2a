"""`aidememoire search`: what holds these words."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from aidememoire.commands.asking import (
    DEFAULT_STORE,
    AnswerFormat,
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


class Within(StrEnum):
    """Where words are looked for."""

    text = "text"
    quotations = "quotations"
    actors = "actors"


def search(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS",
            help="In any form and without accents: « évacuation » finds « évacués »; '\"as it stands\"'; evac*.",
        ),
    ],
    within: Annotated[Within, typer.Option("--in", help="Where to look.")] = Within.text,
    when: When = None,
    since: Since = None,
    until: Until = None,
    at: At = None,
    place: Place = None,
    source: Source = None,
    story: OneStory = None,
    older: Older = False,
    limit: Limit = 20,
    format: Shown = AnswerFormat.table,
    store: StorePlace = DEFAULT_STORE,
    debug: Debug = False,
) -> None:
    """What holds the words, the best first, in every form of them."""
    from aidememoire.store.queries.asked import source_named
    from aidememoire.store.search import Filters, Hit
    from aidememoire.views.answers import hit_lines

    with opened(store) as kept:
        asked = narrowed(kept, when=when, since=since, until=until, at=at, story=story)
        agency, outlet = None, None
        if source:
            with kept.reading() as connection:
                agency, outlet = source_named(connection, source)
            agency = agency if agency or outlet else source
        filters = Filters(
            since=asked.since, until=min(filter(None, (asked.until, asked.known)), default=None), agency=agency,
            outlet=outlet, place=place, story=asked.story, newest=not older,
        )  # fmt: skip
        hits = kept.search(" ".join(words), limit=limit, within=within.value, filters=filters)
        answer(hits, Hit, format, hit_lines)
