"""Apposed bodies: which body's name stands between commas behind a noun (« le gestionnaire, |Rivenet|, … »)?"""

from __future__ import annotations

from spacy.tokens import Doc

FAR = 6  # tokens from a noun to the comma that opens its apposition
LONGEST = 12  # tokens from one comma to the other
LED = {"de", "du", "des", "d'", "la", "le", "les", "l'"}


def apposed(doc: Doc, token: int) -> int | None:
    """The token of a word in capitals that stands alone between two commas after a noun; None when there is none."""
    for i in range(token + 1, min(len(doc) - 2, token + FAR)):
        if doc[i].text == ",":
            name = doc[i + 1]
            closed = doc[i + 2].text == "," and name.text[:1].isupper() and not name.is_sent_start
            return i + 1 if closed and name.pos_ in ("NOUN", "PROPN", "X") else None
        if doc[i].pos_ not in ("NOUN", "ADJ", "PROPN") and doc[i].lower_ not in LED:
            return None
    return None


def set_between(doc: Doc, token: int) -> range:
    """The tokens between two commas behind a noun: « le maillot jaune, |l'Italien Davide Moretti|, estime ».

    Empty where a relative, a participle or a preposition opens them, or nothing closes them.
    """
    for i in range(token + 1, min(len(doc) - 2, token + FAR)):
        if doc[i].text == ",":
            first = doc[i + 1]
            if first.pos_ not in ("DET", "NOUN", "PROPN") or first.is_sent_start:
                break
            end = next((k for k in range(i + 2, min(len(doc), i + LONGEST)) if doc[k].is_punct), None)
            return range(i + 1, end) if end is not None and doc[end].text == "," else range(0)
        if doc[i].pos_ not in ("NOUN", "ADJ", "PROPN") and doc[i].lower_ not in LED:
            break
    return range(0)
