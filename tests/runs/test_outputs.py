"""Files of records: whole or not at all, never over an input, and known again on a second run."""

from __future__ import annotations

from pathlib import Path

import pytest

from aidememoire.dispatch import Dispatch
from aidememoire.runs.inputs import safe_stem
from aidememoire.runs.local import Outcome, Task
from aidememoire.runs.outputs import Folder


def task(stem: str) -> Task:
    return Task(f"{stem}.txt", stem, Dispatch(id=stem, text="Rien."))


def test_writes_one_file_for_each_record_and_nothing_else(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "new" / "folder", ".json")
    assert folder.write(Outcome("a.txt", "a", output="{}\n")).read_text() == "{}\n"
    assert [p.name for p in folder.path.iterdir()] == ["a.json"]


def test_a_write_that_fails_leaves_nothing(tmp_path: Path) -> None:
    folder = Folder(tmp_path, ".json")
    folder.file("a").mkdir()
    with pytest.raises(OSError, match=r"a\.json"):
        folder.write(Outcome("a.txt", "a", output="{}"))
    assert [p.name for p in tmp_path.iterdir()] == ["a.json"]


def test_resume_passes_over_what_is_written(tmp_path: Path) -> None:
    Folder(tmp_path, ".json").write(Outcome("a.txt", "a", output="{}"))
    assert [t.stem for t in Folder(tmp_path, ".json").admit([task("a"), task("b")], resume=True)] == ["b"]
    assert [t.stem for t in Folder(tmp_path, ".json").admit([task("a"), task("b")])] == ["a", "b"]


def test_two_inputs_never_share_a_file(tmp_path: Path) -> None:
    first, second = Folder(tmp_path, ".json").admit([task("a"), task("a")])
    assert isinstance(first, Task)
    assert isinstance(second, Outcome)
    assert "a.json is already the record of another input" in (second.error or "")


def test_an_input_is_never_overwritten(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text("Rien.")
    [refused] = Folder(tmp_path, ".txt", [str(source)]).admit([task("a")])
    assert isinstance(refused, Outcome)
    assert "will not be overwritten" in (refused.error or "")


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("d01", "d01"),
        ("urn:newsml:afp.com:20161207:1", "urn_newsml_afp.com_20161207_1"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("..", "_"),
        ("dépêche n° 4", "dépêche n° 4"),
        ("a\x00b\n", "a_b_"),
        ("x" * 300, "x" * 180),
    ],
)
def test_an_id_becomes_a_safe_file_name(name: str, stem: str) -> None:
    assert safe_stem(name) == stem
