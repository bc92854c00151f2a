"""What of a dispatch's words is kept to compare it with others? A number for each, where sentences begin, particulars.

A store keeps these prints beside a dispatch, so that whoever compares a new one with it reads no text again. Words
that differ have other numbers but once in four thousand millions; runs of three, by which texts are compared, are
told apart by 64 bits.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

SHINGLE = 3  # words

# odd numbers of 64 bits, one for each place in a run; a run of fewer words has its length in it
_PLACES = tuple(np.uint64(n) for n in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9))
_STIR = np.uint64(0xD6E8FEB86659FD93)
_HALF = np.uint64(32)
_HEAD = np.dtype("<u4")


@dataclass(frozen=True, eq=False)
class Prints:
    """The words of a dispatch's body as numbers of 32 bits, in order.

    `starts` are the numbers of the words that open a sentence, the first one's among them; `particulars` says of
    each word whether it is a figure, a day, a month or a name.
    """

    numbers: NDArray[np.uint32]
    starts: NDArray[np.intp]
    particulars: NDArray[np.bool_]

    @classmethod
    def of(cls, words: Sequence[str], starts: Sequence[int], particulars: Collection[int]) -> Prints:
        """The prints of words, with the places of those that open a sentence and of the particulars."""
        marked = np.zeros(len(words), dtype=np.bool_)
        marked[sorted(particulars)] = True
        return cls(numbers_of(words), np.array(starts, dtype=np.intp), marked)

    @classmethod
    def unpacked(cls, packed: bytes) -> Prints:
        """The prints that `packed` gave."""
        total, sentences = (int(n) for n in np.frombuffer(packed, _HEAD, 2))
        at = 2 * _HEAD.itemsize
        numbers = np.frombuffer(packed, _HEAD, total, at).astype(np.uint32, copy=False)
        at += total * _HEAD.itemsize
        starts = np.frombuffer(packed, _HEAD, sentences, at).astype(np.intp)
        at += sentences * _HEAD.itemsize
        marked = np.unpackbits(np.frombuffer(packed, np.uint8, -1, at), count=total).astype(np.bool_)
        return cls(numbers, starts, marked)

    def packed(self) -> bytes:
        """As bytes, the same on every machine: four a word, four a sentence, a bit a word."""
        head = np.array([len(self.numbers), len(self.starts)], dtype=_HEAD)
        parts = (head, self.numbers.astype(_HEAD), self.starts.astype(_HEAD), np.packbits(self.particulars))
        return b"".join(part.tobytes() for part in parts)

    def __len__(self) -> int:
        return len(self.numbers)

    @cached_property
    def shingles(self) -> NDArray[np.uint64]:
        """A number of 64 bits for every run of three words, in order; a shorter text is one run."""
        wide = self.numbers.astype(np.uint64)
        length = min(SHINGLE, len(wide))
        if not length:
            return wide
        runs = len(wide) - length + 1
        mixed = np.full(runs, length, dtype=np.uint64)
        for place in range(length):
            mixed = (mixed ^ (wide[place : place + runs] * _PLACES[place])) * _STIR
            mixed ^= mixed >> _HALF
        return mixed

    @cached_property
    def known(self) -> NDArray[np.uint64]:
        """Its shingles, each once, sorted."""
        return np.unique(self.shingles)

    @cached_property
    def lengths(self) -> NDArray[np.intp]:
        """How many words each sentence has."""
        return np.diff(self.starts, append=len(self))

    def says_the_same(self, other: Prints) -> bool:
        """Whether the two have the same words in the same order."""
        return np.array_equal(self.numbers, other.numbers)

    def has_run(self, words: Sequence[str]) -> bool:
        """Whether these words stand in it in a row."""
        run = numbers_of(words)
        found = np.flatnonzero(self.numbers[: max(0, len(self) - len(run) + 1)] == run[0]) if len(run) else ()
        return any(np.array_equal(self.numbers[at : at + len(run)], run) for at in found)


def numbers_of(words: Sequence[str]) -> NDArray[np.uint32]:
    """A number of 32 bits for each word, the same on every machine."""
    return np.array([zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in words], dtype=np.uint32)


def told_again(one: Prints, other: Prints) -> NDArray[np.bool_]:
    """For each word of `one`, whether it stands in a run of three that `other` has, too.

    >>> one = Prints.of("la treve tient depuis lundi".split(), [0], [4])
    >>> told_again(one, Prints.of("hier la treve tient".split(), [0], [])).tolist()
    [True, True, True, False, False]
    """
    told = np.zeros(len(one), dtype=np.bool_)
    if not len(one) or not len(other):
        return told
    mine, theirs = one.shingles, other.known
    at = np.minimum(np.searchsorted(theirs, mine), len(theirs) - 1)
    again = theirs[at] == mine
    for place in range(min(SHINGLE, len(one))):
        told[place : place + len(again)] |= again
    return told
