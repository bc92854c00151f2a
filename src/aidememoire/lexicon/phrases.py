"""Where do the phrases of a lexicon stand in a text, whatever its accents, apostrophes, hyphens and case?

A phrase is kept as its folded words: « Côte d'Ivoire », « COTE D’IVOIRE » and « Cote-d'Ivoire » are one. Names must
hold a capital where the lexicon writes one, acronyms stand in capitals: « la grenade », « il usa » and « ira » name
nobody. Offsets are code points on the text as received.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

# a dotted acronym, or a run of letters and digits with their combining accents
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|(?:[^\W_][\u0300-\u036f]*)+")
# what may stand between two words of one phrase: a blank, one line end, an apostrophe or a hyphen
_JOINT = re.compile(r"[^\S\r\n]*(?:\r?\n)?[^\S\r\n]*|[-\u2010\u2011'’ʼ] ?")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "Œ": "OE", "Æ": "AE"})


LONG = 400  # code points: longer than any phrase
SHORT = 120  # code points: as long as names are


class Word(NamedTuple):
    """A word of a text: folded, as written, and its character offsets."""

    folded: str
    raw: str
    start: int
    end: int


_new_word: Callable[[type[Word], tuple[str, str, int, int]], Word] = tuple.__new__  # at half the cost of Word(…)


class Match(NamedTuple, Generic[T]):
    """A phrase found: its value and the words it covers, as positions in the list of words, half-open."""

    value: T
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """The words of a text, in order."""
    if len(text) <= SHORT:
        return list(_words_of_name(text))
    return list(_kept_words(text)) if len(text) > LONG else _words(text)


@lru_cache(maxsize=1 << 13)
def _words_of_name(text: str) -> list[Word]:
    """The words of a name, which is asked for again and again."""
    return _words(text)


@lru_cache(maxsize=2)
def _kept_words(text: str) -> list[Word]:
    """The words of a long text, which several lexicons are asked about one after the other."""
    return _words(text)


def _words(text: str) -> list[Word]:
    found = []
    for match in _WORD.finditer(text):
        raw = match[0]
        start, end = match.span()
        word = (fold_word(raw), raw.replace(".", ""), start, end)
        found.append(_new_word(Word, word))
    return found


@lru_cache(maxsize=1 << 16)
def fold_word(word: str) -> str:
    """Lower case, no accents, no ligatures, no dots."""
    if word.isascii():
        return word.replace(".", "").lower()
    plain = unicodedata.normalize("NFKD", word.translate(_LIGATURES).replace(".", ""))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


def fold(text: str) -> str:
    """The folded words of a text, one blank between them.

    >>> fold("Côte d’Ivoire"), fold("l'O.N.U.")
    ('cote d ivoire', 'l onu')
    """
    return _folded(text) if len(text) <= SHORT else " ".join(word.folded for word in words_of(text))


@lru_cache(maxsize=1 << 13)
def _folded(text: str) -> str:
    return " ".join(word.folded for word in _words_of_name(text))


def joined(text: str, left: Word, right: Word) -> bool:
    """Whether nothing but a blank, an apostrophe or a hyphen stands between two words."""
    if right.start == left.end + 1 and text[left.end] == " ":
        return True
    return _JOINT.fullmatch(text, left.end, right.start) is not None


def _same_accents(model: str, raw: str) -> bool:
    """Whether two words of equal folding have the same accents, capitals apart."""
    pairs = zip(*(unicodedata.normalize("NFC", word.translate(_LIGATURES)) for word in (model, raw)), strict=False)
    return all(m.lower() == r.lower() or r.isupper() or m.isupper() for m, r in pairs)


@dataclass(frozen=True, slots=True)
class _Entry(Generic[T]):
    value: T
    raw: tuple[str, ...]  # the phrase's words as the lexicon writes them
    skip: int  # leading words that are no part of the name (« la » of « la Grenade »)
    free: bool  # any case will do
    accents: bool  # small letters must have their accents

    def written_by(self, words: Sequence[Word]) -> bool:
        """Whether these words, the same but for their case, have the capitals that the phrase needs."""
        if self.accents and not all(map(_same_accents, self.raw, (word.raw for word in words))):
            return False
        if self.free:
            return True
        skip = self.skip
        if skip == 0 and len(self.raw) > 1 and self.raw[0].lower() in ("le", "la", "les", "l"):
            skip = 1  # « Le Monde » is a paper, « Le monde » is not
        models, raws = self.raw[skip:], [word.raw for word in words[skip:]]
        if len(models) == 1 and len(models[0]) > 1 and models[0].isupper():
            return raws[0] == models[0]
        if len(models) == 1 and models[0][0].isupper():
            return raws[0][0].isupper()
        wanted = any(c.isupper() for model in models for c in model)
        return not wanted or any(c.isupper() for raw in raws for c in raw)


@dataclass(slots=True)
class Phrasebook(Generic[T]):
    """Phrases and what they mean. Built once, then only read."""

    entries: dict[tuple[str, ...], list[_Entry[T]]] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)  # first word -> words in its longest phrase
    pairs: set[tuple[str, ...]] = field(default_factory=set)  # the first two words of the phrases that have so many

    def add(self, phrase: str, value: T, *, skip: int = 0, free: bool = False, accents: bool = False) -> None:
        """Adds a phrase. `skip` leading words are wanted but not part of it; `free`: case does not matter;
        `accents`: only capitals may lack theirs, so that « jugé » is not « juge ».
        """
        words = words_of(phrase)
        key = tuple(word.folded for word in words)
        entry = _Entry(value, tuple(word.raw for word in words), skip, free, accents)
        self.entries.setdefault(key, []).append(entry)
        self.longest[key[0]] = max(self.longest.get(key[0], 0), len(key))
        if len(key) > 1:
            self.pairs.add(key[:2])

    def all(self, words: Sequence[Word]) -> list[T]:
        """Every value that exactly these words have, in the order they were added, each once."""
        found: list[T] = []
        for entry in self.entries.get(tuple([word.folded for word in words]), ()):
            if entry.value not in found and entry.written_by(words):
                found.append(entry.value)
        return found

    def get(self, text: str, *, articles: Container[str] = ()) -> T | None:
        """The value of a whole text, with or without some of these words before it."""
        words = words_of(text)
        while words:
            if found := self.all(words):
                return found[0]
            if words[0].folded not in articles:
                break
            words = words[1:]
        return None

    def at(self, text: str, words: Sequence[Word], start: int) -> Match[T] | None:
        """The longest phrase that begins at this word, None when there is none."""
        longest = self.longest.get(words[start].folded)
        if longest is None:
            return None
        end = start + 1
        if longest > 1 and (end == len(words) or (words[start].folded, words[end].folded) not in self.pairs):
            longest = 1
        while end < len(words) and end - start < longest and joined(text, words[end - 1], words[end]):
            end += 1
        folded = tuple([word.folded for word in words[start:end]])
        for stop in range(end, start, -1):
            for entry in self.entries.get(folded[: stop - start], ()):
                if entry.written_by(words[start:stop]):
                    return Match(entry.value, start + entry.skip, stop)
        return None
