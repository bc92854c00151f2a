"""Many dispatches on one machine: in order, past those that fail, in one process or two."""

from __future__ import annotations

import os
from collections.abc import Iterable

import pytest

import fake_readers
from aidememoire.errors import PipelineError
from aidememoire.runs.local import Outcome, Task, run


def tasks(texts: Iterable[str]) -> list[Task]:
    return [Task(f"{d.id}.txt", d.id, d) for d in fake_readers.reads(texts)]


def outcomes(texts: Iterable[str], jobs: int | None = None) -> list[Outcome]:
    return list(run(tasks(texts), render=fake_readers.name, load=fake_readers.load, jobs=jobs))


def ids(found: list[Outcome]) -> list[str | None]:
    return [o.output.split("@")[0] if o.output else None for o in found]


def processes(found: list[Outcome]) -> set[int]:
    return {int(o.output.split("@")[1]) for o in found if o.output}


@pytest.mark.parametrize("jobs", [1, 2])
def test_order_is_kept_and_each_dispatch_has_its_outcome(jobs: int) -> None:
    found = outcomes(["SLOW", *["Rien."] * 25], jobs)
    assert ids(found) == [f"x{n}" for n in range(26)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_one_that_crashes_is_named_and_the_rest_is_read(jobs: int) -> None:
    found = outcomes(["Un.", "CRASH", "REFUSE", "Deux."], jobs)
    assert ids(found) == ["x0", None, None, "x3"]
    assert found[1].error is not None
    assert found[1].error.startswith("x1.txt: reading it failed (ZeroDivisionError: a pipe crashed)")
    assert "Traceback" in (found[1].trace or "")
    assert found[2].error == "x2.txt: is refused"


def test_one_that_ends_its_process_is_named_and_the_rest_is_read() -> None:
    found = outcomes([*["Rien."] * 10, "KILL", *["Rien."] * 30], jobs=2)
    assert ids(found) == [f"x{n}" if n != 10 else None for n in range(41)]
    assert "x10.txt: the process that read it ended" in (found[10].error or "")


def test_few_dispatches_are_read_here_and_many_elsewhere() -> None:
    assert processes(outcomes(["Rien."] * 8)) == {os.getpid()}
    if (os.cpu_count() or 1) > 1:
        assert os.getpid() not in processes(outcomes(["Rien."] * 9))


def test_what_could_not_be_opened_passes_through_in_its_place() -> None:
    lost = Outcome("perdu.txt", "perdu", error="perdu.txt: no such file")
    one, two = tasks(["Un.", "Deux."])
    found = list(run([one, lost, two], render=fake_readers.name, load=fake_readers.load))
    assert [o.name for o in found] == ["x0.txt", "perdu.txt", "x1.txt"]
    assert found[1] is lost


def test_no_model_is_loaded_for_nothing() -> None:
    lost = Outcome("perdu.txt", "perdu", error="perdu.txt: no such file")
    assert list(run([lost], render=fake_readers.name, load=fake_readers.load_nothing)) == [lost]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_missing_model_is_said_once(jobs: int) -> None:
    with pytest.raises(PipelineError, match="the model is not installed"):
        list(run(tasks(["Un."]), render=fake_readers.name, load=fake_readers.load_nothing, jobs=jobs))


def test_the_input_is_not_read_far_ahead() -> None:
    given = 0

    def endless() -> Iterable[Task]:
        nonlocal given
        for task in tasks(["Rien."] * 500):
            given += 1
            yield task

    stream = run(endless(), render=fake_readers.name, load=fake_readers.load, jobs=2)
    next(stream)
    stream.close()
    assert given < 100
