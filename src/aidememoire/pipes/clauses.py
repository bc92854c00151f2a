"""Clauses: who does what to whom, how, found once in the parse for every later pipe."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from aidememoire import layers
from aidememoire.lexicon import frames
from aidememoire.pipes import phrases
from aidememoire.pipes.mend import mend_parse
from aidememoire.pipes.verbs import ETRE_VERBS, MODALS, finite_of, stray_participle, tense_of


@dataclass(slots=True)
class Clause:
    """One predicate with its arguments. All positions are token indices; spans are (start, end), half-open.

    kind      finite, infinitive, participle (present or past, without auxiliary), gerund, nominal
    tense     present, past, imperfect, pluperfect, future, future_perfect, or none
    mood      indicative, conditional, subjunctive, imperative, or none
    perfect   a compound form (« aurait vidé »)
    passive   the passive voice (« a été annoncé », « cité par »); its `agent` is the par-phrase
    reflexive « se »
    modal     the lemma of the modal that governs an infinitive predicate (« doit rencontrer »: devoir), or « aller »
    group     the verb group, auxiliaries and modal included
    subject   the noun phrase, its determiner included; inherited from the governor for infinitives,
              participles and coordinated verbs (then `subject_own` is false)
    complements  preposition -> noun phrases (without the preposition), those of the verb first
    content   the reported words of a que-clause or an infinitive complement, without que / de / à
    intro     that introducing word, lower case
    relation  root, conj, ccomp, xcomp, advcl, acl, relcl, parataxis, nominal
    governor  position in the clause list of the clause it depends on
    """

    head: int
    lemma: str
    kind: str
    start: int
    end: int
    group: tuple[int, int]
    tense: str = "none"
    mood: str = "none"
    perfect: bool = False
    passive: bool = False
    reflexive: bool = False
    negated: bool = False
    modal: str | None = None
    inverted: bool = False
    subject: tuple[int, int] | None = None
    subject_head: int | None = None
    subject_own: bool = True
    object: tuple[int, int] | None = None
    object_head: int | None = None
    agent: tuple[int, int] | None = None
    agent_head: int | None = None
    complements: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    heads: dict[str, list[int]] = field(default_factory=dict)
    content: tuple[int, int] | None = None
    content_head: int | None = None
    intro: str = ""
    relation: str = "root"
    governor: int | None = None
    conditional_if: bool = False
    interrogative: bool = False

    def plain(self) -> dict[str, Any]:
        """As a dict that a Doc can carry."""
        return asdict(self)

    def head_of(self, preposition: str) -> int | None:
        """The head of the first complement with that preposition."""
        found = self.heads.get(preposition)
        return found[0] if found else None


@Language.factory("aidememoire_clauses", assigns=["doc._.aidememoire_clauses"])
def create_clauses(nlp: Language, name: str) -> layers.LayerPipe:
    """The spaCy component that writes the `clauses` layer. Needs a parse."""
    return layers.LayerPipe("clauses", find_clauses)


def read_clauses(doc: Doc) -> list[Clause]:
    """The `clauses` layer as objects."""
    return [Clause(**item) for item in layers.get(doc, "clauses")]


def governing(doc: Doc, clauses: list[Clause], token: int) -> Clause | None:
    """The clause whose predicate governs a token: the first predicate met going up the parse."""
    by_head = {clause.head: clause for clause in clauses}
    for modal in clauses:
        for i in range(*modal.group):
            by_head.setdefault(i, modal)
    current = doc[token]
    for _ in range(60):
        if current.i in by_head:
            return by_head[current.i]
        if current.head.i == current.i:
            return None
        current = current.head
    return None


def find_clauses(doc: Doc) -> list[dict[str, Any]]:
    """The clauses of a parsed Doc, in order of their predicate. The parse is mended first (see `mend`).

    Raises PipelineError when the Doc is not parsed.
    """
    layers.need_parse(doc, "clauses")
    mend_parse(doc)
    found: dict[int, Clause] = {}
    for token in doc:
        clause = _verbal(doc, token) or _nominal(doc, token)
        if clause:
            found[clause.head] = clause
    ordered = [found[i] for i in sorted(found)]
    position = {clause.head: n for n, clause in enumerate(ordered)}
    for clause in ordered:
        _govern(doc, clause, ordered, position)
    for clause in ordered:
        _inherit_subject(doc, clause, ordered)
    return [clause.plain() for clause in ordered]


def _verbal(doc: Doc, token: Token) -> Clause | None:
    """The clause of a verb, or of an adjective or noun with « être »."""
    copula = next((c for c in token.lefts if c.dep_ == "cop"), None)
    if token.pos_ not in ("VERB", "AUX") and copula is None:
        return None
    if token.pos_ == "AUX" and token.dep_.startswith(("aux", "cop")) and token.head.i != token.i:
        return None
    if token.lemma_ in MODALS and _infinitive_of(token) is not None:
        return None  # « doit rencontrer » is one clause, of « rencontrer »
    if token.lower_ == "dire" and token.i > 2 and doc[token.i - 1].text == "-" and doc[token.i - 2].lower_ == "à":
        return None  # « c'est-à-dire »
    if token.lemma_ in ("avoir", "être") and stray_participle(token) is not None:
        return None  # an auxiliary that the parser took for a verb
    if token.dep_ in ("amod", "case", "mark", "fixed", "det", "flat:name", "punct") and copula is None:
        if not (token.dep_ == "amod" and "Part" in token.morph.get("VerbForm")):
            return None
    finite, modal = finite_of(token)
    tense, mood, perfect = tense_of(token, finite, copula)
    kind = _kind(token, finite, copula)
    auxiliaries = [c for c in token.lefts if (c.dep_.startswith("aux") or c.dep_ == "cop") and _near(doc, c, token)]
    if finite is not None and finite.i < token.i and finite.i == token.head.i:
        auxiliaries.append(finite)
    if modal is not None:
        auxiliaries += [modal, *(c for c in modal.lefts if c.dep_.startswith("aux"))]
    first = min([token.i, *(a.i for a in auxiliaries)])
    holder = modal or token
    clitics = [c for v in {token, holder} for c in v.children]
    passive = _passive(token, auxiliaries, kind)
    reflexive = any(
        c.lower_ in ("se", "s'", "me", "m'", "nous", "vous") and c.dep_.startswith(("expl", "iobj", "obj")) and c.i < token.i
        and (c.dep_ == "expl:comp" or "Yes" in c.morph.get("Reflex") or c.lower_ in ("se", "s'"))
        for c in clitics
    )  # fmt: skip
    clause = Clause(
        head=token.i,
        lemma=token.lemma_.lower(),
        kind=kind,
        start=token.left_edge.i,
        end=token.right_edge.i + 1,
        group=(first, token.i + 1),
        tense=tense,
        mood=mood,
        perfect=perfect,
        passive=passive,
        reflexive=reflexive,
        negated=_negated(doc, clitics, first, token.i),
        modal=modal.lemma_.lower() if modal is not None else None,
        conditional_if=any(c.lower_ in ("si", "s'") and c.dep_ == "mark" for c in clitics),
        interrogative=doc[token.sent.end - 1].text == "?" or any(t.text == "?" for t in token.sent[-3:]),
    )
    _arguments(doc, clause, token, holder)
    _find_content(doc, clause, token)
    return clause


def _near(doc: Doc, auxiliary: Token, verb: Token) -> bool:
    """Whether an auxiliary can belong to a verb: close, and no quotation mark or stop between them."""
    between = doc[auxiliary.i + 1 : verb.i]
    return len(between) <= 9 and not any(t.text in ("»", "”", ".", ";") for t in between) and (
        sum(t.text == '"' for t in between) % 2 == 0
    )


def _infinitive_of(modal: Token) -> Token | None:
    """The infinitive under a modal, if any: « doit |rencontrer| », « va |proposer| », « peut être |élu| »."""
    for child in modal.rights:
        if child.dep_ in ("xcomp", "ccomp", "obj", "obl:arg") and (child.pos_ in ("VERB", "AUX", "ADJ", "NOUN")):
            if "Inf" in child.morph.get("VerbForm") or any("Inf" in c.morph.get("VerbForm") for c in child.lefts):
                return child
    return None


def _kind(token: Token, finite: Token | None, copula: Token | None) -> str:
    if finite is not None:
        return "finite"
    forms = token.morph.get("VerbForm")
    if "Inf" in forms or any("Inf" in c.morph.get("VerbForm") for c in token.lefts if c.dep_.startswith(("aux", "cop"))):
        return "infinitive"
    if token.lower_.endswith("ant") or any(c.lower_ in ("ayant", "étant") for c in token.lefts):
        return "gerund" if any(c.lower_ == "en" and c.i < token.i for c in token.lefts) else "participle"
    if "Part" in forms:
        return "participle"
    return "finite" if "Fin" in forms else "infinitive"


def _passive(token: Token, auxiliaries: list[Token], kind: str) -> bool:
    """Passive by its auxiliary, or a bare past participle (« cité par le quotidien »)."""
    if kind == "participle" and "Past" in token.morph.get("Tense") and not auxiliaries:
        return token.lemma_ not in ETRE_VERBS
    if any(a.dep_ == "aux:pass" for a in auxiliaries) or any(a.lower_ == "été" for a in auxiliaries):
        return token.lemma_ not in ETRE_VERBS
    own = [a for a in auxiliaries if a.head.i == token.i and a.dep_.startswith("aux")]
    if own and all(a.lemma_ == "être" for a in own) and "Past" in token.morph.get("Tense"):
        reflexive = any(c.dep_ == "expl:comp" or c.lower_ in ("se", "s'") for c in token.lefts)
        return not reflexive and token.lemma_ not in ETRE_VERBS
    return False


def _negated(doc: Doc, clitics: list[Token], first: int, head: int) -> bool:
    """« ne … pas », « n'a jamais », « aucun … ne »; « ne … que » restricts and does not negate."""
    if not any(c.lower_ in ("ne", "n'") and c.i < head for c in clitics):
        return False
    window = [t.lower_ for t in doc[max(0, first - 1) : min(len(doc), head + 7)]]
    strong = {"pas", "plus", "jamais", "rien", "aucun", "aucune", "personne", "ni", "guère", "nullement", "point"}
    if strong & set(window[: head - first + 4]) or any(c.lower_ in strong for c in clitics):
        return True
    return not any(w in ("que", "qu'") for w in window)


