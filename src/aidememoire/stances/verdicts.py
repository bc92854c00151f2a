"""Who judges what, when the verdict comes first? « juge "inacceptable" cette offre », « qualifié d'absurde le plan ».

Read on the surface: the tagger takes « juge » for a noun, and the parser loses what stands behind the verdict.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from aidememoire.clauses import phrases
from aidememoire.clauses.phrases import CLITICS
from aidememoire.modality.conditionals import word
from aidememoire.stances.judgements import verdict
from aidememoire.stances.terms import FIRST_PERSON, Stance
from aidememoire.stances.verbs import StanceReader

STEMS = ("jug", "estim", "considèr", "considér", "trouv", "qualifi")
FINITE = ("e", "ent", "ait", "aient", "a", "èrent", "ant")
PARTICIPLE = ("é", "ée", "és", "ées")
FORMS = {stem + end for stem in STEMS for end in FINITE + PARTICIPLE}
PARTICIPLES = {stem + end for stem in STEMS for end in PARTICIPLE}
LINKS = {"comme", "de", "d'", "un", "une"}
MARKS = {"«", "»", '"', "“", "”"}
JOINTS = {"et", "ou", "voire"}
NEGATIONS = {"pas", "plus", "jamais", "guère", "peu", "moins"}
AUXILIARIES = {"avoir", "être"}
REACH = 6  # tokens between the verb and its verdict
NOUN_REACH = 5  # tokens between a determiner and its noun
PRONOUNS = {"il", "elle", "ils", "elles", "qui"}


def find_verdicts(reader: StanceReader) -> Iterator[Stance]:
    """The stances of verdicts that stand before what they judge, and those whose agent « par » names."""
    for token in reader.doc[1:-1]:
        if word(token) not in FORMS:
            continue
        judged = _judged(token)
        if judged is None:
            continue
        last = _last_of(judged)
        agent = word(last.nbor(1)) == "par" if last.i + 1 < token.sent.end else False
        if agent and word(token) in PARTICIPLES:
            yield from _by_agent(reader, token, judged, last)
        elif not agent:
            yield from _before(reader, token, judged, last)


def _judged(verb: Token) -> Token | None:
    """The verdict right after a verb of judging, adverbs, links and quotation marks left out."""
    doc, stop = verb.doc, min(verb.i + REACH, verb.sent.end)
    for token in doc[verb.i + 1 : stop]:
        form = word(token)
        if form in NEGATIONS:
            return None
        if form in MARKS or form in LINKS or form.endswith("ment") and verdict(token) is None or token.pos_ == "ADV":
            if verdict(token) is not None and form not in LINKS:
                return token
            continue
        return token if verdict(token) is not None else None
    return None


def _last_of(judged: Token) -> Token:
    """The last word of a verdict: « nulle et non |avenue| », « "inacceptable|"| »."""
    doc, last = judged.doc, judged
    while last.i + 1 < judged.sent.end:
        after = doc[last.i + 1]
        if word(after) in MARKS:
            last = after
        elif word(after) in JOINTS and last.i + 2 < judged.sent.end:
            joined = next((t for t in doc[after.i + 1 : after.i + 4] if t.pos_ in ("ADJ", "NOUN", "VERB")), None)
            if joined is None or any(t.pos_ == "DET" for t in doc[after.i + 1 : joined.i]):
                return last
            last = joined
        else:
            return last
    return last


def _before(reader: StanceReader, verb: Token, judged: Token, last: Token) -> Iterator[Stance]:
    """« juge "inacceptable" |cette proposition| »."""
    doc, sent = reader.doc, verb.sent
    first = last.i + 1
    if first >= sent.end or doc[first].pos_ != "DET" or word(doc[first]) in ("de", "d'"):
        return
    noun = next((t for t in doc[first + 1 : min(first + NOUN_REACH, sent.end)] if t.pos_ in ("NOUN", "PROPN")), None)
    who = _holder(reader, verb)
    target = reader._target(noun.i) if noun is not None else None
    if target is None or who is None:
        return
    holders, speaker = who
    end = max(target.end, _phrase_end(doc[target.head]))
    yield Stance(
        verdict(judged) or "", verb.i, verb.i, end, [target], holders, speaker, f"verdict first: {judged.lower_}"
    )


def _phrase_end(noun: Token) -> int:
    """The end of a noun phrase, none of what the parser hangs on it after a comma."""
    return phrases.trim(noun.doc, *phrases.phrase(noun.doc, noun.i))[1]


def _by_agent(reader: StanceReader, verb: Token, judged: Token, last: Token) -> Iterator[Stance]:
    """« l'offre, jugée insuffisante |par les syndicats| »."""
    doc, sent = reader.doc, verb.sent
    noun = next((t for t in doc[last.i + 2 : min(last.i + 7, sent.end)] if t.pos_ in ("NOUN", "PROPN")), None)
    clause = reader.by_head.get(verb.i)
    if noun is None or clause is not None and (clause.negated or not reader.is_meant(clause)):
        return
    head = clause.subject_head if clause is not None and clause.subject_head is not None else None
    if head is None and verb.dep_ in ("acl", "amod"):
        head = verb.head.i
    target = reader._target(head) if head is not None and head < verb.i else None
    if target is not None:
        holders = [t.i for t in phrases.conjuncts(noun)]
        yield Stance(
            verdict(judged) or "",
            verb.i,
            target.start,
            noun.i + 1,
            [target],
            holders,
            False,
            f"judged: {judged.lower_}",
        )


def _holder(reader: StanceReader, verb: Token) -> tuple[list[int], bool] | None:
    """(heads of whoever judges, whether it is the speaker); None where the word is no verb or has no subject."""
    doc, sent = reader.doc, verb.sent
    clause = reader.by_head.get(verb.i)
    if clause is not None and clause.kind != "nominal" and clause.subject_head is not None and not clause.passive:
        if clause.negated or not reader.is_meant(clause) or clause.kind == "infinitive":
            return None
        if word(doc[clause.subject_head]) in FIRST_PERSON:
            return [], True
        return [t.i for t in phrases.conjuncts(doc[clause.subject_head])], False
    i, helped = verb.i - 1, False
    while i > sent.start and (doc[i].lemma_ in AUXILIARIES or doc[i].pos_ == "ADV" or word(doc[i]) in CLITICS):
        if word(doc[i]) in ("ne", "n'") or doc[i].lemma_ == "être":
            return None
        helped |= doc[i].lemma_ == "avoir"
        i -= 1
    before = doc[i]
    if word(verb) in PARTICIPLES and not helped or before.pos_ not in ("PROPN", "NOUN", "ADJ", "PRON"):
        return None
    if before.pos_ == "PRON":
        return ([i], False) if word(before) in PRONOUNS else None
    head = before
    while sent.start <= head.head.i < head.i and head.dep_ in ("nmod", "amod", "flat:name", "flat:foreign", "appos"):
        head = head.head
    return [head.i if head.pos_ in ("NOUN", "PROPN") else before.i], False
