"""Where words stop being what is said: a peer of the verb of saying, a remark by « ce que », what only a denial adds.

All positions are tokens.
"""

from __future__ import annotations

from spacy.tokens import Token

from aidememoire.clauses import phrases
from aidememoire.lexicon import frames
from aidememoire.lexicon.conjugation import verb_of_participle
from aidememoire.pipes.clauses import Clause
from aidememoire.quotations.edges import is_plural
from aidememoire.quotations.joined import SAYINGS
from aidememoire.quotations.reporting import RELATIVES, Reporting
from aidememoire.quotations.subjects import may_be_somebody
from aidememoire.quotations.word_lists import listed

DENYING = {"démentir", "nier", "réfuter", "contester", "récuser"}
INTENDS = {"compte", "comptent", "entend", "entendent"}  # « juge que la loi est mauvaise et |compte| la changer »
PRONOUNS = {"il", "elle", "ils", "elles", "on", "je", "nous", "vous", "celui-ci", "celle-ci"}


def leaves_content(r: Reporting, cue: Clause, start: int, at: int, following: int, sent_end: int) -> bool:
    """Whether what follows a comma or « et » (`at`) in a que-clause or infinitive is no part of what is said."""
    word = r.doc[following].lower_
    if r.doc[at].text == ",":
        if word == "ce":
            return _remarks(r, cue, start, at, following, sent_end)
        if word == "avant":
            return _acts_next(r, cue, following, sent_end)
        if _follows_event(r, cue, start, at, following, sent_end):
            return True
        return cue.lemma in DENYING and _adds_to_denied(r, start, at, following, sent_end)
    if r.doc[at].text == ":":
        return following == at + 1 and _tells_on(r, cue, start, at, sent_end)
    return following == at + 1 and cue.intro == "que" and _is_peer(r, cue, start, at, sent_end)


def _remarks(r: Reporting, cue: Clause, start: int, at: int, following: int, sent_end: int) -> bool:
    """« demande que le match soit rejoué|, ce que le règlement ne prévoit pas| »: with a subject of its own."""
    doc = r.doc
    if following + 3 >= sent_end or doc[following + 1].lower_ not in ("que", "qu'") or cue.intro != "que":
        return False
    if doc[following + 2].lower_ in PRONOUNS or doc[following + 2].pos_ not in ("DET", "PROPN"):
        return False
    if not any(c.kind == "finite" for c in r.clauses_in(start, at)):
        return False
    said = next((c for c in r.clauses_in(following + 2, sent_end) if c.kind == "finite"), None)
    return said is not None and not any(t.text == "," for t in doc[following : said.group[0]])


def _follows_event(r: Reporting, cue: Clause, start: int, at: int, following: int, sent_end: int) -> bool:
    """« a annoncé que le pont serait rouvert|, un an après l'accident| »: when it was told, since it is to come."""
    doc = r.doc
    lead = next((k for k in range(following + 1, min(sent_end - 2, following + 5)) if doc[k].lower_ == "après"), None)
    if lead is None or cue.intro != "que" or not any(phrases.is_temporal(t) for t in doc[following:lead]):
        return False
    if any(t.text == "," or "Fin" in t.morph.get("VerbForm", []) for t in doc[lead:sent_end]):
        return False
    inside = [c for c in r.clauses_in(start, at) if c.kind == "finite"]
    return bool(inside) and all(c.mood == "conditional" or c.tense == "future" for c in inside)


def _acts_next(r: Reporting, cue: Clause, at: int, sent_end: int) -> bool:
    """« a affirmé que P|, avant de quitter la salle| », « …|, avant d'ajouter que Q| »: what the speaker does next."""
    doc = r.doc
    if at + 2 >= sent_end or doc[at + 1].lower_ not in ("de", "d'"):
        return False
    verb = next((t for t in doc[at + 2 : at + 5] if "Inf" in t.morph.get("VerbForm", [])), None)
    if verb is None:
        return False
    return frames.is_cue(verb.lemma_.lower()) or cue.perfect and verb.lemma_.lower() in listed("afterwards")


def _tells_on(r: Reporting, cue: Clause, start: int, at: int, sent_end: int) -> bool:
    """« a confirmé que le toit serait fermé |: on annonce 42 degrés| »: after a past cue, the writer's present."""
    if cue.intro != "que" or cue.tense not in ("past", "pluperfect") or not cue.perfect:
        return False
    inside = [c for c in r.clauses_in(start, at) if c.kind == "finite"]
    after = next((c for c in r.clauses_in(at, sent_end) if c.kind == "finite"), None)
    if not inside or after is None or after.subject is None or after.subject[0] != at + 1:
        return False
    shifted = all(c.mood == "conditional" or c.tense in ("imperfect", "pluperfect") for c in inside)
    return shifted and after.mood == "indicative" and after.tense in ("present", "past", "future")


def _adds_to_denied(r: Reporting, start: int, at: int, following: int, sent_end: int) -> bool:
    """« dément avoir interdit le film|, qui raconte la vie d'un village| »: what describes is not denied."""
    doc = r.doc
    word = doc[following]
    if not any(c.kind in ("finite", "infinitive") for c in r.clauses_in(start, at)):
        return False
    if any(t.text == "," for t in doc[following:sent_end]):
        return False
    if word.lower_ in RELATIVES:
        return True
    if word.pos_ == "ADP":
        return doc[following + 1].lower_ in RELATIVES
    if word.lower_ == "des":
        return doc[following + 1].lemma_.lower() in SAYINGS
    return is_described(word)


