"""Acronyms: which name does « (OSCE) » shorten, and which acronym does « (Organisation pour …) » spell out?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aidememoire import layers
from aidememoire.actors.word_lists import words
from aidememoire.lexicon import functions
from aidememoire.lexicon.given_names import gender_of_given_name
from aidememoire.lexicon.phrases import fold

if TYPE_CHECKING:  # the directory of a store asks `is_acronym` without a model
    from spacy.tokens import Doc, Token

SMALL = {
    "de",
    "du",
    "des",
    "d'",
    "la",
    "le",
    "les",
    "l'",
    "et",
    "pour",
    "à",
    "au",
    "aux",
    "en",
    "sur",
    "contre",
    "of",
    "the",
    "and",
}
DEFINITE = ("le", "la", "l'", "du", "au", "cette", "ce", "cet")
REACH = 13  # words back, or on, that an expansion may be long
ENDS = {",", ".", ";", ":", "»", '"', "«", "(", ")", "?", "!"}


class Acronym(NamedTuple):
    """A name and the acronym beside it: tokens of the name (`first` to `last`) and of the whole with its brackets."""

    first: int
    last: int
    acronym: str
    start: int
    end: int


def find_acronyms(doc: Doc) -> list[Acronym]:
    """« Front du Chaco libre (FCL) » and « FCL (Front du Chaco libre) », in text order; token positions."""
    found: list[Acronym] = []
    text, at = layers.text(doc), -1
    while (at := text.find("(", at + 1)) >= 0:
        opening = doc.char_span(at, at + 1)
        if opening is None or not 0 < (i := opening.start) < len(doc) - 2:
            continue
        close = _told_more(doc, i) if doc[i + 2].text == "," else i + 2 if doc[i + 2].text == ")" else None
        if close is not None and is_acronym(doc[i + 1].text):
            first = _expansion(doc, i, doc[i + 1].text)
            if first is None:
                first = _headed(doc, i, doc[i + 1].text) or _written_small(doc, i, doc[i + 1].text)
            if first is not None and not _is_person(doc, first, i):
                found.append(Acronym(first, i - 1, doc[i + 1].text, first, close + 1))
        elif is_acronym(doc[i - 1].text) and doc[i - 1].text.isupper() and (end := _close(doc, i)) is not None:
            if _spells(doc, i + 1, end, doc[i - 1].text):
                found.append(Acronym(i + 1, end - 1, doc[i - 1].text, i - 1, end + 1))
    return found


def _told_more(doc: Doc, opening: int) -> int | None:
    """Where a bracket closes that says more of who its acronym names: « (HDP|, prokurde|) », « (PP, au pouvoir) »."""
    for j in range(opening + 3, min(len(doc), opening + 8)):
        if doc[j].text == ")":
            return j
        if doc[j].text in ENDS or not doc[j].is_lower and doc[j].text != "-":
            return None
    return None


def is_acronym(word: str) -> bool:
    """Whether a word may be an acronym: « OSCE », « Insee », « CNDD-FDD »; not « Le »."""
    capitals = sum(c.isupper() for c in word)
    return 2 <= len(word) <= 10 and word[0].isupper() and (capitals >= 2 or len(word) >= 4)


def _is_person(doc: Doc, first: int, end: int) -> bool:
    """Whether the words before a bracket are somebody's name, and what it holds their party: « Paul Roy (PR) »."""
    capitals = all(t.text[:1].isupper() for t in doc[first:end])
    return capitals and end - first < 4 and gender_of_given_name(doc[first].text) is not None


def _headed(doc: Doc, bracket: int, acronym: str) -> int | None:
    """The first token of a body's name whose letters the acronym does not follow: « le |Centre| de Bahr (BSC) ».

    Its head is a noun that bodies are called by, with a capital, and nothing but nouns, adjectives and small words
    stand between the two; an acronym that has small letters opens as one of these words does.
    """
    for first in range(bracket - 1, max(-1, bracket - REACH - 1), -1):
        token = doc[first]
        small = token.lower_ in SMALL
        if token.text in ENDS or not (small or token.pos_ in ("NOUN", "PROPN", "ADJ", "X") or token.text == "-"):
            return None
        if token.text[:1].isupper() and fold(token.text) in words("body_heads") and first + 1 < bracket:
            like = any(fold(t.text)[:4] == fold(acronym)[:4] for t in doc[first:bracket])
            return first if acronym.isupper() or like else None
    return None


