"""Weak bodies: which noun of a body, nobody by itself, does « elles » take up (« |Les associations| ont défilé »)?"""

from __future__ import annotations

from aidememoire.actors.antecedents import SUBJECT
from aidememoire.actors.bodies import take_up_collective
from aidememoire.actors.entities import Entity
from aidememoire.actors.registry import NEAR, Registry

BACK = 2  # sentences


def weak_before(book: Registry, n: int) -> Entity | None:
    """The body told of last as a subject before the pronoun `n`, of its gender and number, that is no actor yet.

    « |Les associations| ont rencontré le maire. Elles affirment »; None where the pronoun speaks for nobody.
    """
    m = book.mentions[n]
    here = book.antecedents.sentence(m["token"])
    if m["token"] not in book.antecedents.sources:
        return None
    for k in range(n - 1, max(-1, n - NEAR), -1):
        body = book.mentions[k]
        if here - book.antecedents.sentence(body["token"]) > BACK:
            return None
        if k in book.of or not body.get("weak") or body.get("number") != m.get("number"):
            continue
        if m.get("gender") not in (None, body.get("gender")):
            continue
        if m.get("number") == "s" and book.antecedents.role.get(body["token"], 0.0) < SUBJECT:
            continue
        body.pop("weak")
        take_up_collective(book, k, body)
        return book.of.get(k)
    return None
