"""Speaks on: who spoke before one who goes on with a speech (« |La gardienne| … Léa Martin, poursuivant … »)?"""

from __future__ import annotations

from aidememoire import layers
from aidememoire.actors.entities import Entity
from aidememoire.actors.general_nouns import agrees
from aidememoire.actors.mention import Mention
from aidememoire.actors.registry import Registry
from aidememoire.actors.word_lists import POSSESSIVES, THE, words
from aidememoire.lexicon import functions
from aidememoire.lexicon.phrases import fold

BACK = 2  # sentences
ANSWERS = {"répondre", "rétorquer", "répliquer", "riposter", "objecter", "réagir", "renchérir", "contester", "nuancer"}
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


def named_at_last(book: Registry, n: int) -> int | None:
    """The function without a name that spoke in the sentence before a name that nothing brings in.

    « |Le Premier ministre irlandais| a dit sa crainte. "P", a martelé Conor Brady »: nobody else than he. None where
    the name was told of before, stands beside other words, or somebody named holds such a function.
    """
    m, entity, antecedents = book.mentions[n], book.of[n], book.antecedents
    if min(entity.mentions) != n or " " not in m["name"] or m.get("titled") or _has_company(book, n):
        return None
    spoke = {q["token"] for q in layers.get(book.doc, "quotations") if q["token"] is not None}
    quoted = antecedents.quote_before(n)
    if m["token"] not in spoke or quoted is None or _verb_of(book, m) in ANSWERS:
        return None
    here = antecedents.sentence(quoted)
    for k in range(n - 1, -1, -1):
        before = book.mentions[k]
        distance = here - antecedents.sentence(before["token"])
        if distance > 1:
            return None
        if distance == 1 and before["token"] in spoke:
            unnamed = before["form"] == "function" and before.get("names") is None and before.get("number") == "s"
            known = before.get("determiner") in THE and not before.get("relational") and _is_office(before)
            fits = entity.gender is None or before.get("gender") in (None, entity.gender)
            return k if unnamed and known and fits and not _is_held(book, k) else None
    return None


def _has_company(book: Registry, n: int) -> bool:
    """Whether a function, a comma or a relative beside a name tells who that is."""
    after = book.text[book.mentions[n]["end"] :][:2].strip()
    return after[:1] in (",", "(") or any(m.get("names") == n for m in book.mentions[max(0, n - 2) : n + 3])


def _is_office(m: Mention) -> bool:
    known = functions.function(str(m.get("noun", "")))
    return known is not None and known.function.office


def _verb_of(book: Registry, m: Mention) -> str:
    """The verb whose subject a mention is, "" where it is that of none."""
    return next((c.lemma.lower() for c in book.antecedents.clauses if c.subject_head == m["token"]), "")


def _is_held(book: Registry, k: int) -> bool:
    """Whether somebody named is told to hold the office that a function names, of the same country."""
    own = book.mentions[k]
    return any(
        m.get("noun") == own.get("noun") and m.get("names") is not None and m.get("country") == own.get("country")
        for m in book.mentions
    )


def adds_on(book: Registry, n: int) -> Entity | None:
    """Who spoke in the sentence before in this paragraph, for words that nothing else takes up and that go on speaking.

    « Le patron de l'épreuve, Jordi Puig, a dit que P. |L'organisateur catalan| a précisé que Q »: Puig.
    """
    m, antecedents = book.mentions[n], book.antecedents
    if m.get("number") != "s" or m.get("determiner") not in THE or not m.get("country"):
        return None  # « |le boulanger| a ajouté » is somebody else
    if _verb_of(book, m) not in ADDS:
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
