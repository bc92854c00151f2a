"""Channels: which words with a number behind them are a channel and no state (« selon |France 3| »)?"""

from __future__ import annotations

from spacy.tokens import Doc

from aidememoire.actors.word_lists import words
from aidememoire.lexicon import world
from aidememoire.lexicon.bodies import press_nouns
from aidememoire.lexicon.given_names import gender_of_given_name
from aidememoire.lexicon.phrases import fold

LEADING = {"selon", "après", "par", "sur", "pour", "à", "de", "d'", "avec", "chez"}


def is_channel(doc: Doc, i: int) -> bool:
    """Whether the words at `i` and behind it are a channel: « selon |France 3| », « |Canal 9| affirme ».

    Not the result of a match nor what is counted: « France 3, Brésil 1 », « la France 3 fois ».
    """
    if i + 1 >= len(doc) or not doc[i + 1].text.isdigit() or len(doc[i + 1].text) > 2 or not doc[i].whitespace_:
        return False
    named = fold(doc[i].text) in words("channels")
    if not doc[i].text[:1].isupper() or not (named or world.state_named(doc[i].text) is not None):
        return False
    after = doc[i + 2] if i + 2 < len(doc) else None
    if after is not None and after.pos_ == "NOUN" and after.is_lower:
        return False
    if after is not None and after.pos_ in ("VERB", "AUX"):
        return i == 0 or doc[i - 1].lower_ not in ("la", "le", "l'", "les")
    before = doc[i - 1] if i else None
    return before is not None and (before.lower_ in LEADING or fold(before.lemma_) in words("mediums"))


def past_medium(doc: Doc, first: int, end: int) -> int | None:
    """Where a person's name begins behind a medium's: « a confié au quotidien La Dépêche |Marie| Dupont »."""
    before = first - 1
    if before > 0 and doc[before].text in ("La", "Le", "L'", "Les"):
        before -= 1
    if before < 0 or doc[before].lemma_.lower() not in press_nouns():
        return None
    for i in range(first + 1, end - 1):
        if doc[i].dep_ == "nsubj" and doc[i].head.i < before and gender_of_given_name(doc[i].text) is not None:
            return i
    return None