def _arguments(doc: Doc, clause: Clause, token: Token, holder: Token) -> None:
    """Fills subject, object, agent and complements from the children of the predicate and of its modal."""
    children = sorted({c.i: c for v in (token, holder) for c in v.children}.values(), key=lambda c: c.i)
    for child in children:
        dep, prep = child.dep_, phrases.preposition(child)
        if dep.startswith("nsubj") and child.i > clause.head + 1 and any(t.lower_ in ("que", "qu'") and t.pos_ == "SCONJ" for t in doc[clause.head + 1 : child.i]):  # fmt: skip
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
            clause.object, clause.object_head = phrases.phrase(doc, child.i), child.i
        elif dep == "iobj" or (dep == "obj" and child.lower_ in ("lui", "leur")):
            if child.lower_ in ("lui", "leur", "me", "nous", "vous", "te"):
                _complement(doc, clause, "à", child)
            elif clause.object_head is None and child.pos_ == "PRON" and child.lower_ in ("le", "la", "l'", "les"):
                clause.object, clause.object_head = (child.i, child.i + 1), child.i
        elif dep == "obl:agent" or (clause.passive and prep == "par"):
            if clause.agent_head is None:
                clause.agent, clause.agent_head = phrases.phrase(doc, child.i), child.i
        elif prep and child.pos_ in phrases.NOMINAL | {"ADJ"} and dep not in ("conj", "xcomp"):
            _complement(doc, clause, prep, child)
    if clause.object_head is not None:
        for child in doc[clause.object_head].rights:
            prep = phrases.preposition(child)
            if prep in ("à", "pour", "contre", "avec", "sur", "entre", "par") and child.pos_ in phrases.NOMINAL:
                _complement(doc, clause, prep, child)
            elif prep == "de" and "de" not in clause.heads and frames.wants(clause.lemma, "de") and child.pos_ in phrases.NOMINAL and doc[child.left_edge.i].lower_ in ("de", "d'"):  # fmt: skip
                _complement(doc, clause, prep, child)  # « a qualifié la décision de geste inamical »
    if clause.kind == "finite" and _is_late_incise(doc, clause, token):
        clause.subject = clause.subject_head = None
    if clause.subject_head is None and clause.kind == "finite":
        _surface_subject(doc, clause, token)
    if clause.object_head is None and not clause.passive and frames.wants(clause.lemma, "object"):
        _surface_object(doc, clause, token)
    for prep in ("à", "pour", "contre"):
        if prep not in clause.heads and frames.wants(clause.lemma, prep):
            _nested_complement(doc, clause, token, prep)


