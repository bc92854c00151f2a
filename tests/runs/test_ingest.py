"""Files go into a store once each, whatever happens to the run."""

from __future__ import annotations

import json
import os
import random
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path

import pytest
from sqlalchemy import select

import fake_readers
from aidememoire.errors import AideMemoireError, PipelineError
from aidememoire.readers.source import Given
from aidememoire.record import MadeBy
from aidememoire.runs.ingest import Watcher, ingest, summary
from aidememoire.store import schema
from aidememoire.store.ingest_log import Counts
from aidememoire.store.store import Store

FRENCH = Given(language="fr")
NEWER = MadeBy(aidememoire="1", model="none", lexicon="none")


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    """A folder with three dispatches."""
    folder = tmp_path / "wire"
    (folder / "mars").mkdir(parents=True)
    for name, text in {"a": "La trêve tient.", "b": "La trêve ne tient plus.", "mars/a": "Un accord."}.items():
        folder.joinpath(f"{name}.txt").write_text(f"ROME, 3 mars 2019 (AFP) - {text}", "utf-8")
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "store.db")


def run(store: Store, *sources: Path | str, jobs: int = 1, **more: object) -> Counts:
    options: dict[str, object] = {"how": FRENCH, "load": fake_readers.load, "made_by": fake_readers.MADE_BY, **more}
    return ingest(store, [str(source) for source in sources], jobs=jobs, **options)  # type: ignore[arg-type]


def test_a_folder_is_read_once(store: Store, wire: Path) -> None:
    assert run(store, wire) == Counts(read=3)
    assert sorted(store.ids()) == ["a", "b", "mars_a"]
    assert [kept.origin for kept in store.dispatches()] == [str(wire / n) for n in ("a.txt", "b.txt", "mars/a.txt")]
    assert run(store, wire) == Counts(unchanged=3)


def test_two_processes_add_the_same_as_one(store: Store, wire: Path, tmp_path: Path) -> None:
    for number in range(20):
        wire.joinpath(f"n{number}.txt").write_text(f"ROME, 3 mars 2019 (AFP) - Le jour {number}.", "utf-8")
    run(store, wire)
    with Store.open(tmp_path / "two.db") as other:
        assert run(other, wire, jobs=2) == Counts(read=23)
        assert list(other.records()) == list(store.records())


def test_the_same_words_in_another_file_are_known_and_not_read(store: Store, wire: Path, tmp_path: Path) -> None:
    run(store, wire)
    copy = tmp_path / "copie.txt"
    copy.write_bytes(wire.joinpath("a.txt").read_bytes())
    assert run(store, copy, load=fake_readers.load_nothing) == Counts(known=1)


def test_a_file_that_was_only_touched_is_not_read(store: Store, wire: Path) -> None:
    run(store, wire)
    os.utime(wire / "a.txt", (1, 1))
    assert run(store, wire, load=fake_readers.load_nothing) == Counts(unchanged=3)


def test_a_file_that_changed_is_read_and_the_old_words_are_kept(store: Store, wire: Path) -> None:
    run(store, wire)
    wire.joinpath("a.txt").write_text("ROME, 3 mars 2019 (AFP) - La trêve a été rompue.", "utf-8")
    counts = run(store, wire)
    assert (counts.read, counts.unchanged) == (1, 2)
    assert {"a", "a~2"} <= set(store.ids())


def test_what_is_refused_is_told_noted_and_tried_again(store: Store, wire: Path) -> None:
    wire.joinpath("b.txt").write_text("ROME, 3 mars 2019 (AFP) - REFUSE.", "utf-8")
    wire.joinpath("c.txt").write_bytes(b"")
    told: list[str] = []
    watcher = Watcher(refused=lambda reason, _: told.append(reason))
    assert run(store, wire, wire / "absent.txt", watcher=watcher) == Counts(read=2, refused=3)
    assert [reason.rpartition("/")[2] for reason in told] == [
        "b.txt (b): is refused", "c.txt: there is no word in it; give the text of a dispatch",
        "absent.txt: there is no such file; check the name",
    ]  # fmt: skip
    with store.reading() as connection:
        assert list(connection.execute(select(schema.refusals.c.reason)).scalars()) == told
        run_row = connection.execute(select(schema.runs)).one()
    assert (run_row.read, run_row.refused) == (2, 3)
    assert run_row.ended
    wire.joinpath("b.txt").write_text("ROME, 3 mars 2019 (AFP) - Le refus.", "utf-8")
    assert run(store, wire) == Counts(read=1, refused=1, unchanged=2)


def test_one_refusal_does_not_make_the_next_file_be_read_again(store: Store, wire: Path) -> None:
    run(store, wire / "absent.txt", wire / "a.txt")
    assert run(store, wire / "a.txt") == Counts(unchanged=1)


