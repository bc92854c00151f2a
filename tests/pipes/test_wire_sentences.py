"""Long sentences of the wire, which the parser cuts wrong: who says what, and who is in them?

Each kind has sentences that look alike and must stay as they are.
"""

from __future__ import annotations

from functools import cache

import pytest
from spacy.language import Language

from aidememoire.dispatch import Dispatch
from aidememoire.pipeline import build
from aidememoire.reading import record_of
from aidememoire.record import Record


@cache
def pipeline() -> Language:
    return build("fr")


def record(text: str) -> Record:
    return record_of(Dispatch(id="x", text=text, date="2019-03-14"), pipeline())


def said(text: str) -> list[tuple[str | None, str]]:
    """Who speaks and what, for each quotation."""
    found = record(text)
    names = {actor.id: actor.name for actor in found.actors}
    return [(names.get(q.speaker) if q.speaker else None, q.text) for q in found.quotations]


SAID = [
    (
        "La Ligue du Nord, qui dit avoir perdu dix hommes, dont trois chefs, dans un raid près de Kidal, accuse l'armée "
        "d'avoir trahi.",
        ("Ligue du Nord", "avoir trahi"),
    ),
    ("La ministre Ana Ruiz, qui a vu Paul Roy, dont elle se méfie, a assuré que tout allait bien.", ("Ana Ruiz", "tout allait bien")),
    ("Paul Roy a vu Ana Ruiz. Cette dernière, arrivée hier à Oslo, s'est engagée à libérer les otages.", ("Ana Ruiz", "libérer les otages")),
    ("Interrogée par la radio, la Croix-Rouge a confirmé avoir été contactée.", ("Comité international de la Croix-Rouge", "avoir été contactée")),
    ("Le ministre Paul Roy est venu. « Il n'y aura ni trêve ni pause », a tranché ce dernier.", ("Paul Roy", "Il n'y aura ni trêve ni pause")),
    ("L'opposition a déploré une réunion et dénoncé l'\"obstination\" du gouvernement.", ("opposition", "obstination")),
    (
        "Douze personnes ont été tuées mardi dans un raid au sud de la ville, ont indiqué les services de secours.",
        ("services de secours", "Douze personnes ont été tuées mardi dans un raid au sud de la ville"),
    ),
    (
        "Moscou, en revanche, dénonce par la voix de son ministre, Ivan Orlov, une négociation menée \"sous la menace\".",
        ("Ivan Orlov", "sous la menace"),
    ),
    ("Paul Roy a assuré qu'il s'agissait d'une farce, au lendemain d'une grève générale.", ("Paul Roy", "il s'agissait d'une farce")),
    ("Ana Ruiz a dit que Lima exigeait un vote, ce que Quito refuse.", ("Ana Ruiz", "Lima exigeait un vote")),
    ("Ana Ruiz a dit que Lima exigeait un vote, ce que Quito accepte.", ("Ana Ruiz", "Lima exigeait un vote, ce que Quito accepte")),
    ("Paul Roy a démenti que des soldats aient fui, ainsi que l'affirmait Lima.", ("Paul Roy", "des soldats aient fui")),
    ("« C'est vrai », a confié un conseiller, selon lequel une rencontre aura lieu samedi.", ("un conseiller", "une rencontre aura lieu samedi")),
    ("Lima a refusé une offre \"insultante\".", ("Pérou", "insultante")),
    ("« Rien n'est joué », a dit le ministre éthiopien des Affaires étrangères, Tesfaye Alemu.", ("Tesfaye Alemu", "Rien n'est joué")),
    (
        "Le président de la commission, le Mozambicain Armando Vilanculos, a exhorté les deux pays à négocier.",
        ("Armando Vilanculos", "négocier"),
    ),
    ("Paul Roy a vu Ana Ruiz. Selon cette dernière, la trêve tient.", ("Ana Ruiz", "la trêve tient")),
    ("Lima a parlé de trahison, une version contestée par Quito, qui affirme que tout va bien.", ("Équateur", "tout va bien")),
    ("Le Pérou a salué l'offre, \"un pas en avant\" selon le ministre, Paul Roy.", ("Paul Roy", "un pas en avant")),
    ("« Personne n'a fui », a assuré la ministre, Ana Ruiz. « Personne ne cédera », a-t-elle ajouté.", ("Ana Ruiz", "Personne ne cédera")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), SAID)
def test_who_says_what(text: str, wanted: tuple[str, str]) -> None:
    assert wanted in said(text)


HEADLINES = [
    ('Yémen: pourparlers reportés, l\'ONU "déçue"', ("ONU", "déçue")),
    ('France: les syndicats "pas convaincus" après une réunion', ("syndicats", "pas convaincus")),
    ('Mali: Bamako "déçu" par un retrait', ("Mali", "déçu")),
]


