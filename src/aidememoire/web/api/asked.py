"""The filters that every question of the API takes, as its address says them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Query, Request

from aidememoire.store.queries import Asked, find_actor, find_story
from aidememoire.times.asked import asked_day, asked_days

MOST = 200  # rows in an answer
DEEPEST = 5_000  # rows before it: a question that needs more wants a filter, or an export
Word = Annotated[str | None, Query(max_length=200)]
Limit = Annotated[int, Query(ge=1, le=MOST, description="Rows in the answer.")]
Offset = Annotated[int, Query(ge=0, le=DEEPEST, description="Rows to pass over, the latest first.")]


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked: the filters for the store, and which rows of the answer."""

    asked: Asked
    limit: int
    offset: int


def question(
    request: Request,
    since: Annotated[
        Word, Query(description="From this day on: 2016-12-07, « décembre 2016 », « depuis lundi ».")
    ] = None,
    until: Annotated[Word, Query(description="Until this day, inclusive.")] = None,
    at: Annotated[Word, Query(description="As known at the end of this day.")] = None,
    actor: Annotated[Word, Query(description="A key, or a name or part of it; accents and case do not count.")] = None,
    place: Word = None,
    source: Annotated[Word, Query(description="An agency or an outlet.")] = None,
    assertion: Annotated[Literal["agency", "attributed", "hearsay", "denied"] | None, Query()] = None,
    story: Annotated[Word, Query(description="A story's id.")] = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Question:
    """The question of an address. Raises InputError for a day that is none, or a name that fits nobody or several."""
    store = request.app.state.store
    asked = Asked(
        since=asked_days(since)[0] if since else None,
        until=asked_days(until)[1] if until else None,
        known=asked_day(at) if at else None,
        actors=find_actor(store, actor) if actor else (),
        place=place or None,
        source=source or None,
        assertion=assertion,
        story=find_story(store, story) if story else None,
        limit=offset + limit + 1,
    )
    return Question(asked, limit, offset)
