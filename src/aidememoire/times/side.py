"""Does a bare date lie behind or ahead of now? The tense and the words that govern it decide."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc

from aidememoire.pipes.clauses import Clause, read_clauses
from aidememoire.times.guards import Source, context, words
from aidememoire.times.surface import look

PAST, UNKNOWN, AHEAD = -1, 0, 1
INVITING = {"inviter", "convier", "convoquer"}  # to what is still to be held


@dataclass(frozen=True, slots=True)
class Evidence:
    """What governs a time expression.

    tense    past, imperfect, present, future, conditional, infinitive, or none; « scheduled » is the
             present of a verb of appointments (« repart », « reçoit »)
    planned  a word of planning governs it (« prévu », « attendu », « doit », « appelle à »)
    lead     the preposition before it when that decides (« depuis », « d'ici », « jusqu'à », « dès »)
    noun     the noun it completes (« l'attentat de mardi »)
    """

    tense: str = "none"
    planned: bool = False
    lead: str = ""
    noun: str = ""


def side(evidence: Evidence, *, weekday: bool = False) -> int:
    """PAST, AHEAD, or UNKNOWN (then the nearest day is meant).

    « depuis mardi » is past whatever the verb; a plan is ahead unless it is told in the imperfect
    (« devait », « était prévu »: the day may have come or not); else the tense decides. A present of
    appointments is ahead with a bare weekday (« repart lundi »), undecided with a date.
    """
    if evidence.lead == "since":
        return PAST
    if evidence.planned:
        return UNKNOWN if evidence.tense in ("imperfect", "pluperfect") else AHEAD
    if evidence.noun in words("past_nouns", "nouns"):
        return PAST
    if evidence.noun in words("planning", "nouns"):
        return AHEAD
    if evidence.lead == "until" and evidence.noun:
        return AHEAD
    if evidence.lead == "until":
        return UNKNOWN if evidence.tense in ("past", "imperfect", "pluperfect") else AHEAD
    if evidence.noun:
        return UNKNOWN
    if evidence.tense in ("past", "imperfect", "pluperfect"):
        return PAST
    if evidence.tense == "scheduled" and weekday:
        return AHEAD
    if evidence.tense in ("future", "future_perfect", "conditional", "subjunctive"):
        return AHEAD
    return UNKNOWN


def evidence(doc: Doc | None, source: Source, start: int, end: int) -> Evidence:
    """What governs the expression at `start:end` (code points).

    Read in the parse of `doc`, or on the surface where there is none (`doc` is None).
    """
    before = source.before(start, 50)
    lead = "since" if context("since").search(before) else "until" if context("until").search(before) else ""
    done = context("done_right_before").search(before)
    if done and done[2] in words("planning", "participles") - words("planning", "expected" if done[1] else "loose"):
        return Evidence("past", False, lead)  # « a promis jeudi », « a été reporté mardi »
    near = context("plan_right_before").search(before)
    if near and near[1] in words("planning", "participles") - words("planning", "loose"):
        found = _parsed(doc, start, end) if doc is not None else _on_surface(source, start, end)
        return Evidence("imperfect" if found.planned and found.tense == "imperfect" else "present", True, lead)
    if _follows_participle(doc, source, start, before):
        return Evidence("past", False, lead)
    found = Evidence()
    if doc is not None and not source.text[start:end].isupper():
        found = _parsed(doc, start, end)
    if found.tense == "none" and not found.planned:
        shown = _on_surface(source, start, end)
        found = Evidence(shown.tense, shown.planned, "", found.noun or shown.noun)
    if lead and found.noun in words("past_nouns", "nouns"):
        return Evidence(found.tense, found.planned, lead)
    return Evidence(found.tense, found.planned, lead, found.noun)


def _on_surface(source: Source, start: int, end: int) -> Evidence:
    tense, planned, noun = look(source, start, end)
    return Evidence(tense, planned, "", noun)


def _follows_participle(doc: Doc | None, source: Source, start: int, before: str) -> bool:
    """Whether a past participle of its own governs: « annoncées lundi », « , entrée en vigueur lundi, »."""
    plans = words("planning", "participles")
    detached = context("detached_participle").search(before)
    if detached and detached[1] not in plans and _is_participle(doc, source, start, detached[1]):
        return True
    near = context("participle_right_before").search(before)
    if near is None or near[2] in plans or words("auxiliaries") & set(re.split(r"\W", near[1])):
        return False
    return _is_participle(doc, source, start, near[2])


# ------------------------------------------------------------------------------------------- in the parse


def _parsed(doc: Doc, start: int, end: int) -> Evidence:
    """The clause that governs the expression, and the noun it completes on the way there."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return Evidence()
    clauses = read_clauses(doc)
    by_token = _verb_tokens(doc, clauses)
    token, noun = span.root, ""
    for _ in range(12):
        if token.i in by_token and not span.start <= token.i < span.end:
            clause = clauses[by_token[token.i]]
            if (
                token.i != clause.head
                and "Inf" in token.morph.get("VerbForm", [])
                and clause.lemma in words("planning", "verbs")
            ):
                return Evidence("present", True, "", noun)  # « a promis de partir mardi »
            return _clause(doc, clauses, by_token[token.i], noun)
        head = token.head
        if head.i == token.i:
            break
        if head.pos_ in ("NOUN", "PROPN") and not span.start <= head.i < span.end and span.start <= token.i < span.end:
            linked = any(child.pos_ == "ADP" and child.i < span.start for child in token.children)
            if linked or head.lower_ in words("past_nouns", "nouns") | words("planning", "nouns"):
                noun = head.lower_
        elif "Inf" in token.morph.get("VerbForm", []) and (head.head if head.pos_ == "ADP" else head).lemma_ in words(
            "planning", "verbs"
        ):
            return Evidence("present", True, "", noun)
        elif head.lemma_ in INVITING and token.pos_ == "NOUN" and head.i < token.i < span.start:
            if any(c.lower_ in ("à", "au", "aux") and c.dep_ == "case" for c in token.lefts):
                return Evidence("present", True, "", noun)  # « a invité Lima à une réunion vendredi »
        elif head.pos_ == "ADJ" and head.lower_ in words("planning", "participles"):
            return Evidence("present", True)
        token = head
    return Evidence("none", False, "", noun)


def _verb_tokens(doc: Doc, clauses: list[Clause]) -> dict[int, int]:
    """Token -> position of the clause whose predicate or verb group it belongs to; nouns left out."""
    found: dict[int, int] = {}
    for at, clause in enumerate(clauses):
        if clause.kind == "nominal":
            continue
        for index in range(*clause.group):
            if doc[index].pos_ in ("VERB", "AUX"):
                found.setdefault(index, at)
        found[clause.head] = at
    return found


def _clause(doc: Doc, clauses: list[Clause], at: int, noun: str, depth: int = 0) -> Evidence:
    """The evidence of a clause: its tense, or that of the clause above where it has none of its own."""
    clause = clauses[at]
    word = doc[clause.head].lower_
    planned = word in words("planning", "participles")
    if clause.kind in ("infinitive", "gerund"):
        return _untensed(doc, clauses, clause, noun, depth)
    if clause.kind == "participle":
        if planned:
            return Evidence("present", True, "", noun)
        if word.endswith("ant"):
            return _untensed(doc, clauses, clause, noun, depth)
        return Evidence("past", False, "", noun)
    if planned and (clause.passive or clause.tense in ("present", "imperfect")):
        told = clause.tense in ("imperfect", "pluperfect")  # « était prévu »; « a été fixé au 3 » still plans
        return Evidence("imperfect" if told else "present", True, "", noun)
    if clause.mood == "conditional":
        return Evidence("past" if clause.perfect else "conditional", False, "", noun)
    if clause.mood == "subjunctive":
        return Evidence("past" if clause.perfect else "subjunctive", False, "", noun)
    if clause.modal in words("planning", "modals") or clause.lemma in words("planning", "modals"):
        if clause.tense in ("past", "pluperfect"):
            return Evidence("past", False, "", noun)
        return Evidence(clause.tense, True, "", noun)
    if clause.tense == "present" and not clause.passive and clause.lemma in words("planning", "scheduled"):
        return Evidence("scheduled", False, "", noun)
    return Evidence(clause.tense, False, "", noun)


def _untensed(doc: Doc, clauses: list[Clause], clause: Clause, noun: str, depth: int) -> Evidence:
    """An infinitive or present participle: a perfect one is past, a wished one ahead, else as its governor."""
    if clause.perfect or clause.intro == "après":
        return Evidence("past", False, "", noun)
    above = doc[clause.head].head
    if above.pos_ == "NOUN" and above.i != clause.head:
        return Evidence("infinitive", above.lower_ in words("planning", "wishes"), "", noun)
    if clause.governor is None or depth > 3:
        return Evidence("infinitive", False, "", noun)
    outer = clauses[clause.governor]
    if clause.kind == "infinitive" and outer.lemma in words("planning", "verbs"):
        return Evidence("present", True, "", noun)
    return _clause(doc, clauses, clause.governor, noun, depth + 1)


def _is_participle(doc: Doc | None, source: Source, start: int, word: str) -> bool:
    """Whether the word before an expression is a participle by its tag; its shape must do without tags."""
    if doc is None:
        return context("no_participle_tail").search(word) is None
    at = source.plain.rfind(word, 0, start)
    span = doc.char_span(at, at + len(word), alignment_mode="expand")
    return span is not None and span[0].pos_ in ("VERB", "ADJ", "NOUN") and span[0].morph.get("VerbForm", []) != ["Inf"]
