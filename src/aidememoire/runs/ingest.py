"""How do files become records in a store? Once each, in one transaction each, so that a run can end at any point.

    arguments ─▶ files that changed ─▶ dispatches that the store lacks ─▶ processes that read ─▶ one that writes

A file is noted as read when all its dispatches are in; until then another run looks into it again and passes
over what is there. So nothing is lost or doubled, whenever a run is killed, and nothing but the dispatches under
way is held, however much there is.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from functools import partial
from itertools import chain

from aidememoire.dispatch import Dispatch
from aidememoire.errors import AideMemoireError, InputError, Skipped
from aidememoire.readers.source import Given
from aidememoire.readers.text import read_text
from aidememoire.record import MadeBy, Record
from aidememoire.runs.local import FEW, Loader, Outcome, Task, cores, load_reader, run
from aidememoire.runs.sources import Input, dispatches_in, inputs_of, open_if_changed
from aidememoire.store import ingest_log
from aidememoire.store.ingest_log import Counts, Stamp
from aidememoire.store.store import Added, Store

IN_STORE = "in the store"  # the origin of what is read again from the store's own texts


@dataclass(frozen=True, slots=True)
class Watcher:
    """Who is told of a run as it goes: what was refused and why, what was left aside, each step."""

    refused: Callable[[str, str | None], None] = lambda reason, trace: None
    aside: Callable[[str], None] = lambda reason: None
    step: Callable[[Added | None], None] = lambda added: None


@dataclass(frozen=True, slots=True)
class _FileEnd(Outcome):
    """Stands behind the last dispatch of a file: when it comes out, all of them are in the store."""

    given: Input | None = None
    stamp: Stamp = field(default_factory=Stamp)
    dispatches: int = 0


def as_json(record: Record) -> str:
    """The record as the processes that read send it to the one that writes."""
    return record.to_json(indent=None)


def ingest(
    store: Store,
    sources: Iterable[str],
    *,
    how: Given | None = None,
    jobs: int | None = None,
    again: bool = False,
    settled: float = 0,
    load: Loader | None = None,
    made_by: MadeBy | None = None,
    watcher: Watcher | None = None,
    counts: Counts | None = None,
) -> Counts:
    """Reads sources (files, folders, archives, addresses, `-`) into a store. Returns what became of them.

    What cannot be read is told to the `watcher` and does not stop the rest. With `again`, what another
    version of the program read is read anew: of the sources, or of the whole store where none is given.
    `settled` passes over files written to less than so many seconds ago. `load` gives the reader that each
    process uses, `made_by` names its versions. `counts` goes up as the run goes on. Raises AideMemoireError
    when no model can be loaded or the store fails; what was added before is kept.
    """
    sources = list(sources)
    how = how or Given()
    one = _Ingest(store, how, again, settled, watcher or Watcher(), counts or Counts())
    if again:
        one.made_by = made_by or _own_versions(how.language)
    one.arguments = {"sources": sources, "again": again, **asdict(how)}
    tasks = one.tasks(sources) if sources or not again else one.stored()
    try:
        one.write(_read(tasks, jobs, load or partial(load_reader, how.language or "fr")))
    finally:
        one.end()
    return one.counts


def ingest_dispatches(
    store: Store,
    dispatches: Iterable[tuple[str, Dispatch]],
    *,
    load: Loader | None = None,
    made_by: MadeBy | None = None,
    watcher: Watcher | None = None,
) -> Counts:
    """Reads dispatches, each with its origin, into a store. Returns what became of them.

    One that this version of the program has read already is passed over, and where all are, no model is loaded.
    """
    one = _Ingest(store, Given(), False, 0, watcher or Watcher(), Counts())
    one.made_by = made_by or _own_versions(None)
    tasks = (Task(origin, origin, dispatch) for origin, dispatch in dispatches if not one.is_known(dispatch))
    try:
        one.write(_read(tasks, 1, load or load_reader))
    finally:
        one.end()
    return one.counts


def _own_versions(language: str | None) -> MadeBy:
    from aidememoire.assemble import made_by

    return made_by(language or "fr")


def _read(tasks: Iterator[Task | Outcome], jobs: int | None, load: Loader) -> Generator[Outcome, None, None]:
    """The records of the tasks, read by two processes where there is more than a little to read."""
    first: list[Task | Outcome] = []
    to_read = 0
    for task in tasks:
        first.append(task)
        to_read += isinstance(task, Task)
        if to_read > FEW:
            break
    if jobs is None:
        jobs = min(2, cores()) if to_read > FEW else 1
    return run(chain(first, tasks), render=as_json, load=load, jobs=jobs)


class _Ingest:
    """One run under way."""

    def __init__(self, store: Store, how: Given, again: bool, settled: float, watcher: Watcher, counts: Counts) -> None:
        self.counts = counts
        self.made_by: MadeBy | None = None
        self.arguments: dict[str, object] = {}
        self._run: int | None = None  # its number in the log, once there is something to note
        self._store, self._how, self._again, self._settled, self._watcher = store, how, again, settled, watcher
        self._refused_here = ("", 0)  # the file that is being written, and what was refused of it

    def tasks(self, sources: list[str]) -> Iterator[Task | Outcome]:
        """A task for each dispatch that is to be read, and what else comes out in its place."""
        for given in inputs_of(sources):
            if isinstance(given, InputError):
                yield Outcome(given.where, given.where, error=str(given))
            elif not given.is_changing(self._settled):
                yield from self._of(given)

    def end(self) -> None:
        """Notes what the run did; a look that found nothing new leaves no trace."""
        if self._run is not None:
            ingest_log.end_run(self._store, self._run, self.counts)

    def _noted(self) -> int:
        if self._run is None:
            self._run = ingest_log.begin_run(self._store, self.arguments)
        return self._run

    def stored(self) -> Iterator[Task | Outcome]:
        """A task for each dispatch of the store that another version of the program read."""
        if self.made_by is None:
            return
        for id in self._store.made_otherwise(self.made_by):
            record = self._store.record(id)
            yield Task(id, IN_STORE, _as_received(record))

    def is_known(self, dispatch: Dispatch) -> bool:
        """Whether the store has this dispatch already, which then counts as known."""
        if self._store.holds(dispatch, self.made_by) is None:
            return False
        self.counts.known += 1
        self._watcher.step(None)
        return True

    def write(self, outcomes: Generator[Outcome, None, None]) -> None:
        """Adds each record as it comes."""
        try:
            for outcome in outcomes:
                if isinstance(outcome, _FileEnd):
                    self._end(outcome)
                elif outcome.output is not None:
                    self._add(Record.from_json(outcome.output), outcome)
                else:
                    self._refuse(outcome)
        finally:
            outcomes.close()

    def _of(self, given: Input) -> Iterator[Task | Outcome]:
        """The tasks of one file; none for one that is as it was."""
        options = asdict(self._how)
        # a file that is read again because the program is newer is looked into, whatever its stamp
        known = None if self._again else ingest_log.stamp_of(self._store, given.origin, options)
        try:
            opened = open_if_changed(given, known)
        except AideMemoireError as error:
            yield Outcome(given.shown, given.origin, error=str(error))
            return
        if opened is None or opened.same:
            self.counts.unchanged += 1
            if opened is not None:
                ingest_log.touch_source(self._store, given.origin, opened.stamp)
            return
        count = 0
        for found in dispatches_in(given, opened, self._how):
            if isinstance(found, Dispatch):
                count += 1
                if not self.is_known(found):
                    yield Task(f"{given.shown} ({found.id})", given.origin, found)
            elif isinstance(found, Skipped):
                self._watcher.aside(str(found))
            else:
                yield Outcome(given.shown, given.origin, error=str(found))
        yield _FileEnd(given.shown, given.origin, given=given, stamp=opened.stamp, dispatches=count)

    def _add(self, record: Record, outcome: Outcome) -> None:
        self._noted()
        added = self._store.add(record, origin=outcome.stem)  # which the row of one read again does not take
        if added.what == "known":
            self.counts.known += 1
        else:
            self.counts.read += 1
            self.counts.versions += added.what == "version"
            self.counts.replaced += added.what == "replaced"
        self._watcher.step(added)

    def _refuse(self, outcome: Outcome) -> None:
        reason = outcome.error or f"{outcome.name}: it gave nothing"
        self.counts.refused += 1
        origin, before = self._refused_here
        self._refused_here = (outcome.stem, 1 + (before if origin == outcome.stem else 0))
        ingest_log.note_refusal(self._store, self._noted(), outcome.stem, reason)
        self._watcher.refused(reason, outcome.trace)

    def _end(self, end: _FileEnd) -> None:
        if end.given is not None:
            options = asdict(self._how)
            origin, count = self._refused_here
            refused = count if origin == end.given.origin else 0
            ingest_log.note_source(
                self._store, end.given.origin, end.stamp, options, dispatches=end.dispatches, refused=refused
            )


def _as_received(record: Record) -> Dispatch:
    """The dispatch that a record was made of: its header read anew where it all comes from the text."""
    header = record.header
    envelope = (
        header.identifier, header.revision, header.url, header.outlet, header.slug, header.signal, header.extent,
    )  # fmt: skip
    if not any(envelope):
        try:
            anew = read_text(record.text, name=record.id, date=record.date, language=header.language)
        except InputError:
            pass
        else:
            return anew.model_copy(update={"id": record.id})
    return Dispatch(id=record.id, text=record.text, date=record.date, header=header)


def summary(counts: Counts) -> Iterator[str]:
    """What a run did, in a person's words: parts of one line."""
    yield f"{counts.read} read"
    for count, what in (
        (counts.versions, "of them versions of others"), (counts.replaced, "of them read again"),
        (counts.known, "known already"), (counts.unchanged, f"file{'s' if counts.unchanged > 1 else ''} unchanged"),
        (counts.refused, "refused"),
    ):  # fmt: skip
        if count:
            yield f"{count} {what}"
