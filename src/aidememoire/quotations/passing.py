"""Who passed on what somebody else said: « a dit X, cité par Y », « selon X, interrogé par Y »."""

from __future__ import annotations

from collections import defaultdict

from aidememoire.quotations.reporting import Reported, Reporting

PASSING = {"citer", "rapporter", "relayer", "reprendre", "interroger", "interviewer", "contacter", "joindre"}
PARTICIPLES = {"cité", "rapporté", "relayé", "repris", "interrogé", "interviewé", "contacté", "joint"}


def name_passers_on(r: Reporting, reported: list[Reported]) -> None:
    """Fills `via` of the quotations whose source is followed by « , cité par Y »."""
    ending: dict[int, list[Reported]] = defaultdict(list)
    for one in reported:
        if one.source is not None and one.via is None:
            ending[r.token_at(one.source[1] - 1)].append(one)
    for last, quotations in ending.items():
        passer = _passer(r, last + 1)
        if passer is not None:
            for one in quotations:
                one.via = passer


def _passer(r: Reporting, at: int) -> int | None:
    """The noun after « cité par » when it stands here, a comma before it or not."""
    doc = r.doc
    if at < len(doc) and doc[at].text == ",":
        at += 1
    if at + 2 >= len(doc) or doc[at + 1].lower_ != "par":
        return None
    if doc[at].lemma_.lower() not in PASSING and doc[at].lower_.rstrip("es") not in {
        p.rstrip("es") for p in PARTICIPLES
    }:
        return None
    for i in range(at + 2, min(len(doc), at + 7)):
        if doc[i].pos_ in ("NOUN", "PROPN"):
            return i
    return None


def passed_on(r: Reporting, first: int, reported: list[Reported]) -> Reported | None:
    """The quotation that « selon X » passes on: « a déclaré, |selon X|, que P », « P, a affirmé Y, |selon X| ».

    One that nobody is told to say is X's: « il est établi que P, |selon X| ».
    """
    at = r.doc[first].idx
    for one in reported:
        if one.cue is None or one.why.endswith(" X") or r.sentence_of(r.token_at(one.start)) != r.sentence_of(first):
            continue
        if one.token is None and one.end <= at <= one.end + 6:
            return one
        between = r.clauses_in(r.token_at(one.cue[0]) + 1, first)
        if one.cue[1] <= at < one.start and not any(
            c.head > r.token_at(one.cue[1] - 1) and c.kind == "finite" for c in between
        ):
            return one
        if one.end <= one.cue[0] < at and one.source is not None and at - max(one.source[1], one.cue[1]) in range(4):
            return one
    return None
