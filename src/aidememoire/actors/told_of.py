"""Told of: whom does a pronoun that speaks take up, where nobody before it is a mention yet?

« Cette loi inquiète |les pacifistes|. Pour eux, "…" »: a noun of people that does and says nothing is no mention of an
actor by itself; it is one once words are given to a pronoun that only it can be.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container
from typing import Any

import numpy as np
from spacy.tokens import Doc, Token

from aidememoire import layers
from aidememoire.actors.mention import NEGATIVES, Board, Mention, gender_of, is_human, number_of
from aidememoire.actors.word_lists import words
from aidememoire.clauses import phrases
from aidememoire.lexicon import functions
from aidememoire.lexicon.given_names import gender_of_given_name
from aidememoire.lexicon.phrases import fold

BACK = 2  # sentences before the pronoun's own that are looked at
FAR = 6  # … where pronouns stand between
THIRD = ("il", "elle", "-il", "-elle", "-t-", "ils", "-ils", "eux", "lui", "celui", "celle", "ceux", "ce dernier")
NEAREST = ("celui-ci", "celle-ci", "ceux-ci", "celles-ci", "ce dernier")
PLACES = ("state", "capital", "seat", "work")


def find_told_of(board: Board) -> None:
    """Lays on the board the noun that a speaking pronoun takes up where no mention near it could be meant."""
    said = {item["token"]: item for item in layers.get(board.doc, "quotations") if item["token"] is not None}
    wanted = {m["token"]: m for m in board.found if m["form"] == "pronoun" and _speaks(m, said)}
    starts: list[int] = np.flatnonzero(board.doc.to_array("SENT_START") == 1).tolist() if wanted else []
    for token in sorted(wanted):
        _lay_for(board, wanted[token], said.get(token), starts, said)


def _speaks(pronoun: Mention, said: dict[int, dict[str, Any]]) -> bool:
    """Whether a pronoun is given words, or is one by which the noun told of last goes on (« cette dernière »)."""
    noun = pronoun.get("noun", "")
    return noun.startswith(NEAREST) or pronoun["token"] in said and noun.startswith(THIRD)


def _lay_for(
    board: Board, pronoun: Mention, item: dict[str, Any] | None, starts: list[int], spoke: Container[int]
) -> None:
    doc = board.doc
    end = pronoun["token"]
    if item is not None and doc[end].text.startswith("-"):  # « "P", affirme-t-il »: not who is told of in P
        end = min(end, board.token_at(item["contents"][0]["start"]))
    first = starts[max(0, bisect_right(starts, end - 1) - 1 - BACK)] if end else 0
    begins, ends = doc[first].idx, doc[end].idx
    best: Token | None = None
    for i in range(end - 1, first - 1, -1):
        word = doc[i]
        if word.pos_ != "NOUN" or i in board.heads or not board.is_free(i, i) or not _fits(pronoun, word, i):
            continue
        if best is not None and best.sent.start != word.sent.start:
            break
        if best is None or word.dep_.startswith("nsubj") and not best.dep_.startswith("nsubj"):
            best = word
    if best is None:
        return
    if pronoun.get("noun", "").startswith(NEAREST):
        begins = best.idx  # « La directrice a reçu |une élève|. Celle-ci … »
    elif _leads(best, doc[pronoun["token"]]):
        begins = (
            best.sent.start_char
        )  # « Sa mère l'a dit. |L'agence| va se prononcer. Elle … »: not who was told of before
    near = [m for m in board.found if begins <= m["start"] < ends and m is not pronoun and m["form"] not in PLACES]
    if pronoun.get("number") == "p" and is_human(best):  # « La firme … |les élus|. Ils »: people before a body
        near = [m for m in near if m.get("number") == "p" or m["kind"] == "person" or m["start"] > best.idx]
    if (
        item is not None
        and is_human(best)
        and doc[pronoun["token"]].text.startswith("-")
        and pronoun.get("number") == "s"
    ):
        near = [m for m in near if m["kind"] == "person" or m["token"] in spoke]  # « |Le tribunal| a condamné un … »
    stop = best.idx
    if best.dep_.startswith("nsubj") and _is_body(best):  # « La direction |d'Airbus| a diffusé une note … elle »
        stop = phrases.chars(doc, *phrases.phrase(doc, best.i))[1]
        near = [m for m in near if not best.idx < m["start"] < stop]
    if best.dep_.startswith("nsubj") and pronoun.get("number") == "s" and is_human(best):
        near = [m for m in near if m["form"] != "organisation" or m.get("acts")]  # « un fichier (FPR). Il a avoué »
    if pronoun.get("gender") is not None and (is_human(best) or best.dep_ == "nsubj"):
        near = [m for m in near if not _is_other_sex(pronoun, m)]  # « Une élue a vu |Paul Roy|. Elle … »
    fitting = [m for m in near if _may_mean(board, pronoun, m)]
    if pronoun.get("noun", "").startswith(NEAREST):
        fitting = [m for m in fitting if m["form"] != "pronoun" or not _is_said(doc, m)]
    if fitting:
        far = doc[starts[max(0, bisect_right(starts, end - 1) - 1 - FAR)]].idx
        earlier = (m for m in board.found if far <= m["start"] < ends and m["form"] not in (*PLACES, "pronoun"))
        earlier = (m for m in earlier if not best.idx < m["start"] < stop)
        if any(m["form"] != "pronoun" for m in fitting) or any(_may_mean(board, pronoun, m) for m in earlier):
            return  # but « un homme … |Ce dernier| … |celui-ci| »: pronouns that nobody else stands behind
    _lay(board, best)
    pronoun["told"] = best.i


def _leads(subject: Token, pronoun: Token) -> bool:
    """Whether a noun is the subject of the sentence right before a subject pronoun's, in one paragraph."""
    if not (subject.dep_.startswith("nsubj") and subject.head.dep_ == "ROOT" and pronoun.dep_.startswith("nsubj")):
        return False
    between = subject.doc[subject.i : pronoun.i].text
    return subject.sent.end == pronoun.sent.start and "\n" not in between and pronoun.i - pronoun.sent.start < 3


