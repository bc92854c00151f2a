"""Phrases: the extent of a noun phrase and of its coordinated parts, from the parse and its neighbours."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from aidememoire.clauses.tree import Tree, tree_of

NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"}
JOINED = NOMINAL | {"ADJ"}
INSIDE_LEFT = {"det", "amod", "nummod", "advmod", "nmod", "flat:name", "flat:foreign", "fixed", "case", "punct", "dep"}
INSIDE_RIGHT = {
    "amod", "nmod", "flat:name", "flat:foreign", "fixed", "nummod", "compound", "goeswith", "flat", "acl", "dep",
}  # fmt: skip
PREPOSITIONS = {
    "au": "à",
    "aux": "à",
    "du": "de",
    "des": "de",
    "d'": "de",
    "l'": "le",
    "jusqu'": "jusque",
    "lors": "lors de",
}
TIME_NOUNS = {
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "matin", "soir", "nuit", "midi", "minuit",
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre", "semaine", "mois", "année", "an", "jour", "heure", "hier", "demain", "week-end", "journée", "soirée",
    "veille", "lendemain", "siècle", "trimestre", "minute", "après-midi", "matinée", "fois",
}  # fmt: skip
QUANTIFIERS = {
    "quelque",
    "environ",
    "près",
    "plus",
    "moins",
    "presque",
    "très",
    "tous",
    "toutes",
    "tout",
    "au",
    "toute",
    "bien",
    "même",
}
CLITICS = {"se", "s'", "ne", "n'", "y", "en", "lui", "leur", "le", "la", "l'", "les"}
OUTSIDE = {"depuis", "pendant", "durant", "avant", "après", "dès", "lors", "selon", "malgré", "faute", "afin", "jusque"}


def preposition(token: Token) -> str:
    """The preposition that introduces a token's phrase, contracted forms undone; "" when there is none."""
    tree = tree_of(token.doc)
    lefts = tree.lefts.get(token.i)
    if lefts is None:
        return ""
    deps, words = tree.deps, tree.words
    cases = [c for c in lefts if deps[c] == "case" or (deps[c] == "mark" and tree.pos[c] == "ADP")]
    if not cases:
        return ""
    first = cases[0]
    parts = [first, *(c for c in tree.children(first) if deps[c] == "fixed"), *cases[1:]]
    return " ".join([PREPOSITIONS.get(words[c], words[c]) for c in parts])


def is_temporal(token: Token) -> bool:
    """Whether a noun names a time (a day, a month, a duration)."""
    word = token.lower_
    if word == "week":
        return True  # « ce |week|-end », three tokens
    return word in TIME_NOUNS or word.rstrip("s") in TIME_NOUNS or token.lemma_.lower() in TIME_NOUNS


def phrase(doc: Doc, head: int) -> tuple[int, int]:
    """The noun phrase of the token `head` as (start, end): determiner to last complement.

    Without its preposition, its coordinated parts, appositions set off by commas, and relative clauses.
    """
    tree = tree_of(doc)
    found = tree.phrases.get(head)
    if found is None:
        found = tree.phrases[head] = _phrase(tree, head)
    return found


