"""Which story does a dispatch belong to? Scores of its features against those of stories, and what is enough.

A feature says the more the fewer stories have it; before there are stories enough to count, what is usual
for its kind stands in. What a story is known by is what its dispatches share: a feature of one in ten counts
for less than one of all. Two things make a fit: how much is shared (`evidence`, in nats), so that two short texts
about one country are not one affair, and how much of what the dispatch is about that is (`coverage`), so that a
long text does not join by what every long text shares. Their product is the score; more is asked for the longer
the story has been silent. Nothing here depends on the size of the archive.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

WINDOW = 150  # days: a story that was silent for longer is over
RAREST = 12  # features that candidates are looked up by

# how often a feature of a kind is a story's, as a share of all stories, before any was counted; and how
# many stories that opinion is worth. Measured on news of two years (docs/quality/stories.md)
_USUAL = {"state": 0.06, "body": 0.01, "person": 0.04, "name": 0.004, "proposal": 0.15, "word": 0.02}
_OPINION = 60
_NAMED = ("state", "body", "person", "name")
_PART = 0.3  # exponent: what a feature of a part of a story's dispatches counts for

_ENOUGH = 6.0  # nats: evidence times coverage
_COVERAGE = 0.18
_NAMED_EVIDENCE = 4.0  # nats of the evidence that states, bodies and names must give
_SILENCE = 60  # days that double what is asked for
_SURE = 1.6  # times enough: two stories that one dispatch fits that well are one


@dataclass(frozen=True, slots=True)
class Profile:
    """What a story is known by: in how many of its `dispatches` each feature is; its days (ISO)."""

    story: str
    dispatches: int
    first: str | None
    last: str | None
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a dispatch fits a story: what they share in nats, and as a part of what the dispatch is about.

    `named` is what of the evidence states, bodies and names give.
    """

    story: str
    evidence: float
    named: float
    coverage: float
    silence: int  # days between them

    @property
    def score(self) -> float:
        """How well it fits, by what is asked for after that silence: 1 is enough."""
        return self.evidence * self.coverage / (_ENOUGH * self._doubt)

    @property
    def joins(self) -> bool:
        """Whether the dispatch belongs to the story."""
        much = self.coverage >= _COVERAGE * self._doubt and self.named >= _NAMED_EVIDENCE
        return self.score >= 1 and much and self.silence <= WINDOW

    @property
    def is_sure(self) -> bool:
        """Whether it belongs to it so clearly that another story that it also belongs to must be the same."""
        return self.joins and self.score >= _SURE

    @property
    def rank(self) -> tuple[float, str]:
        """To sort by, the best last; the story's id settles ties."""
        return (round(self.score, 9), self.story)

    @property
    def _doubt(self) -> float:
        return 1 + self.silence / _SILENCE


def information(feature: str, stories_with_it: int, stories: int) -> float:
    """How much a feature says, in nats: much when few of all stories have it.

    >>> round(information("state:USA", 40, 100), 2) < round(information("name:salto", 1, 100), 2)
    True
    """
    usual = _USUAL[feature.partition(":")[0]]
    return -math.log((stories_with_it + _OPINION * usual) / (stories + _OPINION))


def weigh(signature: Mapping[str, float], stories_with: Mapping[str, int], stories: int) -> dict[str, float]:
    """What each feature of a dispatch says, in nats: how much it is its matter, and how few others have it."""
    return {
        feature: strength * information(feature, stories_with.get(feature, 0), stories)
        for feature, strength in signature.items()
    }


def rarest(weights: Mapping[str, float], stories_with: Mapping[str, int]) -> list[str]:
    """The features that say most, of those that some story has: by these candidates are found."""
    known = [feature for feature in weights if stories_with.get(feature)]
    return sorted(known, key=lambda feature: (-weights[feature], feature))[:RAREST]


def fit(weights: Mapping[str, float], day: str, profile: Profile) -> Fit:
    """How well a dispatch of that day (ISO), with these weights, fits a story."""
    shared = {
        feature: weight * (profile.counts[feature] / profile.dispatches) ** _PART
        for feature, weight in weights.items()
        if feature in profile.counts
    }
    evidence, total = sum(shared.values()), sum(weights.values())
    named = sum(weight for feature, weight in shared.items() if feature.startswith(_NAMED))
    return Fit(profile.story, evidence, named, evidence / total if total else 0.0, _silence(day, profile))


def _silence(day: str, profile: Profile) -> int:
    """Days between a dispatch and the nearer end of a story, 0 inside it."""
    if profile.first and day < profile.first:
        return _days(day, profile.first)
    if profile.last and day > profile.last:
        return _days(profile.last, day)
    return 0


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days
