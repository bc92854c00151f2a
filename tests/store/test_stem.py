"""A search takes the forms of a word for one, and leaves different words apart."""

from __future__ import annotations

import pytest

from aidememoire.characters import fold
from aidememoire.store.stem import stem, words_of

ALIKE = """
évacuation évacuations évacuer évacué évacués évacuée évacuées évacuent évacuait
négociation négociations négocier négocié négocient négociateur négociateurs négociatrice
otage otages
libération libérations libérer libéré libérés libérée libérera
signataire signataires
trêve trêves
rebelle rebelles
accord accords
national nationale nationaux
proposer proposé proposée proposent proposant proposition propositions
rejeter rejeté rejetée rejettent
journal journaux
condition conditions
régulièrement régulier régulière
suspension suspensions
diplomatique diplomatiques
pourparlers pourparler
président présidents présidence
"""
# where Snowball itself, or folding, parts what a person would not
KNOWN_APART = {("proposer", "proposition"), ("proposer", "propositions")}
APART = """
accord accusation
évacuation évaluation
trêve trop
ministre ministère
armistice armée
paix pays
président résident
guerre guérison
otage orage
"""


@pytest.mark.parametrize("line", ALIKE.split("\n")[1:-1])
def test_forms_of_a_word_have_one_stem(line: str) -> None:
    first, *others = line.split()
    for other in others:
        alike = stem(fold(first)) == stem(fold(other))
        assert alike != ((first, other) in KNOWN_APART), (other, stem(fold(first)), stem(fold(other)))


@pytest.mark.parametrize("line", APART.split("\n")[1:-1])
def test_different_words_have_different_stems(line: str) -> None:
    first, second = line.split()
    assert stem(fold(first)) != stem(fold(second))


@pytest.mark.parametrize(
    ("word", "expected"),
    # from the vocabulary that the Snowball project publishes for French
    [
        ("continu", "continu"), ("continuait", "continu"), ("continuation", "continu"), ("continuellement", "continuel"),
        ("mainte", "maint"), ("maintenait", "mainten"), ("majestueusement", "majestu"), ("majorité", "major"),
        ("majestés", "majest"), ("malheureuse", "malheur"), ("malheureusement", "malheur"), ("main", "main"),
    ],
)  # fmt: skip
def test_the_stems_are_snowballs_but_for_accents(word: str, expected: str) -> None:
    assert stem(fold(word)) == expected


def test_words_keep_their_place_in_the_text() -> None:
    text = "Aujourd’hui, l'œuvre des e\u0301lus (FSL 2016)"
    for word in words_of(text):
        assert fold(text[word.start : word.end]).replace("œ", "oe") == word.form
    assert [word.form for word in words_of(text)] == ["aujourd", "hui", "l", "oeuvre", "des", "elus", "fsl", "2016"]
