"""Which arguments of a clause stand elsewhere? Antecedents, lists after a time, contents that a relative clause took."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from aidememoire.lexicon import frames
from aidememoire.pipes import phrases
from aidememoire.pipes.clauses import Clause

PRONOUNS = {"il", "elle", "ils", "elles", "celui-ci", "celle-ci", "ceux-ci", "celles-ci", "ce", "cela"}
SKIPPED = {"ADV", "PUNCT", "ADP"}
REACH = 14  # tokens after a verb in which a lost object may stand


def fill(doc: Doc, clauses: list[Clause]) -> list[Clause]:
    """The clauses with the arguments that events need and the parse leaves elsewhere.

    The relative « que » as its antecedent, « elles » as the noun taken up when that names an act, the object
    after a time (« a adopté hier (12 octobre), la loi »), « deux jours de |négociations| », the subject of « l'intention
    de |reprendre| », the infinitive that a relative clause took, « jusqu'à ». Positions stay the same.
    """
    filled: list[Clause] = []
    for clause in clauses:
        if clause.kind == "nominal":
            filled.append(clause)
            continue
        clause = replace(clause, heads=dict(clause.heads), complements=dict(clause.complements))
        _relative_object(doc, clause)
        _taken_up(doc, clause, clauses)
        _measured(doc, clause)
        _after_a_time(doc, clause)
        _under_a_noun(doc, clause, clauses)
        _until(doc, clause)
        filled.append(clause)
    for clause in filled:
        _stolen_content(doc, clause, filled)
    return filled


def _set_object(doc: Doc, clause: Clause, head: int) -> None:
    clause.object, clause.object_head = phrases.phrase(doc, head), head


def _relative_object(doc: Doc, clause: Clause) -> None:
    """« un ultimatum que Gaborone a rejeté »: the object is the ultimatum."""
    token = doc[clause.head]
    known = clause.object_head
    if clause.passive or (known is not None and doc[known].lower_ not in ("que", "qu'")):
        return
    if clause.relation not in ("relcl", "acl") or clause.kind != "finite":
        return
    marks = [c for c in token.subtree if c.lower_ in ("que", "qu'") and c.i < clause.group[0] and c.i >= token.left_edge.i]
    if marks and token.head.pos_ in ("NOUN", "PROPN") and token.head.i < marks[0].i and marks[0].i == token.left_edge.i:
        _set_object(doc, clause, token.head.i)


def _taken_up(doc: Doc, clause: Clause, clauses: list[Clause]) -> None:
    """« des tractations devaient se tenir mais elles ont été annulées »: the subject of the clause before."""
    head = clause.subject_head
    if head is None or doc[head].lower_ not in PRONOUNS or not clause.subject_own:
        return
    before = [c for c in clauses if c.kind == "finite" and c.head < clause.head and c.subject_own and c.subject_head is not None]
    for other in reversed(before[-3:]):
        noun = doc[other.subject_head] if other.subject_head is not None else None
        if noun is None or noun.pos_ != "NOUN" or not _agree(noun, doc[head]):
            continue
        if frames.is_noun(noun.lemma_.lower(), noun.lower_):
            clause.subject, clause.subject_head, clause.subject_own = phrases.phrase(doc, noun.i), noun.i, False
        return


def _agree(noun: Token, pronoun: Token) -> bool:
    plural = pronoun.lower_.endswith(("s", "ux-ci"))
    number = noun.morph.get("Number")
    if number and (number == ["Plur"]) != plural:
        return False
    gender = noun.morph.get("Gender")
    feminine = pronoun.lower_.startswith(("elle", "celle"))
    return not gender or (gender == ["Fem"]) == feminine


def _measured(doc: Doc, clause: Clause) -> None:
    """« deux jours de négociations »: what is held are the negotiations."""
    head = clause.object_head
    if head is None or not phrases.is_temporal(doc[head]):
        return
    inner = next((c for c in doc[head].rights if phrases.preposition(c) == "de" and c.pos_ == "NOUN"), None)
    if inner is not None and not phrases.is_temporal(inner):
        _set_object(doc, clause, inner.i)


def _after_a_time(doc: Doc, clause: Clause) -> None:
    """« a adopté hier (12 octobre 2016), la loi … »: the noun after a time or a remark, when no object was found."""
    head = clause.object_head
    if head is not None and not phrases.is_temporal(doc[head]) or clause.passive or clause.reflexive:
        return
    if clause.kind == "participle" and not doc[clause.head].lower_.endswith("ant"):
        return
    token = doc[clause.head]
    if not frames.of_verb(clause.lemma) or clause.content is not None:
        return
    temporal = False
    stop = min(token.sent.end, clause.group[1] + REACH)
    i = clause.group[1]
    while i < stop:
        word = doc[i]
        if word.text == "(":
            close = next((k for k in range(i, stop) if doc[k].text == ")"), None)
            if close is None:
                return
            i, temporal = close + 1, True
            continue
        if phrases.is_temporal(word) or word.lower_ in ("hier", "aujourd'hui", "demain") or word.pos_ == "NUM" and temporal:
            temporal = True
        elif word.pos_ == "DET" and temporal and doc[i - 1].pos_ != "ADP":
            noun = next((t for t in doc[i + 1 : min(i + 4, stop)] if t.pos_ == "NOUN"), None)
            if noun is not None and not phrases.is_temporal(noun) and not phrases.preposition(noun):
                _set_object(doc, clause, noun.i)
                return
        elif word.pos_ not in SKIPPED and word.pos_ != "DET" and not (word.pos_ == "ADJ" and temporal):
            return
        elif word.pos_ == "ADP" and not temporal and not _leads_to_time(doc, i, stop):
            return
        i += 1


def _leads_to_time(doc: Doc, at: int, stop: int) -> bool:
    return any(phrases.is_temporal(t) for t in doc[at + 1 : min(at + 4, stop)])


def _under_a_noun(doc: Doc, clause: Clause, clauses: list[Clause]) -> None:
    """« nous avons l'intention de reprendre contact »: it is we who will."""
    noun = doc[clause.head].head
    if clause.kind != "infinitive" or noun.pos_ != "NOUN" or clause.subject_head != noun.i:
        return
    over = next((c for c in clauses if c.kind == "finite" and c.object_head == noun.i), None)
    if over is not None:
        clause.subject, clause.subject_head = over.subject, over.subject_head


