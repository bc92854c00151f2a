"""Which arguments of a clause stand elsewhere? Antecedents, lists, nouns after a time, stolen contents."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from aidememoire.clauses import phrases
from aidememoire.events import displaced
from aidememoire.lexicon import frames
from aidememoire.pipes.clauses import Clause

PRONOUNS = {"il", "elle", "ils", "elles", "celui-ci", "celle-ci", "ceux-ci", "celles-ci", "ce", "cela"}
NEIGHBOURS = 8  # clauses after one that may have taken its arguments


def fill(doc: Doc, clauses: list[Clause]) -> list[Clause]:
    """The clauses with the arguments that events need and the parse leaves elsewhere.

    The relative « que » as its antecedent, « elles » as the noun taken up when that names an act, the object
    after a time (« a adopté hier (12 mai), la loi »), « deux jours de |négociations| », the subject of « l'intention
    de |reprendre| », the infinitive that a relative clause took, « jusqu'à ». Positions stay the same.
    """
    filled: list[Clause] = []
    for n, clause in enumerate(clauses):
        before = clauses[max(0, n - NEIGHBOURS) : n]
        clause = replace(clause, heads=dict(clause.heads), complements=dict(clause.complements))
        if clause.kind == "nominal":
            displaced.under_a_time(doc, clause)
            displaced.with_whom(doc, clause)
            filled.append(clause)
            continue
        _plain_verb(doc, clause)
        _after_a_topic(doc, clause)
        _listed_subject(doc, clause)
        _relative_object(doc, clause)
        _taken_up(doc, clause, before)
        displaced.measured(doc, clause)
        _partitive(doc, clause)
        displaced.hung_on_a_time(doc, clause)
        displaced.after_a_time(doc, clause)
        _under_a_noun(doc, clause, before)
        if any(f.event == "CONSULT" and f.actors == "both" for f in frames.of_verb(clause.lemma)):
            displaced.with_whom(doc, clause)
        displaced.under_a_time(doc, clause)
        _agent_of_a_noun(doc, clause)
        _lost_agent(doc, clause)
        displaced.until(doc, clause)
        filled.append(clause)
    for n, clause in enumerate(filled):
        if clause.kind != "nominal":
            _stolen(doc, clause, filled[n + 1 : n + 1 + NEIGHBOURS])
    return filled


def _plain_verb(doc: Doc, clause: Clause) -> None:
    """« Le parti rompt ses liens », « le sommet se déroule »: presents that the tags make participles, subjunctives."""
    head = clause.head
    if clause.reflexive and clause.passive and any(t.lower_ == "en" for t in doc[max(head - 3, 0) : head]):
        clause.passive = False  # « s'en est pris à »
    if clause.mood == "subjunctive" and clause.relation == "root":
        if not any(t.lower_ in ("que", "qu'") for t in doc[doc[head].sent.start : head]):
            clause.mood = "indicative"
    if clause.kind != "participle" or clause.agent_head is not None or clause.group != (head, head + 1):
        return
    after = doc[head + 1] if head + 1 < len(doc) else doc[head]
    own = clause.subject_head is not None and clause.subject_head < head
    if clause.object_head is None or clause.object_head < head or phrases.is_temporal(doc[clause.object_head]):
        return
    if own and doc[head].lower_.endswith("t") and after.pos_ == "DET" and doc[head - 1].text != ",":
        clause.kind, clause.tense, clause.mood, clause.passive = "finite", "present", "indicative", False
        clause.relation = "root" if clause.relation == "acl" else clause.relation


def _after_a_topic(doc: Doc, clause: Clause) -> None:
    """« Botswana: l'UA donne … »: the subject stands after the colon."""
    head = clause.subject_head
    if head is None or not clause.subject_own or not head < clause.group[0]:
        return
    colons = [t.i for t in doc[head : clause.group[0]] if t.text == ":"]
    if not colons or doc[head].sent != doc[clause.head].sent:
        return
    noun = next((t for t in doc[colons[-1] + 1 : clause.group[0]] if t.pos_ in ("NOUN", "PROPN", "PRON")), None)
    if noun is not None:
        clause.subject, clause.subject_head = phrases.phrase(doc, noun.i), noun.i


