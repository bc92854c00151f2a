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

SETTINGS = [
    ("Face à Émilie Perrin, Fatou Sadi a défendu son bilan. Elle a dit que l'usine tenait.", ["Fatou Sadi"]),
    ("Aux côtés du préfet, Luc Morin, Paul Roy, 27 ans, a souri. Il a précisé que le pont tenait.", ["Paul Roy"]),
    ("Malgré les critiques d'Ali Sadi, Luc Morin, romancier, tient bon. Il juge que le prix est bas.", ["Luc Morin"]),
    (
        "Dans une lettre adressée à Paul Roy, ministre de la Santé, Luc Morin, 51 ans, affirme que P manque.",
        ["Luc Morin"],
    ),
    ("Interrogée par Karim Sadi, 54 ans, Olga Blin, 58 ans, a précisé que l'usine ne fermerait pas.", ["Olga Blin"]),
    ("Selon Léa Kervel, un policier dormait. Elle ajoute que la porte était ouverte.", ["Léa Kervel", "Léa Kervel"]),
    ("À Valmont, la maire, Léa Kervel, a dit que le pont tenait.", ["Léa Kervel"]),
    ("Affirmant que la rentrée aurait lieu lundi, un élu a quitté la salle.", ["un élu"]),
]

PAIRS = [
    (
        "Luc Morin, 29 ans, et l'éleveur, Paul Roy, se sont vus. Ils ont dit que l'eau montait.",
        ["Luc Morin et Paul Roy"],
    ),
    (
        "L'économiste Luc Morin et Ana Ruiz, élue, sont venus. Tous deux ont dit que l'eau montait.",
        ["Luc Morin et Ana Ruiz"],
    ),
    (
        "La mairie et la préfecture ont débattu. La première affirme que le prix est bas. La seconde ajoute que l'eau monte.",
        ["mairie", "préfecture"],
    ),
    (
        "Luc Morin et Paul Roy ont débattu. Le premier assure que le prix est bas. Le second affirme que l'eau monte.",
        ["Luc Morin", "Paul Roy"],
    ),
    ("Les syndicats ont défilé. Plusieurs d'entre eux disent que l'usine fermera.", ["Plusieurs d'entre eux"]),
    (
        "Les rebelles soutenus par la Mérida et l'armée ont pris Valmont. Ils ont annoncé avoir pris Dorville.",
        ["rebelles soutenus par la Mérida"],
    ),
    ("Le premier ministre a dit que le vote aurait lieu.", ["premier ministre"]),
]

BODIES = [
    ("Les associations ont vu Hélène Delmas. « Il faut agir », ont-elles assuré.", ["associations"]),
    (
        "Ana Ruiz a dit que l'eau baissait. La mairie a dit que l'eau montait. Elle ajoute que le pont tient.",
        ["Ana Ruiz", "mairie", "mairie"],
    ),
    ("Le tribunal a condamné un retraité de Brest. « Je suis innocent », a-t-il rappelé.", ["un retraité de Brest"]),
    ("« Ce n'est pas vrai », a lancé l'accusée. Elle ajoute que la porte était ouverte.", ["accusée", "accusée"]),
    (
        "Le chef d'entreprise Mehdi Sadi a dit que l'eau montait. De son côté, Paul Roy a dit que le pont tenait.",
        ["Mehdi Sadi", "Paul Roy"],
    ),
    ("Ana Ruiz souhaite que le texte soit voté, et estime que le prix est bas.", ["Ana Ruiz", "Ana Ruiz"]),
]


@pytest.mark.parametrize(("text", "speakers"), [*GERUNDS, *OPENINGS, *JOINED, *TOLD_OF, *SETTINGS, *PAIRS, *BODIES])
def test_whose_words_they_are(text: str, speakers: list[str | None]) -> None:
    assert [one["speaker"] for one in said(text)] == speakers
