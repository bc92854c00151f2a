"""How much of one dispatch is told again in another one, and is it the news or the background?

Agencies repeat background: two dispatches about different days of one affair may share half of their words.
What tells a version from a follow-up is where the shared words stand, so words weigh less the further down
they are. What tells a version from a text of the same template (markets, weather) is what a template
leaves open: figures, days and names.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from aidememoire.stories.prints import Prints, told_again

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


def containment(words: Prints, other: Prints) -> Containment:
    """What of `words` stands in `other`.

    A word is told again when it stands in a run of three words that the other text has, too.
    """
    total = len(words)
    if not total:
        return Containment(0.0, 0.0, 0, 1.0)
    told = told_again(words, other)
    again = int(np.count_nonzero(told))
    step = (1 - _LAST) / max(1, total - 1)  # what a word weighs less than the one before
    news = (again - step * int(np.flatnonzero(told).sum())) / (total - step * total * (total - 1) / 2)
    of_sentence = np.add.reduceat(told, words.starts, dtype=np.intp)
    lengths = words.lengths
    is_open = words.particulars & np.repeat(of_sentence >= _ALIGNED * lengths, lengths)
    particulars = int(np.count_nonzero(is_open))
    same = int(np.count_nonzero(told & is_open)) / particulars if particulars else 1.0
    return Containment(again / total, news, particulars, same)
