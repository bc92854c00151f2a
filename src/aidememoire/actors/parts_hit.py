"""Parts hit: are « les pompiers » the « 23 pompiers » that were hurt, or the whole body that they are a part of?"""

from __future__ import annotations

from spacy.tokens import Token

from aidememoire.actors.entities import Entity
from aidememoire.actors.mention import Mention
from aidememoire.actors.registry import Registry
from aidememoire.actors.word_lists import words
from aidememoire.clauses import phrases
from aidememoire.lexicon.phrases import fold


def parts_hit(book: Registry, groups: list[Entity], m: Mention) -> list[Entity]:
    """The groups that « les » does not take up: of some was told that they were killed or, of a service, hurt.

    « Dix élèves ont été tués. |Les élèves| ont annoncé … », « 23 pompiers blessés. Selon |les pompiers| … »; not
    « Deux femmes ont été blessées. |Les femmes| ont dit … ».
    """
    if m.get("determiner") != "les" or m.get("complement"):
        return []
    firsts = ((entity, book.mentions[entity.mentions[0]]) for entity in groups if entity.mentions)
    counted = [(entity, first) for entity, first in firsts if _is_counted(book, first)]
    fatal = {"killed", "hurt"} if fold(m.get("noun", "")) in words("services") else {"killed"}
    hit = any(_done_to(book, first) & fatal for _, first in counted)
    return [entity for entity, _ in counted] if hit else []


def _is_counted(book: Registry, first: Mention) -> bool:
    """Whether a number or quantity stands in the words: « |une vingtaine de| pompiers »."""
    near = book.doc[max(0, first["token"] - 5) : first["token"] + 4]
    counts = words("numbers") | words("quantities")
    return any(t.is_digit or fold(t.text) in counts for t in near if first["start"] <= t.idx < first["end"])


def _done_to(book: Registry, first: Mention) -> set[str]:
    """What was done to a group: killed, hurt; by its verb, what qualifies it or the noun that it completes."""
    word = book.doc[first["token"]]
    around = [*word.children, *(c for h in word.children for c in h.children)]
    struck = word.dep_ != "nsubj" or fold(word.head.lemma_) in words("die") or _is_alone(word.head)
    if struck and phrases.preposition(word) not in ("contre", "avec", "par", "selon"):
        around += [word.head, word.head.head]
    lemmas = {fold(t.lemma_) for t in around} | {fold(t.text) for t in around}
    return {kind for kind in ("killed", "hurt") if lemmas & words(kind)}


def _is_alone(verb: Token) -> bool:
    """Whether a participle has no auxiliary: « 23 pompiers |hospitalisés| », not « Deux soldats ont |tué| … »."""
    return "Part" in verb.morph.get("VerbForm", []) and not any(c.dep_ == "aux:tense" for c in verb.lefts)
