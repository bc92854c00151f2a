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
        if relatives and (told_by := _told_by(book, family)):  # « David Roy, petit-fils |de John Roy|, … Roy »
            relatives = [e for e in family if id(e) in told_by or e in relatives and e not in told_by.values()]
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


def _told_by(book: Registry, family: list[Entity]) -> dict[int, Entity]:
    """Those whose whole name stands nowhere but in words for somebody's kin, and whom these words tell of."""
    found: dict[int, Entity] = {}
    for entity in family:
        whole = [n for n in entity.mentions if " " in book.mentions[n]["name"] and book.mentions[n]["form"] == "name"]
        kin = [_kin_around(book, n) for n in whole]
        others = [one for one in kin if one is not None and one is not entity and one in family]
        if whole and len(others) == len(whole):
            found[id(entity)] = others[0]
    return found


def _kin_around(book: Registry, n: int) -> Entity | None:
    """Whom the words for kin that a name completes tell of: « David Roy, |le petit-fils de John Roy|, »."""
    for k in range(n - 1, max(-1, n - 4), -1):
        m = book.mentions[k]
        target = m.get("names")
        if m["form"] == "function" and m.get("sort") == "kin" and m["end"] >= book.mentions[n]["end"]:
            return book.of.get(target) if target is not None and target != n else None
    return None


def is_relative(entity: Entity) -> bool:
    """Whether a person is told of as somebody's relative."""
    known = (functions.function(noun) for noun in entity.nouns)
    return any(one is not None and one.function.sort == "kin" for one in known)
