"""Relations: what a clause depends on, and the subject it has from elsewhere."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from aidememoire.clauses import phrases
from aidememoire.clauses.clause import Clause
from aidememoire.clauses.tree import tree_of
from aidememoire.lexicon import frames, functions
from aidememoire.quotations.documents import DOCUMENTS

RELATIONS = {
    "acl:relcl": "relcl", "acl": "acl", "amod": "acl", "conj": "conj", "ccomp": "ccomp", "xcomp": "xcomp",
    "advcl": "advcl", "parataxis": "parataxis",
}  # fmt: skip


RELATIVES = {"qui", "dont", "lequel", "laquelle", "lesquels", "lesquelles", "auquel"}


def find_governor(doc: Doc, clause: Clause, ordered: list[Clause], position: dict[int, int]) -> None:
    """Finds what a clause depends on, and how."""
    tree = tree_of(doc)
    token = tree.tokens[clause.head]
    if clause.modal is not None:
        while token.head.i >= clause.group[0] and token.head.i != token.i and token.head.i < clause.head:
            token = token.head
    if clause.kind != "nominal":
        clause.relation = RELATIONS.get(token.dep_, "root" if token.dep_ == "ROOT" else "advcl")
        if any(
            tree.words[c] in RELATIVES and "Rel" in tree.tokens[c].morph.get("PronType", [])
            for c in tree.children(token.i)
        ):
            clause.relation = "relcl" if token.dep_ != "ROOT" else clause.relation
    current = token.i
    for _ in range(60):
        if tree.heads[current] == current:
            return
        current = tree.heads[current]
        if current in position and current != clause.head:
            clause.governor = position[current]
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


def inherit_subject(doc: Doc, clause: Clause, ordered: list[Clause]) -> None:
    """Subjects that stand elsewhere: antecedent of « qui », first conjunct, governor of an infinitive or participle."""
    token = doc[clause.head]
    if clause.subject_head is not None and doc[clause.subject_head].lower_ in (
        "qui",
        "lequel",
        "laquelle",
        "lesquels",
        "lesquelles",
    ):
        antecedent = _antecedent(doc, doc[clause.subject_head], token)
        if antecedent is not None:
            clause.subject, clause.subject_head = phrases.phrase(doc, antecedent.i), antecedent.i
            clause.subject_own = False
        return
    if clause.subject_head is not None or clause.kind == "nominal":
        return
    clause.subject_own = False
    left = doc[max(clause.group[0] - 1, 0)]
    while left.lower_ in ("en", "tout") and left.i > 0:
        left = doc[left.i - 1]
    apart = left.text == "," or clause.kind == "gerund" and _in_remark_on_thing(doc, clause, ordered)
    if clause.kind in ("participle", "gerund") and token.lower_.endswith("ant") and apart:
        main = _main_clause(doc, ordered, clause)
        if main is not None and main.subject_head is not None:
            clause.subject, clause.subject_head = main.subject, main.subject_head
            return
    if clause.kind == "participle" and token.lower_.endswith("ant") and _is_object_beside(doc, clause, ordered):
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
            same_voice = not (
                governor.passive
                and clause.relation == "advcl"
                and clause.kind == "participle"
                and not clause.passive
                and governor.agent_head is not None
            )
            if same_voice:
                clause.subject, clause.subject_head = governor.subject, governor.subject_head
            else:
                clause.subject, clause.subject_head = governor.agent, governor.agent_head
            return
        governor = ordered[governor.governor] if governor.governor is not None else None


def _in_remark_on_thing(doc: Doc, clause: Clause, ordered: list[Clause]) -> bool:
    """« a vu les gènes qui en découlent |en montrant| que »: hung on a relative clause about a thing."""
    governor = ordered[clause.governor] if clause.governor is not None else None
    if governor is None or governor.relation not in ("relcl", "acl") or not frames.is_cue(clause.lemma):
        return False
    noun = doc[governor.head].head
    return noun.pos_ == "NOUN" and functions.function(noun.text) is None


def _is_object_beside(doc: Doc, clause: Clause, ordered: list[Clause]) -> bool:
    """« montrait |le candidat| se vantant de … »: no comma, so the participle tells of the object before it."""
    i = clause.group[0] - 1
    while i > 0 and doc[i].lower_ in ("se", "s'", "ne", "n'"):
        i -= 1
    governor = ordered[clause.governor] if clause.governor is not None else None
    if governor is None or governor.object_head is None or doc[i].pos_ not in ("NOUN", "PROPN"):
        return False
    if doc[governor.object_head].lemma_.lower() in DOCUMENTS:
        return False  # « a publié |un texte| affirmant que »: it is the publisher who affirms
    if governor.object is None or not governor.object[0] <= i < max(governor.object[1], governor.object_head + 1):
        return False
    clause.subject, clause.subject_head = governor.object, governor.object_head
    return True


def _main_clause(doc: Doc, ordered: list[Clause], clause: Clause) -> Clause | None:
    """The finite clause that a detached participle hangs on: the nearest before it outside its quotation marks."""
    sent_start = doc[clause.head].sent.start
    for other in reversed(ordered):
        if other.head >= clause.head or other.kind != "finite" or other.head < sent_start:
            continue
        between = [t.text for t in doc[other.head : clause.head]]
        if between.count('"') % 2 or between.count("»") > between.count("«"):
            continue
        if other.subject_head is not None and doc[other.subject_head].lower_ in ("c'", "ce"):
            inner = next((o for o in ordered if other.head < o.head < clause.head and o.inverted), None)
            return inner or other  # « C'est ce qu'a annoncé |X|, soulignant que … »
        if other.relation in ("relcl", "acl") or (other.relation in ("ccomp", "advcl") and not other.inverted):
            continue
        return other
    return None


def _antecedent(doc: Doc, pronoun: Token, verb: Token) -> Token | None:
    """What a relative pronoun stands for: the noun its clause hangs on, else the nearest noun before it."""
    informant = _informant(doc, pronoun) if frames.is_cue(verb.lemma_.lower()) else None
    if informant is not None:
        return informant
    current = verb
    for _ in range(8):
        if current.dep_.startswith("acl") and current.head.i < pronoun.i:
            if frames.is_cue(verb.lemma_.lower()) and pronoun.lower_ == "qui":
                return _who(current.head, pronoun)
            return _agreeing(current.head, pronoun) if current.head.pos_ in ("NOUN", "PROPN", "PRON", "NUM") else None
        if current.head.i == current.i:
            break
        current = current.head
    for i in range(pronoun.i - 1, max(pronoun.sent.start - 1, pronoun.i - 12), -1):
        if doc[i].pos_ in ("NOUN", "PROPN"):
            head = doc[i]
            while (
                head.dep_ in ("flat:name", "nmod", "appos")
                and head.head.i < head.i
                and head.head.pos_ in ("NOUN", "PROPN")
                and not phrases.preposition(head)
            ):
                head = head.head
            return head
    return None


def _agreeing(noun: Token, pronoun: Token) -> Token:
    """« le désarmement des rebelles, |qui| devait débuter »: the noun above, if that alone agrees."""
    above = noun.head
    if pronoun.lower_ != "qui" or noun.dep_ != "nmod" or above.i >= noun.i or above.pos_ != "NOUN":
        return noun
    following = pronoun.doc[pronoun.i + 1 : pronoun.i + 6]
    finite = next((t for t in following if "Fin" in t.morph.get("VerbForm", [])), None)
    if finite is None or phrases.preposition(noun) != "de":
        return noun
    number, own, other = (t.morph.get("Number", []) for t in (finite, noun, above))
    return above if number and own and number != own and number == other else noun


def _who(antecedent: Token, pronoun: Token) -> Token | None:
    """« un militant opposé à la loi qui a crié »: of the nouns that « qui » may stand for, one that can speak."""
    if antecedent.pos_ not in ("NOUN", "PROPN", "PRON", "NUM"):
        return None
    current = antecedent
    if antecedent.lemma_.lower() not in UNSPEAKING:
        return antecedent
    while current.head.i < current.i:
        current = current.head
        if functions.function(current.text) is not None and current.pos_ == "NOUN":
            return current
    return antecedent


# what a remark on somebody is about, which says nothing itself
UNSPEAKING = {
    "loi", "projet", "réforme", "accord", "guerre", "politique", "texte", "traité", "violence", "mesure", "plan",
    "décret", "grève", "ville", "village", "région", "pays", "capitale", "province", "mois", "année", "attaque",
    "attentat", "manifestation", "acte", "élection", "scrutin", "référendum", "vote", "sanction", "crise",
}  # fmt: skip


def _informant(doc: Doc, pronoun: Token) -> Token | None:
    """« P, selon |la police|, qui précise »: the source that ends at the comma before « qui »."""
    if pronoun.lower_ != "qui" or pronoun.i < 3 or doc[pronoun.i - 1].text != ",":
        return None
    head = doc[pronoun.i - 2]
    while head.head.i < head.i and head.head.pos_ in ("NOUN", "PROPN", "ADJ") and not _is_source(head):
        head = head.head
    return head if head.pos_ in ("NOUN", "PROPN") and _is_source(head) else None


def _is_source(token: Token) -> bool:
    return phrases.preposition(token) in ("selon", "d'après", "de après")
