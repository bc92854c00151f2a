"""« P, ce que X a démenti », « P, comme l'affirme X », « P. C'est ce qu'a dit X. »: which words are taken up?"""

from __future__ import annotations

from aidememoire import layers
from aidememoire.clauses import phrases
from aidememoire.pipes.clauses import Clause
from aidememoire.quotations.acts import is_act, is_agency, is_to_come
from aidememoire.quotations.leaving import is_inserted
from aidememoire.quotations.reporting import Overlaps, Reported, Reporting
from aidememoire.quotations.word_lists import listed

QUE = ("que", "qu'")
FIRST = frozenset({"je", "j'", "nous", "-je", "-nous", "vous", "on", "-on", "-t-on"})
BEFORE_VERB = 7  # tokens from « que » to its verb: « ce que |le journal| rapporte »
REACH = 14  # tokens from « comme » to « l' »


def is_take_up(r: Reporting, start: int) -> bool:
    """Whether content that starts at this token is « ce que », « ce qu' », or « comme » of « comme l'affirme X »."""
    doc = r.doc
    if _is_as(r, start):
        return True
    return doc[start].lower_ == "ce" and start + 1 < len(doc) and doc[start + 1].lower_ in ("que", "qu'")


def _is_as(r: Reporting, i: int) -> bool:
    """Whether « comme » or « ainsi que » opens here."""
    word, after = r.doc[i].lower_, r.doc[min(i + 1, len(r.doc) - 1)].lower_
    return word == "comme" or word == "ainsi" and after in ("que", "qu'")


def is_agreed(one: Reported) -> bool:
    """Whether a quotation takes up what it also says: « comme l'affirme X »; listed before that one."""
    return one.why.startswith("comme: ")


def by_as(r: Reporting, clause: Clause) -> Reported | None:
    """« P, comme |l'affirme X| », « Comme |X l'avait annoncé|, P »: its content is that word, still to be told."""
    doc, at = r.doc, clause.group[0] - 1
    if clause.kind != "finite" or clause.negated or at < 1 or doc[at].lower_ not in ("l'", "le"):
        return None
    if clause.lemma in listed("asking") or not r.is_incise(clause) or clause.content is not None:
        return None
    before = next((k for k in range(at - 1, max(-1, at - REACH), -1) if _is_as(r, k)), None)
    if before is None or any(t.text in (",", ";", ":") or t.pos_ == "VERB" for t in doc[before + 1 : at]):
        return None
    if is_inserted(r, before, r.sentence_of(at)[1]):
        return None
    who = r.subject_token(clause)
    if who is None or who < before:
        who = r.noun_after(clause)
    if who is None or not (r.can_speak(who) and before < who) or is_agency(r, clause):
        return None
    if not is_act(r, clause) or is_to_come(r, clause):
        return None
    start = doc[before].idx
    frame = r.incise_frame(clause)
    denied = frame is not None and frame.speech == "denies"
    source, cue = r.source_span(who), (doc[at].idx, r.cue_span(clause)[1])
    return Reported(
        start, start + 5, "indirect", (start, cue[1]) if before >= at - 2 else cue, source, who,
        "denies" if denied else "asserts", f"comme: {clause.lemma}",
    )  # fmt: skip


def by_what(r: Reporting, clause: Clause) -> Reported | None:
    """« P. C'est |ce qu'a annoncé X| », « Selon |ce que rapporte X|, P »: its content is « ce », still to be told."""
    doc, at = r.doc, clause.group[0] - 1
    if clause.kind != "finite" or clause.relation not in ("relcl", "acl") or clause.negated or clause.passive or at < 2:
        return None
    while at > 1 and doc[at].lower_ not in QUE and clause.group[0] - at < BEFORE_VERB:
        at -= 1
    if at < 2 or doc[at].lower_ not in QUE or doc[at - 1].lower_ != "ce" or doc[at - 2].lower_ not in ("selon", "est"):
        return None
    who = r.subject_token(clause)
    if who is None or who <= at:
        who = r.noun_after(clause)  # « ce qu'a révélé ce jeudi |la compagnie| »
    if who is None or not r.can_speak(who) or doc[who].lower_ in FIRST or is_agency(r, clause):
        return None
    if not r.is_incise(clause) or not is_act(r, clause) or is_to_come(r, clause):
        return None
    start = doc[at - 1].idx
    return Reported(
        start, start + 2, "indirect", r.cue_span(clause), r.source_span(who), who, why=f"ce que: {clause.lemma}"
    )


def _before_it_is(r: Reporting, one: Reported, at: int) -> tuple[int, int] | None:
    """The words that « C'est ce que X a dit » takes up: the sentence before, or the clause before the comma."""
    doc = r.doc
    opening, end = r.sentence_of(at)
    if doc[at - 2].lower_ not in ("c'", "ce") or at - 2 > opening and doc[at - 3].text != ",":
        return None
    if at - 2 > opening:
        start, stop = opening, at - 3
    elif opening > 0 and "\n" not in layers.text(doc)[doc[opening - 1].idx : doc[opening].idx]:
        start, stop = r.sentence_of(opening - 1)
    else:
        return None
    after = r.token_at(max(one.cue[1] if one.cue else 0, one.source[1] if one.source else 0) - 1) + 1
    if any("Fin" in t.morph.get("VerbForm", []) for t in doc[after : min(end, after + 3)]):
        return None
    told = any(c.kind == "finite" and c.subject_own for c in r.clauses_in(start, stop))
    return (start, stop) if told and not any(r.quoted_at(i) for i in range(start, stop)) else None


def _beside_source(r: Reporting, one: Reported, at: int) -> tuple[int, int] | None:
    """The words beside « selon ce que X a dit »: the clause after its comma, or the clause before it."""
    start, end = r.sentence_of(at)
    part = _main_clause(r, one, at, end) if at - 1 == start else (start, at - 1)
    if part is None or not any(c.kind == "finite" and c.subject_own for c in r.clauses_in(*part)):
        return None
    return part


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
    if one.why.startswith("ce que: "):
        return _take_what(r, one, at, found)
    if _is_as(r, at) and (parts := _around(r, one, at, start, end)):
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


def _take_what(r: Reporting, one: Reported, at: int, found: list[Reported]) -> bool:
    """Gives « ce que » of « C'est ce que X a dit », « selon ce que X dit » the words it takes up."""
    doc = r.doc
    part = _beside_source(r, one, at) if doc[at - 1].lower_ == "selon" else _before_it_is(r, one, at)
    if part is None:
        return False
    said = r.quoted_at(part[0] + 1)
    if said is not None and r.is_direct(said):  # « Selon ce qu'a dit X, "P. Q." »
        one.start, one.end = r.strip(said.start, said.end)
        one.kind = "direct"
        return True
    if Overlaps(found).of(doc[part[0]].idx, doc[part[1] - 1].idx):
        return False
    one.start, one.end = r.strip(*phrases.chars(doc, *phrases.trim(doc, *part)))
    return True


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
