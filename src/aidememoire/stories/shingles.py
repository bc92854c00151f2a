"""Which words does a dispatch tell its news with, and which keys find the dispatches that share them?

The words are those of the body: header, sign-off and the page's furniture are the wire's, not the news'.
Keys are 64-bit numbers that a store keeps in an indexed table: two dispatches that share one may be versions
of each other. Most come from MinHash over word shingles, banded for a Jaccard similarity of 0.3; the
others are the longer sentences themselves, for an alert that lives on inside a long dispatch is contained
in it without being similar to it.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any

from babel.dates import get_day_names, get_month_names
from datasketch import MinHash

from aidememoire.characters import fold, level
from aidememoire.pipes.sentences import find_sentences
from aidememoire.readers.header import read_header
from aidememoire.stories.prints import SHINGLE, Prints

BANDS, ROWS = 42, 3  # datasketch's own choice for a threshold of 0.3 of 128 values where a miss costs more than a look
SENTENCES = 12  # how many sentences give a key of their own, the longest first
LONG_SENTENCE = 9  # words: a shorter one is everybody's

_WORD = re.compile(r"\w+")
_BODY = ("body", "summary")


@dataclass(frozen=True)
class Words:
    """The words of a dispatch's body, folded, with their places (code points) on the text as received.

    `sentences` are half-open ranges of words; `particulars` the numbers of the words that a template
    leaves open: figures, days, months and names.
    """

    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[int, int], ...]
    particulars: frozenset[int]

    @cached_property
    def prints(self) -> Prints:
        """What of them is compared, and kept."""
        return Prints.of(self.words, [start for start, _ in self.sentences], self.particulars)


def runs_of(words: Sequence[str]) -> list[str]:
    """The runs of three words, in order; all the words where they are fewer.

    >>> runs_of(["la", "trêve", "tient", "encore"])
    ['la trêve tient', 'trêve tient encore']
    """
    return [" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))] if words else []


@lru_cache(maxsize=256)
def read_words(text: str) -> Words:
    """The words of the body of a text as received (those of the texts read last are remembered)."""
    zones = read_header(text).zones
    body = [(zone.start, zone.end) for zone in zones if zone.kind in _BODY] or [(0, len(text))]
    starts = find_sentences(text, [{"kind": zone.kind, "start": zone.start, "end": zone.end} for zone in zones])
    plain, calendar = level(text), calendar_words()
    words: list[str] = []
    places: list[tuple[int, int]] = []
    sentences: list[tuple[int, int]] = []
    particulars: set[int] = set()
    last = None
    for begin, end in body:
        for found in _WORD.finditer(plain, begin, end):
            sentence = bisect_right(starts, found.start())
            opens = sentence != last
            if opens:
                sentences.append((len(words), len(words)))
                last = sentence
            named = text[found.start()].isupper() and not opens
            if named or found[0] in calendar or any(char.isdigit() for char in found[0]):
                particulars.add(len(words))
            words.append(found[0])
            places.append(found.span())
            sentences[-1] = (sentences[-1][0], len(words))
    return Words(tuple(words), tuple(places), tuple(sentences), frozenset(particulars))


@cache
def calendar_words() -> frozenset[str]:
    """The names of days and months, as the calendar of the language has them."""
    names = [*get_day_names("wide", locale="fr").values(), *get_month_names("wide", locale="fr").values()]
    return frozenset(fold(name) for name in names)


def keys_of(words: Words) -> tuple[int, ...]:
    """The keys of a dispatch, signed 64-bit numbers, sorted: where two dispatches share one, look closer.

    >>> from aidememoire.stories.shingles import read_words
    >>> text = "La trêve tient depuis lundi dans toute la ville, ont indiqué les deux camps."
    >>> set(keys_of(read_words(text))) == set(keys_of(read_words(text.upper())))
    True
    """
    if not words.words:
        return ()
    longest = sorted(
        (sentence for sentence in words.sentences if sentence[1] - sentence[0] >= LONG_SENTENCE), key=_longer
    )
    whole = (_number("s", *words.words[start:end]) for start, end in longest[:SENTENCES])
    return tuple(sorted({*_bands(words.words), *whole}))


def phrase_key(words: Sequence[str]) -> int:
    """The key of words that name a dispatch, such as its headline's."""
    return _number("h", *words)


def _longer(sentence: tuple[int, int]) -> tuple[int, int]:
    return sentence[0] - sentence[1], sentence[0]


def _bands(words: Sequence[str]) -> list[int]:
    sketch = MinHash(num_perm=BANDS * ROWS, hashfunc=_hash, scheme="affine64", permutations=_permutations())
    sketch.update_batch(set(runs_of(words)))
    values = [str(value) for value in sketch.hashvalues.tolist()]
    return [_number(str(band), *values[band * ROWS : (band + 1) * ROWS]) for band in range(BANDS)]


@cache
def _permutations() -> Any:
    """What MinHash makes of its seed, made once."""
    return MinHash(num_perm=BANDS * ROWS, seed=1, scheme="affine64").permutations


def _hash(run: str) -> int:
    return int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest(), "big")


def _number(*parts: str) -> int:
    """A signed number of 64 bits, as the databases keep them, for some words."""
    return int.from_bytes(hashlib.blake2b("\0".join(parts).encode(), digest_size=8).digest(), "big", signed=True)
