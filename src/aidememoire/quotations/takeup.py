"""« P, ce que X a démenti »: which words before does « ce que » take up?"""

from __future__ import annotations

from aidememoire.quotations.reporting import Overlaps, Reported, Reporting


def is_take_up(r: Reporting, start: int) -> bool:
    """Whether content that starts at this token is « ce que », « ce qu' »."""
    doc = r.doc
    return doc[start].lower_ == "ce" and start + 1 < len(doc) and doc[start + 1].lower_ in ("que", "qu'")


def take_up(r: Reporting, one: Reported, found: list[Reported]) -> bool:
    """Gives « ce que » the words it takes up; False when they cannot be told.

    « Les rebelles auraient |pris la ville|, ce que Y dément »: what is reported right before in the sentence,
    else the clause before the comma. In a sentence that is but « Ce que Y dément. » the words « Ce que » stand
    for what was said before.
    """
    doc = r.doc
    at = r.token_at(one.start)
    start, end = r.sentence_of(at)
    if at == start:
        after = r.token_at(one.cue[1] - 1) + 1 if one.cue is not None else start
        return not any("Fin" in t.morph.get("VerbForm", []) for t in doc[after:end])  # « Ce que X a dit |est| vrai »
    if doc[at - 1].text not in (",", "–", "—", ")"):
        return False
    said = Overlaps(found).of(doc[start].idx, one.start)
    for other in said:
        _cut(r, other, at)
    whole = [f for f in said if doc[start].idx <= f.start and f.end <= doc[at].idx]
    quoted = [q for q in r.quoted_after(doc[start].idx) if q.outer_end <= doc[at].idx and r.is_direct(q)]
    if quoted and (not whole or quoted[-1].end > whole[-1].end):
        one.start, one.end, one.parts = quoted[-1].start, quoted[-1].end, []
        return True
    if whole:
        one.start, one.end, one.parts = whole[-1].start, whole[-1].end, list(whole[-1].parts)
        return True
    if not any(c.kind == "finite" for c in r.clauses_in(start, at)):
        return False
    one.start, one.end = r.strip(doc[start].idx, doc[at - 1].idx + len(doc[at - 1]))
    return one.end - one.start > 3


def _cut(r: Reporting, other: Reported, at: int) -> None:
    """Ends a quotation that runs over « , ce que Y dément » before it."""
    limit = r.doc[at].idx
    if not other.start < limit < other.end or other.cue is not None and other.cue[0] >= limit:
        return
    parts = [(s, min(e, limit)) for s, e in other.parts or [(other.start, other.end)] if s < limit]
    spans = [r.strip(s, e) for s, e in parts]
    other.end, other.parts = spans[-1][1], spans if len(spans) > 1 else []
