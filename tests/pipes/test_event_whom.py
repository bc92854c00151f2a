"""Whose act and on whom, where a pronoun, an adjective or a noun of an act says it; and acts that only sound so."""

from __future__ import annotations

import pytest
from spacy.language import Language

from aidememoire import layers

Party = tuple[str, set[str], set[str]]
# text; type, actors and recipients of its last event
TOLD: list[tuple[str, Party]] = [
    # an object pronoun takes up the last fitting actor
    ("L'opposant Juan Paredes a fui. L'armée l'accuse de trahison.", ("ACCUSE", {"armée"}, {"Juan Paredes"})),
    (
        "La ministre Ana Paz a quitté Lima. Le président l'a accusée de trahison.",
        ("ACCUSE", {"président"}, {"Ana Paz"}),
    ),
    ("Juan Paredes est revenu. La police l'a arrêté.", ("COERCE", {"police"}, {"Juan Paredes"})),
    ("La police cerne les rebelles du Nord. Le maire les accuse.", ("ACCUSE", {"maire"}, {"rebelles du Nord"})),
    ("Les rebelles ont enlevé dix soldats. Ils les ont tués.", ("ASSAULT", {"rebelles"}, {"dix soldats"})),
    ("Des soldats ont fui. Le président l'accuse de trahison.", ("ACCUSE", {"président"}, set())),
    ("Le président l'accuse de trahison.", ("ACCUSE", {"président"}, set())),
    ("L'attentat a ému Juan Paredes. L'armée l'a condamné.", ("ACCUSE", {"armée"}, set())),
    ("Le maire a porté plainte contre Luis Rojas et Ana Paz.", ("ACCUSE", {"maire"}, {"Luis Rojas", "Ana Paz"})),
    # an adjective names the actor, where the text names him too
    ("Israël nie. Des frappes israéliennes ont tué dix civils.", ("ASSAULT", {"Israël"}, {"dix civils"})),
    ("Israël nie. Dix civils ont été tués dans des raids israéliens.", ("ASSAULT", {"Israël"}, {"Dix civils"})),
    (
        "Les rebelles du Nord nient. Des missiles rebelles ont frappé Lima.",
        ("ASSAULT", {"rebelles du Nord"}, {"Pérou"}),
    ),
    ("Le Chili nie. Des tirs péruviens ont tué dix civils.", ("ASSAULT", set(), {"dix civils"})),
    ("Le Chili nie. Des frappes aériennes ont tué dix civils.", ("ASSAULT", set(), {"dix civils"})),
    # the noun of an act made known
    ("L'arrestation de l'opposant Juan Paredes a eu lieu lundi.", ("COERCE", set(), {"Juan Paredes"})),
    ("La démission de la ministre Ana Paz a été annoncée mardi.", ("RETREAT", {"Ana Paz"}, set())),
    ("La démission du ministre Luis Rojas est intervenue lundi.", ("RETREAT", {"Luis Rojas"}, set())),
    # the press in words and in deeds; hostages; troops
    ("Luis Rojas attaque les médias.", ("ACCUSE", {"Luis Rojas"}, {"médias"})),
    ("Le président a attaqué la presse dans son discours.", ("ACCUSE", {"président"}, {"presse"})),
    ("Des hommes armés ont attaqué la presse à Taltal.", ("ASSAULT", {"Des hommes armés"}, {"presse"})),
    ("Luis Rojas a attaqué les journalistes au couteau.", ("ASSAULT", {"Luis Rojas"}, {"journalistes"})),
    ("Des jihadistes ont pris en otage dix civils.", ("ASSAULT", {"Des jihadistes"}, {"dix civils"})),
    ("La police a arrêté dix manifestants.", ("COERCE", {"police"}, {"dix manifestants"})),
    ("Le gouvernement a déployé des soldats après l'attentat.", ("MOBILIZE", {"gouvernement"}, set())),
    ("Le Chili a déployé dix mille soldats à la frontière.", ("MOBILIZE", {"Chili"}, set())),
]
NOTHING = [
    "Les rebelles ont arrêté les hostilités.",
    "L'armée a arrêté les frappes.",
    "Le président a arrêté l'offensive.",
    "L'armée a été déployée à Taltal pour aider les sinistrés.",
    "Le gouvernement a déployé l'armée après les inondations.",
    "Le ministère a envoyé des soldats après le séisme.",
    "La démission de la ministre Ana Paz a surpris.",
    "La démission de la ministre Ana Paz a été réclamée mardi.",
    "L'arrestation d'un voleur a été annoncée mardi.",
    "L'accord doit être approuvé par le parlement.",
    "Le traité devra être ratifié par le parlement.",
    "L'accord doit être signé par les deux parties.",
]


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_whose_act_and_on_whom(french_model: Language, text: str, wanted: Party) -> None:
    doc = french_model(text)
    names = {actor["id"]: actor["name"] for actor in layers.get(doc, "actors")}
    last = layers.get(doc, "events")[-1]
    assert (last["type"], {names[a] for a in last["actors"]}, {names[a] for a in last["recipients"]}) == wanted


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_sounds_so(french_model: Language, text: str) -> None:
    assert layers.get(french_model(text), "events") == []