def _listed_subject(doc: Doc, clause: Clause) -> None:
    """« Dans un texte, l'Espagne, l'Italie et le Pérou ont réclamé »: a list that the parse gave to « dans »."""
    if clause.kind != "finite" or clause.subject_head is not None or clause.group[0] == 0:
        return
    heads: list[int] = []
    i, start = clause.group[0] - 1, doc[clause.head].sent.start
    while i > start and doc[i].pos_ in ("PROPN", "NOUN") and doc[i - 1].pos_ == "DET":
        heads.insert(0, i)
        i -= 2
        if doc[i].text not in (",", "et") or i <= start:
            break
        if doc[i - 1].pos_ not in ("PROPN", "NOUN") or doc[i - 2].pos_ != "DET":
            break
        i -= 1
    if heads and doc[heads[0] - 2].text == ",":
        clause.subject, clause.subject_head = (heads[0] - 1, clause.group[0]), heads[0]
        clause.heads["sujets"] = heads


def _relative_object(doc: Doc, clause: Clause) -> None:
    """« un ultimatum que Gaborone a rejeté »: the object is the ultimatum."""
    token = doc[clause.head]
    known = clause.object_head
    if known is not None and clause.subject_head is None and known > clause.head and clause.kind == "finite":
        if any(
            c.lower_ == "qu'" and c.i == clause.group[0] - 1 for c in doc[max(0, clause.group[0] - 1) : clause.group[0]]
        ):
            clause.subject, clause.subject_head = clause.object, known
            clause.object = clause.object_head = known = None
    if clause.passive or (known is not None and doc[known].lower_ not in ("que", "qu'")):
        return
    if clause.relation not in ("relcl", "acl") or clause.kind != "finite":
        return
    marks = [c for c in token.subtree if c.lower_ in ("que", "qu'") and token.left_edge.i <= c.i < clause.group[0]]
    if marks and token.head.pos_ in ("NOUN", "PROPN") and token.head.i < marks[0].i and marks[0].i == token.left_edge.i:
        displaced.set_object(doc, clause, token.head.i)


def _taken_up(doc: Doc, clause: Clause, before: list[Clause]) -> None:
    """« des tractations devaient se tenir mais elles ont été annulées »: the subject of the clause before."""
    head = clause.subject_head
    if head is None or doc[head].lower_ not in PRONOUNS or not clause.subject_own:
        return
    told = [c for c in before if c.kind == "finite" and c.subject_own and c.subject_head is not None]
    for other in reversed(told[-3:]):
        noun = doc[other.subject_head] if other.subject_head is not None else None
        if noun is None or noun.pos_ != "NOUN" or not _agree(noun, doc[head]):
            continue
        if frames.is_noun(noun.lemma_.lower(), noun.lower_):
            clause.subject, clause.subject_head, clause.subject_own = phrases.phrase(doc, noun.i), noun.i, False
        return


def _agree(noun: Token, pronoun: Token) -> bool:
    plural = pronoun.lower_.endswith(("s", "ux-ci"))
    number = noun.morph.get("Number", [])
    if number and (number == ["Plur"]) != plural:
        return False
    gender = noun.morph.get("Gender", [])
    feminine = pronoun.lower_.startswith(("elle", "celle"))
    return not gender or (gender == ["Fem"]) == feminine


def _under_a_noun(doc: Doc, clause: Clause, before: list[Clause]) -> None:
    """« nous avons l'intention de reprendre contact »: it is we who will."""
    noun = doc[clause.head].head
    if clause.kind != "infinitive" or noun.pos_ != "NOUN" or clause.subject_head != noun.i:
        return
    over = next((c for c in before if c.kind == "finite" and c.object_head == noun.i), None)
    if over is not None:
        clause.subject, clause.subject_head = over.subject, over.subject_head


