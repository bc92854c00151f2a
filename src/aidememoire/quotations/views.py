"""« Pour X, P »: does P give X's view, or is X what the sentence is about? « Pour l'Italie, le taux est de 12 % »."""

from __future__ import annotations

from aidememoire.lexicon import world
from aidememoire.quotations.reporting import Reporting
from aidememoire.quotations.word_lists import listed

ORDINALS = {"premier", "première", "second", "seconde", "dernier", "dernière", "troisièmes"}


def is_topic(r: Reporting, head: int, end: int) -> bool:
    """Whether a name after « pour » is a place or club told about: a state with figures, a name of no person or body.

    Also whose feat is counted: « Pour Li Ming, il s'agit d'un troisième titre ».
    `head` is the token of the name, `end` where the sentence ends (tokens).
    """
    token = r.doc[head]
    if (token.pos_ in ("PROPN", "PRON") or token.text[:1].isupper()) and _counts_feat(r, head, end):
        return True
    if befalls(r, head, end):
        return True
    if token.pos_ != "PROPN" or token.ent_type_ in ("PER", "ORG"):
        return False
    name = r.doc[head : r.token_at(r.source_span(head)[1] - 1) + 1].text
    if world.state_named(name) is not None or world.state_of_capital(name) is not None:
        return any(t.like_num or t.text == "%" for t in r.doc[head + 1 : end])
    return token.ent_type_ == "LOC" and world.organisation(name) is None


def _counts_feat(r: Reporting, head: int, end: int) -> bool:
    """« , |il s'agit d'un troisième titre| », « , |c'est une première finale| »: counted of somebody, not thought."""
    comma = next((k for k in range(head + 1, min(end, head + 8)) if r.doc[k].text == ","), None)
    if comma is None or r.doc[min(comma + 1, end - 1)].lower_ not in ("il", "ce", "c'"):
        return False
    near = r.doc[comma + 2 : min(end, comma + 9)]
    if not any(t.lower_ in ("agit", "agissait", "est", "était", "sera", "fut") for t in near[:3]):
        return False
    counted = next((t.i for t in near if t.lower_.endswith("ième") or t.lower_ in ORDINALS), None)
    return counted is not None and any(t.lemma_.lower() in listed("feats") for t in r.doc[counted : counted + 4])


def is_of_an_idea(r: Reporting, i: int) -> bool:
    """« remet en cause la théorie |selon laquelle| P »: what is held, by nobody that is named."""
    noun = next((t for t in reversed(r.doc[max(0, i - 3) : i]) if t.pos_ == "NOUN"), None)
    return noun is not None and noun.lemma_.lower() in listed("ideas")


def befalls(r: Reporting, head: int, end: int) -> bool:
    """« Pour X, |la saison est finie| », « Pour X, 12 ans, |l'entrée| … »: what comes to somebody, not a view."""
    doc = r.doc
    comma = next((k for k in range(head + 1, min(end, head + 8)) if doc[k].text == ","), None)
    if comma is None or comma + 3 >= end:
        return False
    if doc[comma + 1].like_num and doc[comma + 2].lower_ in ("ans", "an"):
        return True
    near = doc[comma + 1 : min(end, comma + 4)]
    subject = next((t for t in near if t.pos_ in ("NOUN", "PRON") or t.lower_ == "tout"), None)
    if subject is None or subject.lemma_.lower() not in listed("befalling"):
        return False
    return any(
        t.lemma_.lower() in listed("befalls") or t.lower_ in listed("befalls") for t in doc[subject.i + 1 : end][:7]
    )
