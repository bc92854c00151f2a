"""Arguments: who is the subject, object, agent of a predicate, and what its prepositions bring.

From the children the parser gives it and, where the parser loses them, from the words around it.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from aidememoire.clauses import phrases
from aidememoire.clauses.charges import ACCUSING, find_charge
from aidememoire.clauses.clause import Clause
from aidememoire.clauses.tree import tree_of
from aidememoire.clauses.verbs import SAID_BY_FAIRE
from aidememoire.lexicon import frames, functions

IDLE = {"punct", "aux:tense", "aux:pass", "cc", "mark", "case", "advmod", "expl:comp", "expl:pass", "cop", "det"}


def find_arguments(doc: Doc, clause: Clause, token: Token, holder: Token) -> None:
    """Fills subject, object, agent and complements from the children of the predicate and of its modal."""
    tree = tree_of(doc)
    children = tree.children(token.i)
    if holder.i != token.i:
        children = sorted({*children, *tree.children(holder.i)})
    for i in children:
        dep = tree.deps[i]
        if dep in IDLE and i not in tree.lefts:
            continue
        child = tree.tokens[i]
        prep = phrases.preposition(child)
        if (
            dep.startswith("nsubj")
            and i > clause.head + 1
            and any(tree.words[k] in ("que", "qu'") and tree.pos[k] == "SCONJ" for k in range(clause.head + 1, i))
        ):
            continue
        if dep.startswith("nsubj") and clause.kind == "infinitive" and child.i > clause.head:
            clause.object, clause.object_head = phrases.phrase(doc, child.i), child.i
        elif dep.startswith("nsubj") or (dep == "expl:subj" and clause.subject_head is None):
            if child.text == "-t" or child.i == clause.head or not _same_side(doc, child, clause):
                continue
            if clause.subject_head is None or (child.text.startswith("-")):
                _set_subject(doc, clause, child)
        elif dep == "obj" and not child.lower_.startswith("-") and not prep and not phrases.is_temporal(child):
            if clause.object_head is None or doc[clause.object_head].pos_ == "PRON":
                clause.object, clause.object_head = phrases.phrase(doc, child.i), child.i
        elif clause.object_head is None and _is_partitive(doc, child, clause):
            start, end = phrases.phrase(doc, child.i)
            clause.object, clause.object_head = (start - (doc[start - 1].lower_ in ("des", "du")), end), child.i
        elif dep == "iobj" or (dep == "obj" and child.lower_ in ("lui", "leur")):
            if child.lower_ in ("lui", "leur", "me", "nous", "vous", "te"):
                add_complement(doc, clause, "à", child)
            elif clause.object_head is None and child.pos_ == "PRON" and child.lower_ in ("le", "la", "l'", "les"):
                clause.object, clause.object_head = (child.i, child.i + 1), child.i
        elif dep == "obl:agent" or (clause.passive and prep == "par"):
            if clause.agent_head is None:
                clause.agent, clause.agent_head = phrases.phrase(doc, child.i), child.i
        elif prep and tree.pos[i] in phrases.JOINED and dep not in ("conj", "xcomp"):
            add_complement(doc, clause, prep, child)
    if clause.object_head is not None:
        for i in tree.rights.get(clause.object_head, ()):
            if i not in tree.lefts:
                continue
            child = tree.tokens[i]
            prep = phrases.preposition(child)
            if prep in ("à", "pour", "contre", "avec", "sur", "entre", "par") and child.pos_ in phrases.NOMINAL:
                add_complement(doc, clause, prep, child)
            elif (
                prep == "de"
                and "de" not in clause.heads
                and frames.wants(clause.lemma, "de")
                and child.pos_ in phrases.NOMINAL
                and doc[child.left_edge.i].lower_ in ("de", "d'")
                and not _completes(doc, clause.object_head, child)
            ):
                add_complement(doc, clause, prep, child)  # « a qualifié la décision de geste inamical »
    if clause.kind == "finite" and _is_late_incise(doc, clause, token):
        clause.subject = clause.subject_head = None
    if clause.subject_head is None and clause.kind == "finite":
        _surface_subject(doc, clause, token)
    if clause.object_head is None and not clause.passive and frames.wants(clause.lemma, "object"):
        _surface_object(doc, clause, token)
    if clause.lemma in ACCUSING:
        find_charge(doc, clause, token)
    for prep in ("à", "pour", "contre"):
        if prep not in clause.heads and frames.wants(clause.lemma, prep):
            _nested_complement(doc, clause, token, prep)


def _completes(doc: Doc, noun: int, child: Token) -> bool:
    """Whether « de X » only says which holder of an office an object is: « a accusé le ministre |de la Santé| »."""
    holder = functions.function(doc[noun].text)
    if holder is None or not holder.function.office:
        return False
    return child.left_edge.i == noun + 1 and (child.text[:1].isupper() or any(c.dep_ == "det" for c in child.lefts))


def _is_late_incise(doc: Doc, clause: Clause, token: Token) -> bool:
    """« P, |ont annoncé| le CICR et la médiation »: an incise whose subject the parser took from P.

    A comma right before the verb, another finite verb between that subject and it, and a noun after it.
    """
    if (
        not frames.is_cue(clause.lemma)
        or clause.subject_head is None
        or clause.subject_head > clause.head
        or clause.negated
    ):
        return False
    first = clause.group[0]
    if first == 0 or doc[first - 1].text != "," or clause.content is not None or clause.head + 1 >= len(doc):
        return False
    between = doc[clause.subject_head + 1 : first]
    other = any(
        t.pos_ in ("VERB", "AUX")
        and not any(v.dep_ == "parataxis" and any(c.dep_ == "nsubj" for c in v.children) for v in (t, t.head))
        and "Fin" in t.morph.get("VerbForm", [])
        and "acl:relcl" not in (t.dep_, t.head.dep_)
        and not any(c.lower_ in ("qui", "que", "dont", "où") for c in (*t.lefts, *t.head.lefts))
        for t in between
    )
    after = [
        c
        for c in token.rights
        if c.pos_ in ("NOUN", "PROPN") and not phrases.preposition(c) and not phrases.is_temporal(c)
    ]
    return other and bool(after) and after[0].i - clause.head <= 8


def _is_partitive(doc: Doc, child: Token, clause: Clause) -> bool:
    """« demande |des négociations| »: an object whose article the parser took for a preposition."""
    if (
        child.i < clause.head
        or child.dep_ not in ("obl:arg", "obl:mod", "obj", "nmod")
        or not frames.wants(clause.lemma, "object")
    ):
        return False
    tree = tree_of(doc)
    case = next((tree.tokens[c] for c in tree.lefts.get(child.i, ()) if tree.deps[c] == "case"), None)
    if case is not None and case.lower_ in ("du", "de") and frames.has_object(clause.lemma, child.lemma_.lower()):
        return case.i == clause.group[1]  # « ont perdu |du terrain| »
    if case is None or case.lower_ != "des" or "Plur" not in child.morph.get("Number", []):
        return False
    return all(doc[i].pos_ == "ADV" for i in range(clause.group[1], case.i)) and not frames.wants(
        clause.lemma, "de", strictly=True
    )


def _surface_object(doc: Doc, clause: Clause, token: Token) -> None:
    """An object set off by a remark: « ont réclamé lundi, dans un communiqué, |une trêve| »."""
    sent_end = token.sent.end
    i = clause.group[1]
    while i < min(sent_end, clause.group[1] + 16):
        word = doc[i]
        if word.pos_ in ("NOUN", "PROPN") and not phrases.preposition(word) and not phrases.is_temporal(word):
            if word.head.i in range(clause.group[0], i) and (
                word.head.i == clause.head or word.dep_ in ("obj", "appos", "nmod", "conj", "obl:mod")
            ):
                start, end = phrases.phrase(doc, i)
                if (
                    start > 0
                    and doc[start].pos_ == "DET"
                    and doc[start].lower_ not in ("l'",)
                    or doc[start].pos_ == "NUM"
                ):
                    if clause.subject_head != i and (doc[start - 1].text == "," or start == clause.group[1]):
                        clause.object, clause.object_head = (start, end), i
                return
            return
        if word.pos_ in ("VERB", "AUX", "SCONJ", "CCONJ") or word.text in (";", ":", '"', "«"):
            return
        if word.pos_ in ("NOUN", "PROPN") and word.right_edge.i > i and phrases.preposition(word):
            i = phrases.phrase(doc, i)[1]
            continue
        i += 1


def _nested_complement(doc: Doc, clause: Clause, token: Token, prep: str) -> None:
    """« ont appelé dans un communiqué |à un cessez-le-feu| »: a complement hung on a remark between verb and it."""
    for child in token.rights:
        if child.i < clause.group[1] or phrases.preposition(child) not in (
            "dans",
            "lors de",
            "par",
            "sur",
            "devant",
            "après",
            "en",
        ):
            continue
        for inner in child.subtree:
            if (
                inner.i > child.i
                and inner.pos_ in phrases.NOMINAL
                and phrases.preposition(inner) == prep
                and inner.dep_ != "conj"
            ):
                if inner.pos_ != "PROPN" and not phrases.is_temporal(inner):
                    add_complement(doc, clause, prep, inner)
                    return


def _same_side(doc: Doc, subject: Token, clause: Clause) -> bool:
    """Whether no quotation closes, and no colon stands, between a subject on the left and its verb group."""
    if subject.i > clause.group[0]:
        return True
    between = tree_of(doc).words[subject.i + 1 : clause.group[0]]
    if between == ['"']:
        return True  # « Bakou |"suit avec intérêt"| la visite »: the mark opens
    closed = between.count("»") > between.count("«") or between.count('"') % 2 == 1
    return not closed and ":" not in between  # « Mali : |les rebelles annoncent| une trêve »


def _set_subject(doc: Doc, clause: Clause, token: Token) -> None:
    clause.subject, clause.subject_head = phrases.phrase(doc, token.i), token.i
    clause.inverted = token.i > clause.group[0]
    if token.text.startswith("-"):
        clause.subject = (token.i, token.i + 1)


def add_complement(doc: Doc, clause: Clause, prep: str, token: Token) -> None:
    """Adds a complement, with the nouns coordinated to it, under its preposition; not « de son côté »."""
    if token.dep_ == "advmod":
        return
    for one in phrases.conjuncts(token):
        clause.complements.setdefault(prep, []).append(phrases.phrase(doc, one.i))
        clause.heads.setdefault(prep, []).append(one.i)


def _surface_subject(doc: Doc, clause: Clause, token: Token) -> None:
    """A subject the parser missed: the noun right after an inverted verb, or right before the verb group."""
    first = clause.group[0]
    sent = token.sent
    before = first - 1
    while before >= sent.start and (
        doc[before].pos_ in ("ADV", "PRON")
        and doc[before].lower_
        not in ("qui", "il", "elle", "ils", "elles", "on", "nous", "je", "vous", "ce", "c'", "celui-ci", "celle-ci")
    ):
        before -= 1
    incise = (
        before < sent.start
        or doc[before].text in {",", '"', "»", "”", "«", "-", "–", "—", "?", "!"}
        or doc[before].lower_ in ("que", "qu'", "comme", "dont", "où", "lequel", "laquelle")
    )
    if incise and before > sent.start and doc[before].text == "," and not _said_before(doc, sent.start, before):
        left = _before_parenthesis(doc, sent.start, before)
        if left is not None and left.pos_ in ("NOUN", "PROPN"):
            incise = False  # « Le Front, branche locale du groupe, |annonce| la rupture »
    if incise and (token.dep_ != "conj" or not any(c.dep_ == "cc" for c in token.lefts)):
        after = [
            c for c in token.rights
            if c.pos_ in ("NOUN", "PROPN", "PRON") and not phrases.preposition(c) and not phrases.is_temporal(c)
            and c.dep_ in ("obj", "nsubj", "obl:mod", "obl:arg", "nmod", "dep", "xcomp", "nsubj:pass", "appos")
            and c.i - clause.head <= 8
            and not any(
                t.lower_ in ("que", "qu'", ",", ":") or t.pos_ == "VERB" and t.lower_ not in SAID_BY_FAIRE
                for t in doc[clause.head + 1 : c.i]
            )
        ]  # fmt: skip
        if after and (
            before < sent.start or doc[before].text not in ("-", "–", "—") or clause.object_head == after[0].i
        ):
            _set_subject(doc, clause, after[0])
            if clause.object_head == after[0].i:
                clause.object = clause.object_head = None
            return
    near = doc[before] if before >= sent.start else None
    if near is not None and near.text in (",", ")") and not any(c.dep_ == "cc" for c in token.lefts):
        near = _before_parenthesis(doc, sent.start, before)
    if near is not None and near.dep_ == "conj" and near.pos_ in ("NOUN", "PROPN"):
        while near.dep_ == "conj" and near.head.pos_ in ("NOUN", "PROPN") and near.head.i < near.i:
            near = near.head  # « l'Italie, le Chili et |le Mexique| avaient réclamé »
    if near is not None and near.pos_ == "ADJ" and near.dep_ in ("amod", "conj") and near.head.i < near.i:
        near = near.head if near.dep_ == "amod" else near.head.head
    if near is not None and near.pos_ in ("NOUN", "PROPN", "PRON", "X") and not phrases.is_temporal(near):
        head = near
        while (
            head.head.i < head.i
            and head.head.i >= sent.start
            and head.dep_ in ("flat:name", "nmod", "amod", "appos", "fixed", "flat:foreign", "obl:arg", "obl:mod")
            and head.head.pos_ in ("NOUN", "PROPN", "ADJ")
            and (phrases.preposition(head) or head.dep_ != "nmod" or head.head.i + 1 == head.left_edge.i)
        ):
            head = head.head
        if not phrases.preposition(head) and head.i < first and _agrees(doc, head, token, first):
            _set_subject(doc, clause, head)


def _said_before(doc: Doc, start: int, comma: int) -> bool:
    """Whether the words before a comma can be what an incise reports: they hold a finite verb or end with a mark."""
    if doc[comma - 1].text in ("»", '"', "”", "?", "!"):
        return True
    return any(t.pos_ in ("VERB", "AUX") and "Fin" in t.morph.get("VerbForm", []) for t in doc[start:comma])


def _before_parenthesis(doc: Doc, start: int, close: int) -> Token | None:
    """The word before a remark set off by commas or brackets that ends at `close`: « le chef|, arrivé hier,| a »."""
    opening = "(" if doc[close].text == ")" else ","
    for i in range(close - 1, start, -1):
        if doc[i].text == opening:
            return doc[i - 1] if doc[i - 1].text != ")" else _before_parenthesis(doc, start, i - 1)
    return None


def _agrees(doc: Doc, head: Token, verb: Token, first: int) -> bool:
    """Whether a noun can be the subject of a verb group: their numbers do not clash."""
    finite = doc[first]
    noun, form = head.morph.get("Number", []), finite.morph.get("Number", [])
    if not noun or not form or noun == form:
        return True
    return form == ["Plur"] and len(phrases.conjuncts(head)) > 1
