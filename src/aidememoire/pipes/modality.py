"""Who vouches for it? Hearsay conditionals, and each clause: told, hearsay, denied, imagined, asked or to come."""

from __future__ import annotations

from typing import TypedDict

from spacy.language import Language
from spacy.tokens import Doc

from aidememoire import layers
from aidememoire.clauses import phrases
from aidememoire.lexicon import frames
from aidememoire.modality.conditionals import Conditional, find_conditionals, low, pattern, word, words
from aidememoire.modality.sorting import Sorting, is_question
from aidememoire.pipes.clauses import Clause, governing, read_clauses

REACH = 25  # tokens between « si » and its verb, at most


class ClauseModality(TypedDict):
    """How a clause is told; `why` is the rule of `modality.toml` or the words that say so."""

    assertion: str  # agency, hearsay, denied
    hypothetical: bool
    possible: bool  # « pourrait », « devrait »
    future: bool
    question: bool
    negated: bool
    why: str


class HearsaySpan(layers.Span):
    """A verb group in the conditional of hearsay; `why` is the rule."""

    why: str


class Modality(TypedDict):
    """The `modality` layer: hearsay verb groups, and each clause's modality by its predicate's token index."""

    hearsay: list[HearsaySpan]
    clauses: dict[str, ClauseModality]


@Language.factory("aidememoire_modality", assigns=["doc._.aidememoire_modality"])
def create_modality(nlp: Language, name: str) -> layers.LayerPipe:
    """The spaCy component that writes the `modality` layer. Needs a parse."""
    return layers.LayerPipe("modality", find_modality)


def find_modality(doc: Doc) -> Modality:
    """The hearsay spans (verb groups in the conditional of hearsay) and the modality of every clause.

    A clause is keyed by its head's token index as a string, so that the layer survives `to_bytes`.
    Raises PipelineError when the Doc is not parsed.
    """
    clauses = read_clauses(doc)
    sorting = Sorting(doc, clauses)
    found = {clause.head: _plainly(doc, clause) for clause in clauses}
    hearsay: list[HearsaySpan] = []
    for this in find_conditionals(doc, clauses):
        reason = sorting.reason(this)
        if not reason:
            here = layers.span(doc, *phrases.chars(doc, this.start, this.end))
            hearsay.append({**here, "why": f"conditional of hearsay: {_form(this)}"})
        if this.clause is not None:
            _note(found[this.clause.head], this, reason)
    _conditions(doc, clauses, found, sorting)
    _nobody_vouches(doc, clauses, found)
    _denials(doc, clauses, found)
    return {"hearsay": hearsay, "clauses": {str(head): value for head, value in sorted(found.items())}}


def _plainly(doc: Doc, clause: Clause) -> ClauseModality:
    """A clause as its own forms tell it."""
    done = any(
        word(t) in ("dû", "pu") for t in doc[slice(*clause.group)]
    )  # « a dû partir »: past, whatever the auxiliary
    tenses = ("present", "imperfect") if clause.modal == "aller" else ("present",)  # « qu'il allait partir »
    planned = (
        not done and clause.modal in ("aller", "devoir") and clause.tense in tenses and clause.mood == "indicative"
    )
    coming = clause.tense in ("future", "future_perfect") or (planned and not clause.perfect)
    without = clause.kind == "infinitive" and clause.group[0] > 0 and word(doc[clause.group[0] - 1]) == "sans"
    return {
        "assertion": "agency",
        "hypothetical": clause.conditional_if,
        "possible": clause.modal == "pouvoir" and not done,
        "future": coming,
        "question": is_question(doc[clause.head].sent),
        "negated": clause.negated or without,
        "why": "",
    }


def _form(this: Conditional) -> str:
    """Which conditional it is, and of what."""
    tense = "past" if this.perfect else "present"
    return f"{tense} of {this.lemma}" if not this.copular else f"{tense} of être with {this.lemma}"


