"""Named trades: is what stands before a name the trade of a firm (« le |brasseur| Kronor », « l'|équipe| Sunvia »)?"""

from __future__ import annotations

from spacy.tokens import Doc

from aidememoire.actors.word_lists import words
from aidememoire.lexicon.given_names import gender_of_given_name
from aidememoire.lexicon.phrases import fold

ARTICLES = ("le", "la", "l'", "du", "au", "un", "une", "d'")


def trade_before(doc: Doc, first: int) -> int | None:
    """The noun of a trade or team before the name at token `first`: « l'|éditeur| de logiciels Softia ».

    None where a given name makes it somebody's: « l'éditeur Paul Roy ».
    """
    at = _past_adjectives(doc, first - 1)
    if at > 2 and doc[at].is_lower and doc[at - 1].lower_ in ("de", "d'") and not _is_trade(doc, at):
        at = _past_adjectives(doc, at - 2)
    if at < 1 or not _is_trade(doc, at) or doc[at - 1].lower_ not in ARTICLES:
        return None
    return at if gender_of_given_name(doc[first].text) is None else None


def trade_nouns(noun: str) -> set[str]:
    """What a body of a trade may be called by: its own noun, and « entreprise » or « équipe »."""
    return {noun, "équipe" if fold(noun) in words("named_teams") else "entreprise"}


def _past_adjectives(doc: Doc, at: int) -> int:
    while at > 0 and doc[at].pos_ == "ADJ" and doc[at].is_lower and not _is_trade(doc, at):
        at -= 1
    return at


def _is_trade(doc: Doc, at: int) -> bool:
    return doc[at].is_lower and fold(doc[at].text) in words("named_trades") | words("named_teams")
