"""Speakers whom the text names elsewhere than beside the verb: gerunds, participles, infinitives, joined verbs."""

from __future__ import annotations

import pytest
from tests.pipes.test_speakers import said

GERUNDS = [
    ("Karim Sadi s'est jeté sur un voisin en criant « Sortez d'ici ».", ["Karim Sadi"]),
    ("Un voisin dormait quand Paul Roy est entré en hurlant « Le toit brûle ».", ["Paul Roy"]),
    ("Ana Ruiz a tenté de calmer Luc Morin, avant de s'enfuir en criant « À l'aide ».", ["Ana Ruiz"]),
    ("Luc Morin a salué Ana Ruiz, se disant « prêt à travailler avec elle ».", ["Luc Morin"]),
    ("Ana Ruiz a répondu au maire, Luc Morin, en reconnaissant que le texte serait revu.", ["Ana Ruiz"]),
    ("Ana Ruiz s'est tournée vers la maire, Léa Kervel, lui assurant que le pont tiendrait.", ["Ana Ruiz"]),
    ("Luc Morin s'en est pris au préfet, allant jusqu'à affirmer que la loi était nulle.", ["Luc Morin"]),
    ("Un homme criant « Au feu » a alerté la rue.", ["Un homme"]),
    ("Le maire a reçu un éleveur affirmant que le lac était pollué.", ["un éleveur"]),
]

OPENINGS = [
    ("Luc Morin était là. Assurant que les prix avaient doublé, Ana Ruiz a quitté la salle.", ["Ana Ruiz"]),
    ("Affirmant que la grève allait durer, Laurent Merle, 45 ans, a démissionné samedi.", ["Laurent Merle"]),
    ("Jointe par téléphone, l'infirmière, Ana Ruiz, estime que le projet coûterait trop cher.", ["Ana Ruiz"]),
    (
        "Ana Ruiz est venue. Interrogée par l'animatrice, Léa Kervel, elle a reconnu que le dossier était vide.",
        ["Ana Ruiz"],
    ),
    (
        "Luc Morin est venu. Interrogé sur le départ du préfet de Valmont, Paul Roy, il a déclaré : « Il faut agir. »",
        ["Luc Morin"],
    ),
    ("Affirmant que le maire, Paul Roy, a menti, Ana Ruiz a porté plainte.", ["Ana Ruiz"]),
]

JOINED = [
    ("Luc Morin n'a pas cité le préfet, mais a reconnu que rien n'avait été prévu.", ["Luc Morin"]),
    ("Luc Le Goff, 63 ans, a critiqué Paul Roy puis a affirmé que l'usine ne fermerait pas.", ["Luc Le Goff"]),
    (
        "La CGT soutient que le projet coûterait trop cher et demande que le vote soit reporté.",
        ["CGT", "CGT"],
    ),
    ("Léa Kervel, 73 ans, qui dirige l'école et estime que le toit est dangereux, est inquiète.", ["Léa Kervel"]),
    (
        "Ana Ruiz a demandé une réponse à Luc Morin. « Nous partons », lui a répondu celui-ci.",
        ["Ana Ruiz", "Luc Morin"],
    ),
]

TOLD_OF = [
    ("Une riveraine est rentrée. Le maire, Luc Morin, l'attendait. Elle a dit que l'eau montait.", ["Une riveraine"]),
    ("Une touriste allemande attend une réponse. « Rien ne vient », souligne-t-elle.", ["Une touriste allemande"]),
    ("Un agent de sécurité a été agressé par Léa Kervel. « J'ai eu peur », a-t-il raconté.", ["Un agent de sécurité"]),
    (
        "« La porte était ouverte », a déclaré un étudiant mercredi. Il ajoute que la rue était vide.",
        ["un étudiant"] * 2,
    ),
    ("Ana Ruiz s'est exprimée mardi. L'enquête se poursuit. Elle a souligné que le pont tenait.", ["Ana Ruiz"]),
    ("Un rapport est paru. Le rapport décrit des abus. Il conclut que la loi est nulle.", [None]),
]


@pytest.mark.parametrize(("text", "speakers"), [*GERUNDS, *OPENINGS, *JOINED, *TOLD_OF])
def test_whose_words_they_are(text: str, speakers: list[str | None]) -> None:
    assert [one["speaker"] for one in said(text)] == speakers