@pytest.mark.parametrize(("headline", "wanted"), HEADLINES)
def test_who_is_told_to_feel_in_a_headline(headline: str, wanted: tuple[str, str]) -> None:
    body = "BAMAKO, 14 mars 2019 (AFP) - L'ONU, le Mali et les syndicats se sont vus jeudi."
    assert wanted in said(f"{headline}\n\n{body}")


@pytest.mark.parametrize("headline", ['Syrie: un accord "historique" signé', 'Mali: des soldats "fatigués" arrêtés'])
def test_a_judged_thing_in_a_headline_says_nothing(headline: str) -> None:
    assert not said(f"{headline}\n\nBAMAKO, 14 mars 2019 (AFP) - Le Mali a voté jeudi.")


NOT_SAID = [
    ("Le Pérou et l'opposition ont salué l'offre, \"un pas en avant\" selon Paul Roy.", "un pas en avant"),
    ('L\'opposition a rejeté la proposition saoudienne de trêve "globale".', "globale"),
    ('L\'opposition a refusé la table "sans agenda" proposée par le gouvernement.', "sans agenda"),
]


@pytest.mark.parametrize(("text", "words"), NOT_SAID)
def test_words_of_an_offer_are_not_those_of_who_refuses_it(text: str, words: str) -> None:
    assert ("opposition", words) not in said(text)


def test_who_tells_is_not_told_of() -> None:
    found = record("Paul Roy est venu. D'après son entourage, il aurait cédé.")
    roy = next(actor for actor in found.actors if actor.name == "Paul Roy")
    assert "il" in [mention.text for mention in roy.mentions]


ACTORS = [
    ('Les talibans accusent le ministre péruvien de "mentir".', "ministre péruvien", "le ministre péruvien"),
    (
        'Les talibans accusent la délégation américaine d\'avoir "menti".',
        "délégation américaine",
        "la délégation américaine",
    ),
    (
        "Selon des sources non identifiées, le roi est mort.",
        "des sources non identifiées",
        "des sources non identifiées",
    ),
]


@pytest.mark.parametrize(("text", "name", "words"), ACTORS)
def test_where_words_for_an_actor_end(text: str, name: str, words: str) -> None:
    found = {actor.name: [mention.text for mention in actor.mentions] for actor in record(text).actors}
    assert words in found.get(name, [])


@pytest.mark.parametrize(
    "text", ["« Personne n'a fui », a dit Ana Ruiz.", 'L\'"initiative de Salto" est morte, dit Ana Ruiz.']
)
def test_no_actor_is_made_of_a_pronoun_or_a_place(text: str) -> None:
    assert [actor.name for actor in record(text).actors] == ["Ana Ruiz"]


def test_numbers_and_days() -> None:
    assert [t.text for t in record("Au moins dix-sept civils ont péri le 3 sept. 2018.").times] == ["le 3 sept. 2018"]


def test_a_joined_future_in_the_past_is_no_hearsay() -> None:
    assert not record("Ana Ruiz a assuré que Lima était prête mais qu'elle irait jusqu'au bout.").hearsay
    assert record("Lima serait prête mais Quito irait au conflit, selon une source.").hearsay


AGENDA = [
    ("Les discussions, prévues pour durer jusqu'à samedi, portent sur un échange.", ["2019-03-16 scheduled Les discussions"]),
    ("L'émissaire Lars Holm, attendu samedi à Mascate, a parlé.", ["2019-03-16 expected L'émissaire Lars Holm attendu à Mascate"]),
    ("« Nous ne partirons ni demain ni plus tard », a dit Ana Ruiz.", []),
    ("Les rebelles doivent regagner leurs positions d'avant le 4 avril.", []),
    (
        "Le comité devait se réunir mardi prochain. Sa réunion a été reportée.",
        ["2019-03-19 cancelled Le comité devait se réunir"],
    ),
    (
        "Le comité devait se réunir mardi prochain. Le projet de loi a été reporté.",
        ["2019-03-19 scheduled Le comité devait se réunir"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), AGENDA)
def test_what_is_to_come(text: str, wanted: list[str]) -> None:
    assert [f"{item.date} {item.status} {item.what}" for item in record(text).agenda] == wanted


def test_one_is_invited_to_what_is_still_to_be_held() -> None:
    found = record("Paul Roy a invité son homologue à une réunion d'urgence vendredi. Il est parti vendredi.")
    assert [t.value for t in found.times] == ["2019-03-15", "2019-03-08"]


def test_a_government_told_of_at_its_capital() -> None:
    found = record("Les Etats-Unis négocient à Doha avec les Etats-Unis. A Kaboul, le gouvernement a protesté.")
    kabul = next(actor for actor in found.actors if actor.name == "Afghanistan")
    assert "le gouvernement" in [mention.text for mention in kabul.mentions]
