"""How is an input opened: which reader takes it, what becomes of the archives and folders in it?

A reader is a module `readers/<format>.py` with a function `read(source, given)`, loaded when its format is
met. Archives and folders are opened here, for what is in them is read by all the others.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path

from aidememoire.dispatch import Dispatch
from aidememoire.errors import AideMemoireError, InputError, TooLong
from aidememoire.readers import compressed, limits, tar, zip
from aidememoire.readers.folder import files_in
from aidememoire.readers.kinds import CONTAINERS, InputFormat, find_format
from aidememoire.readers.source import HEAD, Given, Source, placed
from aidememoire.readers.text import LONGEST, read_text

_MOST_BYTES = 4 * LONGEST + 5  # one more than the largest text there can be
_ONE = frozenset({InputFormat.text, InputFormat.html, InputFormat.nitf})
_ITEM = re.compile(rb'<(?:[\w.-]+:)?[Nn]ewsItem[\s>]|"version[cC]reated"')  # what each item of a file has once


def read_path(
    path: str | Path, *, date: str | None = None, language: str | None = None, format: str | None = None
) -> Iterator[Dispatch | AideMemoireError]:
    """The dispatches of a file of any format, of a folder or an archive of such files; `-` is standard input.

    The format is told from the content; `format` (an `InputFormat`) says it instead, for the files in a
    folder or archive, too. What cannot be read comes as an error that names its place and the remedy, never
    raised; what an archive left aside on purpose comes as a `Skipped`. A text or page has its file's stem,
    made safe, for its id, with the folders in which an archive or folder holds it; for the other formats
    docs/formats.md says the id.
    """
    given = Given(date, language, None if format in (None, InputFormat.auto) else InputFormat(str(format)).value)
    where = "standard input" if str(path) == "-" else str(path)
    try:
        if str(path) == "-":
            yield from read_source(Source(where, sys.stdin.buffer), given)
        elif Path(path).is_dir():
            yield from _read_folder(Path(path), given)
        else:
            with Path(path).open("rb") as stream:
                yield from _read_file(Source(where, stream, Path(path).name, Path(path)), given)
    except AideMemoireError as error:
        yield placed(error, where)
    except FileNotFoundError:
        yield InputError("there is no such file", where=where, remedy="check the name")
    except PermissionError:
        yield InputError("the file may not be opened", where=where, remedy="check its permissions")
    except (OSError, ValueError) as error:  # a name with a NUL, a broken device
        yield InputError(f"the file cannot be read ({error})", where=where, remedy="check the name and the disk")


def read_dispatches(
    *paths: str | Path, date: str | None = None, language: str | None = None, format: str | None = None
) -> Iterator[Dispatch | AideMemoireError]:
    """The dispatches of several inputs, in order; one bad file does not stop the rest."""
    for path in paths:
        yield from read_path(path, date=date, language=language, format=format)


def read_one(path: str | Path, *, date: str | None = None, language: str | None = None) -> Dispatch:
    """The dispatch of a file that holds one, of any format. Raises its error, or an InputError for several."""
    found = list(islice(read_path(path, date=date, language=language), 2))
    if len(found) > 1:
        raise InputError("it holds several dispatches", where=str(path), remedy="read them with readers.read_path")
    (dispatch,) = found
    if isinstance(dispatch, AideMemoireError):
        raise dispatch
    return dispatch


def _read_file(source: Source, given: Given) -> Iterator[Dispatch | AideMemoireError]:
    if not source.stream.seekable():  # a named pipe: read as standard input is
        source.path = None
    yield from read_source(source, given)


def _read_folder(folder: Path, given: Given) -> Iterator[Dispatch | AideMemoireError]:
    empty = True
    for file in files_in(folder):
        empty = False
        where = str(file)
        try:
            with file.open("rb") as stream:
                name = file.relative_to(folder).as_posix()
                yield from read_source(Source(where, stream, name, file), given)
        except PermissionError:
            yield InputError("the file may not be opened", where=where, remedy="check its permissions")
        except OSError as error:
            yield InputError(f"the file cannot be read ({error})", where=where, remedy="check the disk")
    if empty:
        yield InputError("there is no file in this folder", where=str(folder), remedy="check the name")


def read_source(source: Source, given: Given) -> Iterator[Dispatch | AideMemoireError]:
    """The dispatches of one stream of bytes, whatever it is; every fault comes as an error that names it."""
    try:
        kind = format_of(source, given)
        if kind in CONTAINERS:
            yield from _read_container(source, given, kind)
        elif kind is InputFormat.text:
            yield _read_one_text(source, given)
        else:
            reader = import_module(f"aidememoire.readers.{kind.value.replace('-', '_')}")
            for found in reader.read(source, given):
                yield found if isinstance(found, Dispatch) else placed(found, source.where)
    except AideMemoireError as error:
        yield placed(error, source.where)
    except RecursionError:
        yield InputError("its parts are nested too deep", where=source.where, remedy="check the file")
    except Exception as error:  # the boundary: what a library makes of a hostile file must not stop the rest
        what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        yield InputError(f"it cannot be read ({what})", where=source.where, remedy="check that the file is whole")


def format_of(source: Source, given: Given) -> InputFormat:
    """The format of a stream: the caller's word for what is no archive, and for an archive its content."""
    found = find_format(source.head(), source.name)
    if given.format in (None, InputFormat.auto) or (found in CONTAINERS and given.format not in CONTAINERS):
        return found
    return InputFormat(given.format)


