"""What belongs in a diary and what only lies ahead: appointments, and forecasts, ages, habits, rules."""

from __future__ import annotations

import pytest

from aidememoire.pipes.agenda import find_agenda
from french import french

TODAY = "2016-12-07"  # a Wednesday

# text, day, status
COMING = [
    ("Le Parlement se prononcera mardi sur la loi.", "2016-12-13", "scheduled"),
    ("La grève est reconduite jusqu'à vendredi.", "2016-12-09", "scheduled"),
    ("Les syndicats appellent à manifester le 15 décembre.", "2016-12-15", "scheduled"),
    ("Les pourparlers devraient reprendre la semaine prochaine à Genève.", "2016-W50", "expected"),
    ("La visite du ministre, prévue jeudi, a été reportée.", "2016-12-08", "cancelled"),
    ("Le sommet qui devait s'ouvrir vendredi a été annulé.", "2016-12-09", "cancelled"),
    ("Le président a renoncé à sa visite prévue vendredi à Rome.", "2016-12-09", "cancelled"),
    ("Le scrutin est avancé au 12 décembre.", "2016-12-12", "scheduled"),
    ("Le procès s'ouvre lundi prochain à Paris.", "2016-12-12", "scheduled"),
    ("Le ministre est convoqué devant le juge le 15 décembre.", "2016-12-15", "scheduled"),
    ("La trêve entrera en vigueur samedi à minuit.", "2016-12-10", "scheduled"),
    ("Un deuxième tour aura lieu dimanche.", "2016-12-11", "scheduled"),
    ("Les députés doivent voter la confiance demain.", "2016-12-08", "scheduled"),
    ("L'ultimatum expire vendredi.", "2016-12-09", "scheduled"),
    ("La conférence a été repoussée au 10 janvier.", "2017-01-10", "scheduled"),
    ("Il rencontrera vendredi à Berlin la chancelière.", "2016-12-09", "scheduled"),
    ("La délégation est attendue samedi à Alger.", "2016-12-10", "expected"),
    ("Le mandat du président s'achève le 20 janvier.", "2017-01-20", "scheduled"),
    ("Une nouvelle manifestation est prévue samedi.", "2016-12-10", "scheduled"),
    ("La ministre promet une loi d'ici mars.", "2017-03", "expected"),
    ("Le gouvernement supprimera cette taxe le 1er janvier.", "2017-01-01", "scheduled"),
    ("La loi entrera en vigueur le 1er janvier.", "2017-01-01", "scheduled"),
    ("L'état d'urgence est prolongé jusqu'au 15 juillet.", "2017-07-15", "scheduled"),
    ("Le scrutin aura lieu comme prévu samedi.", "2016-12-10", "scheduled"),
    ("L'opposition appelle à une grève générale le 15 décembre.", "2016-12-15", "scheduled"),
]

NOT_IN_A_DIARY = [
    "Les pluies se décaleront samedi vers l'est.",
    "Une autre tempête est attendue demain sur la côte.",
    "La région est placée en vigilance orange jusqu'à samedi.",
    "Le plan visant à former 500.000 chômeurs d'ici avril 2017 inquiète.",
    "Cette mesure entraînera des pertes en 2018.",
    "La réforme coûtera dix millions d'euros en 2017.",
    "Cette ouverture doit permettre la circulation ce week-end.",
    "La grève provoquera des retards vendredi.",
    "La hausse rapportera cent millions d'euros en 2017.",
    "Ce plan favorisera l'emploi en 2018.",
    "La fermeture pénalisera les voyageurs dès lundi.",
    "Jusqu'au 19 novembre, ils avancent difficilement au nord.",
    "Jusqu'au 2 décembre, les rebelles tiennent la ville.",
    "Avant le 30 octobre, le parti soutient la réforme.",
    "Des crimes survenant jusqu'en octobre 2017 relèveront de la cour.",
    "La croissance devrait ralentir en 2017.",
    "Le chômage repartira à la hausse dès 2017.",
    "Le taux de chômage devrait passer de 9 à 8 % en 2017.",
    "Le nombre de réfugiés atteindra un million en 2017.",
    "Le ministre aura 60 ans samedi.",
    "Il se croit déjà le 1er janvier.",
    "Le ministre aurait dû partir vendredi.",
    "La loi prévoit que le Parlement se réunit le 15 décembre.",
    "Depuis plus d'un siècle, le vote est organisé le premier mardi de décembre.",
    "Il mourra en 1954 à Paris.",
    "L'usine emploie 60 personnes, contre 420 aujourd'hui.",
    "La grève de 24 heures a été suivie.",
    "Il a été arrêté comme prévu mardi.",
    "Les négociations ont duré, comme prévu, jusqu'à mardi.",
    "Le président vient chaque vendredi à la mosquée.",
    "Si la trêve tient, les convois partiront samedi.",
    "Le ministre viendra-t-il vendredi ?",
    "Le président envisage de reporter sa visite.",
    "Demain, la situation pourrait être pire.",
    "En 2010, il annonça qu'il partirait le 5 décembre.",
    "Les prix baisseront en janvier.",
    "Il avait coupé le réseau à la veille du scrutin.",
    "L'enquête a duré, comme prévu, jusqu'au 5 décembre.",
]


def _items(text: str) -> list[tuple[str | None, str]]:
    doc = french().make_doc(text)
    doc._.aidememoire_date = TODAY
    return [(item["date"], item["status"]) for item in find_agenda(french()(doc))]


@pytest.mark.parametrize(("text", "day", "status"), COMING)
def test_an_appointment_is_on_the_agenda(text: str, day: str, status: str) -> None:
    assert _items(text) == [(day, status)]


@pytest.mark.parametrize("text", NOT_IN_A_DIARY)
def test_what_nobody_puts_in_a_diary_is_not(text: str) -> None:
    assert not _items(text)
