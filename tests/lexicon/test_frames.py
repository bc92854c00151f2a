"""Every line of the frame lexicon: its positive example stands in the frame, its negative one does not."""

from __future__ import annotations

import pytest
from spacy.language import Language

from aidememoire.errors import LexiconError
from aidememoire.lexicon import frames
from aidememoire.lexicon.frames import Frame
from aidememoire.pipes.clauses import read_clauses

LEXICON = frames.frames()


@pytest.fixture(scope="module")
def matched(french_model: Language) -> dict[str, set[str]]:
    """Example sentence -> the ids of the frames that some clause of it stands in, incises apart."""
    sentences = sorted({words for frame in LEXICON for words in (frame.yes, frame.no)})
    return {
        words: {f.id for clause in read_clauses(doc) for f in frames.matches(doc, clause)}
        for words, doc in zip(sentences, french_model.pipe(sentences), strict=True)
    }


@pytest.mark.parametrize("frame", [f for f in LEXICON if f.takes != "quote"], ids=lambda f: f.id)
def test_frame_fits_its_example_and_not_its_counter_example(frame: Frame, matched: dict[str, set[str]]) -> None:
    assert frame.id in matched[frame.yes], f"{frame.id} does not fit: {frame.yes}"
    assert frame.id not in matched[frame.no], f"{frame.id} fits: {frame.no}"


def test_ids_are_unique() -> None:
    ids = [frame.id for frame in LEXICON]
    assert sorted(ids) == sorted(set(ids))


def test_a_frame_without_examples_is_refused() -> None:
    with pytest.raises(LexiconError, match="examples"):
        frames.check({"verbs": ["dire"]}, "fr/x.toml, frame 1")


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(LexiconError, match="unknown field mood"):
        frames.check({"verbs": ["dire"], "yes": "a", "no": "b", "mood": "x"}, "fr/x.toml, frame 1")
