"""Who is who: sentences by phenomenon (`actors_cases.txt`), and what holds for any text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from spacy.language import Language

from aidememoire import characters, layers

CASES = Path(__file__).with_name("actors_cases.txt")
EXPECTED = re.compile(
    r"= (?P<name>[^:({\[]+?)(?: \((?P<kind>\w+)(?: (?P<country>\w+))?\))?(?: \{(?P<gender>[mf])\})?(?: \[(?P<role>[^\]]+)\])?: (?P<mentions>.+)"
)


class Case(NamedTuple):
    """A text, the phenomenon it shows, and what must come out."""

    phenomenon: str
    text: str
    expected: list[str]


def read_cases() -> Iterator[Case]:
    """The cases of the file, in order."""
    phenomenon, text, expected = "", "", []
    for line in [*CASES.read_text("utf-8").splitlines(), "## end"]:
        if line.startswith(("= ", "! ")):
            expected.append(line)
            continue
        if expected:
            yield Case(phenomenon, text.strip(), expected)
            text, expected = "", []
        if line.startswith("## "):
            phenomenon, text = line[3:], ""
        elif not line.startswith("#"):
            text += line + "\n"


def actors_of(model: Language, text: str) -> list[dict[str, Any]]:
    """The `actors` layer of a text."""
    found: list[dict[str, Any]] = layers.get(model(characters.plain(text)), "actors")
    return found


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=f"{case.phenomenon}: {case.text[:50]}") for case in read_cases()]
)
def test_who_is_who(french_model: Language, case: Case) -> None:
    actors = actors_of(french_model, case.text)
    for line in case.expected:
        if line.startswith("! "):
            assert line[2:] not in {a["name"] for a in actors} | {m["text"] for a in actors for m in a["mentions"]}
            continue
        want = EXPECTED.fullmatch(line)
        assert want is not None, line
        found = next((a for a in actors if a["name"] == want["name"]), None)
        assert found is not None, [a["name"] for a in actors]
        assert " / ".join(m["text"] for m in found["mentions"]) == want["mentions"]
        if want["kind"]:
            assert found["kind"] == want["kind"]
        if want["country"]:
            assert str(found["country"]) == want["country"]
        if want["gender"]:
            assert found["gender"] == want["gender"]
        if want["role"]:
            assert want["role"] in [role["title"] for role in found["roles"]]
