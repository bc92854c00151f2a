"""Trades: which firm or body does the noun of a trade mean that a person may have too (« EDF … l'énergéticien »)?"""

from __future__ import annotations

from aidememoire.actors.entities import Entity
from aidememoire.actors.mention import Mention
from aidememoire.actors.registry import Registry
from aidememoire.actors.wider_bodies import STANDS_OUT, families_of
from aidememoire.actors.word_lists import THE, words
from aidememoire.lexicon.phrases import fold

FIRMS = {"business", "bank"}
PUBLIC = {"agency", "institution", "bank"}


def firm_of_trade(book: Registry, n: int, m: Mention) -> Entity | None:
    """The body that stands out before « l'exploitant », « le spécialiste du nucléaire », « le gendarme de la Bourse »,
    whom no person was called by: a firm of which nothing else is known, or a body that watches over others."""
    noun = fold(m.get("noun", ""))
    watches = noun in words("watchers")
    if not watches and noun not in words("trades") | words("named_trades"):
        return None
    if m.get("number") == "p" or m.get("determiner") not in THE:
        return None
    said = str(m.get("complement") or "").split()
    if any(word[:1].isupper() for word in said) or m.get("region"):
        return None
    here, wanted = book.antecedents.sentence(m["token"]), PUBLIC if watches else FIRMS

    def fits(k: int, entity: Entity) -> bool:
        if entity.kind != "organisation" or not (entity.named or entity.name[:1].isupper()):
            return False
        mention = book.mentions[k]
        known = families_of(book, entity)
        if book.antecedents.sentence(mention["token"]) >= here and mention["end"] > m["start"] - 2:
            return False
        return bool(known & wanted) if known else not watches

    found = book.antecedents.standing(n, book.of, fits, 2, STANDS_OUT)
    if found is not None:
        found.sure = True
        if not watches:
            found.nouns.add("entreprise")
    return found
