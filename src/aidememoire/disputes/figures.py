"""Which figures do the parties give, and which two are of one thing and differ?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from aidememoire import layers
from aidememoire.clauses import phrases
from aidememoire.disputes.accounts import Accounts, listed, words
from aidememoire.disputes.sides import Sides
from aidememoire.modality.conditionals import word
from aidememoire.pipes.clauses import Clause

NUMBERS = {
    "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze",
    "quinze", "seize", "vingt", "trente", "quarante", "cinquante", "soixante", "cent", "cents", "mille", "million",
    "millions", "dizaine", "douzaine", "quinzaine", "vingtaine", "trentaine", "quarantaine", "cinquantaine",
    "centaine", "millier", "milliers", "dizaines", "centaines",
}  # fmt: skip
REACH = 4  # sentences between two figures of one thing, the later one set apart by words of contrast
NEXT = 1  # … without such words
SOURCE_REACH = 8  # tokens after a figure in which « selon la police » stands
VAGUE = {"dizaines", "centaines", "milliers", "millions"}  # no number that another could gainsay
TOPICS = {"dead", "hurt", "crowd", "held"}  # what two bodies count differently
ROUND = ("million", "millions", "milliard", "milliards", "mille")  # they go on with the number before them


@dataclass(slots=True)
class Figure:
    """A number of people or things as somebody gives it. Token indices.

    given     how: source (« selon X »), verb (« X estime »), beside (« …, Y d'une centaine »), quoted
    contrast  set apart from another figure by words (« lui, ne parle que de »)
    """

    head: int
    start: int
    end: int
    sentence: int
    value: str
    noun: str
    party: str | None
    words: str
    contrast: bool
    given: str


def figures_of(accounts: Accounts) -> list[Figure]:
    """The figures of a text, each with who gives it, in text order."""
    found: list[Figure] = []
    for token in accounts.doc:
        if not _is_number(accounts, token):
            continue
        last = _last(token)
        noun = _counted(token, last)
        found.append(_given(accounts, token, last, noun, found))
    return found


def _is_number(accounts: Accounts, token: Token) -> bool:
    """Whether a token begins a number of something: no day, year, ordinal, percentage or article."""
    if not (token.like_num or _opens_number(word(token))) or word(token) in ("un", "une", "second", "seconde"):
        return False
    doc = accounts.doc
    if token.pos_ == "ADJ" or re.search(r"(?:ième|ier|ière|ème|er)$", word(token)) or token.text.endswith("°"):
        return False
    if not accounts.in_body(token.i) or re.fullmatch(r"(?:19|20)\d\d", token.text):
        return False
    if token.i > 0 and word(token.nbor(-1)) == "dont":
        return False  # « quatorze civils, dont |cinq| enfants »: a part of what is counted
    if token.i > 0 and (_numeric(token.nbor(-1)) or word(token.nbor(-1)) in ("article", "numéro", "n°", "-")):
        return False
    after = doc[_last(token) + 1] if _last(token) + 1 < len(doc) else None
    if after is not None and (after.text in ("%", "h", "°", "€", "$") or word(after) in ("pour", "heures", "ans")):
        return False
    return not (phrases.is_temporal(token.head) or after is not None and phrases.is_temporal(after))


@lru_cache(maxsize=1 << 16)
def _opens_number(form: str) -> bool:
    """Whether a form is a number or begins with one: « 1,6 », « vingt », « vingt-deux »."""
    return form.split("-")[0] in NUMBERS or re.fullmatch(r"\d[\d.,]*", form) is not None


def _numeric(token: Token) -> bool:
    return re.fullmatch(r"\d[\d.,]*", token.text) is not None or word(token) in NUMBERS


def _last(token: Token) -> int:
    """The last token of a number: « 320 |000| », « 1,6 |million| »."""
    last = token.i
    while last + 1 < len(token.doc):
        after = token.doc[last + 1]
        grouped = re.fullmatch(r"\d{3}", after.text) and re.fullmatch(r"\d{1,3}", token.doc[last].text)
        if not (grouped or word(after) in ROUND):
            break
        last += 1
    return last


def _counted(token: Token, last: int) -> Token | None:
    """The noun that a number counts: « 58 des 143 militants », « une quarantaine de personnes »; None for none."""
    between = [word(t) for t in token.doc[token.i + 1 : token.head.i]]
    if (
        token.head.pos_ == "NOUN"
        and token.dep_ in ("nummod", "det", "amod", "nmod")
        and token.head.i > last
        and not {"selon", "après", ","} & set(between)
    ):
        return token.head
    for other in token.doc[last + 1 : min(last + 5, token.sent.end)]:
        if other.pos_ == "NOUN" and not phrases.is_temporal(other):
            return other
        ranging = word(other) in ("à", "et", "ou") and other.i + 1 < len(token.doc) and _numeric(other.nbor(1))
        if ranging or _numeric(other):
            continue  # « entre 600 |et 800| interpellations »
        if other.is_punct or other.pos_ in ("VERB", "AUX", "PROPN") or word(other) in ("selon", "d'après", "à", "et"):
            return None
    return None


def _given(accounts: Accounts, token: Token, last: int, noun: Token | None, before: list[Figure]) -> Figure:
    doc, sent = accounts.doc, token.sent
    start, end = token.i, (noun.i + 1 if noun is not None else last + 1)
    party, contrast, given = None, False, ""
    source = _source_after(accounts, end, sent.end)
    beside = None if source is not None else _beside(accounts, token, before)
    clause = _giving(accounts, token)
    if source is not None:
        (party, end), given = source, "source"
    elif beside is not None:
        (party, start), given = beside, "beside"
    elif clause is not None and clause.subject_head is not None:
        named = accounts.parties.named([clause.subject_head])
        party, given = (named[0] if named else _speaker(accounts, token)), "verb" if named else "quoted"
        start = min(token.i, accounts.subject_start(clause))
        text = " ".join(word(t) for t in doc[start : min(sent.end, last + 4)])
        limited = re.search(r"\b(?:ne|n') .*\b(?:que|qu')(?!\w)", text) is not None and not clause.negated
        contrast = limited or any(
            re.search(rf"(?<!\w){re.escape(c)}(?!\w)", text) for c in words("figures", "contrast")
        )
    else:
        party, given = _speaker(accounts, token), "quoted"
    shown = doc[token.i : max(last, noun.i if noun is not None else last) + 1].text
    return Figure(
        token.i, start, end, accounts.sentence_of[token.i], _value(doc[token.i : last + 1].text),
        noun.text if noun is not None else "", party, shown, contrast, given,
    )  # fmt: skip


def _speaker(accounts: Accounts, token: Token) -> str | None:
    """Whose quotation a number stands in: « Selon le ministère, l'attaque a fait |12| morts »."""
    at = token.idx
    around = [q for q in accounts.quotations if q["start"] <= at < q["end"] and q["speaker"] is not None]
    speaker: str | None = min(around, key=lambda q: q["end"] - q["start"])["speaker"] if around else None
    return speaker


def _source_after(accounts: Accounts, start: int, stop: int) -> tuple[str | None, int] | None:
    """The party and end of « selon l'opposition » right after a figure, before the next comma."""
    doc = accounts.doc
    for i in range(start, min(start + SOURCE_REACH, stop)):
        after = word(doc[i]) == "d'" and i + 1 < stop and word(doc[i + 1]) == "après"
        if word(doc[i]) in ("selon", "d'après") or after:
            first = i + (2 if after else 1)
            for j in range(first, min(first + 7, stop)):
                actor = accounts.index.of_token(j)
                if actor is not None:
                    return actor, phrases.phrase(doc, j)[1]
            return None
        aside = doc[i].text == "," and i + 1 < stop and word(doc[i + 1]) in ("selon", "d'", "d'après")
        if doc[i].text in (";", ".") or _numeric(doc[i]) or doc[i].text == "," and not aside:
            return None
    return None


def _beside(accounts: Accounts, token: Token, before: list[Figure]) -> tuple[str, int] | None:
    """« parle de douze morts, |l'opposition| d'une centaine »: the party that stands alone before a second figure."""
    doc = accounts.doc
    known = [f for f in before if f.sentence == accounts.sentence_of[token.i] and f.given in ("verb", "beside")]
    if not known or known[-1].given == "source":
        return None
    lead = doc[max(known[-1].end, token.i - 10) : token.i]
    if not lead or lead[0].text not in (",", "et", "contre", "mais", "tandis") or any(t.pos_ == "VERB" for t in lead):
        return None
    named = [
        (a["id"], m["start"])
        for a in accounts.index.actors
        for m in a["mentions"]
        if lead.start_char <= m["start"] < lead.end_char
    ]
    if not named:
        return None
    actor, at = min(named, key=lambda pair: pair[1])
    first = doc.char_span(at, at + 1, alignment_mode="expand")
    return (actor, first.start) if first is not None else None


def _giving(accounts: Accounts, token: Token) -> Clause | None:
    """The clause of a verb of giving a figure above a number."""
    current = token
    for _ in range(12):
        clause = accounts.by_head.get(current.i)
        if clause is not None and clause.kind == "finite":
            return clause if clause.lemma in words("figures", "giving") and clause.subject_head is not None else None
        if current.head.i == current.i:
            return None
        current = current.head
    return None


def _value(text: str) -> str:
    return re.sub(r"[^\w]", "", text.lower())


def figures_apart(accounts: Accounts, sides: Sides) -> Iterator[tuple[Figure, Figure]]:
    """Pairs of figures of one thing that two parties give differently."""
    figures = [f for f in figures_of(accounts) if f.party is not None]
    used: set[int] = set()
    for n, later in enumerate(figures):
        for one in reversed(figures[:n]):
            if (
                one.head in used
                or _of_one_side(accounts, sides, one, later)
                or one.value == later.value
                or {one.value, later.value} & VAGUE
                or later.sentence - one.sentence > REACH
            ):
                continue
            if _of_one_thing(accounts, one, later):
                used.add(one.head)
                yield one, later
                break


def _of_one_side(accounts: Accounts, sides: Sides, one: Figure, later: Figure) -> bool:
    """Whether two figures come from one body, or from two that speak for the state."""
    if sides.same(one.party, later.party):
        return True
    names = [accounts.index.by_id[f.party]["name"].lower() for f in (one, later) if f.party is not None]
    if any(re.match(r"(?:la |le )?mêmes? ", name) for name in names):
        return True
    return all(re.search(r"\b(?:polic|préfe|autorité|minist|gouvernement|gendarmerie|intérieur)", n) for n in names)


def _of_one_thing(accounts: Accounts, one: Figure, later: Figure) -> bool:
    """« onze morts selon l'opposition, trois selon la police »; « parle, lui, de 31 personnes relâchées »."""
    if one.sentence == later.sentence and one.given == later.given == "source":
        return bool(one.noun or _crowd(accounts, one)) and _same_noun(one, later)
    if later.contrast:
        return accounts.same_matter(_around(accounts, one), _around(accounts, later))
    if later.sentence - one.sentence > NEXT:
        return False
    one_topic, later_topic = (accounts.vocabulary(_around(accounts, f))[1] & TOPICS for f in (one, later))
    dead = _counts_dead(later) and "dead" in one_topic and not {"hurt", "held"} & one_topic
    if not (_same_noun(one, later) or dead) or not (one.noun or later.noun) or _moved(accounts, one, later):
        return False
    if one.sentence == later.sentence or not later.noun:
        return bool(one_topic | later_topic)
    return bool(one_topic & later_topic)


def _same_noun(one: Figure, later: Figure) -> bool:
    """Whether two figures can count one thing: the same noun, none, or « personnes » beside another."""
    first, other = one.noun.lower().rstrip("sx"), later.noun.lower().rstrip("sx")
    if not first or not other or first == other:
        return True
    alike = words("figures", "people"), words("figures", "crowd"), words("figures", "killed")
    if any(first in group and other in group for group in alike):
        return True
    people = words("figures", "people")
    return (first in people) != (other in people) and not {first, other} & words("figures", "hurt")


def _counts_dead(figure: Figure) -> bool:
    """« parle de trente |morts| »: set against « douze rebelles ont été tués »."""
    return figure.given == "verb" and figure.noun.lower().rstrip("sx") in words("figures", "killed")


def _moved(accounts: Accounts, one: Figure, later: Figure) -> bool:
    """Whether the later figure is of another day or another place: « la veille », « à Nantes »."""
    doc = accounts.doc
    sent = doc[later.head].sent
    if one.sentence == later.sentence:
        low, high = doc[one.end].idx if one.end < len(doc) else sent.end_char, sent.end_char
    else:
        low, high = sent.start_char, sent.end_char
    times = layers.get(doc, "times")
    first = {
        t["text"].lower() for t in times if doc[one.head].sent.start_char <= t["start"] < doc[one.head].sent.end_char
    }
    if any(low <= t["start"] < high and t["text"].lower() not in first for t in times):
        return True
    told = {t.text for t in doc[one.head].sent}
    return any(
        t.ent_type_ == "LOC" and phrases.preposition(t) in ("à", "en", "dans") and t.text not in told
        for t in doc[later.start : sent.end]
    )


def _crowd(accounts: Accounts, figure: Figure) -> bool:
    """« ont réuni entre 223 000 selon les autorités et … »: the verb says what is counted."""
    sent = accounts.doc[figure.head].sent
    return any(listed(t, words("figures", "gathering")) for t in accounts.doc[sent.start : figure.head])


def _around(accounts: Accounts, figure: Figure) -> tuple[int, int]:
    """The words around a figure that tell of what it is: up to the comma or the sentence's end."""
    sent = accounts.doc[figure.head].sent
    return max(sent.start, figure.head - 6), min(sent.end, figure.head + 10)
