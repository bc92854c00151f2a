"""What is a dispatch's affair known by, and which dispatches are of no affair?"""

from __future__ import annotations

import pytest

from aidememoire import read
from aidememoire.store.store import Store
from aidememoire.stories.signature import founds_a_story, is_of_games, signature_of

LIFTED = """\
Marvane: des barrages levés, les discussions reprennent

PORT-CLAIR (Marvane), 16 avr 2017 (AFP) - Le collectif a accepté dimanche d'ouvrir plusieurs barrages de la Marvane, à Roquenoire. Le mouvement social continue, ont prévenu ses animateurs, reçus vendredi par l'Union africaine.
"""
LIFTER = """\
Jeux olympiques: la Sylvaine Irena Malkova offre une médaille à son pays en haltérophilie

RIVABELLA, 7 août 2016 (AFP) - Irena Malkova a offert dimanche à son pays sa première médaille de ces Jeux olympiques en devançant de deux kilos la favorite, Mei Tanaka.
"""
WRESTLER = """\
Jeux olympiques: doublé sylvain en judo

RIVABELLA, 9 août 2016 (AFP) - Anton Reyl a offert mardi un deuxième titre olympique à son pays, en judo, devant son compatriote Pavel Orsk. Il a accepté la médaille en larmes.
"""
BOYCOTT = """\
Jeux olympiques: la France menace de boycotter le tournoi de boxe

PARIS, 9 août 2016 (AFP) - La France a menacé mardi de rappeler ses athlètes des Jeux olympiques si la Russie participe au tournoi de boxe. Moscou a rejeté cet ultimatum.
"""


def test_what_the_headline_names_weighs_most_and_words_of_a_bodys_name_least() -> None:
    signature = signature_of(read(LIFTED))
    assert (
        max(signature.get("name:marvane", 0), signature.get("person:marvane", 0))
        > signature["name:roquenoire"]
        > signature["word:social"]
    )
    assert signature["word:barrag"] > signature["word:social"]
    assert signature["body:union-africaine"] > signature.get("name:union", 0)


@pytest.mark.parametrize("text", [LIFTER, WRESTLER], ids=["an event of agreement", "no event"])
def test_a_result_of_sport_founds_no_story_and_joins_none(text: str) -> None:
    record = read(text)
    assert is_of_games(record)
    assert not founds_a_story(record)
    assert signature_of(record) == {}


def test_a_quarrel_of_states_over_games_founds_a_story_that_results_do_not_join() -> None:
    with Store.open("sqlite://") as store:
        story = store.add(read(BOYCOTT, id="d1")).story
        assert story is not None
        assert store.add(read(WRESTLER, id="d2")).story is None
