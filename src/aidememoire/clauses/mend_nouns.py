"""Which nouns did the tagger take for verbs? « l'|offre| de trêve », « une |demande| de l'ONU »: after a determiner."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from aidememoire.lexicon.frames import is_noun
from aidememoire.lexicon.loader import load


@cache
def _nouns() -> frozenset[str]:
    return frozenset(noun for nouns in load("proposals")["kinds"].values() for noun in nouns)


def mend_nouns(tokens: list[Token]) -> None:
    """Makes nouns of finite verbs that a determiner stands before, where the lexicon knows the noun."""
    for before, token in zip(tokens, tokens[1:], strict=False):
        if before.pos_ != "DET" or token.pos_ != "VERB" or "Fin" not in token.morph.get("VerbForm", []):
            continue
        form = token.lower_
        noun = next((n for n in (form, form.removesuffix("s")) if n in _nouns() or is_noun(n, n)), None)
        if noun is not None:
            token.pos_, token.lemma_ = "NOUN", noun
            token.set_morph(f"Number={'Sing' if noun == form else 'Plur'}")  # type: ignore[attr-defined]
