"""Who speaks where the parse is known to miss the subject: whole texts, with the speaker of each quotation."""

from __future__ import annotations

import pytest

import aidememoire

# text -> the quotations, each with the name of who says it (None where nobody is an actor)
SAID = [
    (
        "Interrogé par Anne Belin, Luc Daumas a affirmé que la banque était saine.",
        [("la banque était saine", "Luc Daumas")],
    ),
    ("Anne Belin, à qui Luc Daumas a promis un poste, est partie.", [("un poste", "Luc Daumas")]),
    (
        "Claire Montaut a reçu Anne Belin. « La discussion a été utile », a estimé cette dernière.",
        [("La discussion a été utile", "Anne Belin")],
    ),
    (
        "Le texte déplaît à Luc Daumas, lui qui estime que le stade doit rester ouvert.",
        [("le stade doit rester ouvert", "Luc Daumas")],
    ),
    (
        "Luc Daumas a perdu. Lui qui avait gagné en mars regrette de ne pas avoir marqué.",
        [("ne pas avoir marqué", "Luc Daumas")],
    ),
    (
        "Selon les termes de Claire Montaut, c'est une « faute grave ».",
        [("faute grave", "Claire Montaut")],
    ),
    (
        "Les témoins racontent qu'un homme a tiré avant de crier « N'oubliez pas Salvane ».",
        [
            ("un homme a tiré avant de crier « N'oubliez pas Salvane »", "témoins"),
            ("N'oubliez pas Salvane", "un homme"),
        ],
    ),
    (
        "Il a pu être établi que « le bilan définitif est de quatre victimes », selon le préfet Luc Daumas.",
        [("le bilan définitif est de quatre victimes", "Luc Daumas")],
    ),
    (
        "Les éléments laissent apparaître, toujours selon Luc Daumas, que le train roulait trop vite.",
        [("le train roulait trop vite", "Luc Daumas")],
    ),
    (
        "L'or a été vendu à Salvane en 2015 qui de son côté déclare avoir importé trois tonnes.",
        [("avoir importé trois tonnes", "Salvane")],
    ),
    (
        "Selon les policiers, le meurtrier aurait crié « Dieu est grand ».",
        [("le meurtrier aurait crié « Dieu est grand »", "policiers"), ("Dieu est grand", "meurtrier")],
    ),
    (
        "« Les travaux se font avec les architectes », a cependant tenu à tempérer Luc Daumas.",
        [("Les travaux se font avec les architectes", "Luc Daumas")],
    ),
    (
        "Cela a provoqué la colère du ministre Paul Garnier, qui a rappelé que le stade était fermé.",
        [("le stade était fermé", "Paul Garnier")],
    ),
    (
        "Dix ans après leur prédiction par Anne Belin, des chercheurs du projet ont annoncé avoir vu des ondes.",
        [("avoir vu des ondes", "des chercheurs du projet")],
    ),
    (
        "Pour éviter les vols, la régie aurait embauché, selon Luc Daumas, des « frères peu sûrs qui ont menti ».",
        [
            (
                "Pour éviter les vols, la régie aurait embauché, selon Luc Daumas, des « frères peu sûrs qui ont menti »",
                "Luc Daumas",
            ),
            ("frères peu sûrs qui ont menti", "Luc Daumas"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), SAID, ids=[text[:50] for text, _ in SAID])
def test_who_says_it(text: str, wanted: list[tuple[str, str | None]]) -> None:
    record = aidememoire.read(text, date="2017-05-04")
    names = {actor.id: actor.name for actor in record.actors}
    assert [(q.text, names.get(q.speaker or "")) for q in record.quotations] == wanted


# sentences whose speaker must not be the first noun of the sentence: a participle has its own subject
COUNTED = [
    "Le projet divise, nombre d'élus estimant que le coût est trop élevé.",
    "Le maire, nombre d'élus jugeant que le prix monte, a reculé.",
    "La ville hésite, nombre d'habitants affirmant que le chantier est inutile.",
]


@pytest.mark.parametrize("text", COUNTED)
def test_a_participle_has_its_own_subject(text: str) -> None:
    (one,) = aidememoire.read(text, date="2017-05-04").quotations
    assert one.source is not None
    assert one.source.text in ("nombre d'élus", "nombre d'habitants")
