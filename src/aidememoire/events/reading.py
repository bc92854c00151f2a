"""What are events read with? A Doc's clauses, frames, modality, quotations and actors, and how they lie."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from spacy.tokens import Doc, Token

from aidememoire import layers
from aidememoire.clauses import phrases
from aidememoire.events.arguments import fill
from aidememoire.lexicon import frames
from aidememoire.lexicon.frames import Frame
from aidememoire.lexicon.loader import load
from aidememoire.pipes.actors import ActorIndex
from aidememoire.pipes.clauses import Clause, read_clauses

TITLE_ZONES = ("headline", "summary")
SILENT_ZONES = ("furniture", "stamp", "dateline", "signoff", "embargo", "advisory", "credit")
FIRST_PERSON = {"je", "j'", "nous", "me", "m'", "moi", "-je", "-nous"}


@cache
def words(name: str) -> frozenset[str]:
    """A word list of `events.toml`."""
    return frozenset(load("events")["words"][name])


def lemma(token: Token) -> str:
    """A token's lemma in lower case."""
    return token.lemma_.lower()


def is_one_of(token: Token, name: str) -> bool:
    """Whether a token's lemma, or its form with or without its plural, is in a list of `events.toml`."""
    return _is_in(token.lemma_, token.lower_, name)


@lru_cache(maxsize=1 << 16)
def _is_in(base: str, form: str, name: str) -> bool:
    known = words(name)
    return base.lower() in known or form in known or form.rstrip("sx") in known


def counted(token: Token) -> Token:
    """What a noun of number counts, else the noun: « chars » of « une dizaine de chars »."""
    if is_one_of(token, "numbers"):
        return next((c for c in token.rights if phrases.preposition(c) == "de"), token)
    return token


@dataclass(slots=True, eq=False)
class Act:
    """An event being read: the clause and frame it comes from, and what has been made out so far.

    `evidence` holds character spans; `title` says whether it was read in a headline or summary; `topic` are the
    words of its arguments, `words` those of the whole clause, for telling one act from another.
    """

    clause: Clause
    frame: Frame
    type: str
    mode: str = ""
    cameo: str = ""
    actors: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    status: str = "happened"
    assertion: str = "agency"
    by: str | None = None
    date: str | None = None
    dated: bool = False
    place: str | None = None
    contexts: list[str] = field(default_factory=list)
    evidence: list[tuple[int, int]] = field(default_factory=list)
    title: bool = False
    topic: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    why: str = ""


