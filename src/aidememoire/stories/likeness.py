"""How much of one dispatch is told again in another one, and is it the news or the background?

Agencies repeat background: two dispatches about different days of one affair may share half of their words.
What tells a version from a follow-up is where the shared words stand, so words weigh less the further down
they are. What tells a version from a text of the same template (markets, weather) is what a template
leaves open: figures, days and names.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from aidememoire.stories.shingles import SHINGLE, Words, shingles_of

_LAST = 0.2  # what the last word of a text weighs, when the first weighs 1
_ALIGNED = 0.5  # a sentence with that share of its words in the other text has its counterpart there


@dataclass(frozen=True, slots=True)
class Containment:
    """What of a text stands in another one: shares of its words, from 0 to 1.

    `words` counts every word alike, `news` those at the top for more; `particulars` are the figures, days
    and names of the sentences that have a counterpart: how many there are, and the share that is the same.
    """

    words: float
    news: float
    particulars: int
    same_particulars: float

    @property
    def changed_particulars(self) -> int:
        """How many figures, days and names are others in the other text."""
        return round(self.particulars * (1 - self.same_particulars))


def containment(words: Words, other: Words) -> Containment:
    """What of `words` stands in `other`.

    A word is told again when it stands in a run of three words that the other text has, too.
    """
    told = told_again(words, other)
    total = len(told)
    if not total:
        return Containment(0.0, 0.0, 0, 1.0)
    weights = [1 - (1 - _LAST) * at / max(1, total - 1) for at in range(total)]
    news = sum(weight for weight, again in zip(weights, told, strict=True) if again) / sum(weights)
    sums = [0, *accumulate(told)]
    open_words = [
        at
        for start, end in words.sentences
        if sums[end] - sums[start] >= _ALIGNED * (end - start)
        for at in range(start, end)
        if at in words.particulars
    ]
    same = sum(told[at] for at in open_words) / len(open_words) if open_words else 1.0
    return Containment(sums[-1] / total, news, len(open_words), same)


def told_again(words: Words, other: Words) -> list[bool]:
    """For each word, whether it stands in a run of three that the other text has, too."""
    told = [False] * len(words.words)
    for at, shingle in enumerate(shingles_of(words.words)):
        if shingle in other.shingles:
            told[at : at + SHINGLE] = [True] * min(SHINGLE, len(told) - at)
    return told
