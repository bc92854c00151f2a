"""The French model with our sentence starts and nothing else of ours: layers are computed when asked for."""

from __future__ import annotations

from functools import cache

import spacy
from spacy.language import Language

from aidememoire.pipeline import MODELS, add_pipes


@cache
def french() -> Language:
    """The model, loaded once a session; outside fixtures, for tests whose examples hypothesis makes."""
    nlp = spacy.load(MODELS["fr"])
    add_pipes(nlp, ["dateline", "sentences"])
    return nlp
