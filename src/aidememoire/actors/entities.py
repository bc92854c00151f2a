"""Entities: an actor being put together from its mentions, and when two mentions can be one actor."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from aidememoire.actors.word_lists import words
from aidememoire.lexicon import functions
from aidememoire.lexicon.given_names import gender_of_given_name
from aidememoire.lexicon.phrases import fold

PARTICLES = {
    "de",
    "du",
    "des",
    "d",
    "la",
    "le",
    "al",
    "el",
    "von",
    "van",
    "der",
    "den",
    "da",
    "dos",
    "do",
    "di",
    "della",
    "l",
}
IDLE = {
    "de", "du", "des", "la", "le", "les", "l'", "d'", "aux", "au", "a", "en", "et", "sortant", "sortante",
    "nouveau", "nouvelle",
    "ancien", "ancienne", "actuel", "actuelle", "adjoint", "sortants", "d", "l", "elu", "elue", "par", "interim",
}  # fmt: skip
# functions that say what anybody of rank is, whatever the office
GENERIC = {
    "responsable", "dirigeant", "leader", "chef", "homme politique", "femme politique", "numéro un", "officiel",
    "politicien", "personnalité", "homme fort", "patron",
}  # fmt: skip

# sorts of function that nobody holds of whom something else is told
RANKS = {
    "state", "ministry", "diplomacy", "parliament", "local", "justice", "army", "armed", "faith", "press", "staff",
    "source",
}  # fmt: skip


@dataclass(slots=True, eq=False)
class Entity:
    """An actor so far. `mentions` are positions in the mentions layer."""

    kind: str
    name: str
    named: bool = False
    country: str | None = None
    gender: str | None = None
    number: str | None = "s"
    words: tuple[str, ...] = ()
    aliases: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    sorts: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    complements: set[str] = field(default_factory=set)
    mentions: list[int] = field(default_factory=list)
    roles: list[tuple[str, int]] = field(default_factory=list)
    members: list[Entity] = field(default_factory=list)
    key: str = ""
    owner: Entity | None = None
    sure: bool = True
    official: bool = False


@lru_cache(maxsize=1 << 12)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell people apart: folded, particles and dots left out, hyphens undone.

    >>> name_words("Bachar al-Assad"), name_words("Dominique de Villepin"), name_words("Park Geun-hye")
    (('bachar', 'assad'), ('dominique', 'villepin'), ('park', 'geun', 'hye'))
    """
    found = tuple(word for word in fold(name).split() if word not in PARTICLES)
    return found or tuple(fold(name).split())


def same_person(a: Entity, name: str, gender: str | None, *, titled: bool = False) -> bool:
    """Whether a name can be a person's already met: a part of the other, or one surname and given names that agree.

    `titled`: a civil title stands before the name, so that « M. Xi » is a surname though it comes first.
    """
    if gender and a.gender and gender != a.gender:
        return False
    short, full = name_words(name), a.words
    if len(short) > len(full):
        short, full = full, short
    if short == full:
        return True
    given = gender_of_given_name(full[0]) is not None
    if len(short) == 1:
        if short[0] == full[-1] or (given and short[0] in full[1:]):
            return True
        return short[0] == full[0] and (not given or not titled) and len(short[0]) > 1
    if any(full[i : i + len(short)] == short for i in range(len(full) - len(short) + 1)):
        return True
    return short[-1] == full[-1] and _same_given(short[:-1], full[:-1], name, a.name)


def _same_given(one: tuple[str, ...], other: tuple[str, ...], name: str, known: str) -> bool:
    """« A. » and « Adama », « Bachar » and « Bashar », « George » and « George W. », not « Bachar » and « Maher »."""
    first, second = one[0], other[0]
    if first == second:
        return True
    genders = {gender_of_given_name(first), gender_of_given_name(second)} - {None}
    if len(genders) == 2:
        return False
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    return (
        first[0] == second[0]
        and first[-1] == second[-1]
        and _distance(first, second) <= 2
        and min(len(first), len(second)) > 3
    )


def _distance(a: str, b: str) -> int:
    """How many letters must be put in, taken out or changed to make one word of the other."""
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, other in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (letter != other))
    return row[-1]


def same_office(entity: Entity, noun: str, office: str | None, country: str | None, complement: str) -> bool:
    """Whether a function can take up a person who holds it: the same noun or the same office, and no other country."""
    if country and entity.country and country != entity.country:
        return False
    if office and office in entity.offices:
        return True
    if noun not in entity.nouns:
        return False
    meaning = content(complement)
    if not meaning or not entity.complements:
        return True
    return any(meaning & content(c) and not _named_apart(complement, c) or not content(c) for c in entity.complements)


def _named_apart(one: str, other: str) -> bool:
    """« de Debout la France » and « de La France insoumise »: two names, though they share a word."""
    names = []
    for said in (one, other):
        parts = said.split()
        begins = next((i for i, part in enumerate(parts) if part[:1].isupper()), len(parts))
        names.append(content(" ".join(parts[begins:])))
    return bool(names[0] and names[1]) and not (names[0] <= names[1] or names[1] <= names[0])


def may_hold(entity: Entity, noun: str, sort: str, country: str | None) -> bool:
    """Whether a person whom no words call so may be meant by a function: nothing said of them speaks against it."""
    if country and entity.country and country != entity.country:
        return False
    if noun in GENERIC:
        return not entity.sorts or bool(
            entity.sorts & {"state", "ministry", "party", "diplomacy", "parliament", "local", "armed", "army", "staff"}
        )
    if not entity.sorts:
        return sort not in RANKS or not any(_is_of_nobody_known(noun) for noun in entity.nouns)
    if sort in ("expert", "press"):  # « l'analyste » after « le politologue X »
        return bool(entity.sorts & {"expert", "press", "civil"}) and not entity.sorts & {
            "state",
            "ministry",
            "diplomacy",
        }
    return sort not in RANKS and sort not in entity.sorts and sort != "kin"


def _is_of_nobody_known(noun: str) -> bool:
    """Whether a noun tells of a relative or of anybody, who hold no office: « son frère, X », « la victime, X »."""
    known = functions.function(noun)
    return known is not None and known.function.sort == "kin" or fold(noun).split()[-1] in words("anybody")


def content(complement: str) -> set[str]:
    """The words of a complement that tell offices apart, folded."""
    return {w for w in fold(complement).split() if w not in IDLE}
