"""« Selon X, |de l'université de Y|, P », « |directeur du musée|, »: is what stands after a source a remark on it?

All positions are tokens.
"""

from __future__ import annotations

from aidememoire.clauses import phrases
from aidememoire.quotations.reporting import Reporting

PRONOUNS = {"il", "elle", "ils", "elles", "on", "ce", "c'", "ceci", "cela"}
OF = {"de", "du", "d'", "des"}


def is_apposed(r: Reporting, at: int, sent_end: int) -> bool:
    """Whether a remark without a verb starts at a token and a comma closes it before the clause with the verb."""
    doc = r.doc
    if at >= sent_end - 2:
        return False
    word = doc[at]
    close = next((k for k in range(at + 1, min(sent_end, at + 16)) if doc[k].text in (",", ";")), None)
    if close is None or close + 1 >= sent_end or any(c.kind == "finite" for c in r.clauses_in(at, close)):
        return False
    after = next((c for c in r.clauses_in(close, sent_end) if c.kind == "finite"), None)
    if after is None or after.group[0] <= close + 1:
        return doc[close + 1].text in ("«", '"')
    if word.pos_ == "NOUN" and not phrases.is_temporal(word) and word.text[:1].islower():
        return True  # « |directrice du musée|, »
    if word.lower_ in OF:
        named = doc[at + 1] if doc[at + 1].pos_ != "DET" else doc[at + 2]
        source = next((t for t in reversed(doc[max(0, at - 5) : at]) if t.is_alpha), None)
        of_body = named.text[:1].isupper() and named.pos_ in ("NOUN", "PROPN")
        return of_body and source is not None and source.text[:1].isupper()
    return word.pos_ == "DET" and doc[close + 1].lower_ in PRONOUNS and doc[at + 1].pos_ == "NOUN"
