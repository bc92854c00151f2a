"""Readers without a model, importable by worker processes: they show how a run behaves, not what is read."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Sequence

from aidememoire.dispatch import Dispatch
from aidememoire.errors import AideMemoireError, PipelineError
from aidememoire.record import MadeBy, Record
from aidememoire.runs.local import Reader

MADE_BY = MadeBy(aidememoire="0", model="none", lexicon="none")
NEWER = MadeBy(aidememoire="1", model="none", lexicon="none")


def record(dispatch: Dispatch, made_by: MadeBy = MADE_BY) -> Record:
    return Record(
        id=dispatch.id, date=dispatch.date, text=dispatch.text, header=dispatch.header, made_by=made_by
    )  # fmt: skip


def read(dispatches: Sequence[Dispatch]) -> Iterator[Record | AideMemoireError]:
    for dispatch in dispatches:
        if "REFUSE" in dispatch.text:
            yield AideMemoireError("is refused", where=dispatch.id)
            continue
        if "CRASH" in dispatch.text:
            raise ZeroDivisionError("a pipe crashed")
        if "KILL" in dispatch.text:
            os._exit(9)
        if "SLOW" in dispatch.text:
            time.sleep(0.2)
        yield record(dispatch)


def load() -> Reader:
    return read


def load_newer() -> Reader:
    return lambda dispatches: [record(dispatch, NEWER) for dispatch in dispatches]


def load_nothing() -> Reader:
    raise PipelineError("the model is not installed", remedy="install it")


def name(record: Record) -> str:
    return f"{record.id}@{os.getpid()}"


def reads(texts: Iterable[str]) -> list[Dispatch]:
    return [Dispatch(id=f"x{number}", text=text) for number, text in enumerate(texts)]
