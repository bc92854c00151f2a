"""Who speaks in a clause that hangs on another: a participle after a passive, « ce dernier estimant », « dont X dit ».

All positions are tokens.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from aidememoire.clauses import phrases
from aidememoire.lexicon import functions
from aidememoire.pipes.clauses import Clause
from aidememoire.quotations.documents import DOCUMENTS

IN_A_PHRASE = ("DET", "NOUN", "PROPN", "ADJ", "NUM", "ADP")
LATTER = {"dernier", "dernière", "derniers", "dernières"}
POINTING = {"celui-ci", "celle-ci", "ceux-ci", "celles-ci"}
SERVING = {"pour", "en", "à", "au", "aux", "dans", "auprès", "de"}  # « le chef de la mission |pour| la Syrie »
PLACING = {"à", "en", "au", "aux", "dans", "depuis"}
LONGEST = 10  # tokens between a word and its verb


def latter_before(doc: Doc, clause: Clause) -> int | None:
    """« X reçoit Y, |ce dernier| estimant que P »: the pronoun right before a participle is its subject."""
    first = clause.group[0]
    if first < 2:
        return None
    before = doc[first - 1]
    if before.lower_ in LATTER and doc[first - 2].lower_ in ("ce", "cette", "ces"):
        return first - 1
    return first - 1 if before.lower_ in POINTING else None


def agent_before(doc: Doc, clause: Clause, head: int) -> int | None:
    """« Une alerte a été lancée par |un élu|, déclarant que P »: who did it, where the subject is a thing."""
    if doc[clause.group[0] - 1].text != ",":
        return None
    verb = doc[head].head
    if verb.i < head or verb.i > clause.head:
        return None
    agent = next((c for c in verb.rights if c.dep_ == "obl:agent" and c.i < clause.head), None)
    return int(agent.i) if agent is not None and agent.pos_ in ("NOUN", "PROPN", "PRON") else None


def pushed_before(doc: Doc, clause: Clause, head: int) -> int | None:
    """« Ces faits ont poussé |le maire| à partir, affirmant que P »: who is made to act by a thing."""
    verb = doc[head].head
    if doc[clause.group[0] - 1].text != "," or verb.i < head or verb.i > clause.head:
        return None
    acts = next((c for c in verb.rights if c.dep_ == "xcomp" and c.i < clause.head), None)
    pushed = next((c for c in verb.rights if c.dep_ in ("obj", "obl:arg") and acts is not None and c.i < acts.i), None)
    if pushed is None or acts is None or doc[acts.left_edge.i].lower_ not in ("à", "de", "d'"):
        return None
    return int(pushed.i) if pushed.pos_ in ("NOUN", "PROPN") else None


def above_place(doc: Doc, head: int) -> int | None:
    """« |le discours| de X à Prague appelant à P », « |le chef|, à Prague, appelant à P »: not the place between."""
    word = doc[head]
    if word.pos_ != "PROPN" or phrases.preposition(word) not in PLACING:
        return None
    above: Token = word.head
    for _ in range(LONGEST):
        if above.pos_ != "NOUN" or above.i >= head:
            break
        if above.lemma_.lower() in DOCUMENTS or phrases.preposition(above) != "de":
            return int(above.i)
        above = above.head
    return None


def holder_at(doc: Doc, head: int, verb: int) -> int | None:
    """« |le chef| de mission à Oslo pour la Syrie qui estime »: of whom a place before « qui » tells where they serve.

    Not where the number of the verb is not theirs: « le chef des rebelles |du Nord, qui demandent| ».
    """
    word = doc[head]
    if word.ent_type_ not in ("LOC", "GPE", "MISC") or phrases.preposition(word) not in SERVING:
        return None
    above: Token = word.head
    while above.i < head and above.pos_ in ("NOUN", "PROPN"):
        if any(t.text in (",", ";", ":", "»") or t.pos_ in ("VERB", "AUX") for t in doc[above.i : head]):
            return None
        function = functions.function(above.text)
        if above.pos_ == "NOUN" and function is not None:
            number = doc[verb].morph.get("Number", [])
            return int(above.i) if not number or above.morph.get("Number", []) in ([], number) else None
        if above.head.i >= above.i:
            return None
        above = above.head
    return None


def joined_before(doc: Doc, clause: Clause, head: int) -> int | None:
    """« X évoque des blessés et |la mairie| demande P »: a noun joined to those before, right before the verb."""
    first = clause.group[0]
    noun = doc[first - 1]
    if noun.pos_ not in ("NOUN", "PROPN") or noun.dep_ != "conj" or noun.head.i <= head or clause.subject_own:
        return None
    start = phrases.phrase(doc, noun.i)[0]
    if doc[start - 1].lower_ != "et" or doc[start].pos_ not in ("DET", "PROPN"):
        return None
    number, own = doc[first].morph.get("Number", []), noun.morph.get("Number", [])
    return int(noun.i) if not number or not own or number == own else None


def of_dont(doc: Doc, clause: Clause, head: int) -> int | None:
    """« Un élu, dont |le parti| affirme que P, a démissionné »: the words between « dont » and the verb."""
    first = clause.group[0]
    for k in range(first - 1, max(head, first - LONGEST), -1):
        if doc[k].lower_ == "dont":
            noun = next((t for t in doc[k + 1 : first] if t.pos_ in ("NOUN", "PROPN")), None)
            return int(noun.i) if noun is not None else None
        if doc[k].pos_ not in IN_A_PHRASE:
            return None
    return None


def by_whom(doc: Doc, head: int, verb: int) -> int | None:
    """« levée à 20 heures par |Météo-Nord|, qui déclare »: whom « par » names between a time and « qui »."""
    for k in range(verb - 1, head, -1):
        if doc[k].lower_ == "par":
            named = next((t for t in doc[k + 1 : verb] if t.pos_ in ("NOUN", "PROPN")), None)
            return int(named.i) if named is not None else None
    return None
