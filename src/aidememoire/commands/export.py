"""`aidememoire export`: what the store holds, in the formats that others read."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from aidememoire.commands.options import Debug, StorePlace
from aidememoire.errors import InputError
from aidememoire.exports import formats
from aidememoire.exports.formats import FORMATS, TABLES
from aidememoire.runs.delivery import OK, print_out, say

if TYPE_CHECKING:
    from aidememoire.exports.writing import Chosen

DEFAULT_STORE = "aidememoire.db"
ExportFormat = StrEnum("ExportFormat", {name.upper(): name for name in FORMATS})  # type: ignore[misc]
TableName = StrEnum("TableName", {name.upper(): name for name in TABLES})  # type: ignore[misc]


def export(
    format: Annotated[ExportFormat, typer.Option("--format", "-f", help=f"{formats.told_formats()}.")],
    story: Annotated[
        str | None, typer.Option(metavar="ID", help="Only this story's dispatches; words of its title will do.")
    ] = None,
    dispatch: Annotated[list[str] | None, typer.Option(metavar="ID", help="This one; again for more.")] = None,
    since: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="Only dispatches from this day on.")
    ] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="DAY", help="Only dispatches up to this day.")] = None,
    agency: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only dispatches of this agency or outlet.")
    ] = None,
    place: Annotated[str | None, typer.Option(metavar="NAME", help="Only dispatches from this place.")] = None,
    versions: Annotated[
        bool, typer.Option("--all-versions", help="Older versions of a dispatch too, not the one that counts alone.")
    ] = False,
    table: Annotated[
        TableName | None, typer.Option(metavar="NAME", help=f"csv, parquet: this table alone: {', '.join(TABLES)}.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write here; a folder where there is a file a table or a dispatch. By default printed.",
        ),
    ] = None,
    store: StorePlace = DEFAULT_STORE,
    debug: Debug = False,
) -> None:
    """Export dispatches, a story or the whole store, as persons corrected them.

    Every row, edge, entry and note names the dispatch and the words that prove it. A file appears whole or not
    at all. The archive alone holds records as they were read, beside the decisions.

    Exit codes: 0 exported; 2 the command is wrong; 3 there is no such story or dispatch; 1 anything else.
    """  # fmt: skip
    from aidememoire.store.search import Filters
    from aidememoire.store.store import Store
    from aidememoire.times.asked import asked_period

    name = format.value
    kind = FORMATS[name]
    if table is not None and kind.shape != "tables":
        raise typer.BadParameter(f"--table goes with csv and parquet, not with {name}")
    if kind.of == "story" and story is None:
        raise typer.BadParameter(f"{name} is the dossier of a story: give --story ID")
    if dispatch and (story or since or until or agency or place):
        raise typer.BadParameter("--dispatch names dispatches: no filter goes with it")
    try:
        days = asked_period(None, since, until)
    except InputError as error:
        raise typer.BadParameter(str(error)) from error
    with Store.open(store, create=False) as opened:
        if kind.of == "store":
            if story or dispatch or since or until or agency or place:
                raise typer.BadParameter("the archive holds everything: no filter goes with it")
            from aidememoire.store.archive import write_archive

            with _binary(output, name) as out:
                counts = write_archive(opened, out)
            say(f"{counts['dispatches.jsonl']} dispatches, {counts['decisions.jsonl']} decisions in {output}")
            raise typer.Exit(OK)
        from aidememoire.store.choosing import choose
        from aidememoire.store.queries import find_story
        from aidememoire.store.queries.asked import spellings

        sources = None
        if agency:
            with opened.reading() as connection:
                sources = spellings(connection, agency)
        filters = Filters(
            since=days.since, until=days.until, sources=sources, place=place, newest=not versions,
            story=find_story(opened, story) if story else None,
        )  # fmt: skip
        chosen = choose(opened, filters, dispatches=dispatch, with_story=kind.of in ("story", "either"))
        _written(name, chosen, table.value if table else None, output)
    raise typer.Exit(OK)


def _written(name: str, chosen: Chosen, table: str | None, output: Path | None) -> None:
    """Writes what was chosen, to the screen or to a file or folder."""
    from aidememoire.exports import writing

    kind = FORMATS[name]
    if kind.shape == "tables" and table is None:
        folder = _folder(output, f"{name} makes a file a table: give -o FOLDER, or --table NAME")
        for one in TABLES:
            with _whole(folder / f"{one}{kind.suffix}") as out:
                writing.table_of(name, one, chosen, out)
        say(f"{len(TABLES)} tables written in {folder}")
    elif kind.shape == "tables" and table is not None:
        if output is None and name == "csv":
            _printed(lambda out: writing.table_of(name, table, chosen, out, bom=not sys.stdout.isatty()))
            return
        with _binary(output, name) as out:
            writing.table_of(name, table, chosen, out)
    elif kind.shape == "binary":
        with _binary(output, name) as out:
            writing.workbook(chosen, out)
    elif kind.shape == "documents":
        _documents(name, chosen, output)
    elif output is None:
        for part in writing.text_of(name, chosen):
            print_out(part)
    else:
        with _whole(output) as out:
            for part in writing.text_of(name, chosen):
                out.write(part.encode("utf-8", "replace"))


def _documents(name: str, chosen: Chosen, output: Path | None) -> None:
    from aidememoire.exports import writing

    if output is None:
        records = iter(chosen.records())
        first, second = next(records, None), next(records, None)
        if second is not None and name == "timeml":
            raise typer.BadParameter("several documents cannot share standard output: give -o FOLDER")
        if first is not None:
            print_out(writing.document_of(name, first, indent=1 if second is None else None))
        for record in [second] if second is not None else []:
            print_out(writing.document_of(name, record, indent=None))
        for record in records:
            print_out(writing.document_of(name, record, indent=None))
        return
    folder = _folder(output, "")
    count = 0
    for record in chosen.records():
        with _whole(folder / f"{_file_name(record.id)}{FORMATS[name].suffix}") as out:
            out.write(writing.document_of(name, record).encode("utf-8", "replace"))
        count += 1
    say(f"{count} files written in {folder}")


def _file_name(id: str) -> str:
    """A dispatch's id as a file name: what is no letter, digit, « . », « - » or « _ » is `%` and its code."""
    safe = "".join(c if c.isalnum() or c in "-_~" or (c == "." and at) else f"%{ord(c):02X}" for at, c in enumerate(id))
    return safe[:180]


def _folder(output: Path | None, without: str) -> Path:
    if output is None:
        raise typer.BadParameter(without)
    if output.exists() and not output.is_dir():
        raise typer.BadParameter(f"-o {output} is a file, not a folder")
    output.mkdir(parents=True, exist_ok=True)
    return output


@contextmanager
def _binary(output: Path | None, name: str) -> Iterator[IO[bytes]]:
    if output is None:
        raise typer.BadParameter(f"{name} is no text for a screen: give -o FILE")
    with _whole(output) as out:
        yield out


@contextmanager
def _whole(path: Path) -> Iterator[IO[bytes]]:
    """A file that appears when it is whole, and not at all when something fails."""
    if path.is_dir():
        raise typer.BadParameter(f"-o {path} is a folder, not a file")
    if not path.parent.is_dir():
        raise InputError("there is no such folder", where=str(path.parent), remedy="make it, or check the name")
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as out:
            yield out
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def _printed(write: Callable[[IO[bytes]], None]) -> None:
    import io

    out = io.BytesIO()
    write(out)
    print_out(out.getvalue().decode("utf-8"))
