"""« qui selon X … », « (12 000 selon X) », « , mort selon X, »: which part of a sentence alone does a source cover?

All positions are tokens; a part is (first, one past the last).
"""

from __future__ import annotations

from aidememoire.lexicon.conjugation import verb_of_participle
from aidememoire.quotations.documents import DOCUMENTS
from aidememoire.quotations.leaving import is_described
from aidememoire.quotations.reporting import Reporting

Part = tuple[int, int]
PRONOUNS = ("qui", "où", "dont")
BEFORE_NUMBERS = {"plus", "moins", "de", "d'", "près", "quelque", "environ", "entre", "au", "les", "des"}
SOURCES = ("selon", "d'après", "d'")


def narrowed(r: Reporting, sent_start: int, first: int, source_end: int, sent_end: int) -> list[Part] | None:
    """The parts of a sentence that a source preposition at `first` covers, when it stands inside one part of it.

    None when it may cover the whole clause; an empty list when it covers too little to tell.
    """
    if first == sent_start:
        return None
    return (
        _after_pronoun(r, first, source_end, sent_end)
        or _after_auxiliary(r, sent_start, first, source_end, sent_end)
        or _after_that(r, first, source_end, sent_end)
        or _in_brackets(r, sent_start, first)
        or _count_after_colon(r, sent_start, first)
        or _remark(r, sent_start, first, source_end, sent_end)
        or _relative(r, sent_start, first, source_end, sent_end)
        or _within_told(r, sent_start, first)
        or _wording(r, sent_start, first, source_end)
        or _verdict(r, sent_start, first, source_end, sent_end)
        or _own_words(r, sent_start, first, source_end, sent_end)
        or _apposition(r, sent_start, first, source_end, sent_end)
    )


def _wording(r: Reporting, sent_start: int, first: int, source_end: int) -> list[Part] | None:
    """« un crime « |sans nom| », selon les mots de X »: whose words stand between the marks, and no others."""
    doc = r.doc
    if not any(t.lower_ == "mots" for t in doc[first + 1 : min(source_end, first + 4)]):
        return None
    last = first - 2 if doc[first - 1].text == "," else first - 1
    quoted = r.quoted_at(last - 1) if last - 1 > sent_start and doc[last].text in ('"', "»", "”") else None
    if quoted is None or r.is_direct(quoted):
        return None
    return [(r.token_at(quoted.start), last)]


def _verdict(r: Reporting, sent_start: int, first: int, source_end: int, sent_end: int) -> list[Part] | None:
    """« X a salué l'offre, |"un pas en avant"| selon Y. »: only the words between marks are Y's."""
    doc = r.doc
    quoted = r.quoted_at(first - 2) if first - 2 > sent_start and doc[first - 1].text in ('"', "»", "”") else None
    if quoted is None or r.is_direct(quoted) or doc[min(source_end, sent_end - 1)].text not in (".", ",", ";"):
        return None
    opening = r.token_at(quoted.outer_start)
    if opening - 2 <= sent_start or doc[opening - 1].text != "," or doc[first - 1].idx < quoted.end:
        return None
    said = any(c.kind == "finite" for c in r.clauses_in(sent_start, opening))
    inside = r.token_at(quoted.start)
    nominal = doc[inside].pos_ == "DET" or doc[inside].lower_ in ("un", "une", "le", "la", "l'")
    return [(inside, first - 1)] if said and nominal else None


def opens_marks(r: Reporting, at: int, sent_end: int) -> bool:
    """Whether a colon stands here and a quotation after it."""
    return r.doc[at].text == ":" and at + 1 < sent_end and r.doc[at + 1].text in ("«", '"', "“")


def closing(r: Reporting, at: int, sent_end: int) -> int:
    """The comma, semicolon or colon before marks that closes a part, else the end of its sentence."""
    for k in range(at, sent_end):
        if r.doc[k].text in (",", ";", ")") or opens_marks(r, k, sent_end):
            return k
    return sent_end


def _after(r: Reporting, source_end: int, sent_end: int) -> int:
    """Where words go on after a source: past the comma that closes it."""
    return source_end + 1 if source_end < sent_end and r.doc[source_end].text == "," else source_end


def _after_pronoun(r: Reporting, first: int, source_end: int, sent_end: int) -> list[Part] | None:
    """« L'attaque, qui selon la police |a fait douze morts|, … », « qui, d'après elle, |était prudent|, »."""
    doc = r.doc
    last = first - 2 if doc[first - 1].text == "," else first - 1
    if last < 1 or doc[last].lower_ not in PRONOUNS or doc[last].pos_ == "DET":
        return None
    if last == first - 2 and doc[min(source_end, sent_end - 1)].text != ",":
        return None
    start = _after(r, source_end, sent_end)
    return [(start, closing(r, start, sent_end))]


