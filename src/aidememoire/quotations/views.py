"""« Pour X, P »: does P give X's view, or is X what the sentence is about? « Pour l'Italie, le taux est de 12 % »."""

from __future__ import annotations

from aidememoire.lexicon import world
from aidememoire.quotations.reporting import Reporting


def is_topic(r: Reporting, head: int, end: int) -> bool:
    """Whether a name after « pour » is a place or club told about: a state with figures, a name of no person or body.

    `head` is the token of the name, `end` where the sentence ends (tokens).
    """
    token = r.doc[head]
    if token.pos_ != "PROPN" or token.ent_type_ in ("PER", "ORG"):
        return False
    name = r.doc[head : r.token_at(r.source_span(head)[1] - 1) + 1].text
    if world.state_named(name) is not None or world.state_of_capital(name) is not None:
        return any(t.like_num or t.text == "%" for t in r.doc[head + 1 : end])
    return token.ent_type_ == "LOC" and world.organisation(name) is None
