"""Cues beside quoted words: the incise after the closing mark, the one after the next quotation, the view before."""

from __future__ import annotations

from aidememoire import layers
from aidememoire.actors.mention import is_human
from aidememoire.clauses import phrases
from aidememoire.lexicon import functions
from aidememoire.pipes.clauses import Clause
from aidememoire.quotations.informants import informant
from aidememoire.quotations.marks import Quoted
from aidememoire.quotations.reporting import Reporting
from aidememoire.quotations.sources import PURPOSES, relative_head, source_cue

PAUSES = (",", '"', "»", ".", "-", "–", "—", ";", "!", "?")


def cue_after(r: Reporting, quoted: Quoted) -> tuple[Clause, int | None] | None:
    """The incise right after the closing mark: « …", a déclaré X », « …", s'est-il indigné »."""
    doc = r.doc
    token = r.token_at(quoted.outer_end)
    if token < len(doc) and doc[token].idx < quoted.outer_end:
        token += 1
    limit = min(len(doc), token + 9)
    i = token
    while i < limit and (doc[i].is_space or doc[i].text in PAUSES):
        if doc[i].text == "." or "\n" in doc[i].text:
            return None
        i += 1
    for clause in r.clauses_in(token, i + 12):
        if clause.group[0] < i - 1 or clause.group[0] > i + 4 or doc[clause.head].idx < quoted.outer_end:
            continue
        lead = doc[i : max(i, min(clause.group[0], clause.head))]
        if any(t.pos_ in ("NOUN", "PROPN", "SCONJ", "CCONJ") or t.lower_ in ("qui", "que", "dont") for t in lead):
            continue
        said = _wanting(r, clause)
        own = clause.subject_head
        if said is not None and own is not None and doc[own].text.startswith("-"):
            return clause, own  # « "…", veut-|elle| croire »
        if said is not None and (who := r.noun_after(said)) is not None and r.doc[who - 1].lower_ not in ("à", "de"):
            return said, who
        within = r.quoted_at(clause.head)
        if not (r.is_incise(clause) or _utters(r, clause, quoted)):
            continue
        if within is not None and within.outer_start >= quoted.outer_end:
            continue
        if i == token and doc[r.token_at(quoted.outer_start) - 1].pos_ == "DET":
            continue  # « L'"Armée du peuple" a attaqué la ville »: the marks hold the subject
        if i == token and clause.intro == "que" and not clause.inverted:
            continue  # « "Midi" a affirmé que … »
        clitic = any(doc[k].text.startswith("-") and len(doc[k]) > 1 for k in range(*clause.group))
        inverted = clause.inverted or clitic or clause.subject_head is None
        if inverted or (clause.subject_head is not None and clause.subject_head > clause.head):
            return clause, (informant(r, clause) or r.subject_token(clause))
        if clause.subject_head is not None and clause.subject_head < token:
            return clause, r.noun_after(clause)
    return None


def _utters(r: Reporting, clause: Clause, quoted: Quoted) -> bool:
    """« "C'est fini !", |s'étrangle Paul Roux| », « |bredouille-t-il| »: a verb before somebody tells the clause."""
    doc, head = r.doc, clause.subject_head
    if clause.kind != "finite" or clause.negated or head is None or head < clause.head or not r.is_direct(quoted):
        return False
    if clause.object_head is not None or clause.lemma in ("être", "avoir", "aller", "faire", "venir", "pouvoir"):
        return False
    first = clause.group[0] - 1 if clause.reflexive else clause.group[0]
    beside = doc[first - 1].text in (",", "»", '"', "!", "?") and doc[first].idx - quoted.outer_end <= 3
    named = doc[head].text.startswith("-") or doc[head].pos_ == "PROPN"
    someone = named or is_human(doc[head]) or functions.function(doc[head].text) is not None
    return beside and someone


def _wanting(r: Reporting, clause: Clause) -> Clause | None:
    """« "…", a cependant tenu à |tempérer| X »: the verb of an incise under one of wanting."""
    if clause.kind != "finite" or clause.negated or clause.lemma not in ("tenir", "vouloir", "souhaiter", "venir"):
        return None
    for inner in r.clauses_in(clause.head + 1, clause.head + 4):
        if inner.kind == "infinitive" and r.incise_frame(inner):
            return inner
    return None


