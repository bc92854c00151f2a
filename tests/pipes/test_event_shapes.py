"""Constructions of diplomacy, power and force: who, to whom, of what type; and their everyday look-alikes."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from aidememoire import layers

SHAPES = Path(__file__).with_name("event_shapes.txt")


def told() -> list[tuple[str, str, str, str]]:
    """(type and mode, actors, recipients, sentence) of each line above `[nothing]`."""
    lines = SHAPES.read_text("utf-8").split("\n[nothing]\n")[0].splitlines()[1:]
    parts = [[p.strip() for p in line.split("|")] for line in lines]
    return [(kind, *(w.strip() for w in who.split(">")), text) for kind, who, text in parts]  # type: ignore[misc]


def nothing() -> list[str]:
    """The sentences below `[nothing]`."""
    return SHAPES.read_text("utf-8").split("\n[nothing]\n")[1].splitlines()


def events(model: Language, text: str) -> tuple[list[dict[str, object]], dict[str, str]]:
    """The events of a sentence, and the names of its actors by id."""
    doc = model.make_doc(text)
    doc._.aidememoire_date = "2016-12-07"
    doc = model(doc)
    found = layers.get(doc, "events")
    return found, {a["id"]: a["name"] for a in layers.get(doc, "actors")}


@pytest.mark.parametrize(("kind", "actors", "recipients", "text"), told())
def test_a_construction_tells_who_did_what_to_whom(
    french_model: Language, kind: str, actors: str, recipients: str, text: str
) -> None:
    found, names = events(french_model, text)
    read = [
        (
            f"{e['type']}/{e['mode'] or ''}".rstrip("/"),
            ", ".join(names[a] for a in e["actors"]),  # type: ignore[attr-defined]
            ", ".join(names[a] for a in e["recipients"]),  # type: ignore[attr-defined]
        )
        for e in found
    ]
    assert read == [(kind, actors, recipients)]


@pytest.mark.parametrize("text", nothing())
def test_a_look_alike_tells_nothing(french_model: Language, text: str) -> None:
    assert events(french_model, text)[0] == []


def test_the_day_is_the_one_told_and_not_a_limit_or_one_to_come(french_model: Language) -> None:
    for text, day in {
        "Convoqué mardi au ministère, l'ambassadeur chilien s'est expliqué.": "2016-12-06",
        "Le mandat de la mission a été prorogé jusqu'en juin par le Conseil de sécurité.": "2016-12-07",
    }.items():
        assert [e["date"] for e in events(french_model, text)[0]][:1] == [day], text
