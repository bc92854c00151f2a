"""Cries and lists between marks: « ont scandé "Liberté" et "Justice" », « a clamé : "A", "B" »."""

from __future__ import annotations

import re

from aidememoire import layers
from aidememoire.pipes.clauses import Clause
from aidememoire.quotations.acts import is_act
from aidememoire.quotations.marks import Quoted
from aidememoire.quotations.reporting import Reported, Reporting
from aidememoire.quotations.subjects import may_be_somebody

CRYING = {"scander", "clamer", "crier", "hurler"}
JOINT = re.compile(r'[\s»"]*(?:,|et|,\s*et|ou|puis|mais aussi|ainsi que)[\s]*')
BETWEEN = 7  # tokens between a cry and its mark: « scandant, |entre autres|, »


def cried(r: Reporting, quoted: Quoted) -> Reported | None:
    """Words between marks right after a verb of crying, whose capital makes no name of them."""
    crowd = _to_the_cry(r, quoted)
    if crowd is not None:
        start, end = r.strip(quoted.start, quoted.end)
        opening = r.token_at(quoted.outer_start)
        cue = (r.doc[opening - 3].idx, r.doc[opening - 2].idx + len(r.doc[opening - 2]))
        return Reported(start, end, "partial", cue, r.source_span(crowd), crowd, why="partial: cried")
    clause = _cry_before(r, quoted)
    if clause is None or clause.negated or not is_act(r, clause):
        return None
    token = r.subject_token(clause)
    if token is None or not (r.can_speak(token) or may_be_somebody(r.doc[token])):
        return None
    start, end = r.strip(quoted.start, quoted.end)
    colon = r.doc[r.token_at(quoted.outer_start) - 1].text == ":"
    kind = "direct" if colon and r.is_direct(quoted) else "partial"
    return Reported(start, end, kind, r.cue_span(clause), r.source_span(token), token, why=f"{kind}: cried")


def _to_the_cry(r: Reporting, quoted: Quoted) -> int | None:
    """« |Les manifestants| ont défilé aux cris de "Démission" »: the subject of what is done to the cry."""
    doc, opening = r.doc, r.token_at(quoted.outer_start)
    if opening < 3 or doc[opening - 1].lower_ not in ("de", "d'") or doc[opening - 2].lower_ not in ("cri", "cris"):
        return None
    if doc[opening - 3].lower_ not in ("aux", "au"):
        return None
    start, end = r.sentence_of(opening)
    acts = [
        c for c in r.clauses_in(start, end) if c.kind == "finite" and not quoted.start <= doc[c.head].idx < quoted.end
    ]
    before = [c for c in acts if c.head < opening]
    act = before[-1] if before else next((c for c in acts if c.relation != "relcl"), None)
    token = r.subject_token(act) if act is not None else None
    return token if token is not None and (r.can_speak(token) or may_be_somebody(doc[token])) else None


def _cry_before(r: Reporting, quoted: Quoted) -> Clause | None:
    """The verb of crying before a mark, with nothing but a colon, adverbs or a remark between commas between them."""
    doc, opening = r.doc, r.token_at(quoted.outer_start)
    near = [c for c in r.clauses_in(max(0, opening - BETWEEN), opening) if c.lemma in CRYING]
    if not near or near[-1].kind in ("nominal", "infinitive"):
        return None
    between = doc[near[-1].head + 1 : opening]
    commas = [t.i for t in between if t.text == ","]
    if commas and (len(commas) != 2 or commas[0] != near[-1].head + 1 or commas[1] != opening - 1):
        return None
    outside = between if not commas else ()
    return near[-1] if all(t.pos_ == "ADV" or t.text == ":" or t.is_space for t in outside) else None


def listed_on(r: Reporting, quoted: Quoted, found: list[Reported]) -> Reported | None:
    """« a crié "A", |"B"| et |"C"| »: one more after words that stand behind their cue, with but a comma or « et »."""
    if not found or found[-1].cue is None or found[-1].cue[1] > found[-1].start or found[-1].token is None:
        return None
    before = found[-1]
    if not JOINT.fullmatch(layers.text(r.doc)[before.end : quoted.outer_start]):
        return None
    start, end = r.strip(quoted.start, quoted.end)
    named = layers.text(r.doc)[start : start + 1].isupper() and "cried" not in before.why and not r.is_direct(quoted)
    after = r.token_at(quoted.outer_end - 1) + 1
    if named or after < len(r.doc) and "cried" not in before.why and r.doc[after].pos_ in ("VERB", "AUX"):
        return None  # « a évoqué "un drame", |"Le Phare"| a publié la photo »
    return Reported(
        start, end, before.kind if r.is_direct(quoted) else "partial", before.cue, before.source, before.token,
        why=f"{before.why}, listed", addressee=before.addressee,
    )  # fmt: skip
