"""Told by deed: who is « le condamné », « le suspect », « la victime » by what was done, or said of them, before?"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from aidememoire.actors.entities import Entity
from aidememoire.actors.general_nouns import agrees
from aidememoire.actors.mention import Mention
from aidememoire.actors.parties import side_of, sides
from aidememoire.actors.registry import Registry
from aidememoire.actors.word_lists import POSSESSIVES, THE, words
from aidememoire.clauses import phrases
from aidememoire.clauses.tree import tree_of
from aidememoire.lexicon.loader import load
from aidememoire.lexicon.phrases import fold
from aidememoire.pipes.clauses import Clause

EITHER = {"victime"}  # whatever the gender of the word says of theirs
NEW = {"nouveau", "nouvel", "nouvelle"}  # « le |nouveau| président »: who was elected or named before


@cache
def _table() -> dict[str, dict[str, frozenset[str]]]:
    return {
        fold(noun): {role: frozenset(row.get(role, ())) for role in ("to", "does", "of", "has")}
        for row in load("deeds")["deed"]
        for noun in row["nouns"]
    }


def told_by_deed(book: Registry, n: int, m: Mention) -> Entity | None:
    """The one person before mention `n` to whom that was done which its noun tells; None where there are two."""
    deeds = _table().get("nouveau" if _is_new(m) else fold(m.get("noun", "")))
    if deeds is None or m.get("determiner") not in THE or _is_completed(m) or m.get("number") == "p":
        return None
    token, found = m["token"], None
    for head in (*_suffered(book, deeds, token), *_named_in(book, deeds, token)):
        at = book.antecedents.by_token.get(head)
        entity = book.of.get(at) if at is not None else None
        if entity is None or entity is found or entity.kind != "person":
            continue
        if side_of(m.get("noun", "")) and "justice" in entity.sorts:
            continue  # « l'avocat X a plaidé … |l'accusé| »
        if _is_new(m) and entity.nouns and m.get("noun") not in entity.nouns and entity.official:
            continue  # « X a été nommé préfet. |Le nouveau maire| »
        if fold(m.get("noun", "")) not in EITHER and {entity.gender, m.get("gender")} == {"m", "f"}:
            continue
        if found is not None or len(phrases.conjuncts(book.doc[head])) > 1:
            return None
        found = entity
    return found


def party_before(book: Registry, n: int, m: Mention, apart: frozenset[int]) -> Entity | None:
    """« le tireur … |le meurtrier| »: the one person so far whom a noun of the same side tells of."""
    side = side_of(m.get("noun", ""))
    if side not in ("wrongdoers", "sufferers") or m.get("determiner") not in THE or m.get("number") == "p":
        return None
    nouns = sides()[side]
    found = [
        e
        for e in book.entities
        if e.kind == "person" and e.number != "p" and id(e) not in apart and agrees(e, m)
        and not nouns.isdisjoint(map(fold, e.nouns))
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


def _is_completed(m: Mention) -> bool:
    """Whether more than an adjective says whom is meant: « le suspect |de Lens| », not « le nouvel élu |radical| »."""
    said = str(m.get("complement") or "")
    return bool(said) and not (_is_new(m) and " " not in said and said.islower())


def crowd_before(book: Registry, n: int, m: Mention) -> Entity | None:
    """« 50 000 militants ont protesté … |les participants|, |les manifestants| »: the one group told to march so far in
    the two sentences before."""
    if fold(m.get("noun", "")) not in words("crowds") or m.get("determiner") not in ("les", "ces"):
        return None
    here, found = book.antecedents.sentence(m["token"]), None
    for clause in book.antecedents.clauses:
        if clause.head >= m["token"]:
            break
        if clause.subject_head is None or fold(clause.lemma) not in words("marching"):
            continue
        at = book.antecedents.by_token.get(clause.subject_head)
        entity = book.of.get(at) if at is not None else None
        near = here - book.antecedents.sentence(clause.head) <= 2
        if near and entity is not None and entity.number == "p" and entity is not found:
            if found is not None:
                return None
            found = entity
    return found


def _is_new(m: Mention) -> bool:
    return not NEW.isdisjoint(fold(m["name"]).split()[:2])


def _suffered(book: Registry, deeds: dict[str, frozenset[str]], before: int) -> list[int]:
    """The heads of those a verb tells that of: « la cour a condamné |X| », « |X| a été condamné », « |X| a écopé »."""
    heads: list[int] = []
    for clause in book.antecedents.clauses:
        if clause.head >= before:
            break
        if (head := _patient(book.doc, clause, deeds)) is not None and head < before:
            heads.append(head)
    return heads


def _patient(doc: Doc, clause: Clause, deeds: dict[str, frozenset[str]]) -> int | None:
    lemma = clause.lemma.lower()
    if deeds["has"] and clause.object_head is not None:
        held = doc[clause.object_head]
        if fold(held.lemma_) in deeds["has"] and any(c.lower_ in POSSESSIVES for c in held.lefts):
            return clause.subject_head  # « X a annoncé |sa candidature| »
    if lemma in deeds["to"]:
        return clause.subject_head if clause.passive or clause.kind == "participle" else clause.object_head
    return clause.subject_head if lemma in deeds["does"] and not clause.passive else None


def _named_in(book: Registry, deeds: dict[str, frozenset[str]], before: int) -> list[int]:
    """The heads of those a noun tells that of: « le meurtre de |X| »."""
    tree, nouns = tree_of(book.doc), deeds["of"]
    if not nouns:
        return []
    return [
        m["token"]
        for m in book.mentions
        if m["token"] < before and m["kind"] == "person" and fold(tree.words[tree.heads[m["token"]]]) in nouns
    ]
