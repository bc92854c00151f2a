"""`aidememoire times`: the time expressions of dispatches, as a table, JSON or TimeML."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from aidememoire.commands.layer import Shape, screen_of, several, show_layer
from aidememoire.commands.options import Day, Debug, Files, Jobs, Language, Output, Resume
from aidememoire.exports import to_json, to_table, to_timeml

ONLY = ("times",)  # the pipes of the other lists are not run


class TimeFormat(StrEnum):
    """A format of time expressions."""

    table = "table"
    json = "json"
    timeml = "timeml"


def shape_of(format: TimeFormat, files: list[str], output: Path | None) -> Shape:
    """What turns a record into that format."""
    if format is TimeFormat.timeml:
        return Shape(".tml", to_timeml.timeml, alone="TimeML documents")
    if format is TimeFormat.json:
        indent = None if output is None and several(files) else 1
        return Shape(".times.json", partial(to_json.times_json_text, indent=indent))
    width, colour = screen_of(output)
    table = partial(to_table.times_table, width=width or to_table.PLAIN_WIDTH, colour=colour)
    return Shape(".times.txt", table)


def times(
    files: Files,
    date: Day = None,
    format: Annotated[
        TimeFormat,
        typer.Option(
            "--format",
            "-f",
            help="table: for people; json: as in the record; timeml: the text with its TIMEX3, a document a dispatch.",
        ),
    ] = TimeFormat.table,
    output: Output = None,
    language: Language = None,
    jobs: Jobs = None,
    resume: Resume = False,
    debug: Debug = False,
) -> None:
    """Read the time expressions of dispatches and the days they mean, without reading the rest.

    Exit codes are those of `aidememoire read`.
    """
    shape = shape_of(format, files, output)
    code = show_layer(
        files, shape, only=ONLY, date=date, language=language, output=output, jobs=jobs, resume=resume, debug=debug
    )
    raise typer.Exit(code)
