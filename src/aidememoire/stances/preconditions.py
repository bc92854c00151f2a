"""What does a noun set as a condition? « le retrait est un préalable », « fait du départ une condition »."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from aidememoire.clauses import phrases
from aidememoire.modality.conditionals import word
from aidememoire.pipes.clauses import Clause
from aidememoire.stances.proposal_names import read_noun
from aidememoire.stances.terms import FIRST_PERSON, Stance, Target
from aidememoire.stances.verbs import StanceReader

CONDITIONS = {"préalable", "condition", "prérequis", "préalables", "conditions", "exigence"}
SETTING = {"poser", "mettre", "fixer", "imposer", "ériger", "présenter", "considérer", "voir", "réclamer"}
AFTER = 8  # tokens after the condition: « pose comme condition |le départ| »
REACH = 14  # tokens between a verb and the condition that it sets
HOLDER_REACH = 10


def find_preconditions(reader: StanceReader) -> Iterator[Stance]:
    """The demand that a condition is, and the stance on what it is the condition of."""
    for token in reader.doc:
        if token.pos_ not in ("NOUN", "ADJ") or word(token) not in CONDITIONS or _described(token):
            continue
        found = _set_by_verb(reader, token) or _is_one(reader, token)
        if found is None:
            continue
        asked, holders, speaker, start = found
        target = reader._target(asked)
        if target is None:
            continue
        end = max(target.end, token.i + 1)
        first = min(start, target.start)
        yield Stance("demands", token.i, first, end, [target], holders, speaker, "precondition")
        held = _held_back(reader, token)
        if held is not None:
            yield Stance("conditional", token.i, first, max(end, held.end), [held], holders, speaker, "precondition")


def _described(token: Token) -> bool:
    """« une condition |préalable| »: the noun before it is the one that counts."""
    return token.i > 0 and word(token.nbor(-1)) in CONDITIONS


def _set_by_verb(reader: StanceReader, token: Token) -> tuple[int, list[int], bool, int] | None:
    """« fait du départ du président une condition », « pose le retrait en préalable »."""
    for clause in reader.clauses:
        if not clause.head < token.i <= clause.head + REACH or clause.kind == "nominal" or clause.negated:
            continue
        lead = word(reader.doc[token.i - 1])
        if clause.lemma == "faire" and clause.heads.get("de") and lead in ("une", "la", "un", "le", "sa", "leur"):
            asked = clause.heads["de"][0]
        elif clause.lemma in SETTING and clause.object_head is not None and lead in ("en", "comme", "pour"):
            asked = clause.object_head
        else:
            continue
        if asked == token.i or asked > token.i + AFTER or clause.subject_head is None or not reader.is_meant(clause):
            continue
        return asked, *_who(reader, clause.subject_head), clause.group[0]
    return None


def _who(reader: StanceReader, head: int) -> tuple[list[int], bool]:
    if word(reader.doc[head]) in FIRST_PERSON:
        return [], True
    return [t.i for t in phrases.conjuncts(reader.doc[head])], False


def _is_one(reader: StanceReader, token: Token) -> tuple[int, list[int], bool, int] | None:
    """« Pour l'opposition, le retrait des troupes est un préalable »."""
    clause: Clause | None = reader.by_head.get(token.i)
    if clause is None or clause.subject_head is None or clause.negated or not reader.is_meant(clause):
        return None
    subject = reader.doc[clause.subject_head]
    if subject.pos_ != "NOUN" or subject.i > token.i:
        return None
    sent = token.sent
    by = next(
        (t.i for t in reader.doc[token.i : min(token.i + HOLDER_REACH, sent.end)] if word(t) in ("par", "de")), None
    )
    first = next((t for t in sent if not t.is_space and not t.is_quote), None)
    named = _actor_after(reader, by, sent.end) if by is not None else None
    if named is None and first is not None and word(first) in ("pour", "selon"):
        named = _actor_after(reader, first.i, subject.i)
    start = reader.doc[subject.i].left_edge.i
    return (subject.i, [named], False, start) if named is not None else (subject.i, [], True, start)


def _actor_after(reader: StanceReader, mark: int, stop: int) -> int | None:
    """The noun that a preposition introduces."""
    noun = next((t for t in reader.doc[mark + 1 : min(mark + 5, stop)] if t.pos_ in ("NOUN", "PROPN")), None)
    if noun is None or read_noun(reader.doc, noun) is not None:
        return None
    return noun.i


def _held_back(reader: StanceReader, token: Token) -> Target | None:
    """What waits for the condition: « un préalable |aux négociations| », « condition à |tout dialogue| »."""
    stop = min(token.i + REACH, token.sent.end)
    for after in reader.doc[token.i + 1 : stop]:
        if after.pos_ == "NOUN" and phrases.preposition(after) in ("à", "de", "pour"):
            if read_noun(reader.doc, after) is not None:
                return reader._target(after.i)
        if after.text in (";", ":") or after.pos_ == "VERB" and "Fin" in after.morph.get("VerbForm", []):
            return None
    return None
