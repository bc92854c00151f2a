"""Who informs « on » or an agency: « à la mairie, on assure que P », « a-t-on appris |de source policière| »."""

from __future__ import annotations

from spacy.tokens import Token

from aidememoire.actors.word_lists import words
from aidememoire.clauses import phrases
from aidememoire.lexicon import functions, world
from aidememoire.lexicon.phrases import fold
from aidememoire.pipes.clauses import Clause
from aidememoire.quotations.documents import DOCUMENTS
from aidememoire.quotations.reporting import Reporting
from aidememoire.quotations.word_lists import listed

ON = ("-on", "-t-on", "on")
AGENCIES = ("afp", "reuters")
WHERE = ("à", "au", "aux", "dans", "chez", "du", "auprès")
FAR = 14  # tokens after the verb within which the informant stands
OPENING = 24  # tokens of « Dans l'entourage du ministre, on » before its « on »


def informant(r: Reporting, clause: Clause) -> int | None:
    """The token that names who informs « on » or the agency that is the subject of a cue; None where nothing does.

    « a-t-on appris de |source| policière », « auprès du |ministère| », « indique-t-on dans l'|entourage| de X »,
    « Au |ministère|, on indique que P », « confie-t-on au siège du |parti| ».
    """
    head = clause.subject_head
    if head is None or r.doc[head].lower_ not in (*ON, *AGENCIES):
        return None
    sent_start, sent_end = r.sentence_of(clause.head)
    if clause.lemma == "lire":
        return _document(r, clause)
    end = min(sent_end - 1, clause.group[1] + FAR)
    found = _after(r, clause.group[1], end)
    if found is None and r.doc[head].lower_ in ON:
        if r.doc[head].lower_ == "on" and 0 < head - sent_start <= OPENING and r.doc[head - 1].text == ",":
            return _place(r, sent_start, head)
        if r.doc[head].lower_ != "on":
            found = _place(r, _past_verb(r, clause), end)
    return found


def _document(r: Reporting, clause: Clause) -> int | None:
    """« lit-on dans |le rapport| »: what is read, if it is a document; whose it is is asked for later."""
    read = next((h for p in ("dans", "sur") for h in clause.heads.get(p, [])), None)
    return read if read is not None and r.doc[read].lemma_.lower() in DOCUMENTS else None


def _after(r: Reporting, start: int, end: int) -> int | None:
    for i in range(start, end):
        word = r.doc[i].lower_
        if word in ("source", "sources") and r.doc[i - 1].lower_ in ("de", "d'"):
            return i
        if word == "entourage" and r.doc[i - 1].lower_ in ("l'", "son"):
            return i  # « insiste-t-on dans |l'entourage| du ministre »
        if word == "auprès":
            return next((k for k in range(i + 1, min(end + 1, i + 6)) if r.doc[k].pos_ in ("NOUN", "PROPN")), None)
    return None


def _past_verb(r: Reporting, clause: Clause) -> int:
    """« fait-on |savoir| au gouvernement »: past what belongs to the verb."""
    at = clause.group[1]
    while at < len(r.doc) - 1 and (r.doc[at].pos_ in ("VERB", "ADV") or r.doc[at].lower_ in ("-on", "-t")):
        at += 1
    return at


def _place(r: Reporting, start: int, end: int) -> int | None:
    """The body at which one speaks, in a phrase that opens at `start`: « à |la mairie| », « au siège |du parti| »."""
    doc = r.doc
    if start >= end:
        return None
    if doc[start].lower_ in ("de", "d'") and doc[start + 1].lower_ in ("source", "sources"):
        return start + 1
    if doc[start].lower_ not in WHERE and doc[start].text != "A":
        return None
    inside = doc[start + 1 : end]
    noun = next((t for t in inside if t.pos_ in ("NOUN", "PROPN")), None)
    if noun is None or any(t.text in (",", ".", "»") for t in doc[start : noun.i]):
        return None
    if noun.lemma_.lower() in listed("within"):
        owner = next((t for t in doc[noun.i + 1 : end] if t.pos_ in ("NOUN", "PROPN")), None)
        return owner.i if owner is not None and owner.i - noun.i < 5 else None
    return noun.i if _is_body(noun, doc[start].lower_) else None


def _is_body(noun: Token, where: str) -> bool:
    if noun.pos_ == "PROPN" or noun.text[:1].isupper():
        seat = world.seat(noun.text)
        if world.organisation(noun.text) is not None or seat is not None and not seat.town:
            return True  # « à |Bercy|, on assure que »
        return where == "chez" or noun.i > 0 and noun.nbor(-1).lower_ == "l'"
    if phrases.is_temporal(noun) or where == "du":
        return False
    known = functions.collective(noun.text) is not None and noun.lemma_.lower() not in listed("sides")
    return known or fold(noun.text) in words("speaking_bodies")
