"""PLOVER records: the manual's fields and scores, and what PLOVER has no field for under one name."""

from __future__ import annotations

import json
from typing import get_args

import pytest

import made_records
from aidememoire.exports import plover
from aidememoire.exports.scales import goldstein, quad, score
from aidememoire.exports.to_plover import plover_lines
from aidememoire.record import Event, EventType

RECORD = {
    "id", "has_event", "date", "time", "enddate", "endtime", "actor", "recipient", "event", "event_loc", "event_text",
    "quad_code", "event_scale", "mode", "context", "link", "text", "text_info", "cite_info", "coder", "coded_date", "comment",
}  # fmt: skip
REQUIRED = {"id", "date", "actor", "event"}
ENTITY = {
    "code", "sector", "entity_text", "identifier_id", "identifier_text", "religion", "ethnicity", "office", "gender", "age",
}  # fmt: skip
LOCATION = {
    "extracted_place", "resolved_place", "geonameid", "lat", "lon", "city", "district", "province", "country",
    "country_code", "feature_class", "feature_code", "resolution",
}  # fmt: skip
CITATION = {
    "corpus", "citation", "url", "title", "language", "publication", "license", "copyright", "coder", "codebook", "version",
}  # fmt: skip


def test_every_field_is_the_manuals_or_stands_under_our_name() -> None:
    one = plover(made_records.talks())[0]
    assert set(one) - {"aidememoire"} <= RECORD
    assert set(one) >= REQUIRED
    assert all(set(entity) <= ENTITY for entity in [*one["actor"], *one["recipient"]])
    assert set(one["event_loc"]) <= LOCATION
    assert set(one["cite_info"]) <= CITATION
    assert set(one["text_info"]) == {"start", "end"}


def test_a_record_says_it_all() -> None:
    one = plover(made_records.talks())[0]
    start = made_records.TALKS.index(made_records.ASKED)
    span = {"start": start, "end": start + len(made_records.ASKED)}
    assert one == {
        "id": "d1_e1", "has_event": True, "date": "2018-02-13",
        "actor": [
            {"code": "CHL", "sector": ["GOV"], "entity_text": "Chili", "identifier_text": "Chili"},
            {"code": "PER", "sector": ["GOV"], "entity_text": "Pérou", "identifier_text": "Pérou"},
        ],
        "recipient": [{"sector": ["REB"], "entity_text": "Front du Sud", "identifier_text": "Front du Sud"}],
        "event": ["REQUEST"],
        "event_loc": {
            "extracted_place": "Brasilia", "resolved_place": "Brasilia", "city": "Brasilia", "country_code": "BRA",
            "feature_code": "PPLC",
        },
        "event_text": [made_records.ASKED], "quad_code": 3, "event_scale": -1.0, "mode": "yield",
        "context": ["military", "diplomatic"], "text": made_records.ASKED, "text_info": span,
        "cite_info": {
            "citation": "d1", "title": "Les pourparlers de Brasilia", "language": "fr", "publication": "AFP",
            "codebook": "PLOVER manual, draft 2.0",
        },
        "coder": "aidememoire 0 (none, lexicon none)", "comment": "réclamer",
        "aidememoire": {
            "dispatch": "d1", "event": "e1", "status": "happened", "assertion": "attributed", "by": "Ana Ruiz",
            "cameo": "0256", "date_said": "2018-02-13", "passages": [{"text": made_records.ASKED, **span}],
        },
    }  # fmt: skip


def test_lines_hold_one_event_each_though_the_passage_has_several() -> None:
    lines = plover_lines(made_records.talks())
    assert lines.count("\n") == 1
    assert json.loads(lines) == plover(made_records.talks())[0]


def test_a_week_has_its_last_day_and_no_date_says_why() -> None:
    week = plover(made_records.talks(date="2018-W07"))[0]
    assert (week["date"], week["enddate"], week["aidememoire"]["date_said"]) == ("2018-02-12", "2018-02-18", "2018-W07")
    never = plover(made_records.talks(date=None))[0]
    assert never["date"] is None
    assert never["aidememoire"]["date_reason"] == "the text gives no day"


def test_a_denied_event_is_kept_and_says_so() -> None:
    assert [one["aidememoire"]["assertion"] for one in plover(made_records.talks(assertion="denied"))] == ["denied"]


@pytest.mark.parametrize(
    ("type", "mode", "number", "value"),
    [
        ("AGREE", None, 1, 2.5), ("CONSULT", None, 1, 2.5), ("CONSULT", "visit", 1, 4), ("CONSULT", "third-party", 1, 1),
        ("CONSULT", "phone", 1, 1.5), ("SUPPORT", None, 1, 5), ("CONCEDE", None, 1, 4.5), ("COOPERATE", None, 2, 9.5),
        ("AID", None, 2, 10), ("RETREAT", None, 2, 6.5), ("RETREAT", "ceasefire", 2, 7.5), ("REQUEST", None, 3, 0),
        ("REQUEST", "yield", 3, -1), ("ACCUSE", None, 3, -3), ("ACCUSE", "allege", 3, -3.5), ("REJECT", "meet", 3, -2),
        ("THREATEN", "relations", 3, -3.5), ("PROTEST", "riot", 4, -7), ("PROTEST", "demo", 4, -5), ("SANCTION", None, 4, -6),
        ("MOBILIZE", "troops", 4, -6.5), ("COERCE", "arrest", 4, -7), ("ASSAULT", "aerial", 4, -9),
    ],
)  # fmt: skip
def test_types_and_modes_have_the_scores_of_the_manual(type: str, mode: str | None, number: int, value: float) -> None:
    one = made_records.event("Rien.", "Rien", type, mode=mode)
    assert (quad(one).number, score(one)) == (number, value)


@pytest.mark.parametrize("type", get_args(EventType))
def test_every_type_is_in_the_tables(type: str) -> None:
    one: Event = made_records.event("Rien.", "Rien", type)
    assert -10 <= score(one) <= 10
    assert goldstein(one) is not None
