"""What governs a time when nothing was parsed? The nearest verb form by its look, and where sentences end."""

from __future__ import annotations

import re
from functools import cache

from aidememoire.lexicon.loader import load
from aidememoire.times.grammar import lexicon
from aidememoire.times.guards import Source, context, words

_STOP = re.compile(
    r"(?<![ .][A-Z])(?<!\bMM)(?<!Mme)[.!?…]+[\"»”]?(?=\s)"  # « M. » and initials do not stop a sentence
    r"|\n(?=\s*\n)|(?<=[.!?:»\"])\n|\n(?=[A-ZÀ-Ý«\"-])"  # nor does a line wrapped in its middle
)
_FAR = 700  # code points; a longer sentence is cut


def sentence(source: Source, start: int, end: int) -> tuple[int, int]:
    """The sentence around `start:end` (code points), by its stops and breaks."""
    left = 0
    for match in _STOP.finditer(source.text, max(0, start - _FAR), start):
        left = match.end()
    left = left or max(0, start - _FAR)
    after = _STOP.search(source.text, end, end + _FAR)
    return left, after.start() if after else min(len(source.text), end + _FAR)


@cache
def _forms() -> list[tuple[str, re.Pattern[str]]]:
    surface = load("times_context")["surface"]
    return [
        (form["tense"], re.compile(form["pattern"].replace("{participle}", surface["participle"])))
        for form in surface["form"]
    ]


@cache
def _plans() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(lexicon()["planning"]["participles"]) + r")\b")


def look(source: Source, start: int, end: int) -> tuple[str, bool, str]:
    """The tense, whether a word of planning governs, and the noun completed, as the surface shows them.

    A planning participle or another participle right before decides; then the nearest verb form of the
    clause to the left, then to the right, then anywhere before in the sentence.
    """
    left, right = sentence(source, start, end)
    before, after = source.plain[left:start], source.plain[end:right]
    noun = _noun_before(before)
    tail = before[-60:]
    planned = list(_plans().finditer(tail))
    if planned and not context("other_clause").search(tail[planned[-1].end() :]):
        told = context("told_plan").search(tail[: planned[-1].start()][-25:])
        return "imperfect" if told else "present", True, ""
    if context("bare_participle").search(before):
        return "past", False, ""
    here = context("clause_start").split(before)[-1]
    beyond = context("clause_end").split(after)[0]
    for part, last in ((here, True), (beyond, False), (before, True)):
        tense = _nearest(part, last)
        if tense:
            return ("present", True, noun) if tense == "plan" else (tense, False, noun)
    return "none", False, noun


def _nearest(part: str, last: bool) -> str | None:
    """The tense of the last or first verb form of some words; where several patterns fit, the first listed."""
    skipped = load("times_context")["surface"]["no_verbs"]
    places: dict[int, str] = {}
    for tense, pattern in _forms():
        for match in pattern.finditer(part):
            if match.group() not in skipped:
                places.setdefault(match.start(), tense)
    if not places:
        return None
    return places[max(places) if last else min(places)]


def _noun_before(before: str) -> str:
    match = context("noun_of").search(before)
    known = words("past_nouns", "nouns") | words("planning", "nouns")
    return match[1] if match and match[1] in known else ""
