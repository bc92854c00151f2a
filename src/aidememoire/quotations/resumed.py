"""« P, selon X, |P goes on| »: what is said after a source that stands inside it.

All positions are tokens.
"""

from __future__ import annotations

from aidememoire.pipes.clauses import Clause
from aidememoire.quotations.apposed import is_remark
from aidememoire.quotations.reporting import RELATIVES, Reporting

PRONOUN_FORM = {
    "laquelle": ("Fem", "Sing"), "lequel": ("Masc", "Sing"), "lesquels": ("Masc", "Plur"), "lesquelles": ("Fem",
    "Plur"),
}  # fmt: skip

COPULAS = ("être", "rester", "demeurer")
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
    if word.lower_ == "ce" and doc[comma + 2].lower_ in ("qui", "que", "qu'") and doc[first - 2].lemma_ in COPULAS:
        return comma + 1, sent_end  # « est, selon X, |ce qui inquiète le plus| »
    if word.lower_ in RELATIVES or word.lower_.endswith("ant") or word.lower_ in ("alors", "tandis", "ce", "soit"):
        return None
    if word.pos_ == "CCONJ" and doc[source_end].text == "," and doc[source_end + 1].lower_ == "qui":
        after = next((c for c in r.clauses_in(comma, min(sent_end, comma + 8)) if c.kind == "finite"), None)
        if after is not None and not after.subject_own:
            return None  # « P, selon X, qui n'a rien précisé, |mais a ajouté que Q| »
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


def past_quotation(r: Reporting, start: int, end: int) -> int:
    """The end of a quotation over several sentences that opens in what is said: « que le "pays tient. Il vit" »."""
    at, text = r.doc[start].idx, r.doc[end - 1].idx + len(r.doc[end - 1])
    for quoted in r.quoted:
        set_off = quoted.outer_start > at and r.doc[r.token_at(quoted.outer_start) - 1].text == ","
        if at <= quoted.outer_start < text < quoted.outer_end and not set_off:
            return r.token_at(quoted.outer_end - 1) + 1
    return end


def turns_to_fact(r: Reporting, start: int, end: int) -> int | None:
    """« selon lui, il n'aurait bu qu'un verre |et n'a pas su| dire où »: where the writer's tense takes over."""
    said = [c for c in r.clauses_in(start, end) if c.kind == "finite" and c.relation not in ("relcl", "acl", "advcl")]
    if len(said) < 2 or said[0].mood != "conditional":
        return None
    second = said[1]
    if second.mood != "indicative" or not second.perfect or second.tense != "past" or second.passive:
        return None
    at = second.group[0] - 1
    while at > said[0].head and r.doc[at].lower_ in ("ne", "n'", "se", "s'", "y", "en", "le", "la", "l'"):
        at -= 1
    return at if r.doc[at].lower_ in ("et", "mais") else None


def starts_anew(r: Reporting, start: int, at: int, sent_end: int) -> bool:
    """« Selon X, P |; Y n'a pas répondu| »: a clause of its own after a semicolon, unless both are hearsay."""
    after = next((c for c in r.clauses_in(at, sent_end) if c.kind == "finite"), None)
    if after is None:
        return False
    before = [c for c in r.clauses_in(start, at) if c.kind == "finite"]
    return not (before and before[0].mood == after.mood == "conditional")


def hearsay_start(r: Reporting, sent_start: int, first: int) -> int | None:
    """« P et |le chef serait otage| selon X »: the conditional says which of two clauses the source covers."""
    clauses = [c for c in r.clauses_in(sent_start, first) if c.kind == "finite" and c.relation not in ("relcl", "acl")]
    if len(clauses) < 2 or clauses[-1].mood != "conditional" or any(c.mood == "conditional" for c in clauses[:-1]):
        return None
    second: Clause = clauses[-1]
    if second.subject is None or second.subject[0] <= clauses[0].head:
        return None
    before = r.doc[second.subject[0] - 1]
    return second.subject[0] if before.pos_ == "CCONJ" and before.lower_ in ("et", "mais") else None
