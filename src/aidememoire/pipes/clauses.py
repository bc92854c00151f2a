"""Clauses: who does what to whom, how, found once in the parse for every later pipe."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from aidememoire import layers
from aidememoire.clauses import phrases
from aidememoire.clauses.arguments import add_complement, find_arguments
from aidememoire.clauses.clause import Clause
from aidememoire.clauses.contents import find_content
from aidememoire.clauses.mend import mend_parse
from aidememoire.clauses.relations import find_governor, inherit_subject
from aidememoire.clauses.tree import Tree, tree_of
from aidememoire.clauses.verbs import ETRE_VERBS, MODALS, finite_of, stray_participle, tense_of
from aidememoire.lexicon import frames

__all__ = ["Clause", "create_clauses", "find_clauses", "governing", "read_clauses"]


@Language.factory("aidememoire_clauses", assigns=["doc._.aidememoire_clauses"])
def create_clauses(nlp: Language, name: str) -> layers.LayerPipe:
    """The spaCy component that writes the `clauses` layer. Needs a parse."""
    return layers.LayerPipe("clauses", find_clauses)


REFLEXIVES = {"se", "s'", "me", "m'", "nous", "vous"}
STRONG = {"pas", "plus", "jamais", "rien", "aucun", "aucune", "personne", "ni", "guère", "nullement", "point"}
CLOSING = frozenset({"»", "”", ".", ";"})

_read: tuple[list[dict[str, Any]], list[Clause]] = ([], [])


def read_clauses(doc: Doc) -> list[Clause]:
    """The `clauses` layer as objects, to be read and not changed; kept for the layer last asked for."""
    global _read
    items = layers.get(doc, "clauses")
    if _read[0] is not items:
        _read = (items, [Clause.of(item) for item in items])
    return _read[1]


_holders: tuple[list[Clause], dict[int, Clause]] = ([], {})


def _by_group(clauses: list[Clause]) -> dict[int, Clause]:
    """Token -> the clause whose predicate or verb group it is in; kept for the list last asked about."""
    global _holders
    if _holders[0] is not clauses:
        table = {clause.head: clause for clause in clauses}
        for clause in clauses:
            for i in range(*clause.group):
                table.setdefault(i, clause)
        _holders = (clauses, table)
    return _holders[1]


def governing(doc: Doc, clauses: list[Clause], token: int) -> Clause | None:
    """The clause whose predicate governs a token: the first predicate met going up the parse."""
    table = _by_group(clauses)
    current = doc[token]
    for _ in range(60):
        if current.i in table:
            return table[current.i]
        if current.head.i == current.i:
            return None
        current = current.head
    return None


def find_clauses(doc: Doc) -> list[dict[str, Any]]:
    """The clauses of a parsed Doc, in order of their predicate. The parse is mended first (see `mend`).

    Raises PipelineError when the Doc is not parsed.
    """
    layers.need_parse(doc, "clauses")
    tree = mend_parse(doc)
    found: dict[int, Clause] = {}
    copulas: dict[int, Token] = {}  # predicate -> the first copula on its left
    for i, dep in enumerate(tree.deps):
        if dep == "cop" and i < (holder := tree.heads[i]):
            copulas.setdefault(holder, tree.tokens[i])
    asked = {i for mark, word in enumerate(tree.words) if word == "?" for i in _asked(tree, mark)}
    for i, kind in enumerate(tree.pos):
        clause = None
        if kind in ("VERB", "AUX") or i in copulas:
            clause = _verbal(doc, tree.tokens[i], copulas.get(i), i in asked)
        if clause is None and kind in ("NOUN", "PROPN"):
            clause = _nominal(doc, tree.tokens[i])
        if clause is not None:
            found[clause.head] = clause
    ordered = [found[i] for i in sorted(found)]
    position = {clause.head: n for n, clause in enumerate(ordered)}
    for clause in ordered:
        find_governor(doc, clause, ordered, position)
    for clause in ordered:
        inherit_subject(doc, clause, ordered)
    items = [clause.plain() for clause in ordered]
    global _read
    _read = (items, ordered)  # the pipe that reads them next need not make them again
    return items


def _asked(tree: Tree, mark: int) -> range:
    """The tokens of the sentence that a question mark ends, no more than two marks or words before its end."""
    start, end = tree.sentence(mark)
    return range(start, end) if mark >= end - 3 else range(0)


def _verbal(doc: Doc, token: Token, copula: Token | None, asked: bool) -> Clause | None:
    """The clause of a verb, or of an adjective or noun with « être »; `asked` in a sentence that asks."""
    tree, at = tree_of(doc), token.i
    dep, lemma = tree.deps[at], token.lemma_
    if tree.pos[at] == "AUX" and dep.startswith(("aux", "cop")) and tree.heads[at] != at:
        return None
    if lemma in MODALS and _infinitive_of(token) is not None:
        return None  # « doit rencontrer » is one clause, of « rencontrer »
    if tree.words[at] == "dire" and at > 2 and tree.words[at - 2 : at] == ["à", "-"]:
        return None  # « c'est-à-dire »
    if lemma in ("avoir", "être") and stray_participle(token) is not None:
        return None  # an auxiliary that the parser took for a verb
    if copula is None and dep in ("amod", "case", "mark", "fixed", "det", "flat:name", "punct"):
        if not (dep == "amod" and tree.forms[at] == "Part"):
            return None
    finite, modal = finite_of(token)
    tense, mood, perfect = tense_of(token if modal is None else modal, finite, copula)
    kind = _kind(token, finite, copula)
    auxiliaries = [
        tree.tokens[c]
        for c in tree.lefts.get(at, ())
        if (tree.deps[c].startswith("aux") or tree.deps[c] == "cop") and _near(tree, c, at)
    ]
    if finite is not None and finite.i < token.i and finite.i == token.head.i:
        auxiliaries.append(finite)
    if modal is not None:
        auxiliaries += [modal, *(c for c in modal.lefts if c.dep_.startswith("aux"))]
    first = min([token.i, *(a.i for a in auxiliaries)])
    holder = modal or token
    clitics = [c for v in {at, holder.i} for c in tree.children(v)]
    passive = _passive(token, auxiliaries, kind)
    reflexive = any(tree.words[c] in REFLEXIVES and c < at and _is_reflexive(tree, c) for c in clitics)
    clause = Clause(
        head=token.i,
        lemma=lemma.lower(),
        kind=kind,
        start=token.left_edge.i,
        end=token.right_edge.i + 1,
        group=(first, token.i + 1),
        tense=tense,
        mood=mood,
        perfect=perfect,
        passive=passive,
        reflexive=reflexive,
        negated=_negated(tree, clitics, first, at),
        modal=modal.lemma_.lower() if modal is not None else None,
        conditional_if=any(tree.words[c] in ("si", "s'") and tree.deps[c] == "mark" for c in clitics),
        interrogative=asked,
    )
    find_arguments(doc, clause, token, holder)
    find_content(doc, clause, token)
    return clause


def _is_reflexive(tree: Tree, clitic: int) -> bool:
    """Whether « se », « me », « nous » stands for the subject once more: « nous |nous| réjouissons »."""
    dep = tree.deps[clitic]
    if not dep.startswith(("expl", "iobj", "obj")):
        return False
    if dep == "expl:comp" or tree.words[clitic] in ("se", "s'"):
        return True
    return "Yes" in tree.tokens[clitic].morph.get("Reflex", [])


def _near(tree: Tree, auxiliary: int, verb: int) -> bool:
    """Whether an auxiliary can belong to a verb: close, and no quotation mark or stop between them."""
    between = tree.words[auxiliary + 1 : verb]
    return len(between) <= 9 and CLOSING.isdisjoint(between) and between.count('"') % 2 == 0


def _infinitive_of(modal: Token) -> Token | None:
    """The infinitive under a modal, if any: « doit |rencontrer| », « va |proposer| », « peut être |élu| »."""
    for child in modal.rights:
        if child.dep_ in ("xcomp", "ccomp", "obj", "obl:arg") and (child.pos_ in ("VERB", "AUX", "ADJ", "NOUN")):
            if "Inf" in child.morph.get("VerbForm", []) or any(
                "Inf" in c.morph.get("VerbForm", []) for c in child.lefts
            ):
                return child
    return None


def _kind(token: Token, finite: Token | None, copula: Token | None) -> str:
    if finite is not None:
        return "finite"
    tree = tree_of(token.doc)
    form, lefts = tree.forms[token.i], tree.lefts.get(token.i, ())
    if form == "Inf" or any(tree.forms[c] == "Inf" and tree.deps[c].startswith(("aux", "cop")) for c in lefts):
        return "infinitive"
    words = [tree.words[c] for c in lefts]
    if tree.words[token.i].endswith("ant") or "ayant" in words or "étant" in words:
        return "gerund" if "en" in words else "participle"
    if form == "Part":
        return "participle"
    return "finite" if form == "Fin" else "infinitive"


def _passive(token: Token, auxiliaries: list[Token], kind: str) -> bool:
    """Passive by its auxiliary, or a bare past participle (« cité par le quotidien »)."""
    if kind == "participle" and "Past" in token.morph.get("Tense", []) and not auxiliaries:
        return token.lemma_ not in ETRE_VERBS
    if not auxiliaries:
        return False
    if any(a.dep_ == "aux:pass" for a in auxiliaries) or any(a.lower_ == "été" for a in auxiliaries):
        return token.lemma_ not in ETRE_VERBS
    own = [a for a in auxiliaries if a.head.i == token.i and a.dep_.startswith("aux")]
    if own and all(a.lemma_ == "être" for a in own) and "Past" in token.morph.get("Tense", []):
        reflexive = any(c.dep_ == "expl:comp" or c.lower_ in ("se", "s'") for c in token.lefts)
        return not reflexive and token.lemma_ not in ETRE_VERBS
    return False


def _negated(tree: Tree, clitics: list[int], first: int, head: int) -> bool:
    """« ne … pas », « n'a jamais », « aucun … ne »; « ne … que » restricts and does not negate."""
    if not any(tree.words[c] in ("ne", "n'") and c < head for c in clitics):
        return False
    window = tree.words[max(0, first - 1) : head + 7]
    if not STRONG.isdisjoint(window[: head - first + 4]) or any(tree.words[c] in STRONG for c in clitics):
        return True
    return not any(w in ("que", "qu'") for w in window)


