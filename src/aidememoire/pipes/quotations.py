"""Quotations: which words are reported, by what cue and what source words; whose they are comes later."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from aidememoire import layers
from aidememoire.pipes.clauses import read_clauses
from aidememoire.quotations.direct import attribute_quoted
from aidememoire.quotations.indirect import find_indirect
from aidememoire.quotations.marks import find_quoted
from aidememoire.quotations.passing import name_passers_on
from aidememoire.quotations.reporting import Overlaps, Reported, Reporting

CROSSING = 60  # characters


@Language.factory("aidememoire_quotations", assigns=["doc._.aidememoire_quotations"])
def create_quotations(nlp: Language, name: str) -> layers.LayerPipe:
    """The spaCy component that writes the `quotations` layer. Needs a parse."""
    return layers.LayerPipe("quotations", find_quotations)


def find_quotations(doc: Doc) -> list[dict[str, Any]]:
    """The quotations of a parsed Doc: direct, partial and indirect, in text order.

    Each has the fields of record.Quotation but no actors yet; `token`, `via_token` and `addressee_token`
    are the tokens that name the source, who passed the words on and to whom they were said (or None),
    `follows` the id of the quotation whose speaker it shares.
    """
    reporting = Reporting(doc, read_clauses(doc), find_quoted(layers.text(doc)))
    indirect = find_indirect(reporting)
    quoted = attribute_quoted(reporting, indirect)
    name_passers_on(reporting, [*quoted, *indirect])
    return _number(doc, _settle(doc, quoted, indirect))


def _settle(doc: Doc, quoted: list[Reported], indirect: list[Reported]) -> list[Reported]:
    """Leaves out indirect readings that are but a direct quotation or its fragment, and repeats."""
    kept: list[Reported] = []
    marked = Overlaps(quoted)
    for one in sorted([*quoted, *indirect], key=lambda r: (r.start, -r.end, r.kind)):
        if one.kind == "indirect" and any(
            (_same_words(doc, one, q) or _leads_in(doc, one, q)) and not _differs(q, one)
            for q in marked.of(one.start, one.end)
        ):
            continue
        if one.kind == "indirect" and any(_passes_on(one, q) for q in marked.of(one.start - 200, one.end)):
            continue
        if any(k.kind == one.kind and _overlap(k, one) > 0.75 and not _differs(k, one) for k in kept[-12:]):
            continue
        if one.kind == "partial" and any(k.kind == "direct" and _overlap(k, one) == 1 for k in kept[-12:]):
            continue
        kept.append(one)
    return kept


def _differs(a: Reported, b: Reported) -> bool:
    """« Les rebelles auraient fui, dit X, ce que Y dément »: the same words, said by one and denied by another."""
    return a.polarity != b.polarity and a.token != b.token


def _overlap(a: Reported, b: Reported) -> float:
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared / max(a.end - a.start, b.end - b.start) if shared > 0 else 0.0


def _leads_in(doc: Doc, one: Reported, quoted: Reported) -> bool:
    """« |En effet|, pour X, "P. Q" », « selon X, |du syndicat Y,| "P. Q" »: outside the marks nothing is said."""
    if quoted.end <= one.end or quoted.token != one.token or not one.why.endswith(" X"):
        return False
    first, last = (one.parts or [(one.start, one.end)])[0], (one.parts or [(one.start, one.end)])[-1]
    if len(one.parts) == 2:
        return abs(last[0] - quoted.start) <= 3 and first[1] - first[0] < 16
    lead = layers.text(doc)[one.start : quoted.start].rstrip(' «"')
    return one.start < quoted.start < one.end and lead.endswith(",")


def _passes_on(one: Reported, quoted: Reported) -> bool:
    """« "Nous partons", |a dit le prince selon le journal| »: who passes a quotation on says nothing himself."""
    if not one.why.endswith(" X") or quoted.cue is None or one.cue is None or quoted.via is not None:
        return False
    if not quoted.end <= one.start <= quoted.cue[0] < quoted.cue[1] <= one.end or one.cue[0] - quoted.cue[1] > 60:
        return False
    quoted.via = one.token
    return True


def _same_words(doc: Doc, one: Reported, quoted: Reported) -> bool:
    """Whether an indirect reading adds next to nothing to a stretch between marks, or lies inside a direct one."""
    if quoted.start <= one.start and one.end <= quoted.end:
        return True
    if quoted.start < one.start < quoted.end < one.end and one.end - quoted.end < CROSSING:
        return True  # « un pas |important" et d'"une chance| »: no words begin within marks and end outside
    inside = one.start <= quoted.start and quoted.end <= one.end
    if quoted.kind == "direct" or not inside:
        return inside
    text = layers.text(doc)
    if one.why == "dire + infinitif" and text[one.start : quoted.start].rstrip(' «"').endswith(" que"):
        return True  # « a dit regretter que "…", sans désigner personne »: the fragment is what is said
    if one.why.endswith("que") and not text[one.start : quoted.start].strip(' «"'):
        if text[quoted.end : one.end].lstrip(' »"').startswith(","):
            return True
    if one.why.endswith((" X", "que")) or one.why.startswith("incise"):
        return (one.end - one.start) - (quoted.end - quoted.start) <= 5
    return _is_bare(doc, one, quoted)


def _is_bare(doc: Doc, one: Reported, quoted: Reported) -> bool:
    """Whether an object is a fragment with but its determiner and place: « une "solution politique" en Syrie »."""
    before = doc.char_span(one.start, quoted.start, alignment_mode="contract")
    after = doc.char_span(quoted.end, one.end, alignment_mode="contract")
    lead = [t for t in before or () if not t.is_punct]
    tail = [t for t in after or () if not t.is_punct]
    if any(t.pos_ not in ("DET", "ADP") for t in lead) or len(lead) > 2:
        return False
    if not tail:
        return True
    place = tail[0].lower_ in ("en", "à", "au", "aux", "dans") and len(tail) <= 4
    return place and bool(lead) and all(t.pos_ in ("ADP", "DET", "PROPN", "NOUN", "ADJ") for t in tail)


def _number(doc: Doc, found: list[Reported]) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    ids = {id(one): f"q{n}" for n, one in enumerate(found, 1)}
    for n, one in enumerate(found, 1):
        parts = one.parts or [(one.start, one.end)]
        items.append(
            {
                "id": f"q{n}",
                **layers.span(doc, one.start, one.end),
                "contents": [layers.span(doc, s, e) for s, e in parts],
                "kind": one.kind,
                "cue": layers.span(doc, *one.cue) if one.cue else None,
                "source": layers.span(doc, *one.source) if one.source else None,
                "polarity": one.polarity,
                "why": one.why,
                "token": one.token,
                "via_token": one.via,
                "addressee_token": one.addressee,
                "follows": ids.get(id(one.follows)) if one.follows is not None else None,
            }
        )
    return items
