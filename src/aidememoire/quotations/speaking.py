"""Can a noun that no table lists name who speaks, where only a speaker can stand?"""

from __future__ import annotations

from spacy.tokens import Token

from aidememoire.actors.mention import is_human
from aidememoire.actors.word_lists import words
from aidememoire.clauses import phrases
from aidememoire.lexicon import frames
from aidememoire.lexicon.phrases import fold
from aidememoire.pipes.clauses import Clause
from aidememoire.quotations.reporting import Reporting

ABSTRACT = ("ion", "ité", "ance", "ence", "isme", "ure", "itude", "eur", "esse")
ARTICLES = {"le", "la", "l'", "cette", "ce", "cet"}
OWN = {"son", "sa", "leur"}


def may_speak(r: Reporting, noun: Token) -> bool:
    """Whether a noun after « selon » can be a source: somebody, a body, a document; not a quality or an act."""
    if r.can_speak(noun.i) or noun.text[:1].isupper() or is_human(noun):
        return True
    lemma = fold(noun.lemma_)
    bodies = words("speaking_bodies") | words("territories")
    return fold(noun.text) in bodies or lemma in bodies or not lemma.endswith(ABSTRACT)


def closes_with_speaker(r: Reporting, clause: Clause, sent_start: int, sent_end: int) -> bool:
    """« L'usine va fermer, |a annoncé la direction|. »: an incise that ends its sentence with a definite noun.

    Not « La ville a gagné, a annoncé une hausse », nor « …, a annoncé sa démission »: an act, or one's own.
    """
    doc, head = r.doc, clause.subject_head
    if head is None or head < clause.head or doc[head].pos_ != "NOUN" or doc[clause.group[0] - 1].text != ",":
        return False
    if not frames.wants(clause.lemma, "que") or fold(doc[head].lemma_) in words("things"):
        return False
    article = doc[phrases.phrase(doc, head)[0]].lower_
    plural = "Plur" in doc[clause.group[0]].morph.get("Number", [])
    named = any(c.pos_ == "PROPN" and c.dep_ in ("appos", "flat:name", "nmod") for c in doc[head].rights)
    if not (article in ARTICLES or article in ("les", "des") and plural or article in OWN and named):
        return False
    end = r.token_at(r.source_span(head)[1] - 1) + 1
    if end + 1 < sent_end and doc[end].text == "," and doc[end + 1].lower_ == "qui":
        sent_end = end  # « …, précise l'équipe du musée|, qui ajoute| … »
    if any(t.is_alpha and t.pos_ not in ("ADJ", "CCONJ") for t in doc[end:sent_end]) or not may_speak(r, doc[head]):
        return False
    before = r.clauses_in(sent_start, clause.group[0])
    return any(c.kind == "finite" and c.subject_own and not _is_remark(r, c) for c in before)


def _is_remark(r: Reporting, clause: Clause) -> bool:
    """« Le maire, |dont les routes sont bloquées|, a reconnu »: a relative clause."""
    first = clause.subject[0] if clause.subject is not None else clause.group[0]
    lead = r.doc[max(0, first - 1) : first + 1]
    return clause.relation == "relcl" or any(t.lower_ in ("dont", "où", "que", "qu'") for t in lead)
