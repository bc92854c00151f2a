"""Whose act is it, and on whom, where the words stand far apart: coordinated titles, days between, agents of nouns."""

from __future__ import annotations

import pytest
from spacy.language import Language

from aidememoire import layers

# sentence -> (type, actors, recipients) of each event, names as the record gives them
TOLD = {
    "Le président bolivien Luis Rojas et l'opposant Juan Paredes se sont rencontrés dimanche.": [
        ("CONSULT", {"Luis Rojas", "Juan Paredes"}, set()),
    ],
    "Le ministre Luis Rojas et la chancelière Ana Paz ont signé un accord.": [
        ("SUPPORT", {"Luis Rojas", "Ana Paz"}, set()),
    ],
    "La ministre a félicité le président Luis Rojas et son équipe.": [("SUPPORT", {"ministre"}, {"Luis Rojas"})],
    "Lima et Quito sont convenues de rouvrir leurs ambassades.": [("AGREE", {"Pérou", "Équateur"}, set())],
    "Les pourparlers entre le Chili et le Pérou ont repris lundi.": [("CONSULT", {"Chili", "Pérou"}, set())],
    "Les négociations entre le Chili et le Pérou ont été annulées.": [("REJECT", {"Chili", "Pérou"}, set())],
    "Le Chili a annulé ses pourparlers avec le Pérou.": [("REJECT", {"Chili"}, None)],
    "Le Chili a imposé mardi de nouvelles sanctions contre la Bolivie.": [("SANCTION", {"Chili"}, {"Bolivie"})],
    "Le Chili a imposé de nouvelles sanctions à la Bolivie.": [("SANCTION", {"Chili"}, {"Bolivie"})],
    "L'armée chilienne a bombardé dans la nuit des positions du Front du Sud.": [
        ("ASSAULT", {"armée chilienne"}, None),
    ],
    "Le président turc a reçu mardi à Ankara le ministre chilien Juan Paredes.": [
        ("CONSULT", {"président turc", "Juan Paredes"}, set()),
    ],
    "Le président Luis Rojas s'est entretenu par téléphone avec la chancelière Ana Paz.": [
        ("CONSULT", {"Luis Rojas", "Ana Paz"}, set()),
    ],
    "Le président Luis Rojas a téléphoné mardi à la chancelière Ana Paz.": [
        ("CONSULT", {"Luis Rojas", "Ana Paz"}, set()),
    ],
    "Trois soldats ont été tués dans une attaque imputée aux rebelles du Nord.": [
        ("ASSAULT", {"rebelles du Nord"}, {"Trois soldats"}),
    ],
    "Dix civils ont été tués dans une frappe attribuée à l'armée chilienne.": [("ASSAULT", {"armée chilienne"}, None)],
    "L'armée chilienne a repris le contrôle de la ville.": [("COERCE", {"armée chilienne"}, set())],
    "Le Pérou va retirer une partie de ses troupes de la zone.": [("RETREAT", {"Pérou"}, set())],
    "La délégation chilienne a quitté la table des négociations.": [("REJECT", {"délégation chilienne"}, set())],
    "La délégation chilienne s'est retirée des pourparlers.": [("REJECT", {"délégation chilienne"}, set())],
    "Le Chili a annoncé jeudi son retrait des pourparlers.": [("REJECT", {"Chili"}, set())],
    "L'ambassadeur du Chili a été convoqué mardi au ministère.": [("ACCUSE", set(), None)],
    "Le cessez-le-feu a été violé à plusieurs reprises par les séparatistes.": [("ASSAULT", {"séparatistes"}, set())],
    "Les présidents chilien et péruvien se sont rencontrés à Lima.": [("CONSULT", {"Chili", "Pérou"}, set())],
    "Des responsables chiliens et péruviens se sont rencontrés.": [("CONSULT", {"Chili", "Pérou"}, set())],
    "Les ministres chilien et péruvien ont condamné l'attaque.": [("ACCUSE", {"Chili", "Pérou"}, set())],
    "Les négociateurs chiliens et boliviens ont achevé leurs discussions.": [("CONSULT", {"Chili", "Bolivie"}, set())],
    "Le Chili et le Pérou ont échangé 200 prisonniers de guerre.": [("RETREAT", {"Chili", "Pérou"}, set())],
}
# the same words in other senses
NOTHING = [
    "Le président a repris le contrôle du parti.",
    "La chanteuse a repris le contrôle de sa carrière.",
    "Le gouvernement a annoncé des négociations avec les syndicats.",
    "Le sénateur a appelé sa fille Ana.",
    "Le maire a parlé mardi de nouvelles mesures.",
    "La médecin a appelé une ambulance.",
    "Le ministre a pris mardi des vacances.",
    "Luis Rojas et Ana Paz sont nés à Lima.",
    "Une partie de ses livres a été retirée de la vente.",
]


@pytest.mark.parametrize("text", TOLD)
def test_the_parties_of_an_act(french_model: Language, text: str) -> None:
    doc = french_model(text)
    names = {actor["id"]: actor["name"] for actor in layers.get(doc, "actors")}
    found = [
        (event["type"], {names[a] for a in event["actors"]}, {names[a] for a in event["recipients"]})
        for event in layers.get(doc, "events")
    ]
    wanted = TOLD[text]
    assert [(kind, actors) for kind, actors, _ in found] == [(kind, actors) for kind, actors, _ in wanted]
    assert all(whom is None or got == whom for (_, _, got), (_, _, whom) in zip(found, wanted, strict=True))


@pytest.mark.parametrize("text", NOTHING)
def test_other_senses_of_the_same_words(french_model: Language, text: str) -> None:
    assert layers.get(french_model(text), "events") == []


# sentence -> the place of its event
PLACES = {
    "Le Kenya accueillera en mai un sommet sur la Somalie.": None,
    "La Hongrie bloque l'aide à l'Ukraine.": None,
    "Les deux ministres se sont rencontrés à New York.": "New York",
    "Le ministre est arrivé au Mali.": "Mali",
    "Le ministre est arrivé à La Havane.": "La Havane",
    "Les chefs d'Etat se sont réunis en Somalie.": "Somalie",
    "Tripoli et Benghazi ont conclu à Berlin un cessez-le-feu sous l'égide de l'ONU.": "Berlin",
}


@pytest.mark.parametrize("text", PLACES)
def test_where_an_act_took_place(french_model: Language, text: str) -> None:
    assert [event["place"] for event in layers.get(french_model(text), "events")] == [PLACES[text]]
