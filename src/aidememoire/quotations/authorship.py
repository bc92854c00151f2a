"""Whose words a document holds that the text told of before: « le rapport », « la décision », « il conclut que »."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc

from aidememoire.clauses import phrases
from aidememoire.clauses.tree import Tree, tree_of
from aidememoire.lexicon import frames
from aidememoire.quotations.documents import DOCUMENTS, POSSESSIVES, author, publisher
from aidememoire.quotations.word_lists import listed

DEFINITE = ("le", "la", "l'", "ce", "cet", "cette", "les", "ces")
CONTRACTED = ("du", "au", "des", "aux")
KINDS = ("poll", "report", "ruling", "statement", "count")
FAR = 400  # tokens back at which a document may have been told of
SUBJECTS = ("nsubj", "expl:subj")  # « dans son arrêt, |elle| souligne que »
NOMINATIVES = {"il": "Masc", "elle": "Fem"}


def is_taken_up(doc: Doc, token: int) -> bool:
    """Whether a document is one that the text has told of: « |le| rapport », « selon |cette| étude »."""
    first = phrases.phrase(doc, token)[0]
    return doc[first].lower_ in DEFINITE or first > 0 and doc[first - 1].lower_ in CONTRACTED


def told_before(doc: Doc, token: int) -> Iterator[int]:
    """Where the text told before of the document at `token`, the nearest first: by its noun, or by another for it."""
    tree = tree_of(doc)
    lemma = doc[token].lemma_.lower()
    same = _nouns_for(lemma)
    for i in range(token - 1, max(-1, token - FAR), -1):
        if tree.pos[i] == "NOUN" and doc[i].lemma_.lower() in same and tree.words[i - 1] not in ("d'", "de"):
            yield i  # no « commission |d'enquête| »


def author_told(doc: Doc, document: int) -> int | None:
    """The token that names whose a document is, there where it stands; None where nothing there says so."""
    named = author(doc, document)
    if named is None or tree_of(doc).words[named] in POSSESSIVES:
        return _issuer(doc, document) or publisher(doc[document])  # « dans leur arrêt, |les juges| estiment que »
    return named


def document_of(doc: Doc, pronoun: int) -> int | None:
    """The document that « il », « elle » takes up: the subject of the sentence before, where that is one.

    « Le rapport décrit des abus. |Il| conclut que P. »: the token of « rapport », None where the subject is none.
    """
    tree = tree_of(doc)
    for _ in range(3):
        gender = NOMINATIVES.get(tree.words[pronoun])
        start = tree.sentence(pronoun)[0]
        if gender is None or start == 0 or _speaks_for_itself(tree, start, pronoun):
            return None
        subject = _subject(tree, tree.sentence(start - 1))
        if subject is None:
            return None
        if tree.words[subject] in NOMINATIVES:
            pronoun = subject  # « Elle relève … |Elle| note »
            continue
        token = doc[subject]
        if tree.pos[subject] != "NOUN" or token.lemma_.lower() not in DOCUMENTS or _is_told(tree, subject):
            return None
        if _tells_nothing(tree, subject):
            return None
        own = token.morph.get("Gender", [])
        return subject if not own or own == [gender] else None
    return None


def _speaks_for_itself(tree: Tree, start: int, pronoun: int) -> bool:
    """Whether another subject stands before the pronoun in its sentence: « Le maire a lu P ; il affirme »."""
    return any(tree.deps[k].startswith("nsubj") for k in range(start, pronoun))


def _tells_nothing(tree: Tree, subject: int) -> bool:
    """« |L'enquête| se poursuit. »: a verb that nothing completes."""
    verb = tree.heads[subject]
    return tree.pos[verb] == "VERB" and all(
        tree.deps[k] in ("punct", "advmod") or tree.tokens[k].is_space for k in tree.children(verb) if k > verb
    )


def _is_told(tree: Tree, subject: int) -> bool:
    """« Selon lui, |le film| sera terminé. Il ajoute »: somebody else speaks of it."""
    return any(word in ("selon", "d'après") for word in tree.words[tree.sentence(subject)[0] : subject])


def _subject(tree: Tree, sentence: tuple[int, int]) -> int | None:
    """The subject of a sentence's main verb; the noun that opens the sentence comes first: « Le rapport, … »."""
    start, end = sentence
    while start < end and (tree.tokens[start].is_space or tree.pos[start] in ("DET", "ADJ")):
        start += 1
    if start < end and tree.pos[start] == "NOUN":
        return start
    root = next((k for k in range(start, end) if tree.heads[k] == k and not tree.tokens[k].is_space), None)
    if root is None:
        return None
    subjects = (k for k in tree.children(root) if tree.deps[k].startswith("nsubj") and k < root)
    return next((k for k in subjects if not phrases.preposition(tree.tokens[k])), None)  # « |dans un texte|, X dément »


def _issuer(doc: Doc, token: int) -> int | None:
    """« |Le ministère| a annoncé dans un communiqué … », « affirment |des experts| dans un rapport »."""
    verb = doc[token].head
    if phrases.preposition(doc[token]) not in ("dans", "par") or not frames.is_cue(verb.lemma_.lower()):
        return None
    own = next((int(c.i) for c in verb.children if c.dep_ in SUBJECTS and c.pos_ in ("NOUN", "PROPN", "PRON")), None)
    if own is not None or verb.i == 0 or doc[verb.i - 1].text not in (",", "»", '"'):
        return own
    return next(
        (int(c.i) for c in verb.rights if c.dep_ == "obj" and c.pos_ in ("NOUN", "PROPN") and c.i < token), None
    )


@cache
def _nouns_for(lemma: str) -> frozenset[str]:
    """The nouns by which the document that `lemma` takes up may have been told of."""
    found = {lemma}
    if lemma in listed("taken_up", "any"):
        return frozenset(found | listed("taken_up", "written"))
    for kind in KINDS:
        if lemma in listed("taken_up", kind):
            found |= listed("taken_up", kind)
    return frozenset(found)
