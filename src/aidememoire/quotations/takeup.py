"""« P, ce que X a démenti », « P, comme l'affirme X »: which words do « ce que » and « l' » take up?"""

from __future__ import annotations

from aidememoire.clauses import phrases
from aidememoire.pipes.clauses import Clause
from aidememoire.quotations.acts import is_act, is_agency, is_to_come
from aidememoire.quotations.leaving import is_inserted
from aidememoire.quotations.reporting import Overlaps, Reported, Reporting
from aidememoire.quotations.word_lists import listed

REACH = 14  # tokens from « comme » to « l' »


def is_take_up(r: Reporting, start: int) -> bool:
    """Whether content that starts at this token is « ce que », « ce qu' », or « comme » of « comme l'affirme X »."""
    doc = r.doc
    if doc[start].lower_ == "comme":
        return True
    return doc[start].lower_ == "ce" and start + 1 < len(doc) and doc[start + 1].lower_ in ("que", "qu'")


def is_agreed(one: Reported) -> bool:
    """Whether a quotation takes up what it also says: « comme l'affirme X »; listed before that one."""
    return one.why.startswith("comme: ")


def by_as(r: Reporting, clause: Clause) -> Reported | None:
    """« P, comme |l'affirme X| », « Comme |X l'avait annoncé|, P »: its content is « comme », still to be told."""
    doc, at = r.doc, clause.group[0] - 1
    if clause.kind != "finite" or clause.negated or at < 1 or doc[at].lower_ not in ("l'", "le"):
        return None
    if clause.lemma in listed("asking") or not r.is_incise(clause) or clause.content is not None:
        return None
    before = next((k for k in range(at - 1, max(-1, at - REACH), -1) if doc[k].lower_ == "comme"), None)
    if before is None or any(t.text in (",", ";", ":") or t.pos_ == "VERB" for t in doc[before + 1 : at]):
        return None
    if is_inserted(r, before, r.sentence_of(at)[1]):
        return None
    who = r.subject_token(clause)
    if who is None or not (r.can_speak(who) and before < who) or is_agency(r, clause):
        return None
    if not is_act(r, clause) or is_to_come(r, clause):
        return None
    start = doc[before].idx
    frame = r.incise_frame(clause)
    denied = frame is not None and frame.speech == "denies"
    source, cue = r.source_span(who), (doc[at].idx, r.cue_span(clause)[1])
    return Reported(
        start, start + 5, "indirect", (start, cue[1]) if before == at - 1 else cue, source, who,
        "denies" if denied else "asserts", f"comme: {clause.lemma}",
    )  # fmt: skip


def _main_clause(r: Reporting, one: Reported, start: int, end: int) -> tuple[int, int] | None:
    """The tokens of the clause that follows « Comme l'a dit X, »: those after the comma that closes it."""
    said = max(one.cue[1] if one.cue else 0, one.source[1] if one.source else 0)
    comma = next((k for k in range(start, end - 2) if r.doc[k].text == "," and r.doc[k].idx >= said), None)
    return (comma + 1, end) if comma is not None else None


def take_up(r: Reporting, one: Reported, found: list[Reported]) -> bool:
    """Gives « ce que » the words it takes up; False when they cannot be told.

    « Les rebelles auraient |pris la ville|, ce que Y dément »: what is reported right before in the sentence,
    else the clause before the comma. In a sentence that is but « Ce que Y dément. » the words « Ce que » stand
    for what was said before.
    """
    doc = r.doc
    at = r.token_at(one.start)
    start, end = r.sentence_of(at)
    if doc[at].lower_ == "comme" and (parts := _around(r, one, at, start, end)):
        one.start, one.end, one.parts = parts[0][0], parts[-1][1], parts if len(parts) > 1 else []
        return True
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


def _around(r: Reporting, one: Reported, at: int, start: int, end: int) -> list[tuple[int, int]]:
    """The characters before and after « , comme l'a dit X, » where the main verb stands after it; else nothing."""
    if any(c.kind == "finite" for c in r.clauses_in(start, at)):
        return []
    after = _main_clause(r, one, at, end)
    if after is None:
        return []
    parts = [p for p in ((start, at), phrases.trim(r.doc, *after)) if p[1] > p[0]]
    return [s for s in (r.strip(*phrases.chars(r.doc, *p)) for p in parts) if s[1] - s[0] > 1]


def _cut(r: Reporting, other: Reported, at: int) -> None:
    """Ends a quotation that runs over « , ce que Y dément » before it."""
    limit = r.doc[at].idx
    if not other.start < limit < other.end or other.cue is not None and other.cue[0] >= limit:
        return
    parts = [(s, min(e, limit)) for s, e in other.parts or [(other.start, other.end)] if s < limit]
    spans = [r.strip(s, e) for s, e in parts]
    other.end, other.parts = spans[-1][1], spans if len(spans) > 1 else []
