"""Entities: an actor being put together from its mentions, and when two mentions can be one actor."""

from __future__ import annotations

from dataclasses import dataclass, field

from aidememoire.lexicon.phrases import fold

BODY_KINDS = {"government", "state", "organisation", "armed_group", "party", "group"}


@dataclass(slots=True, eq=False)
class Entity:
    """An actor so far. `mentions` are positions in the mentions layer."""

    kind: str
    name: str
    named: bool = False
    country: str | None = None
    gender: str | None = None
    number: str | None = "s"
    surname: str = ""
    aliases: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    complements: set[str] = field(default_factory=set)
    mentions: list[int] = field(default_factory=list)
    roles: list[tuple[str, int]] = field(default_factory=list)
    members: list[Entity] = field(default_factory=list)
    key: str = ""
    owner: Entity | None = None
    sure: bool = True


def surname_of(name: str) -> str:
    """The part of a person's name by which they are taken up: its last word, folded; particles joined on.

    >>> surname_of("Bachar al-Assad"), surname_of("Harriet Penhallow-Greave")
    ('assad', 'penhallow-greave')
    """
    last = fold(name.replace("’", "'")).replace(".", "").split()[-1]
    for particle in ("al-", "el-", "d'", "l'"):
        if last.startswith(particle):
            last = last[len(particle) :]
    return last


def same_person(a: Entity, name: str, gender: str | None) -> bool:
    """Whether a name can be a person's already met: same surname, and given names that do not clash."""
    if surname_of(name) != a.surname and fold(name) not in a.aliases:
        return False
    if gender and a.gender and gender != a.gender:
        return False
    given, known = fold(name).split()[:-1], fold(a.name).split()[:-1]
    if not given or not known:
        return True
    first, other = given[0].rstrip("."), known[0].rstrip(".")
    return first == other or (len(first) == 1 and other.startswith(first)) or (len(other) == 1 and first.startswith(other))


def same_office(entity: Entity, noun: str, office: str | None, country: str | None, complement: str) -> bool:
    """Whether a function can take up a person who holds it: the same noun or the same office, and no other country."""
    if country and entity.country and country != entity.country:
        return False
    if office and office in entity.offices:
        return True
    if noun not in entity.nouns:
        return False
    meaning = _content(complement)
    if not meaning or not entity.complements:
        return True
    return any(meaning & _content(c) or not _content(c) for c in entity.complements)


IDLE = {
    "de", "du", "des", "la", "le", "les", "l'", "d'", "aux", "au", "a", "en", "et", "sortant", "sortante", "nouveau", "nouvelle",
    "ancien", "ancienne", "actuel", "actuelle", "adjoint", "sortants",
}  # fmt: skip


def _content(words: str) -> set[str]:
    return {w for w in fold(words).replace("'", "' ").split() if w not in IDLE and w.rstrip("'") not in ("d", "l")}
