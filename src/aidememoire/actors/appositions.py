"""Appositions: whose name stands between commas after words for somebody (« son entraîneur, |Paul Roy|, estime »)?"""

from __future__ import annotations

import re

from aidememoire.actors.entities import Entity
from aidememoire.actors.registry import Registry
from aidememoire.clauses import phrases

# what may stand between the words and the comma before the name: the rest of their phrase
# and, behind it, a second noun or a title: « sa présidente, |l'aide-soignante| X », « son curé, |don| Paul Roy »
REST = re.compile(
    r"(?:[^,.;:!?()«»\"\n]{1,60})?, "
    r"(?:une? (?:certaine?|dénommée?|nommée?) )?"
    r"(?:(?:l['’]|le |la )[A-ZÀ-Ý]?[a-zà-ÿœ-]{4,}(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?(?: (?:en|de|du|à) [a-zà-ÿœ-]{3,})?"
    r"(?: [a-zà-ÿœ-]{4,})? |"
    r"(?:don|doña|père|frère|sœur|mère|maître|docteur) )?"
)
OPENED = re.compile(r", (?:l['’]|le |la )?")  # between the words and what opens an apposition
CLOSED = re.compile(r"\s?(?:[,.;)(\n]|$)|\s(?:qui|dont)\s")
# « selon un témoin, |Paul Roy|, la police a … », and not « selon un témoin, |Paul Roy|, le maire, a … »
CLOSED_SOURCE = re.compile(
    r"\s?\.(?:\s|$)|\s?\n|$|,(?! (?:qui|dont|un|une|ancien|ancienne|président|ministre|maire)\b)"
)
NEAR = 8  # mentions after the words among which the name is looked for


def apposed_name(book: Registry, n: int) -> Entity | None:
    """The person named between commas right after mention `n`, one person without a name; None when there is none."""
    m = book.mentions[n]
    if m["kind"] != "person" or m.get("number") == "p" or _is_apposed(book, n):
        return None
    for k in range(n + 1, min(len(book.mentions), n + NEAR)):
        name = book.mentions[k]
        if name["start"] < m["end"]:
            continue
        if name["start"] - m["end"] > 62:
            return None
        if name.get("names") is not None:
            if OPENED.fullmatch(book.text, m["end"], name["start"]):
                continue  # « son émissaire, |l'Algérien| X, »
            return None  # « le frère du |maire|, X »
        if name["form"] != "name":
            continue
        gap = book.text[m["end"] : name["start"]]
        sourced = phrases.preposition(book.doc[m["token"]]) in ("selon", "d'après", "de après", "pour")
        closed = (CLOSED_SOURCE if sourced else CLOSED).match(book.text, name["end"])
        if m["form"] == "nominal" and gap == " " and " " in name["name"] and m.get("determiner") in ("le", "la", "l'"):
            entity = book.of.get(k)  # « l'astrophysicienne |Léa Martin| a dit »
            return entity if entity is not None and entity.kind == "person" else None
        if not (closed and REST.fullmatch(gap)) or _goes_on(book, m["end"], name["start"]):
            return None
        entity = book.of.get(k)
        if entity is None or entity.kind != "person" or _lists(book, k):
            return None
        return entity if not (entity.gender and m.get("gender") and entity.gender != m.get("gender")) else None
    return None


def _is_apposed(book: Registry, n: int) -> bool:
    """« Paul Roy, |un témoin|, … »: the words stand beside a name already."""
    start = book.mentions[n]["start"]
    if n and book.mentions[n - 1]["form"] == "name" and book.text[book.mentions[n - 1]["end"] : start].strip() == ",":
        return True
    return phrases.preposition(book.doc[book.mentions[n]["token"]]) in ("avec", "comme")


def _goes_on(book: Registry, start: int, end: int) -> bool:
    """Whether a verb stands between the words and the name, which then are two things."""
    span = book.doc.char_span(start, end, alignment_mode="contract")
    if span is None:
        return False
    apart = (t for t in span if t.pos_ in ("VERB", "AUX", "SCONJ", "PRON"))
    return any("Part" not in t.morph.get("VerbForm", []) for t in apart)  # « un médecin |cité par AP|, X, »


def _lists(book: Registry, k: int) -> bool:
    """Whether another name follows: « un juge, Paul Roy, Anne Ka et … »."""
    if k + 1 >= len(book.mentions) or book.mentions[k + 1]["form"] != "name":
        return False
    return book.text[book.mentions[k]["end"] : book.mentions[k + 1]["start"]].strip() == ","
