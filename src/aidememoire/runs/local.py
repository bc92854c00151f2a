"""How many dispatches are read on one machine: in order, in processes, and past those that fail.

    tasks ──▶ chunks ──▶ one process or several, each with its own model ──▶ outcomes, in order

A dispatch that cannot be read becomes an outcome with its error; so does one that ends the process
that reads it. Nothing is held but the chunks under way, however long the input is.
"""

from __future__ import annotations

import os
import signal
import threading
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess

from aidememoire.dispatch import Dispatch
from aidememoire.errors import AideMemoireError, PipelineError
from aidememoire.record import Record

Reader = Callable[[Sequence[Dispatch]], Iterable[Record | AideMemoireError]]
Loader = Callable[[], Reader]
Render = Callable[[Record], str]

FEW = 8  # up to here a second process costs more (its own model, some 5 s) than it saves
CHUNK = 8  # dispatches sent to a process at once
CHUNK_CHARACTERS = 60_000  # and no more text than this, so that processes end together
AHEAD = 3  # chunks under way for each process


@dataclass(frozen=True, slots=True)
class Task:
    """A dispatch to read. `name` is what a message calls it, `stem` the name of what is written for it."""

    name: str
    stem: str
    dispatch: Dispatch


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an input: `output` as rendered, or `error` as a person reads it.

    `trace` is the traceback of an error that nobody foresaw.
    """

    name: str
    stem: str
    output: str | None = None
    error: str | None = None
    trace: str | None = None


@dataclass(frozen=True, slots=True)
class _NoReader:
    """What a process answers that could not load its model."""

    error: str


def load_reader(language: str = "fr", only: tuple[str, ...] | None = None) -> Reader:
    """A reader with its model loaded (some 5 s). Raises AideMemoireError when there is none for the language.

    `only` names the lists of the record that are wanted: the others stay empty and cost nothing.
    """
    from aidememoire.assemble import layers_of
    from aidememoire.pipeline import build
    from aidememoire.reading import records_of

    nlp = build(language, None if only is None else layers_of(only))

    def read(dispatches: Sequence[Dispatch]) -> Iterable[Record | AideMemoireError]:
        records: Iterable[Record | AideMemoireError] = records_of(dispatches, nlp, only)
        return records

    return read


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run(
    tasks: Iterable[Task | Outcome],
    *,
    render: Render,
    load: Loader = load_reader,
    jobs: int | None = None,
) -> Generator[Outcome, None, None]:
    """Reads every task and renders its record; an Outcome among the tasks passes through in its place.

    `load` and `render` must be importable (a module's function or a partial of one): each process
    loads its own. `jobs` is the number of processes: by default two where there are two processors
    and more than a few tasks, else one, this one. Raises AideMemoireError when no model can be loaded.
    """
    stream = iter(tasks)
    first = list(islice(stream, FEW + 1))
    to_read = sum(isinstance(task, Task) for task in first)
    if jobs is None:
        jobs = min(2, cores()) if to_read > FEW else 1
    whole = chain(first, stream)
    if jobs > 1:
        yield from _in_processes(whole, load, render, jobs)
    else:
        yield from _here(whole, load, render)


def _here(tasks: Iterable[Task | Outcome], load: Loader, render: Render) -> Iterator[Outcome]:
    read: Reader | None = None
    for chunk in _chunks(tasks):
        if read is None and any(isinstance(task, Task) for task in chunk):
            read = load()
        yield from _read_chunk(chunk, read, render)


def _chunks(tasks: Iterable[Task | Outcome]) -> Iterator[list[Task | Outcome]]:
    chunk: list[Task | Outcome] = []
    size = 0
    for task in tasks:
        chunk.append(task)
        size += len(task.dispatch.text) if isinstance(task, Task) else 0
        if len(chunk) >= CHUNK or size >= CHUNK_CHARACTERS:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _read_chunk(chunk: Sequence[Task | Outcome], read: Reader | None, render: Render) -> list[Outcome]:
    """Reads a chunk at once, or one by one where that fails: one dispatch takes no other with it."""
    tasks = [task for task in chunk if isinstance(task, Task)]
    found: dict[int, Record | AideMemoireError] = {}
    if tasks and read is not None:
        try:
            records = list(read([task.dispatch for task in tasks]))
        except Exception:  # whatever a pipe may raise: found out one by one below
            records = []
        if len(records) == len(tasks):
            found = {id(task): record for task, record in zip(tasks, records, strict=True)}
    return [_outcome(task, found.get(id(task)), read, render) if isinstance(task, Task) else task for task in chunk]


def _outcome(task: Task, record: Record | AideMemoireError | None, read: Reader | None, render: Render) -> Outcome:
    try:
        if record is None:
            record = next(iter(read([task.dispatch]))) if read else PipelineError("no pipeline is loaded")
        if isinstance(record, Record):
            return Outcome(task.name, task.stem, output=render(record))
        return Outcome(task.name, task.stem, error=str(record.at(task.name)))
    except AideMemoireError as error:
        return Outcome(task.name, task.stem, error=str(error.at(task.name)))
    except Exception as error:  # the boundary: a fault of ours must not stop the run
        what = " ".join(f"{type(error).__name__}: {error}".split())[:300]
        message = f"{task.name}: reading it failed ({what}). This is a fault of aidememoire; --debug shows where"
        return Outcome(task.name, task.stem, error=message, trace=traceback.format_exc())


Answer = Future[list[Outcome] | _NoReader]

_reader: Reader | _NoReader | None = None  # of a worker process, for all its chunks


def _start_worker(load: Loader) -> None:
    """Loads the model once for a process, which ends when its parent does, however that ends."""
    global _reader
    if (parent := parent_process()) is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    try:
        _reader = load()
    except Exception as error:  # told to the parent: raised here it would only break the pool
        _reader = _NoReader(str(error))


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def _work(chunk: Sequence[Task | Outcome], render: Render) -> list[Outcome] | _NoReader:
    if isinstance(_reader, _NoReader):
        return _reader
    return _read_chunk(chunk, _reader, render)


def _pool(load: Loader, jobs: int) -> ProcessPoolExecutor:
    # spawn, not fork: a progress bar's thread may hold a lock at the moment of a fork
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_start_worker, initargs=(load,))


@contextmanager
def _deaf_children() -> Iterator[None]:
    """Processes started meanwhile ignore the interrupt key: a terminal sends it to all, and it is the parent's."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _submit(pool: ProcessPoolExecutor, chunk: list[Task | Outcome], render: Render) -> Answer:
    try:
        with _deaf_children():
            return pool.submit(_work, chunk, render)
    except BrokenProcessPool as error:
        broken: Answer = Future()
        broken.set_exception(error)
        return broken


def _in_processes(tasks: Iterable[Task | Outcome], load: Loader, render: Render, jobs: int) -> Iterator[Outcome]:
    chunks = _chunks(tasks)
    start = partial(_pool, load, jobs)
    pool = start()
    waiting: deque[tuple[list[Task | Outcome], Answer]] = deque()
    try:
        while True:
            for chunk in islice(chunks, jobs * AHEAD - len(waiting)):
                waiting.append((chunk, _submit(pool, chunk, render)))
            if not waiting:
                break
            chunk, future = waiting.popleft()
            try:
                outcomes = _done(future)
            except BrokenProcessPool:
                _stop(pool)
                outcomes = _one_by_one(chunk, load, render)
                pool = start()
                waiting = deque((c, f if _succeeded(f) else _submit(pool, c, render)) for c, f in waiting)
            yield from outcomes
        pool.shutdown()
    finally:
        _stop(pool)


def _done(future: Answer) -> list[Outcome]:
    result = future.result()
    if isinstance(result, _NoReader):
        raise PipelineError(result.error)
    return result


def _succeeded(future: Answer) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


def _stop(pool: ProcessPoolExecutor) -> None:
    """Ends a pool at once; nothing to do after an orderly end."""
    # the executor has no public way to end a process that is busy before Python 3.14
    processes = list((getattr(pool, "_processes", None) or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()


def _one_by_one(chunk: Sequence[Task | Outcome], load: Loader, render: Render) -> list[Outcome]:
    """Reads a chunk that ended its process, each task alone: the one that does it again is named."""
    outcomes: list[Outcome] = []
    pool = _pool(load, 1)
    try:
        for task in chunk:
            try:
                outcomes += _done(_submit(pool, [task], render)) if isinstance(task, Task) else [task]
            except BrokenProcessPool:
                message = f"{task.name}: the process that read it ended (was memory short?). Read it alone to see"
                outcomes.append(Outcome(task.name, task.stem, error=message))
                _stop(pool)
                pool = _pool(load, 1)
    finally:
        _stop(pool)
    return outcomes
