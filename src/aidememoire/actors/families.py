"""Families: which of several people of one surname does the surname alone mean?"""

from __future__ import annotations

from aidememoire.actors.entities import Entity, name_words
from aidememoire.actors.registry import Registry
from aidememoire.lexicon import functions


def settle_families(book: Registry) -> None:
    """Gives a surname alone to whom the text tells of, not to a relative named beside: « Jean Roy … Sa femme, Anne Roy,
    a pleuré. |Roy| a dit »; « M. Roy » is who was named last."""
    by_surname: dict[str, list[Entity]] = {}
    for entity in book.entities:
        if entity.kind == "person" and entity.named and len(entity.words) > 1:
            by_surname.setdefault(entity.words[-1], []).append(entity)
    for surname, family in by_surname.items():
        relatives = [e for e in family if is_relative(e)] if len(family) > 1 else []
        if not 0 < len(relatives) < len(family):
            continue
        for relative in relatives:
            for n in list(relative.mentions):
                m = book.mentions[n]
                if m["form"] != "name" or m.get("titled") or name_words(m["name"]) != (surname,):
                    continue
                main = [e for e in family if e not in relatives and e.gender in (None, m.get("gender") or e.gender)]
                if (found := book.latest(main, n)) is not None:
                    relative.mentions.remove(n)
                    book.join(found, n)


def is_relative(entity: Entity) -> bool:
    """Whether a person is told of as somebody's relative."""
    known = (functions.function(noun) for noun in entity.nouns)
    return any(one is not None and one.function.sort == "kin" for one in known)
