"""Disputes: accounts of one matter that cannot both hold, each with its party; and texts that hold none."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.tokens import Doc

from aidememoire import layers
from aidememoire.lexicon.loader import load
from aidememoire.pipes.disputes import find_disputes
from french import french

# text, what it is about, the parties in order of their words
DISPUTES = [
    (
        "Le président colombien a accusé le Venezuela d'abriter des guérilleros. Caracas a démenti.",
        "l'accueil de guérilleros",
        ["président colombien", "Venezuela"],
    ),
    (
        "Selon le quotidien Le Monde, le ministre aurait rencontré en secret le chef rebelle à Tunis. Le ministre a nié cette rencontre.",
        "la rencontre",
        ["quotidien Le Monde", "ministre"],
    ),
    (
        "Le Hamas affirme que l'armée israélienne a bombardé une école. « C'est faux », a répondu le porte-parole de l'armée israélienne.",
        "le bombardement d'une école",
        ["Hamas", "porte-parole de l'armée israélienne"],
    ),
    (
        "L'Ukraine et la Russie se rejettent la responsabilité des bombardements de la centrale.",
        "la responsabilité des bombardements de la centrale",
        ["Ukraine", "Russie"],
    ),
    (
        "La manifestation a rassemblé 40.000 personnes selon la police, 200.000 selon les organisateurs.",
        "le nombre de personnes",
        ["police", "organisateurs"],
    ),
    (
        "Le Pakistan a accusé l'Inde d'avoir violé le cessez-le-feu. New Delhi a rejeté ces accusations.",
        "la violation du cessez-le-feu",
        ["Pakistan", "Inde"],
    ),
    (
        "Les rebelles disent avoir tué trente soldats. L'armée, elle, ne reconnaît que quatre morts.",
        "le nombre de morts",
        ["rebelles", "armée"],
    ),
    (
        "L'opposition dénonce des fraudes massives du parti au pouvoir. Le parti au pouvoir nie toute fraude.",
        "la fraude",
        ["opposition", "parti au pouvoir"],
    ),
    (
        "Le maire a démenti avoir reçu de l'argent, contrairement à ce qu'affirme la procureure.",
        "la réception d'argent",
        ["maire", "procureure"],
    ),
    (
        "Washington soupçonne Téhéran de fournir des drones à Moscou. L'Iran nie.",
        "la fourniture de drones",
        ["États-Unis", "Iran"],
    ),
    (
        "Le bilan est de douze morts, selon le ministère de la Santé, et de trente-cinq, selon les rebelles.",
        "le nombre de morts",
        ["ministère de la Santé", "rebelles"],
    ),
    (
        "L'ONG Amnesty International accuse l'armée birmane de crimes de guerre. "
        "Le gouvernement birman a qualifié ces accusations de mensonges.",
        "les crimes de guerre",
        ["ONG Amnesty International", "gouvernement birman"],
    ),
    (
        "Selon l'armée, les rebelles ont tiré les premiers. Le mouvement soutient au contraire que l'armée a tiré sur la foule.",
        "les tirs",
        ["armée", "mouvement"],
    ),
    (
        "Riyad a démenti avoir bombardé le port, comme l'en accusent les Houthis.",
        "le bombardement du port",
        ["Arabie saoudite", "Houthis"],
    ),
    (
        "Le président aurait demandé l'asile à la Turquie, selon la presse locale. Une information aussitôt démentie par Ankara.",
        "l'asile à la Turquie",
        ["presse locale", "Turquie"],
    ),
]

NONE = [
    "L'armée a démenti bloquer la route.",
    "Le ministre a rejeté les critiques.",
    "Le président a accusé les rebelles de crimes. Les rebelles ont accepté une trêve.",
    "L'attentat a fait dix morts selon la police et vingt blessés selon les secours.",
    "Le ministre n'a ni confirmé ni démenti ces informations.",
    "Le gouvernement a rejeté le plan. L'opposition l'a soutenu.",
    "Selon la police, trois personnes ont été tuées. Selon un témoin, la foule a fui.",
    "Le député a nié toute ambition présidentielle.",
    "Le Maroc a accusé réception de la lettre. L'Algérie a démenti être au courant.",
    "La Croix-Rouge parle de 200 blessés et l'ONU confirme ce bilan.",
    "Le général serait malade. Le palais n'a pas commenté.",
    "L'Italie a accusé l'Allemagne d'égoïsme. La France a démenti avoir signé l'accord.",
    "Selon l'ONU, 300 civils sont morts. Le gouvernement a envoyé 500 soldats.",
    "Les deux ministres se sont félicités mutuellement de l'accord.",
    "Le maire veut fermer l'usine. Le préfet, au contraire, estime que la route doit être rouverte.",
    "Le ministre a dit que la réunion avait été utile. Le président a au contraire salué un texte équilibré.",
]


def _read(text: str) -> tuple[Doc, list[Any]]:
    doc = french()(text)
    return doc, list(find_disputes(doc))


@pytest.mark.parametrize(("text", "about", "parties"), DISPUTES)
def test_two_accounts_of_one_matter(text: str, about: str, parties: list[str]) -> None:
    doc, found = _read(text)
    names = {a["id"]: a["name"] for a in layers.get(doc, "actors")}
    assert len(found) == 1
    assert found[0]["about"] == about
    accounts = sorted(found[0]["accounts"], key=lambda a: a["evidence"]["start"])
    assert len(accounts) == len(parties)
    for account, party in zip(accounts, parties, strict=True):
        assert party in names[account["party"]] or names[account["party"]] in party
        evidence = account["evidence"]
        assert doc.text[evidence["start"] : evidence["end"]] == evidence["text"]


@pytest.mark.parametrize("text", NONE)
def test_no_dispute_without_two_sides(text: str) -> None:
    _, found = _read(text)
    assert not found


@pytest.mark.parametrize("rule", load("disputes")["rule"], ids=lambda rule: str(rule["id"]))
def test_the_examples_of_the_lexicon(rule: dict[str, str]) -> None:
    assert len(_read(rule["yes"])[1]) == 1
    assert not _read(rule["no"])[1]


def test_a_second_denial_in_the_same_breath_joins_the_first() -> None:
    _, found = _read(
        "Le Mali a accusé le Niger d'avoir attaqué un convoi. Niamey a rejeté ces accusations. Le Niger a nié toute présence."
    )
    assert [len(d["accounts"]) for d in found] == [3]
