"""What dispatches does a file hold? Formats are known here, and nothing else of the project is."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from aidememoire.dispatch import Dispatch
from aidememoire.errors import AideMemoireError, InputError
from aidememoire.readers.jsonl import read_jsonl
from aidememoire.readers.text import LONGEST, id_of_file, read_text

__all__ = ["read_dispatches", "read_jsonl", "read_path", "read_text"]

_JSON_LINES = (".jsonl", ".ndjson")
_MOST_BYTES = 4 * LONGEST + 5  # one more than the largest text there can be


def read_path(
    path: str | Path, *, date: str | None = None, language: str | None = None
) -> Iterator[Dispatch | AideMemoireError]:
    """The dispatches of one file: a `.jsonl` holds one a line, any other is one text; `-` is standard input.

    What cannot be read comes as an error that names its place and the remedy, never raised: a missing
    file, a folder, a file that may not be opened, an empty, binary, too long or foreign text. A text
    file's id is its stem, made safe.
    """
    try:
        if str(path) == "-":
            yield read_text(sys.stdin.buffer.read(_MOST_BYTES), date=date, language=language)
            return
        path = Path(path)
        if path.is_dir():
            raise InputError("this is a folder", remedy=f"give its files, for example {path}/*.txt")
        if path.suffix.lower() in _JSON_LINES:
            yield from read_jsonl(path, date=date, language=language)
            return
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES)
        yield read_text(data, name=id_of_file(path.stem), date=date, language=language)
    except AideMemoireError as error:
        yield error.at("standard input" if str(path) == "-" else str(path))
    except FileNotFoundError:
        yield InputError("there is no such file", where=str(path), remedy="check the name")
    except PermissionError:
        yield InputError("the file may not be opened", where=str(path), remedy="check its permissions")
    except (OSError, ValueError) as error:  # a name with a NUL, a broken device
        yield InputError(f"the file cannot be read ({error})", where=str(path), remedy="check the name and the disk")


def read_dispatches(
    *paths: str | Path, date: str | None = None, language: str | None = None
) -> Iterator[Dispatch | AideMemoireError]:
    """The dispatches of several files, in order; one bad file does not stop the rest."""
    for path in paths:
        yield from read_path(path, date=date, language=language)
