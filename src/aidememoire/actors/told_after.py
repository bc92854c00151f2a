"""Told after: who is « la gardienne » beside whose name that stands, later or before (« Léa Martin, gardienne, … »)?"""

from __future__ import annotations

import re

from aidememoire.actors.entities import Entity
from aidememoire.actors.mention import Mention
from aidememoire.actors.registry import Registry
from aidememoire.actors.word_lists import words
from aidememoire.lexicon.phrases import fold

ARTICLES = {"le", "la", "l'"}
REACH = 60  # mentions on
# what joins a name to the noun of what somebody is
PREDICATE_VERB = r" (?:est|était|fut|a été|reste|demeure|devient|est devenue?|était devenue?)"
PREDICATE = re.compile(
    rf"(?:, \d+ ans,)?(?: \([^()]{{1,20}}\))?(?:{PREDICATE_VERB}| (?:travaille|travaillait|a travaillé) comme|"
    r" exerce (?:la profession|le métier) d[e'’])\s?"
    r"(?:une? |l['’]|le |la )?(?:(?:jeune|ancien|ancienne|simple|célèbre|petit|petite) )?(\w+(?:-\w+)*)"
)


def told_after(book: Registry, n: int, m: Mention) -> Entity | None:
    """The one person named after mention `n` beside whose name, in apposition, its noun stands with « le » or alone.

    None where there are two, or the genders differ.
    """
    noun, found = fold(m.get("noun", "")), None
    for k in range(n + 1, min(len(book.mentions), n + REACH)):
        name, entity = book.mentions[k], book.of.get(k)
        if name["form"] != "name" or entity is None or entity is found or entity.kind != "person":
            continue
        if not (_stands_after(book, name, noun) or _stands_before(book, k, noun)):
            continue
        if found is not None or entity.gender and m.get("gender") and entity.gender != m.get("gender"):
            return None
        if min(entity.mentions) < n:
            return None
        found = entity
    return found


def told_before(book: Registry, n: int, m: Mention) -> Entity | None:
    """The person named last before mention `n` beside whose name its noun stands: « X, un marin, … le marin », « son
    éditrice, X, … l'éditrice »."""
    noun, word = fold(m.get("noun", "")), fold(book.doc[m["token"]].text)
    for k in range(n - 1, max(-1, n - REACH), -1):
        name, entity = book.mentions[k], book.of.get(k)
        if name["form"] != "name" or entity is None or entity.kind != "person":
            continue
        beside = _stands_after(book, name, noun, ARTICLES | {"un", "une"}) or _opens(book, name, noun)
        if beside or _is_said_of(book, name, word):
            return None if entity.gender and m.get("gender") and entity.gender != m.get("gender") else entity
    return None


def told_at_length(book: Registry, n: int, m: Mention) -> Entity | None:
    """The person named last before mention `n` beside whose name all its words stand: « X, pilote de chasse, … le
    pilote de chasse », « le tailleur de pierre X »."""
    own = m["name"].split("'")[-1] if m.get("determiner") == "l'" else m["name"].partition(" ")[2]
    if " " not in own:
        return None
    after = re.compile(rf"(?:,|{PREDICATE_VERB}) (?:une? |l['’]|le |la )?{re.escape(own)}\b")
    for k in range(n - 1, max(-1, n - REACH), -1):
        name, entity = book.mentions[k], book.of.get(k)
        if name["form"] != "name" or entity is None or entity.kind != "person":
            continue
        before = book.text[max(0, name["start"] - len(own) - 1) : name["start"]]
        if after.match(book.text, name["end"]) or before == f"{own} ":
            return None if entity.gender and m.get("gender") and entity.gender != m.get("gender") else entity
    return None


def _is_said_of(book: Registry, name: Mention, word: str) -> bool:
    """« Léa Martin, 34 ans, est |gardienne| », « Léa Martin travaille comme |gardienne| »."""
    said = PREDICATE.match(book.text, name["end"])
    return said is not None and fold(said[1]) == word


def _stands_after(book: Registry, name: Mention, noun: str, articles: set[str] = ARTICLES) -> bool:
    """« Léa Martin, |la gardienne| de l'immeuble », « Léa Martin, |gardienne|, »."""
    doc = book.doc
    at = name["token"]
    while at < len(doc) and doc[at].idx < name["end"]:
        at += 1
    if at + 2 >= len(doc) or doc[at].text != ",":
        return False
    at += 2 if doc[at + 1].lower_ in articles else 1
    return at < len(doc) and noun in (fold(doc[at].text), fold(doc[at].lemma_))


def _stands_before(book: Registry, k: int, noun: str) -> bool:
    """« |La gardienne| Léa Martin »."""
    for j in range(k - 1, max(-1, k - 4), -1):
        before = book.mentions[j]
        if before.get("names") == k:
            return fold(before.get("noun", "")) == noun and before.get("determiner") in ARTICLES
    return False


def _opens(book: Registry, name: Mention, noun: str) -> bool:
    """« son |éditrice|, Colette Aubry », « l'|éditrice| nantaise Colette Aubry »."""
    doc, at = book.doc, name["token"]
    while at > 0 and doc[at - 1].idx >= name["start"]:
        at -= 1
    at -= 2 if at > 1 and doc[at - 1].text == "," else 1
    while at > 0 and doc[at].pos_ == "ADJ":
        at -= 1
    if at <= 0 or doc[at].pos_ not in ("NOUN", "PROPN") or not doc[at].is_lower or noun in words("several"):
        return False  # « le |couple| Paul Roy » is no one person
    return noun in (fold(doc[at].text), fold(doc[at].lemma_))
