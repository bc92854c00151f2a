"""In what circumstances is a clause told? Of a past campaign, as advice to the public, of old, as mere resolve."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from aidememoire.clauses import phrases
from aidememoire.lexicon.frames import lemma_in
from aidememoire.lexicon.loader import load
from aidememoire.pipes.clauses import Clause

DURING = ("durant", "pendant", "lors de", "lors", "au cours de", "cours")
ADVISING = {"recommander", "conseiller", "préconiser"}
BEFORE = 4  # tokens before « campagne » among which the preposition stands


def in_a_past_campaign(doc: Doc, clause: Clause) -> bool:
    """Whether a clause in the past is told of a campaign: « durant sa campagne, il avait promis de … ».

    What was promised then is no word given today.
    """
    if clause.kind != "finite" or clause.tense not in ("past", "pluperfect", "imperfect"):
        return False
    sent = doc[clause.head].sent
    for token in sent:
        if token.lemma_.lower() != "campagne":
            continue
        lead = {t.lower_ for t in doc[max(token.i - BEFORE, sent.start) : token.i]}
        if lead & {"durant", "pendant", "lors", "cours"} or phrases.preposition(token) in DURING:
            return True
        if token.i > 1 and doc[token.i - 1].lower_ in ("de", "d'") and "promes" in doc[token.i - 2].lower_:
            return True  # « une promesse de campagne »
    return False


def is_advice(doc: Doc, clause: Clause) -> bool:
    """« recommande aux voyageurs d'éviter la zone », « appelle à prier », « à donner son sang »: no demand."""
    heads = [h for h in (clause.content_head, *clause.heads.get("à", [])) if h is not None]
    civic, public = _words("civic"), _words("public")
    if any(lemma_in(doc, h, civic) for h in heads):
        return True
    if clause.content_head is not None:
        after = doc[clause.content_head : min(clause.content_head + 4, len(doc))]
        if any(lemma_in(doc, t.i, civic) for t in after if t.pos_ == "NOUN"):
            return True
    people = [*clause.heads.get("à", []), *([clause.object_head] if clause.object_head is not None else [])]
    return clause.lemma in ADVISING and any(lemma_in(doc, h, public) for h in people)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("events")["words"][name])


def has_long_stood(doc: Doc, clause: Clause) -> bool:
    """« se sont toujours entendus sur le partage des postes »: how things stand."""
    group = {t.lower_ for t in doc[slice(*clause.group)]}
    return clause.reflexive and clause.perfect and not clause.negated and "toujours" in group


def is_resolve(doc: Doc, head: int, inner: Clause | None) -> bool:
    """« prêt à mourir », « prêt à verser son sang »: no proposal. `inner`: the clause of that verb, if any."""
    given = doc[inner.object_head].lemma_.lower() if inner is not None and inner.object_head is not None else ""
    return doc[head].lemma_.lower() in load("positions")["empty"]["sacrifices"] or given in ("sang", "vie")