def test_a_dispatch_given_another_day_is_read_for_that_day(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "sans-date.txt"
    file.write_text("La trêve tient depuis mardi, selon la médiation.", "utf-8")
    assert run(store, file) == Counts(read=1)
    dated = run(store, file, how=Given(language="fr", date="2019-03-04"))
    assert dated == Counts(read=1, replaced=1)
    assert store.record("sans-date").date == "2019-03-04"
    assert run(store, file) == Counts(known=1)  # no day now: the one that was given stays


def test_again_reads_anew_what_another_version_read(store: Store, wire: Path) -> None:
    run(store, wire)
    assert run(store, wire, again=True) == Counts(known=3)
    assert run(store, wire, again=True, made_by=NEWER, load=fake_readers.load_newer) == Counts(read=3, replaced=3)
    assert {record.made_by for record in store.records()} == {NEWER}
    assert run(store, wire, again=True, made_by=NEWER, load=fake_readers.load_newer) == Counts(known=3)


def test_again_without_sources_reads_the_stores_own_texts(store: Store, wire: Path) -> None:
    run(store, wire)
    origins = [kept.origin for kept in store.dispatches()]
    for file in wire.rglob("*.txt"):
        file.unlink()
    texts = [record.text for record in store.records()]
    assert run(store, again=True, made_by=NEWER, load=fake_readers.load_newer) == Counts(read=3, replaced=3)
    assert [record.text for record in store.records()] == texts
    assert [kept.origin for kept in store.dispatches()] == origins


def test_without_a_model_nothing_is_noted_as_read(store: Store, wire: Path) -> None:
    with pytest.raises(PipelineError):
        run(store, wire, load=fake_readers.load_nothing)
    assert run(store, wire) == Counts(read=3)


def test_a_run_that_is_interrupted_goes_on_from_there(store: Store, wire: Path) -> None:
    def stop(added: object) -> None:
        raise KeyboardInterrupt

    counts = Counts()
    with pytest.raises(KeyboardInterrupt):
        run(store, wire, watcher=Watcher(step=stop), counts=counts)
    assert counts == Counts(read=1)
    assert run(store, wire) == Counts(read=2, known=1)


def test_a_summary_says_what_there_is_to_say() -> None:
    assert (
        ", ".join(summary(Counts(read=3, versions=1, refused=2))) == "3 read, 1 of them versions of others, 2 refused"
    )


def _ingest_until_killed(place: str, folder: str, jobs: int) -> None:
    """What the process does that is killed."""
    with Store.open(place) as store:
        run(store, folder, jobs=jobs)


def test_killed_a_hundred_times_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    texts = {f"n{n}": f"ROME, 3 mars 2019 (AFP) - La dépêche {n} dit {n * 7}." for n in range(1000)}
    folder = tmp_path / "wire"
    folder.mkdir()
    for name, text in texts.items():
        folder.joinpath(f"{name}.txt").write_text(text, "utf-8")
    lines = {f"l{n}": f"LIMA, 4 mars 2019 (AFP) - Ligne {n}." for n in range(100)}
    several = [json.dumps({"id": id, "text": text, "language": "fr"}) for id, text in lines.items()]
    folder.joinpath("a.jsonl").write_text("\n".join(several), "utf-8")
    place = tmp_path / "store.db"
    with Store.open("sqlite://") as warm:
        run(warm, folder / "n1.txt")  # so that each process has what it needs imported
    fork, chance, longest, last = get_context("fork"), random.Random(20190303), 0.1, 0
    for kills in range(1, 101):
        child = fork.Process(target=_ingest_until_killed, args=(str(place), str(folder), 1))
        child.start()
        child.join(chance.uniform(0.01, longest))
        child.kill()
        child.join()
        assert child.exitcode == -signal.SIGKILL, "it had ended: give it more to do"
        if kills % 5 == 0:  # whatever the machine's speed: some progress between kills, and work left at the end
            kept = _kept(place)
            longest *= 1.6 if kept <= last + 5 else 0.6 if kept > kills * 8 else 1
            last = kept
    with Store.open(place) as store:
        kept = [found.id for found in store.dispatches()]
        assert 10 < len(kept) == len(set(kept)) < len(texts) + len(lines)
        run(store, folder)
        assert {record.id: record.text for record in store.records()} == texts | lines
        with store.reading() as connection:
            numbers = connection.execute(select(schema.dispatches.c.number)).scalars().all()
            assert sorted(connection.execute(select(schema.records.c.dispatch)).scalars()) == sorted(numbers)
        assert len(numbers) == len(texts) + len(lines)
        assert {hit.dispatch for hit in store.search("dépêche", limit=2000)} <= texts.keys()
        assert run(store, folder) == Counts(unchanged=1001)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs /proc to see processes")
def test_the_processes_that_read_end_with_the_one_that_is_killed(tmp_path: Path, wire: Path) -> None:
    for number in range(500):
        wire.joinpath(f"s{number}.txt").write_text(f"ROME, 3 mars 2019 (AFP) - SLOW {number}.", "utf-8")
    child = get_context("fork").Process(target=_ingest_until_killed, args=(str(tmp_path / "s.db"), str(wire), 2))
    child.start()
    assert _within(30, lambda: len(_children(child.pid)) >= 2)
    workers = _children(child.pid)
    child.kill()
    child.join()
    assert _within(30, lambda: not any(Path(f"/proc/{worker}").exists() for worker in workers))


def _kept(place: Path) -> int:
    if not place.exists():
        return 0
    with Store.open(place) as store:
        return store.counts()["dispatches"]


def _children(pid: int | None) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = path.read_text().rpartition(")")[2].split()
            found += [int(path.parent.name)] if int(fields[1]) == pid and fields[0] != "Z" else []
    return found


def _within(seconds: float, holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def test_a_store_that_fails_ends_the_run_with_what_to_do(store: Store, wire: Path) -> None:
    store.close()
    with store.writing() as connection:
        connection.exec_driver_sql("DROP TABLE record")
    with pytest.raises(AideMemoireError, match="no such table"):
        run(store, wire)
