"""Words after what is said that tell of the telling: by what way the news came, and the writer's reason for it.

All positions are tokens.
"""

from __future__ import annotations

from spacy.tokens import Doc

from aidememoire.quotations.reporting import Reporting
from aidememoire.quotations.word_lists import listed

REASONS = {"car", "puisque", "puisqu'", "parce", "quand", "lorsque", "lorsqu'"}
POSSESSIVES = {"son", "sa", "ses", "leur", "leurs"}
WAYS = {"sur", "à", "au", "par", "devant", "via", "lors", "dans"}


def leaves_noun(r: Reporting, start: int, i: int, sent_end: int) -> bool:
    """« a annoncé son départ |car sa santé décline| », « … |sur son site| »: not part of the noun phrase said."""
    word = r.doc[i].lower_
    if word == "ce" and r.doc[i - 1].pos_ not in ("ADP", "DET", "PRON", "ADV") and i + 1 < sent_end:
        return r.doc[i + 1].lower_ == "qui"  # « évalue le revenu à 300 dollars, |ce qui en fait un des plus bas| »
    if word in REASONS:
        return r.doc[i].pos_ != "NOUN" and "Inf" not in r.doc[start].morph.get("VerbForm", [])
    return word in WAYS and _is_way(r, start, i, sent_end)


def _is_way(r: Reporting, start: int, i: int, sent_end: int) -> bool:
    doc, word = r.doc, r.doc[i].lower_
    near = doc[i + 1 : min(i + 5, sent_end)]
    noun = next((t for t in near if t.pos_ in ("NOUN", "PROPN")), None)
    if noun is None or i == start + 1:
        return False
    lemma, own = noun.lemma_.lower(), doc[start].lower_ in POSSESSIVES
    if word in ("via", "lors"):
        return lemma in listed("ways", word)
    if word == "dans":
        return own and near[0].lower_ in POSSESSIVES and lemma in ("ville", "commune", "fief", "circonscription")
    if word == "devant" or lemma in ("voix", "biais", "truchement"):
        return lemma in listed("ways", word)
    if word == "par" and lemma == "voie":
        return True
    if word == "sur":
        return lemma in listed("ways", "sur") and (
            near[0].lower_ in POSSESSIVES or lemma == "réseau" or noun == near[0]
        )
    return own and lemma in listed("ways", "à" if word == "au" else word)


def closes_telling(r: Reporting, following: int, stop: int) -> bool:
    """« que P, |sans donner de date| », « …, |par la voix de X| »: what comes after a comma is no part of it."""
    doc, word = r.doc, r.doc[following].lower_
    near = doc[following + 1 : min(following + 5, stop)]
    if word == "sans":
        return bool(near) and near[0].lemma_.lower() in listed("ways", "sans")
    if word == "portant":
        first = near[0].lower_ if near else ""
        return first in ("à", "ainsi") and any(t.pos_ == "NUM" or t.like_num for t in near)
    if word == "par":
        return any(t.lemma_.lower() in ("voix", "truchement") for t in near[:2])
    return word == "lors" and any(t.lemma_.lower() in listed("ways", "lors") for t in near)


def closes_locution(doc: Doc, cue: int, head: int) -> bool:
    """« à l'|occasion d'|un discours »: a complement of « de » whose « de » ends a complex preposition."""
    for i in range(head - 1, max(cue, head - 6), -1):
        if doc[i].lower_ in ("de", "d'", "du", "des"):
            noun = doc[i - 1]
            return noun.lower_ in listed("locutions") and doc[i - 2].lower_ in ("à", "au", "l'", "la", "en", "aux")
    return False
