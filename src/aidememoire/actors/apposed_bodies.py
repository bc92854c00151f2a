"""Apposed bodies: which body's name stands between commas behind a noun (« le gestionnaire, |Rivenet|, … »)?"""

from __future__ import annotations

from spacy.tokens import Doc

FAR = 6  # tokens from a noun to the comma that opens its apposition
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