def _is_late_incise(doc: Doc, clause: Clause, token: Token) -> bool:
    """« P, |ont annoncé| le CICR et la médiation »: an incise whose subject the parser took from P.

    A comma right before the verb, another finite verb between that subject and it, and a noun after it.
    """
    if not frames.is_cue(clause.lemma) or clause.subject_head is None or clause.subject_head > clause.head or clause.negated:
        return False
    first = clause.group[0]
    if first == 0 or doc[first - 1].text != "," or clause.content is not None or clause.head + 1 >= len(doc):
        return False
    between = doc[clause.subject_head + 1 : first]
    other = any(
        t.pos_ in ("VERB", "AUX") and "Fin" in t.morph.get("VerbForm") and not any(c.lower_ in ("qui", "que", "dont", "où") for c in (*t.lefts, *t.head.lefts))
        for t in between
    )  # fmt: skip
    after = [c for c in token.rights if c.pos_ in ("NOUN", "PROPN") and not phrases.preposition(c) and not phrases.is_temporal(c)]
    return other and bool(after) and after[0].i - clause.head <= 8


def _is_partitive(doc: Doc, child: Token, clause: Clause) -> bool:
    """« demande |des négociations| »: an object whose article the parser took for a preposition."""
    if child.i < clause.head or child.dep_ not in ("obl:arg", "obl:mod", "obj", "nmod") or not frames.wants(clause.lemma, "object"):
        return False
    case = next((c for c in child.lefts if c.dep_ == "case"), None)
    if case is not None and case.lower_ in ("du", "de") and frames.has_object(clause.lemma, child.lemma_.lower()):
        return case.i == clause.group[1]  # « ont perdu |du terrain| »
    if case is None or case.lower_ != "des" or "Plur" not in child.morph.get("Number"):
        return False
    return all(doc[i].pos_ == "ADV" for i in range(clause.group[1], case.i)) and not frames.wants(clause.lemma, "de", strictly=True)


