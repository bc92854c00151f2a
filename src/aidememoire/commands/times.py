"""`aidememoire times`: the time expressions of dispatches, as a table, JSON or TimeML."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from aidememoire.commands.layer import Shape, screen_of, show_layer
from aidememoire.commands.options import Day, Debug, Files, Input, Jobs, Language, Output, Resume
from aidememoire.exports import to_json, to_table, to_timeml
from aidememoire.readers.kinds import InputFormat
from aidememoire.runs.inputs import several

ONLY = ("times",)  # the pipes of the other lists are not run


class TimeFormat(StrEnum):
    """A format of time expressions."""

    table = "table"
    json = "json"
    timeml = "timeml"


def shape_of(format: TimeFormat, many: bool, output: Path | None) -> Shape:
    """What turns a record into that format; `many` says that several may share the output."""
    if format is TimeFormat.timeml:
        return Shape(".tml", to_timeml.timeml, alone="TimeML documents")
    if format is TimeFormat.json:
        indent = None if output is None and many else 1
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
    input_format: Input = InputFormat.auto,
    output: Output = None,
    language: Language = None,
    jobs: Jobs = None,
    resume: Resume = False,
    debug: Debug = False,
) -> None:
    """Read the time expressions of dispatches and the days they mean, without reading the rest.

    Exit codes are those of `aidememoire read`.
    """
    shape = shape_of(format, several(files, format=input_format), output)
    code = show_layer(
        files,
        shape,
        only=ONLY,
        date=date,
        input_format=input_format,
        language=language,
        output=output,
        jobs=jobs,
        resume=resume,
        debug=debug,
    )
    raise typer.Exit(code)