def _phrase(tree: Tree, head: int) -> tuple[int, int]:
    deps, pos, words, tokens = tree.deps, tree.pos, tree.words, tree.tokens
    lefts, rights = tree.lefts.get(head, ()), tree.rights.get(head, ())
    if pos[head] == "PRON" and deps[head] != "ROOT":
        if not any(deps[c] in ("nmod", "det") for c in (*lefts, *rights)):
            return head, head + 1
    start = head
    for child in reversed(lefts):
        dep, word = deps[child], words[child]
        if dep not in INSIDE_LEFT or dep == "case" or pos[child] in ("ADP", "CCONJ", "SCONJ", "VERB", "AUX"):
            break
        if word == "," or tokens[child].is_space or tokens[child].right_edge.i + 1 != start:
            break
        if dep == "advmod" and word not in QUANTIFIERS or word in ("aux", "au", "du"):
            break
        if dep == "punct" and word not in ('"', "«", "“"):
            break
        if dep == "nmod" and is_temporal(tokens[child]):
            break  # « a annoncé hier |soir| la compagnie »
        start = tokens[child].left_edge.i
    start = _tied(tree, start)
    end = head + 1
    for child in rights:
        dep = deps[child]
        if dep in ("case", "punct") or tokens[child].is_space:
            if child == end and words[child] in ('"', "»", "”", "-"):
                end += 1
                continue
            break
        if dep not in INSIDE_RIGHT and not (dep == "appos" and pos[child] == "PROPN"):  # « le président |Anselmo Roy| »
            break
        left = tokens[child].left_edge.i
        if left != end:
            break
        if dep == "acl" and (tokens[child].morph.get("Tense", []) != ["Past"] or words[left] == ","):
            break
        if dep == "nmod" and (words[left] in OUTSIDE or _dates(tree, child, left)):
            break
        if words[left] in (",", "(", ";") or pos[left] == "CCONJ":
            break
        end = _right(tree, child)
    while start < head and words[start] in ("«", '"', "(", ","):
        start += 1
    while end > head + 1 and (words[end - 1] in (",", '"', "«", "(", "-") or tokens[end - 1].is_space):
        end -= 1
    return start, end


def _dates(tree: Tree, noun: int, left: int) -> bool:
    """Whether a noun after another says when: « la réunion |mercredi| », not « L'Écho du |Jour| »."""
    token = tree.tokens[noun]
    return tree.pos[left] != "ADP" and token.text[:1].islower() and is_temporal(token)


def _tied(tree: Tree, start: int) -> int:
    """The start of a word written with hyphens that the tokenizer cut: « l'état-major »."""
    words, tokens = tree.words, tree.tokens
    if start < 2 or (words[start - 1] != "-" and words[start] != "-"):
        return start
    first = start
    while first > 1 and (
        (words[first - 1] == "-" and not tokens[first - 1].whitespace_ and not tokens[first - 2].whitespace_)
        or (words[first] == "-" and not tokens[first - 1].whitespace_ and tokens[first - 1].is_alpha)
    ):
        first -= 1
    if first < start and tree.pos[first - 1] == "DET":
        first -= 1
    return first


def _right(tree: Tree, token: int) -> int:
    """The end of a token's own phrase inside a larger one: stops at commas, coordination and verbs."""
    end = token + 1
    for child in tree.rights.get(token, ()):
        dep = tree.deps[child]
        if dep not in INSIDE_RIGHT and dep != "conj":
            break
        left = tree.tokens[child].left_edge.i
        if left != end or tree.words[left] in (",", "(", ";"):
            break
        if dep == "conj" and tree.pos[child] in ("VERB", "AUX") or tree.words[left] in OUTSIDE:
            break
        if dep == "acl" and tree.tokens[child].morph.get("Tense", []) != ["Past"]:
            break
        end = _right(tree, child)
    return end


def conjuncts(token: Token) -> list[Token]:
    """The token and the nominal tokens coordinated with it, in order."""
    tree = tree_of(token.doc)
    found, queue = [token.i], [token.i]
    while queue:
        for child in tree.rights.get(queue.pop(), ()):
            if tree.deps[child] == "conj" and tree.pos[child] in JOINED:
                found.append(child)
                queue.append(child)
    return [tree.tokens[i] for i in sorted(found)]


def trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """A token span without the blanks, commas and stops at its edges."""
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in {",", ".", ";", ":", "…", "-", "–", "—"}):
        end -= 1
    while start < end and (doc[start].is_space or doc[start].text in {",", ".", ";", ":", "-", "–", "—"}):
        start += 1
    return start, end


def chars(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The character offsets of a token span."""
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
