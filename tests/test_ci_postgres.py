"""Where no PostgreSQL is, `.ci/postgres` installs Debian's, or says why it cannot; apt-get is a stand-in here."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[1] / ".ci" / "postgres"
SYSTEM = "/usr/sbin:/usr/bin:/sbin:/bin"
DEBIAN = Path("/usr/lib/postgresql")


@pytest.fixture
def hidden(tmp_path: Path) -> dict[str, str]:
    """An environment in which no server's programs are found, and apt-get is the one in `bin`."""
    if os.geteuid() != 0 or any((Path(folder) / "initdb").exists() for folder in SYSTEM.split(":")):
        pytest.skip("packages are installed by root alone, where no PostgreSQL is in the path")
    (tmp_path / "bin").mkdir()
    tmp_path.chmod(0o755)
    return {"PATH": f"{tmp_path / 'bin'}:{SYSTEM}", "DEBIAN_POSTGRESQL": str(tmp_path / "debian")}


def apt_get(tmp_path: Path, lines: str) -> None:
    program = tmp_path / "bin" / "apt-get"
    program.write_text(f'#!/bin/bash\necho "$@" >> {tmp_path / "asked"}\n{lines}\n', "utf-8")
    program.chmod(0o755)


def start(tmp_path: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [SCRIPT, "start", tmp_path / "pg"], env=environment, capture_output=True, text=True, check=False
    )


def test_what_apt_get_says_is_said(tmp_path: Path, hidden: dict[str, str]) -> None:
    apt_get(tmp_path, "echo 'E: Unable to locate package postgresql' >&2; exit 100")
    done = start(tmp_path, hidden)
    assert done.returncode == 1
    assert "could not install PostgreSQL: E: Unable to locate package postgresql" in done.stderr
    assert "no PostgreSQL here" in done.stderr
    assert done.stdout == ""


def test_what_is_installed_is_started(hidden: dict[str, str]) -> None:
    if not DEBIAN.is_dir():
        pytest.skip("no PostgreSQL of Debian's to stand in for the one that is installed")
    tmp_path = Path(hidden["DEBIAN_POSTGRESQL"]).parent
    apt_get(tmp_path, f"[[ $1 == install ]] && ln -s {DEBIAN} {hidden['DEBIAN_POSTGRESQL']} || true")
    home = Path(subprocess.run(["mktemp", "-d"], capture_output=True, text=True, check=True).stdout.strip())
    home.chmod(0o755)  # the server's user must reach it, and a socket's path is short
    try:
        done = start(home, hidden)
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith("postgresql://aidememoire@/postgres?host=")
        asked = (tmp_path / "asked").read_text("utf-8").splitlines()
        assert asked == ["update -qq", "install -y -qq --no-install-recommends postgresql"]
    finally:
        subprocess.run([SCRIPT, "stop", home / "pg"], env=hidden, check=False)
        home.rmdir()
