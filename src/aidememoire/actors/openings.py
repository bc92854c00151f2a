"""Openings: which words before « il » hang on a participle that is his (« Interrogé par le juge X, |il| a nié »)?"""

from __future__ import annotations

from spacy.tokens import Doc

BORN = {"né", "née", "surnommé", "surnommée"}  # « Né Paul Roy, il … »: his own name
LONGEST = 60  # tokens of an opening


def opening_participle(doc: Doc, pronoun: int, start: int) -> range:
    """The tokens of the participle phrase that opens the sentence at `start` and ends at the comma before a pronoun.

    Whoever it tells of is not whom the pronoun takes up. Empty where the sentence opens otherwise.
    """
    if pronoun - start < 3 or pronoun - start > LONGEST or doc[pronoun - 1].text != "," or doc[pronoun].pos_ != "PRON":
        return range(0)
    first = start
    while first < pronoun and (doc[first].pos_ in ("ADV", "SPACE", "PUNCT") or doc[first].lower_ == "en"):
        first += 1
    if doc[first].pos_ not in ("VERB", "ADJ") or not is_participle(doc[first].lower_) or doc[first].lower_ in BORN:
        return range(0)
    if any("Fin" in t.morph.get("VerbForm", []) and t.dep_ in ("ROOT", "conj") for t in doc[first:pronoun]):
        return range(0)
    return range(first, pronoun)


def is_participle(word: str) -> bool:
    """Whether a word ends as participles do: « interrogé », « relancée », « accueillis », « voulant »."""
    return word.endswith(("ant", "é", "és", "ée", "ées", "i", "is", "ie", "ies", "u", "us", "ue", "ues"))
