"""Women titled: who is « elle » where a masculine title told of her (« Le procureur |Nilufar Karimova| … Elle »)?"""

from __future__ import annotations

from aidememoire.actors.entities import Entity
from aidememoire.actors.registry import NEAR, Registry
from aidememoire.lexicon import frames
from aidememoire.lexicon.given_names import gender_of_given_name

BACK = 2  # sentences before the pronoun's own
ARGUMENT = 1.0  # the role of an object, at least


def woman_titled(book: Registry, n: int, found: Entity | None) -> Entity | None:
    """The person named last before a speaking « elle » whose gender but a title told; what was found if she stands out.

    Nobody who was « il » or « M. », nor whose given name is a man's.
    """
    pronoun, role = book.mentions[n], book.antecedents.role
    token = pronoun["token"]
    if pronoun.get("gender") != "f" or pronoun.get("number") != "s":
        return found
    if found is not None and (found.kind == "person" or role.get(_last(book, found, n), 0.0) >= ARGUMENT):
        return found
    if not frames.is_cue(book.doc[token].head.lemma_.lower()):
        return found
    here = book.antecedents.sentence(token)
    for k in range(n - 1, max(-1, n - NEAR), -1):
        mention, entity = book.mentions[k], book.of.get(k)
        if here - book.antecedents.sentence(mention["token"]) > BACK:
            break
        if mention["form"] == "name" and entity is not None and _may_be_a_woman(book, entity):
            entity.gender = None
            return entity
    return found


def _last(book: Registry, entity: Entity, n: int) -> int:
    """The head token of the last mention of an entity before mention `n`."""
    return book.mentions[max((k for k in entity.mentions if k < n), default=n)]["token"]


def _may_be_a_woman(book: Registry, entity: Entity) -> bool:
    if entity.kind != "person" or entity.gender != "m" or not entity.words:
        return False
    if gender_of_given_name(entity.words[0]) is not None or len(entity.words) < 2:
        return False
    mentions = (book.mentions[k] for k in entity.mentions)
    return not any(m.get("gender") == "m" and (m["form"] == "pronoun" or m.get("titled")) for m in mentions)
