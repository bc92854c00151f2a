"""One of them: who is named behind « l'une d'elles », « le premier » (« L'une d'elles, |Amis du Lac|, dit … »)?"""

from __future__ import annotations

from spacy.tokens import Doc

ONE = {"un", "une", "autre", "premier", "première", "second", "seconde"}
LINKS = {"d'", "de", "entre", "parmi", "eux", "elles", "ceux-ci", "celles-ci"}
LONGEST = 9  # tokens of a name or function between commas


def named_aside(doc: Doc, token: int) -> tuple[int, int] | None:
    """The tokens `first:end` set between commas right behind one of several, without a verb; None where none are."""
    word = doc[token]
    if word.lower_ not in ONE and word.pos_ != "ADJ":
        return None
    first = token + 1
    while first < len(doc) - 2 and doc[first].lower_ in LINKS:
        first += 1
    if first >= len(doc) - 2 or doc[first].text != "," or first == token + 1 and word.pos_ == "DET":
        return None
    end = first + 1
    while end < min(len(doc), first + 1 + LONGEST) and doc[end].text != ",":
        if doc[end].is_sent_start or doc[end].pos_ in ("AUX", "SCONJ") or doc[end].is_punct and doc[end].text != "-":
            return None
        if doc[end].pos_ == "VERB" and not doc[end].text[:1].isupper():
            return None
        end += 1
    if end == first + 1 or end >= len(doc) or doc[end].text != ",":
        return None
    return first + 1, end
