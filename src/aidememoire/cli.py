"""What can be done from the command line: read, demo, times, quotes, events, schema. See `docs/command-line.md`."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from types import FrameType
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from aidememoire import demo as bundled
from aidememoire.commands.agenda import agenda
from aidememoire.commands.decide import decide
from aidememoire.commands.decisions import decisions
from aidememoire.commands.diff import diff
from aidememoire.commands.disputes import disputes
from aidememoire.commands.events import events
from aidememoire.commands.export import export
from aidememoire.commands.import_ import import_
from aidememoire.commands.ingest import ingest, upgrade
from aidememoire.commands.meetings import meetings
from aidememoire.commands.options import Day, Debug, Files, Input, Jobs, Language, Output, Resume, Why, open_folder
from aidememoire.commands.positions import positions
from aidememoire.commands.quotes import quotes
from aidememoire.commands.said import said
from aidememoire.commands.search import search
from aidememoire.commands.serve import serve
from aidememoire.commands.stories import stories, story
from aidememoire.commands.timeline import timeline
from aidememoire.commands.times import times
from aidememoire.commands.watch import watch
from aidememoire.commands.who import who
from aidememoire.errors import AideMemoireError
from aidememoire.readers.kinds import InputFormat
from aidememoire.runs.delivery import (
    FAILED,
    INTERRUPTED,
    OK,
    USAGE,
    OutputClosed,
    deliver,
    print_out,
    say,
    say_failed,
)
from aidememoire.runs.inputs import STDIN, expected, read_inputs, several
from aidememoire.runs.local import Outcome, Task, load_reader, run
from aidememoire.views.formats import Format, renderer

app = typer.Typer(
    name="aidememoire",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="""Reads French news-agency dispatches about negotiations into a sourced record: who met, who said
    what, who accepts or refuses what, where accounts differ, what comes next. Every line is proved by the
    words it was read from.

    Start with: aidememoire demo""",
)


def main() -> NoReturn:
    """The command `aidememoire`: runs it and ends the process with its exit code; shows no traceback."""
    debug = "--debug" in sys.argv[1:]
    with suppress(ValueError):  # not the main thread
        signal.signal(signal.SIGTERM, _interrupt)
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    try:
        code = app(prog_name="aidememoire", standalone_mode=False) or OK
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except (OutputClosed, BrokenPipeError):
        # nobody is left to tell; the interpreter's own last flush must not complain either
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = OK
    except AideMemoireError as error:
        code = say_failed(str(error), error.exit_code, debug=debug)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        code = say_failed(f"{where}{error.strerror or error}", FAILED, debug=debug)
    except Exception as error:
        code = _unforeseen(error, debug)
    sys.exit(code)


def _unforeseen(error: Exception, debug: bool) -> int:
    if hasattr(error, "format_message"):  # a wrong command, said in click's words
        context = getattr(error, "ctx", None)
        command = context.command_path if context else "aidememoire"
        message = error.format_message().removeprefix("Invalid value: ").replace("Value error, ", "").rstrip(".")
        say(f"{message}. See: {command} --help")
        return int(getattr(error, "exit_code", USAGE))
    what = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    return say_failed(f"failed ({what}). This is a fault of aidememoire; --debug shows where", FAILED, debug=debug)


def _interrupt(signum: int, frame: FrameType | None) -> NoReturn:
    """Asked to stop by another program: as by the interrupt key, so that what is done is kept."""
    raise KeyboardInterrupt


def _speak_utf8(stream: object) -> None:
    """Records are UTF-8 wherever they go; a terminal that cannot show a character shows another."""
    if reconfigure := getattr(stream, "reconfigure", None):
        terminal = getattr(stream, "isatty", bool)()
        reconfigure(errors="replace") if terminal else reconfigure(encoding="utf-8", errors="replace")


def _version(wanted: bool) -> None:
    if wanted:
        try:
            number = version("aidememoire")
        except PackageNotFoundError:  # run from its source folder
            number = "(not installed)"
        print(f"aidememoire {number}")
        raise typer.Exit(OK)


@app.callback(invoke_without_command=True)
def _root(
    context: typer.Context,
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        print_out(context.get_help() + "\n")
        raise typer.Exit(USAGE)


Shown = Annotated[
    Format,
    typer.Option("--format", "-f", help="text: a page for people; json: the record itself; html: a web page."),
]


@app.command()
def read(
    files: Files,
    date: Day = None,
    format: Shown = Format.text,
    input_format: Input = InputFormat.auto,
    output: Output = None,
    language: Language = None,
    jobs: Jobs = None,
    resume: Resume = False,
    why: Why = False,
    debug: Debug = False,
) -> None:
    """Read dispatches; show or write their records.

    One that cannot be read does not stop the others: it is named, with the reason, on standard error.

    Exit codes: 0 all read; 2 the command is wrong; 3 some or all inputs could not be read; 130
    interrupted, what was done is kept; 1 anything else.
    """
    total = expected(files, format=input_format)
    if resume and output is None:
        raise typer.BadParameter("--resume needs -o DIR: without it nothing was kept to resume from")
    if format is Format.html and output is None and total != 1 and several(files, format=input_format):
        raise typer.BadParameter("several HTML pages cannot share standard output: give -o DIR")
    if STDIN in files and sys.stdin.isatty():
        say("reading from the terminal; end with Ctrl-D")
    tasks: Iterable[Task | Outcome] = read_inputs(files, date=date, language=language, format=input_format)
    folder = open_folder(output, format.suffix, files)
    if folder is not None:
        tasks = folder.admit(tasks, resume=resume)
    lines = folder is None and several(files, format=input_format)
    render = renderer(format, lines=lines, why=why, screen=Console() if folder is None else None)
    outcomes = run(tasks, render=render, load=partial(load_reader, language or "fr"), jobs=jobs)
    bar = total != 1 and (folder is not None or not sys.stdout.isatty())
    raise typer.Exit(deliver(outcomes, folder, total=total, bar=bar, debug=debug))


@app.command()
def demo(
    name: Annotated[
        str | None, typer.Argument(metavar="[DISPATCH]", help="Which dispatch to show whole: d01 to d10.")
    ] = None,
    format: Shown = Format.text,
    output: Output = None,
    why: Why = False,
    debug: Debug = False,
) -> None:
    """Read the invented stories that come with the program into a store; show where their talks stand.

    With DISPATCH one dispatch is shown whole; with --format or -o the records themselves.
    """
    from aidememoire.demo.show import show, show_one

    names = [n for story in bundled.stories() for n in story.names]
    chosen = [n for n in names if name is None or n == name or n.startswith(f"{name}-")]
    if not chosen:
        raise typer.BadParameter(f"no dispatch {name!r} in the story; there are: {', '.join(names)}")
    folder = open_folder(output, format.suffix)
    if folder is None and format is Format.text:
        if name is None:
            show()
        else:
            show_one(chosen[0], why=why)
        return
    if folder is None and format is Format.html and name is None:
        chosen = [bundled.shown()]
    tasks = (Task(n, n, bundled.dispatch(n)) for n in chosen)
    render = renderer(format, lines=folder is None and len(chosen) > 1, why=why)
    code = deliver(run(tasks, render=render), folder, total=len(chosen), bar=True, debug=debug)
    if folder is not None and format is Format.html:
        say(f"open {folder.file(chosen[0])} in a browser")
    raise typer.Exit(code)


for question in (stories, story, timeline, said, positions, disputes, agenda, who, meetings, search, diff):
    app.command()(question)
app.command()(times)
app.command()(quotes)
app.command()(events)
app.command()(serve)
app.command()(ingest)
app.command()(watch)
app.command()(upgrade)
app.command()(decide)
app.command()(decisions)
app.command()(export)
app.command("import")(import_)


@app.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    from aidememoire.schema import schema_json

    print_out(schema_json())


if __name__ == "__main__":
    main()
