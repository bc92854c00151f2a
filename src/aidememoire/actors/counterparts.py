"""Counterparts: who is « son hôte », « son interlocutrice », « son adversaire » of two people told of together?"""

from __future__ import annotations

from aidememoire.actors.entities import Entity
from aidememoire.actors.general_nouns import agrees
from aidememoire.actors.mention import Mention
from aidememoire.actors.registry import Registry
from aidememoire.actors.word_lists import POSSESSIVES, words
from aidememoire.lexicon.phrases import fold

BACK = 4  # sentences back in which the two are looked for, together in one


def other_of_two(book: Registry, n: int, m: Mention, owner: Entity | None) -> Entity | None:
    """The one person told of in one sentence with `owner`, last before mention `n`; None where there are more.

    « |Paul Roy| a reçu |Anne Blin|. Son hôte a dit … »: of the two, not whom « son » takes up.
    """
    if owner is None or m.get("determiner") not in POSSESSIVES or fold(m.get("noun", "")) not in words("reciprocal"):
        return None
    here = book.antecedents.sentence(m["token"])
    people: dict[int, dict[int, Entity]] = {}
    for k in range(n - 1, -1, -1):
        at = book.antecedents.sentence(book.mentions[k]["token"])
        if here - at > BACK:
            break
        entity = book.of.get(k)
        if at < here and entity is not None and entity.kind == "person" and entity.number != "p":
            people.setdefault(at, {})[id(entity)] = entity
    for at in sorted(people, reverse=True):
        others = [e for e in people[at].values() if e is not owner]
        if id(owner) in people[at] and others:
            return others[0] if len(others) == 1 and others[0].named and agrees(others[0], m) else None
    return None
