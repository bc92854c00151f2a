"""Pronouns: which « il », « celle-ci », « ce dernier » stand for an actor, and which for nobody?"""

from __future__ import annotations

from spacy.tokens import Token

from aidememoire.actors.mention import Board
from aidememoire.clauses import phrases

PRONOUNS = {
    "il": ("m", "s"), "elle": ("f", "s"), "ils": ("m", "p"), "elles": ("f", "p"), "lui": (None, "s"), "eux": ("m", "p"),
    "celui-ci": ("m", "s"), "celle-ci": ("f", "s"), "ceux-ci": ("m", "p"), "celles-ci": ("f", "p"),
    "celui-là": ("m", "s"), "celle-là": ("f", "s"), "-il": ("m", "s"), "-elle": ("f", "s"), "-ils": ("m", "p"),
    "-elles": ("f", "p"), "-t-il": ("m", "s"), "-t-elle": ("f", "s"), "-t-ils": ("m", "p"), "-t-elles": ("f", "p"),
    "lequel": ("m", "s"), "laquelle": ("f", "s"), "lesquels": ("m", "p"), "lesquelles": ("f", "p"),
}  # fmt: skip
LAST = {"dernier": ("m", "s"), "dernière": ("f", "s"), "derniers": ("m", "p"), "dernières": ("f", "p")}
ONE_OF_TWO = {"premier": "m", "première": "f", "second": "m", "seconde": "f"}
FORMS = {"celui", "celle", "ceux", "celles", "deux", *LAST, *PRONOUNS, *ONE_OF_TWO}
SUBJECTS = {"il", "-il", "-t-il"}
# verbs whose « il » is nobody, whatever follows
IMPERSONAL = {
    "falloir",
    "pleuvoir",
    "neiger",
    "suffire",
    "exister",
    "importer",
    "advenir",
    "incomber",
    "sembler",
    "paraître",
    "grêler",
}
# … whose « il » is nobody before « que », « de » or with « se »
MAY_BE_IMPERSONAL = {
    "arriver", "convenir", "appartenir", "rester", "valoir", "manquer", "revenir", "tarder", "ressortir",
    "résulter", "apparaître", "advenir", "devenir",
}  # fmt: skip
REFLEXIVE_IMPERSONAL = {"agir", "avérer", "trouver", "pouvoir", "passer", "produire"}
# adjectives that only a person is: « il est prêt à », not « il est possible de »
PERSONAL = {
    "prêt", "sûr", "certain", "convaincu", "capable", "heureux", "fier", "favorable", "déterminé", "conscient",
    "persuadé", "inquiet", "libre",
    "content", "satisfait", "opposé", "disposé", "soucieux", "responsable", "coupable", "membre", "âgé", "ravi",
    "désireux", "résolu", "confiant",
    "hostile", "candidat", "proche", "accusé", "soupçonné", "déçu", "surpris", "optimiste", "pessimiste",
    "reconnaissant", "contraint", "tenu", "obligé",
}  # fmt: skip


def find_pronouns(board: Board) -> None:
    """Lays the pronouns that stand for somebody on the board."""
    doc = board.doc
    by_head = {clause.head: clause for clause in board.clauses}
    for i, form in enumerate(board.tree.words):
        if form not in FORMS or i in board.taken:
            continue
        token = board.tokens[i]
        end = token.idx + len(token)
        if form in ("celui", "celle", "ceux", "celles"):
            form = board.text[token.idx : end + 3].lower()
            end += 3
        if form in LAST and token.i > 0 and doc[token.i - 1].lower_ in ("ce", "cette", "ces"):
            _last_one(board, token)
            continue
        if form in ONE_OF_TWO or form == "deux":
            _of_two(board, i)
            continue
        if _opens_with_relative(board, i):  # « |Celui| qui était ministre annonce … »
            own = "m" if board.tree.words[i] == "celui" else "f"
            board.add(token.idx, token.idx + len(token), i, "pronoun", form, "person", gender=own, number="s", noun="")
            continue
        if form not in PRONOUNS:
            continue
        gender, number = PRONOUNS[form]
        if form in ("lui", "eux") and not (phrases.preposition(token) or token.dep_.startswith("nsubj")):
            if token.i + 1 >= len(doc) or doc[token.i + 1].lower_ != "qui":  # « X a perdu. |Lui| qui visait »
                continue
        if form == "lui" and board.tree.deps[i].startswith("nsubj"):
            gender = "m"  # « |Lui| a parlé d'un échec », beside « elle »
        if form in SUBJECTS:
            clause = by_head.get(token.head.i)
            if is_impersonal(
                token,
                passive_that=clause is not None and clause.passive and clause.intro == "que",
                content=clause is not None and clause.intro in ("que", "de"),
            ):
                continue
        board.add(token.idx, end, token.i, "pronoun", form, "person", gender=gender, number=number, noun=form)


