"""What do the questions to a store share? Where the store is, what narrows a question, how an answer is printed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from aidememoire.commands.options import StorePlace as StorePlace
from aidememoire.runs.delivery import print_out
from aidememoire.views.formats import has_colour

if TYPE_CHECKING:
    from aidememoire.store.queries import Asked
    from aidememoire.store.store import Store
    from aidememoire.views.answer_lines import Line

DEFAULT_STORE = "aidememoire.db"


class AnswerFormat(StrEnum):
    """How an answer is printed."""

    table = "table"
    json = "json"
    csv = "csv"


class Sure(StrEnum):
    """How firmly something is told."""

    agency = "agency"
    attributed = "attributed"
    hearsay = "hearsay"
    denied = "denied"


When = Annotated[
    str | None,
    typer.Option("--when", metavar="DAYS", help="« décembre 2016 », « depuis lundi », « entre le 3 et le 7 mai »."),
]
Since = Annotated[str | None, typer.Option("--since", metavar="DAY", help="From that day on, as for --when.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DAY", help="To that day, inclusive.")]
At = Annotated[str | None, typer.Option("--at", metavar="DAY", help="As known at the end of that day.")]
OneActor = Annotated[
    str | None,
    typer.Option("--actor", metavar="NAME", help="What this one takes part in: a name or part of it, without accents."),
]
Place = Annotated[str | None, typer.Option("--place", metavar="NAME", help="At this place.")]
Source = Annotated[str | None, typer.Option("--source", metavar="NAME", help="Told by this agency or outlet.")]
Assertion = Annotated[Sure | None, typer.Option("--assertion", help="Told as firmly as this.")]
OneStory = Annotated[
    str | None,
    typer.Option("--story", metavar="ID", help="In this story, each thing once: its id, or words of its title."),
]
Older = Annotated[bool, typer.Option("--older", help="Also what newer versions of a dispatch replaced.")]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, metavar="N", help="At most N rows, the latest.")]
All = Annotated[bool, typer.Option("--all", help="Every row, however many.")]
Shown = Annotated[
    AnswerFormat,
    typer.Option("--format", "-f", help="table: for people; json: every field; csv: for a spreadsheet."),
]


@contextmanager
def opened(place: str) -> Iterator[Store]:
    """The store at a place, for questions. Raises StoreError where there is none."""
    from aidememoire.store.store import Store

    with Store.open(place, create=False) as store:
        yield store


def narrowed(
    store: Store,
    *,
    when: str | None = None,
    since: str | None = None,
    until: str | None = None,
    at: str | None = None,
    actor: str | None = None,
    place: str | None = None,
    source: str | None = None,
    assertion: Sure | None = None,
    story: str | None = None,
    older: bool = False,
    limit: int | None = None,
) -> Asked:
    """The filters that options name, days and names understood. Raises InputError for those that mean nothing."""
    from aidememoire.store.queries import Asked, find_actor, find_story
    from aidememoire.times.asked import asked_day, asked_days

    days = asked_days(when) if when is not None else None
    first = asked_days(since).since if since is not None else None
    last = asked_days(until).until if until is not None else None
    return Asked(
        since=first or (days.since if days else None),
        until=last or (days.until if days else None),
        known=asked_day(at) if at is not None else None,
        actors=find_actor(store, actor) if actor is not None else (),
        place=place,
        source=source,
        assertion=assertion.value if assertion else None,
        story=find_story(store, story) if story is not None else None,
        older=older,
        limit=limit,
    )


def answer(
    rows: Sequence[Any], kind: type, format: AnswerFormat, lines: Callable[[Any], Iterable[Line]], *, heading: str = ""
) -> None:
    """Prints rows in a format; `lines` puts them into words for a terminal, `kind` is their class."""
    if format is AnswerFormat.json:
        from aidememoire.exports.to_rows import rows_json

        print_out(rows_json(rows))
    elif format is AnswerFormat.csv:
        from aidememoire.exports.to_rows import rows_csv

        print_out(rows_csv(rows, kind, mark=not sys.stdout.isatty()))
    else:
        print_lines(lines(rows), heading=heading)


def print_lines(lines: Iterable[Line], *, heading: str = "") -> None:
    """Prints lines as wide and as coloured as the terminal shows them."""
    from aidememoire.views.answer_lines import PLAIN_WIDTH, text_of

    screen = Console()
    width = screen.width if screen.is_terminal else PLAIN_WIDTH
    print_out(text_of(lines, heading=heading, width=width, colour=has_colour(screen)))
