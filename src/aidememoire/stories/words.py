"""Do two clauses of different dispatches speak of one matter? By the words that carry their meaning.

A word is known by a stem: `évacués` and `évacuation` share one. Names of actors and of time are no matter.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from aidememoire.lexicon.conjugation import verb_of_finite, verb_of_participle
from aidememoire.lexicon.loader import load
from aidememoire.lexicon.phrases import fold_word, words_of
from aidememoire.lexicon.world import DETERMINERS
from aidememoire.passage import Passage
from aidememoire.record import Record

STEM = 5  # letters that words of one family share


@cache
def listed(section: str, name: str = "words") -> frozenset[str]:
    """A word list of `stories.toml`."""
    return frozenset(load("stories")[section][name])


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str | None:
    """The stem of a word, None for one that carries no meaning.

    >>> stem("évacués") == stem("l'évacuation"[2:]), stem("depuis"), stem("trêves")
    (True, None, 'treve')
    """
    folded = fold_word(word)
    if len(folded) < 2 or folded in listed("empty"):
        return None
    if folded.isdigit():
        return folded
    verb = verb_of_finite(word.lower()) or verb_of_participle(word.lower())
    base = fold_word(verb) if verb else folded
    if base in listed("empty") or len(base) < 3:
        return None
    return base[:STEM] if len(base) > STEM else base.rstrip("sx")


def stems(text: str, *, without: Iterable[str] = ()) -> frozenset[str]:
    """The stems of a text; `without` are texts whose words do not count: names.

    >>> sorted(stems("La rencontre entre M. Ruiz et le Chili", without=["Ruiz", "Chili"]))
    ['renco']
    """
    left_out = frozenset().union(*map(_folded, without))
    found = (stem(word.raw) for word in words_of(text) if word.folded not in left_out)
    return frozenset(one for one in found if one)


@lru_cache(maxsize=1 << 15)
def _folded(name: str) -> frozenset[str]:
    return frozenset(word.folded for word in words_of(name))


def objects(text: str, *, without: Iterable[str] = ()) -> frozenset[str]:
    """The stems of a text but those of its verbs: what is done to, not what is done. All of them where none is left.

    >>> sorted(objects("a rejeté la trêve")), sorted(objects("a refusé"))
    (['treve'], ['refus'])
    """
    words = words_of(text)
    left_out = frozenset().union(*map(_folded, without))
    found = {
        one
        for before, word in zip((None, *words), words, strict=False)
        if word.folded not in left_out
        and not (is_verb(word.raw) and (before is None or before.folded not in DETERMINERS))
        and (one := stem(word.raw))
    }
    return frozenset(found) or stems(text, without=without)


@lru_cache(maxsize=1 << 14)
def is_verb(word: str) -> bool:
    """Whether a word can be a form of a verb: « rejeté », but « vote » too."""
    return bool(verb_of_finite(word.lower()) or verb_of_participle(word.lower()))


def timeless(record: Record, passage: Passage) -> str:
    """The words of a passage without those that name a time there."""
    inside = sorted((t.start, t.end) for t in record.times if t.start < passage.end and passage.start < t.end)
    kept, at = [], passage.start
    for start, end in inside:
        if start > at:
            kept.append(record.text[at:start])
        at = max(at, end)
    return " ".join([*kept, record.text[at : passage.end]])


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """The part of the shorter set that the other has, 0 to 1; 0 where one is empty."""
    if not one or not other:
        return 0.0
    return len(one & other) / min(len(one), len(other))
