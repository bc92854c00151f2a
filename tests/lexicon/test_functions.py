"""Functions, offices, titles and collectives in all their forms."""

from __future__ import annotations

import pytest

from aidememoire.lexicon import functions, world
from aidememoire.lexicon.loader import load


@pytest.mark.parametrize(
    ("text", "noun", "gender", "number"),
    [
        ("présidente", "président", "f", "s"),
        ("la négociatrice", "négociateur", "f", "s"),
        ("Première ministre", "Premier ministre", "f", "s"),
        ("les premiers ministres", "Premier ministre", "m", "p"),
        ("secrétaire d’Etat", "secrétaire d'État", None, "s"),
        ("secrétaires générales adjointes", "secrétaire général adjoint", "f", "p"),
        ("cheffe de la diplomatie", "chef de la diplomatie", "f", "s"),
        ("chefs d'état-major", "chef d'état-major", None, "p"),
        ("porte-parole", "porte-parole", None, None),
        ("procureurs généraux", "procureur général", "m", "p"),
        ("sœur", "frère", "f", "s"),
        ("soeur", "frère", "f", "s"),
        ("veuve", "veuf", "f", "s"),
        ("une source", "source", "f", "s"),
        ("ambassadrices", "ambassadeur", "f", "p"),
        ("envoyée spéciale", "envoyé spécial", "f", "s"),
        ("l’ex-ministre", "ministre", None, "s"),
        ("CHEF D'ETAT-MAJOR", "chef d'état-major", None, "s"),
        ("députe\u0301e", "député", "f", "s"),
    ],
)
def test_a_function_in_any_form(text: str, noun: str, gender: str | None, number: str | None) -> None:
    found = functions.function(text)
    assert found is not None
    assert (found.function.noun, found.gender, found.number) == (noun, gender, number)


@pytest.mark.parametrize("text", ["table", "officielle", "la diplomatie", "un accord", "jugé", "ex", ""])
def test_what_is_no_function(text: str) -> None:
    assert functions.function(text) is None


def test_what_a_function_allows() -> None:
    president, twin, kin = (functions.function(word) for word in ("président", "homologue", "proche"))
    assert president is not None
    assert president.function.office
    assert twin is not None
    assert twin.function.relational
    assert not twin.function.office
    assert kin is not None
    assert not kin.function.name_follows


def test_the_longest_function_is_found() -> None:
    text = "Le secrétaire d'Etat adjoint et la vice-ministre ont vu le chef de la diplomatie."
    assert [text[f.start : f.end] for f in functions.find_functions(text)] == [
        "secrétaire d'Etat adjoint",
        "vice-ministre",
        "chef de la diplomatie",
    ]


@pytest.mark.parametrize(
    ("text", "name", "country", "organisation"),
    [
        ("le chef de la diplomatie russe", "ministre des Affaires étrangères", "RUS", None),
        ("La chef de la diplomatie canadienne", "ministre des Affaires étrangères", "CAN", None),
        ("la cheffe de la diplomatie", "ministre des Affaires étrangères", None, None),
        ("le ministre brésilien des Affaires étrangères", "ministre des Affaires étrangères", "BRA", None),
        ("la ministre sud-africaine des Affaires étrangères", "ministre des Affaires étrangères", "ZAF", None),
        ("le ministre des Affaires étrangères du Canada", "ministre des Affaires étrangères", "CAN", None),
        ("le secrétaire d’État américain", "ministre des Affaires étrangères", "USA", None),
        ("le secrétaire américain à la Défense", "ministre de la Défense", "USA", None),
        ("le patron du Pentagone", "ministre de la Défense", "USA", None),
        ("le chef de l'Etat", "chef de l'État", None, None),
        ("la présidente du Brésil", "chef de l'État", "BRA", None),
        ("le maître du Kremlin", "chef de l'État", "RUS", None),
        ("le locataire de l'Elysée", "chef de l'État", "FRA", None),
        ("la chancelière allemande", "chef du gouvernement", "DEU", None),
        ("le Premier ministre", "chef du gouvernement", None, None),
        ("le grand argentier grec", "ministre des Finances", "GRC", None),
        ("le souverain pontife", "pape", "VAT", None),
        ("le secrétaire général des Nations unies", "secrétaire général", None, "ONU"),
        ("le patron de l'Otan", "secrétaire général", None, "OTAN"),
        ("la cheffe de la diplomatie européenne", "haut représentant", None, "Union européenne"),
        ("le président de la Commission européenne", "président de la Commission européenne", None, "Union européenne"),
    ],
)
def test_one_office_under_its_many_names(text: str, name: str, country: str | None, organisation: str | None) -> None:
    found = functions.office_of(text)
    assert found is not None
    assert (found.name, found.country, found.organisation) == (name, country, organisation)


