"""Contents: the que-clause or infinitive that a predicate introduces."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from aidememoire.clauses.clause import Clause
from aidememoire.clauses.tree import tree_of
from aidememoire.clauses.verbs import ADDING, SAID_BY_FAIRE
from aidememoire.lexicon import frames

NOT_REPORTING = {
    "alors", "tandis", "pendant", "lors", "depuis", "après", "avant", "dès", "afin", "pour", "sans", "bien", "tant",
    "si",
    "plus", "moins", "autant", "ainsi", "parce", "jusqu'à", "selon", "aussi", "autre", "même", "ne", "n'", "davantage",
    "meilleur", "pire", "encore", "ce", "chaque", "condition",
}  # fmt: skip


BEFORE_DE = {"avant", "afin", "lieu", "loin", "faute", "point", "lors"}  # « |avant| de partir »: no content
NEAR, FAR = 12, 32  # tokens from a cue to its « que », and to one past a remark between commas


HOLDING = {"ccomp", "xcomp", "advcl", "acl", "obj", "obl:arg", "obl:mod", "dep"}
PREDICATES = {"VERB", "AUX", "ADJ", "NOUN"}


def _reports(doc: Doc, mark: Token, clause: Clause) -> bool:
    """Whether a « que » introduces what is said, and not « alors que », « plus que », « ne … que », « ce que »."""
    before = doc[mark.i - 1].lower_ if mark.i > 0 else ""
    if before in NOT_REPORTING or mark.dep_ == "fixed":
        if before == "même" and _adds_all_the_same(doc, mark.i, clause):
            return True
        if before not in (*ADDING, "bien") or mark.i - 2 != clause.head or not frames.wants(clause.lemma, "que"):
            return False  # « estime |aussi| que P » tells something, « haut |aussi| que » does not
    first = clause.group[0]
    lead = mark.i <= clause.group[1] + 1 and any(t.lower_ in ("ne", "n'") for t in doc[max(0, first - 2) : first + 1])
    return clause.negated or not lead  # « ils |ne| relèvent |que| du civil »


def _adds_all_the_same(doc: Doc, que: int, clause: Clause) -> bool:
    """« affirme |tout de même| que P », « note |quand même| que P »: an adverb of the verb of saying."""
    if que < 3 or not frames.wants(clause.lemma, "que"):
        return False
    if doc[que - 2].lower_ == "quand":
        return que - 3 == clause.head
    return doc[que - 2].lower_ == "de" and doc[que - 3].lower_ == "tout" and que - 4 == clause.head


def find_content(doc: Doc, clause: Clause, token: Token) -> None:
    """The que-clause or infinitive that the predicate introduces, from the parse or the words after it."""
    tree = tree_of(doc)
    for i in tree.rights.get(token.i, ()):
        if tree.deps[i] not in HOLDING or tree.pos[i] not in PREDICATES:
            continue
        child = tree.tokens[i]
        mark = child.left_edge
        if (
            mark.i < child.i
            and mark.lower_ in ("que", "qu'")
            and mark.pos_ in ("SCONJ", "PRON", "ADV")
            and tree.deps[i] in ("ccomp", "advcl", "acl", "obj", "xcomp")
            and mark.i - clause.head <= (FAR if doc[mark.i - 1].text == "," else NEAR)
            and _reports(doc, mark, clause)
        ):
            _set_content(doc, clause, mark, child)
            return
        lefts = tree.lefts.get(i, ())
        infinitive = tree.forms[i] == "Inf" or any(
            tree.forms[c] == "Inf" and tree.deps[c].startswith(("aux", "cop")) for c in lefts
        )
        if infinitive:
            verb = next((c for c in lefts if tree.forms[c] == "Inf"), i)
            before = child.lefts if verb == i else (*child.lefts, *doc[verb].lefts)  # « |de| n'avoir rien reçu »
            marks = [c for c in before if c.lower_ in ("de", "d'", "à", "pour") and c.dep_ in ("mark", "case")]
            if clause.lemma == "croire" and tree.words[i] == "savoir":
                if _knows(doc, clause, child):
                    return
                continue  # « croyait |savoir| mardi que P »: the que-clause was hung on « croire »
            if any(c.lower_ in ("sans", "avant", "après", "par") and c.i < verb for c in child.lefts):
                continue  # « a indiqué le ministre, |sans avancer de date| »
            if child.lower_ == "dire" and doc[child.i - 1].text == "-":
                continue  # « c'est-à-dire »
            lead = next((c for c in marks if c.i < verb), None)  # « nie être |à| l'origine »: after the verb
            if lead is not None and lead.lower_ == "pour":
                continue
            clause.content_head = child.i
            clause.intro = {"d'": "de"}.get(lead.lower_, lead.lower_) if lead is not None else "inf"
            clause.content = ((lead.i + 1) if lead is not None else child.left_edge.i, child.right_edge.i + 1)
            if clause.content[0] > child.i:
                clause.content = (child.i, child.right_edge.i + 1)
            if clause.lemma in ("faire", "laisser") and child.lemma_.lower() in SAID_BY_FAIRE:
                inner = Clause(head=child.i, lemma="", kind="infinitive", start=0, end=0, group=(child.i, child.i + 1))
                find_content(doc, inner, child)
                if inner.intro == "que":
                    clause.content, clause.intro, clause.content_head = inner.content, "que", inner.content_head
            return
    if _to_what(doc, clause) or _surface_infinitive(doc, clause, token):
        return
    after = clause.group[1]
    for word in tree.tokens[after : min(tree.sentence(token.i)[1], after + 7)]:
        kind = tree.pos[word.i]
        if kind in ("SCONJ", "PRON") and word.lower_ in ("que", "qu'"):
            if not _reports(doc, word, clause) or word.dep_ in ("obj", "nmod"):
                return
            inner_verb = word.head if word.head.i > word.i else doc[min(word.i + 1, len(doc) - 1)]
            _set_content(doc, clause, word, inner_verb)
            return
        if kind in ("VERB", "SCONJ", "CCONJ") or kind == "PUNCT" and word.text in (",", ";", ":", "»", '"'):
            return


def _knows(doc: Doc, clause: Clause, known: Token) -> bool:
    """« Le journal croit |savoir que P| »: what is said hangs on « savoir »."""
    inner = Clause(head=known.i, lemma="", kind="infinitive", start=0, end=0, group=(known.i, known.i + 1))
    find_content(doc, inner, known)
    if inner.intro == "que":
        clause.content, clause.intro, clause.content_head = inner.content, "que", inner.content_head
    return inner.intro == "que"


def _to_what(doc: Doc, clause: Clause) -> bool:
    """« s'est engagé |à ce que| les travaux soient finis », « demande |à ce que| le préfet vienne »."""
    at = clause.group[1]
    if tree_of(doc).words[at : at + 1] != ["à"]:
        return False
    if doc[at : at + 3].text.lower() not in ("à ce que", "à ce qu'") or at + 4 >= len(doc):
        return False
    wanted = next((p for p in ("que", "à") if frames.wants(clause.lemma, p)), None)
    if wanted is None:
        return False
    _set_content(doc, clause, doc[at + 2], doc[at + 2].head if doc[at + 2].head.i > at + 2 else doc[at + 3])
    clause.intro = wanted
    if clause.heads.get("à") == [at + 1]:
        del clause.heads["à"], clause.complements["à"]  # « ce » names nobody
    return True


