"""Asides of the writer inside or after what is said, and words after a comma that go on with it all the same.

All positions are tokens.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc

from aidememoire.clauses import phrases
from aidememoire.pipes.clauses import Clause
from aidememoire.quotations.reporting import Reporting
from aidememoire.quotations.word_lists import listed

WHICH = {"lequel", "laquelle", "lesquels", "lesquelles"}
FUSED = {"auquel", "auxquels", "auxquelles", "duquel", "desquels", "desquelles"}
SETTING = {"après", "avec", "lors"}
THIS = {"ce", "cet", "cette", "ces"}
EXPLAINING = {"expliquer", "justifier", "motiver"}
ABOVE_ALL = {"principalement", "notamment", "essentiellement", "surtout", "particulièrement"}
CONNECTING = {"par", "conséquent", "donc", "ensuite", "enfin", "surtout", "ainsi", "puis", "également"}
LASTING = re.compile(
    r"depuis (?:(?:plus|moins|près) d(?:e |'|’))?(?:plusieurs |quelques |une? |\d+ |deux |trois |dix )?"
    r"(?:décennies?|années?|ans|mois|semaines?|jours?)"
)
PAST = re.compile(
    r"(?:(?:en|le|la|l'|l’|du|de la|de l') ?(?:\w+ )?(?:dernier|dernière|passée?)|en (?:19|20)\d\d)"
    r"(?: et .{2,20})?"
)


def turns_aside(r: Reporting, cue: Clause, start: int, i: int) -> bool:
    """Whether a word in a noun phrase that is said opens the writer's aside.

    « son départ de la radio |pour laquelle| il travaillait », « une hausse |pour expliquer| son choix »,
    « cette information |survenant| en pleine crise ».
    """
    doc, word = r.doc, r.doc[i].lower_
    following = doc[i + 1]
    if word in FUSED or doc[i].pos_ == "ADP" and following.lower_ in WHICH:
        return word not in ("parmi", "dont") and any(t.pos_ in ("NOUN", "PROPN") for t in doc[start:i])
    if word == "pour":
        verb = doc[i + 2] if following.lower_ in ("s'", "se") else following
        return verb.lemma_.lower() in EXPLAINING and "Inf" in verb.morph.get("VerbForm", [])
    if doc[start].lower_ in THIS and doc[i].pos_ == "VERB" and word.endswith("ant"):
        return doc[i - 1].pos_ == "NOUN"
    return False


def leaves_marks(r: Reporting, cue: Clause, start: int, i: int) -> bool:
    """« exhorté à « partir » |après une rixe| », « très honorée » |avec sa chanson|: what is said stood in marks."""
    doc = r.doc
    if cue.intro == "que" or doc[i].lower_ not in SETTING or doc[i - 1].text not in ("»", '"'):
        return False
    return any(t.text in ("«", '"') for t in doc[max(0, start - 1) : start + 1])


def without_time_told(doc: Doc, cue: Clause, start: int, end: int) -> int:
    """The end of a noun phrase without the time at which it was told: « évoquait un départ |depuis dix ans| ».

    « a milité pour la république |au début de sa carrière| », « avait réclamé la paix |en mai dernier| ».
    """
    last = end
    while last > start + 1 and (doc[last - 1].is_space or doc[last - 1].text in (".", ",")):
        last -= 1
    for size in range(2, min(11, last - start - 1)):
        first = last - size
        text = doc[first:last].text.lower()
        if doc[first].lower_ == "depuis":
            return first if cue.tense == "imperfect" and LASTING.fullmatch(text) else end
        if cue.lemma in listed("requests") and PAST.fullmatch(text) and doc[first - 1].pos_ in ("NOUN", "PROPN"):
            return end if "Inf" in doc[start].morph.get("VerbForm", []) else first
        if doc[first].lower_ in ("au", "à", "pendant", "durant") and _of_a_life(doc, first, last):
            return first
    return end


def _of_a_life(doc: Doc, first: int, last: int) -> bool:
    """« au début de sa carrière politique », « pendant son mandat »."""
    words = [t.lower_ for t in doc[first:last]]
    own = next((k for k, w in enumerate(words) if w in ("son", "sa", "ses", "leur", "leurs")), None)
    if own is None or own + 1 >= len(words) or own > 4:
        return False
    lead = words[:own]
    begins = lead[0] in ("pendant", "durant") and own == 1 or bool({"début", "fin", "cours", "terme"} & {*lead[1:]})
    return begins and doc[first + own + 1].lemma_.lower() in listed("careers")


def goes_on_after(r: Reporting, start: int, at: int, following: int, stop: int, *, nominal: bool) -> bool:
    """Whether what follows a comma belongs to what is said though it is no clause.

    « des blessures|, principalement au visage| », « sa fuite et par conséquent|, l'explosion| », « s'est fait
    offrir un costume|, comme le maire| », « depuis le début|, en mai 2013,| de la guerre ».
    """
    doc, word = r.doc, r.doc[following].lower_
    if doc[at].text != "," or following != at + 1:
        return False
    if word == "comme":
        return not nominal and _compares(r, following, stop)
    if nominal and word in ABOVE_ALL:
        return not any(c.kind == "finite" for c in r.clauses_in(following, stop))
    if nominal and doc[following].pos_ == "DET" and doc[at - 1].lower_ in CONNECTING:
        k = at - 1
        while k > start and doc[k].lower_ in CONNECTING:
            k -= 1
        return doc[k].pos_ == "CCONJ"
    return False


def _compares(r: Reporting, at: int, stop: int) -> bool:
    """« …, |comme le maire|, … »: a comparison, and not « comme l'a dit X »."""
    doc = r.doc
    stop = next((k for k in range(at, stop) if doc[k].text == "("), stop)
    if any(c.kind in ("finite", "participle") for c in r.clauses_in(at, stop)) or at + 1 >= stop:
        return False
    return doc[at + 1].pos_ in ("DET", "PROPN", "PRON") and doc[at + 1].lower_ not in ("si", "ça", "l'", "le")


