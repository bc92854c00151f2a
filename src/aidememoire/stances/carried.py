"""What does a verb do to a noun of stance? « a reçu l'aval de X », « se heurte au veto de X », « lève son veto ».

Also how something was received: « mal accueillie par X ».
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from aidememoire.clauses import phrases
from aidememoire.lexicon.loader import load
from aidememoire.modality.conditionals import word
from aidememoire.pipes.clauses import Clause
from aidememoire.stances.proposal_names import read_noun
from aidememoire.stances.terms import Stance
from aidememoire.stances.verbs import StanceReader

RECEIVING = {
    "recevoir", "obtenir", "recueillir", "essuyer", "rencontrer", "heurter", "buter", "bénéficier", "susciter",
}  # fmt: skip
TAKING_BACK = {"revenir", "retirer", "lever", "abandonner", "renoncer", "reconsidérer"}
TAKEN_BACK = {"accepts": "opposes", "supports": "opposes", "rejects": "accepts", "opposes": "accepts"}
WELCOMES = {
    "favorablement": "supports",
    "positivement": "supports",
    "mal": "opposes",
    "fraîchement": "opposes",
    "froidement": "opposes",
    "bien": "supports",
    "chaleureusement": "supports",
}
FEELINGS = {
    "satisfaction": "supports",
    "enthousiasme": "supports",
    "soulagement": "supports",
    "colère": "opposes",
    "indignation": "opposes",
    "froideur": "opposes",
    "hostilité": "opposes",
}
OF = {"de", "d'", "du", "des"}
NEAR = 3  # tokens after the verb in which the adverb stands


@cache
def _stance_of() -> dict[str, str]:
    return {
        noun: rule["stance"]
        for rule in load("positions")["noun"]
        if rule["stance"] in TAKEN_BACK
        for noun in rule["nouns"]
    }


def taken_back(clause: Clause | None, noun: Token, stance: str) -> str:
    """The stance of a noun as its verb turns it: « a retiré |son soutien| » opposes, « lève |son veto| » accepts."""
    if clause is None or clause.lemma not in TAKING_BACK or clause.negated:
        return stance
    under = noun.i == clause.object_head or noun.i in {h for p in ("à", "sur") for h in clause.heads.get(p, [])}
    return TAKEN_BACK.get(stance, stance) if under else stance


def find_carried(reader: StanceReader) -> Iterator[Stance]:
    """The stances of those whose support or refusal something met with."""
    for clause in reader.clauses:
        if clause.kind == "nominal" or clause.negated or clause.subject_head is None:
            continue
        if clause.lemma in RECEIVING and not clause.passive and reader.is_meant(clause):
            yield from _received(reader, clause)
        elif clause.lemma == "accueillir" and reader.is_meant(clause):
            yield from _welcomed(reader, clause)


def _received(reader: StanceReader, clause: Clause) -> Iterator[Stance]:
    """« Le plan a reçu |le soutien de l'Allemagne| »."""
    doc, subject = reader.doc, reader.doc[clause.subject_head or 0]
    heads = [h for h in (clause.object_head, *clause.heads.get("à", []), *clause.heads.get("de", [])) if h is not None]
    noun = next((doc[h] for h in heads if doc[h].lemma_.lower() in _stance_of()), None)
    if noun is None or noun.i < clause.head or subject.i > clause.head or clause.modal is not None:
        return
    owner = _owner(noun)
    target = reader._target(subject.i) if read_noun(doc, subject) is not None else None
    if owner is None or target is None:
        return
    holders = [t.i for t in phrases.conjuncts(owner)]
    stance = _stance_of()[noun.lemma_.lower()]
    yield Stance(stance, noun.i, target.start, owner.i + 1, [target], holders, False, f"met with: {noun.lower_}")


def _owner(noun: Token) -> Token | None:
    """Whose support it is: « le soutien |de l'Allemagne| », « un refus de la part |du maire| »."""
    doc, i = noun.doc, noun.i + 1
    while i < noun.sent.end and doc[i].pos_ == "ADJ":
        i += 1
    if doc[i : i + 3].text.lower() == "de la part":
        i += 3
    if i >= noun.sent.end or word(doc[i]) not in OF:
        return None
    return next((t for t in doc[i + 1 : min(i + 4, noun.sent.end)] if t.pos_ in ("NOUN", "PROPN")), None)


def _welcomed(reader: StanceReader, clause: Clause) -> Iterator[Stance]:
    """« La proposition a été |mal accueillie par Varsovie| », « Paris accueille |favorablement| cette offre »."""
    doc = reader.doc
    near = [*doc[clause.group[0] : clause.group[1]], *doc[clause.group[1] : clause.group[1] + NEAR]]
    said = [WELCOMES[word(t)] for t in near if word(t) in WELCOMES]
    said += [FEELINGS[word(t)] for t in near if word(t) in FEELINGS and phrases.preposition(t) == "avec"]
    head = clause.subject_head if clause.passive else clause.object_head
    who = clause.agent_head if clause.passive else clause.subject_head
    if not said or head is None or who is None or read_noun(doc, doc[head]) is None:
        return
    target = reader._target(head)
    if target is not None:
        holders = [t.i for t in phrases.conjuncts(doc[who])]
        start, end = (
            min(clause.group[0], target.start),
            max(clause.group[1], target.end, who + 1 if clause.passive else 0),
        )
        yield Stance(said[0], clause.head, start, end, [target], holders, False, "received")