def _after_auxiliary(r: Reporting, sent_start: int, first: int, source_end: int, sent_end: int) -> list[Part] | None:
    """« un homme |qui aurait|, selon la police, |fui à pied|. »: the source parts the verb of a relative clause.

    « Un homme |qui aurait|, selon elle, |fui| a été arrêté »: up to the verb of the sentence.
    """
    doc = r.doc
    if doc[first - 1].text != "," or doc[first - 2].lemma_ not in ("avoir", "être"):
        return None
    source_end = next((k for k in range(first, min(source_end, sent_end)) if doc[k].text == ","), source_end)
    if doc[min(source_end, sent_end - 1)].text != ",":
        return None
    near = range(first - 3, max(sent_start, first - 7), -1)
    pronoun = next((k for k in near if doc[k].lower_ == "qui"), None)
    if pronoun is None or doc[pronoun - 1].pos_ == "ADP" or source_end + 1 >= sent_end:
        return None
    verb = next((k for k in range(source_end + 1, min(sent_end, source_end + 4)) if doc[k].pos_ != "ADV"), None)
    if verb is None or not (verb_of_participle(doc[verb].lower_) or doc[verb].lower_.endswith("é")):
        return None
    if doc[pronoun - 1].text == ",":
        return [(pronoun, first), (source_end + 1, closing(r, source_end + 1, sent_end))]
    begins = (
        c.group[0]
        for c in r.clauses_in(verb + 1, sent_end)
        if c.kind == "finite" and c.relation != "relcl" and (c.subject_head is None or c.subject_head < pronoun)
    )
    return [(pronoun, first), (source_end + 1, next(begins, sent_end))]


def _after_that(r: Reporting, first: int, source_end: int, sent_end: int) -> list[Part] | None:
    """« ont clairement exprimé que, pour eux, |P| »: who speaks is named inside what a verb brings in."""
    doc = r.doc
    if doc[first - 1].text != "," or doc[first - 2].lower_ not in ("que", "qu'") or doc[first - 2].pos_ == "PRON":
        return None
    if doc[min(source_end, sent_end - 1)].text != ",":
        return None
    told = (c for c in r.clauses_in(max(0, first - 8), first) if c.content is not None and c.content[0] <= first)
    if any(c.intro == "que" and r.speech_frame(c) is not None for c in told):
        return None  # « X a dit que, selon Y, P »: told by X
    return [(source_end + 1, sent_end)]


def _in_brackets(r: Reporting, sent_start: int, first: int) -> list[Part] | None:
    """« Des milliers de personnes (|12 000| selon la police) ont défilé »."""
    for k in range(first - 1, sent_start, -1):
        if r.doc[k].text == ")" or r.doc[k].lower_ in SOURCES:
            return None
        if r.doc[k].text == "(":
            return [(k + 1, first)] if k + 1 < first else None
    return None


def _count_after_colon(r: Reporting, sent_start: int, first: int) -> list[Part] | None:
    """« Bilan : |12 morts| selon la police »."""
    for k in range(first - 1, sent_start, -1):
        if r.doc[k].lower_ in SOURCES or r.doc[k].text in ("«", "»", '"'):
            return None
        if r.doc[k].text == ":":
            count = any(_is_number(r, i) for i in range(k + 1, min(first, k + 5)))
            said = any(c.kind == "finite" for c in r.clauses_in(k, first))
            return [(k + 1, first)] if count and not said else None
    return None


def _count_start(r: Reporting, sent_start: int, end: int) -> int | None:
    """Where the noun phrase of a number starts that ends at `end`: « |plus de 12 000 personnes| »."""
    doc = r.doc
    start = None
    for k in range(end - 1, max(sent_start, end - 8), -1):
        if _is_number(r, k) or start is not None and doc[k].lower_ in BEFORE_NUMBERS:
            start = k
        elif start is not None and doc[k].lower_ == "et":
            return _count_start(r, sent_start, k) or start  # « |deux morts et dix blessés| »
        elif start is not None or doc[k].text == "," or doc[k].pos_ in ("VERB", "AUX", "CCONJ", "SCONJ"):
            return start
    return start


def _is_number(r: Reporting, token: int) -> bool:
    return r.doc[token].pos_ == "NUM" or r.doc[token].like_num


def _remark(r: Reporting, sent_start: int, first: int, source_end: int, sent_end: int) -> list[Part] | None:
    """« L'attaque, |qui serait terroriste|, selon la police, a fait … »: only the relative clause is its.

    « Le convoi, |qui transportait|, selon l'ONU, |des vivres|, … »: where its object follows, with that.
    """
    doc = r.doc
    if source_end >= sent_end or doc[source_end].text != ",":
        return None
    comma = next((k for k in range(first - 2, sent_start, -1) if doc[k].text == ","), None)
    if comma is None or doc[comma + 1].lower_ != "qui":
        return None
    if not any(c.kind == "finite" for c in r.clauses_in(comma, first)):
        return None
    parts = [(comma + 1, first)]
    if doc[first - 1].text == "," and doc[first - 2].pos_ in ("VERB", "AUX"):
        closes = closing(r, source_end + 1, sent_end)
        if closes < sent_end and doc[source_end + 1].pos_ not in ("VERB", "AUX", "PRON", "ADV"):
            parts.append((source_end + 1, closes))
    return parts