def _surface_object(doc: Doc, clause: Clause, token: Token) -> None:
    """An object set off by a remark: « ont réclamé lundi, dans un communiqué, |une trêve| »."""
    sent_end = token.sent.end
    i = clause.group[1]
    while i < min(sent_end, clause.group[1] + 16):
        word = doc[i]
        if word.pos_ in ("NOUN", "PROPN") and not phrases.preposition(word) and not phrases.is_temporal(word):
            if word.head.i in range(clause.group[0], i) and (word.head.i == clause.head or word.dep_ in ("obj", "appos", "nmod", "conj", "obl:mod")):
                start, end = phrases.phrase(doc, i)
                if start > 0 and doc[start].pos_ == "DET" and doc[start].lower_ not in ("l'",) or doc[start].pos_ == "NUM":
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
        if child.i < clause.group[1] or phrases.preposition(child) not in ("dans", "lors de", "par", "sur", "devant", "après", "en"):
            continue
        for inner in child.subtree:
            if inner.i > child.i and inner.pos_ in phrases.NOMINAL and phrases.preposition(inner) == prep and inner.dep_ != "conj":
                if inner.pos_ != "PROPN" and not phrases.is_temporal(inner):
                    _complement(doc, clause, prep, inner)
                    return


def _same_side(doc: Doc, subject: Token, clause: Clause) -> bool:
    """Whether no quotation closes between a subject on the left and its verb group."""
    if subject.i > clause.group[0]:
        return True
    between = [t.text for t in doc[subject.i + 1 : clause.group[0]]]
    closed = between.count("»") > between.count("«") or between.count('"') % 2 == 1
    return not closed


def _set_subject(doc: Doc, clause: Clause, token: Token) -> None:
    clause.subject, clause.subject_head = phrases.phrase(doc, token.i), token.i
    clause.inverted = token.i > clause.group[0]
    if token.text.startswith("-"):
        clause.subject = (token.i, token.i + 1)


