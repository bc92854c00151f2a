"""Indirect speech: que-clauses, infinitives, noun phrases of speech, incises without marks, « selon X »."""

from __future__ import annotations

from aidememoire.quotations.estimates import by_estimate
from aidememoire.quotations.frames import by_frame
from aidememoire.quotations.incises import by_incise
from aidememoire.quotations.reporting import SKIPPED_ZONES, Overlaps, Reported, Reporting
from aidememoire.quotations.sources import by_source_preposition
from aidememoire.quotations.takeup import by_as, by_what, is_agreed, is_take_up, take_up


def find_indirect(r: Reporting) -> list[Reported]:
    """The words reported without marks, and lines of dialogue after a dash, in text order."""
    found: list[Reported] = []
    taking_up: list[Reported] = []
    for clause in r.clauses:
        if r.zone_of(clause.head) in SKIPPED_ZONES or r.inside_direct(clause.head):
            continue
        one = by_what(r, clause) or by_as(r, clause) or by_frame(r, clause) or by_incise(r, clause)
        one = one or by_estimate(r, clause)
        if one is not None:
            (taking_up if is_take_up(r, r.token_at(one.start)) else found).append(one)
    read = Overlaps(found)
    for one in by_source_preposition(r, found):
        pronoun = one.token is not None and r.doc[one.token].pos_ == "PRON"
        relative = one.token is not None and r.doc[one.token].lower_ in ("qui", "laquelle", "lequel")
        if pronoun and not relative and one.cue and read.of(one.cue[0], one.cue[1]):
            continue  # « le polonium est, selon lui, une substance … » inside what he says
        if _own_view(r, one):
            continue  # « dénonce le sort de cent enfants, selon |son| estimation »
        found.append(one)
    taken = [one for one in taking_up if take_up(r, one, found)]
    said = {(one.start, one.end, one.polarity) for one in found}
    agreed = [one for one in taken if is_agreed(one) and (one.start, one.end, one.polarity) not in said]
    found = [*agreed, *found, *(one for one in taken if not is_agreed(one))]
    overlaps = Overlaps(found)
    return [f for f in found if not _is_nested(f, overlaps.of(f.start, f.end))]


def _own_view(r: Reporting, one: Reported) -> bool:
    """Whether « selon son estimation » stands in a sentence whose own verb is one of speech: its subject's view."""
    if one.token is None or one.source is None or one.cue is None:
        return False
    if r.doc[r.token_at(one.source[0])].lower_ not in ("son", "sa", "ses", "leur", "leurs"):
        return False
    first = r.token_at(one.start)
    cue = r.token_at(one.cue[0])
    return first < cue and any(
        c.kind == "finite" and c.relation not in ("relcl", "ccomp") and r.speech_frame(c) is not None
        for c in r.clauses_in(first, cue)
    )


def _is_nested(one: Reported, found: list[Reported]) -> bool:
    """Whether a noun phrase or infinitive of speech lies inside what somebody else is reported to say."""
    if one.why.endswith("que") or one.why.endswith(" X") or one.why.startswith("incise:"):
        return False
    return any(
        f is not one
        and f.start <= one.start
        and one.end <= f.end
        and f.token != one.token
        and (f.end - f.start) > (one.end - one.start) + 12
        for f in found
    )
