"""Of documents: which « il » goes on with what a document says (« Un rapport conclut que P. |Il| précise que Q »)?"""

from __future__ import annotations

from bisect import bisect_left

from aidememoire.actors.antecedents import SUBJECT
from aidememoire.actors.entities import Entity
from aidememoire.actors.mention import Mention, gender_of, number_of
from aidememoire.actors.registry import Registry
from aidememoire.lexicon import frames
from aidememoire.quotations.authorship import document_of
from aidememoire.quotations.documents import DOCUMENTS, author

GOING_ON = ("il", "elle", "ils", "elles")
OPENING = 3  # tokens of a sentence within which its pronoun opens it


def document_before(book: Registry, n: int) -> int | None:
    """The head token of the document that spoke in the sentence before, if the pronoun `n` opens the next one.

    None where it is no speaking subject, or where somebody else is subject in what « selon un rapport » covers.
    """
    m, near = book.mentions[n], book.antecedents
    token = m["token"]
    if m.get("noun") not in GOING_ON or not frames.is_cue(book.doc[token].head.lemma_.lower()):
        return None
    here = near.sentence(token)
    if here == 0 or token - near.sentences[here] > OPENING:
        return None
    start, end = near.sentences[here - 1], near.sentences[here]
    subject = document_of(book.doc, token)
    if subject is not None and _agrees(book, subject, m) and not _people_named(book, n, subject):
        return subject
    for head in near.sources[bisect_left(near.sources, start) : bisect_left(near.sources, end)]:
        if _agrees(book, head, m) and not _others(book, n, start):
            return int(head)
    return None


def author_of(book: Registry, head: int) -> Entity | None:
    """Whose words the document at a token holds; None where the text does not say."""
    whose = author(book.doc, head)
    at = book.antecedents.by_token.get(whose) if whose is not None else None
    return book.of.get(at) if at is not None else None


def _agrees(book: Registry, head: int, pronoun: Mention) -> bool:
    """Whether a noun is a document that nobody is told by, of the pronoun's gender and number."""
    word = book.doc[head]
    if word.lemma_.lower() not in DOCUMENTS or head in book.antecedents.by_token:
        return False
    if number_of(word) != pronoun.get("number"):
        return False
    return pronoun.get("number") == "p" or gender_of(book.doc, max(0, head - 2), head) in (None, pronoun.get("gender"))


def _people_named(book: Registry, n: int, since: int) -> bool:
    """Whether somebody of the pronoun's gender is told of since: « Le rapport accable |le maire|. Il affirme … »."""
    own = book.mentions[n].get("gender")
    for k in range(n - 1, -1, -1):
        mention, entity = book.mentions[k], book.of.get(k)
        if mention["token"] <= since:
            return False
        told = mention["form"] != "pronoun" or mention.get("noun", "").startswith("-")  # « P, a-t-|il| ajouté »
        if entity is not None and entity.kind == "person" and told:
            if entity.gender in (None, own):
                return True
    return False


def _others(book: Registry, n: int, start: int) -> bool:
    """Whether somebody of the pronoun's gender is a subject since `start`: « selon un rapport, |le roi| … »."""
    own = book.mentions[n].get("gender")
    for k in range(n - 1, -1, -1):
        mention, entity = book.mentions[k], book.of.get(k)
        if mention["token"] < start:
            return False
        if entity is not None and book.antecedents.role.get(mention["token"], 0.0) >= SUBJECT:
            if entity.gender in (None, own):
                return True
    return False
