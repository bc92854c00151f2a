"""Bare subjects: which word with a capital that opens a sentence is a name, whatever the tagger says?"""

from __future__ import annotations

from spacy.tokens import Doc

from aidememoire.actors.mention import is_human

ACTS = {"a", "avait", "va", "s'", "n'"}  # what follows a name that does something: « Volkswagen |s'|est montré »


def is_bare_name(doc: Doc, i: int) -> bool:
    """« |Volkswagen| s'est montré discret »: a noun alone before its verb has a determiner unless it is a name."""
    word = doc[i]
    if not word.is_sent_start or word.pos_ != "NOUN" or not word.text[:1].isupper() or i + 2 >= len(doc):
        return False
    if doc[i + 1].lower_ not in ACTS or not word.dep_.startswith("nsubj") or len(word) < 4 or word.ent_type_ == "PER":
        return False
    return not is_human(word) and "Plur" not in doc[i + 1].morph.get("Number", [])
