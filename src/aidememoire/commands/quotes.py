"""`aidememoire quotes`: who said what, as a table, JSON or CSV."""

from __future__ import annotations

import sys
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from aidememoire.commands.layer import Shape, screen_of, several, show_layer
from aidememoire.commands.options import Day, Debug, Files, Jobs, Language, Output, Resume
from aidememoire.exports import to_quotes
from aidememoire.exports.cells import BOM
from aidememoire.exports.to_table import PLAIN_WIDTH


class QuoteFormat(StrEnum):
    """A format of quotations."""

    table = "table"
    json = "json"
    csv = "csv"


def shape_of(format: QuoteFormat, files: list[str], output: Path | None) -> Shape:
    """What turns a record into that format."""
    if format is QuoteFormat.csv:
        head = to_quotes.quotes_csv_header()
        shown = output is None and sys.stdout.isatty()  # a person's screen has no use for the mark
        return Shape(".quotes.csv", to_quotes.quotes_csv_rows, head.removeprefix(BOM) if shown else head)
    if format is QuoteFormat.json:
        indent = None if output is None and several(files) else 1
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
    output: Output = None,
    language: Language = None,
    jobs: Jobs = None,
    resume: Resume = False,
    debug: Debug = False,
) -> None:
    """Read dispatches; show or write who said what: speaker, words, kind, cue, paragraph.

    Exit codes are those of `aidememoire read`.
    """
    shape = shape_of(format, files, output)
    # the whole record, not its quotations alone: so ids are those that `read` gives
    code = show_layer(
        files, shape, date=date, language=language, output=output, jobs=jobs, resume=resume, debug=debug
    )  # fmt: skip
    raise typer.Exit(code)
