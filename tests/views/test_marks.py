"""Nested and overlapping passages cut a text into segments that join to the text again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aidememoire.views.marks import Mark, cut_segments


def shown(text: str, *marks: tuple[str, str]) -> str:
    """The segments with the items they belong to: `words{a b}`, one after the other."""
    cut = [Mark(text.index(words), text.index(words) + len(words), "events", item) for item, words in marks]
    return "|".join(
        text[s.start : s.end] + ("{" + " ".join(m.item for m in s.marks) + "}" if s.marks else "")
        for s in cut_segments(0, len(text), cut)
    )


def test_a_passage_inside_another() -> None:
    assert shown("il exige un départ rapide", ("q", "un départ rapide"), ("p", "départ")) == (
        "il exige |un {q}|départ{q p}| rapide{q}"
    )


def test_passages_that_overlap() -> None:
    assert shown("abcdef", ("x", "abcd"), ("y", "cdef")) == "ab{x}|cd{x y}|ef{y}"


def test_the_same_words_twice_the_longer_outside() -> None:
    assert shown("abc", ("x", "abc"), ("y", "abc"), ("z", "ab")) == "ab{x y z}|c{x y}"


def test_a_passage_over_two_paragraphs_opens_once_and_closes_once() -> None:
    mark = Mark(2, 8, "quotations", "q")
    first, second = list(cut_segments(0, 5, [mark])), list(cut_segments(6, 10, [mark]))
    assert [len(s.opening) for s in (*first, *second)] == [0, 1, 0, 0]
    assert [len(s.closing) for s in (*first, *second)] == [0, 0, 1, 0]


@given(
    st.integers(0, 30),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=12),
)
def test_segments_cover_the_stretch_and_agree_with_every_mark(start: int, pairs: list[tuple[int, int]]) -> None:
    end = start + 10
    marks = [Mark(min(p), max(p), "events", str(n)) for n, p in enumerate(pairs)]
    segments = list(cut_segments(start, end, marks))
    assert [s.start for s in segments] == [start, *(s.end for s in segments[:-1])]
    assert segments[-1].end == end
    for segment in segments:
        inside = {m.item for m in marks if m.start < m.end and m.start <= segment.start and segment.end <= m.end}
        assert {m.item for m in segment.marks} == inside
        assert all(m in segment.marks for m in (*segment.opening, *segment.closing))
