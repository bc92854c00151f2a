"""Persons concerned: who is « l'intéressé » (« La ministre a accusé |le maire| de mentir. L'intéressé a démenti »)?"""

from __future__ import annotations

from aidememoire import layers
from aidememoire.actors.entities import Entity
from aidememoire.actors.mention import Mention
from aidememoire.actors.registry import NEAR, Registry

BACK = 6  # sentences: what is quoted at length may stand between


def person_concerned(book: Registry, n: int, m: Mention) -> Entity | None:
    """Who was told of last in the nearest sentence before that tells of a person, rather than who speaks."""
    gender = gender_shown(book, m)
    here, at = book.antecedents.sentence(m["token"]), None
    spoke, told = None, None
    speaking = {item["token"] for item in layers.get(book.doc, "quotations")}
    for k in range(n - 1, max(-1, n - NEAR), -1):
        before, entity = book.mentions[k], book.of.get(k)
        sentence = book.antecedents.sentence(before["token"])
        if here - sentence > BACK or at is not None and sentence != at:
            break
        if entity is None or not _may_be(entity, gender):
            continue
        if before["token"] in speaking or entity is spoke:
            spoke = spoke or entity
        elif before["form"] != "pronoun":
            told, at = told or entity, sentence
    if told is not None and not _is_known(book, told, n) and book.paragraph(n) != book.paragraph(n - 1):
        topic = [e for e in book.entities if e is not spoke and _may_be(e, gender) and _is_known(book, e, n)]
        told = max(topic, key=lambda e: sum(k < n for k in e.mentions), default=told)  # not who was named in passing
    return told if told is not None and told is not spoke else spoke or told


def gender_shown(book: Registry, m: Mention) -> str:
    """« l'intéressé|e| »: the gender that the ending tells."""
    return "f" if book.doc[m["token"]].lower_.endswith("ée") else "m"


def _may_be(entity: Entity, gender: str) -> bool:
    return entity.kind == "person" and entity.number != "p" and entity.gender in (None, gender)


def _is_known(book: Registry, entity: Entity, n: int) -> bool:
    """Whether two sentences before mention `n` tell of somebody."""
    return len({book.antecedents.sentence(book.mentions[k]["token"]) for k in entity.mentions if k < n}) > 1