def _opens_with_relative(board: Board, i: int) -> bool:
    """Whether « celui qui », « celle qui » opens a sentence: somebody told of before, by what they were or did."""
    words = board.tree.words
    if words[i] not in ("celui", "celle") or words[i + 1 : i + 2] != ["qui"] or not board.tokens[i].is_sent_start:
        return False
    near = board.tokens[i + 2 : i + 5]
    return any(t.lower_ in ("a", "fut") or t.lower_.endswith("ait") and t.pos_ in ("VERB", "AUX") for t in near)


def _of_two(board: Board, i: int) -> None:
    """« |Le premier| a dit que P, |la seconde| … », « |Tous deux| affirment »: one of two, or both, that speak."""
    tree, form = board.tree, board.tree.words[i]
    if not tree.deps[i].startswith("nsubj") or tree.pos[i + 1 : i + 2] in (["NOUN"], ["PROPN"]) or not i:
        return
    before = board.tokens[i - 1]
    both = form == "deux"
    if both and tree.words[i - 1] not in ("tous", "toutes") and tree.words[max(0, i - 2) : i] != ["tous", "les"]:
        return
    if not both and (tree.words[i - 1] not in ("le", "la") or i not in board.acting):
        return
    gender = ONE_OF_TWO.get(form) or ("f" if tree.words[i - 1] == "toutes" else "m")
    token = board.tokens[i]
    board.add(
        before.idx, token.idx + len(token), i, "pronoun", f"{before.lower_} {form}", "person",
        gender=gender, number="p" if both else "s", noun="tous deux" if both else form,
    )  # fmt: skip


def _last_one(board: Board, token: Token) -> None:
    """« ce dernier », « cette dernière »; not « ces derniers jours »."""
    doc = board.doc
    if token.i + 1 < len(doc) and (doc[token.i + 1].pos_ in ("NOUN", "NUM") or doc[token.i + 1].is_digit):
        return
    gender, number = LAST[token.lower_]
    before = doc[token.i - 1]
    board.add(
        before.idx,
        token.idx + len(token),
        token.i,
        "pronoun",
        f"ce {token.lower_}",
        "person",
        gender=gender,
        number=number,
        noun="ce dernier",
    )


def is_impersonal(token: Token, *, passive_that: bool, content: bool) -> bool:
    """Whether « il » is nobody: « il faut », « il y a », « il s'agit de », « il est possible de ».

    `passive_that`: its verb is a passive with a que-clause; `content`: its verb governs « que » or « de ».
    """
    verb = token.head
    lemma = verb.lemma_.lower()
    siblings = {c.lower_ for c in verb.children}
    if lemma == "avoir" and "y" in siblings or lemma in IMPERSONAL:
        return True
    if lemma in REFLEXIVE_IMPERSONAL and {"s'", "se"} & siblings:
        return lemma in ("agir", "avérer") or content
    if passive_that:
        return True
    if lemma in MAY_BE_IMPERSONAL and (
        content or "Inf" in "".join(str(c.morph.get("VerbForm", [])) for c in verb.rights)
    ):
        return any(
            c.lower_ in ("que", "qu'", "de", "d'", "à") for c in verb.subtree if c.i > verb.i and c.i < verb.i + 4
        )
    copula = any(c.dep_ == "cop" for c in verb.lefts)
    if verb.pos_ == "ADJ" or (copula and verb.pos_ == "NOUN"):
        introduced = content or any(c.lower_ in ("que", "qu'", "de", "d'") and c.i > verb.i for c in verb.children)
        introduced = introduced or any(
            c.dep_ in ("ccomp", "csubj", "advcl", "xcomp")
            and any(g.lower_ in ("que", "qu'", "de", "d'") for g in c.lefts)
            for c in verb.rights
        )
        return introduced and lemma not in PERSONAL and verb.lower_ not in PERSONAL and verb.pos_ == "ADJ"
    return False
