"""Which arguments of a verb of stance did the parser lose? Relatives, shared auxiliaries, far objects."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from aidememoire.clauses import phrases
from aidememoire.clauses.verbs import is_future
from aidememoire.lexicon import frames
from aidememoire.modality.conditionals import word
from aidememoire.pipes.clauses import Clause, read_clauses

ARGUMENT_REACH = 12  # tokens after the predicate in which an argument lost by the parser is looked for
RELATIVES = {"que", "qu'", "dont", "auquel", "laquelle", "lequel", "auxquels", "auxquelles", "lesquels", "lesquelles"}
JUDGING = {"juger", "estimer", "considérer", "trouver", "qualifier", "décrire", "taxer", "présenter", "traiter"}
AGENT_REACH = 7  # tokens after a passive in which its agent is looked for
OBJECT_REACH = 12  # tokens after a verb in which a lost object is looked for
INFINITIVE_REACH = 6
OF = {"de", "d'", "du", "des"}


_all: tuple[list[Clause], list[Clause]] = ([], [])


def mended_clauses(doc: Doc) -> list[Clause]:
    """The clauses of a Doc, each `mended`, to be read and not changed; kept for the clauses last read."""
    global _all
    clauses, kept = read_clauses(doc), _all
    if kept[0] is not clauses:
        _all = kept = (clauses, [mended(doc, clause) for clause in clauses])
    return kept[1]


def mended(doc: Doc, clause: Clause) -> Clause:
    """A clause with the arguments that the parser lost; other clauses come back as they were."""
    if (
        clause.kind in ("infinitive", "participle")
        and clause.group == (clause.head, clause.head + 1)
        and is_future(doc[clause.head])
    ):
        clause = replace(
            clause, kind="finite", tense="future", mood="indicative", passive=False
        )  # « nous négocierons »
    stances = [f for f in frames.of_verb(clause.lemma) if f.stance]
    if clause.kind == "nominal" or not (stances or clause.lemma in JUDGING):
        return clause
    if clause.passive and clause.reflexive:
        clause = replace(clause, passive=False)
    if clause.kind == "participle" and clause.passive and clause.object_head is not None and clause.agent_head is None:
        if clause.subject_head is not None and clause.relation not in (
            "acl",
            "relcl",
        ):  # « a jugé X, rejeté Y »: active
            clause = replace(clause, kind="finite", passive=False, tense="past", mood="indicative", perfect=True)
    transitive = clause.lemma in JUDGING or any(f.takes == "object" for f in stances)
    lead = [t for t in doc[max(0, clause.group[0] - 12) : clause.group[0]] if word(t) in ("que", "qu'", "dont")]
    if clause.kind == "finite" and lead:
        clause = _relative(doc, clause, lead[-1], transitive=transitive)
    if clause.kind == "finite" and not clause.passive:
        clause = _subject(doc, clause, transitive=transitive)
    if clause.passive and clause.agent_head is None:
        agent = _agent(doc, clause)
        if agent is not None:
            clause = replace(clause, agent_head=agent, agent=phrases.phrase(doc, agent))
    if clause.content is None and not clause.heads.get("de") and any(f.takes == "de" for f in stances):
        clause = _after_de(doc, clause)
    if not clause.passive and clause.object_head is None and clause.content is None:
        clause = _far(doc, clause, {f.takes for f in stances}, transitive=transitive)
    return clause


def _subject(doc: Doc, clause: Clause, *, transitive: bool) -> Clause:
    """« Asuncion, qui …, |n'a pas rejeté l'offre| », « … et le Mexique |avaient réclamé| une trêve »."""
    first, sent = clause.group[0], doc[clause.head].sent
    if clause.subject_head is not None and clause.subject_head + 2 < first and doc[clause.subject_head + 1].text == ":":
        noun = next((t for t in doc[clause.subject_head + 2 : first] if t.pos_ in ("NOUN", "PROPN")), None)
        if noun is not None:  # a headline: « Botswana: |l'UA donne| … »
            return replace(clause, subject_head=noun.i, subject=phrases.phrase(doc, noun.i))
    if (
        clause.subject_head is not None
        and clause.subject_head > clause.head
        and transitive
        and clause.object_head is None
    ):
        marks = [
            t for t in doc[sent.start : first] if word(t) == "qui" and t.i > sent.start + 1 and doc[t.i - 1].text == ","
        ]
        noun = doc[marks[0].i - 2] if marks else None
        closed = first > 0 and any(doc[i].text == "," for i in (first - 1, first - 2, first - 3) if i > sent.start)
        if noun is not None and closed and noun.pos_ in ("NOUN", "PROPN"):
            return replace(
                clause,
                object_head=clause.subject_head,
                object=clause.subject,
                inverted=False,
                subject_head=noun.i,
                subject=phrases.phrase(doc, noun.i),
                subject_own=True,
            )
    if clause.subject_head is None and first > sent.start and doc[first - 1].pos_ in ("NOUN", "PROPN"):
        head = first - 1
        return replace(clause, subject_head=head, subject=phrases.phrase(doc, head), subject_own=True)
    return clause


def _after_de(doc: Doc, clause: Clause) -> Clause:
    """« se félicite |de l'accord| », « ne veut pas |d'un accord| »: a « de » that the tagger took for an article."""
    i = clause.group[1]
    while i + 1 < len(doc) and doc[i].pos_ == "ADV" and word(doc[i]) not in OF:
        i += 1
    if i + 1 >= doc[clause.head].sent.end or word(doc[i]) not in OF or doc[i].pos_ not in ("DET", "ADP"):
        return clause
    noun = next((t for t in doc[i + 1 : i + 4] if t.pos_ in ("NOUN", "PROPN", "VERB")), None)
    if noun is None or noun.pos_ == "VERB" or phrases.is_temporal(noun) or noun.dep_ in ("obj", "nsubj"):
        return clause
    return replace(clause, heads={**clause.heads, "de": [noun.i]})


def _far(doc: Doc, clause: Clause, takes: set[str], *, transitive: bool) -> Clause:
    """« a adopté hier (…), |la loi| », « refusait jusqu'ici |de relâcher ses prisonniers| »: past times and asides."""
    stop = min(doc[clause.head].sent.end, clause.group[1] + OBJECT_REACH)
    depth = 0
    for token in doc[clause.group[1] : stop]:
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        if depth or token.is_punct or token.pos_ in ("ADV", "NUM", "DET"):
            continue
        near = token.i < clause.group[1] + INFINITIVE_REACH and token.i > 0
        lead = {"d'": "de"}.get(word(doc[token.i - 1]), word(doc[token.i - 1])) if near else ""
        if near and token.i > 1 and word(doc[token.i - 2]) in ("afin", "avant", "lieu", "faute"):
            return clause
        if near and "Inf" in token.morph.get("VerbForm", []) and lead in takes & {"de", "à"}:
            return replace(
                clause, content=(token.i, max(token.i + 1, token.right_edge.i + 1)), content_head=token.i, intro=lead
            )
        if (
            token.pos_ in ("VERB", "AUX")
            and "Fin" in token.morph.get("VerbForm", [])
            and not _ago(doc, token)
            and not _in_relative(doc, token)
        ):
            return clause
        if (
            transitive
            and token.pos_ == "NOUN"
            and not phrases.is_temporal(token)
            and not phrases.preposition(token)
            and _determined(token)
        ):
            if (
                token.dep_.startswith("nsubj")
                and token.head.i > token.i
                and token.head.i < stop
                and "Fin" in token.head.morph.get("VerbForm", [])
            ):
                return clause
            return replace(clause, object_head=token.i, object=phrases.phrase(doc, token.i))
    return clause


