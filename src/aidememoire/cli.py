"""What can be done from the command line: read, demo, schema. `docs/command-line.md` says it in full."""

from __future__ import annotations

import os
import re
import signal
import sys
import traceback
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date as Date
from enum import StrEnum
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import FrameType
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from aidememoire.errors import AideMemoireError
from aidememoire.record import Record
from aidememoire.runs.inputs import STDIN, expected, read_inputs
from aidememoire.runs.local import Outcome, load_reader, run
from aidememoire.runs.outputs import Folder

OK, FAILED, USAGE, NOT_READ, INTERRUPTED = 0, 1, 2, 3, 130
DAY_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")

app = typer.Typer(
    name="aidememoire",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="""Reads French news-agency dispatches about negotiations into a sourced record: who met, who said
    what, who accepts or refuses what, where accounts differ, what comes next. Every line is proved by the
    words it was read from.

    Start with: aidememoire demo""",
)


class Format(StrEnum):
    """How a record is shown."""

    text = "text"
    json = "json"
    html = "html"


SUFFIXES = {Format.text: ".txt", Format.json: ".json", Format.html: ".html"}


def main() -> NoReturn:
    """The command `aidememoire`: runs it and ends the process with its exit code; shows no traceback."""
    debug = "--debug" in sys.argv[1:]
    # asked to stop by another program: as by the interrupt key, so that what is done is kept
    with suppress(ValueError):
        signal.signal(signal.SIGTERM, _interrupt)
    code = FAILED
    try:
        if not sys.stdout.isatty() and hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="replace")
        elif hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(errors="replace")
        code = app(standalone_mode=False) or OK
        sys.stdout.flush()
    except typer.Exit as done:
        code = done.exit_code
    except (KeyboardInterrupt, typer.Abort):
        _say("interrupted")
        code = INTERRUPTED
    except (_OutputClosed, BrokenPipeError):
        # the reader of our output has gone (| head): nobody is left to tell; keep the interpreter quiet too
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = OK
    except AideMemoireError as error:
        code = _failed(str(error), error.exit_code, debug)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        code = _failed(f"{where}{error.strerror or error}", FAILED, debug)
    except Exception as error:
        if hasattr(error, "format_message"):  # a usage error, in click's words
            context = getattr(error, "ctx", None)
            command = context.command_path if context else "aidememoire"
            _say(f"{error.format_message().rstrip('.')}. See: {command} --help")
            code = getattr(error, "exit_code", USAGE)
        else:
            what = " ".join(f"{type(error).__name__}: {error}".split())[:300]
            code = _failed(f"failed ({what}). This is a fault of aidememoire; --debug shows where", FAILED, debug)
    sys.exit(code)


def _failed(message: str, code: int, debug: bool) -> int:
    if debug:
        traceback.print_exc()
    _say(message)
    return code


def _say(message: str) -> None:
    """One line on standard error."""
    with suppress(OSError):
        print(f"aidememoire: {message}", file=sys.stderr, flush=True)


class _OutputClosed(Exception):
    """Whoever read our output has gone; not an OSError, which click would take for itself."""


def _print(text: str) -> None:
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise _OutputClosed from None


def _interrupt(signum: int, frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def _version(wanted: bool) -> None:
    if wanted:
        try:
            number = version("aidememoire")
        except PackageNotFoundError:  # run from its source folder
            number = "(not installed)"
        print(f"aidememoire {number}")
        raise typer.Exit(OK)


@app.callback()
def _root(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None: ...


def _day(value: str | None) -> str | None:
    """A day given by a person as an ISO day. Raises a usage error for anything else."""
    if value is None:
        return None
    found = DAY_FIRST.fullmatch(value.strip())
    try:
        day = Date(int(found[3]), int(found[2]), int(found[1])) if found else Date.fromisoformat(value.strip())
    except ValueError:
        raise typer.BadParameter(f"{value!r} is no day: write 2016-12-07 or 07/12/2016 (day first)") from None
    return day.isoformat()


Debug = Annotated[bool, typer.Option("--debug", help="Show where in the program an unforeseen error arose.")]
Output = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", metavar="DIR", help="Write one file for each record in this folder instead of printing."
    ),
]
Why = Annotated[bool, typer.Option("--why", help="Show for each line the rule that made it.")]


