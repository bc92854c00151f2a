"""How does a command read dispatches and show one layer of each? What `times`, `events` and their like share."""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import typer
from rich.console import Console

from aidememoire.commands.options import open_folder
from aidememoire.readers.kinds import InputFormat
from aidememoire.runs.delivery import deliver, say
from aidememoire.runs.inputs import STDIN, expected, read_inputs, several
from aidememoire.runs.local import Outcome, Render, Task, load_reader, run
from aidememoire.views.formats import has_colour

WIDEST = 160  # columns of a table on a screen


@dataclass(frozen=True, slots=True)
class Shape:
    """A format of a layer: what turns a record into it, and what its files are like.

    `render` must be importable by other processes. `head` opens each file, and the output once. Where
    `alone` names the format, several dispatches cannot share the output.
    """

    suffix: str
    render: Render
    head: str = ""
    alone: str | None = None


def screen_of(output: Path | None) -> tuple[int | None, bool]:
    """How wide a table may be, None for the usual width, and whether colours are seen."""
    screen = Console()
    if output is not None or not screen.is_terminal:
        return None, False
    return min(screen.width, WIDEST), has_colour(screen)


def show_layer(
    files: list[str],
    shape: Shape,
    *,
    only: tuple[str, ...] | None = None,
    date: str | None = None,
    input_format: InputFormat = InputFormat.auto,
    language: str | None = None,
    output: Path | None = None,
    jobs: int | None = None,
    resume: bool = False,
    debug: bool = False,
) -> int:
    """Reads the dispatches, filling the lists `only` of their records, and prints or writes the layer of each.

    Returns the exit code. Raises a usage error where the options cannot go together.
    """
    total = expected(files, format=input_format)
    if resume and output is None:
        raise typer.BadParameter("--resume needs -o DIR: without it nothing was kept to resume from")
    if shape.alone and output is None and total != 1 and several(files, format=input_format):
        raise typer.BadParameter(f"several {shape.alone} cannot share standard output: give -o DIR")
    if STDIN in files and sys.stdin.isatty():
        say("reading from the terminal; end with Ctrl-D")
    tasks: Iterable[Task | Outcome] = read_inputs(files, date=date, language=language, format=input_format)
    folder = open_folder(output, shape.suffix, files)
    if folder is not None:
        tasks = folder.admit(tasks, resume=resume)
    outcomes = run(tasks, render=shape.render, load=partial(load_reader, language or "fr", only), jobs=jobs)
    headed = _headed(outcomes, shape.head, each=folder is not None)
    bar = total != 1 and (folder is not None or not sys.stdout.isatty())
    return deliver(headed, folder, total=total, bar=bar, debug=debug)


def _headed(outcomes: Generator[Outcome, None, None], head: str, *, each: bool) -> Generator[Outcome, None, None]:
    """The outcomes with the head before the first output, or before each."""
    try:
        for outcome in outcomes:
            if outcome.output is None:
                yield outcome
                continue
            yield replace(outcome, output=head + outcome.output)
            head = head if each else ""
    finally:
        outcomes.close()
