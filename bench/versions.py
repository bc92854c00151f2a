"""How often are versions found, and how often is something taken for one? Over pairs made by known edits.

    python bench/versions.py [--pairs 1000] [--seed 0] [--show]

Prints recall and precision, by edit and by trap; a pair counts as found when it shares a key and is judged
a version. Ends with code 1 below the claim: recall .95 at precision .98.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass, field

from aidememoire.readers.header import read_header
from aidememoire.stories.shingles import keys_of
from aidememoire.stories.tellings import Telling
from aidememoire.stories.versions import are_versions
from made_versions import Made, Pair, made_pairs
from texts import real_texts

RECALL, PRECISION = 0.95, 0.98


@dataclass
class Score:
    """Pairs counted: right and all, by edit or trap; those that were misjudged."""

    right: Counter[str] = field(default_factory=Counter)
    all: Counter[str] = field(default_factory=Counter)
    found: int = 0
    false: int = 0
    missed: int = 0
    unseen: int = 0  # versions that share no key
    wrong: list[Pair] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Versions found, of all versions."""
        return self.found / max(1, self.found + self.missed)

    @property
    def precision(self) -> float:
        """Versions, of all that was taken for one."""
        return self.found / max(1, self.found + self.false)


def telling(made: Made, id: str) -> Telling:
    """A made dispatch as the store has it, with the hour that its envelope gives."""
    reading = read_header(made.text, made.date)
    published = f"{made.date}T{made.hour:02}:00+00:00"
    return Telling(id, made.text, reading.header.model_copy(update={"published": published}), made.date)


def score(pairs: list[Pair]) -> Score:
    """How many pairs are judged right, the two of each in both orders."""
    result = Score()
    for pair in pairs:
        one, other = telling(pair.one, "one"), telling(pair.other, "other")
        judged = are_versions(one, other)
        if judged != are_versions(other, one):
            raise AssertionError(f"the order of two dispatches decides: {pair.how}")
        seen = bool(set(keys_of(one.words)) & set(keys_of(other.words)))
        found = judged and seen
        result.all[pair.how] += 1
        result.right[pair.how] += found == pair.versions
        result.found += found and pair.versions
        result.false += found and not pair.versions
        result.missed += pair.versions and not found
        result.unseen += pair.versions and not seen
        if found != pair.versions:
            result.wrong.append(pair)
    return result


def main() -> int:
    """Makes the pairs, judges them and prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--show", action="store_true", help="print the pairs that are misjudged")
    options = parser.parse_args()
    origin, texts = real_texts(10_000)
    result = score(list(made_pairs(texts, options.pairs, seed=options.seed)))
    print(f"{options.pairs} pairs made from {origin}")
    for how, count in result.all.items():
        print(f"  {how:<28} {result.right[how]:>4} of {count:>4} right")
    print(f"recall {result.recall:.3f} (no shared key: {result.unseen}), precision {result.precision:.3f}")
    if options.show:
        for pair in result.wrong:
            print(f"\n=== {pair.how}\n{pair.one.date} {pair.one.text}\n--- {pair.other.date}\n{pair.other.text}")
    return 0 if result.recall >= RECALL and result.precision >= PRECISION else 1


if __name__ == "__main__":
    sys.exit(main())
