"""Codes and dates in words for a reader of French."""

from __future__ import annotations

import re
from typing import Any, get_args

import pytest

from aidememoire import record
from aidememoire.views import wording


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2016-12-07", "mer. 7 déc. 2016"),
        ("2016-06-01", "mer. 1er juin 2016"),
        ("2016-12-07TEV", "mer. 7 déc. 2016, soir"),
        ("2016-12-07T17:05", "mer. 7 déc. 2016 à 17h05"),
        ("2016-W49", "semaine du 5 déc. 2016"),
        ("2016-12", "décembre 2016"),
        ("2016-SU", "été 2016"),
        ("2016", "2016"),
        ("PRESENT_REF", "PRESENT_REF"),
        ("2016-02-31", "2016-02-31"),
        (None, ""),
    ],
)
def test_when(value: str | None, words: str) -> None:
    assert wording.when(value) == words


def test_an_instant_says_its_zone() -> None:
    assert wording.instant("2016-12-07T12:12-05:00") == "mercredi 7 décembre 2016 à 12h12 (UTC-05:00)"
    assert wording.instant("2016-12-07") == "mercredi 7 décembre 2016"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("PT1H", "1 heure"),
        ("P3Y", "3 ans"),
        ("P1DT12H", "1 jour 12 heures"),
        ("P2M", "2 mois"),
        ("PT4M", "4 minutes"),
        ("PXD", "PXD"),
    ],
)
def test_duration(value: str, words: str) -> None:
    assert wording.duration(value) == words


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        ("event", record.EventType), ("status", record.Status), ("status", record.AgendaStatus),
        ("assertion", record.Assertion), ("stance", record.Stance), ("side", record.Stance),
        ("proposal", record.ProposalKind), ("actor", record.ActorKind), ("relation", record.Relation),
        ("quotation", record.QuotationKind), ("polarity", record.Polarity), ("time", record.TimeType),
    ],
)  # fmt: skip
def test_every_code_has_its_word(table: str, codes: Any) -> None:
    assert set(get_args(codes)) <= set(wording.labels()[table])


def test_what_would_act_on_a_screen_is_shown_instead() -> None:
    received = "a\x1b[31mb\x00c\u202ed\r\ne"
    assert wording.displayable(received) == "a␛[31mb␀c\ufffdd \ne"
    assert len(wording.displayable(received)) == len(received)


def test_every_language_has_the_same_tables_and_blanks() -> None:
    """A word added for one reader is there for the other, with the same blanks to fill."""
    tables = {}
    for language in wording.LANGUAGES:
        with wording.reader_of(language):
            tables[language] = wording.labels()
    french, english = tables["fr"], tables["en"]
    assert {t: set(french[t]) for t in french} == {t: set(english[t]) for t in english}
    blank = re.compile(r"\{\w*\}")
    for table in french:
        for key, words in french[table].items():
            assert sorted(blank.findall(str(words))) == sorted(blank.findall(str(english[table][key]))), (table, key)


def test_words_and_dates_are_in_the_reader_s_language() -> None:
    assert wording.when("2016-12-07TEV") == "mer. 7 déc. 2016, soir"
    with wording.reader_of("en"):
        assert wording.label("stance", "rejects") == "rejects"
        assert wording.when("2016-12-07TEV") == "Wed 7 Dec 2016, evening"
        assert wording.when("2016-12-01T09:30", weekday=False) == "1 Dec 2016, 9:30"
        assert wording.duration("P3D") == "3 days"
    assert wording.label("stance", "rejects") == "rejet"
