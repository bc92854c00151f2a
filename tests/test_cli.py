"""The command as a person runs it: a process with arguments, files, exit codes and messages.

The cases that need the model share few runs: it takes some 5 s to load.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
COMMAND = [sys.executable, "-m", "aidememoire.cli"]
PATH = os.pathsep.join(filter(None, [str(ROOT / "src"), os.environ.get("PYTHONPATH")]))
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": PATH,
    "COLUMNS": "80",
    "PYTHONWARNINGS": "error::DeprecationWarning:aidememoire",
}

GENEVA = "Genève, 16 fév 2018 (AFP) - « La trêve tient », a déclaré vendredi le ministre suisse Jean Durand à Genève.\n"


def aidememoire(*arguments: object, stdin: bytes = b"", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)], input=stdin, capture_output=True, env=ENVIRONMENT, cwd=cwd, timeout=120, check=False
    )  # fmt: skip
    out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    assert "Traceback" not in err, err
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


# --- what needs no model ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["read"], "Missing argument 'FILE...'. See: aidememoire read --help"),
        (["read", "x.txt", "--date", "31/02/2016"], "'31/02/2016' is no day: write 2016-12-07 or 07/12/2016 (day first)"),
        (["read", "x.txt", "--format", "pdf"], "'pdf' is not one of 'text', 'json', 'html'"),
        (["read", "x.txt", "y.txt", "--format", "html"], "several HTML pages cannot share standard output: give -o DIR"),
        (["read", "x.txt", "--resume"], "--resume needs -o DIR"),
        (["read", "x.txt", "--jobs", "0"], "--jobs"),
        (["read", "x.txt", "-o", __file__], "is a file, not a folder"),
        (["read", "x.txt", "-o", f"{__file__}/below"], "is a file, not a folder"),
        (["read", "x.txt", "--format", "pdf"], "'-f': 'pdf' is not"),
        (["read", "x.txt", "--language", "en"], "no pipeline reads 'en'; there is: fr"),
        (["reed"], "No such command 'reed'"),
        (["demo", "d99"], "no dispatch 'd99' in the story; there are: d01-"),
    ],
)  # fmt: skip
def test_a_wrong_command_is_explained_in_a_line(arguments: list[str], message: str) -> None:
    done = aidememoire(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("aidememoire: ")
    assert len(done.stderr.splitlines()) == 1
    assert message in done.stderr


BAD: list[tuple[str, bytes | None, str]] = [
    ("perdu.txt", None, "there is no such file"),
    ("vide.txt", b"", "there is no word in it"),
    ("blanc.txt", b" \n\t\n", "there is no word in it"),
    ("image.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8, "this is an image"),
    ("english.txt", b"The two ministers met in Geneva on Friday and agreed on a truce that should hold for a week.\n" * 3, "English"),
    ("enorme.txt", ("La trêve tient, a dit le ministre. " * 600_000).encode(), "at most 1,000,000 characters"),
]  # fmt: skip


def test_each_input_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    for name, content, _ in BAD:
        if content is not None:
            tmp_path.joinpath(name).write_bytes(content)
    tmp_path.joinpath("dossier").mkdir()
    done = aidememoire("read", *[name for name, _, _ in BAD], "dossier", cwd=tmp_path)
    assert done.returncode == 3
    assert done.stdout == ""
    lines = done.stderr.splitlines()
    assert len(lines) == len(BAD) + 2, done.stderr
    for (name, _, words), line in zip(BAD, lines, strict=False):
        assert line.startswith(f"aidememoire: {name}: "), line
        assert words in line
    assert "--language fr" in lines[4]
    assert lines[-2].startswith("aidememoire: dossier: there is no file in this folder")
    assert lines[-1] == f"aidememoire: 0 read; {len(BAD) + 1} refused"


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    tmp_path.joinpath("plein").write_text("x")
    tmp_path.joinpath("a.txt").write_text(GENEVA)
    done = aidememoire("read", "a.txt", "-o", "plein/dedans", cwd=tmp_path)
    assert done.returncode == 2
    assert "-o plein/dedans: plein is a file, not a folder" in done.stderr


def test_without_a_command_the_help_is_shown() -> None:
    done = aidememoire()
    assert done.returncode == 2
    assert {"read", "demo", "schema"} <= set(done.stdout.split())


def test_the_version_is_one_line() -> None:
    assert re.fullmatch(r"aidememoire \S+( \S+)?\n", aidememoire("--version").stdout)


def test_the_schema_is_the_committed_one() -> None:
    printed = json.loads(aidememoire("schema").stdout)
    assert printed == json.loads((ROOT / "record.schema.json").read_text("utf-8"))


def test_every_command_and_option_is_documented() -> None:
    page = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    for command in re.findall(r"^  ([a-z]+)  ", aidememoire("--help").stdout, re.M):
        assert f"## `aidememoire {command}" in page
        for option in re.findall(r"--[a-z]+", aidememoire(command, "--help").stdout):
            assert f"`{option}" in page or option == "--help", f"{command} {option}"


# --- what needs it ---------------------------------------------------------------------------------

LONG = " ".join(["les deux ministres ont discuté mercredi d'une trêve à Genève et"] * 300)
ODD: dict[str, str] = {
    "guillemet": "Le ministre \"a déclaré vendredi que la trêve tenait. Les rebelles ont refusé de signer l'accord.",
    "desequilibre": "« La trêve tient, a dit le ministre. Il a ajouté: « Nous partons » et « les rebelles ont refusé.",
    "controles": "Le ministre\x00 a déclaré\x07 vendredi que \x1b[31mla trêve tenait\x1b[0m. Les rebelles ont refusé l'accord.",
    "emoji": "🕊️🇫🇷 E\u0301tat: le pre\u0301sident 👩‍👩‍👧 de la République a déclaré le 16 février 2018 que « la trêve tient ».",
    "droite": "Le ministre, \u202bمحمد جواد ظريف\u202c, a déclaré vendredi à Genève que la trêve tenait. شكرا a-t-il ajouté.",
    "crlf": "Genève (AFP) - La trêve tient.\r\n\r\n« Nous partons », a dit\u00a0M.\u202fDurand le 16 février 2018.\r\n",
    "balise": "Genève (AFP) - <script>alert(1)</script> « La trêve tient », a dit vendredi M. Durand au sujet de l'accord.",
    "sans_point": LONG,
}


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[str], Path]:
    """All the odd texts, a line that is no JSON and a text file, read by one command."""
    folder = tmp_path_factory.mktemp("odd")
    lines = [json.dumps({"id": name, "text": text, "date": "2018-02-16"}) for name, text in ODD.items()]
    folder.joinpath("odd.jsonl").write_text("\n".join([*lines, "{no json", ""]), "utf-8")
    folder.joinpath("geneve.txt").write_text(GENEVA, "utf-8")
    done = aidememoire("read", "odd.jsonl", "geneve.txt", "-f", "json", "-o", "records", "--language", "fr", cwd=folder)
    return done, folder / "records"


def spans(value: Any) -> list[dict[str, Any]]:
    """Every passage in a record's JSON."""
    if isinstance(value, list):
        return [span for item in value for span in spans(item)]
    if isinstance(value, dict):
        own = [value] if {"text", "start", "end"} <= set(value) else []
        return own + [span for item in value.values() for span in spans(item)]
    return []


