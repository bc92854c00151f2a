"""Relatives: whom « il » cannot be because the clause it stands in tells of them (« ce tribunal, qu'|il| accuse »)."""

from __future__ import annotations

from spacy.tokens import Doc

TAKING = ("que", "qu'", "dont")  # pronouns that are never the subject of their clause


def is_of_relative(doc: Doc, pronoun: int, other: int, kind: str) -> bool:
    """Whether the pronoun at `pronoun` is the subject of a relative about the mention at `other`, of that `kind`.

    « Vida rejette l'avis du comité, qu'|il| dit partial »: neither the noun that the relative hangs on nor, where
    that is no person, the last one before it.
    """
    if pronoun < 2 or doc[pronoun].dep_ != "nsubj" or doc[pronoun - 1].lower_ not in TAKING:
        return False
    verb = doc[pronoun].head
    if verb.dep_ != "acl:relcl" or verb.head.i >= pronoun - 1 or other >= pronoun:
        return False
    if other == verb.head.i:
        return True
    return kind != "person" and other > verb.head.i and all(t.is_punct for t in doc[other + 1 : pronoun - 1])
