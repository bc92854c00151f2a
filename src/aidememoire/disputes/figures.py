"""Which figures do the parties give, and which two are of one thing and differ?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.tokens import Token

from aidememoire.clauses import phrases
from aidememoire.modality.conditionals import word

if TYPE_CHECKING:
    from aidememoire.disputes.accounts import Accounts

NUMBERS = {
    "un",
    "une",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "cent",
    "cents",
    "mille",
    "million",
    "millions",
    "dizaine",
    "douzaine",
    "quinzaine",
    "vingtaine",
    "trentaine",
    "quarantaine",
    "cinquantaine",
    "centaine",
    "millier",
    "milliers",
    "dizaines",
    "centaines",
}
REACH = 4  # sentences between two figures of one thing
SIDES = {"selon", "d'après"}


@dataclass(slots=True)
class Figure:
    """A number of people or things as somebody gives it. Token indices; `value` None when it is no plain number."""

    head: int
    start: int
    end: int
    sentence: int
    value: str
    noun: str
    party: str | None
    words: str
    contrast: bool


def figures_of(accounts: Accounts) -> list[Figure]:
    """The figures of people, each with who gives it, in text order."""
    found: list[Figure] = []
    for token in accounts.doc:
        figure = _figure(accounts, token)
        if figure is not None:
            found.append(figure)
    return found


def _figure(accounts: Accounts, token: Token) -> Figure | None:
    if not (token.like_num or token.pos_ == "NUM" or token.is_digit or word(token).split("-")[0] in NUMBERS):
        return None
    if token.pos_ == "ADJ" or re.search(r"(?:ième|ier|ière|ème|er)$", word(token)) or token.text.endswith("°"):
        return None
    if not (
        token.like_num
        or word(token) in NUMBERS
        or re.fullmatch(r"\d[\d.]*", token.text)
        or word(token).split("-")[0] in NUMBERS
        and "-" in token.text
    ) or word(token) in ("un", "une"):
        return None
    if (
        not accounts.in_body(token.i)
        or phrases.is_temporal(token.head)
        or token.i + 1 < len(accounts.doc)
        and phrases.is_temporal(token.nbor(1))
    ):
        return None
    if token.i > 0 and token.nbor(-1).like_num or re.fullmatch(r"(?:19|20)\d\d", token.text):
        return None
    noun = _counted(token)
    return _given(accounts, token, noun)


def _counted(token: Token) -> Token | None:
    """The noun that a number counts: « 58 des 143 militants », « une quarantaine de personnes »; None for none."""
    between = [word(t) for t in token.doc[token.i + 1 : token.head.i]]
    if (
        token.head.pos_ == "NOUN"
        and token.dep_ in ("nummod", "det", "amod", "nmod")
        and token.head.i > token.i
        and not {"selon", "après"} & set(between)
    ):
        return token.head
    for other in token.doc[token.i + 1 : min(token.i + 6, token.sent.end)]:
        if other.pos_ == "NOUN" and not phrases.is_temporal(other):
            return other
        if other.is_punct or other.pos_ in ("VERB", "AUX") or word(other) in SIDES:
            return None
    return None


def _given(accounts: Accounts, token: Token, noun: Token | None) -> Figure | None:
    from aidememoire.disputes.accounts import words

    doc, sent = accounts.doc, token.sent
    start, end = token.i, (noun.i + 1 if noun is not None else token.i + 1)
    source = _source_after(accounts, end, sent.end)
    party, contrast = None, False
    if source is not None:
        party, stop = source
        end = stop
    else:
        clause = _giving(accounts, token)
        if clause is not None and clause.subject_head is not None:
            named = accounts.parties.named([clause.subject_head])
            party = named[0] if named else None
            start = accounts.subject_start(clause)
            text = " ".join(word(t) for t in doc[start : min(sent.end, token.i + 4)])
            limited = (
                clause.negated is False
                and bool(re.search(r"\bne .* que?\b|\bn' .* que?\b", text))
                or bool(re.search(r"\b(?:ne|n') .*\b(?:que|qu')\b", text))
            )
            contrast = limited or any(
                re.search(rf"(?<!\w){re.escape(c)}(?!\w)", text) for c in words("figures", "contrast")
            )
        else:
            at = token.idx
            around = [q for q in accounts.quotations if q["start"] <= at < q["end"] and q["speaker"] is not None]
            if around:
                party = min(around, key=lambda q: q["end"] - q["start"])["speaker"]
    label = noun.text if noun is not None else ""
    shown = doc[token.i : (noun.i + 1 if noun is not None else token.i + 1)].text
    return Figure(token.i, start, end, accounts.sentence_of[token.i], _value(token), label, party, shown, contrast)


def _source_after(accounts: Accounts, start: int, stop: int) -> tuple[str | None, int] | None:
    """The party and end of « selon l'opposition » right after a figure, before the next comma."""
    doc = accounts.doc
    for i in range(start, min(start + 8, stop)):
        if (
            word(doc[i]) == "selon"
            or word(doc[i]) == "d'"
            and i + 1 < stop
            and word(doc[i + 1]) == "après"
            or word(doc[i]) == "d'après"
        ):
            first = i + (2 if word(doc[i]) == "d'" else 1)
            for j in range(first, min(first + 7, stop)):
                actor = accounts.index.of_token(j)
                if actor is not None:
                    return actor, phrases.phrase(doc, j)[1]
            return None
        aside = doc[i].text == "," and i + 1 < stop and word(doc[i + 1]) in ("selon", "d'", "d'après")
        if doc[i].text in (";", ".") or doc[i].pos_ == "NUM" or doc[i].text == "," and i > start + 1 and not aside:
            return None
    return None