def test_odd_texts_are_read_and_the_bad_line_is_named(odd: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    done, records = odd
    assert done.returncode == 3
    assert sorted(p.name for p in records.iterdir()) == sorted(f"{name}.json" for name in [*ODD, "geneve"])
    first, last = done.stderr.splitlines()
    assert first.startswith(f"aidememoire: odd.jsonl, line {len(ODD) + 1}: ")
    assert last == f"aidememoire: {len(ODD) + 1} read, written in records; 1 refused"


@pytest.mark.parametrize("name", ODD)
def test_every_passage_of_an_odd_text_quotes_it(odd: tuple[subprocess.CompletedProcess[str], Path], name: str) -> None:
    record = json.loads((odd[1] / f"{name}.json").read_text("utf-8"))
    assert record["text"] == ODD[name]
    for span in spans({k: v for k, v in record.items() if k != "text"}):
        assert ODD[name][span["start"] : span["end"]] == span["text"]


def test_the_words_after_emoji_and_combining_accents_are_the_right_ones(
    odd: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    record = json.loads((odd[1] / "emoji.json").read_text("utf-8"))
    assert "la trêve tient" in [q["text"] for q in record["quotations"]]
    assert [(t["text"][-15:], t["value"]) for t in record["times"]] == [("16 février 2018", "2018-02-16")]


def test_standard_input_becomes_a_page_without_colour() -> None:
    done = aidememoire("read", "-", stdin=GENEVA.encode("latin-1"))
    assert done.returncode == 0
    assert done.stderr == ""
    assert "QUI A DIT QUOI" in done.stdout
    assert "« La trêve tient »" in done.stdout
    assert "\x1b" not in done.stdout


def test_the_demonstration_shows_one_dispatch_whole() -> None:
    done = aidememoire("demo", "d06")
    assert done.returncode == 0, done.stderr
    assert "CE QUI S'EST PASSÉ" in done.stdout
    assert "évacuation suspendue" in done.stdout


def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    tmp_path.joinpath("x.jsonl").write_text(
        "".join(json.dumps({"id": f"x{n}", "text": GENEVA}) + "\n" for n in range(3))
    )
    process = subprocess.Popen(
        [*COMMAND, "read", "x.jsonl", "--jobs", "1"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT, cwd=tmp_path
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(60) == 0


@pytest.mark.skipif(os.name != "posix", reason="signals are sent as on POSIX")
def test_an_interrupt_keeps_what_is_done_and_resume_goes_on(tmp_path: Path) -> None:
    names = [f"x{n:03d}" for n in range(40)]
    lines = [json.dumps({"id": name, "text": f"{n}. {GENEVA * 6}"}) for n, name in enumerate(names)]
    tmp_path.joinpath("x.jsonl").write_text("\n".join(lines))
    arguments = [*COMMAND, "read", "x.jsonl", "-f", "json", "-o", "out"]
    out = tmp_path / "out"
    process = subprocess.Popen(arguments, stderr=subprocess.PIPE, env=ENVIRONMENT, cwd=tmp_path, start_new_session=True)
    until = time.monotonic() + 90
    while time.monotonic() < until and not (out.is_dir() and any(out.glob("*.json"))):
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to every process of the command
    assert process.stderr is not None
    message = process.stderr.read().decode()
    assert process.wait(60) == 130, message
    assert re.fullmatch(r"aidememoire: interrupted, \d+ read; --resume goes on from here\n", message)
    kept = {path.name: path.stat().st_mtime_ns for path in out.iterdir()}
    assert 0 < len(kept) < len(names)
    assert all(json.loads((out / name).read_text("utf-8")) for name in kept), "whole, and nothing half-written beside"
    done = aidememoire("read", "x.jsonl", "-f", "json", "-o", "out", "--resume", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stderr == f"aidememoire: {len(names) - len(kept)} read, written in out\n"
    assert sorted(path.stem for path in out.iterdir()) == names
    assert {name: (out / name).stat().st_mtime_ns for name in kept} == kept, "read again"


def test_help_waits_for_no_model_and_no_heavy_library() -> None:
    code = (
        "import sys, aidememoire.cli; "
        "print([m for m in ('spacy', 'networkx', 'sqlalchemy', 'alembic', 'fastapi', 'trafilatura', 'pyarrow') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
