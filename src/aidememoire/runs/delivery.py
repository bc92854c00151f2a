"""How outcomes reach a person: printed or written as they come, with what was refused and why."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager, suppress

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from aidememoire.runs.local import Outcome
from aidememoire.runs.outputs import Folder

OK, FAILED, USAGE, NOT_READ, INTERRUPTED = 0, 1, 2, 3, 130  # exit codes; docs/command-line.md explains them


class OutputClosed(Exception):
    """Whoever read our output has gone (`| head`); not an OSError, which click would take for itself."""


def print_out(text: str) -> None:
    """Writes to standard output at once. Raises OutputClosed when nobody reads it any more."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise OutputClosed from None


def say(message: str) -> None:
    """One line on standard error."""
    with suppress(OSError):
        print(f"aidememoire: {message}", file=sys.stderr, flush=True)


def say_failed(message: str, code: int, *, debug: bool) -> int:
    """Says what failed, with the traceback for who asked for it. Returns the exit code."""
    if debug:
        traceback.print_exc()
    say(message)
    return code


def deliver(
    outcomes: Generator[Outcome, None, None],
    folder: Folder | None,
    *,
    total: int | None = None,
    bar: bool = False,
    debug: bool = False,
) -> int:
    """Prints each outcome, or writes it in the folder, as it comes. Returns the exit code.

    `bar` shows progress towards `total` on standard error, where that is a terminal.
    """
    done = refused = 0
    with closing(outcomes), _progress(total, bar) as step:
        try:
            for outcome in outcomes:
                if outcome.error is not None:
                    refused += 1
                    if debug and outcome.trace:
                        print(outcome.trace, file=sys.stderr)
                    say(outcome.error)
                else:
                    if folder is not None:
                        folder.write(outcome)
                    else:
                        print_out(outcome.output or "")
                    done += 1
                step()
        except KeyboardInterrupt:
            say(f"interrupted, {done} read" + ("; --resume goes on from here" if folder is not None else ""))
            return INTERRUPTED
    if done + refused > 1 and (refused or folder is not None):
        where = f", written in {folder.path}" if folder is not None and done else ""
        say(f"{done} read{where}" + (f"; {refused} refused" if refused else ""))
    return NOT_READ if refused else OK


@contextmanager
def _progress(total: int | None, wanted: bool) -> Iterator[Callable[[], None]]:
    screen = Console(stderr=True)
    if not wanted or not screen.is_terminal:
        yield lambda: None
        return
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=screen, transient=True, redirect_stdout=False) as progress:
        task = progress.add_task("reading", total=total)
        yield lambda: progress.advance(task)
