"""The pipeline: ordered, checked, usable whole, in part, in two processes and across bytes."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from aidememoire import layers, pipeline
from aidememoire.errors import PipelineError
from aidememoire.reading import pipeline_for

TEXT = (
    "GENEVE, 7 déc 2016 (AFP) - Les deux ministres se sont rencontrés mercredi à Genève. "
    "« La trêve tient », a déclaré Jean Dupont, le ministre français. Les rebelles auraient accepté un cessez-le-feu.\n\n"
    "La Russie a rejeté la proposition américaine. Une réunion est prévue vendredi à Paris.\n"
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline_for("fr")


def test_our_pipes_stand_in_order_around_the_model(nlp: Language) -> None:
    ours = [name for name in nlp.pipe_names if name.startswith(layers.PREFIX)]
    assert ours == [pipe.factory for pipe in pipeline.PIPES]
    assert nlp.pipe_names[:2] == ["aidememoire_dateline", "aidememoire_sentences"]
    assert nlp.pipe_names.index("parser") < nlp.pipe_names.index("aidememoire_clauses")


def test_an_unmet_need_raises_with_the_name_of_the_missing_pipe() -> None:
    with pytest.raises(PipelineError, match="aidememoire_clauses needs parser before it"):
        pipeline.check(["tok2vec", "aidememoire_clauses"])
    with pytest.raises(PipelineError, match="aidememoire_speakers needs aidememoire_quotations before it"):
        pipeline.check(["parser", "lemmatizer", "ner", "aidememoire_clauses", "aidememoire_speakers"])


def test_a_language_without_pipeline_is_refused_by_name() -> None:
    with pytest.raises(PipelineError, match="no pipeline for 'tlh'; there is one for: fr"):
        pipeline.build("tlh")


def test_every_layer_is_written(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert all(layers.has(doc, name) for name in layers.PROVIDERS if name != "sentences")


def _found(doc: Doc) -> dict[str, object]:
    return {name: layers.get(doc, name) for name in layers.PROVIDERS}


def test_results_survive_bytes(nlp: Language) -> None:
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert _found(again) == _found(doc)


def test_results_survive_two_processes(nlp: Language) -> None:
    texts = [TEXT, TEXT.replace("Russie", "Chine"), "Rien.", TEXT.replace("Jean Dupont", "Anne Roy")]
    alone = [_found(doc) for doc in nlp.pipe(texts)]
    together = [_found(doc) for doc in nlp.pipe(texts, n_process=2, batch_size=1)]
    assert together == alone


@pytest.mark.parametrize("pipe", [p for p in pipeline.PIPES if not p.first], ids=lambda p: p.name)
def test_each_pipe_works_alone_in_anyones_pipeline(pipe: pipeline.Pipe, bare_model: Language) -> None:
    bare_model.add_pipe(pipe.factory)
    try:
        doc = bare_model("Jeudi, « la trêve tient », a déclaré le ministre russe. Paris a rejeté le plan.")
        assert layers.has(doc, pipe.name)
    finally:
        bare_model.remove_pipe(pipe.factory)


@pytest.fixture(scope="module")
def bare_model() -> Language:
    return spacy.load(pipeline.MODELS["fr"])


def test_a_pipe_that_needs_a_parse_says_so_on_a_blank_pipeline() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("aidememoire_clauses")
    with pytest.raises(PipelineError, match="aidememoire_clauses needs a parsed Doc, and 'parser' has not run"):
        nlp("Paris a parlé.")


def test_times_and_dates_run_on_a_blank_pipeline() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("aidememoire_times")
    nlp.add_pipe("aidememoire_dates")
    doc = nlp.make_doc("Le ministre est parti le 5 mai 2016.")
    doc = nlp(doc)
    assert [(t["text"], t["value"]) for t in layers.get(doc, "dates")] == [("le 5 mai 2016", "2016-05-05")]


def test_an_unknown_layer_is_refused_with_those_there_are() -> None:
    with pytest.raises(PipelineError, match="no layer is called 'colours'; there are: dateline, "):
        layers.provider("colours")
