"""Sectors and countries: what the kind, the name or the office tells, and nothing where it does not."""

from __future__ import annotations

import pytest

import made_records
from aidememoire.exports.entities import entity
from aidememoire.exports.places import place_of
from aidememoire.exports.scales import table
from aidememoire.lexicon import functions, world

PEOPLE = """
ministre brésilien des Affaires étrangères  | BRA | GOV
la ministre de la Défense                   | -   | GOV
Première ministre                           | NZL | GOV
chef de la diplomatie russe                 | RUS | GOV
ambassadrice du Royaume-Uni                 | GBR | GOV
président                                   | PRY | GOV
président sortant du Botswana               | BWA | GOV
président de la République                  | FRA | GOV
président                                   | -   | -
président de la Banque du Sud               | FRA | -
présidente du club de football              | FRA | -
député de l'opposition                      | TGO | LEG
sénatrice                                   | USA | LEG
procureur général                           | BEL | JUD
colonel                                     | MLI | MIL
général à la retraite                       | ISR | MIL
chef de l'opposition                        | VEN | OPP
opposante                                   | BLR | OPP
chef rebelle                                | COL | REB
archevêque de Managua                       | NIC | REL
journaliste                                 | TUR | JRN
ancien Premier ministre sénégalais          | SEN | ELI
l'ex-président                              | BRA | ELI
ancienne ministre                           | CHL | ELI
son homologue canadienne                    | CAN | -
porte-parole du gouvernement                | -   | -
secrétaire général du parti                 | -   | -
un haut responsable                         | USA | -
négociateur des rebelles                    | -   | -
chercheur                                   | URY | -
avocat                                      | URY | -
"""


@pytest.mark.parametrize("line", PEOPLE.strip().splitlines())
def test_an_office_tells_the_sector_or_nothing_does(line: str) -> None:
    title, country, sector = (part.strip() for part in line.split("|"))
    text = f"M. Untel, {title}."
    person = made_records.actor(text, "a1", "M. Untel", "person", title, country=None if country == "-" else country)
    assert entity(person).sector == ("UNK" if sector == "-" else sector)


@pytest.mark.parametrize(
    ("name", "kind", "country", "code", "sector"),
    [
        ("France", "state", "FRA", "FRA", "GOV"), ("Brésil", "government", "BRA", "BRA", "GOV"),
        ("ONU", "organisation", None, "IGO", "UNK"), ("Union africaine", "organisation", None, "IGO", "UNK"),
        ("Cour pénale internationale", "organisation", None, "IGO", "JUD"), ("Finul", "organisation", None, "IGO", "MIL"),
        ("Comité international de la Croix-Rouge", "organisation", None, None, "UNK"),
        ("CIA", "organisation", "USA", "USA", "SPY"), ("Scotland Yard", "organisation", "GBR", "GBR", "COP"),
        ("AFP", "organisation", "FRA", "FRA", "JRN"), ("armée", "organisation", "SYR", "SYR", "MIL"),
        ("police fédérale", "organisation", "BRA", "BRA", "COP"), ("ministère de la Santé", "organisation", None, None, "GOV"),
        ("Cour suprême", "organisation", "KEN", "KEN", "JUD"), ("courtiers réunis", "organisation", None, None, "UNK"),
        ("Front du Sud", "armed_group", None, None, "REB"), ("Parti du centre", "party", None, None, "PTY"),
        ("des habitants", "group", None, None, "UNK"), ("Voix du Sud", "organisation", None, None, "UNK"),
    ],
)  # fmt: skip
def test_a_body_tells_its_sector_by_kind_or_name(
    name: str, kind: str, country: str | None, code: str | None, sector: str
) -> None:
    found = entity(made_records.actor(f"{name}.", "a1", name, kind, country=country))
    assert (found.code, found.sector) == (code, sector)


def test_who_serves_an_organisation_of_states_is_of_none_of_them() -> None:
    text = "Kofi Mensah"
    envoy = made_records.actor(
        text, "a1", text, "person", "émissaire de l'Union africaine", "son ambassadeur", country="GHA"
    )
    accredited = made_records.actor(text, "a1", text, "person", "ambassadeur du Ghana à l'ONU", country="GHA")
    assert (entity(envoy).code, entity(envoy).cow, entity(envoy).sector) == ("IGO", None, "UNK")
    assert (entity(accredited).code, entity(accredited).cow, entity(accredited).sector) == ("GHA", 452, "GOV")


def test_the_tables_name_what_the_lexicon_knows() -> None:
    sectors = table("sectors")
    offices = [noun for nouns in [*sectors["office"].values(), *sectors["office_of_state"].values()] for noun in nouns]
    assert not [noun for noun in offices if functions.function(noun) is None]
    known = {found.name for found in world.organisations()}
    assert {*sectors["igo"]["others"], *(name for names in sectors["service"].values() for name in names)} <= known
    numbers = table("cow")["number"]
    assert {found.code for found in world.states()} - set(numbers) == {"PSE", "VAT"}


@pytest.mark.parametrize(
    ("raw", "name", "country"),
    [
        ("Brasilia", "Brasilia", "BRA"),
        ("l'Espagne", "Espagne", "ESP"),
        ("Hambourg", None, None),
        ("la Croix", None, None),
    ],
)
def test_a_place_has_a_country_only_by_its_own_name(raw: str, name: str | None, country: str | None) -> None:
    found = place_of(raw)
    assert found is not None
    assert (found.name, found.country) == (name, country)