def source_after(r: Reporting, quoted: Quoted) -> tuple[tuple[int, int], int] | None:
    """« "C'est une affaire grave", |selon les enquêteurs| »: the cue's characters and the token of the source."""
    doc = r.doc
    i = r.token_at(quoted.outer_end - 1) + 1
    while i < len(doc) and doc[i].text in (",", '"', "»"):
        i += 1
    if i < len(doc) and doc[i - 1].text == "," and doc[i].pos_ == "ADP":
        i = _past_setting(r, i)
    if i >= len(doc) or doc[i].text not in ("selon", "d'", "d'après") or doc[i].idx - quoted.outer_end > 60:
        return None
    found = source_cue(r, i)
    if found is None:
        return None
    first, last, head = found
    return (doc[first].idx, doc[last].idx + len(doc[last])), head


def _past_setting(r: Reporting, at: int) -> int:
    """« "P", |dans le sud de la ville,| selon X »: the token after a place or time set between commas."""
    doc = r.doc
    for i in range(at, min(len(doc) - 1, at + 12)):
        if doc[i].pos_ in ("VERB", "AUX", "SCONJ") or doc[i].text in (".", ";", "«", '"') or doc[i].lower_ == "selon":
            return at
        if doc[i].text == "," and doc[i + 1].text in ("selon", "d'", "d'après"):
            return i + 1
    return at


def cue_of_chain(r: Reporting, quoted: Quoted) -> tuple[Clause, int | None] | None:
    """The cue after a later quotation of the same sentence: « "A", mais "B", |a affirmé X| »."""
    text = layers.text(r.doc)
    here = quoted
    for following in r.quoted_after(quoted.outer_end):
        gap = text[here.outer_end : following.outer_start]
        if len(gap) > 80 or any(c in gap for c in ".;:?!\n") or text[here.end - 1] in ".?!":
            return None
        if any(r.is_incise(c) for c in r.clauses_in(r.token_at(here.outer_end), r.token_at(following.outer_start))):
            return None
        found = cue_after(r, following)
        if found is not None:
            return found
        here = following
    return None


def view_before(r: Reporting, token: int) -> tuple[int, int] | None:
    """« Pour X, », « Selon X, », « X, pour qui » earlier in the sentence: (token of the preposition, token of X)."""
    doc = r.doc
    start, _ = r.sentence_of(token)
    for i in range(start, token):
        two = doc[i].lower_ == "d'" and i + 1 < token and doc[i + 1].lower_ == "après"
        if not two and doc[i].lower_ not in ("pour", "selon", "d'après"):
            continue
        opens = i == start or doc[i - 1].text in (",", "«", '"', "(") or doc[i - 1].is_space
        if not opens and doc[i - 1].lower_ not in ("toujours", "mais", "or"):
            continue
        if doc[i].lower_ == "pour" and "Inf" in doc[i + 1].morph.get("VerbForm", []):
            continue  # « pour |éviter| un accident »
        i = i + 1 if two else i
        head = doc[i].head
        if head.i <= i or head.i >= token or head.pos_ not in ("NOUN", "PROPN", "PRON"):
            following = [t for t in doc[i + 1 : min(token, i + 5)] if t.pos_ in ("PROPN", "NOUN", "PRON")]
            if not following:
                continue
            head = following[0]
        if head.lemma_.lower() == "terme":
            owner = next((c for c in head.rights if phrases.preposition(c) == "de"), None)
            if owner is None:
                continue
            head = owner  # « selon les termes |de X| »
        if doc[i].lower_ == "pour" and (head.lemma_.lower() in PURPOSES or head.lower_ in ("lequel", "laquelle")):
            continue  # « pour sa part »
        thing = head.pos_ == "NOUN" and head.text[:1].islower() and not (r.can_speak(head.i) or is_human(head))
        if doc[i].lower_ == "pour" and thing:
            continue  # « pour ses derniers jeux »
        end = r.token_at(r.source_span(head.i)[1] - 1) + 1
        relative = head.lower_ in ("qui", "lequel", "laquelle")
        if relative or (end < token and doc[end].text == ",") or (end <= token and doc[end].text in ("«", '"')):
            return i, (relative_head(r, i, head.lower_) or head.i if relative else head.i)
    return None
