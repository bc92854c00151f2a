"""Which verb groups stand in the conditional? Each with its clause, and what the sorting of them reads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from spacy.tokens import Doc, Span, Token

from aidememoire.characters import plain
from aidememoire.clauses.phrases import CLITICS
from aidememoire.clauses.verbs import is_conditional
from aidememoire.lexicon.loader import load
from aidememoire.pipes.clauses import Clause

GROUP = 9  # tokens: no verb group is longer


@cache
def words(name: str) -> frozenset[str]:
    """A word list of the lexicon."""
    return frozenset(load("modality")["words"][name])


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A list of the lexicon as one pattern of whole words."""
    parts = sorted(map(re.escape, load("modality")["words"][name]), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?!\w)")


def word(token: Token) -> str:
    """A token in lower case with plain apostrophes."""
    return _plain_word(token.lower_)


@lru_cache(maxsize=65536)
def _plain_word(form: str) -> str:
    return plain(form)


def low(span: Span) -> str:
    """The words of a span in lower case with plain apostrophes, same length as its text."""
    return plain(span.text).lower()


@dataclass
class Conditional:
    """A finite form in the conditional, the clause it belongs to, and its verb group (token span)."""

    doc: Doc
    token: Token
    clause: Clause | None
    start: int
    end: int

    @property
    def head(self) -> Token:
        """The predicate."""
        return self.doc[self.clause.head] if self.clause is not None else self.token

    @cached_property
    def perfect(self) -> bool:
        """A compound form (« aurait vidé », « serait mort »): it tells of the past."""
        if self.clause is not None and self.clause.perfect:
            return True
        if self.token.lemma_ == "avoir" and self.token.dep_.startswith("aux"):
            return True
        if self.token.lemma_ == "être" and word(self.doc[self.start]) in ("se", "s'") and self.end > self.token.i + 1:
            return True
        after = [t for t in self.doc[self.token.i + 1 : self.token.i + 4] if t.pos_ != "ADV" and not t.is_space]
        if not after:
            return False
        form = word(after[0]).rstrip("es")
        return form == "mort" if self.token.lemma_ == "être" else form == "été" and self.token.lemma_ == "avoir"

    @property
    def copular(self) -> bool:
        """« être » with a noun or an adjective."""
        return self.clause is not None and self.head.pos_ not in ("VERB", "AUX") and not self.perfect

    @property
    def lemma(self) -> str:
        """The lemma of the predicate."""
        return self.head.lemma_.lower()

    @property
    def subject(self) -> Token | None:
        """The head of the subject."""
        if self.clause is None or self.clause.subject_head is None:
            return None
        return self.doc[self.clause.subject_head]


def find_conditionals(doc: Doc, clauses: list[Clause]) -> list[Conditional]:
    """Every finite conditional of the text with its verb group, in order."""
    by_token: dict[int, Clause] = {}
    for clause in sorted(clauses, key=lambda c: c.group[0] - c.group[1]):  # the tightest group wins
        if clause.kind != "nominal":
            by_token.update(dict.fromkeys(range(*clause.group), clause))
    found = []
    for token in doc:
        if token.pos_ in ("VERB", "AUX") and is_conditional(token):
            holder = by_token.get(token.i)
            if holder is not None and not (holder.mood == "conditional" or holder.head == token.i or holder.modal):
                holder = None
            found.append(Conditional(doc, token, holder, *_extent(doc, token, holder)))
    return found


def _extent(doc: Doc, token: Token, clause: Clause | None) -> tuple[int, int]:
    """The verb group: clitics, auxiliaries, adverbs between them, the participle, its fixed words."""
    start = token.i
    while (
        start > token.sent.start and word(doc[start - 1]) in CLITICS and doc[start - 1].pos_ in ("PRON", "ADV", "PART")
    ):
        start -= 1
    end = token.i + 1
    if clause is not None and token.i < clause.head < token.i + GROUP:
        head = doc[clause.head]
        participle = head.pos_ in ("VERB", "AUX") or (
            head.pos_ != "NOUN" and head.lower_.rstrip("es").endswith(("é", "mort"))
        )
        copula = not participle and not (token.lemma_ == "avoir" and token.i + 2 >= clause.head)
        inner = [t.i for t in doc[token.i + 1 : clause.head] if t.dep_.startswith(("aux", "cop"))]
        end = max([token.i, *inner]) + 1 if copula else clause.head + 1
    elif token.dep_.startswith("aux") and token.i < token.head.i < token.i + GROUP:
        end = token.head.i + 1
    if word(doc[end - 1]) == "été" and end < token.sent.end and word(doc[end]).rstrip("es").endswith(("é", "i", "u")):
        end += 1
    if token.lemma_ == "avoir" and start < token.i and word(doc[token.i - 1]) == "y":  # « il y aurait dix déplacés »
        end = min(end, token.i + 1) if not any(word(t) == "eu" for t in doc[token.i : end + 1]) else end
    fixed = load("modality")["fixed"]
    if doc[end - 1].lemma_ in fixed["phases"]:
        nearest = next(
            (t for t in doc[end : min(end + 3, token.sent.end)] if "Inf" in t.morph.get("VerbForm", [])), None
        )
        end = nearest.i + 1 if nearest is not None else end
    after = low(doc[end : min(end + 3, token.sent.end)])
    tail = next((words for words in fixed["after"] if after.startswith(words)), "")
    while tail:
        tail = tail[len(word(doc[end])) :].lstrip()
        end += 1
    return start, end
