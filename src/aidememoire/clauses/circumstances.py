"""In what circumstances is a clause told? During a campaign that is over."""

from __future__ import annotations

from spacy.tokens import Doc

from aidememoire.clauses import phrases
from aidememoire.pipes.clauses import Clause

DURING = ("durant", "pendant", "lors de", "lors", "au cours de", "cours")
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
