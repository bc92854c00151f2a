"""« P, selon X, |P goes on| »: what is said after a source that stands inside it.

All positions are tokens.
"""

from __future__ import annotations

from aidememoire.quotations.apposed import is_remark
from aidememoire.quotations.reporting import RELATIVES, Reporting

PRONOUN_FORM = {
    "laquelle": ("Fem", "Sing"), "lequel": ("Masc", "Sing"), "lesquels": ("Masc", "Plur"), "lesquelles": ("Fem",
    "Plur"),
}  # fmt: skip

COUNT = 8  # tokens of a second count and its source


def rest_after(r: Reporting, sent_start: int, first: int, source_end: int, sent_end: int) -> tuple[int, int] | None:
    """The words after a « , selon X, » set between commas."""
    doc = r.doc
    added = _added(r, source_end, sent_end)
    if added is not None:
        return added
    if doc[first - 1].text != ",":
        if _describes(r, first, source_end):
            return None
        ends = (",", ".", ";", "»", '"', ")", "(", "–", "—", ":")
        if (
            source_end < sent_end - 2
            and doc[source_end].text not in ends
            and doc[source_end].pos_ not in ("CCONJ", "VERB", "AUX")
            and doc[source_end].lower_ not in ("par", "selon")
        ):
            return source_end, sent_end  # « cela est dû selon eux au fait que … »
        return None
    comma = next((k for k in range(source_end, min(sent_end, source_end + 22)) if doc[k].text == ","), None)
    if comma is not None and comma + 2 < sent_end and is_remark(r, comma + 1, sent_end):
        comma = next((k for k in range(comma + 1, min(sent_end, comma + 22)) if doc[k].text == ","), None)
    if comma is None or comma + 2 >= sent_end:
        return None
    if any(c.kind == "finite" and c.relation != "relcl" for c in r.clauses_in(source_end, comma)):
        return None
    word = doc[comma + 1]
    if any(t.lower_ in ("selon", "d'après") for t in doc[comma + 2 : min(sent_end, comma + COUNT)]) and not any(
        c.kind == "finite" for c in r.clauses_in(comma, min(sent_end, comma + COUNT))
    ):
        return None  # « quatre morts, selon la police, |sept selon l'opposition| »
    if word.pos_ == "ADP" and any("Part" in t.morph.get("VerbForm", []) for t in doc[first:comma]):
        return None  # « selon des calculs publiés lundi, |dans une revue| »
    if word.pos_ == "ADP" and doc[comma + 2].lower_ in (*RELATIVES, *PRONOUN_FORM):
        return None  # « P, d'après l'ONU, |pour qui| … »
    if word.lower_ in RELATIVES or word.lower_.endswith("ant") or word.lower_ in ("alors", "tandis", "ce", "soit"):
        return None
    waits = doc[first - 2].pos_ in ("VERB", "AUX") or not any(
        c.kind == "finite" for c in r.clauses_in(sent_start, first)
    )
    if waits or word.pos_ not in ("DET", "PROPN", "NOUN", "NUM"):
        return comma + 1, sent_end
    after = next((c for c in r.clauses_in(comma, sent_end) if c.kind == "finite" and c.relation != "relcl"), None)
    return (comma + 1, sent_end) if after is not None and after.subject_own else None


def _describes(r: Reporting, first: int, at: int) -> bool:
    """« P selon des élus |turcs cités par la presse| », « selon un site connu |pour mentir| »: words on the source."""
    doc = r.doc
    if at >= len(doc) or doc[first - 1].pos_ in ("VERB", "AUX", "ADV"):
        return False
    part = doc[at - 1].morph.get("VerbForm", []) == ["Part"] and not doc[at - 1].lower_.endswith("ant")
    if part and doc[at].pos_ in ("ADP", "ADV"):
        return True
    word = doc[at]
    return word.head.i in range(first, at) and (word.pos_ == "ADJ" or word.morph.get("VerbForm", []) == ["Part"])


def _added(r: Reporting, at: int, sent_end: int) -> tuple[int, int] | None:
    """« Dix hommes sont morts, selon la police, |dont deux soldats| », « …, |ainsi que leur guide| »."""
    doc = r.doc
    if at + 2 >= sent_end or doc[at].text != ",":
        return None
    words = [t.lower_ for t in doc[at + 1 : at + 4]]
    more = words == ["en", "plus", "de"] or words[:2] in (["ainsi", "que"], ["ainsi", "qu'"], ["y", "compris"])
    counts = words[0] == "dont" and any(t.pos_ == "NUM" or t.like_num for t in doc[at + 2 : at + 5])
    if not (more or counts):
        return None
    end = next((k for k in range(at + 2, sent_end) if doc[k].text in (",", ";", "(")), sent_end)
    return None if any(c.kind == "finite" for c in r.clauses_in(at, end)) else (at + 1, end)


def relative_end(r: Reporting, start: int, rest: tuple[int, int]) -> tuple[int, int]:
    """« |qui vont| selon lui |trop loin| et qu'il juge chères, »: what goes on ends with its relative clause."""
    doc = r.doc
    if doc[start].lower_ != "qui":
        return rest
    for k in range(rest[0] + 1, rest[1] - 1):
        joined = doc[k].pos_ == "CCONJ" and doc[k + 1].lower_ in ("que", "qu'", "qui", "dont", "où")
        if joined or doc[k].text in (",", ";"):
            return rest[0], k
    return rest