def _note(modality: ClauseModality, this: Conditional, reason: str) -> None:
    """What a conditional says of its clause."""
    modality["why"] = reason or "conditional of hearsay"
    if not reason:
        modality["assertion"] = "hearsay"
    elif reason == "modal":
        modality["possible"] = True
        modality["future"] = not this.perfect and word(this.token).startswith("devr")
    elif reason in ("future in the past", "future in a time clause"):
        modality["future"] = True
    elif reason in ("indirect question", "question"):
        modality["question"] = True
    elif reason in ("hypothesis", "content of a project", "consequence", "wish"):
        modality["hypothetical"] = True


def _conditions(doc: Doc, clauses: list[Clause], found: dict[int, ClauseModality], sorting: Sorting) -> None:
    """What stands under « si », and what is asked in « n'a pas dit si »."""
    for token in doc:
        kind = sorting.opens(token)
        if kind is None:
            continue
        reach = range(token.i + 1, min(token.i + REACH, token.sent.end))
        clause = next((sorting.finite[i] for i in reach if i in sorting.finite), None)
        if clause is not None and kind != "question" and (clause.tense == "future" or clause.mood == "conditional"):
            continue  # French has neither under « si »: the verb of the condition was not recognised
        if clause is not None:
            found[clause.head]["question" if kind == "question" else "hypothetical"] = True
            found[clause.head]["why"] = found[clause.head]["why"] or "si"


def _nobody_vouches(doc: Doc, clauses: list[Clause], found: dict[int, ClauseModality]) -> None:
    """« selon des sources », « la rumeur », « une attaque présumée »: told, and left to nobody's account."""
    for sent in doc.sents:
        text = low(sent)
        if not (pattern("attributions").search(text) or pattern("rumours").search(text)):
            continue
        for token in sent:
            if token.lemma_.lower() in words("unnamed") and _attributed(token.i, doc):
                _mark(governing(doc, clauses, token.i), clauses, found, low(doc[token.left_edge.i : token.i + 1]))
            elif word(token) in words("rumours"):
                holder = token.head if token.dep_ == "amod" else None
                if holder is None:
                    _mark(governing(doc, clauses, token.i), clauses, found, word(token))
                elif holder.i in found:
                    _set(found[holder.i], "hearsay", word(token))


def _set(modality: ClauseModality, assertion: str, why: str) -> None:
    modality["assertion"] = assertion
    modality["why"] = modality["why"] or why


def _attributed(noun: int, doc: Doc) -> bool:
    """Whether « selon », « d'après » or « de » (« de source diplomatique ») introduces a noun at the clause's edge."""
    token = doc[noun]
    edge = token.left_edge.i
    before = low(doc[max(edge - 2, 0) : noun + 1])
    named = any(t.pos_ == "PROPN" for t in token.subtree if t.i > noun)
    return not named and bool(pattern("attributions").search(before))


def _mark(clause: Clause | None, clauses: list[Clause], found: dict[int, ClauseModality], why: str) -> None:
    """Makes a clause and those coordinated with it hearsay."""
    if clause is None:
        return
    queue = [clause]
    while queue:
        current = queue.pop()
        _set(found[current.head], "hearsay", why)
        joined = [c for c in clauses if c.relation == "conj" and c.kind == "finite" and c.governor is not None]
        queue += [c for c in joined if c.governor is not None and clauses[c.governor].head == current.head]


def _denials(doc: Doc, clauses: list[Clause], found: dict[int, ClauseModality]) -> None:
    """What somebody denies: the content of « démentir », « nier », « réfuter »."""
    for clause in clauses:
        denials = [f for f in frames.matches(doc, clause) if f.speech == "denies" and f.dispute == "denies"]
        if clause.negated or all(frame.content == "quoted" for frame in denials):
            continue
        for start, end in (span for span in (clause.content, clause.object) if span is not None):
            for other in clauses:
                if start <= other.head < end and other.head != clause.head:
                    _set(found[other.head], "denied", clause.lemma)