def _complement(doc: Doc, clause: Clause, prep: str, token: Token) -> None:
    for one in phrases.conjuncts(token):
        clause.complements.setdefault(prep, []).append(phrases.phrase(doc, one.i))
        clause.heads.setdefault(prep, []).append(one.i)


def _surface_subject(doc: Doc, clause: Clause, token: Token) -> None:
    """A subject the parser missed: the noun right after an inverted verb, or right before the verb group."""
    first = clause.group[0]
    sent = token.sent
    before = first - 1
    while before >= sent.start and (doc[before].pos_ in ("ADV", "PRON") and doc[before].lower_ not in ("qui", "il", "elle", "ils", "elles", "on", "nous", "je", "vous", "ce", "c'", "celui-ci", "celle-ci")):  # fmt: skip
        before -= 1
    incise = before < sent.start or doc[before].text in {",", '"', "»", "”", "«", "-", "–", "—", "?", "!"} or doc[before].lower_ in ("que", "qu'", "comme", "dont", "où", "lequel", "laquelle")  # fmt: skip
    if incise and token.dep_ not in ("conj",):
        after = [
            c for c in token.rights
            if c.pos_ in ("NOUN", "PROPN", "PRON") and not phrases.preposition(c) and not phrases.is_temporal(c)
            and c.dep_ in ("obj", "nsubj", "obl:mod", "obl:arg", "nmod", "dep", "xcomp", "nsubj:pass", "appos")
            and c.i - clause.head <= 8
            and not any(t.lower_ in ("que", "qu'", ",", ":") or t.pos_ == "VERB" for t in doc[clause.head + 1 : c.i])
        ]  # fmt: skip
        if after and (before < sent.start or doc[before].text not in ("-", "–", "—") or clause.object_head == after[0].i):
            _set_subject(doc, clause, after[0])
            if clause.object_head == after[0].i:
                clause.object = clause.object_head = None
            return
    near = doc[before] if before >= sent.start else None
    if near is not None and near.text in (",", ")") and not any(c.dep_ == "cc" for c in token.lefts):
        near = _before_parenthesis(doc, sent.start, before)
    if near is not None and near.pos_ == "ADJ" and near.dep_ in ("amod", "conj") and near.head.i < near.i:
        near = near.head if near.dep_ == "amod" else near.head.head
    if near is not None and near.pos_ in ("NOUN", "PROPN", "PRON", "X") and not phrases.is_temporal(near):
        head = near
        while head.head.i < head.i and head.head.i >= sent.start and head.dep_ in ("flat:name", "nmod", "amod", "appos", "fixed", "flat:foreign", "obl:arg", "obl:mod") and head.head.pos_ in ("NOUN", "PROPN", "ADJ") and (phrases.preposition(head) or head.dep_ != "nmod" or head.head.i + 1 == head.left_edge.i):  # fmt: skip
            head = head.head
        if not phrases.preposition(head) and head.i < first and _agrees(doc, head, token, first):
            _set_subject(doc, clause, head)


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
    noun, form = head.morph.get("Number"), finite.morph.get("Number")
    if not noun or not form or noun == form:
        return True
    return form == ["Plur"] and len(phrases.conjuncts(head)) > 1


NOT_REPORTING = {
    "alors", "tandis", "pendant", "lors", "depuis", "après", "avant", "dès", "afin", "pour", "sans", "bien", "tant", "si",
    "plus", "moins", "autant", "ainsi", "parce", "jusqu'à", "selon", "aussi", "autre", "même", "ne", "n'", "davantage",
    "meilleur", "pire", "encore", "ce", "chaque", "condition",
}  # fmt: skip


def _reports(doc: Doc, mark: Token, head: int) -> bool:
    """Whether a « que » introduces what is said, and not « alors que », « plus que », « ne … que », « ce que »."""
    before = doc[mark.i - 1].lower_ if mark.i > 0 else ""
    return before not in NOT_REPORTING and mark.dep_ != "fixed"


