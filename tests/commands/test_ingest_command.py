"""`aidememoire ingest` and `upgrade` as a person types them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from aidememoire.store.migrations import HEAD

ROOT = Path(__file__).resolve().parents[2]
TEXT = "ROME, 3 mars 2019 (AFP) - Le ministre a refusé dimanche la trêve."


def aidememoire(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "aidememoire.cli", *map(str, arguments)]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False)


def test_a_folder_into_the_store_of_this_folder(tmp_path: Path) -> None:
    wire = tmp_path / "wire"
    wire.mkdir()
    wire.joinpath("a.txt").write_text(TEXT, "utf-8")
    wire.joinpath("vide.txt").write_bytes(b"")
    first = aidememoire("ingest", "wire", cwd=tmp_path)
    assert first.returncode == 3
    assert "vide.txt: there is no word in it" in first.stderr
    assert "1 read, 1 refused" in first.stderr
    assert (tmp_path / "aidememoire.db").exists()
    wire.joinpath("vide.txt").unlink()
    second = aidememoire("watch", "wire", "--once", cwd=tmp_path)
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    third = aidememoire("ingest", "wire", cwd=tmp_path)
    assert third.stderr == "aidememoire: 0 read, 1 file unchanged; aidememoire.db holds 1\n"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["ingest"], 2, "give one or more SOURCE"),
        (["ingest", "absent.txt"], 3, "absent.txt: there is no such file"),
        (["ingest", "ftp://host/x"], 3, "no such address is read"),
        (["ingest", "x.txt", "--store", "mysql://h/b"], 1, "no store can be kept in 'mysql'"),
        (["upgrade"], 1, "there is no store"),
        (["watch", "--once", "absent", "--store", "no/folder/s.db"], 1, "there is no such folder"),
    ],
)
def test_what_goes_wrong_is_said_in_one_line(arguments: list[str], code: int, said: str, tmp_path: Path) -> None:
    result = aidememoire(*arguments, cwd=tmp_path)
    assert result.returncode == code
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_a_store_is_upgraded(tmp_path: Path) -> None:
    assert aidememoire("ingest", "absent", "--store", "s.db", cwd=tmp_path).returncode == 3
    result = aidememoire("upgrade", "--store", "s.db", cwd=tmp_path)
    assert (result.returncode, result.stderr) == (0, f"aidememoire: s.db is at revision {HEAD}, the newest\n")
