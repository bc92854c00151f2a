"""`aidememoire events`: the events of dispatches, for people and for the programs of event data."""

from __future__ import annotations

import sys
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from aidememoire.commands.layer import Shape, screen_of, show_layer
from aidememoire.commands.options import Day, Debug, Files, Input, Jobs, Language, Output, Resume
from aidememoire.exports import to_cameo, to_csv, to_json, to_plover, to_polecat, to_table
from aidememoire.exports.cells import BOM
from aidememoire.readers.kinds import InputFormat
from aidememoire.runs.inputs import several


class EventFormat(StrEnum):
    """A format of events."""

    table = "table"
    plover = "plover"
    polecat = "polecat"
    cameo = "cameo"
    csv = "csv"
    json = "json"


def shape_of(format: EventFormat, many: bool, output: Path | None) -> Shape:
    """What turns a record into that format; `many` says that several may share the output."""
    if format is EventFormat.plover:
        return Shape(".plover.jsonl", to_plover.plover_lines)
    if format is EventFormat.polecat:
        return Shape(".polecat.tsv", to_polecat.polecat_rows, to_polecat.polecat_header())
    if format is EventFormat.cameo:
        return Shape(".cameo.tsv", to_cameo.cameo_rows, to_cameo.cameo_header())
    if format is EventFormat.csv:
        head = to_csv.events_csv_header()
        shown = output is None and sys.stdout.isatty()  # a person's screen has no use for the mark
        return Shape(".events.csv", to_csv.events_csv_rows, head.removeprefix(BOM) if shown else head)
    if format is EventFormat.json:
        indent = None if output is None and many else 1
        return Shape(".events.json", partial(to_json.events_json_text, indent=indent))
    width, colour = screen_of(output)
    table = partial(to_table.events_table, width=width or to_table.PLAIN_WIDTH, colour=colour)
    return Shape(".events.txt", table)


def events(
    files: Files,
    date: Day = None,
    format: Annotated[
        EventFormat,
        typer.Option(
            "--format",
            "-f",
            help="table: for people; plover: PLOVER's JSON, an event a line; polecat: POLECAT's 40 columns and the "
            "passage, with tabs; cameo: CAMEO rows, with tabs; csv: for a spreadsheet; json: as in the record.",
        ),
    ] = EventFormat.table,
    input_format: Input = InputFormat.auto,
    output: Output = None,
    language: Language = None,
    jobs: Jobs = None,
    resume: Resume = False,
    debug: Debug = False,
) -> None:
    """Read dispatches; show or write their events, each with the words that prove it.

    Exit codes are those of `aidememoire read`.
    """
    shape = shape_of(format, several(files, format=input_format), output)
    # the whole record, not its events alone: so ids are those that `read` gives
    code = show_layer(
        files,
        shape,
        date=date,
        input_format=input_format,
        language=language,
        output=output,
        jobs=jobs,
        resume=resume,
        debug=debug,
    )
    raise typer.Exit(code)
