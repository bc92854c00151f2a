"""Which files and pages do the arguments of an ingest stand for, and which of them have changed?"""

from __future__ import annotations

import hashlib
import io
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from aidememoire.dispatch import Dispatch
from aidememoire.errors import AideMemoireError, InputError
from aidememoire.readers.folder import files_in
from aidememoire.readers.opening import read_path, read_source
from aidememoire.readers.source import Given, Source
from aidememoire.runs.fetch import fetch, is_address
from aidememoire.store.ingest_log import Stamp

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """One file, page or stream. `origin` is what the store keeps of where it is, `shown` what messages call it.

    `name` is its name under the folder that was given, from which ids are made.
    """

    origin: str
    shown: str
    name: str = ""
    path: Path | None = None

    def is_changing(self, seconds: float) -> bool:
        """Whether the file was written to less than so many seconds ago, and may not be whole."""
        if self.path is None or seconds <= 0:
            return False
        try:
            age = datetime.now(UTC).timestamp() - self.path.stat().st_mtime
        except OSError:
            return False
        return 0 <= age < seconds


def inputs_of(arguments: Iterable[str]) -> Iterator[Input | InputError]:
    """What is to be read, in order: the files of a folder by name. What is not there comes as an error."""
    for argument in arguments:
        path = Path(argument)
        if argument == STDIN:
            yield Input("standard input", "standard input")
        elif is_address(argument):
            yield Input(argument, argument)
        elif "://" in argument:
            yield InputError("no such address is read", where=argument, remedy="give http://…, https://… or a file")
        elif path.is_dir():
            try:
                for file in files_in(path):
                    yield Input(_absolute(file), str(file), file.relative_to(path).as_posix(), file)
            except OSError as error:
                yield InputError("the folder cannot be read", where=argument, remedy=str(error.strerror))
        elif path.is_file():
            yield Input(_absolute(path), argument, path.name, path)
        elif path.exists():  # a pipe, a device
            yield Input(argument, argument)
        else:
            yield InputError("there is no such file", where=argument, remedy="check the name")


@dataclass(frozen=True, slots=True)
class Opened:
    """An input with its stamp, and its bytes where they are held already; `same` when only its stamp is new."""

    stamp: Stamp
    data: bytes | None = None
    same: bool = False


def open_if_changed(given: Input, known: Stamp | None) -> Opened | None:
    """The input to read; None when it is what the stamp says. Raises InputError when it cannot be had.

    A file of the same size that was changed at the same instant is not looked into; one that was only touched
    is found out by its digest.
    """
    if is_address(given.origin):
        page = fetch(given.origin, known.modified if known else None)
        if page.data is None:
            return None
        stamp = Stamp(len(page.data), page.mark, hashlib.sha256(page.data).hexdigest())
        return Opened(stamp, page.data, same=known is not None and known.digest == stamp.digest)
    if given.path is None:
        return Opened(Stamp())
    try:
        found = given.path.stat()
        modified = str(found.st_mtime_ns)
        if known and (known.size, known.modified) == (found.st_size, modified):
            return None
        with given.path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise InputError(f"the file cannot be read ({error.strerror})", where=given.shown) from error
    return Opened(Stamp(found.st_size, modified, digest), same=known is not None and known.digest == digest)


def dispatches_in(given: Input, opened: Opened, how: Given) -> Iterator[Dispatch | AideMemoireError]:
    """The dispatches of an input, or an error for each part that cannot be read."""
    if opened.data is not None:
        yield from read_source(Source(given.shown, io.BytesIO(opened.data)), how)
    elif given.path is not None:
        try:
            with given.path.open("rb") as stream:
                yield from read_source(Source(given.shown, stream, given.name, given.path), how)
        except OSError as error:
            yield InputError(f"the file cannot be read ({error.strerror})", where=given.shown)
    else:
        name = STDIN if given.origin == "standard input" else given.origin
        yield from read_path(name, date=how.date, language=how.language, format=how.format)


def waits_for_a_person(arguments: Iterable[str]) -> bool:
    """Whether a source is standard input and that is a terminal."""
    return STDIN in arguments and sys.stdin.isatty()


def _absolute(path: Path) -> str:
    return os.path.abspath(path)