def _determined(noun: Token) -> bool:
    return any(c.pos_ == "DET" for c in noun.lefts)


def _ago(doc: Doc, verb: Token) -> bool:
    """The « a » of « il y a cinq jours »."""
    return word(verb) == "a" and verb.i > 0 and word(doc[verb.i - 1]) == "y"


def _in_relative(doc: Doc, verb: Token) -> bool:
    """The verb of « dans les jours |qui suivent| »."""
    return verb.i > 0 and word(doc[verb.i - 1]) in ("qui", "l'", "se", "s'")


def _relative(doc: Doc, clause: Clause, mark: Token, *, transitive: bool) -> Clause:
    """« l'idée |qu'il a repoussée| », « |qu'a suggérée l'envoyé| », « dont |le départ était réclamé| »."""
    between = [t for t in doc[mark.i + 1 : clause.group[0]] if t.pos_ in ("NOUN", "PROPN", "PRON")]
    if any(
        t.pos_ in ("VERB", "AUX") and "Fin" in t.morph.get("VerbForm", []) for t in doc[mark.i + 1 : clause.group[0]]
    ):
        return clause
    if word(mark) == "dont":
        noun = next((t for t in between if t.pos_ == "NOUN"), None)
        if noun is None or not clause.passive:
            return clause
        return replace(clause, subject_head=noun.i, subject=phrases.phrase(doc, noun.i), subject_own=True)
    bare = transitive and clause.object_head is None and mark.i > 0 and doc[mark.i - 1].pos_ in ("NOUN", "PROPN", "ADJ")
    if (
        mark.pos_ == "SCONJ"
        and "Rel" not in mark.morph.get("PronType", [])
        and clause.relation not in ("relcl", "acl")
        and not bare
    ):
        return clause
    noun = antecedent(mark)
    if noun is None or clause.passive or clause.content is not None:
        return clause
    subject = next((t for t in between if not phrases.preposition(t)), None)
    if subject is None and clause.object_head is not None and clause.object_head > clause.head:
        subject = doc[clause.object_head]  # « qu'aurait suggérée l'envoyé »: the noun after the verb acts
    elif clause.object_head is not None and word(doc[clause.object_head]) not in RELATIVES:
        return clause
    if subject is None:
        return clause
    return replace(
        clause,
        object_head=noun.i,
        object=phrases.phrase(doc, noun.i),
        subject_head=subject.i,
        subject=phrases.phrase(doc, subject.i),
        subject_own=True,
    )