def _written_small(doc: Doc, bracket: int, acronym: str) -> int | None:
    """The first token of a body's name in small letters, every letter of the acronym opening a word of it.

    « le |service| départemental d'incendie et de secours (SDIS) », not « une |organisation| … (ONG) ».
    """
    if functions.collective(acronym) is not None:
        return None
    for first in range(bracket - 1, max(-1, bracket - REACH - 1), -1):
        token = doc[first]
        if token.text in ENDS or not (token.lower_ in SMALL or token.pos_ in ("NOUN", "PROPN", "ADJ", "X", "VERB")):
            return None
        if not token.is_lower or _initial(token) != fold(acronym)[:1] or doc[first - 1].lower_ not in DEFINITE:
            continue
        noun = fold(token.text)
        if noun in words("body_heads") or noun in words("speaking_bodies") or _is_body(token.text):
            own = [fold(t.text) for t in doc[first:bracket] if t.is_alpha and t.lower_ not in SMALL]
            return first if _opens_words("".join(_letters(acronym)), own) else None
    return None


def _is_body(noun: str) -> bool:
    known = functions.collective(noun)
    return known is not None and known.collective.kind in ("organisation", "party")


def _initial(token: Token) -> str:
    return fold(token.text)[:1]


def _close(doc: Doc, opening: int) -> int | None:
    for j in range(opening + 2, min(len(doc), opening + REACH + 2)):
        if doc[j].text == ")":
            return j
        if doc[j].text in ENDS:
            return None
    return None


def _spells(doc: Doc, start: int, end: int, acronym: str) -> bool:
    """Whether the words of a bracket are what the acronym before it stands for."""
    initials = [_initial(t) for t in doc[start:end] if t.is_alpha or t.text.endswith("'")]
    return (
        doc[start].text[:1].isupper()
        and initials[:1] == [fold(acronym)[:1]]
        and _subsequence(_letters(acronym), initials)
    )


def _letters(acronym: str) -> list[str]:
    return [c for c in fold(acronym) if c.isalpha()]


def _expansion(doc: Doc, bracket: int, acronym: str) -> int | None:
    """The first token of the name that an acronym shortens: its initials, small words free."""
    letters = _letters(acronym)
    best: int | None = None
    for first in range(bracket - 1, max(-1, bracket - REACH - 1), -1):
        token = doc[first]
        if token.text in ENDS:
            break
        if not token.text[:1].isupper() or _initial(token) != letters[0]:
            continue
        initials = [_initial(t) for t in doc[first:bracket] if t.is_alpha or t.text.endswith("'")]
        if acronym[1:].islower():  # « Insee »: every letter must be an initial
            own = [fold(t.text) for t in doc[first:bracket] if t.is_alpha and t.lower_ not in SMALL]
            if _opens_words("".join(letters), own):
                return first
            continue
        if _subsequence(letters, initials):
            best = first
            if sum(t.is_alpha and t.lower_ not in SMALL for t in doc[first:bracket]) >= len(letters) - 1:
                return first
    return best


def _opens_words(letters: str, parts: list[str]) -> bool:
    """Whether letters are what the first word opens with, then later ones in order: « Céreq », « Giec », « Unef »."""
    for cut in range(min(len(parts[0]), len(letters)), 0, -1) if parts else ():
        if parts[0].startswith(letters[:cut]):
            rest = letters[cut:]
            if not rest or any(_opens_words(rest, parts[k:]) for k in range(1, len(parts))):
                return True
    return False


def _subsequence(letters: list[str], initials: list[str]) -> bool:
    rest = iter(initials)
    return sum(any(letter == i for i in rest) for letter in letters) >= max(2, len(letters) - 1)
