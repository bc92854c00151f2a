"""Many in one: which body does « ils » stand for (« Le syndicat a fait grève. "P", ont-ils ajouté »)?"""

from __future__ import annotations

from aidememoire.actors.antecedents import SUBJECT
from aidememoire.actors.entities import Entity
from aidememoire.actors.mention import is_human, number_of
from aidememoire.actors.registry import NEAR, Registry
from aidememoire.lexicon import frames

BACK = 2  # sentences before the pronoun's own
BODIES = ("organisation", "party", "armed_group", "government")
ENVOYS = {"porte-parole", "représentant", "représentante"}


def body_of_many(book: Registry, n: int) -> Entity | None:
    """The body that a speaking « ils », which no people near can be, takes up; whose spokesman has just spoken.

    Nobody where people are told of since, or somebody else spoke last.
    """
    pronoun, doc = book.mentions[n], book.doc
    token = pronoun["token"]
    if pronoun.get("number") != "p" or not frames.is_cue(doc[token].head.lemma_.lower()):
        return None
    here = book.antecedents.sentence(token)
    for k in range(n - 1, max(-1, n - NEAR), -1):
        mention, entity = book.mentions[k], book.of.get(k)
        if here - book.antecedents.sentence(mention["token"]) > BACK:
            return None
        if entity is None or book.antecedents.role.get(mention["token"], 0.0) < SUBJECT:
            continue
        if mention["form"] == "function" and mention.get("noun") in ENVOYS:
            entity = _sent_by(book, k)
        elif entity.kind not in BODIES or mention["form"] == "pronoun":
            return None
        people = (t for t in doc[mention["token"] + 1 : token] if t.pos_ == "NOUN" and number_of(t) == "p")
        return entity if not any(is_human(t) for t in people) else None
    return None


def _sent_by(book: Registry, k: int) -> Entity | None:
    """Whose spokesman a function tells of: « le porte-parole |du syndicat| »."""
    envoy = book.mentions[k]
    for inner in range(k + 1, min(len(book.mentions), k + 4)):
        if book.mentions[inner]["start"] >= envoy["end"]:
            return None
        entity = book.of.get(inner)
        if entity is not None and entity.kind in BODIES:
            return entity
    return None
