"""A passage is proof: it cannot be built unless its text is the text's words at its offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from aidememoire.errors import PassageError
from aidememoire.passage import SOURCE, Passage
from aidememoire.record import TimeExpression

TEXT = "Genève (AFP) - «\u00a0Rien\u202f!\u00a0», a dit l’émissaire 🕊️ de l’Onu."


def test_cut_quotes_the_text() -> None:
    start = TEXT.index("l’émissaire")
    passage = Passage.cut(TEXT, start, start + len("l’émissaire"))
    assert passage.text == "l’émissaire"
    assert TEXT[passage.start : passage.end] == passage.text


def test_offsets_are_code_points_after_an_emoji_and_combining_accents() -> None:
    text = "🕊️ e\u0301te\u0301 : trêve"
    assert Passage.cut(text, text.index("trêve"), len(text)).text == "trêve"


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 4), (-1, 3), (0, len(TEXT) + 1), (len(TEXT), len(TEXT) + 1)])
def test_no_passage_without_words_inside_the_text(start: int, end: int) -> None:
    with pytest.raises(PassageError, match="no words at"):
        Passage.cut(TEXT, start, end)


def test_a_passage_built_without_its_text_is_refused() -> None:
    with pytest.raises((PassageError, ValidationError), match="needs the text it quotes"):
        Passage(text="Genève", start=0, end=6)


def test_words_that_are_not_there_are_refused() -> None:
    with pytest.raises((PassageError, ValidationError), match="the text holds 'Genève'"):
        Passage.model_validate({"text": "Paris!", "start": 0, "end": 6}, context={SOURCE: TEXT})


def test_a_passage_cannot_change() -> None:
    passage = Passage.cut(TEXT, 0, 6)
    with pytest.raises(ValidationError, match="frozen"):
        passage.start = 1  # type: ignore[misc]


def test_nothing_unknown_slips_in() -> None:
    with pytest.raises((PassageError, ValidationError), match="Extra inputs"):
        Passage.cut(TEXT, 0, 6, sure=True)


def test_a_passage_with_more_to_it_is_cut_the_same_way() -> None:
    text = "Ils se voient samedi."
    time = TimeExpression.cut(text, 14, 20, type="DATE", value="2016-12-10", **{"from": "2016-12-10"})
    assert (time.text, time.value, time.from_) == ("samedi", "2016-12-10", "2016-12-10")


@given(st.text(min_size=1), st.data())
def test_whatever_is_cut_quotes_its_text_and_travels(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    passage = Passage.cut(text, start, end)
    assert text[passage.start : passage.end] == passage.text
    assert Passage.model_validate(passage.model_dump(), context={SOURCE: text}) == passage


@given(st.text(min_size=1), st.text(min_size=1), st.integers(0, 50))
def test_foreign_words_never_pass(text: str, words: str, start: int) -> None:
    claim = {"text": words, "start": start, "end": start + len(words)}
    if text[start : start + len(words)] == words:
        assert Passage.model_validate(claim, context={SOURCE: text}).text == words
    else:
        with pytest.raises((PassageError, ValidationError)):
            Passage.model_validate(claim, context={SOURCE: text})
