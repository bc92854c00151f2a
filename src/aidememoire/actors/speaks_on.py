"""Speaks on: who spoke before one who goes on with a speech (« |La gardienne| … Léa Martin, poursuivant … »)?"""

from __future__ import annotations

from aidememoire import layers
from aidememoire.actors.entities import Entity
from aidememoire.actors.general_nouns import agrees
from aidememoire.actors.registry import Registry
from aidememoire.actors.word_lists import POSSESSIVES, THE, words
from aidememoire.lexicon.phrases import fold

BACK = 2  # sentences
ADDS = {"ajouter", "préciser", "poursuivre", "insister", "conclure", "compléter"}  # verbs of one who spoke just before


def spoke_before(book: Registry, n: int) -> int | None:
    """The function without a name that spoke last before the name `n`, whose bearer goes on with what was said.

    « |La gardienne| a critiqué … Léa Martin, poursuivant sa déclaration, … »; None where somebody else spoke between.
    """
    m, doc = book.mentions[n], book.doc
    at = m["token"]
    while at < len(doc) and doc[at].idx < m["end"]:
        at += 1
    if at + 3 >= len(doc) or doc[at].text != "," or fold(doc[at + 1].text) not in words("goes_on"):
        return None
    if doc[at + 2].lower_ not in POSSESSIVES | {"cette", "ce"}:
        return None
    if fold(doc[at + 3].text) not in words("speeches"):
        return None
    here = book.antecedents.sentence(m["token"])
    spoke = [q["token"] for q in layers.get(doc, "quotations") if q["token"] is not None and q["token"] < m["token"]]
    spoke = [token for token in spoke if here - book.antecedents.sentence(token) <= BACK]
    for k in sorted((k for k in range(n) if book.mentions[k]["token"] in spoke), reverse=True):
        before = book.mentions[k]
        if before["form"] == "pronoun":
            continue
        unnamed = before["form"] in ("function", "nominal") and before.get("names") is None
        own = book.of[n].gender
        fits = unnamed and before["kind"] == "person" and before.get("number") != "p"
        return k if fits and (own is None or before.get("gender") in (None, own)) else None
    return None


def adds_on(book: Registry, n: int) -> Entity | None:
    """Who spoke in the sentence before in this paragraph, for words that nothing else takes up and that go on speaking.

    « Le patron de l'épreuve, Jordi Puig, a dit que P. |L'organisateur catalan| a précisé que Q »: Puig.
    """
    m, antecedents = book.mentions[n], book.antecedents
    if m.get("number") != "s" or m.get("determiner") not in THE:
        return None
    if not any(c.subject_head == m["token"] and c.lemma.lower() in ADDS for c in antecedents.clauses):
        return None
    spoke = {q["token"] for q in layers.get(book.doc, "quotations") if q["token"] is not None}
    here = antecedents.sentence(m["token"])
    for k in range(n - 1, -1, -1):
        before, entity = book.mentions[k], book.of.get(k)
        distance = here - antecedents.sentence(before["token"])
        if distance > 1 or book.paragraph(k) != book.paragraph(n):
            return None
        if distance == 1 and before["token"] in spoke:
            fits = entity is not None and entity.kind == "person" and entity.named and agrees(entity, m)
            return entity if fits else None
    return None
