"""« Les dégâts sont estimés à deux millions par la mairie », « le ministère chiffre à 300 les départs »: who counts."""

from __future__ import annotations

from aidememoire.clauses import phrases
from aidememoire.pipes.clauses import Clause
from aidememoire.quotations.extent import content_end
from aidememoire.quotations.informants import ON
from aidememoire.quotations.reporting import Reported, Reporting

COUNTING = {"estimer", "évaluer", "chiffrer"}
ABOUT = {"environ", "près", "plus", "moins", "quelque", "au", "un", "une", "entre"}
FAR = 16  # tokens between the count and who counts, or between the verb and the count


def by_estimate(r: Reporting, clause: Clause) -> Reported | None:
    """What somebody counts or values, with its count: the clause without its agent, or the object with its count."""
    if clause.lemma not in COUNTING or clause.kind != "finite" or clause.negated or clause.mood == "conditional":
        return None
    count = _count(r, clause)
    if count is None:
        return None
    if clause.passive:
        return _undergone(r, clause, count)
    token = r.subject_token(clause)
    if token is None or token > clause.head or not r.can_speak(token) or r.doc[token].lower_ in ON:
        return None
    if clause.object_head is None and r.doc[clause.group[1]].lower_ != "à":
        return None  # « évaluait |à| 5 % la baisse »
    first, last = phrases.trim(r.doc, clause.group[1], content_end(r, clause, clause.group[1], nominal=True))
    if last <= count + 1:
        return None
    chars = r.strip(*phrases.chars(r.doc, first, last))
    return Reported(*chars, "indirect", r.cue_span(clause), r.source_span(token), token, why="estimer à")


def _count(r: Reporting, clause: Clause) -> int | None:
    """The token of the number after « à »: « estimés à |4| millions »."""
    doc, end = r.doc, r.sentence_of(clause.head)[1]
    for i in range(clause.group[1], min(end - 1, clause.group[1] + FAR)):
        if doc[i].text in (",", ";", ":", "«"):
            return None
        if doc[i].lower_ == "à" and (doc[i + 1].like_num or doc[i + 1].pos_ == "NUM" or doc[i + 1].lower_ in ABOUT):
            return i + 1
    return None


def _undergone(r: Reporting, clause: Clause, count: int) -> Reported | None:
    """« |Les dégâts sont estimés à 4 millions| par la mairie »."""
    doc, end = r.doc, r.sentence_of(clause.head)[1]
    if clause.subject is None or clause.subject[0] > clause.head or clause.relation == "relcl":
        return None
    by = next((k for k in range(count + 1, min(end - 1, count + FAR)) if doc[k].lower_ in ("par", ",", ";")), None)
    if by is None or doc[by].lower_ != "par":
        return None
    token = next((t.i for t in doc[by + 1 : by + 6] if t.pos_ in ("NOUN", "PROPN", "X", "PRON")), None)
    if token is None or not r.can_speak(token) or phrases.is_temporal(doc[token]):
        return None  # « à 4 millions de dollars |par an| »
    chars = r.strip(*phrases.chars(doc, clause.subject[0], by))
    return Reported(*chars, "indirect", r.cue_span(clause), r.source_span(token), token, why="être estimé à par X")
