"""What do the questions to a store share? Where the store is, what narrows a question, how an answer is printed.

A command is a function of its own options whose first argument is the `Question`; `question` gives it the options
that all share, which `--help` shows after its own.
"""

from __future__ import annotations

import inspect
import os
import re
import shlex
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer
from rich.console import Console

from aidememoire.commands.options import Debug, StorePlace
from aidememoire.errors import AideMemoireError
from aidememoire.runs.delivery import print_out
from aidememoire.views.formats import has_colour

if TYPE_CHECKING:
    from aidememoire.store.queries import Asked
    from aidememoire.store.store import Store
    from aidememoire.views.answer_lines import Line

DEFAULT_STORE = "aidememoire.db"
_COMMAND = re.compile(r"`(aidememoire [^`]+)`")


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

# what narrows a question, in the order of --help
FILTERS: Mapping[str, Any] = {
    "when": When, "since": Since, "until": Until, "at": At, "actor": OneActor, "place": Place, "source": Source,
    "assertion": Assertion, "story": OneStory,
}  # fmt: skip
SWITCHES: Mapping[str, Any] = {"older": Older}


@dataclass(frozen=True, slots=True)
class Question:
    """What a person asked beside the command's own options: the store's place, the filters, the format."""

    store: str
    format: AnswerFormat
    given: Mapping[str, Any]  # filters by name, as typed
    limit: int | None = None

    @contextmanager
    def opened(self) -> Iterator[tuple[Store, Asked]]:
        """The store and the filters, days and names understood. Raises StoreError or InputError."""
        with opened(self.store) as store:
            yield store, narrowed(store, limit=self.limit, **self.given)

    def answer(
        self,
        rows: Sequence[Any],
        kind: type,
        lines: Callable[[Any], Iterable[Line]],
        words: Mapping[str, Callable[[Any], Any]] | None = None,
    ) -> None:
        """Prints rows in the format asked for; `kind` is their class, `lines` puts them into words for a terminal.

        `words` puts fields into words for a spreadsheet.
        """
        if self.format is AnswerFormat.json:
            from aidememoire.exports.to_rows import rows_json

            print_out(rows_json(rows))
        elif self.format is AnswerFormat.csv:
            from aidememoire.exports.to_rows import rows_csv

            print_out(rows_csv(rows, kind, mark=not sys.stdout.isatty(), words=words))
        else:
            print_lines(lines(rows))


EVERY_FILTER = (*FILTERS, *SWITCHES)


def question(
    *, filters: Sequence[str] = EVERY_FILTER, without: Sequence[str] = (), limit: int | None = None, every: bool = True
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Makes a command of a function: its own options, then the shared ones, which reach it as a Question.

    It is narrowed by the `filters` but those that it is `without`; `limit` is how many rows it gives unless said,
    None where it gives one answer; `every` lets people ask for all of them.
    """
    names = [name for name in filters if name not in without]

    def made(command: Callable[..., None]) -> Callable[..., None]:
        own = list(inspect.signature(command).parameters.values())[1:]
        hints = get_type_hints(command, include_extras=True)
        shared = [_option(name, FILTERS[name], None) for name in names if name in FILTERS]
        shared += [_option(name, SWITCHES[name], False) for name in names if name in SWITCHES]
        shared += [_option("limit", Limit, limit)] if limit else []
        shared += [_option("all_rows", All, False)] if limit and every else []
        shared += [
            _option("format", Shown, AnswerFormat.table), _option("store", StorePlace, DEFAULT_STORE),
            _option("debug", Debug, False),
        ]  # fmt: skip
        parameters = [*(one.replace(annotation=hints[one.name]) for one in own), *shared]

        def run(**typed: Any) -> None:
            most = None if typed.get("all_rows") else typed.get("limit")
            asked = Question(typed["store"], typed["format"], {name: typed[name] for name in names}, most)
            command(asked, **{one.name: typed[one.name] for one in own})

        run.__name__, run.__doc__ = command.__name__, command.__doc__
        run.__annotations__ = {one.name: one.annotation for one in parameters}
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        return run

    return made


def _option(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def typed_for(command: str, place: str) -> str:
    """A command as it is typed for the store at a place: `--store` said where it would not be found without.

    >>> typed_for("aidememoire stories", "talks of may.db")
    "aidememoire stories --store 'talks of may.db'"
    """
    usual = os.environ.get("AIDEMEMOIRE_STORE") or DEFAULT_STORE
    if place == usual:
        return command
    from aidememoire.store.engine import shown

    return f"{command} --store {shlex.quote(shown(place))}"


@contextmanager
def opened(place: str, *, tables: tuple[str, ...] | None = None) -> Iterator[Store]:
    """The store at a place, for questions and decisions; `tables` as for Store.open. Raises StoreError.

    An error whose remedy names a command between backticks names it as typed for this store.
    """
    from aidememoire.store.store import Store

    try:
        with Store.open(place, create=False, tables=tables) as store:
            yield store
    except AideMemoireError as error:
        error.remedy = _COMMAND.sub(lambda found: f"`{typed_for(found[1], place)}`", error.remedy)
        raise


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
    from aidememoire.times.asked import asked_day, asked_period

    days = asked_period(when, since, until)
    return Asked(
        since=days.since,
        until=days.until,
        known=asked_day(at) if at is not None else None,
        actors=find_actor(store, actor) if actor is not None else (),
        place=place,
        source=source,
        assertion=assertion.value if assertion else None,
        story=find_story(store, story) if story is not None else None,
        older=older,
        limit=limit,
    )


def print_lines(lines: Iterable[Line]) -> None:
    """Prints lines as wide and as coloured as the terminal shows them."""
    from aidememoire.views.answer_lines import PLAIN_WIDTH, text_of

    screen = Console()
    width = screen.width if screen.is_terminal else PLAIN_WIDTH
    print_out(text_of(lines, width=width, colour=has_colour(screen)))
