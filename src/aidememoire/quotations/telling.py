"""Words after what is said that tell of the telling: by what way the news came, and the writer's reason for it.

All positions are tokens.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from spacy.tokens import Doc

from aidememoire.actors.mention import is_human
from aidememoire.lexicon import functions
from aidememoire.quotations.reporting import Reporting
from aidememoire.quotations.word_lists import listed

REASONS = {"car", "puisque", "puisqu'", "parce", "quand", "lorsque", "lorsqu'"}
POSSESSIVES = {"son", "sa", "ses", "leur", "leurs"}
ASKING = {"question", "interpellation", "critique", "accusation", "courrier", "lettre", "demande", "appel", "propos"}
AROUSING = {"provoquer", "susciter", "déclencher", "soulever", "attirer", "créer", "causer", "entraîner", "suscitant"}
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
    if word in ("à", "au"):
        if lemma == "micro" and word == "au" or noun.lower_ in ("afp", "reuters") and not own:
            return True  # « a exigé la fermeture |au micro de RTL| »
        aired = lemma in ("radio", "télévision") and doc[i + 1].lower_ == "la" and i + 3 >= sent_end - 1
        return lemma in listed("ways", "à") and (own or aired and not _is_aired(doc, start, i))
    return own and lemma in listed("ways", word)


def _is_aired(doc: Doc, start: int, end: int) -> bool:
    """« la |diffusion| du match à la radio »."""
    return any(t.lemma_.lower() in listed("aired") for t in doc[start:end])


def closes_telling(r: Reporting, following: int, stop: int) -> bool:
    """« que P, |sans donner de date| », « …, |par la voix de X| »: what comes after a comma is no part of it."""
    doc, word = r.doc, r.doc[following].lower_
    near = doc[following + 1 : min(following + 5, stop)]
    if _looks_back(doc, following, stop):
        return True
    if word == "devant":
        who = next((t for t in near if t.pos_ == "NOUN"), None)
        return who is not None and (is_human(who) or functions.function(who.text) is not None)
    if word in ("s'", "se") and near and near[0].lower_ == "attirant":
        return True
    if word.endswith("ant") or word == "ce":
        return _is_answered(r, following, stop)
    if word == "sans":
        return bool(near) and near[0].lemma_.lower() in listed("ways", "sans")
    if word == "par":
        return any(t.lemma_.lower() in ("voix", "truchement") for t in near[:2])
    return word == "lors" and any(t.lemma_.lower() in listed("ways", "lors") for t in near)


@cache
def _openings() -> dict[str, list[list[str]]]:
    """The openings of looks back, as words, by the first."""
    found: dict[str, list[list[str]]] = defaultdict(list)
    for phrase in listed("looking_back"):
        split = re.findall(r"[^ ']+'|[^ ']+", phrase)
        found[split[0]].append(split)
    return dict(found)


def _looks_back(doc: Doc, at: int, stop: int) -> bool:
    """« que P, |en référence à la crise| », « …, |visiblement ému| », « …, |en réponse à une question| »."""
    word = doc[at].lower_
    known = _openings().get(word)
    if known is not None:
        here = [t.lower_ for t in doc[at : at + 5]]
        if any(here[: len(phrase)] == phrase for phrase in known):
            return True
    if word in ("visiblement", "manifestement", "très", "ému", "émue"):
        felt = doc[min(at + 1, stop - 1)]
        return stop - at <= 3 and (felt.pos_ in ("ADJ", "VERB") or word.startswith("ém"))
    if word == "déjà" and at + 1 < stop:  # « viser l'usine, |déjà victime de trois incendies| »
        told = doc[at + 1 : stop]
        return told[0].pos_ in ("NOUN", "ADJ", "VERB") and not any("Fin" in t.morph.get("VerbForm", []) for t in told)
    if doc[at].pos_ == "NOUN" and at + 1 < stop and doc[at + 1].lower_ in ("où", "dont"):
        return True  # « être enterré à Salto, |ville où il avait vécu| »
    if word == "en" and doc[at + 1].lower_ in ("réponse", "réaction"):
        asked = next((t for t in doc[at + 3 : min(at + 7, stop)] if t.pos_ == "NOUN"), None)
        human = asked is not None and (is_human(asked) or functions.function(asked.text) is not None)
        return asked is not None and (human or asked.lemma_.lower() in ASKING)
    return False


def _is_answered(r: Reporting, at: int, stop: int) -> bool:
    """« que P, |provoquant un tollé| », « …, |ce qui a suscité la colère| », « …, |portant| le bilan à 12 »."""
    doc, word = r.doc, r.doc[at].lower_
    near = doc[at + 1 : min(at + 8, stop)]
    if word == "portant":
        first = near[0].lower_ if near else ""
        return first in ("à", "ainsi") and any(t.pos_ == "NUM" or t.like_num for t in near[:4])
    if word == "ce" and (not near or near[0].lower_ != "qui"):
        return False
    if word != "ce" and doc[at].lemma_.lower() not in AROUSING:
        return False
    return any(t.lemma_.lower() in listed("reactions") for t in near[:6])


def closes_locution(doc: Doc, cue: int, head: int) -> bool:
    """« à l'|occasion d'|un discours »: a complement of « de » whose « de » ends a complex preposition."""
    for i in range(head - 1, max(cue, head - 6), -1):
        if doc[i].lower_ in ("de", "d'", "du", "des"):
            noun = doc[i - 1]
            return noun.lower_ in listed("locutions") and doc[i - 2].lower_ in ("à", "au", "l'", "la", "en", "aux")
    return False