def _giving(accounts: Accounts, token: Token):  # type: ignore[no-untyped-def]
    """The clause of a verb of giving a figure above a number."""
    from aidememoire.disputes.accounts import words

    current = token
    for _ in range(12):
        clause = accounts.by_head.get(current.i)
        if clause is not None and clause.kind == "finite":
            return clause if clause.lemma in words("figures", "giving") and clause.subject_head is not None else None
        if current.head.i == current.i:
            return None
        current = current.head
    return None


def _value(token: Token) -> str:
    return re.sub(r"[^\w]", "", word(token))


def figures_apart(accounts: Accounts) -> Iterator[tuple[Figure, Figure]]:
    """Pairs of figures of one thing that two parties give differently."""
    figures = [f for f in figures_of(accounts) if f.party is not None]
    used: set[int] = set()
    for n, later in enumerate(figures):
        for one in reversed(figures[:n]):
            if (
                one.head in used
                or one.party == later.party
                or one.value == later.value
                or later.sentence - one.sentence > REACH
            ):
                continue
            if _of_one_thing(accounts, one, later):
                used.add(one.head)
                yield one, later
                break


def _of_one_thing(accounts: Accounts, one: Figure, later: Figure) -> bool:
    """« onze morts selon l'opposition, trois selon la police »; « parle, lui, de 31 personnes relâchées »."""
    if one.sentence == later.sentence:
        sourced = (
            word(accounts.doc[later.end - 1]) != "" and _is_sourced(accounts, later) and _is_sourced(accounts, one)
        )
        same = (
            not later.noun
            or later.noun.lower() == one.noun.lower()
            or accounts.same_matter((one.head, one.head + 4), (later.head, later.head + 4))
        )
        return sourced and same and bool(one.noun)
    if not later.contrast:
        return False
    span_one, span_later = _clause_span(accounts, one), _clause_span(accounts, later)
    return accounts.same_matter(span_one, span_later)


def _is_sourced(accounts: Accounts, figure: Figure) -> bool:
    return any(word(t) in ("selon", "après", "d'après") for t in accounts.doc[figure.head : figure.end])


def _clause_span(accounts: Accounts, figure: Figure) -> tuple[int, int]:
    """The words around a figure that tell of what it is: up to the comma or the sentence's end."""
    sent = accounts.doc[figure.head].sent
    return max(sent.start, figure.head - 4), min(sent.end, figure.head + 10)
