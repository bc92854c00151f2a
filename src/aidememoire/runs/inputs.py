"""Which dispatches the arguments of a command stand for, and what each of their records is called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from aidememoire.dispatch import Dispatch
from aidememoire.errors import AideMemoireError, Skipped
from aidememoire.readers import count_of, holds_several, read_path
from aidememoire.runs.delivery import say
from aidememoire.runs.local import Outcome, Task

STDIN = "-"
UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')


def read_inputs(
    arguments: Iterable[str], *, date: str | None = None, language: str | None = None, format: str | None = None
) -> Iterator[Task | Outcome]:
    """A task for each dispatch, an outcome with its error for each that cannot be read, in order.

    The record of a file with one dispatch has the file's stem; a dispatch from standard input, from a folder,
    an archive, a feed or another file that may hold several has its id. What an archive left aside on
    purpose is said on standard error and is no outcome.
    """
    for argument in arguments:
        by_id = argument == STDIN or holds_several(argument, format=format)
        for found in read_path(argument, date=date, language=language, format=format):
            if isinstance(found, Dispatch):
                yield _task(argument, found, by_id)
            elif isinstance(found, Skipped):
                say(str(found))
            else:
                yield _refused(argument, found)


def several(arguments: list[str], *, format: str | None = None) -> bool:
    """Whether the arguments may hold more than one dispatch."""
    return len(arguments) > 1 or holds_several(arguments[0], format=format)


def safe_stem(name: str) -> str:
    """An id as a file name: no separators, no control characters, nothing hidden, not too long.

    >>> safe_stem("urn:afp/2016:12")
    'urn_afp_2016_12'
    """
    return UNSAFE.sub("_", name).strip(" .")[:180] or "_"


def expected(arguments: Iterable[str], *, format: str | None = None) -> int | None:
    """How many dispatches the arguments hold, None when only reading them would tell."""
    total = 0
    for argument in arguments:
        try:
            count = count_of(argument, format=format)
        except (OSError, ValueError):  # said when it is read
            count = 1
        if count is None:
            return None
        total += count
    return total


def _task(argument: str, dispatch: Dispatch, by_id: bool) -> Task:
    stem = safe_stem(dispatch.id) if by_id else _stem(argument)
    if by_id and argument != STDIN:
        return Task(f"{argument} ({dispatch.id})", stem, dispatch)
    return Task("standard input" if argument == STDIN else argument, stem, dispatch)


def _refused(argument: str, error: AideMemoireError) -> Outcome:
    return Outcome(argument, _stem(argument), error=str(error if error.where else error.at(argument)))


def _stem(argument: str) -> str:
    return safe_stem(Path(argument).stem)
