"""What lies ahead and belongs in no diary? Forecasts, ages, habits, rules, what only compares or would have been."""

from __future__ import annotations

import re
from datetime import date

from spacy.tokens import Doc, Token

from aidememoire import layers
from aidememoire.agenda.times import DAY, Time, listed
from aidememoire.modality.conditionals import word
from aidememoire.pipes.clauses import Clause

FAR = 240  # days ahead at which a day without its year is rather that of the year before
TREND = re.compile(r"\bà la (?:hausse|baisse)\b|\ben (?:hausse|baisse|recul)\b|\d\s*%|\bpour cent\b|\bpoints?\b")
RULE = re.compile(
    r"\b(?:depuis (?:plus d'un |des |un )?siècles?|depuis toujours|la loi (?:prévoit|dispose)|en cas de)\b"
)
AGE = re.compile(r"\b\w+ ans\b")
SPAN = re.compile(r"(?:24|36|48|72) (?:heures|h)\b")


def is_forecast(doc: Doc, own: Clause | None, holder: Token, time: Time) -> bool:
    """Whether the words around a time tell of no act or event that somebody can put in a diary."""
    return (
        _measures(doc, time)
        or _is_aim(doc, own)
        or _is_rule(doc, holder)
        or _of_another_year(doc, own, time)
        or (
            own is not None
            and (
                _is_trend(doc, own)
                or _is_effect(doc, own)
                or _is_age(doc, own)
                or _might_be(doc, own)
                or _would_have(doc, own)
                or _goes_on(doc, own, time)
            )
        )
    )


def _is_effect(doc: Doc, own: Clause) -> bool:
    """« cette mesure entraînera des pertes en 2018 »: what a thing brings about, and nobody does."""
    if own.lemma not in listed("causing") or own.subject_head is None:
        return False
    subject = doc[own.subject_head]
    pointed = any(word(c) in ("ce", "cet", "cette", "ces") for c in subject.lefts)
    return subject.pos_ == "NOUN" and (pointed or subject.lemma_.lower() in listed("causes"))


def _goes_on(doc: Doc, own: Clause, time: Time) -> bool:
    """« des crimes survenant jusqu'en mai »: what may come about all the while."""
    return time.before.startswith("jusqu") and own.kind == "participle" and word(doc[own.head]).endswith("ant")


def _of_another_year(doc: Doc, own: Clause | None, time: Time) -> bool:
    """« jusqu'au 19 novembre, ils avancent », told in December: a present of the past, not the next November."""
    if own is None or not time.before.startswith(("jusqu", "avant", "à partir", "à compter")) or not time.has_day:
        return False
    today = layers.date_of(doc)
    told = own.kind == "finite" and own.tense in ("present", "past", "imperfect", "pluperfect") and not own.modal
    year = any(t.text.isdigit() and len(t.text) == 4 for t in doc[time.start : time.end])
    if not (told and today and not year and DAY.match(time.first)):
        return False
    ahead = date.fromisoformat(time.first[:10]) - date.fromisoformat(today[:10])
    sets = own.lemma in listed("setting") and (own.passive or own.object is not None)
    return ahead.days > FAR and not sets


def _is_aim(doc: Doc, own: Clause | None) -> bool:
    """« afin de permettre une victoire en mai »: what is aimed at."""
    if own is None or own.kind != "infinitive":
        return False
    before = {word(t) for t in doc[max(0, own.group[0] - 3) : own.group[0]]}
    return bool(before & {"afin", "visant", "vise", "visait", "destiné", "destinée"})


def _measures(doc: Doc, time: Time) -> bool:
    """« une grève de 24 heures », « 60 employés sur les 420 aujourd'hui »: a length, or today compared."""
    before = word(doc[time.start - 1]) if time.start else ""
    if SPAN.match(doc[time.start : time.end].text) and before in ("de", "d'", "les", "des", "sous", "pendant"):
        return True
    compared = time.start > 1 and (doc[time.start - 1].like_num or word(doc[time.start - 2]) in ("contre", "sur"))
    return doc[time.start].lower_ == "aujourd'hui" and compared


def _is_rule(doc: Doc, holder: Token) -> bool:
    return RULE.search(holder.sent.text.lower().replace("’", "'")) is not None


def _is_trend(doc: Doc, own: Clause) -> bool:
    """« la croissance devrait ralentir », « le chômage repartira à la hausse », « passera de 9 à 8 % »."""
    around = [*doc[own.group[0] : min(len(doc), own.group[1] + 8)], *(doc[slice(*own.subject)] if own.subject else ())]
    if any(t.lemma_.lower() in listed("weather") or word(t) in listed("weather") for t in around):
        return True  # « il est attendu 60 mm de pluie samedi »
    subject = doc[own.subject_head] if own.subject_head is not None else None
    measured = subject is not None and subject.lemma_.lower() in listed("quantities")
    counted = own.object is None or any(t.like_num or t.is_digit for t in doc[slice(*own.object)])
    if own.lemma in listed("growing") and (counted or measured):
        return True
    end = min(doc[own.head].sent.end, own.group[1] + 12)
    moving = measured or subject is None or subject.pos_ == "PRON" or own.lemma in listed("moving")
    return moving and own.lemma not in ("voter", "décider") and TREND.search(doc[own.group[0] : end].text) is not None


def _is_age(doc: Doc, own: Clause) -> bool:
    """« aura 91 ans le 2 février »."""
    after = doc[own.head : min(len(doc), own.head + 5)].text
    return own.lemma in ("avoir", "fêter") and AGE.search(after) is not None


def _might_be(doc: Doc, own: Clause) -> bool:
    """« demain, la pression pourrait être militaire »: a state that is only thought possible."""
    adjective = doc[own.head].pos_ == "ADJ" and any(c.dep_ == "cop" for c in doc[own.head].lefts)
    return adjective and (own.modal in ("pouvoir", "risquer") or own.mood == "conditional")


def _would_have(doc: Doc, own: Clause) -> bool:
    """« il aurait dû rester jusqu'en août »: what did not come about."""
    words = {word(t) for t in doc[slice(*own.group)]}
    return bool(words & {"aurait", "auraient"}) and bool(words & {"dû", "dût", "pu"})