def _read_one_text(source: Source, given: Given) -> Dispatch:
    try:
        return read_text(source.at_most(_MOST_BYTES), name=source.id, date=given.date, language=given.language)
    except InputError as error:  # placed by its file, not by the id that it would have had
        raise error.at(source.where) from error


def _read_container(source: Source, given: Given, kind: InputFormat) -> Iterator[Dispatch | AideMemoireError]:
    inner = Given(given.date, given.language, None if given.format in CONTAINERS else given.format)
    if kind is InputFormat.compressed:
        yield from read_source(compressed.unpack(source), inner)
        return
    if source.nested >= limits.NESTED:
        raise TooLong(f"it is an archive inside {limits.NESTED} others", remedy="unpack the outer ones first")
    for member in (zip if kind is InputFormat.zip else tar).members_of(source):
        if isinstance(member, Source):
            yield from read_source(member, inner)
        else:
            yield member


def holds_several(path: str | Path, *, format: str | None = None) -> bool:
    """Whether an input may hold more than one dispatch, by its first bytes; False when it cannot be opened."""
    try:
        if str(path) != "-" and Path(path).is_dir():
            return True
        head, name = _first_bytes(path)
    except (OSError, ValueError):
        return False
    kind = find_format(head, name)
    if format not in (None, InputFormat.auto) and kind not in CONTAINERS:
        kind = InputFormat(str(format))
    if kind in _ONE:
        return False
    if kind in (InputFormat.newsml, InputFormat.newsml_g2, InputFormat.ninjs) and len(head) < HEAD:
        return len(_ITEM.findall(head)) > 1
    return True


def _first_bytes(path: str | Path) -> tuple[bytes, str]:
    if str(path) == "-":
        peek = getattr(sys.stdin.buffer, "peek", None)
        return (peek(HEAD) if peek else b""), ""
    if not Path(path).is_file():
        return b"", ""
    with Path(path).open("rb") as stream:
        return stream.read(HEAD), Path(path).name


def count_of(path: str | Path, *, format: str | None = None) -> int | None:
    """How many dispatches an input holds, faults counted; None where only reading it would tell."""
    if str(path) == "-":
        return None
    if not Path(path).is_dir() and not holds_several(path, format=format):
        return 1
    if Path(path).is_dir():
        return None
    head, name = _first_bytes(path)
    kind = find_format(head, name)
    if kind is InputFormat.jsonl:
        with Path(path).open("rb") as lines:  # in pieces: a line may have no end
            pieces = iter(lambda: lines.readline(2**20), b"")
            return sum(piece.endswith(b"\n") and bool(piece.strip()) for piece in pieces) + _unended(Path(path))
    if kind is InputFormat.parquet:
        from aidememoire.readers.parquet import count_rows

        return count_rows(Path(path))
    return None


def _unended(path: Path) -> int:
    """1 where the last line has no line end."""
    with path.open("rb") as stream:
        if not stream.seek(0, 2):
            return 0
        stream.seek(-1, 2)
        return int(stream.read(1) != b"\n")
