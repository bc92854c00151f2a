"""`aidememoire watch`: a folder or a feed, read into a store as it grows."""

from __future__ import annotations

from typing import Annotated

import typer

from aidememoire.commands.options import Day, Debug, Input, Language, StorePlace
from aidememoire.readers.kinds import InputFormat
from aidememoire.runs.delivery import INTERRUPTED, NOT_READ, OK, say


def watch(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="FOLDER|FEED...", help="Folders, files, and http(s) addresses of feeds and pages."),
    ],
    store: StorePlace = "aidememoire.db",
    every: Annotated[float, typer.Option(min=0.1, metavar="SECONDS", help="How long to wait between two looks.")] = 30,
    once: Annotated[bool, typer.Option("--once", help="Look once and leave.")] = False,
    date: Day = None,
    input_format: Input = InputFormat.auto,
    language: Language = None,
    debug: Debug = False,
) -> None:
    """Read new and changed dispatches into a store as they come, until it is interrupted (Ctrl-C).

    An address is asked politely: what has not changed is not sent again. What cannot be read, or had, is said
    once and does not end the watch.

    Exit codes: 130 interrupted; with --once, those of `aidememoire ingest`.
    """
    from aidememoire.commands.ingest import shown_progress
    from aidememoire.readers.source import Given
    from aidememoire.runs.ingest import summary
    from aidememoire.runs.watch import looks
    from aidememoire.store.ingest_log import Counts
    from aidememoire.store.store import Store

    how = Given(date, language, None if input_format is InputFormat.auto else input_format.value)
    total = Counts()
    with Store.open(store) as opened:
        try:
            with shown_progress(total, debug=debug) as watcher:
                if not once:
                    say(f"watching {', '.join(sources)} into {opened.where}; end with Ctrl-C")
                for counts in looks(opened, sources, how=how, every=every, once=once, watcher=watcher):
                    if counts.read:
                        say(", ".join(summary(counts)))
                    total += counts
        except KeyboardInterrupt:
            say(f"ended: {', '.join(summary(total))}")
            raise typer.Exit(INTERRUPTED) from None
    raise typer.Exit(NOT_READ if total.refused else OK)
