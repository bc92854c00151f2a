"""Which dispatches the arguments of a command stand for, and what each of their records is called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from aidememoire.dispatch import Dispatch
from aidememoire.errors import AideMemoireError
from aidememoire.readers import read_path
from aidememoire.runs.local import Outcome, Task

STDIN = "-"
LINES = (".jsonl", ".ndjson")
UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')


def read_inputs(
    arguments: Iterable[str], *, date: str | None = None, language: str | None = None
) -> Iterator[Task | Outcome]:
    """A task for each dispatch, an outcome with its error for each that cannot be read, in order.

    A file's record has the file's stem; a dispatch from standard input, from a file with one on each
    line or from one with several has its id.
    """
    for argument in arguments:
        count = 0
        try:
            for found in read_path(argument, date=date, language=language):
                count += 1
                if isinstance(found, Dispatch):
                    yield _task(argument, found, count)
                else:
                    yield _refused(argument, found)
        except AideMemoireError as error:
            yield _refused(argument, error)
        except OSError as error:
            yield Outcome(argument, _stem(argument), error=f"{argument}: {error.strerror or error}")


def holds_lines(argument: str) -> bool:
    """Whether a file has a dispatch on each line, by its name."""
    return Path(argument).suffix.lower() in LINES


def safe_stem(name: str) -> str:
    """An id as a file name: no separators, no control characters, nothing hidden, not too long.

    >>> safe_stem("urn:afp/2016:12")
    'urn_afp_2016_12'
    """
    return UNSAFE.sub("_", name).strip(" .")[:180] or "_"


def expected(arguments: Iterable[str]) -> int | None:
    """How many dispatches the arguments hold, None when that cannot be known beforehand."""
    total = 0
    for argument in arguments:
        path = Path(argument)
        if argument == STDIN or (holds_lines(argument) and not path.is_file()):
            return None
        total += _lines(path) if holds_lines(argument) else 1
    return total


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(bool(line.strip()) for line in file)


def _task(argument: str, dispatch: Dispatch, count: int) -> Task:
    by_id = argument == STDIN or holds_lines(argument) or count > 1
    stem = safe_stem(dispatch.id) if by_id else _stem(argument)
    if by_id and argument != STDIN:
        return Task(f"{argument} ({dispatch.id})", stem, dispatch)
    return Task("standard input" if argument == STDIN else argument, stem, dispatch)


def _refused(argument: str, error: AideMemoireError) -> Outcome:
    return Outcome(argument, _stem(argument), error=str(error if error.where else error.at(argument)))


def _stem(argument: str) -> str:
    return safe_stem(Path(argument).stem)
