"""French sentences with their times marked: what must be found, what it is worth, and what must stay untagged."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from aidememoire import layers
from aidememoire.pipes.dates import resolve_times
from aidememoire.pipes.times import find_times
from aidememoire.times.grammar import rules

MARK = re.compile(r"\[([^\[\]=]+) = ([^\]]+)\]")


def marked() -> list[tuple[str, str, bool]]:
    """The cases: (the dispatch's day, the marked sentence, whether it is parsed)."""
    day, parsed, cases = "", False, []
    for line in Path(__file__).with_name("times_cases.txt").read_text("utf-8").splitlines():
        if line.startswith("@"):
            _, day, *mode = line.split()
            parsed = mode == ["parsed"]
        elif line.strip() and not line.startswith("#"):
            cases.append((day, line, parsed))
    return cases


def read_times(nlp: Language, day: str, text: str) -> list[tuple[str, str]]:
    doc = nlp(text)
    doc._.aidememoire_date = day
    layers.put(doc, "dateline", {"header": {}, "date": day, "zones": [{"kind": "body", "start": 0, "end": len(text)}]})
    return [(item["text"], item["value"]) for item in resolve_times(doc)]


@pytest.fixture(scope="module")
def blank() -> Language:
    return spacy.blank("fr")


@pytest.mark.parametrize(("day", "line"), [(day, line) for day, line, parsed in marked() if not parsed])
def test_a_marked_sentence_without_a_parser(blank: Language, day: str, line: str) -> None:
    expected = [(match[1], match[2]) for match in MARK.finditer(line)]
    assert read_times(blank, day, MARK.sub(r"\1", line)) == expected


@pytest.mark.parametrize(("day", "line"), [(day, line) for day, line, parsed in marked() if parsed])
def test_a_marked_sentence_whose_tense_decides(french_model: Language, day: str, line: str) -> None:
    expected = [(match[1], match[2]) for match in MARK.finditer(line)]
    assert read_times(french_model, day, MARK.sub(r"\1", line)) == expected


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_a_rule_finds_its_example_and_leaves_its_counterexample(blank: Language, rule) -> None:  # type: ignore[no-untyped-def]
    expected = [(match[1], match[2]) for match in MARK.finditer(rule.yes)]
    assert read_times(blank, "2016-12-07", MARK.sub(r"\1", rule.yes)) == expected
    assert read_times(blank, "2016-12-07", rule.no) == []


def test_there_are_at_least_two_hundred_marked_sentences() -> None:
    assert len(marked()) >= 200


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Il vient lundi.", "DATE"), ("Il vient lundi soir.", "TIME"), ("Il vient à 8 h.", "TIME"),
        ("Il reste deux heures.", "DURATION"), ("Il vient chaque lundi.", "SET"), ("Il part désormais.", "DATE"),
    ],
)  # fmt: skip
def test_the_type_of_an_expression(blank: Language, text: str, kind: str) -> None:
    assert [item["type"] for item in find_times(blank(text))] == [kind]


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Il partira fin février 2017.", "mod", "END"), ("Il est parti début 2015.", "mod", "START"),
        ("Ils ont parlé plus de deux heures.", "mod", "MORE_THAN"), ("Ils ont parlé près de deux heures.", "mod", "APPROX"),
        ("Ils se voient chaque lundi.", "quant", "EACH"), ("Ils se voient tous les lundis.", "quant", "EVERY"),
        ("Ils se voient deux fois par semaine.", "freq", "2X"),
    ],
)  # fmt: skip
def test_modifiers_quantifiers_and_frequencies(blank: Language, text: str, field: str, value: str) -> None:
    assert [item.get(field) for item in find_times(blank(text))] == [value]


def test_a_range_has_a_begin_and_an_end(blank: Language) -> None:
    first, last = find_times(blank("Le salon se tient du 3 au 7 mai 2017."))
    assert (first["parse"]["range"], last["parse"]["range"]) == ("begin", "end")


@pytest.mark.parametrize(
    "text",
    ["Il est venu vendredi\ndernier.", "Il est venu vendredi\u00a0dernier.", "Il est venu vendredi\r\ndernier.",
     "IL EST VENU VENDREDI DERNIER.", "Il est venu « vendredi dernier ».", "🙂 e\u0301 : il est venu vendredi dernier."],
)  # fmt: skip
def test_offsets_hold_over_blanks_breaks_marks_and_odd_characters(blank: Language, text: str) -> None:
    (item,) = find_times(blank(text))
    assert text[item["start"] : item["end"]] == item["text"]
    assert " ".join(item["text"].lower().split()) == "vendredi dernier"


def test_a_paragraph_break_does_not_join_two_expressions(blank: Language) -> None:
    assert [item["text"] for item in find_times(blank("Il est venu mardi\n\n12 décembre 2016"))] == [
        "mardi",
        "12 décembre 2016",
    ]


def test_a_stamp_is_one_instant_and_the_sign_off_holds_none(blank: Language) -> None:
    text = "Publié le vendredi 9 février 2018 à 18h20 (heure de Paris)\n\nRien.\n\nsam/mar/5-mai"
    doc = blank(text)
    zones = [{"kind": "stamp", "start": 0, "end": 58}, {"kind": "body", "start": 60, "end": 65},
             {"kind": "signoff", "start": 67, "end": len(text)}]  # fmt: skip
    layers.put(doc, "dateline", {"header": {}, "date": "2018-02-09", "zones": zones})
    assert [item["value"] for item in resolve_times(doc)] == ["2018-02-09T18:20+01:00"]


def test_the_factory_alone_runs_on_a_blank_pipeline() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("aidememoire_times")
    nlp.add_pipe("aidememoire_dates")
    doc = nlp("Il est né le 3 mai 1968.")
    assert [item["value"] for item in doc._.aidememoire_dates] == ["1968-05-03"]
    assert nlp.from_bytes(nlp.to_bytes()).pipe_names == ["aidememoire_times", "aidememoire_dates"]


WORDS = st.sampled_from(
    "le la les du au 3 12 2016 mai mars lundi mardi soir à h 20 heures ans deux dernier prochain , . ( ) l'an fin nuit de "
    "dans il y a été chaque semaine \n « » - / : en un une jour premier trimestre".split(" ")
)


@given(st.lists(WORDS, max_size=25))
def test_every_item_quotes_its_text_in_order_without_overlap(words: list[str]) -> None:
    text = " ".join(words)
    doc = spacy.blank("fr")(text)
    doc._.aidememoire_date = "2016-12-07"
    layers.put(doc, "dateline", {"header": {}, "date": "2016-12-07", "zones": []})
    end = 0
    for item in resolve_times(doc):
        assert item["start"] >= end
        assert text[item["start"] : item["end"]] == item["text"]
        end = item["end"]
