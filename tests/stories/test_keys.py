"""Keys of actors: one for each, whatever words name it; what has no name has no identity."""

from __future__ import annotations

import pytest

from aidememoire.passage import Passage
from aidememoire.record import Actor
from aidememoire.stories.directory import directory_key
from aidememoire.stories.keys import is_named


def key(kind: str, name: str, country: str | None = None) -> str:
    words = Passage.cut(name, 0, len(name))
    return directory_key(
        Actor.model_validate({"id": "a1", "name": name, "kind": kind, "country": country, "mentions": (words,)})
    )


@pytest.mark.parametrize(
    ("kind", "name", "country", "expected"),
    [
        ("state", "Russie", "RUS", "state:RUS"),
        ("government", "Russie", "RUS", "state:RUS"),
        ("government", "Gouvernement d'Afrique du Sud", "ZAF", "state:ZAF"),
        ("government", "gouvernement syrien", "SYR", "state:SYR"),
        ("state", "Syldavie", None, "state:syldavie"),
        # a part of a state is not the state
        ("government", "gouvernement catalan", "ESP", "organisation:gouvernement-catalan"),
        ("person", "Claire Thornbury", "CAN", "person:claire-thornbury"),
        ("person", "Mme Thornbury", "CAN", "person:thornbury"),
        ("person", "Brésilien Lucio Brandauro", None, "person:lucio-brandauro"),
        ("person", "Bachar al-Assad", "SYR", "person:bachar-al-assad"),
        # the office, by its own name and whose it is
        ("person", "chef de la diplomatie russe", "RUS", "office:ministre-des-affaires-etrangeres-rus"),
        ("person", "ministre russe des Affaires étrangères", None, "office:ministre-des-affaires-etrangeres-rus"),
        ("person", "négociateur des rebelles", None, "office:negociateur-des-rebelles"),
        ("organisation", "UA", None, "organisation:union-africaine"),
        ("organisation", "Union africaine (UA)", None, "organisation:union-africaine"),
        ("armed_group", "Front du Chaco libre (FCL)", None, "organisation:front-du-chaco-libre"),
        ("group", "Front du Chaco libre", "PRY", "organisation:front-du-chaco-libre"),
        # every country has one
        ("organisation", "ministère de la Défense", "PRY", "organisation:ministere-de-la-defense-pry"),
        ("organisation", "ministère de la Défense", "BRA", "organisation:ministere-de-la-defense-bra"),
        ("organisation", "Armée", "BRA", "organisation:armee-bra"),
        ("organisation", "police botswanaise", "BWA", "organisation:police-botswanaise"),
        ("group", "groupe Nord", None, "organisation:groupe-nord"),
        ("party", "Cinq Étoiles", "ITA", "organisation:cinq-etoiles"),
    ],
)
def test_key(kind: str, name: str, country: str | None, expected: str) -> None:
    assert key(kind, name, country) == expected


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("group", "des habitants"),
        ("group", "deux sources diplomatiques brésiliennes"),
        ("group", "Six pays"),
        ("group", "58 des 143 militants détenus"),
        ("group", "plusieurs syndicats"),
        ("group", "Nos équipes"),
        ("person", "une des sources"),
        ("person", "l'une des sources"),
        ("group", "la plupart des élus"),
        ("person", "un responsable uruguayen"),
    ],
)
def test_nobody_in_particular(kind: str, name: str) -> None:
    assert not is_named(key(kind, name))


def test_the_key_needs_no_country_where_the_name_is_its_own() -> None:
    assert key("armed_group", "Front du Sud", "PER") == key("organisation", "Front du Sud")
