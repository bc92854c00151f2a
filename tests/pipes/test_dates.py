"""What each expression is counted from: days and intervals by the calendar, and reasons where there is no ground."""

from __future__ import annotations

from datetime import date

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from aidememoire import layers
from aidememoire.layers import TimeItem
from aidememoire.pipes.dates import NO_DATE, NO_GROUND, NO_HOUR, resolve_times
from aidememoire.times import calendar
from aidememoire.times.side import AHEAD, PAST, UNKNOWN, Evidence, side


@pytest.fixture(scope="module")
def blank() -> Language:
    return spacy.blank("fr")


def dated(doc: Doc, day: str | None) -> Doc:
    zones = [{"kind": "body", "start": 0, "end": len(doc.text)}]
    layers.put(doc, "dateline", {"header": {}, "date": day, "zones": zones})
    return doc


def only(nlp: Language, text: str, day: str | None = "2016-12-07") -> TimeItem:
    (item,) = resolve_times(dated(nlp(text), day))
    return item


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Il viendra le 20 janvier.", "2017-01-20", "2017-01-20"),
        ("Ils se voient cette semaine.", "2016-12-05", "2016-12-11"),
        ("Ils se voient ce week-end.", "2016-12-10", "2016-12-11"),
        ("Il a été élu en février 2016.", "2016-02-01", "2016-02-29"),
        ("Il a été élu au premier trimestre 2015.", "2015-01-01", "2015-03-31"),
        ("Il a été élu à l'hiver 2015.", "2015-12-01", "2016-02-29"),
        ("Il a vécu dans les années 1990.", "1990-01-01", "1999-12-31"),
        ("Il a vécu au XIXe siècle.", "1800-01-01", "1899-12-31"),
        ("Il a été élu fin février 2016.", "2016-02-21", "2016-02-29"),
        ("Il a été élu début 2015.", "2015-01-01", "2015-05-01"),
        ("Il est venu mardi soir.", "2016-12-06T18:00", "2016-12-06T23:59"),
        ("Il est venu dans la nuit de lundi à mardi.", "2016-12-05T20:00", "2016-12-06T05:59"),
        ("Il parle à 18h30 GMT.", "2016-12-07T18:30+00:00", "2016-12-07T18:30+00:00"),
        ("Il parle à minuit.", "2016-12-08T00:00", "2016-12-08T00:00"),
        ("Il est venu il y a deux semaines.", "2016-11-23", "2016-11-23"),
        ("Il est venu il y a trois mois.", "2016-09-01", "2016-09-30"),
        ("Il est venu il y a deux ans.", "2014-01-01", "2014-12-31"),
        ("Il est là depuis trois jours.", "2016-12-04", "2016-12-07"),
        ("Il viendra dans dix jours.", "2016-12-17", "2016-12-17"),
        ("Il a parlé ces six derniers mois.", "2016-06-07", "2016-12-07"),
        ("Il est venu la deuxième quinzaine de novembre.", "2016-11-16", "2016-11-30"),
        ("Il est venu pour le ramadan.", "2016-06-06", "2016-07-05"),
        ("Il est actuellement à Rome.", "2016-12-07", "2016-12-07"),
    ],
)
def test_the_interval_of_an_expression(blank: Language, text: str, first: str, last: str) -> None:
    item = only(blank, text)
    assert (item["resolved_from"], item["resolved_to"]) == (first, last)


def test_a_month_back_from_its_last_day_stays_in_the_month_before() -> None:
    assert calendar.add(date(2016, 3, 31), -1, "M") == date(2016, 2, 29)


def test_the_anchor_is_the_day_counted_from(blank: Language) -> None:
    assert only(blank, "Il est venu vendredi dernier.")["anchor"] == "2016-12-07"
    assert only(blank, "Il est venu le 3 mai 2015.")["anchor"] is None


@pytest.mark.parametrize(
    ("text", "value", "reason"),
    [
        ("Il est venu mercredi.", "XXXX-WXX-3", NO_DATE),
        ("Il est venu hier.", "XXXX-XX-XX", NO_DATE),
        ("Il est venu le 3 mai.", "XXXX-05-03", NO_DATE),
        ("Il est venu à 8 h.", "T08:00", NO_DATE),
    ],
)
def test_without_a_date_a_relative_time_keeps_what_it_says_and_a_reason(
    blank: Language, text: str, value: str, reason: str
) -> None:
    item = only(blank, text, None)
    assert (item["value"], item["reason"]) == (value, reason)
    assert "resolved_from" not in item


def test_without_a_date_a_full_date_is_resolved_all_the_same(blank: Language) -> None:
    assert only(blank, "Il est né le 3 mai 1968.", None)["resolved_from"] == "1968-05-03"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Le lendemain de la défaite, il a fui.", NO_GROUND),
        ("Il est parti il y a deux heures.", NO_HOUR),
        ("Il est parti il y a quelques jours.", NO_GROUND),
    ],
)
def test_what_the_text_does_not_settle_says_so(blank: Language, text: str, reason: str) -> None:
    assert only(blank, text)["reason"] == reason