@pytest.mark.parametrize(
    "text", ["le secrétaire d'Etat", "la chancelière", "le président du parlement", "le secrétaire général", "le chef"]
)
def test_an_office_that_the_words_do_not_tell(text: str) -> None:
    assert functions.office_of(text) is None


def test_an_office_that_the_state_spoken_of_tells() -> None:
    found = functions.office_of("le secrétaire d'Etat", country="USA")
    assert found is not None
    assert found.name == "ministre des Affaires étrangères"


@pytest.mark.parametrize(
    ("text", "gender", "number"),
    [("M.", "m", "s"), ("MM.", "m", "p"), ("Mmes", "f", "p"), ("Me", None, "s"), ("Sir", "m", "s")],
)
def test_a_title(text: str, gender: str | None, number: str) -> None:
    found = functions.title(text)
    assert found is not None
    assert (found.gender, found.number) == (gender, number)


@pytest.mark.parametrize("text", ["me", "m", "pr", "monsieur le"])
def test_what_is_no_title(text: str) -> None:
    assert functions.title(text) is None


@pytest.mark.parametrize(
    ("text", "kind", "gender", "number"),
    [
        ("le gouvernement", "government", "m", "s"),
        ("les autorités", "government", "f", "p"),
        ("l’armée", "organisation", "f", "s"),
        ("l'Assemblée nationale", "organisation", "f", "s"),
        ("les tribunaux", "organisation", "m", "p"),
        ("des ONG", "organisation", "f", None),
        ("les rebelles", "armed_group", "m", "p"),
        ("forces armées", "organisation", "f", "p"),
        ("des habitantes", "group", "f", "p"),
        ("les parties", "group", "f", "p"),
        ("six pays", None, None, None),
        ("pays", "group", "m", None),
        ("le parti", "party", "m", "s"),
    ],
)
def test_a_collective(text: str, kind: str | None, gender: str | None, number: str | None) -> None:
    found = functions.collective(text)
    if kind is None:
        assert found is None
    else:
        assert found is not None
        assert (found.collective.kind, found.gender, found.number) == (kind, gender, number)


@pytest.mark.parametrize("text", ["rebelle", "combattant", "une victime", "les pouvoirs", "un ministre"])
def test_a_noun_in_the_number_that_makes_it_no_collective(text: str) -> None:
    assert functions.collective(text) is None


def test_what_a_movement_may_be_besides() -> None:
    found = functions.collective("mouvement")
    assert found is not None
    assert (found.collective.kind, found.collective.other) == ("party", "armed_group")


# the tables themselves


def test_no_noun_is_written_twice() -> None:
    for subject, table in (("functions", "function"), ("collectives", "collective")):
        nouns = [line["noun"] for line in load(subject)[table]]
        assert sorted({noun for noun in nouns if nouns.count(noun) > 1}) == []


def test_the_owners_of_offices_exist() -> None:
    for line in load("functions")["office"]:
        assert "country" not in line or world.state(line["country"]), line
        assert "of" not in line or world.organisation(line["of"]), line


def test_every_phrase_of_an_office_with_no_owner_is_read_as_that_office() -> None:
    for line in load("functions")["office"]:
        if "country" not in line and "of" not in line:
            for phrase in line["same"]:
                found = functions.office_of(phrase)
                assert found is not None, phrase
                assert found.name == line["same"][0], phrase