def _until(doc: Doc, clause: Clause) -> None:
    """« a donné au président …, jusqu'à vendredi »: a time limit, however far from the verb."""
    if clause.lemma not in ("donner", "laisser", "accorder") or "jusque à" in clause.heads:
        return
    sent = doc[clause.head].sent
    for token in doc[clause.group[1] : sent.end]:
        if token.lower_.startswith("jusqu") and token.i + 2 < sent.end:
            noun = next((t for t in doc[token.i + 1 : token.i + 5] if phrases.is_temporal(t) or t.pos_ == "NUM"), None)
            if noun is not None:
                clause.heads["jusque à"] = [noun.i]
                clause.complements["jusque à"] = [(noun.i, noun.i + 1)]
            return
        if token.text in (";", ":") or token.pos_ == "VERB" and "Fin" in token.morph.get("VerbForm"):
            return


def _stolen_content(doc: Doc, clause: Clause, clauses: list[Clause]) -> None:
    """« exhortent le Brésil, qui parraine les négociations, à user … »: the infinitive goes with « exhorter »."""
    if clause.kind == "nominal" or clause.content is not None:
        return
    wanted = {f.takes for f in frames.of_verb(clause.lemma) if f.event and f.takes in ("à", "de")} - set(clause.heads)
    if not wanted:
        return
    sent = doc[clause.head].sent
    for other in clauses:
        if not clause.head < other.head < sent.end or other.relation not in ("relcl", "acl") or other.content is None:
            continue
        own = any(f.takes == other.intro for f in frames.of_verb(other.lemma))
        comma = doc[other.content[0] - 2].text == "," if other.content[0] >= 2 else False
        if other.intro in wanted and not own and comma:
            clause.content, clause.intro, clause.content_head = other.content, other.intro, other.content_head
            other.content, other.intro, other.content_head = None, "", None
            return
