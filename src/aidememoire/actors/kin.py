"""Kin: can somebody's relative met before be « sa mère » or « la mère de X » told of now?"""

from __future__ import annotations

from aidememoire.actors.entities import Entity, content
from aidememoire.actors.mention import Mention
from aidememoire.actors.word_lists import POSSESSIVES
from aidememoire.lexicon.phrases import fold

# husbands and wives, whatever they are called: « l'épouse du disparu, X … sa femme »
SPOUSES = ("mari", "époux", "veuf", "conjoint", "compagnon", "concubin")


def called_alike(noun: str) -> tuple[str, ...]:
    """The nouns by which a relative told of as `noun` may be called."""
    return SPOUSES if noun in SPOUSES else (noun,)


def may_be_kin(entity: Entity, m: Mention, owner: Entity | None) -> bool:
    """Whether a relative is theirs whom a mention names; not « la mère |de la victime| » that of him who confesses."""
    if m.get("determiner") in POSSESSIVES:
        said = {word for words in entity.complements for word in content(words)}
        if owner is None or entity.owner is owner or not said or _is_of(owner, said):
            return True
        return entity.named and len(entity.words) > 1 and entity.words[-1:] == owner.words[-1:]  # of one surname
    meaning = content(str(m.get("complement") or ""))
    return not meaning or entity.owner is None or _is_of(entity.owner, meaning)


def is_same_relative(owner: Entity, m: Mention) -> bool:
    """Whether « sa sœur » comes again: she whose sister it would be is herself told of as but that, and has no name."""
    return (
        m.get("sort") == "kin" and not owner.named and m.get("noun") in owner.nouns and owner.gender == m.get("gender")
    )


def _is_of(owner: Entity | None, said: set[str]) -> bool:
    if owner is None:
        return False
    return bool(said & {*owner.words, *(word for noun in owner.nouns for word in fold(noun).split())})
