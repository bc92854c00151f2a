"""Where the main clause goes on after what a remark, a participle or an opening clause reports.

All positions are tokens.
"""

from __future__ import annotations

from aidememoire.pipes.clauses import Clause
from aidememoire.quotations.reporting import Reporting


def waits_for_verb(r: Reporting, start: int, at: int, sent_end: int) -> bool:
    """« que X, "homme de métier ayant fait ses preuves"|, a quitté| la ville »: the verb stands after the comma."""
    if any(c.kind == "finite" for c in r.clauses_in(start, at)):
        return False
    marked = r.doc[at - 1].text in ("»", '"')
    return any(
        c.kind == "finite" and c.group[0] == at + 1 and (marked or c.subject_head is None or c.subject_head < at)
        for c in r.clauses_in(at, min(sent_end, at + 8))
    )


def resumes_main(r: Reporting, cue: Clause, at: int, stop: int) -> bool:
    """« Se disant confiant, |le conseil a estimé| … », « Le maire, se disant confiant, |a souri| »."""
    if cue.subject_head is None:
        return False
    if cue.subject_head > at:
        return True
    if _opens_absolutely(r, cue):
        said = any(c.kind == "finite" for c in r.clauses_in(cue.head, at))
        after = next((c for c in r.clauses_in(at, r.sentence_of(at)[1]) if c.kind == "finite"), None)
        own = after is not None and after.subject is not None and after.subject[0] <= at + 2
        return own and (said or cue.intro != "que")  # « X ayant déclaré que P, |Y a quitté| … »
    main = (c for c in r.clauses_in(at, stop) if c.kind == "finite" and c.relation not in ("relcl", "acl", "ccomp"))
    return any(c.subject_head == cue.subject_head and c.group[0] <= at + 3 for c in main)


def _opens_absolutely(r: Reporting, cue: Clause) -> bool:
    """« |Le ministre ayant déclaré| que P, … »: a participle with its own subject opens the sentence."""
    first = r.sentence_of(cue.head)[0]
    if cue.subject_head is None or not first <= cue.subject_head < cue.group[0] or r.doc[cue.head].i == first:
        return False
    if r.doc[cue.group[0]].lower_ != "ayant" or r.doc[cue.group[0] - 1].text == ",":
        return False
    return not any(c.kind == "finite" for c in r.clauses_in(first, cue.group[0]))


def closes_remark(r: Reporting, cue: Clause, start: int, at: int) -> bool:
    """« Le ministre, dont le porte-parole affirme que P, |a quitté| la ville »: the main verb follows the comma."""
    doc = r.doc
    first, sent_end = r.sentence_of(cue.head)
    comma = next((k for k in range(cue.group[0] - 1, first, -1) if doc[k].text == ","), None)
    if comma is None or any(t.text == "," for t in doc[start:at]):
        return False
    relative = cue.relation == "relcl" and any(t.lower_ == "qui" for t in doc[comma + 2 : cue.group[0]])
    if cue.kind != "participle" and not relative and doc[comma + 1].lower_ not in ("dont", "qui"):
        return False
    if any(c.kind == "finite" and c.relation != "relcl" for c in r.clauses_in(first, comma)):
        return False
    verb = at + 1
    while verb < sent_end and doc[verb].lower_ in ("ne", "n'", "se", "s'", "y", "en", "lui", "leur"):
        verb += 1
    return any(
        c.kind == "finite" and c.group[0] in (verb, at + 1) for c in r.clauses_in(at + 1, min(sent_end, at + 10))
    )


def main_clause_after(r: Reporting, cue: Clause, start: int, at: int) -> bool:
    """« Alors que X affirme que P, |Y répond| … »: what is said in a clause that opens the sentence ends before it."""
    doc = r.doc
    first, sent_end = r.sentence_of(cue.head)
    opens = doc[first].lower_ in ("alors", "tandis", "pendant") and doc[first + 1].lower_ in ("que", "qu'")
    if not (opens or doc[first].lower_ == "si") or any(t.text == "," for t in doc[first : cue.head]):
        return False
    if not any(c.kind == "finite" for c in r.clauses_in(start, at)):
        return False
    main = next((c for c in r.clauses_in(at + 1, sent_end) if c.kind == "finite"), None)
    if main is None or main.subject is None or main.subject[0] != at + 1:
        return False
    return not any(t.text == "," for t in doc[at + 1 : main.group[0]])
