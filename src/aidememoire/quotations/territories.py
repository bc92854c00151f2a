"""Does a town or region speak, by who governs it (« la ville a annoncé que »), or is it where something is?"""

from __future__ import annotations

from spacy.tokens import Token

from aidememoire.lexicon import frames


def territory_speaks(word: Token) -> bool:
    """Whether a noun such as « ville » is who says something: after « selon », behind its verb, of a name, or with a
    verb of speech in a compound tense; « la ville vit une drôle de "paix" » tells of none."""
    verb = word.head
    if word.dep_ == "obl:mod":
        return True
    if not frames.is_cue(verb.lemma_.lower()):
        return False
    if verb.i < word.i or any(c.dep_ == "nmod" and c.text[:1].isupper() for c in word.rights):
        return True
    return any(c.dep_ == "aux:tense" for c in verb.lefts)
