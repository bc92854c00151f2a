"""Whose words follow a colon where one is named as an instance: « …, comme celle de X, une élue : "P" »?

All positions are tokens.
"""

from __future__ import annotations

from spacy.tokens import Doc

from aidememoire.quotations.subjects import may_be_somebody

IN_A_PHRASE = ("DET", "NOUN", "PROPN", "ADJ", "NUM", "ADP", "X")
SINGLE = {"comme", "dont", "notamment"}
SEVERAL = (("à", "l'", "instar"), ("à", "l'", "image"), ("à", "commencer", "par"))
THOSE = {"celui", "celle", "ceux", "celles"}
LONGEST = 30  # tokens between the word for an instance and the colon


def instance_before(doc: Doc, start: int, colon: int) -> tuple[int, int, int] | None:
    """The words that set an instance apart (start, end) and who it is; None where a verb or nothing of it stands there.

    « Les réactions fusent, dont celle de |X| : "P" », « Certains s'inquiètent, comme |X|, infirmière : "P" ».
    """
    for i in range(colon - 1, max(start, colon - LONGEST), -1):
        word = doc[i]
        several = next((s for s in SEVERAL if tuple(t.lower_ for t in doc[i : i + len(s)]) == s), None)
        if word.lower_ not in SINGLE and several is None:
            if word.pos_ not in IN_A_PHRASE and word.text != "," and word.lower_ not in THOSE | {"commencer"}:
                return None
            continue
        if doc[i - 1].text not in (",", "–", "—", "("):
            return None
        first = i + (len(several) if several is not None else 1)
        those = doc[first].lower_ in THOSE
        first += those
        named = next((t for t in doc[first:colon] if t.pos_ in ("NOUN", "PROPN")), None)
        if named is None or not may_be_somebody(named) and not named.text[:1].isupper():
            return None
        return (i, first - those, int(named.i)) if those or word.lower_ != "dont" else None
    return None
