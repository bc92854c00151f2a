"""Told twice: which two entries for bodies are one by the words that stand between or inside them?

« son club, Dorville Athlétisme, », « le cabinet du ministre … le cabinet de M. Roy », « le FC Salto … Salto ».
"""

from __future__ import annotations

import re

from aidememoire.actors.entities import Entity
from aidememoire.actors.registry import Registry
from aidememoire.actors.same_names import BODIES, unite
from aidememoire.actors.word_lists import POSSESSIVES
from aidememoire.lexicon.given_names import gender_of_given_name

BETWEEN = re.compile(r"(?: (?:de|d['’])\s?[a-zà-ÿœ-]{3,20})?, (?:l['’]|l[ea] |les )?")
CLOSED = re.compile(r"\s?(?:[.;:)»\n]|$|,(?! [A-ZÀ-Ý]))")
# nouns of no body by which one is called whom somebody works for, or is published by
PATRONS = {"employeur", "éditeur", "sponsor", "assureur", "opérateur", "fournisseur", "distributeur", "diffuseur"}
# what a club's name has beside its town
CLUBS = {
    "FC",
    "AS",
    "RC",
    "SC",
    "AC",
    "US",
    "CA",
    "OGC",
    "AJ",
    "CF",
    "HC",
    "BC",
    "Stade",
    "Racing",
    "Olympique",
    "Sporting",
}
STAFF = {"cabinet", "entourage", "famille", "équipe", "clan", "camp", "bureau", "parquet", "équipe de campagne"}
LONG = 7  # letters of a name that a slip of one leaves known
NEAR = 3  # mentions behind a noun among which its apposition, or whose it is, is looked for


def unite_told_twice(book: Registry) -> None:
    """Joins the entries of a body told by a noun and by its name, or by two words for whose it is."""
    staffs: dict[tuple[str, int], Entity] = {}
    for n, m in enumerate(book.mentions):
        entity = book.of.get(n)
        if entity is None or m["form"] not in ("collective", "nominal", "function") or m.get("number") == "p":
            continue
        if m.get("determiner") in POSSESSIVES:
            named = _apposed(book, n, entity)
            if named is not None and named is not entity:
                unite(book, named, entity)
        noun = m.get("noun", "")
        if noun in STAFF and m["form"] == "collective" and (whose := _whose(book, n, entity)) is not None:
            known = staffs.setdefault((noun, id(whose)), entity)
            if known is not entity:
                unite(book, known, entity)
    _unite_clubs(book)
    _unite_slips(book)


def _apposed(book: Registry, n: int, entity: Entity) -> Entity | None:
    """The body named behind « son parti, »; a name of two words that no given name opens is one after such a noun."""
    m = book.mentions[n]
    if entity.named or not (entity.kind in BODIES or m.get("noun") in PATRONS):
        return None
    for k in range(n + 1, min(len(book.mentions), n + 1 + NEAR)):
        name = book.mentions[k]
        if name["start"] < m["end"]:
            continue
        found = book.of.get(k)
        if found is None or name["form"] not in ("organisation", "name") or not found.named:
            return None
        if not BETWEEN.fullmatch(book.text[m["end"] : name["start"]]) or not CLOSED.match(book.text, name["end"]):
            return None
        if found.kind == "person":
            if name.get("titled") or found.roles or gender_of_given_name(found.name.split()[0]) is not None:
                return None
            found.kind, found.gender = "organisation", None
        if found.kind == "organisation":
            _unite_called(book, found, found.name)
        return found if found.kind in BODIES else None
    return None


def _whose(book: Registry, n: int, entity: Entity) -> Entity | None:
    """Of whom a staff is: the one person that ends its phrase, or whom « son » took up."""
    m = book.mentions[n]
    if entity.owner is not None and entity.owner.kind == "person":
        return entity.owner
    if m.get("determiner") not in ("le", "la", "l'") or entity.named and not entity.key.startswith("government:"):
        return None
    for k in range(n + 1, min(len(book.mentions), n + 1 + NEAR)):
        inner = book.mentions[k]
        if inner["start"] >= m["end"]:
            return None
        whose = book.of.get(k)
        if inner["end"] >= m["end"] and whose is not None and whose.kind == "person":
            return whose
    return None


def _unite_clubs(book: Registry) -> None:
    """« le FC Salto … une déclaration de |Salto| »: the town of a club's name that somewhere speaks or acts as it."""
    clubs = [e for e in book.entities if e.mentions and e.kind == "organisation" and CLUBS & set(e.name.split())]
    for club in clubs:
        _unite_called(book, club, " ".join(word for word in club.name.split() if word not in CLUBS))


def _unite_slips(book: Registry) -> None:
    """« Nexalias … |Nexalia| »: the one word that names a body, once with « s » at its end and once without."""
    first: dict[str, Entity] = {}
    for entity in book.entities:
        name = entity.name
        if not entity.mentions or entity.kind != "organisation" or " " in name or len(name) < LONG:
            continue
        if name[:1].isupper() and not name.isupper():
            known = first.setdefault(name.removesuffix("s"), entity)
            if known is not entity:
                unite(book, known, entity)


def _unite_called(book: Registry, body: Entity, name: str) -> None:
    """Joins to a body the other entries of a name that no person is known by."""
    for entity in book.entities:
        if (
            entity is body
            or not entity.mentions
            or entity.name != name
            or entity.kind not in ("organisation", "person")
        ):
            continue
        person = entity.kind == "person" and not entity.roles
        if entity.kind == "organisation" or person and gender_of_given_name(name.split()[0]) is None:
            unite(book, body, entity)