def _relative(r: Reporting, sent_start: int, first: int, source_end: int, sent_end: int) -> list[Part] | None:
    """« a visité la ville, |où 200 maisons ont brûlé| selon la mairie. »: no comma parts the source from it."""
    doc = r.doc
    if doc[first - 1].text == ",":
        return None
    for k in range(first - 1, sent_start + 1, -1):
        if doc[k].text == "," or doc[k].lower_ in SOURCES:
            return None
        if doc[k].lower_ in ("qui", "où") and doc[k - 1].text == ",":
            said = [c for c in r.clauses_in(k, first) if c.kind == "finite"]
            parts = [(k if doc[k].lower_ == "qui" else k + 1, first)]
            closes = closing(r, source_end, sent_end)
            if closes - source_end > 1:
                parts.append((source_end, closes))
            return parts if len(said) == 1 else None
    return None


def _within_told(r: Reporting, sent_start: int, first: int) -> list[Part] | None:
    """« X craint que P, où |dix hommes ont disparu|, selon Y », « X rappelle que |P|, d'après une étude »."""
    doc = r.doc
    if doc[first - 1].text != ",":
        return None
    told = next((c for c in r.clauses_in(sent_start, first) if c.kind == "finite" and c.intro == "que"), None)
    if told is None or told.content is None or told.content[0] >= first or r.speech_frame(told) is None:
        return None
    for k in range(first - 2, told.content[0], -1):
        if doc[k].lower_ in ("où", "qui") and doc[k - 1].text == ",":
            said = [c for c in r.clauses_in(k, first) if c.kind == "finite"]
            return [(k if doc[k].lower_ == "qui" else k + 1, first)] if len(said) == 1 else None
    source = next((t for t in doc[first + 1 : first + 6] if t.pos_ == "NOUN"), None)
    written = source is not None and source.lemma_.lower() in DOCUMENTS
    return [(told.content[0], first)] if written and told.head + 3 >= told.content[0] else None


def _own_words(r: Reporting, sent_start: int, first: int, source_end: int, sent_end: int) -> list[Part] | None:
    """« Le syndicat dénonce un vote, |pris| selon lui |sans étude|. »: who tells the rest, and here says more."""
    doc = r.doc
    if doc[source_end - 1].lower_ not in ("lui", "elle", "eux", "elles") or doc[first - 1].text == ",":
        return None
    comma = next((k for k in range(first - 1, sent_start, -1) if doc[k].text == ","), None)
    if comma is None or any(c.kind == "finite" for c in r.clauses_in(comma, first)):
        return None
    described = is_described(doc[comma + 1])
    said = [c for c in r.clauses_in(sent_start, comma) if c.kind == "finite"]
    if not said or not (described or any(r.speech_frame(c) is not None for c in said)):
        return None
    closes = closing(r, source_end, sent_end)
    if any(c.kind == "finite" for c in r.clauses_in(source_end, closes)):
        return None
    return [(comma + 1, first), (source_end, closes)] if closes - source_end > 1 else [(comma + 1, first)]


def _apposition(r: Reporting, sent_start: int, first: int, source_end: int, sent_end: int) -> list[Part] | None:
    """« Un soldat, |mort| selon sa famille |sous la torture|, a été … », « dont |40 enfants| selon l'armée »."""
    doc = r.doc
    if doc[first - 1].text == ",":
        return None
    comma = next((k for k in range(first - 1, sent_start, -1) if doc[k].text == ","), None)
    if comma is None or any(t.lower_ in SOURCES for t in doc[comma:first]):
        return None
    if any(c.kind == "finite" for c in r.clauses_in(comma, first)):
        return None
    opens = doc[comma + 1]
    if opens.lower_ == "dont" or opens.lower_.endswith("ant") and opens.pos_ == "VERB":
        count = _count_start(r, comma, first)
        return [(count, first)] if count is not None else None
    if opens.pos_ == "ADV" and comma + 2 < first:
        opens = doc[comma + 2]
    said = next((c for c in r.clauses_in(source_end, sent_end) if c.kind == "finite"), None)
    set_in = said is not None and said.subject_head is not None and said.subject_head < comma
    set_in = set_in and not any(c.kind == "finite" for c in r.clauses_in(sent_start, comma))
    hangs = opens.dep_ in ("amod", "acl", "appos") and opens.head.i < comma
    if not (set_in and closing(r, source_end, sent_end) < sent_end) and not (hangs and opens.pos_ in ("VERB", "ADJ")):
        return None
    closes = closing(r, source_end, sent_end)
    parts = [(comma + 1, first)]
    if closes - source_end > 1:
        parts.append((source_end, closes))
    return parts if len(parts) > 1 or first - comma > 3 else []
