"""Two peoples: which words are a demonym in two parts (« |Franco-Libanais| », « |Franco - Belge| Paul Roy », «
|Sierra-Léonaise| »)?"""

from __future__ import annotations

from spacy.tokens import Doc

from aidememoire.lexicon import world

HYPHENS = ("-", "‑", "–")


def in_two_peoples(doc: Doc, i: int) -> bool:
    """Whether the word at `i` is a demonym in two parts, or the first or second of its parts."""
    word = doc[i].text
    if "-" in word and len(word) > 3:
        return bool(world.states_of_demonym(word.lower()))
    if i + 2 < len(doc) and doc[i + 1].text in HYPHENS:
        return _joined(doc, i)
    return i > 1 and doc[i - 1].text in HYPHENS and _joined(doc, i - 2)


def _joined(doc: Doc, i: int) -> bool:
    """Whether two words with a hyphen between, however spaced, are of two states, or of one (« sud-africain »)."""
    return bool(world.states_of_demonym(f"{doc[i].lower_}-{doc[i + 2].lower_}"))