def test_a_length_placed_nowhere_has_neither_interval_nor_reason(blank: Language) -> None:
    item = only(blank, "Ils ont parlé deux heures.")
    assert "resolved_from" not in item
    assert "reason" not in item


@pytest.mark.parametrize(
    ("evidence", "where"),
    [
        (Evidence("past"), PAST),
        (Evidence("imperfect"), PAST),
        (Evidence("pluperfect"), PAST),
        (Evidence("future"), AHEAD),
        (Evidence("conditional"), AHEAD),
        (Evidence("present"), UNKNOWN),
        (Evidence("none"), UNKNOWN),
        (Evidence("present", planned=True), AHEAD),  # « est attendu », « doit »
        (Evidence("imperfect", planned=True), UNKNOWN),  # « devait », « était prévu »
        (Evidence("future", lead="since"), PAST),  # « depuis mardi »
        (Evidence("present", lead="until"), AHEAD),  # « d'ici à jeudi »
        (Evidence("past", lead="until"), UNKNOWN),  # « a donné jusqu'au 30 juin »
        (Evidence("future", noun="attentat"), PAST),  # « l'attentat de mardi sera jugé »
        (Evidence("past", noun="réunion"), UNKNOWN),  # « s'est réjoui de la réunion de vendredi »
    ],
)
def test_which_side_of_now_the_evidence_shows(evidence: Evidence, where: int) -> None:
    assert side(evidence) == where


def test_the_eve_of_a_past_act_is_no_day_to_come(french_model: Language) -> None:
    text = "Il veut un accord d'ici à vendredi. Il avait appelé la veille les rebelles à cesser les tirs."
    doc = dated(french_model(text), "2016-12-07")
    assert [item["value"] for item in resolve_times(doc)] == ["2016-12-09", "2016-12-06"]


def test_a_relative_clause_keeps_its_own_date(french_model: Language) -> None:
    doc = dated(french_model("Le président, qui a été élu en mai, partira en mai."), "2016-12-07")
    assert [item["value"] for item in resolve_times(doc)] == ["2016-05", "2017-05"]


def test_a_weekday_settled_once_keeps_its_side_where_nothing_governs_it(blank: Language) -> None:
    doc = dated(blank("Dimanche, les petits pourront jouer.\n\nDimanche soir, bal."), "1999-05-18")
    assert [item["value"] for item in resolve_times(doc)] == ["1999-05-23", "1999-05-23TEV"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Il est élu en 2010. L'année suivante, il démissionne.", ["2010", "2011"]),
        ("Né à Lille en 1925, il est mort dimanche 4 décembre.", ["1925", "2016-12-04"]),
    ],
)
def test_a_story_of_years_is_counted_from_its_years(blank: Language, text: str, values: list[str]) -> None:
    assert [item["value"] for item in resolve_times(dated(blank(text), "2016-12-07"))] == values


def test_a_length_after_a_month_is_counted_from_it(blank: Language) -> None:
    doc = dated(blank("Lancée en décembre 2012, elle a fermé un an et demi plus tard."), "2016-12-07")
    assert [item.get("resolved_from") for item in resolve_times(doc)] == ["2012-12-01", "2014-06-01"]


def test_the_dateline_is_tagged_but_begins_no_story(blank: Language) -> None:
    text = "PARIS, 3 jan 2016 (AFP) - La veille, il pleuvait."
    doc = blank(text)
    zones = [{"kind": "dateline", "start": 0, "end": 25}, {"kind": "body", "start": 26, "end": len(text)}]
    layers.put(doc, "dateline", {"header": {}, "date": "2016-01-04", "zones": zones})
    assert [item["value"] for item in resolve_times(doc)] == ["2016-01-03", "2016-01-03"]


DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 12, 31))


@given(DAYS, st.integers(-500, 500), st.sampled_from(["D", "W", "M", "Y"]))
def test_counting_there_and_back_loses_at_most_the_end_of_a_month(day: date, count: int, unit: str) -> None:
    back = calendar.add(calendar.add(day, count, unit), -count, unit)
    assert 0 <= (day - back).days <= 3


@given(DAYS, st.sampled_from(["D", "W", "M", "Q", "H", "Y", "DE", "CE"]))
def test_a_day_lies_in_the_interval_of_its_unit(day: date, unit: str) -> None:
    days = calendar.interval(calendar.unit_value(day, unit))
    assert days is not None
    assert days[0] <= day.isoformat() <= days[1]


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [("pâques", 2016, "2016-03-27"), ("ascension", 2017, "2017-05-25"), ("thanksgiving", 2016, "2016-11-24"),
     ("fête des mères", 2017, "2017-05-28"), ("ramadan", 2016, "2016-06-06"), ("noël", 2016, "2016-12-25")],
)  # fmt: skip
def test_the_day_of_a_feast(name: str, year: int, day: str) -> None:
    assert str(calendar.feast(name, year)) == day