def _surface_infinitive(doc: Doc, clause: Clause, token: Token) -> bool:
    """« appelant le gouvernement et les rebelles |à reprendre| … »: an infinitive that hangs on the persons asked."""
    wanted = [p for p in ("à", "de") if frames.wants(clause.lemma, p, infinitive=True)]
    if (
        not wanted
        or clause.passive
        or any(clause.heads.get(p) and clause.heads[p][0] > clause.head for p in wanted if p == "à")
    ):
        return False
    tree = tree_of(doc)
    sent_end = tree.sentence(token.i)[1]
    for i in range(clause.group[1], min(sent_end - 1, clause.group[1] + 28)):
        form, kind = tree.words[i], tree.pos[i]
        if form in (";", ":", "que", "qu'") or kind == "CCONJ" and form in ("mais", "car"):
            return False
        if kind in ("VERB", "AUX") and tree.forms[i] == "Fin" and not tree.deps[i].startswith(("acl", "aux")):
            return False
        if kind == "AUX" and tree.words[i - 1] in ("s'", "se") and not tree.deps[tree.heads[i]].startswith("acl"):
            return False  # « qui réclame une baisse, |s'est gardé| de trancher »
        if form in BEFORE_DE:
            return False
        if form in ("à", "de", "d'") and {"d'": "de"}.get(form, form) in wanted:
            j = i + 1
            while j < sent_end - 1 and (
                doc[j].text in ('"', "«", "(", "[")
                or doc[j].lower_
                in ("ne", "pas", "plus", "se", "s'", "y", "en", "le", "la", "les", "l'", "lui", "leur", "jamais")
            ):
                j += 1
            if (
                doc[j].pos_ in ("VERB", "AUX")
                and "Inf" in doc[j].morph.get("VerbForm", [])
                and doc[j].lower_ not in ("compter", "partir")
            ):
                clause.content, clause.content_head = (i + 1, max(doc[j].right_edge.i + 1, j + 1)), j
                clause.intro = {"d'": "de"}.get(form, form)
                return True
    return False


def _set_content(doc: Doc, clause: Clause, mark: Token, inner: Token) -> None:
    end = max(inner.right_edge.i + 1, mark.i + 2)
    clause.content, clause.intro, clause.content_head = (mark.i + 1, min(end, len(doc))), "que", inner.i