@app.command()
def read(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            help="Text files, .jsonl files with a dispatch on each line ({id, text, date}), or - for standard input.",
        ),
    ],
    date: Annotated[
        str | None,
        typer.Option(
            "--date",
            metavar="DAY",
            callback=_day,
            help="The day of the dispatches, 2016-12-07 or 07/12/2016: relative days are counted from it. "
            "By default the day that each dispatch says.",
        ),
    ] = None,
    format: Annotated[
        Format,
        typer.Option("--format", "-f", help="text: a page for people; json: the record (RECORD); html: a web page."),
    ] = Format.text,
    output: Output = None,
    language: Annotated[
        str | None,
        typer.Option("--language", metavar="CODE", help="Read as this language (fr) in any case."),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes to read with; by default up to two."),
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="With -o: leave what is already written there, read the rest.")
    ] = False,
    why: Why = False,
    debug: Debug = False,
) -> None:
    """Read dispatches and show or write their records.

    One that cannot be read does not stop the others: it is named with the reason on standard error.

    Exit codes: 0 all read; 2 the command is wrong; 3 some or all inputs could not be read; 130
    interrupted, what was done is kept; 1 anything else.
    """
    if resume and output is None:
        raise typer.BadParameter("--resume needs -o DIR: without it nothing was kept to resume from")
    if format is Format.html and output is None and (expected(files) or 2) > 1 and files != [STDIN]:
        raise typer.BadParameter("several HTML pages cannot share standard output: give -o DIR")
    if output is not None and output.exists() and not output.is_dir():
        raise typer.BadParameter(f"-o {output} is a file, not a folder")
    if STDIN in files and sys.stdin.isatty():
        _say("reading from the terminal; end with Ctrl-D")
    tasks = read_inputs(files, date=date, language=language)
    folder = Folder(output, SUFFIXES[format], files) if output is not None else None
    if folder:
        tasks = folder.admit(tasks, resume=resume)
    alone = folder is None and len(files) == 1 and expected(files) in (1, None) and not files[0].endswith(".jsonl")
    outcomes = run(
        tasks,
        render=_render(format, alone or folder is not None, why),
        load=partial(load_reader, language or "fr"),
        jobs=jobs,
    )
    show_bar = (folder is not None or not sys.stdout.isatty()) and len(files) + (expected(files) or 2) > 2
    code = _deliver(outcomes, folder, expected(files), show_bar, debug)
    if code:
        raise typer.Exit(code)


def _render(format: Format, indented: bool, why: bool, screen: Console | None = None) -> Callable[[Record], str]:
    """What turns a record into output; importable, so that other processes can do it."""
    if format is Format.json:
        return partial(_as_json, indent=1 if indented else None)
    if format is Format.html:
        return partial(_as_html, why=why)
    screen = screen or Console()
    colour = screen.is_terminal and screen.color_system is not None and not screen.no_color
    return partial(_as_text, width=screen.width if screen.is_terminal else 80, why=why, colour=colour)


def _as_json(record: Record, indent: int | None) -> str:
    return record.to_json(indent=indent)


def _as_html(record: Record, why: bool) -> str:
    from aidememoire.views.page import html_page

    return html_page(record, why=why)


def _as_text(record: Record, width: int, why: bool, colour: bool) -> str:
    from aidememoire.views.terminal import text_page

    return text_page(record, width=width, why=why, colour=colour)


def _deliver(
    outcomes: Generator[Outcome, None, None], folder: Folder | None, total: int | None, bar: bool, debug: bool
) -> int:
    """Prints or writes each outcome as it comes; says on standard error what was refused. The exit code."""
    done = refused = 0
    with closing(outcomes), _progress(total, bar) as step:
        try:
            for outcome in outcomes:
                if outcome.error is not None:
                    refused += 1
                    if debug and outcome.trace:
                        print(outcome.trace, file=sys.stderr)
                    _say(outcome.error)
                elif folder is not None:
                    folder.write(outcome)
                    done += 1
                else:
                    _print(outcome.output or "")
                    done += 1
                step()
        except KeyboardInterrupt:
            again = "; --resume goes on from here" if folder is not None else ""
            _say(f"interrupted: {done} read{again}")
            return INTERRUPTED
    if done + refused > 1:
        if refused:
            _say(f"{done} read, {refused} refused")
        elif folder is not None:
            _say(f"{done} read, written in {folder.path}")
    return NOT_READ if refused else OK


@contextmanager
def _progress(total: int | None, wanted: bool) -> Iterator[Callable[[], None]]:
    """A bar on standard error where that is a terminal; else nothing."""
    screen = Console(stderr=True)
    if not wanted or not screen.is_terminal:
        yield lambda: None
        return
    columns = (
        TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn()
    )  # fmt: skip
    with Progress(*columns, console=screen, transient=True, redirect_stdout=False) as progress:
        task = progress.add_task("reading", total=total)
        yield lambda: progress.advance(task)


@app.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    from aidememoire.schema import schema_json

    _print(schema_json())


if __name__ == "__main__":
    main()