def _find_content(doc: Doc, clause: Clause, token: Token) -> None:
    """The que-clause or infinitive that the predicate introduces, from the parse or the words after it."""
    for child in token.rights:
        if child.dep_ not in ("ccomp", "xcomp", "advcl", "acl", "obj", "obl:arg", "obl:mod", "dep"):
            continue
        marks = [c for c in child.subtree if c.i < child.i and c.lower_ in ("que", "qu'") and c.pos_ in ("SCONJ", "PRON", "ADV")]
        if marks and child.dep_ in ("ccomp", "advcl", "acl", "obj", "xcomp") and child.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
            mark = marks[0]
            if mark.i - clause.head <= 12 and mark.i == child.left_edge.i and _reports(doc, mark, clause.head):
                _set_content(doc, clause, mark, child)
                return
        infinitive = "Inf" in child.morph.get("VerbForm") or any(
            "Inf" in c.morph.get("VerbForm") for c in child.lefts if c.dep_.startswith(("aux", "cop"))
        )
        if infinitive and child.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
            mark = next((c for c in child.lefts if c.lower_ in ("de", "d'", "à", "pour") and c.dep_ in ("mark", "case")), None)
            if mark is not None and mark.lower_ == "pour":
                continue
            clause.content_head = child.i
            clause.intro = {"d'": "de"}.get(mark.lower_, mark.lower_) if mark is not None else "inf"
            clause.content = ((mark.i + 1) if mark is not None else child.left_edge.i, child.right_edge.i + 1)
            if clause.content[0] > child.i:
                clause.content = (child.i, child.right_edge.i + 1)
            if clause.lemma in ("faire", "laisser") and child.lemma_.lower() in ALSO_SAYS:
                inner = Clause(head=child.i, lemma="", kind="infinitive", start=0, end=0, group=(child.i, child.i + 1))
                _find_content(doc, inner, child)
                if inner.intro == "que":
                    clause.content, clause.intro, clause.content_head = inner.content, "que", inner.content_head
            return
    if _surface_infinitive(doc, clause, token):
        return
    after = clause.group[1]
    limit = min(token.sent.end, after + 7)
    for i in range(after, limit):
        if doc[i].lower_ in ("que", "qu'") and doc[i].pos_ in ("SCONJ", "PRON"):
            if not _reports(doc, doc[i], clause.head) or doc[i].dep_ in ("obj", "nmod"):
                return
            inner = doc[i].head if doc[i].head.i > i else doc[min(i + 1, len(doc) - 1)]
            _set_content(doc, clause, doc[i], inner)
            return
        if doc[i].text in (",", ";", ":", "»", '"') or doc[i].pos_ in ("VERB", "SCONJ", "CCONJ"):
            return


ALSO_SAYS = {"savoir", "valoir", "entendre", "remarquer", "observer", "comprendre", "noter"}


def _surface_infinitive(doc: Doc, clause: Clause, token: Token) -> bool:
    """« appelant le gouvernement et les rebelles |à reprendre| … »: an infinitive the parser hung on the persons asked."""
    wanted = [p for p in ("à", "de") if frames.wants(clause.lemma, p, infinitive=True)]
    if not wanted or clause.passive or any(clause.heads.get(p) and clause.heads[p][0] > clause.head for p in wanted if p == "à"):
        return False
    sent_end, depth = token.sent.end, 0
    for i in range(clause.group[1], min(sent_end - 1, clause.group[1] + 28)):
        word = doc[i]
        if word.text in (";", ":") or word.lower_ in ("que", "qu'") or (word.pos_ == "CCONJ" and word.lower_ in ("mais", "car")):
            return False
        if word.pos_ in ("VERB", "AUX") and "Fin" in word.morph.get("VerbForm") and not word.dep_.startswith(("acl", "aux")):
            return False
        if word.lower_ in ("à", "de", "d'") and {"d'": "de"}.get(word.lower_, word.lower_) in wanted:
            j = i + 1
            while j < sent_end - 1 and (doc[j].text in ('"', "«", "(", "[") or doc[j].lower_ in ("ne", "pas", "plus", "se", "s'", "y", "en", "le", "la", "les", "l'", "lui", "leur", "jamais")):  # fmt: skip
                j += 1
            if doc[j].pos_ in ("VERB", "AUX") and "Inf" in doc[j].morph.get("VerbForm") and doc[j].lower_ not in ("compter", "partir"):
                clause.content, clause.content_head = (i + 1, max(doc[j].right_edge.i + 1, j + 1)), j
                clause.intro = {"d'": "de"}.get(word.lower_, word.lower_)
                return True
    return False


