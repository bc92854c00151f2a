"""Days as a person says them in a question."""

from __future__ import annotations

from datetime import date

import pytest

from aidememoire.errors import InputError
from aidememoire.times.asked import asked_day, asked_days, asked_period

FRIDAY = date(2018, 2, 16)


@pytest.mark.parametrize(
    ("said", "since", "until"),
    [
        ("décembre 2016", "2016-12-01", "2016-12-31"),
        ("Décembre 2016", "2016-12-01", "2016-12-31"),
        ("mai", "2017-05-01", "2017-05-31"),  # the last one
        ("février", "2018-02-01", "2018-02-28"),
        ("depuis lundi", "2018-02-12", None),
        ("lundi", "2018-02-12", "2018-02-12"),
        ("entre le 3 et le 7 mai", "2017-05-03", "2017-05-07"),
        ("du 3 au 7 mai 2016", "2016-05-03", "2016-05-07"),
        ("de mai à juillet 2016", "2016-05-01", "2016-07-31"),
        ("hier", "2018-02-15", "2018-02-15"),
        ("aujourd'hui", "2018-02-16", "2018-02-16"),
        ("cette semaine", "2018-02-12", "2018-02-18"),
        ("la semaine dernière", "2018-02-05", "2018-02-11"),
        ("depuis trois semaines", "2018-01-26", None),
        ("depuis janvier", "2018-01-01", None),
        ("avant le 9 février 2018", None, "2018-02-08"),
        ("après le 9 février 2018", "2018-02-10", None),
        ("jusqu'au 9 février 2018", None, "2018-02-09"),
        ("été 2016", "2016-06-01", "2016-08-31"),
        ("2016", "2016-01-01", "2016-12-31"),
        ("2016-12", "2016-12-01", "2016-12-31"),
        ("2016-12-07", "2016-12-07", "2016-12-07"),
        ("2016-W49", "2016-12-05", "2016-12-11"),
        ("07/12/2016", "2016-12-07", "2016-12-07"),  # day first
        ("2016-12-01..2016-12-07", "2016-12-01", "2016-12-07"),
        ("2016-12-01/2016-12-07", "2016-12-01", "2016-12-07"),
        ("..2016-12", None, "2016-12-31"),
        ("2016-12..", "2016-12-01", None),
        ("déc. 2016", "2016-12-01", "2016-12-31"),
        ("dec 2016", "2016-12-01", "2016-12-31"),
        ("mar. 3 mai 2016", "2016-05-03", "2016-05-03"),
        ("il y a trois jours", "2018-02-13", "2018-02-13"),
        ("il y a un an", "2017-01-01", "2017-12-31"),
        ("toute l'année 2016", "2016-01-01", "2016-12-31"),
        ("depuis janv. 2017", "2017-01-01", None),
        ("premier trimestre 2016", "2016-01-01", "2016-03-31"),
        ("1er trimestre 2016", "2016-01-01", "2016-03-31"),
        ("début février 2018", "2018-02-01", "2018-02-10"),
        ("mi-février 2018", "2018-02-11", "2018-02-20"),
        ("à la fin février 2018", "2018-02-21", "2018-02-28"),
        ("courant mars 2017", "2017-03-01", "2017-03-31"),
        ("début 2017", "2017-01-01", "2017-04-30"),
        ("depuis fin 2016", "2016-09-01", None),
        ("avant fin 2016", None, "2016-08-31"),
        ("janvier - mars 2017", "2017-01-01", "2017-03-31"),
        ("au cours de l'été 2016", "2016-06-01", "2016-08-31"),
    ],
)
def test_days(said: str, since: str | None, until: str | None) -> None:
    assert asked_days(said, FRIDAY) == (since, until)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "n'importe quoi",
        "trêve",
        "2016-13",
        "31/02/2016",
        "..",
        "2016-12-07..2016-12-01",
        "2016-02-30",
        "chapitre 2016",
        "mai 2016 sauf mardi",
        "1er partage 2017",
    ],
)
def test_what_names_no_day_is_refused_with_an_example(said: str) -> None:
    with pytest.raises(InputError, match="décembre 2016"):
        asked_days(said, FRIDAY)


def test_one_day() -> None:
    assert asked_day("hier", FRIDAY) == "2018-02-15"
    assert asked_day("mai 2016", FRIDAY) == "2016-05-31"


@pytest.mark.parametrize("said", ["31 avril 2018", "32 février 2018", "5 000 février 2018"])
def test_a_day_that_there_is_not_is_refused(said: str) -> None:
    with pytest.raises(InputError, match="names no day"):
        asked_days(said, FRIDAY)


def test_a_period_in_words_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(InputError, match="ends before it begins"):
        asked_days("entre le 7 et le 3 mai 2018", FRIDAY)


def test_a_wrong_day_is_named_as_it_was_typed() -> None:
    with pytest.raises(InputError, match="'13/25/2018'"):
        asked_days("13/25/2018", FRIDAY)


def test_two_ends_make_a_period_and_not_backwards() -> None:
    assert asked_period("2017", None, "mars 2017", FRIDAY) == ("2017-01-01", "2017-03-31")
    with pytest.raises(InputError, match="ends before it begins"):
        asked_period(None, "2018-03-01", "2018-01-01", FRIDAY)
