"""Feminines, plurals and agreement, word by word."""

from __future__ import annotations

import pytest

from aidememoire.lexicon.inflection import agree, feminines, phrase_feminines, phrase_plurals, plurals

FEMININES = """
américain américaine | français française | chinois chinoise | russe russe | brésilien brésilienne
européen européenne | turc turque | grec grecque | allemand allemande | afghan afghane | catalan catalane
espagnol espagnole | andalou andalouse | wallon wallonne | breton bretonne | philippin philippine
sud-africain sud-africaine | nord-coréen nord-coréenne | états-unien états-unienne | khmer khmère
azéri azérie | tamoul tamoule | mongol mongole | nigérian nigériane | nigérien nigérienne
négociateur négociatrice | ambassadeur ambassadrice | sénateur sénatrice | chercheur chercheuse
procureur procureure | gouverneur gouverneure | professeur professeure | rapporteur rapporteuse
conseiller conseillère | chancelier chancelière | général générale | colonel colonelle | officiel officielle
avocat avocate | candidat candidate | opposant opposante | député députée | militant militante
historien historienne | religieux religieuse | veuf veuve | préfet préfète | enquêteur enquêtrice
secret secrète | public publique | actif active | spécial spéciale | supérieur supérieure | rohingya rohingya
ukraino-russe ukraino-russe | chypriote-turc chypriote-turque | franco-allemand franco-allemande
"""

PLURALS = """
général généraux | national nationaux | naval navals | tribunal tribunaux | festival festivals | pays pays
réseau réseaux | neveu neveux | bleu bleus | rebelle rebelles | chef chefs | religieux religieux | travail travaux
vice-président vice-présidents | haut-commissaire hauts-commissaires | porte-parole porte-parole
lieutenant-colonel lieutenants-colonels | ex-ministre ex-ministres | sud-africain sud-africains
israélo-palestinien israélo-palestiniens | grand-duc grands-ducs | kirghiz kirghiz | occidental occidentaux
"""


def pairs(table: str) -> list[tuple[str, str]]:
    """The pairs of a table."""
    return [tuple(cell.split()) for line in table.strip().splitlines() for cell in line.split(" | ")]  # type: ignore[misc]


@pytest.mark.parametrize(("masculine", "feminine"), pairs(FEMININES))
def test_feminine(masculine: str, feminine: str) -> None:
    assert feminines(masculine)[0] == feminine


@pytest.mark.parametrize(("singular", "plural"), pairs(PLURALS))
def test_plural(singular: str, plural: str) -> None:
    assert plurals(singular)[0] == plural


def test_both_usual_forms_are_given() -> None:
    assert feminines("letton") == ("lettone", "lettonne")
    assert plurals("final") == ("finals", "finaux")


@pytest.mark.parametrize(
    ("phrase", "feminine", "plural"),
    [
        ("secrétaire général adjoint", "secrétaire générale adjointe", "secrétaires généraux adjoints"),
        ("Premier ministre", "Première ministre", "Premiers ministres"),
        ("chargé d'affaires", "chargée d'affaires", "chargés d'affaires"),
        ("directeur de cabinet", "directrice de cabinet", "directeurs de cabinet"),
        (
            "conseiller à la sécurité nationale",
            "conseillère à la sécurité nationale",
            "conseillers à la sécurité nationale",
        ),
    ],
)
def test_a_phrase_is_inflected_up_to_its_preposition(phrase: str, feminine: str, plural: str) -> None:
    assert phrase_feminines(phrase) == (feminine,)
    assert phrase_plurals(phrase) == (plural,)


@pytest.mark.parametrize(
    ("word", "gender", "number"),
    [
        ("américaine", "f", "s"),
        ("américains", "m", "p"),
        ("Américaines", "f", "p"),
        ("français", "m", None),
        ("françaises", "f", "p"),
        ("russe", None, "s"),
        ("russes", None, "p"),
        ("turques", "f", "p"),
        ("slovaque", None, "s"),
        ("allemand", "m", "s"),
        ("occidentaux", "m", "p"),
        ("occidentale", "f", "s"),
        ("rebelles", None, "p"),
    ],
)
def test_an_ending_tells_what_it_agrees_with(word: str, gender: str | None, number: str | None) -> None:
    assert agree(word) == (gender, number)
