"""Which arguments and options do the commands share? Said once, so that they mean the same everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date as Date
from pathlib import Path
from typing import Annotated

import typer

from aidememoire.readers.kinds import InputFormat
from aidememoire.readers.language import PIPELINES
from aidememoire.runs.outputs import Folder

DAY_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def iso_day(value: str | None) -> str | None:
    """A day given by a person as an ISO day. Raises a usage error for anything else."""
    if value is None:
        return None
    found = DAY_FIRST.fullmatch(value.strip())
    try:
        day = Date(int(found[3]), int(found[2]), int(found[1])) if found else Date.fromisoformat(value.strip())
    except ValueError:
        raise typer.BadParameter(f"{value!r} is no day: write 2016-12-07 or 07/12/2016 (day first)") from None
    return day.isoformat()


def known_language(value: str | None) -> str | None:
    """A language that has a pipeline. Raises a usage error for any other."""
    if value is None:
        return None
    code = value.strip().lower()
    if code not in PIPELINES:
        raise typer.BadParameter(f"no pipeline reads {value!r}; there is: {', '.join(PIPELINES)}")
    return code


def open_folder(output: Path | None, suffix: str, files: Iterable[str] = ()) -> Folder | None:
    """The folder that `--output` names, made; None without the option.

    Raises a usage error for a file, and for a folder that is read or lies in one that is: records would be
    read as dispatches the next time.
    """
    if output is not None:
        in_the_way = next((path for path in (output, *output.parents) if path.exists()), None)
        if in_the_way is not None and not in_the_way.is_dir():
            raise typer.BadParameter(f"-o {output}: {in_the_way} is a file, not a folder")
        read = (name for name in files if "\0" not in name and Path(name).is_dir())
        around = next((name for name in read if output.resolve().is_relative_to(Path(name).resolve())), None)
        if around is not None:
            raise typer.BadParameter(f"-o {output} lies in the folder {around}, which is read: give one outside it")
    return Folder(output, suffix, files) if output is not None else None


Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE...",
        help="Files of any format that is read (texts, pages, feeds, NewsML, ninjs, NITF, .jsonl, Parquet, WARC), "
        "folders and archives (zip, tar) of them; - for standard input.",
    ),
]
Day = Annotated[
    str | None,
    typer.Option(
        metavar="DAY",
        callback=iso_day,
        help="The day that relative dates are counted from, 2016-12-07 or 07/12/2016; by default the day "
        "that each dispatch says.",
    ),
]
Language = Annotated[
    str | None,
    typer.Option(metavar="CODE", callback=known_language, help="Read as this language (fr), whatever it looks like."),
]
Input = Annotated[
    InputFormat,
    typer.Option(
        "--input-format",
        help="What the files are, and those in folders and archives; auto tells it from their content.",
    ),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="DIR", help="Write a file for each record in this folder, print none."),
]
Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes to read with; by default up to two.")
]
Resume = Annotated[bool, typer.Option("--resume", help="With -o: leave what is written there, read the rest.")]
Why = Annotated[bool, typer.Option("--why", help="Show for each line the rule that made it.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show where in the program an unforeseen error arose.")]
StorePlace = Annotated[
    str,
    typer.Option(
        "--store",
        metavar="PLACE",
        envvar="AIDEMEMOIRE_STORE",
        help="The store: a file, or postgresql://user:password@host/database.",
        show_envvar=True,
    ),
]
