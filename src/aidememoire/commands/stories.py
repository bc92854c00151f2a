"""`aidememoire stories`, `aidememoire story`: which stories there are, and where the talks of one stand."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from aidememoire.commands.asking import AnswerFormat, Question, print_lines, question, typed_for
from aidememoire.runs.delivery import print_out


@question(without=("assertion", "story", "older"), limit=20)
def stories(ask: Question) -> None:
    """The stories of the store, the latest first, with what their newest dispatch changed."""
    from aidememoire.store import queries
    from aidememoire.views.answers import changes_in_words, story_lines

    with ask.opened() as (store, asked):
        ask.answer(queries.stories(store, asked), queries.Listed, story_lines, {"changes": changes_in_words})


@question(filters=("at",))
def story(
    ask: Question,
    id: Annotated[list[str], typer.Argument(metavar="ID", help="Its id, the beginning of it, or words of its title.")],
    everything: Annotated[bool, typer.Option("--all", help="Everything, not one page.")] = False,
) -> None:
    """Where the talks of a story stand: positions, last changes, disputes, agenda, hearsay, on one page.

    As json the whole story; as csv its present positions.
    """
    from dataclasses import replace

    from aidememoire.store import queries
    from aidememoire.stories.opening import open_story
    from aidememoire.views.answers import position_lines
    from aidememoire.views.story_page import PROPOSALS, story_lines

    with ask.opened() as (store, asked):
        found = queries.find_story(store, " ".join(id))
        if ask.format is AnswerFormat.csv:
            ask.answer(queries.positions(store, replace(asked, story=found)), queries.Stood, position_lines)
            return
        told = open_story(store, found, asked.known)
    if ask.format is AnswerFormat.json:
        print_out(told.model_dump_json(indent=1) + "\n")
        return
    print_lines(story_lines(told, most=None if everything else PROPOSALS, typed=partial(typed_for, place=ask.store)))
