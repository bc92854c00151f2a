"""Sentences as the wires write them: who, to whom, on which day and where, whatever a day has displaced."""

from __future__ import annotations

import pytest
from spacy.language import Language

from aidememoire import layers

# sentence -> (type, actors, recipients, day, place) of each event; the dispatch is of Wednesday 2016-12-07
TOLD = {
    "Kiev a accusé jeudi Moscou d'avoir envoyé des troupes.": [("ACCUSE", "Ukraine", "Russie", "2016-12-01", None)],
    "Pyongyang a menacé vendredi Séoul de « représailles impitoyables ».": [
        ("THREATEN", "Corée du Nord", "Corée du Sud", "2016-12-02", None)
    ],
    "Dans un texte commun, la France, l'Allemagne et l'Italie ont appelé dimanche les parties à un cessez-le-feu.": [
        ("REQUEST", "France, Allemagne, Italie", "parties", "2016-12-04", None)
    ],
    "Réunis samedi à Lomé, les ministres de la Cédéao ont appelé le président sortant à céder le pouvoir.": [
        ("CONSULT", "ministres de la Cédéao", "", "2016-12-03", "Lomé"),
        ("REQUEST", "ministres de la Cédéao", "président sortant", "2016-12-03", None),
    ],
    "Le Qatar a rappelé lundi son ambassadeur à Téhéran.": [("SANCTION", "Qatar", "Iran", "2016-12-05", None)],
    "Berlin a demandé à Ankara de libérer le journaliste.": [("REQUEST", "Allemagne", "Turquie", "2016-12-07", None)],
    "Le régime syrien a décrété une trêve de trois jours à partir de samedi.": [
        ("CONCEDE", "régime syrien", "", "2016-12-07", None)
    ],
    "Des milliers de personnes ont manifesté samedi dans le centre de Varsovie.": [
        ("PROTEST", "", "", "2016-12-03", "Varsovie")
    ],
    "Douze civils ont été tués lundi dans des frappes de l'aviation russe.": [
        ("ASSAULT", "aviation russe", "Douze civils", "2016-12-05", None)
    ],
    "Le chef rebelle a refusé de se rendre aux pourparlers prévus vendredi.": [
        ("REJECT", "chef rebelle", "", "2016-12-07", None)
    ],
    "L'opposant a proposé le 15 novembre la suppression du Sénat.": [("REQUEST", "opposant", "", "2016-11-15", None)],
    "Le président a ordonné lundi la suspension des bombardements.": [("CONCEDE", "président", "", "2016-12-05", None)],
    "Le gouvernement et les rebelles sont parvenus à un compromis lundi soir.": [
        ("AGREE", "gouvernement, rebelles", "", "2016-12-05", None)
    ],
    "Le Premier ministre Juan Vega est parti. L'opposant Luis Rojas lui a proposé mardi de négocier.": [
        ("REQUEST", "Luis Rojas", "Juan Vega", "2016-12-06", None)
    ],
    "Pour la fête, qui commémore la paix signée en 1788, l'opposant Luis Rojas a proposé un accord.": [
        ("REQUEST", "Luis Rojas", "", "2016-12-07", None)
    ],
    "Londres tient Moscou pour responsable de l'attaque.": [
        ("ACCUSE", "Royaume-Uni", "Russie", "2016-12-07", None),
    ],
    "Les Etats-Unis ont condamné mardi « dans les termes les plus forts » le tir de missile.": [
        ("ACCUSE", "États-Unis", "", "2016-12-06", None)
    ],
    "Le Parlement péruvien a approuvé mardi, par 40 voix contre 25, l'accord de paix.": [
        ("SUPPORT", "Parlement péruvien", "", "2016-12-06", None)
    ],
    "Un cycle de négociations entre le gouvernement et la guérilla s'est ouvert lundi à Genève.": [
        ("CONSULT", "gouvernement, guérilla", "", "2016-12-05", "Genève")
    ],
    "Des manifestants ont incendié lundi le siège du Parlement.": [
        ("PROTEST", "Des manifestants", "", "2016-12-05", None)
    ],
    "Le Chili a proposé mardi une trêve. La Bolivie a refusé.": [
        ("REQUEST", "Chili", "", "2016-12-06", None),
        ("REJECT", "Bolivie", "", "2016-12-07", None),
    ],
    "Les autorités ont ordonné une coupure afin d'empêcher l'opposition de publier les résultats.": [],
    "Le tireur a fui dans la rue avant d'être abattu.": [("ASSAULT", "", "tireur", "2016-12-07", None)],
    "Le ministre attaque de front le modèle des plateformes.": [],
    "La Cour d'appel, qui avait été saisie par la famille, se prononcera.": [],
    "Les autorités n'ont pas confirmé avoir arrêté des suspects.": [],
    "Cette visite intervient alors que les relations entre les deux pays sont tendues.": [],
}


@pytest.mark.parametrize("text", TOLD)
def test_who_whom_when_and_where(french_model: Language, text: str) -> None:
    doc = french_model.make_doc(text)
    doc._.aidememoire_date = "2016-12-07"
    doc = french_model(doc)
    names = {a["id"]: a["name"] for a in layers.get(doc, "actors")}
    read = [
        (
            e["type"],
            ", ".join(names[a] for a in e["actors"]),
            ", ".join(names[a] for a in e["recipients"]),
            e["date"],
            e["place"],
        )
        for e in layers.get(doc, "events")
    ]
    assert read == TOLD[text]