def antecedent(mark: Token) -> Token | None:
    """The noun before a relative « que »: the one that « de » phrases and adjectives between hang on."""
    doc, i = mark.doc, mark.i - 1
    while i > mark.sent.start and (doc[i].is_punct or doc[i].pos_ == "ADJ"):
        i -= 1
    token = doc[i]
    for _ in range(4):
        if (
            token.dep_ in ("nmod", "flat:name", "amod", "obl:arg")
            and token.head.i < token.i
            and token.head.pos_ == "NOUN"
        ):
            token = token.head
    return token if token.pos_ == "NOUN" else None


def _agent(doc: Doc, clause: Clause) -> int | None:
    """« réclamée de longue date |par Asuncion| »: the agent that the parser hung elsewhere."""
    stop = min(doc[clause.head].sent.end, clause.group[1] + AGENT_REACH)
    for token in doc[clause.group[1] : stop]:
        if token.pos_ in ("VERB", "AUX") or token.text in (",", ";", "."):
            return None
        if word(token) == "par":
            noun = next((t for t in doc[token.i + 1 : stop] if t.pos_ in ("NOUN", "PROPN")), None)
            return noun.i if noun is not None else None
    return None


def favoured(doc: Doc, clause: Clause) -> list[int]:
    """What « en faveur de » introduces after a verb."""
    stop = min(doc[clause.head].sent.end, clause.group[1] + ARGUMENT_REACH)
    mark = next((t.i for t in doc[clause.group[1] : stop] if word(t) == "faveur"), None)
    noun = next((t for t in doc[mark + 1 : stop + 4] if t.pos_ == "NOUN"), None) if mark is not None else None
    return [t.i for t in phrases.conjuncts(noun)] if noun is not None else []
