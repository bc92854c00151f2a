"""`aidememoire ingest`: dispatches into a store, once each. `aidememoire upgrade`: a store of an older program."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from aidememoire.commands.options import Day, Debug, Input, Jobs, Language, StorePlace
from aidememoire.readers.kinds import InputFormat
from aidememoire.runs.delivery import INTERRUPTED, NOT_READ, OK, say

if TYPE_CHECKING:
    from aidememoire.runs.ingest import Watcher
    from aidememoire.store.ingest_log import Counts
    from aidememoire.store.store import Added

DEFAULT_STORE = "aidememoire.db"


def ingest(
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCE...",
            help="Files of any format that is read, folders and archives of them, http(s) addresses of pages and "
            "feeds; - for standard input. None with --again: the whole store.",
        ),
    ] = None,
    store: StorePlace = DEFAULT_STORE,
    date: Day = None,
    input_format: Input = InputFormat.auto,
    language: Language = None,
    jobs: Jobs = None,
    again: Annotated[
        bool,
        typer.Option("--again", help="Read anew what another version of the program read; decisions stay."),
    ] = False,
    debug: Debug = False,
) -> None:
    """Read dispatches into a store, once each: what is there already, and files that have not changed, are passed over.

    It can be ended at any point, and killed; the same command goes on from there.

    Exit codes: 0 all read or known; 2 the command is wrong; 3 some or all inputs could not be read; 130
    interrupted, what was done is kept; 1 anything else.
    """
    if not sources and not again:
        raise typer.BadParameter("give one or more SOURCE: files, folders, addresses, -")
    from aidememoire.readers.source import Given
    from aidememoire.runs.ingest import ingest as run_ingest
    from aidememoire.runs.ingest import summary
    from aidememoire.runs.sources import waits_for_a_person
    from aidememoire.store.ingest_log import Counts
    from aidememoire.store.store import Store

    if waits_for_a_person(sources or []):
        say("reading from the terminal; end with Ctrl-D")
    how = Given(date, language, None if input_format is InputFormat.auto else input_format.value)
    counts = Counts()
    with Store.open(store) as opened:
        try:
            with shown_progress(counts, debug=debug) as watcher:
                run_ingest(
                    opened, sources or [], how=how, jobs=jobs, again=again, counts=counts, watcher=watcher
                )  # fmt: skip
        except KeyboardInterrupt:
            say(f"interrupted: {', '.join(summary(counts))}; the same command goes on from here")
            raise typer.Exit(INTERRUPTED) from None
        say(f"{', '.join(summary(counts))}; {opened.where} holds {opened.counts()['dispatches']}")
    raise typer.Exit(NOT_READ if counts.refused else OK)


def upgrade(store: StorePlace = DEFAULT_STORE, debug: Debug = False) -> None:
    """Bring the tables of a store up to this version of the program. Make a copy of the store first."""
    from aidememoire.store import migrations
    from aidememoire.store.store import Store

    with Store.open(store, create=False, upgrade=True) as opened:
        say(f"{opened.where} is at revision {migrations.HEAD}, the newest")


@contextmanager
def shown_progress(counts: Counts, *, debug: bool) -> Iterator[Watcher]:
    """Tells a person of a run: refusals as they are met, and on a terminal how far it is."""
    from aidememoire.runs.ingest import Watcher, summary

    def refused(reason: str, trace: str | None) -> None:
        if debug and trace:
            print(trace, file=sys.stderr)
        say(reason)

    screen = Console(stderr=True)
    if not screen.is_terminal:
        yield Watcher(refused=refused, aside=say)
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=screen, transient=True, redirect_stdout=False) as progress:
        task = progress.add_task("looking")

        def step(_: Added | None) -> None:
            progress.update(task, description=", ".join(summary(counts)))

        yield Watcher(refused=refused, aside=say, step=step)
