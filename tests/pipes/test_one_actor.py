"""One actor, one entry: whose words they are where the text calls a person or body by several names.

`one_actor_cases.txt`, and `one_body_cases.txt` for bodies: under each phenomenon a text, « || », then the speaker of each of its quotations (« - » for
nobody), with « | » between. Two actors that only look alike must stay apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from spacy.language import Language

from aidememoire import characters, layers

CASES = [Path(__file__).with_name(f"one_{kind}_cases.txt") for kind in ("actor", "body")]


def read_cases() -> Iterator[tuple[str, str, list[str]]]:
    """Phenomenon, text and speakers of each line of the file."""
    phenomenon = ""
    for line in "\n".join(path.read_text("utf-8") for path in CASES).splitlines():
        if line.startswith("## "):
            phenomenon = line[3:]
        elif line.strip() and not line.startswith("#"):
            text, _, speakers = line.partition(" || ")
            yield phenomenon, text, [name.strip() for name in speakers.split("|")]


@pytest.mark.parametrize(
    ("text", "speakers"), [pytest.param(text, names, id=f"{kind}: {text[:60]}") for kind, text, names in read_cases()]
)
def test_each_speaker_is_one_entry(french_model: Language, text: str, speakers: list[str]) -> None:
    doc = french_model(characters.plain(text))
    names = {actor["id"]: actor["name"] for actor in layers.get(doc, "actors")}
    assert [names.get(q["speaker"]) or "-" for q in layers.get(doc, "speakers")] == speakers