def _nominal(doc: Doc, token: Token) -> Clause | None:
    """The clause of a noun that names an act (« l'annonce par X de … »), when the frame lexicon knows it."""
    tree = tree_of(doc)
    lemma, word = token.lemma_.lower(), tree.words[token.i]
    if not frames.is_noun(lemma, word):
        return None
    start, end = phrases.phrase(doc, token.i)
    lemma = frames.noun_lemma(lemma, word)
    clause = Clause(head=token.i, lemma=lemma, kind="nominal", start=start, end=end, group=(token.i, token.i + 1))
    for i in tree.rights.get(token.i, ()):
        child = tree.tokens[i]
        prep = phrases.preposition(child) if i in tree.lefts else ""
        if prep and child.pos_ in phrases.NOMINAL | {"ADJ"} and child.dep_ != "conj":
            add_complement(doc, clause, prep, child)
            for inner in child.rights:  # « l'annonce du gouvernement de … », « entre A et B »
                deeper = phrases.preposition(inner)
                if deeper in ("avec", "entre", "par", "à", "contre", "sur", "pour") and inner.pos_ in phrases.NOMINAL:
                    add_complement(doc, clause, deeper, inner)
                elif prep == "par" and deeper == "de" and inner.pos_ in phrases.NOMINAL:
                    add_complement(doc, clause, "de", inner)  # « l'annonce par le conseil de l'ouverture … »
    if clause.heads.get("par"):
        clause.agent, clause.agent_head = clause.complements["par"][0], clause.heads["par"][0]
    find_content(doc, clause, token)
    if clause.intro == "que" and clause.content is not None and clause.content[0] - token.i > 2:
        clause.content, clause.intro = None, ""  # « l'annonce du référendum qu'il a voulu »: a relative clause
    clause.relation = "nominal"
    return clause
