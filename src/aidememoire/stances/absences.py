"""What will there not be? « Il n'y aura pas de négociation », « pas de trêve sans retrait »: who says so refuses."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from aidememoire.modality.conditionals import word
from aidememoire.pipes.clauses import Clause
from aidememoire.stances.conditions import is_a_time
from aidememoire.stances.proposal_names import read_noun
from aidememoire.stances.terms import Stance
from aidememoire.stances.verbs import StanceReader

NONE = {"aucun", "aucune", "nul", "nulle"}
UNTIL = {"sans", "avant", "moyennant"}  # what makes « pas de X » a condition
WHILE = ("tant que", "tant qu'", "avant que", "avant qu'", "sans que", "sans qu'")


def find_absences(reader: StanceReader) -> Iterator[Stance]:
    """The refusals of whoever says that there will be none of something; conditional where a condition follows."""
    for clause in reader.clauses:
        if clause.lemma == "avoir" and clause.kind == "finite" and clause.object_head is not None:
            if _is_there(reader, clause) and _is_to_come(clause) and _is_denied(reader, clause):
                yield from _refused(reader, reader.doc[clause.object_head], clause.group[0])
    for token in reader.doc[:-2]:
        if word(token) == "pas" and word(token.nbor(1)) in ("de", "d'") and _opens(token):
            noun = next((t for t in reader.doc[token.i + 2 : token.i + 4] if t.pos_ == "NOUN"), None)
            if noun is not None:
                yield from _refused(reader, noun, token.i)


def _is_there(reader: StanceReader, clause: Clause) -> bool:
    """« il y a »."""
    near = [word(t) for t in reader.doc[max(0, clause.group[0] - 4) : clause.group[0] + 1]]
    return "y" in near and any(w in ("il", "qu'il") for w in near)


def _is_to_come(clause: Clause) -> bool:
    """In the future, or in the future of then: « qu'il n'y aurait pas »."""
    return clause.tense == "future" or clause.mood == "conditional"


def _is_denied(reader: StanceReader, clause: Clause) -> bool:
    noun = reader.doc[clause.object_head or 0]
    return clause.negated or any(word(child) in NONE for child in noun.lefts)


def _opens(token: Token) -> bool:
    """At the head of a sentence or of quoted words, where no verb is needed: « "|Pas| de trêve …" »."""
    before = token.nbor(-1) if token.i > 0 else None
    return token.is_sent_start is True or before is not None and (before.is_quote or before.text in (":", "«"))


def _refused(reader: StanceReader, noun: Token, start: int) -> Iterator[Stance]:
    """The refusal of a proposal that a noun names, and the demand that its condition is."""
    target = reader._target(noun.i) if read_noun(reader.doc, noun) is not None else None
    if target is None:
        return
    stop = min(noun.sent.end, target.end + 4)
    following = reader.doc[target.end : stop]
    clause_follows = following.text.lower().replace("’", "'").lstrip(" ,").startswith(WHILE)
    asked = None
    for token in following:
        if word(token) in UNTIL and token.i <= target.end + 1:
            named = next((t for t in reader.doc[token.i + 1 : token.i + 4] if t.pos_ == "NOUN"), None)
            if named is not None and not is_a_time(named) and read_noun(reader.doc, named) is not None:
                asked = reader._target(named.i)
            break
    stance = "conditional" if clause_follows or asked is not None else "rejects"
    end = max(target.end, asked.end if asked is not None else 0)
    yield Stance(stance, noun.i, start, end, [target], [], True, "none to come")
    if asked is not None:
        yield Stance("demands", asked.head, asked.start, asked.end, [asked], [], True, "condition")
