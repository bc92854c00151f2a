"""`aidememoire search`: what holds these words."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from aidememoire.commands.asking import Question, question


class Within(StrEnum):
    """Where words are looked for."""

    text = "text"
    quotations = "quotations"
    actors = "actors"


@question(without=("actor", "assertion"), limit=20, every=False)
def search(
    ask: Question,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS",
            help="In any form and without accents: « évacuation » finds « évacués »; '\"as it stands\"'; evac*.",
        ),
    ],
    within: Annotated[Within, typer.Option("--in", help="Where to look.")] = Within.text,
) -> None:
    """What holds the words, the best first, in every form of them."""
    from aidememoire.store.queries.asked import spellings
    from aidememoire.store.search import Filters, Hit
    from aidememoire.views.answers import hit_lines

    with ask.opened() as (store, asked):
        sources = None
        if asked.source:
            with store.reading() as connection:
                sources = spellings(connection, asked.source)
        filters = Filters(
            since=asked.since, until=min(filter(None, (asked.until, asked.known)), default=None), sources=sources,
            place=asked.place, story=asked.story, newest=not asked.older,
        )  # fmt: skip
        hits = store.search(" ".join(words), limit=ask.limit or 1, within=within.value, filters=filters)
        ask.answer(hits, Hit, hit_lines)
