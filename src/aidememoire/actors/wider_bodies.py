"""Wider bodies: which body told of just before does « la centrale », « l'ONG britannique », « l'institution » mean?

A definite noun that any body of a family goes by takes up the body of that family that stands out most before its
sentence. Adjectives and a bare « de » say more of that body (« le parti |d'extrême droite| »); « de la », « des » and
names tell another one from it (« le syndicat |des cadres| »).
"""

from __future__ import annotations

from functools import cache

from aidememoire.actors.entities import Entity
from aidememoire.actors.mention import Mention
from aidememoire.actors.registry import Registry
from aidememoire.actors.word_lists import words
from aidememoire.lexicon import world
from aidememoire.lexicon.loader import load
from aidememoire.lexicon.phrases import fold

STANDS_OUT = 2.7  # what a body of unknown sort must score: an object of the sentence before at least
DETERMINERS = {"le", "la", "l'", "les", "un", "une", "ce", "cette", "son", "sa", "leur", "notre"}
KINDS = {"party": "party", "armed_group": "armed"}
BODIES = {"organisation", "party", "armed_group"}
NONE: frozenset[str] = frozenset()


@cache
def families_called(noun: str) -> frozenset[str]:
    """The families of bodies that go by a noun; none for a noun that only names one sort of body."""
    return frozenset(family["name"] for family in load("bodies")["family"] if noun in family["nouns"])


@cache
def _open() -> frozenset[str]:
    return frozenset(family["name"] for family in load("bodies")["family"] if family.get("open"))


@cache
def _of_name(name: str) -> frozenset[str]:
    """The families that the tables, or the first words of a name, tell of."""
    known, folded = world.organisation(name), f"{fold(name)} "
    return frozenset(
        family["name"]
        for family in load("bodies")["family"]
        if (
            known.sort in family["sorts"]
            if known is not None
            else any(folded.startswith(f"{head} ") for head in family["heads"])
        )
    )


def wider_body(book: Registry, n: int, m: Mention) -> Entity | None:
    """The named body that a definite singular noun means by what it is; None where none stands out."""
    families = families_called(m.get("noun", ""))
    if not families or m.get("number") == "p" or m.get("alias") or m.get("of") is not None:
        return None
    described = bool(m.get("complement") or m.get("country") or m.get("region"))
    if described and not _describes(m) or _is_title(book, m):
        return None
    if any(fold(word) in words("partisans") for word in str(m.get("complement") or "").split()):
        families = families - {"business", "bank"} | {"party"}  # « le groupe |écologiste| »
    here, country = book.antecedents.sentence(m["token"]), m.get("country")
    beside = _beside(book, n, here)
    told: dict[int, frozenset[str]] = {}

    def known(k: int, entity: Entity) -> frozenset[str] | None:
        """What is known of a body that may be meant; None for one that may not."""
        if entity.kind not in BODIES or id(entity) in beside:
            return None
        if not (entity.named or entity.name[:1].isupper() or " " in entity.name):
            return None  # « le tribunal », of which nothing tells it apart
        if country and entity.country not in (None, country) or _said_otherwise(entity, m):
            return None
        if book.antecedents.sentence(book.mentions[k]["token"]) >= here:
            return None
        if id(entity) not in told:
            told[id(entity)] = families_of(book, entity)
        return told[id(entity)]

    standing = book.antecedents.standing
    found = standing(n, book.of, lambda k, e: bool((known(k, e) or NONE) & families), 3 if described else 4, 0.0)
    if found is None and families & _open():
        firm = "business" in families
        found = standing(
            n, book.of, lambda k, e: known(k, e) == NONE and not (firm and has_an_article(book, e)), 2, STANDS_OUT
        )
    if found is not None:
        found.sure = True
        found.nouns.add(m.get("noun", ""))
    return found


def has_an_article(book: Registry, entity: Entity) -> bool:
    """Whether a name that no acronym is stands with an article that is no part of it, as no firm's: « la |Hesse| »."""
    if not entity.mentions or entity.name.isupper():
        return False
    start = book.mentions[entity.mentions[0]]["start"]
    beside = {book.text[start : start + 3].lower(), book.text[max(0, start - 3) : start].lower()}
    return bool(beside & {"la ", "le "}) and not entity.name.startswith(("La ", "Le "))


def families_of(book: Registry, entity: Entity) -> frozenset[str]:
    """What is known of a body: by its kind, its name, what it was called by, a poll that goes by its name."""
    found = _of_name(entity.name) | {KINDS[entity.kind]} if entity.kind in KINDS else _of_name(entity.name)
    called = [families_called(noun) for noun in entity.nouns]
    said = frozenset[str]().union(*called) if called else frozenset[str]()
    if "presse" in entity.nouns:
        said |= {"press"}
    start = book.mentions[entity.mentions[0]]["start"] if entity.mentions else 0
    if book.text[max(0, start - 8) : start] == "sondage ":
        said |= {"pollster"}
    return (found & said or found | said) if called else found | said


def _beside(book: Registry, n: int, here: int) -> set[int]:
    """The bodies named in the noun's own sentence: « |l'ONG| reproche à Oxfam … » means another one."""
    found: set[int] = set()
    for step in (1, -1):
        k = n + step
        while 0 <= k < len(book.mentions) and book.antecedents.sentence(book.mentions[k]["token"]) == here:
            if book.mentions[k]["form"] != "pronoun" and k in book.of:
                found.add(id(book.of[k]))
            k += step
    return found


def _describes(m: Mention) -> bool:
    """Whether what completes a noun says more of a body already told of: adjectives, or « de » and a bare noun."""
    said = str(m.get("complement") or "").split()
    if not said:
        return True
    if any(word[:1].isupper() for word in said) or any(fold(word) in words("local_powers") for word in said):
        return False
    if said[0] in ("de", "d'"):
        return len(said) > 1 and said[1] not in DETERMINERS
    return len(said) <= 2 and not {"de", "d'", "du", "des", "national", "nationale", "à"} & set(said)


def _is_title(book: Registry, m: Mention) -> bool:
    """Whether a noun with a capital and a complement is a name: « la |Confédération paysanne| »."""
    head = book.doc[m["token"]]
    return head.text[:1].isupper() and not head.is_sent_start and bool(m.get("complement"))


def _said_otherwise(entity: Entity, m: Mention) -> bool:
    """Whether the same noun was said of a body with other words: « le parti |socialiste| », « le parti |agraire| »."""
    if m.get("noun") not in entity.nouns or not m.get("complement") or not entity.complements:
        return False
    return fold(str(m["complement"])) not in {fold(said) for said in entity.complements}
