"""A search finds a word in all its forms and without accents, the best first, and the same on both engines."""

from __future__ import annotations

import pytest

from aidememoire.characters import fold
from aidememoire.errors import InputError
from aidememoire.record import Header
from aidememoire.store.search import CANDIDATES, Filters
from aidememoire.store.store import Store
from gold_records import gold_record
from made_records import record

TEXTS = {
    "a": "Les blessés ont été évacués mardi de Corvo.",
    "b": "L'évacuation de Corvo est suspendue. L’évacuation devait durer trois jours, l'évacuation reprendra.",
    "c": "Le cessez-le-feu immédiat est refusé par les négociateurs.",
    "d": "Un cessez-le-feu ; l'arrêt immédiat du feu, a cessé d'être négocié.",
    "e": "L'O'Hara\\ (50%) : \"rien\" ' & | ! * :: ne change.",
}


@pytest.fixture
def filled(store: Store) -> Store:
    for id, text in TEXTS.items():
        store.add(record(text, id=id, date=f"2018-02-1{'abcde'.index(id)}", header=Header(agency=id.upper())))
    return store


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("évacuation", ["b", "a"]),
        ("evacues", ["b", "a"]),
        ("ÉVACUER", ["b", "a"]),
        ("l’évacuation de Corvo", ["b", "a"]),
        ('"cessez-le-feu immédiat"', ["c"]),
        ("« cessez le feu »", ["d", "c"]),
        ("negoci*", ["d", "c"]),
        ("évacuation négociation", ["b", "d", "c", "a"]),  # none has both: what has one
        ("hélicoptère", []),
        ("le", ["d", "c", "a"]),  # only a small word: looked for all the same
        ("O'Hara", ["e"]),
        ("50%", ["e"]),
    ],
)
def test_what_is_found_and_in_which_order(filled: Store, words: str, found: list[str]) -> None:
    hits = [hit.dispatch for hit in filled.search(words)]
    if words == "évacuation négociation" or words == "le":
        assert sorted(hits) == sorted(found)
    else:
        assert hits == found


def test_the_snippet_is_of_the_text_and_its_marks_are_the_words(filled: Store) -> None:
    hit = filled.search("evacues blesses")[0]
    assert TEXTS["a"][hit.start : hit.end] == hit.text
    assert [TEXTS["a"][start:end] for start, end in hit.marks] == ["blessés", "évacués"]


def test_a_long_text_shows_the_place_that_has_the_words(store: Store) -> None:
    store.add(record("Rien à signaler. " * 100 + "La trêve de Corvo tient. " + "Rien de plus. " * 100))
    hit = store.search("trêve Corvo")[0]
    assert "La trêve de Corvo tient" in hit.text
    assert len(hit.text) < 400


def test_what_has_the_words_in_its_headline_comes_first(store: Store) -> None:
    store.add(record("Trêve à Corvo\nRien.", id="a", header=Header(headline="Trêve à Corvo")))
    store.add(record("La trêve, la trêve, la trêve tient à Corvo.", id="b"))
    assert [hit.dispatch for hit in store.search("trêve")] == ["a", "b"]


def test_the_headline_of_an_old_dispatch_is_found_behind_many_new_ones(store: Store) -> None:
    with_headline = record("Trêve à Corvo\nRien.", id="old", header=Header(headline="Trêve à Corvo"))
    store.add(with_headline)
    for number in range(CANDIDATES + 5):
        store.add(record(f"La trêve tient au jour {number}.", id=f"n{number}"))
    assert store.search("trêve", limit=3)[0].dispatch == "old"


def test_filters_hold(filled: Store) -> None:
    assert [hit.dispatch for hit in filled.search("évacuation", filters=Filters(until="2018-02-10"))] == ["a"]
    assert [hit.dispatch for hit in filled.search("évacuation", filters=Filters(agency="B"))] == ["b"]


def test_quotations_and_names_are_searched_by_themselves(store: Store) -> None:
    given = gold_record("d01-paraguay-treve-proche")
    store.add(given)
    said = store.search("treve", within="quotations")
    assert said
    for hit in said:
        assert given.text[hit.start : hit.end] == hit.text
        assert all("trev" in fold(given.text[start:end]) for start, end in hit.marks)
    assert {hit.item for hit in said} <= {quotation.id for quotation in given.quotations}
    assert store.search("paraguay", within="actors")[0].key == "state:PRY"
    assert store.search("paraguay", within="quotations", filters=Filters(since="2019-01-01")) == []


@pytest.mark.parametrize("words", ["", "  ", "« »", '"', "* & !"])
def test_nothing_to_look_for_is_said(filled: Store, words: str) -> None:
    with pytest.raises(InputError, match="no word"):
        filled.search(words)


def test_only_what_there_is_is_searched(filled: Store) -> None:
    with pytest.raises(InputError, match="text, quotations, actors"):
        filled.search("trêve", within="titles")
