"""`aidememoire quotes`: who said what, as a table, JSON or CSV."""

from __future__ import annotations

import sys
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from aidememoire.commands.layer import Shape, screen_of, show_layer
from aidememoire.commands.options import Day, Debug, Files, Input, Jobs, Language, Output, Resume
from aidememoire.exports import to_quotes
from aidememoire.exports.cells import BOM
from aidememoire.exports.to_table import PLAIN_WIDTH
from aidememoire.readers.kinds import InputFormat
from aidememoire.runs.inputs import several


class QuoteFormat(StrEnum):
    """A format of quotations."""

    table = "table"
    json = "json"
    csv = "csv"


def shape_of(format: QuoteFormat, many: bool, output: Path | None) -> Shape:
    """What turns a record into that format; `many` says that several may share the output."""
    if format is QuoteFormat.csv:
        head = to_quotes.quotes_csv_header()
        shown = output is None and sys.stdout.isatty()  # a person's screen has no use for the mark
        return Shape(".quotes.csv", to_quotes.quotes_csv_rows, head.removeprefix(BOM) if shown else head)
    if format is QuoteFormat.json:
        indent = None if output is None and many else 1
        return Shape(".quotes.json", partial(to_quotes.quotes_json_text, indent=indent))
    width, colour = screen_of(output)
    return Shape(".quotes.txt", partial(to_quotes.quotes_table, width=width or PLAIN_WIDTH, colour=colour))


def quotes(
    files: Files,
    date: Day = None,
    format: Annotated[
        QuoteFormat,
        typer.Option(
            "--format",
            "-f",
            help="table: for people; json: as in the record; csv: one row a quotation, for a spreadsheet.",
        ),
    ] = QuoteFormat.table,
    input_format: Input = InputFormat.auto,
    output: Output = None,
    language: Language = None,
    jobs: Jobs = None,
    resume: Resume = False,
    debug: Debug = False,
) -> None:
    """Read dispatches; show or write who said what: speaker, words, kind, cue, paragraph.

    Exit codes are those of `aidememoire read`.
    """
    shape = shape_of(format, several(files, format=input_format), output)
    # the whole record, not its quotations alone: so ids are those that `read` gives
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
