"""Phrases: the extent of a noun phrase and of its coordinated parts, from the parse and its neighbours."""

from __future__ import annotations

from spacy.tokens import Doc, Token

NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"}
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
    cases = [child for child in token.lefts if child.dep_ == "case" or (child.pos_ == "ADP" and child.dep_ == "mark")]
    if not cases:
        return ""
    first = cases[0]
    words = [PREPOSITIONS.get(first.lower_, first.lower_)]
    words += [PREPOSITIONS.get(c.lower_, c.lower_) for c in first.children if c.dep_ == "fixed"]
    words += [PREPOSITIONS.get(c.lower_, c.lower_) for c in cases[1:]]
    return " ".join(words)


def is_temporal(token: Token) -> bool:
    """Whether a noun names a time (a day, a month, a duration)."""
    return token.lower_ in TIME_NOUNS or token.lemma_.lower() in TIME_NOUNS or token.lower_.rstrip("s") in TIME_NOUNS


def phrase(doc: Doc, head: int) -> tuple[int, int]:
    """The noun phrase of the token `head` as (start, end): determiner to last complement.

    Without its preposition, its coordinated parts, appositions set off by commas, and relative clauses.
    """
    token = doc[head]
    if token.pos_ == "PRON" and token.dep_ != "ROOT" and not any(c.dep_ in ("nmod", "det") for c in token.children):
        return head, head + 1
    start = head
    for child in reversed(list(token.lefts)):
        if (
            child.dep_ not in INSIDE_LEFT
            or child.dep_ == "case"
            or child.pos_ in ("ADP", "CCONJ", "SCONJ", "VERB", "AUX")
        ):
            break
        if child.text == "," or child.is_space or child.right_edge.i + 1 != start:
            break
        if child.dep_ == "advmod" and child.lower_ not in QUANTIFIERS or child.lower_ in ("aux", "au", "du"):
            break
        if child.dep_ == "punct" and child.text not in ('"', "«", "“"):
            break
        if child.dep_ == "nmod" and is_temporal(child):
            break  # « a annoncé hier |soir| la compagnie »
        start = child.left_edge.i
    start = _tied(doc, start)
    end = head + 1
    for child in token.rights:
        if child.dep_ in ("case", "punct") or child.is_space:
            if child.text in ('"', "»", "”", "-") and child.i == end:
                end += 1
                continue
            break
        left = child.left_edge.i
        name = child.dep_ == "appos" and child.pos_ == "PROPN"  # « le président |Anselmo Roy| »
        if not (child.dep_ in INSIDE_RIGHT or name) or left != end:
            break
        if child.dep_ == "acl" and (child.morph.get("Tense", []) != ["Past"] or doc[left].text == ","):
            break
        dated = is_temporal(child) and child.text[:1].islower() and doc[left].pos_ != "ADP"  # not « L'Écho du |Jour| »
        if child.dep_ == "nmod" and (doc[left].lower_ in OUTSIDE or dated):
            break
        if doc[left].text in (",", "(", ";") or doc[left].pos_ == "CCONJ":
            break
        end = _right(doc, child)
    while start < head and doc[start].text in ("«", '"', "(", ","):
        start += 1
    while end > head + 1 and (doc[end - 1].text in (",", '"', "«", "(", "-") or doc[end - 1].is_space):
        end -= 1
    return start, end


def _tied(doc: Doc, start: int) -> int:
    """The start of a word written with hyphens that the tokenizer cut: « l'état-major »."""
    first = start
    while first > 1 and (
        (doc[first - 1].text == "-" and not doc[first - 1].whitespace_ and not doc[first - 2].whitespace_)
        or (doc[first].text == "-" and not doc[first - 1].whitespace_ and doc[first - 1].is_alpha)
    ):
        first -= 1
    if first < start and doc[first - 1].pos_ == "DET":
        first -= 1
    return first


def _right(doc: Doc, token: Token) -> int:
    """The end of a token's own phrase inside a larger one: stops at commas, coordination and verbs."""
    end = token.i + 1
    for child in token.rights:
        left = child.left_edge.i
        if left != end or child.dep_ not in INSIDE_RIGHT | {"conj"} or doc[left].text in (",", "(", ";"):
            break
        if child.dep_ == "conj" and child.pos_ in ("VERB", "AUX") or doc[left].lower_ in OUTSIDE:
            break
        if child.dep_ == "acl" and child.morph.get("Tense", []) != ["Past"]:
            break
        end = _right(doc, child)
    return end


def conjuncts(token: Token) -> list[Token]:
    """The token and the nominal tokens coordinated with it, in order."""
    found, queue = [token], [token]
    while queue:
        for child in queue.pop().rights:
            if child.dep_ == "conj" and child.pos_ in NOMINAL | {"ADJ"}:
                found.append(child)
                queue.append(child)
    return sorted(found, key=lambda t: t.i)


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
