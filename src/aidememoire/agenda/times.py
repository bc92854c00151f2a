"""Which dated words can an agenda hang on? The times of a text's prose as tokens, with what stands before them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from spacy.tokens import Doc, Token

from aidememoire import layers
from aidememoire.clauses import phrases
from aidememoire.lexicon.loader import load
from aidememoire.modality.conditionals import word
from aidememoire.pipes.clauses import governing, read_clauses

DAY = re.compile(r"\d{4}-\d\d-\d\d")
READ_ZONES = ("body", "headline", "summary")


@cache
def listed(name: str) -> frozenset[str]:
    """A word list of the lexicon."""
    return frozenset(load("agenda")["words"][name])


@dataclass(slots=True)
class Time:
    """A time expression: token span, first and last day (ISO), TIMEX3 value, the preposition before it."""

    start: int
    end: int
    first: str
    last: str
    value: str
    before: str

    @property
    def has_day(self) -> bool:
        """Whether it names a day, and not a week, a month or a season."""
        return DAY.match(self.value) is not None

    @property
    def date(self) -> str:
        """The day that the words say (« vendredi minuit » is Friday); a week, month or season as its value."""
        return self.value[:10] if self.has_day else self.value

    def is_after(self, day: str) -> bool:
        """Whether any of it lies after a day; seasons and bare years count whole."""
        return (self.last[:10] if DAY.match(self.last) else f"{self.last[:4]}-12-31") > day


def find_dated(doc: Doc, today: str) -> list[Time]:
    """The dated expressions of headline and body in order, with those that « la veille de » implies.

    Reads the `dates` layer; the header's own stamps are left out.
    """
    zones = zones_of(doc)
    found = []
    for item in layers.get(doc, "dates"):
        if item["type"] not in ("DATE", "TIME") or zone_at(zones, item["start"]) not in READ_ZONES:
            continue
        span = doc.char_span(item["start"], item["end"], alignment_mode="expand")
        first, last = item.get("resolved_from"), item.get("resolved_to")
        value = str(item["value"])
        if span is None or value == "PRESENT_REF":
            continue
        if not first and re.match(r"\d{4}", value):
            first = last = value
        if first:
            found.append(Time(span.start, span.end, first, last or first, value, _before(doc, span.start)))
    eves = _eves(doc, found, today)
    return sorted([*found, *eves], key=lambda t: t.start)


def zones_of(doc: Doc) -> list[layers.Zone]:
    """The zones of the dispatch."""
    found: list[layers.Zone] = layers.get(doc, "dateline")["zones"]
    return found


def zone_at(zones: list[layers.Zone], offset: int) -> str:
    """The kind of the zone at a character offset, body when none is known."""
    return next((z["kind"] for z in zones if z["start"] <= offset < z["end"]), "body")


def _eves(doc: Doc, times: list[Time], today: str) -> list[Time]:
    """« à la veille de l'expiration »: the expiration is a day after the one the words or the sentence tell.

    A time that only says the eve is taken out of `times`: what it dates is not to come, what follows it is.
    """
    found = []
    for token in doc[:-2]:
        if token.lower_ != "veille" or word(doc[token.i + 1]) not in ("de", "du", "d'", "des"):
            continue
        noun = next((c for c in token.rights if c.dep_ in ("nmod", "obl:arg") and c.pos_ == "NOUN"), None)
        if noun is None or noun.lemma_.lower() not in listed("events"):
            continue
        own = next((t for t in times if t.start <= token.i < t.end), None)
        if own is not None:
            times.remove(own)
        said = {t.first[:10] for t in times if doc[t.start].sent == token.sent and DAY.match(t.first)}
        eve = own.first[:10] if own is not None else today
        if not DAY.match(eve) or (own is None and (said and today not in said or _told_of_past(doc, token))):
            continue
        day = (date.fromisoformat(eve) + timedelta(days=1)).isoformat()
        end = max(phrases.phrase(doc, noun.i)[1], noun.i + 1)
        found.append(Time(token.i, end, day, day, day, "à la"))
    return found


def _told_of_past(doc: Doc, token: Token) -> bool:
    """« avaient coupé le réseau à la veille du scrutin »: the eve of another day than the dispatch's."""
    clause = governing(doc, read_clauses(doc), token.i)
    if clause is None:
        return False
    return clause.tense in ("pluperfect", "imperfect") or clause.kind == "infinitive" and clause.perfect


def _before(doc: Doc, start: int) -> str:
    """The preposition before a time: one to three words."""
    for length in (3, 2, 1):
        if start - length >= 0:
            text = "".join(t.text_with_ws for t in doc[start - length : start]).strip().lower().replace("’", "'")
            if text in listed("limits"):
                return text
    return word(doc[start - 1]) if start else ""