def resumes_after_date(r: Reporting, comma: int, end: int) -> int | None:
    """« le début|, en mai 2013,| de la guerre »: the comma that closes a date set inside a phrase."""
    doc = r.doc
    closing = next((k for k in range(comma + 1, min(end - 1, comma + 7)) if doc[k].text == ","), None)
    if closing is None or doc[closing + 1].lower_ not in ("de", "d'", "du", "des"):
        return None
    inside = doc[comma + 1 : closing]
    return closing if any(phrases.is_temporal(t) or t.like_num for t in inside) else None


def lacks_verb(r: Reporting, cue: Clause, start: int, at: int) -> bool:
    """« qu'|aller trop loin|, « c'est mauvais » »: a que-clause whose subject is an infinitive has no verb yet."""
    if cue.intro != "que" or "Inf" not in r.doc[start].morph.get("VerbForm", []):
        return False
    return not any(c.kind == "finite" for c in r.clauses_in(start, at))


def lists_infinitives(r: Reporting, cue: Clause, at: int, following: int, sent_end: int) -> bool:
    """« invite à appeler les élus|, demander des comptes et rappeler| la loi »: a list closed by « et »."""
    doc = r.doc
    if cue.intro not in ("inf", "de", "à") or doc[at].text != "," or following != at + 1:
        return False
    if "Inf" not in doc[following].morph.get("VerbForm", []):
        return False
    joined = next((k for k in range(following + 1, sent_end - 1) if doc[k].lower_ in ("et", "ou")), None)
    if joined is None or any(c.kind == "finite" and c.relation != "relcl" for c in r.clauses_in(at, joined)):
        return False
    return "Inf" in doc[joined + 1].morph.get("VerbForm", [])


def opens_clause(doc: Doc, following: int, sent_end: int) -> bool:
    """« de nombreux blessés et |la préfecture demande| le calme »: a noun phrase that its own verb follows."""
    if doc[following].pos_ not in ("DET", "PROPN"):
        return False
    for k in range(following + 1, min(sent_end, following + 9)):
        if "Fin" in doc[k].morph.get("VerbForm", []) and doc[k].pos_ in ("VERB", "AUX"):
            return True
        if doc[k].pos_ not in ("ADJ", "NOUN", "PROPN", "ADP", "DET", "NUM"):
            return False
    return False
