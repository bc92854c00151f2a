"""One attack told by its claim and by its telling is one event, on the attack's day; others stay apart."""

from __future__ import annotations

import pytest
from spacy.language import Language

from aidememoire import layers

SUNDAY, DAY = "2017-03-19", "2017-03-22"
CLAIM = "Le Hezbollah a revendiqué l'attaque."
# text; the dates of its attacks
TOLD: list[tuple[str, list[str]]] = [
    ("Un attentat a fait douze morts dimanche à Taltal. " + CLAIM, [SUNDAY]),
    ("Un kamikaze a tué cinq soldats dimanche. " + CLAIM, [SUNDAY]),
    ("Des hommes armés ont attaqué une caserne dimanche. Le Hezbollah a revendiqué l'attaque mardi.", [SUNDAY]),
    ("Le Hezbollah a revendiqué l'attentat de Taltal. L'attentat avait tué douze personnes dimanche.", [SUNDAY]),
    ("Le Hezbollah a revendiqué mardi l'attaque. L'attaque a fait dix morts dimanche.", [SUNDAY]),
    # another attack, or one whose author is known
    ("Luis Rojas a tué deux policiers dimanche. " + CLAIM, [SUNDAY, DAY]),
    ("L'armée a bombardé Taltal dimanche. " + CLAIM, [SUNDAY, DAY]),
    (CLAIM + " Des hommes armés ont tué deux policiers à Lima dimanche.", [DAY, SUNDAY]),
    (CLAIM + " Des heurts ont fait deux morts dimanche à Lima.", [DAY, SUNDAY]),
    ("Le Hezbollah a revendiqué l'attentat de Lima. L'armée a tué dix rebelles dimanche.", [DAY, SUNDAY]),
]


@pytest.mark.parametrize(("text", "days"), TOLD)
def test_a_claim_and_its_attack(french_model: Language, text: str, days: list[str]) -> None:
    doc = french_model.make_doc(text)
    doc._.aidememoire_date = DAY
    events = [e for e in layers.get(french_model(doc), "events") if e["type"] == "ASSAULT"]
    assert [e["date"] for e in events] == days


def test_who_claims_an_attack_of_the_nameless_takes_part(french_model: Language) -> None:
    doc = french_model("Un kamikaze a tué cinq soldats à Taltal. " + CLAIM)
    names = {actor["id"]: actor["name"] for actor in layers.get(doc, "actors")}
    assert [{names[a] for a in e["actors"]} for e in layers.get(doc, "events")] == [{"Un kamikaze", "Hezbollah"}]
