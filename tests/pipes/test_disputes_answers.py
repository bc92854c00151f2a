"""Answers that stand far from their claim, or lean on it: « assure le contraire », « malgré les accusations de X »."""

from __future__ import annotations

import pytest

from aidememoire import layers
from aidememoire.pipes.disputes import find_disputes
from french import french

# text, what it is about, the parties
ANSWERED = [
    (
        "Selon l'armée, douze rebelles ont été tués. L'opposition parle de trente morts, dont des civils.",
        "le nombre de morts",
        ["armée", "opposition"],
    ),
    (
        "Selon le ministère, l'attaque a fait 12 morts ; les rebelles parlent de 30 tués.",
        "le nombre de morts",
        ["ministère", "rebelles"],
    ),
    (
        "Les Etats-Unis accusent l'Iran d'avoir livré des armes aux rebelles. Le ministre iranien s'est entretenu mardi "
        "avec son homologue russe à Moscou. L'Iran a toujours nié ces livraisons.",
        "les livraisons",
        ["États-Unis", "Iran"],
    ),
    (
        "Bogota affirme que les négociations ont repris, mais la guérilla assure le contraire.",
        "les négociations",
        ["Colombie", "guérilla"],
    ),
    (
        "Damas dément utiliser des armes chimiques, malgré les accusations de la France.",
        "l'utilisation d'armes chimiques",
        ["France", "Syrie"],
    ),
    (
        "« C'est faux », a répondu le ministre de la Défense, accusé par la Croix-Rouge d'avoir vendu des armes.",
        "la vente d'armes",
        ["Comité international de la Croix-Rouge", "ministre de la Défense"],
    ),
]

UNANSWERED = [
    "Damas dément utiliser des armes chimiques, malgré les rapports de la France.",
    "Selon l'armée, douze rebelles ont été blessés. L'opposition parle de trente morts.",
    "Chaque camp a accusé réception du message.",
    "La Russie a reconnu avoir bombardé le convoi, comme l'en accusait Washington.",
    "Le président n'a ni confirmé ni démenti les accusations de l'opposition.",
    "Selon la police, 12 personnes ont été tuées à Mossoul ; selon l'armée, 30 l'ont été à Bassora.",
]


def _disputes(text: str) -> list[tuple[str, list[str | None]]]:
    doc = french()(f"Genève (AFP) - {text}")
    names = {a["id"]: a["name"] for a in layers.get(doc, "actors")}
    return [(d["about"], [names.get(a["party"] or "") for a in d["accounts"]]) for d in find_disputes(doc)]


@pytest.mark.parametrize(("text", "about", "parties"), ANSWERED)
def test_an_answer_finds_its_claim(text: str, about: str, parties: list[str]) -> None:
    assert _disputes(text) == [(about, parties)]


@pytest.mark.parametrize("text", UNANSWERED)
def test_what_answers_nothing_is_no_dispute(text: str) -> None:
    assert not _disputes(text)


def test_each_blames_the_other() -> None:
    assert _disputes("Chaque camp a accusé l'autre d'avoir rompu le cessez-le-feu.") == [
        ("la rupture du cessez-le-feu", [None, None])
    ]


def test_the_figure_of_a_part_is_not_that_of_the_whole() -> None:
    doc = french()("Selon l'armée, douze soldats, dont deux officiers, ont péri. Les rebelles parlent de trente tués.")
    assert [[a["claim"] for a in d["accounts"]] for d in find_disputes(doc)] == [["douze soldats", "trente tués"]]
