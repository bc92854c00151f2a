"""On what condition? « à condition que », « si … », « pas avant »: the stance is conditional, the rest a demand."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from aidememoire.clauses import phrases
from aidememoire.lexicon.loader import load
from aidememoire.modality.conditionals import word
from aidememoire.pipes.clauses import Clause
from aidememoire.stances.proposal_names import read_noun
from aidememoire.stances.terms import SIDES, Stance, Target
from aidememoire.stances.verbs import StanceReader

MADE_CONDITIONAL = {"accepts", "supports", "negotiates", "proposes"}
UNTIL = re.compile(r"jusqu'à ce que|tant que|avant que")  # « suspend les vols jusqu'à ce que » sets no condition
BEFOREHAND = {"avant", "sans", "moyennant", "contre"}
REACH = 40  # tokens after the stance in which its condition stands


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?:" + "|".join(load("positions")["conditions"][name]) + r")(?!\w)")


def with_conditions(reader: StanceReader, stances: list[Stance]) -> list[Stance]:
    """The stances, those under a condition made conditional, with the demands that the conditions are."""
    found: list[Stance] = []
    for stance in stances:
        clause = _clause_of(reader, stance)
        if clause is None:
            found.append(stance)
        elif _is_under_condition(reader, clause, stance):
            found.append(replace(stance, stance="conditional", why=f"{stance.why}, on a condition"))
            found += [_demand(stance, asked) for asked in _asked(reader, clause)]
        else:
            found.append(stance)
            against = SIDES[stance.stance] == "against" and not clause.negated
            if against and _pattern("asking").search(_after(reader, clause)):
                found += [_demand(stance, asked) for asked in _asked(reader, clause)]  # « suspend … jusqu'à ce que … »
    return found


def _demand(stance: Stance, asked: Target) -> Stance:
    """The demand that a condition is, by whoever sets it."""
    return Stance("demands", asked.head, asked.start, asked.end, [asked], stance.holders, stance.speaker, "condition")


def _clause_of(reader: StanceReader, stance: Stance) -> Clause | None:
    """The verbal clause of a stance: its own, or the one that its noun or adjective stands in."""
    token = reader.doc[stance.head]
    for _ in range(8):
        clause = reader.by_head.get(token.i)
        if clause is not None and clause.kind != "nominal":
            return clause
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _is_under_condition(reader: StanceReader, clause: Clause, stance: Stance) -> bool:
    if stance.stance == "conditional":
        return True
    to_come = stance.why in ("refusal to come", "offer under si") or clause.negated and clause.tense == "future"
    if stance.stance not in MADE_CONDITIONAL and not to_come:
        return False
    text = _after(reader, clause)
    if any(clause.negated or not UNTIL.match(m.group(0)) for m in _pattern("phrases").finditer(text)):
        return True
    if clause.negated and to_come and _nouns_asked(reader, clause):
        return True  # « n'ouvrira pas de négociations avant un cessez-le-feu »
    if stance.why == "refusal to come":
        return False
    if reader.has_si(clause) and stance.stance != "negotiates" and not clause.perfect:
        return True
    return _once(reader, clause) is not None


def _after(reader: StanceReader, clause: Clause) -> str:
    """The words from a predicate to the end of its sentence or the next main clause."""
    doc = reader.doc
    end = min(doc[clause.head].sent.end, clause.head + REACH)
    for other in reader.clauses:
        if (
            clause.head < other.head < end
            and other.kind == "finite"
            and other.relation in ("root", "parataxis", "conj")
            and other.head - clause.head > 3
            and other.mood != "subjunctive"
            and not _subordinate(reader, other)
        ):
            end = min(end, other.group[0])
    parts = [t.text_with_ws.lower().replace("’", "'") for t in doc[clause.group[0] : end]]
    return re.sub(r"\s+", " ", "".join(parts))


def _subordinate(reader: StanceReader, clause: Clause) -> bool:
    """Whether a conjunction opens a clause: « tant que les avions voleront »."""
    start = clause.subject[0] if clause.subject is not None and clause.subject_own else clause.group[0]
    before = [word(t) for t in reader.doc[max(0, min(start, clause.group[0]) - 2) : min(start, clause.group[0])]]
    return bool({"que", "qu'", "lorsque", "quand", "si", "s'", "qui", "lorsqu'"} & set(before))


def _nouns_asked(reader: StanceReader, clause: Clause) -> list[Target]:
    """What a noun asks for beforehand: « avant |la libération des prisonniers| », « sans |levée du siège| »."""
    doc, found = reader.doc, []
    stop = min(doc[clause.head].sent.end, clause.head + REACH)
    for token in doc[clause.group[1] : stop]:
        if word(token) not in BEFOREHAND:
            continue
        noun = next((t for t in doc[token.i + 1 : min(token.i + 5, stop)] if t.pos_ == "NOUN"), None)
        named = read_noun(doc, noun) if noun is not None and not is_a_time(noun) else None
        target = reader._target(noun.i) if noun is not None and named is not None else None
        if target is not None:
            found.append(target)
    return found


def _as_long_as(reader: StanceReader, clause: Clause) -> bool:
    """« tant que le siège n'est pas levé »."""
    start = clause.subject[0] if clause.subject is not None and clause.subject_own else clause.group[0]
    lead = [word(t) for t in reader.doc[max(0, min(start, clause.group[0]) - 3) : clause.group[0]]]
    return "tant" in lead and bool({"que", "qu'"} & set(lead))