def is_described(word: Token) -> bool:
    """Whether a word after a comma is a past participle: « le produit, |vendu| dans trente pays »."""
    if word.pos_ not in ("VERB", "ADJ") or word.lower_.endswith("ant"):
        return False
    return word.morph.get("VerbForm", []) == ["Part"] or verb_of_participle(word.lower_) is not None


def _is_peer(r: Reporting, cue: Clause, start: int, at: int, sent_end: int) -> bool:
    """« pense que l'épisode sera court |et écarte| un réveil »: a verb of saying in the tense of the cue.

    Those inside are of another tense, or told of somebody or something that cannot speak.
    """
    if cue.kind != "finite" or cue.tense != "present" or cue.perfect:
        return False
    inside = [c for c in r.clauses_in(start, at) if c.kind == "finite"]
    if at + 2 < sent_end and r.doc[at + 1].lower_ in INTENDS and "Inf" in r.doc[at + 2].morph.get("VerbForm", []):
        head = inside[0].subject_head if inside else None
        one = r.doc[at + 1].lower_ in ("compte", "entend")  # « et |compte| demander Q », which may be tagged a noun
        return head is not None and not may_be_somebody(r.doc[head]) and is_plural(r.doc[cue.group[0]]) is not one
    second = next((c for c in r.clauses_in(at + 1, min(sent_end, at + 5)) if c.kind == "finite"), None)
    if second is None or second.group[0] > at + 3 or second.tense != "present" or second.perfect or second.passive:
        return False
    if second.mood != "indicative" or second.subject is not None and second.subject[0] > at:
        return False
    if not (frames.is_cue(second.lemma) or r.speech_frame(second) is not None):
        return False
    if is_plural(r.doc[second.group[0]]) != is_plural(r.doc[cue.group[0]]):
        return False
    if not inside:
        return False
    other = all(c.mood != "subjunctive" and (c.tense != "present" or c.perfect) for c in inside)
    subject = inside[0].subject_head
    mute = subject is not None and r.doc[subject].lower_ not in PRONOUNS and not r.can_speak(subject)
    return other or mute


def attends(r: Reporting, start: int, i: int) -> bool:
    """« que P |en affirmant| Q », « que P |en quittant la salle|. »: what one says or does while one speaks."""
    doc = r.doc
    verb = next((t for t in doc[i + 1 : i + 3] if t.lower_.endswith("ant")), None)
    if verb is None or frames.is_cue(verb.lemma_.lower()):
        return verb is not None
    if verb.lemma_.lower() not in listed("meanwhile") or doc[i - 1].pos_ == "ADV":
        return False
    return doc[i - 1].text in ("»", '"') and any(t.text in ("«", '"') for t in doc[start - 1 : start + 3])


def goes_past(r: Reporting, at: int, sent_end: int) -> bool:
    """« poursuivra|, comme elle l'avait promis en mai, |ses essais »: the verb before waits for its object after."""
    doc = r.doc
    if doc[at].lower_ != "comme" or doc[at - 2].pos_ not in ("VERB", "AUX"):
        return False
    comma = next((k for k in range(at + 1, min(sent_end, at + 14)) if doc[k].text == ","), None)
    if comma is None or comma + 2 >= sent_end or not any(t.lower_ in ("l'", "le") for t in doc[at + 1 : at + 5]):
        return False
    return doc[comma + 1].pos_ in ("DET", "ADP") and not any(
        c.kind == "finite" and c.subject_own and c.subject is not None and c.subject[0] == comma + 1
        for c in r.clauses_in(comma, sent_end)
    )


def is_inserted(r: Reporting, before: int, sent_end: int) -> bool:
    """« visent à défaire, |comme il l'avait promis,| la réforme »: what was promised is but part of the clause."""
    who = r.doc[before + 1].lower_
    return who in PRONOUNS and goes_past(r, before, sent_end)


def shared_subject(r: Reporting, clause: Clause) -> int | None:
    """« estime que le match est faussé et |demande| que … »: the subject of the verb of saying it is the peer of."""
    if clause.kind != "finite" or clause.relation != "conj" or clause.subject_own or clause.governor is None:
        return None
    at = clause.group[0] - 1
    while at > 0 and r.doc[at].lower_ in ("ne", "n'", "se", "s'", "y", "en", "le", "la", "l'"):
        at -= 1
    if r.doc[at].pos_ != "CCONJ":
        return None
    inside = r.clauses[clause.governor]
    if inside.governor is None or inside.relation != "ccomp":
        return None
    cue = r.clauses[inside.governor]
    if cue.kind != "finite" or cue.content is None or cue.intro != "que" or r.speech_frame(cue) is None:
        return None
    same = (cue.tense, cue.perfect, cue.mood) == (clause.tense, clause.perfect, clause.mood)
    mute = inside.subject_head is not None and not r.can_speak(inside.subject_head)
    return cue.subject_head if same and (mute or inside.tense != clause.tense) else None
