"""Outer functions: whose name stands behind « le frère de la victime, X » and « face au procureur, X a nié »?"""

from __future__ import annotations

from spacy.tokens import Token

from aidememoire.actors.mention import Board, Mention
from aidememoire.clauses import phrases
from aidememoire.lexicon.given_names import gender_of_given_name

OF = {"de", "du", "d'"}
ARTICLES = {"la", "l'"}
CLOSING = {",", ")", ".", ";", ":"}


def is_outers(board: Board, first: int, name: Mention) -> bool:
    """Whether a name behind a comma is that of the function which the one at token `first` completes: « |le frère|
    de la victime, X, »; not where its gender speaks against it."""
    doc, at = board.doc, first - 1
    if at > 0 and doc[at].lower_ in ARTICLES:
        at -= 1
    if at < 1 or doc[first].lower_ not in OF and doc[at].lower_ not in OF:
        return False
    head = board.doc[first].head
    outer = board.taken.get(head.i) if head.i < at else None
    if outer is None or outer["form"] != "function" or outer["kind"] != "person" or not outer.get("determiner"):
        return False
    given = gender_of_given_name(name["name"].split()[0]) if " " in name["name"] else None
    if name.get("titled") and given is None:
        given = name.get("gender")
    own = outer.get("gender") if outer.get("determiner") != "l'" else None
    return not (given and own and given != own)


def is_led_away(board: Board, first: int, last: int, name: Mention) -> bool:
    """Whether a function is but whom a sentence's opening leads to, and the name behind the comma its subject: « Face
    au procureur, |X| a nié », « Selon un témoin, |X| a fui »."""
    doc = board.doc
    after = board.token_at(name["end"] - 1) + 1
    if after >= len(doc) or doc[after].is_space or doc[after].is_punct:
        return False
    head = doc[board.head(first, last)]
    if head.i in board.sources or phrases.preposition(head) == "pour":
        return True
    if not doc[name["token"]].dep_.startswith("nsubj") or doc[after].pos_ not in ("AUX", "VERB", "PRON", "ADV"):
        return False
    led = phrases.preposition(head)
    if led != "de":
        return bool(led)
    at = phrases.phrase(doc, head.i)[0]
    while at > 0 and doc[at - 1].lower_ in OF | ARTICLES:
        at -= 1
    opens = doc[at - 1] if at else head  # « |Auprès| du maire, X a plaidé »
    return bool(opens.is_sent_start) and opens.pos_ in ("ADV", "ADP")


def leads(board: Board, head: Token) -> int | None:
    """The token of the name whose relative a function is the subject of: « |Paul Roy|, qu'accompagnait le préfet, »."""
    verb = head.head
    if not head.dep_.startswith("nsubj") or not verb.dep_.startswith("acl") or verb.head.i >= verb.i:
        return None
    if not any(c.lower_ in ("que", "qu'", "dont") for c in verb.lefts):
        return None
    name = board.taken.get(verb.head.i)
    return int(name["token"]) if name is not None and name["form"] == "name" else None