def _set_content(doc: Doc, clause: Clause, mark: Token, inner: Token) -> None:
    end = max(inner.right_edge.i + 1, mark.i + 2)
    clause.content, clause.intro, clause.content_head = (mark.i + 1, min(end, len(doc))), "que", inner.i


def _nominal(doc: Doc, token: Token) -> Clause | None:
    """The clause of a noun that names an act (« l'annonce par X de … »), when the frame lexicon knows it."""
    if token.pos_ not in ("NOUN", "PROPN") or not frames.is_noun(token.lemma_.lower(), token.lower_):
        return None
    start, end = phrases.phrase(doc, token.i)
    lemma = frames.noun_lemma(token.lemma_.lower(), token.lower_)
    clause = Clause(head=token.i, lemma=lemma, kind="nominal", start=start, end=end, group=(token.i, token.i + 1))
    for child in token.rights:
        prep = phrases.preposition(child)
        if prep and child.pos_ in phrases.NOMINAL | {"ADJ"} and child.dep_ != "conj":
            _complement(doc, clause, prep, child)
            for inner in child.rights:  # « l'annonce du gouvernement de … », « entre A et B »
                deeper = phrases.preposition(inner)
                if deeper in ("avec", "entre", "par", "à", "contre", "sur", "pour") and inner.pos_ in phrases.NOMINAL:
                    _complement(doc, clause, deeper, inner)
                elif prep == "par" and deeper == "de" and inner.pos_ in phrases.NOMINAL:
                    _complement(doc, clause, "de", inner)  # « l'annonce par le conseil de l'ouverture … »
    if clause.heads.get("par"):
        clause.agent, clause.agent_head = clause.complements["par"][0], clause.heads["par"][0]
    _find_content(doc, clause, token)
    if clause.intro == "que" and clause.content is not None and clause.content[0] - token.i > 2:
        clause.content, clause.intro = None, ""  # « l'annonce du référendum qu'il a voulu »: a relative clause
    clause.relation = "nominal"
    return clause


RELATIONS = {
    "acl:relcl": "relcl", "acl": "acl", "amod": "acl", "conj": "conj", "ccomp": "ccomp", "xcomp": "xcomp",
    "advcl": "advcl", "parataxis": "parataxis",
}  # fmt: skip


def _govern(doc: Doc, clause: Clause, ordered: list[Clause], position: dict[int, int]) -> None:
    """Finds what a clause depends on, and how."""
    token = doc[clause.head]
    if clause.modal is not None:
        while token.head.i >= clause.group[0] and token.head.i != token.i and token.head.i < clause.head:
            token = token.head
    if clause.kind != "nominal":
        clause.relation = RELATIONS.get(token.dep_, "root" if token.dep_ == "ROOT" else "advcl")
        if any(c.lower_ in ("qui", "dont", "lequel", "laquelle", "lesquels", "lesquelles", "auquel") and "Rel" in c.morph.get("PronType") for c in token.children):  # fmt: skip
            clause.relation = "relcl" if token.dep_ != "ROOT" else clause.relation
    current = token
    for _ in range(60):
        if current.head.i == current.i:
            return
        current = current.head
        if current.i in position and current.i != clause.head:
            clause.governor = position[current.i]
            _share_auxiliary(doc, clause, ordered)
            if clause.kind != "nominal" or ordered[clause.governor].kind != "nominal":
                clause.conditional_if = clause.conditional_if or (
                    clause.relation in ("conj", "xcomp", "ccomp") and ordered[clause.governor].conditional_if
                )
            return