def _in_return(reader: StanceReader, clause: Clause) -> list[Target]:
    """« est prêt à se retirer en échange |de la levée des sanctions| »: what is asked for in return."""
    doc = reader.doc
    stop = min(doc[clause.head].sent.end, clause.head + REACH)
    for token in doc[clause.group[1] : stop]:
        if word(token) in ("échange", "contrepartie") and token.i > 0 and word(token.nbor(-1)) == "en":
            noun = next((t for t in doc[token.i + 1 : min(token.i + 6, stop)] if t.pos_ == "NOUN"), None)
            if noun is None or phrases.preposition(noun) != "de" or read_noun(doc, noun) is None:
                return []
            target = reader._target(noun.i)
            return [target] if target is not None else []
    return []


def is_a_time(noun: Token) -> bool:
    """« la semaine », « la fin de l'année »: when, and nothing asked for."""
    return phrases.is_temporal(noun) or any(
        phrases.is_temporal(child) and phrases.preposition(child) == "de" for child in noun.rights
    )


def _once(reader: StanceReader, clause: Clause) -> Clause | None:
    """« acceptera une trêve lorsque les soldats auront été relâchés »."""
    if clause.tense != "future":
        return None
    sent = reader.doc[clause.head].sent
    for other in reader.clauses:
        if sent.start <= other.head < sent.end and other.tense == "future_perfect" and other.head != clause.head:
            return other
    return None


def _asked(reader: StanceReader, clause: Clause) -> list[Target]:
    """What the conditions of a stance ask for."""
    doc, sent = reader.doc, reader.doc[clause.head].sent
    inside = [c for c in reader.clauses if sent.start <= c.head < sent.end and c.head != clause.head]
    found = [_whole(reader, other) for other in inside if reader.under_si(clause, other)]
    once = _once(reader, clause)
    if once is not None:
        found.append(_whole(reader, once))
    lowered = "".join(t.text_with_ws.lower().replace("’", "'") for t in sent)
    base = sent[0].idx
    for match in _pattern("asking").finditer(lowered):
        at = base + match.end()
        if at < doc[clause.head].idx:
            continue
        following = [c for c in inside if c.kind in ("finite", "infinitive") and doc[c.group[0]].idx >= at - 1]
        if following:
            first = following[0]
            found.append(_whole(reader, first))
            found += [
                _whole(reader, c)
                for c in following[1:]
                if c.kind == first.kind and c.mood == "subjunctive" == first.mood and c.relation == "conj"
            ]
    if clause.negated:
        found += _nouns_asked(reader, clause)
        found += [_whole(reader, c) for c in inside if c.kind == "finite" and c.negated and _as_long_as(reader, c)]
    found += _in_return(reader, clause)
    unique: dict[int, Target] = {t.head: t for t in found}
    return list(unique.values())


def _whole(reader: StanceReader, clause: Clause) -> Target:
    """A clause from its subject to its last complement."""
    start, end = clause.group
    if (
        clause.subject is not None
        and clause.subject_own
        and clause.subject[1] <= start
        and start - clause.subject[0] < 20
    ):
        start = clause.subject[0]
    spans = [
        s
        for s in (clause.object, clause.content, *(s for v in clause.complements.values() for s in v))
        if s is not None
    ]
    end = max([end, *(s[1] for s in spans if s[0] - clause.group[1] <= 10)])
    start, end = phrases.trim(reader.doc, start, end)
    while end - 1 > clause.head and word(reader.doc[end - 1]) in ("»", '"', ","):
        end -= 1
    return Target(clause.head, start, max(end, clause.head + 1), "content", None)
