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
