"""Called else: whom does a synonym or a title's noun take up (« Me X … l'avocat », « le PDG … le patron »)?"""

from __future__ import annotations

from functools import cache

from aidememoire.actors.entities import Entity
from aidememoire.actors.general_nouns import agrees, is_told_apart
from aidememoire.actors.mention import Mention
from aidememoire.actors.registry import NEAR, Registry
from aidememoire.actors.word_lists import THE
from aidememoire.lexicon.loader import load

REACH = 6  # sentences back in which somebody so called is looked for


@cache
def _table() -> dict[str, frozenset[str]]:
    return {noun: frozenset(others) for noun, others in load("actors")["called_else"].items()}


def called_else(book: Registry, n: int, m: Mention) -> Entity | None:
    """The person told of last whom a function means by what they are: of that gender, before this sentence.

    Only « le », « la » or « ce » and the noun alone mean them, or with the name of the same body; « l'avocat |de la
    famille| » does not.
    """
    others = _table().get(m.get("noun", ""))
    if others is None or m.get("determiner") not in THE or is_told_apart(book, m):
        return None
    if m.get("complement"):
        return _of_the_same_body(book, m, others)
    if m.get("country"):
        return None
    here, beside = book.antecedents.sentence(book.mentions[n]["token"]), set()
    for k in range(n - 1, max(-1, n - NEAR), -1):
        entity, mention = book.of.get(k), book.mentions[k]
        if entity is None or entity.kind != "person":
            continue
        distance = here - book.antecedents.sentence(mention["token"])
        if distance > REACH:
            return None
        if distance == 0 and mention["start"] < book.mentions[n]["start"]:
            beside.add(id(entity))  # « le maire a répondu à |l'élu| »
        elif id(entity) not in beside and _is_so(book, entity, others) and agrees(entity, m):
            return entity
    return None


def _of_the_same_body(book: Registry, m: Mention, others: frozenset[str]) -> Entity | None:
    """« Le patron |de Nordkraft| » is « le directeur général du groupe Nordkraft, X », named before or after."""
    own = _capitals(str(m.get("complement")))
    if not own:
        return None
    known = (e for e in book.entities if e.kind == "person" and e.named and e.nouns & others and agrees(e, m))
    return next((e for e in known if any(own == _capitals(said) for said in e.complements)), None)


def _capitals(complement: str) -> set[str]:
    return {word for word in complement.split() if word[:1].isupper()}


def titled_since(book: Registry, n: int, m: Mention, known: Entity) -> Entity | None:
    """« Me Roy » told of since `known`, whom « l'avocat » means then; None where there is none."""
    found = called_else(book, n, m)
    if found is None or found is known or not _titles(book, found) & _table()[m.get("noun", "")]:
        return None
    return found if book.latest([found, known], n) is found else None


def _is_so(book: Registry, entity: Entity, others: frozenset[str]) -> bool:
    return bool((entity.nouns | _speaks_for(book, entity)) & others) or bool(_titles(book, entity) & others)


def _speaks_for(book: Registry, entity: Entity) -> set[str]:
    """« Le gouvernement … son |porte-parole|, X, … le ministre »: who speaks for a government sits in it."""
    if "porte-parole" not in entity.nouns:
        return set()
    told = [k for k in entity.mentions if book.mentions[k].get("noun") == "porte-parole"]
    owners = [book.antecedents.of_possessive(k, book.of) for k in told]
    owned = any(owner is not None and owner.kind in ("government", "state") for owner in owners)
    return {"porte-parole du gouvernement"} if owned or any("gouvernement" in c for c in entity.complements) else set()


def _titles(book: Registry, entity: Entity) -> set[str]:
    """The civil titles that stand before a person's names: « Me », « Dr »."""
    return {book.mentions[k].get("noun", "") for k in entity.mentions[:8] if book.mentions[k].get("titled")}
