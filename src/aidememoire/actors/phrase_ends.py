"""Phrase ends: which word after a function or body no longer belongs to its phrase (« l'armée |d'avoir tiré| »)?"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from aidememoire.actors.word_lists import words
from aidememoire.lexicon.loader import load


def leads_away(doc: Doc, head: int, i: int) -> bool:
    """Whether the token at `i`, behind the noun at `head`, opens what the verb around them says of it.

    « un témoin |ayant| vu », « demande aux habitants de |rester| », « accuse le gouvernement |de| fraude »,
    « reçu par le ministre |en| marge de … ».
    """
    token = doc[i]
    if i > head + 1 and token.lower_ in _issued():
        return True  # « un communiqué de la préfecture du Gard |publié| lundi »
    if token.pos_ in ("VERB", "AUX") and token.tag_ != "ADJ":
        form = token.morph.get("VerbForm", [])
        if "Pres" in token.morph.get("Tense", []):
            return True
        return "Inf" in form and doc[i - 1].lower_ in ("de", "d'", "pour")
    if i + 1 >= len(doc):
        return False
    if token.lower_ == "en":
        return doc[i + 1].lower_ in words("circumstances")
    if token.lower_ in ("de", "d'") and doc[head].head.i < head:
        noun = doc[i + 1]
        charged = noun.pos_ in ("NOUN", "ADJ") and noun.is_lower and doc[head].dep_.startswith(("obj", "iobj"))
        return charged and doc[head].head.lemma_.lower() in words("charge_with")
    return False


@cache
def _issued() -> frozenset[str]:
    return frozenset(load("actors")["issued"])
