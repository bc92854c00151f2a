"""The `dateline` layer on a Doc: header, day and zones, in anyone's pipeline."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

import aidememoire.pipes.dateline
from aidememoire import layers

assert aidememoire.pipes.dateline
TEXT = "NOUVELLES\n07/12/2016 12:12 EST | Actualisé 08/12/2017 00:12 EST\n\nTrêve: rien de neuf\n\nGenève (AFP) - Les ministres se sont vus mercredi.\n\nnr/alf/mr\n"


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("fr")
    nlp.add_pipe("aidememoire_dateline")
    return nlp


def test_the_pipe_writes_plain_values(nlp: Language) -> None:
    item = layers.get(nlp(TEXT), "dateline")
    assert item["date"] == "2016-12-07"
    assert item["header"]["dateline_place"] == "Genève"
    assert [warning["code"] for warning in item["header"]["warnings"]] == ["updated_long_after"]
    assert [zone["kind"] for zone in item["zones"]] == ["furniture", "stamp", "headline", "dateline", "body", "signoff"]


def test_without_the_pipe_the_layer_is_found_when_asked_for() -> None:
    doc = spacy.blank("fr")(TEXT)
    assert layers.date_of(doc) == "2016-12-07"


def test_a_given_day_wins() -> None:
    doc = spacy.blank("fr")("ROME (AFP) - Rien mardi.")
    doc._.aidememoire_date = "2018-05-01"
    item = layers.get(doc, "dateline")
    assert (item["date"], item["header"]["published"]) == ("2018-05-01", "2018-05-01")


def test_the_layer_survives_bytes(nlp: Language) -> None:
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert layers.get(again, "dateline") == layers.get(doc, "dateline")


@settings(deadline=None)
@given(st.text())
def test_any_text_has_a_header(nlp: Language, text: str) -> None:
    for zone in layers.get(nlp(text), "dateline")["zones"]:
        assert 0 <= zone["start"] < zone["end"] <= len(text)