def _is_other_sex(pronoun: Mention, mention: Mention) -> bool:
    """Whether a given name says that a person is not who « il » or « elle » stands for."""
    if mention["form"] != "name" or mention["kind"] != "person":
        return False
    return gender_of_given_name(mention["name"]) not in (None, pronoun.get("gender"))


def _is_said(doc: Doc, mention: Mention) -> bool:
    """Whether a mention stands in words between marks: « "|Elle| savait", assure-t-il »."""
    direct = (part for q in layers.get(doc, "quotations") if q["kind"] == "direct" for part in q["contents"])
    return any(part["start"] <= mention["start"] < part["end"] for part in direct)


def _may_mean(board: Board, pronoun: Mention, mention: Mention) -> bool:
    """Whether a mention near could be who a pronoun stands for, by number and gender; a place or a thing not."""
    number, gender = pronoun.get("number"), pronoun.get("gender")
    own = mention.get("gender")
    if mention["form"] == "pronoun":
        return mention.get("number") == number and (gender is None or own in (None, gender))
    if number == "p":
        return mention.get("number") == "p" or mention["kind"] not in ("person",) or _joined(board, mention)
    if mention.get("number") == "p":
        return False
    return gender is None or own in (None, gender)


def _joined(board: Board, mention: Mention) -> bool:
    """« Anne |et Paul| Roy … ils »: one of several."""
    word = board.doc[mention["token"]]
    return word.dep_ == "conj" or any(c.dep_ == "conj" for c in word.rights)


def _fits(pronoun: Mention, word: Token, token: int) -> bool:
    number, gender = pronoun.get("number"), pronoun.get("gender")
    lemma = word.lemma_.lower()
    if fold(lemma) in words("several") and number == "p":
        return True
    if number_of(word) != number or phrases.is_temporal(word):
        return False
    if not is_human(word) and (number == "p" or not _is_body(word)):
        return False
    own = gender_of(word.doc, max(0, token - 2), token) if number == "s" else None
    return gender is None or own in (None, gender)


def _is_body(word: Token) -> bool:
    return functions.collective(word.text) is not None or fold(word.lemma_) in words("speaking_bodies")


def _lay(board: Board, word: Token) -> None:
    first, end = phrases.phrase(board.doc, word.i)
    determiner = board.determiner(first, word.i)
    if determiner in NEGATIVES:
        return
    start, stop = phrases.chars(board.doc, first, board.whole(end))
    many = number_of(word) == "p" or fold(word.lemma_) in words("several")
    kind = "group" if many else "person" if is_human(word) else "organisation"
    board.add(
        start, stop, word.i, "nominal", board.text[start:stop], kind,
        number="p" if many else "s", noun=word.lemma_.lower(), gender=gender_of(board.doc, first, word.i),
        determiner=determiner, country=None,
    )  # fmt: skip
