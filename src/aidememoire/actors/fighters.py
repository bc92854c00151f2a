"""Fighters: which armed group do « les rebelles », « les miliciens soutenus par X » stand for?"""

from __future__ import annotations

from aidememoire.actors.entities import Entity
from aidememoire.actors.mention import Mention
from aidememoire.actors.registry import Registry
from aidememoire.actors.word_lists import words
from aidememoire.lexicon.phrases import fold

# nouns that take up an armed group already named, and those that only certain groups are
FIGHTERS = {
    "rebelle", "combattant", "guérillero", "milicien", "insurgé", "terroriste", "guérilla", "rébellion",
    "groupe armé", "insurrection",
    "séparatiste", "mutin", "putschiste", "paramilitaire", "groupe rebelle", "forces rebelles",
}  # fmt: skip
ZEALOTS = {"djihadiste", "jihadiste", "islamiste", "groupe djihadiste", "groupe jihadiste", "secte"}


def armed_before(book: Registry, n: int, m: Mention) -> Entity | None:
    """« les rebelles », « les djihadistes »: the armed group met before, or the only one of the dispatch."""
    noun, country, meaning = m.get("noun", ""), m.get("country"), str(m.get("complement") or "")
    if noun not in FIGHTERS | ZEALOTS:
        return None
    meaning = meaning or backing_of(book, m)
    groups = [e for e in book.armed[-60:] if e.mentions and (not country or e.country in (None, country))]
    if m.get("region"):
        groups = [e for e in groups if m.get("region") in e.complements]
    elif meaning and country is None:
        groups = [e for e in groups if not e.named and fold(meaning) in {fold(c) for c in e.complements}]
    own = [e for e in groups if noun in e.nouns]
    before = book.latest(own, n) or book.latest([e for e in groups if e.named], n)
    if before is not None:
        return before
    named = [e for e in groups if e.named]
    return named[0] if len(named) == 1 and noun in FIGHTERS else None


def backing_of(book: Registry, m: Mention) -> str:
    """The words that tell a group of fighters from others: « les rebelles |soutenus par la Turquie| »; "" if none."""
    after = book.doc[m["token"] + 1 : m["token"] + 4]
    at = next((t.i for t in after if _is_backed(t.text)), None)
    if at is None or any(t.text == "," for t in book.doc[m["token"] : at]) or at + 2 >= len(book.doc):
        return ""
    if book.doc[at + 1].lower_ not in ("par", "à", "au", "aux", "de", "du", "des", "d'"):
        return ""
    noun = next((t for t in book.doc[at + 2 : at + 7] if t.pos_ in ("NOUN", "PROPN")), None)
    return book.text[book.doc[at].idx : noun.idx + len(noun)] if noun is not None else ""


def _is_backed(word: str) -> bool:
    """Whether a word is one of the participles, whatever its gender and number."""
    bare = fold(word).removesuffix("s")
    return bool({bare, bare.removesuffix("e")} & words("backed"))
