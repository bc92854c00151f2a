"""What will somebody refuse or offer? « n'accueillera aucun expert », « nous les libérerons si … », by the future."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidememoire.clauses import phrases
from aidememoire.modality.conditionals import word
from aidememoire.pipes.clauses import Clause
from aidememoire.stances.proposal_names import read_noun
from aidememoire.stances.terms import FIRST_PERSON, Stance, Target, lexicon

if TYPE_CHECKING:
    from aidememoire.stances.verbs import StanceReader

WITHOUT = ("sans", "avant")  # what they introduce is the condition, and no part of what is refused


def stances_to_come(reader: StanceReader, clause: Clause) -> list[Stance]:
    """« Gaborone n'accueillera aucun expert » refuses; « nous les libérerons si … » offers on a condition."""
    doc = reader.doc
    if clause.kind != "finite" or clause.passive or clause.subject_head is None or not _yields(reader, clause):
        return []
    coming = (
        clause.tense == "future" or clause.mood == "conditional" and reader.said.get(str(clause.head), {}).get("future")
    )
    planned = clause.modal == "aller" or clause.modal == "pouvoir" and clause.mood == "conditional"
    if not (coming or planned) or clause.modal == "devoir":
        return []
    if clause.negated:
        stance = "rejects"
    elif clause.relation != "relcl" and reader.has_si(clause):
        stance = "conditional"
    else:
        return []
    end, subject = _extent(clause), doc[clause.subject_head]
    target = Target(clause.head, clause.group[0], end, "content", clause.head)
    speaker = word(subject) in FIRST_PERSON
    start = reader.with_clitics(min(clause.group[0], subject.i if speaker else clause.group[0]))
    holders = [] if speaker else [t.i for t in phrases.conjuncts(subject)]
    why = "refusal to come" if clause.negated else "offer under si"
    return [Stance(stance, clause.head, start, end, [target], holders, speaker, why)]


def _yields(reader: StanceReader, clause: Clause) -> bool:
    """Whether a verb in the future refuses or offers: « n'ouvrira |pas de négociations| », « nous irons »."""
    doc = reader.doc
    if clause.lemma in lexicon("yielding", "verbs"):
        return True
    if clause.lemma in lexicon("yielding", "opening"):
        nouns = [t for t in doc[clause.group[1] : clause.group[1] + 4] if t.pos_ == "NOUN"]
        return any((named := read_noun(doc, t)) is not None and named.kind in ("talks", "ceasefire") for t in nouns)
    if clause.lemma not in lexicon("yielding", "going"):
        return False
    near = {word(t) for t in doc[clause.group[1] : clause.group[1] + 6]}
    return bool(near & set(WITHOUT)) if clause.negated else reader.has_si(clause)


def _extent(clause: Clause) -> int:
    """The end of a clause's own arguments."""
    inside = (s for lead, v in clause.complements.items() if lead not in WITHOUT for s in v)
    spans = [s for s in (clause.object, *inside) if s is not None]
    return max([clause.group[1], *(s[1] for s in spans if s[0] - clause.group[1] <= 8)])
