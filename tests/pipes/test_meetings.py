"""Meetings: participants, place down to the venue, duration, occasion, level, topic and outcome."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from aidememoire import layers


def meetings(nlp: Language, text: str) -> list[dict[str, Any]]:
    """The meetings of a text, participants by name, occasion and outcome by their words."""
    doc = nlp.make_doc(text)
    doc._.aidememoire_date = "2016-12-07"
    doc = nlp(doc)
    names = {a["id"]: a["name"] for a in layers.get(doc, "actors")}
    found = []
    for item in layers.get(doc, "meetings"):
        for field in ("occasion", "outcome", "topic"):
            passage = item[field]
            assert passage is None or text[passage["start"] : passage["end"]] == passage["text"]
            item[field] = passage and passage["text"]
        found.append({**item, "participants": sorted(names[a] for a in item["participants"])})
    return found


MEETINGS = [
    ("Le président français a reçu mardi son homologue égyptien au palais Rose.", {"place": "palais Rose"}),
    ("Les deux ministres se sont rencontrés lundi dans un grand hôtel de Bogota.", {"place": "un grand hôtel de Bogota"}),
    ("Ana Duarte s'est entretenue lundi pendant deux heures avec Luis Ferreira.", {"duration": "PT2H", "participants": ["Ana Duarte", "Luis Ferreira"]}),
    ("Ana Duarte et Luis Ferreira ont discuté lundi à Lima, en marge d'un sommet de l'ONU.", {"occasion": "en marge d'un sommet de l'ONU"}),
    ("Ana Duarte et Luis Ferreira ont discuté lundi à Lima, mais sans réelle avancée.", {"outcome": "sans réelle avancée"}),
    ("Les deux délégations se sont séparées mardi sans accord.", {"outcome": "sans accord"}),
    ("Ana Duarte et Luis Ferreira ont discuté lundi à Lima de la situation en Bolivie.", {"topic": "la situation en Bolivie", "level": None}),
    ("Ana Duarte et Luis Ferreira ont discuté mardi avec le ministre de la Défense.", {"topic": None}),
    ("Les ministres du Pérou et du Chili se sont réunis mardi pour une réunion sur la trêve.", {"topic": "la trêve", "level": "ministers"}),
    ("Le ministre péruvien des Affaires étrangères a reçu mardi son homologue chilien pour évoquer la crise.", {"topic": "la crise", "level": "ministers"}),
    ("Le président péruvien a rencontré lundi le président chilien.", {"level": "leaders", "topic": None}),
    ("Le président péruvien a reçu l'ambassadeur du Chili.", {"level": None}),
    ("Le sommet de l'Union africaine s'est ouvert lundi à Lima.", {"level": "leaders"}),
    ("Une réunion technique entre le Pérou et le Chili s'est tenue lundi à Lima.", {"level": "experts"}),
    ("L'entretien entre Ana Duarte et Luis Ferreira a porté sur le retrait des troupes.", {"topic": "le retrait des troupes"}),
    ("Ana Duarte s'est entretenue sur place avec Luis Ferreira.", {"topic": None}),
    ("Ana Duarte rencontrera vendredi Luis Ferreira à Lima.", {"participants": ["Ana Duarte", "Luis Ferreira"]}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MEETINGS, ids=[m[0][:50] for m in MEETINGS])
def test_a_meeting_is_read(french_model: Language, text: str, expected: dict[str, Any]) -> None:
    found = meetings(french_model, text)
    assert len(found) == 1
    assert {k: found[0][k] for k in expected} == expected


NONE = [
    "Ana Duarte a rencontré des difficultés.",
    "Le ministre a condamné l'attaque.",
    "La réunion n'a pas eu lieu.",
    "La trêve de deux heures a été violée par l'armée.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_meeting(french_model: Language, text: str) -> None:
    assert meetings(french_model, text) == []


def test_a_meeting_points_to_its_event(french_model: Language) -> None:
    doc = french_model("Ana Duarte a rencontré Luis Ferreira lundi. L'armée a bombardé la ville.")
    events = {e["id"]: e["type"] for e in layers.get(doc, "events")}
    assert [events[m["event"]] for m in layers.get(doc, "meetings")] == ["CONSULT"]


def test_a_duration_goes_with_the_nearer_meeting(french_model: Language) -> None:
    text = "Ana Duarte a été reçue pendant trois heures par Luis Ferreira, avant de s'entretenir avec Jean Morel."
    assert [m["duration"] for m in meetings(french_model, text)] == ["PT3H", None]