def _lost_agent(doc: Doc, clause: Clause) -> None:
    """« a été reçue à la Maison Blanche par Donald Trump »: the agent that the parse gave to the place."""
    if not clause.passive or clause.agent_head is not None:
        return
    for token in doc[clause.group[1] : min(clause.group[1] + 9, doc[clause.head].sent.end)]:
        if token.text in (",", ";", ".", ":") or token.pos_ in ("VERB", "SCONJ"):
            return
        if token.lower_ in ("son", "sa", "leur") and doc[min(token.i + 2, len(doc) - 1)].lower_ == "par":
            return  # « après |son arrestation par| la police »
        if (
            token.lower_ == "par"
            and token.dep_ == "case"
            and token.head.pos_ in ("PROPN", "NOUN")
            and token.head.i > token.i
        ):
            named = token.head.pos_ == "PROPN" or doc[token.i + 1].pos_ == "DET"
            if named and not phrases.is_temporal(token.head):
                clause.agent, clause.agent_head = phrases.phrase(doc, token.head.i), token.head.i
            return


def _agent_of_a_noun(doc: Doc, clause: Clause) -> None:
    """« emprisonnée à la suite de sa destitution |par le Parlement| »: the agent of the noun, not of the verb."""
    if not clause.passive or clause.agent_head is None or clause.agent_head < clause.group[1]:
        return
    by = next((c.i for c in doc[clause.agent_head].lefts if c.lower_ == "par"), None)
    if by is None or by - 1 <= clause.group[1]:
        return
    noun = doc[by - 1]
    whose = doc[by - 2].lower_ in ("son", "sa", "leur") and noun.pos_ == "NOUN"
    if whose and (frames.is_noun(noun.lemma_.lower(), noun.lower_) or noun.lower_.endswith(("tion", "sion", "ment"))):
        clause.agent = clause.agent_head = None


def _partitive(doc: Doc, clause: Clause) -> None:
    """« ont perdu du terrain »: an object with a partitive article, which the parse takes for a complement."""
    if clause.object_head is not None or clause.passive or not clause.heads.get("de"):
        return
    head = clause.heads["de"][0]
    wanted = {word for f in frames.of_verb(clause.lemma) if f.takes == "object" for word in f.object}
    if doc[head].lemma_.lower() in wanted or doc[head].lower_ in wanted:
        displaced.set_object(doc, clause, head)


def _stolen(doc: Doc, clause: Clause, after: list[Clause]) -> None:
    """What a relative clause took from the clause around it.

    « exhortent le Brésil, qui parraine les négociations, à user … »; « signent dans les jours qui suivent un texte ».
    """
    sent = doc[clause.head].sent
    frames_here = [f for f in frames.of_verb(clause.lemma) if f.event]
    wanted = {f.takes for f in frames_here if f.takes in ("à", "de")} - set(clause.heads)
    for other in after:
        if other.head >= sent.end:
            return
        if other.relation not in ("relcl", "acl", "advcl"):
            continue
        comma = other.content is not None and other.content[0] >= 2 and doc[other.content[0] - 2].text == ","
        own = any(f.takes == other.intro for f in frames.of_verb(other.lemma))
        if clause.content is None and other.content is not None and other.intro in wanted and not own and comma:
            clause.content, clause.intro, clause.content_head = other.content, other.intro, other.content_head
            other.content, other.intro, other.content_head = None, "", None
            return
        temporal = other.subject_head is not None and phrases.is_temporal(doc[other.subject_head])
        if temporal and other.lemma in ("suivre", "précéder") and clause.object_head is None and frames_here:
            clause.object, clause.object_head = other.object, other.object_head
            other.object = other.object_head = None
            return
