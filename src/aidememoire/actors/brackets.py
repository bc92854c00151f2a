"""Brackets: where a function's phrase goes on behind its party (« le maire |(PS) de Valmont|, Paul Roy, »)."""

from __future__ import annotations

from spacy.tokens import Doc

from aidememoire.actors.mention import Board

WIDE = 5  # tokens from one bracket to the other
LEADS = {"de", "du", "des", "d'"}
LONG = 6  # tokens of what goes on behind the bracket


def behind_bracket(board: Board, end: int) -> int:
    """The end of a function's phrase with the bracket that stands at `end` and what completes it behind; else `end`."""
    doc = board.doc
    if end >= len(doc) or doc[end].text != "(":
        return end
    close = next((i for i in range(end + 1, min(len(doc), end + WIDE + 1)) if doc[i].text == ")"), None)
    if close is None or close + 1 >= len(doc):
        return end
    after = close + 1
    if doc[after].lower_ not in LEADS:
        return after
    for i in range(after + 1, min(len(doc), after + LONG)):
        if doc[i].text == ",":
            return i
        if doc[i].pos_ not in ("NOUN", "PROPN", "ADJ", "DET", "ADP") and doc[i].text != "-":
            break
    return after


def before_bracket(doc: Doc, at: int) -> int:
    """The token before the bracket that closes at token `at`, else `at`: « |Paul Roy| (PS), conseiller municipal »."""
    if doc[at].text != ")":
        return at
    return next((i - 1 for i in range(at - 1, max(0, at - WIDE - 1), -1) if doc[i].text == "("), at)