class Reading:
    """One Doc read for events."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.clauses = fill(doc, read_clauses(doc))
        self.by_head = {c.head: c for c in self.clauses}
        self.by_token = {i: c for c in self.clauses if c.kind != "nominal" for i in range(*c.group)}
        self.frames: dict[int, list[Frame]] = {c.head: frames.matches(doc, c) for c in self.clauses}
        self.modality: dict[str, Any] = layers.get(doc, "modality")["clauses"]
        self.index = ActorIndex(doc)
        self.quotations: list[dict[str, Any]] = layers.get(doc, "speakers")
        self.zones: list[layers.Zone] = list(layers.get(doc, "dateline")["zones"])
        self._starts = [t.idx for t in doc]
        self._sentences = [s.start for s in doc.sents]
        self._in_order = sorted(self.quotations, key=lambda q: q["start"])
        self._quoted = [q["start"] for q in self._in_order]
        self._heads = [c.head for c in self.clauses]
        self._over: dict[int, list[dict[str, Any]]] = {}
        for quotation in sorted(self.quotations, key=lambda q: q["end"] - q["start"]):
            for content in quotation["contents"]:
                for i in range(bisect_left(self._starts, content["start"]), bisect_left(self._starts, content["end"])):
                    self._over.setdefault(i, []).append(quotation)

    def said(self, clause: Clause) -> dict[str, Any]:
        """The modality of a clause."""
        found: dict[str, Any] = self.modality.get(str(clause.head), {})
        return found

    def zone(self, token: int) -> str:
        """The kind of zone a token stands in."""
        at = self.doc[token].idx
        return next((z["kind"] for z in self.zones if z["start"] <= at < z["end"]), "body")

    def sentence(self, token: int) -> int:
        """The position of a token's sentence."""
        return bisect_right(self._sentences, token) - 1

    def token_at(self, char: int) -> int:
        """The token that covers a character, or the last before it."""
        return max(0, bisect_right(self._starts, char) - 1)

    def quotations_over(self, token: int) -> list[dict[str, Any]]:
        """The quotations whose reported words hold a token, the innermost first."""
        return self._over.get(token, [])

    def quotations_before(self, char: int) -> list[dict[str, Any]]:
        """The last quotations that begin before a character, the nearest first."""
        at = bisect_left(self._quoted, char)
        return self._in_order[max(0, at - 6) : at][::-1]

    def quotations_from(self, start: int, end: int) -> list[dict[str, Any]]:
        """The quotations that begin within characters `start:end`, in order."""
        return self._in_order[bisect_left(self._quoted, start) : bisect_left(self._quoted, end)]

    def clauses_in(self, start: int, end: int) -> list[Clause]:
        """The clauses whose predicate stands in a token span."""
        return self.clauses[bisect_left(self._heads, start) : bisect_left(self._heads, end)]

    def governor(self, clause: Clause) -> Clause | None:
        """The clause that a clause depends on."""
        return self.clauses[clause.governor] if clause.governor is not None else None

    def verbal_over(self, token: int) -> Clause | None:
        """The verbal clause that a token belongs to, going up the parse; its own predicate is not among them."""
        current = self.doc[token]
        for _ in range(40):
            if current.head.i == current.i:
                return None
            current = current.head
            clause = self.by_head.get(current.i) or self.by_token.get(current.i)
            if clause is not None and clause.kind != "nominal":
                return clause
        return None

    def noun_over(self, token: int) -> Token | None:
        """The noun that a noun completes: « projet » of « un projet de réunion »."""
        head = self.doc[token].head
        for _ in range(4):
            if head.pos_ in ("NOUN", "PROPN", "ADJ") and head.i < token:
                return head if head.pos_ != "ADJ" else None
            if head.head.i == head.i:
                return None
            head = head.head
        return None

    def content_words(self, start: int, end: int) -> set[str]:
        """The lemmas and forms of the nouns and verbs in a token span."""
        kept = [t for t in self.doc[start:end] if t.pos_ in ("NOUN", "VERB", "PROPN", "ADJ", "X")]
        return {lemma(t) for t in kept} | {t.lower_ for t in kept}

    def argument_spans(self, clause: Clause, without: Collection[int] = ()) -> list[tuple[int, int]]:
        """The token spans of a clause's object, complements and content; `without` those that hold these tokens."""
        spans = [s for s in (clause.object, clause.content) if s is not None]
        for found in clause.complements.values():
            spans.extend(s for s in found if not any(s[0] <= i < s[1] for i in without))
        return spans

    def extent(self, clause: Clause) -> tuple[int, int]:
        """The shortest stretch (characters) that holds a clause's predicate and main arguments, in one sentence."""
        sent = self.doc[clause.head].sent
        first = clause.subject[0] if clause.subject is not None and clause.subject_own else clause.group[0]
        adjuncts = {h for prep, heads in clause.heads.items() for h in heads if h < min(first, clause.group[0])}
        spans = [clause.group, *self.argument_spans(clause, without=adjuncts)]
        if clause.agent is not None:
            spans.append(clause.agent)
        if clause.subject is not None and clause.subject_own:
            spans.append(clause.subject)
        start = max(min(s for s, _ in spans), sent.start)
        end = min(max(e for _, e in spans), sent.end)
        start, end = phrases.trim(self.doc, start, end)
        while (
            start > sent.start
            and self.doc[start - 1].lower_ in ("ne", "n'", "se", "s'", "en", "y", "qui")
            and start == clause.group[0]
        ):
            start -= 1
        if end <= start:
            start, end = clause.group
        return phrases.chars(self.doc, start, end)