def _share_auxiliary(doc: Doc, clause: Clause, ordered: list[Clause]) -> None:
    """« a démenti X et assuré que Y »: the second participle has the first one's auxiliary, tense and mood."""
    if clause.relation != "conj" or clause.kind != "participle" or doc[clause.head].lower_.endswith("ant"):
        return
    first = ordered[clause.governor] if clause.governor is not None else None
    if first is not None and first.kind != "finite" and frames.is_cue(clause.lemma) and first.governor is not None:
        clause.governor = first.governor  # speech goes with speech: not with the infinitive it reports
        first = ordered[first.governor]
    if first is not None and first.perfect and first.kind in ("finite", "infinitive"):
        clause.kind, clause.tense, clause.mood, clause.perfect = first.kind, first.tense, first.mood, True
        clause.passive = first.passive
        if not clause.passive and clause.agent_head is not None:
            clause.agent = clause.agent_head = None


def _inherit_subject(doc: Doc, clause: Clause, ordered: list[Clause]) -> None:
    """Subjects that stand elsewhere: antecedent of « qui », first conjunct, governor of an infinitive or participle."""
    token = doc[clause.head]
    if clause.subject_head is not None and doc[clause.subject_head].lower_ in ("qui", "lequel", "laquelle", "lesquels", "lesquelles"):  # fmt: skip
        antecedent = _antecedent(doc, doc[clause.subject_head], token)
        if antecedent is not None:
            clause.subject, clause.subject_head = phrases.phrase(doc, antecedent.i), antecedent.i
            clause.subject_own = False
        return
    if clause.subject_head is not None or clause.kind == "nominal":
        return
    clause.subject_own = False
    left = doc[max(clause.group[0] - 1, 0)]
    if clause.kind in ("participle", "gerund") and token.lower_.endswith("ant") and left.text == ",":
        main = _main_clause(doc, ordered, clause)
        if main is not None and main.subject_head is not None:
            clause.subject, clause.subject_head = main.subject, main.subject_head
            return
    if clause.relation == "acl":
        noun = token.head
        if noun.pos_ in ("NOUN", "PROPN", "PRON") and noun.i < token.i:
            clause.subject, clause.subject_head = phrases.phrase(doc, noun.i), noun.i
        return
    seen = 0
    governor = ordered[clause.governor] if clause.governor is not None else None
    while governor is not None and seen < 10:
        seen += 1
        if governor.kind != "nominal" and clause.relation == "xcomp" and frames.controls_object(governor.lemma):
            target = governor.object_head if governor.object_head is not None else governor.head_of("à")
            if target is not None:
                clause.subject, clause.subject_head = phrases.phrase(doc, target), target
                return
        if governor.subject_head is not None:
            same_voice = not (governor.passive and clause.relation == "advcl" and clause.kind == "participle" and not clause.passive and governor.agent_head is not None)  # fmt: skip
            if same_voice:
                clause.subject, clause.subject_head = governor.subject, governor.subject_head
            else:
                clause.subject, clause.subject_head = governor.agent, governor.agent_head
            return
        governor = ordered[governor.governor] if governor.governor is not None else None


def _main_clause(doc: Doc, ordered: list[Clause], clause: Clause) -> Clause | None:
    """The finite clause that a detached participle hangs on: the nearest before it outside its quotation marks."""
    sent_start = doc[clause.head].sent.start
    for other in reversed(ordered):
        if other.head >= clause.head or other.kind != "finite" or other.head < sent_start:
            continue
        between = [t.text for t in doc[other.head : clause.head]]
        if between.count('"') % 2 or between.count("»") > between.count("«"):
            continue
        if other.relation in ("relcl", "acl") or (other.relation in ("ccomp", "advcl") and not other.inverted):
            continue
        return other
    return None


def _antecedent(doc: Doc, pronoun: Token, verb: Token) -> Token | None:
    """What a relative pronoun stands for: the noun its clause hangs on, else the nearest noun before it."""
    current = verb
    for _ in range(8):
        if current.dep_.startswith("acl") and current.head.i < pronoun.i:
            return current.head if current.head.pos_ in ("NOUN", "PROPN", "PRON", "NUM") else None
        if current.head.i == current.i:
            break
        current = current.head
    for i in range(pronoun.i - 1, max(pronoun.sent.start - 1, pronoun.i - 12), -1):
        if doc[i].pos_ in ("NOUN", "PROPN"):
            head = doc[i]
            while head.dep_ in ("flat:name", "nmod", "appos") and head.head.i < head.i and head.head.pos_ in ("NOUN", "PROPN") and not phrases.preposition(head):  # fmt: skip
                head = head.head
            return head
    return None
