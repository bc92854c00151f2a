"""Which two statements cannot both hold? « au contraire », one in the negative, words that exclude each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from aidememoire.clauses import phrases
from aidememoire.disputes.accounts import Account, Accounts, listed, words
from aidememoire.disputes.sides import Sides
from aidememoire.lexicon import frames
from aidememoire.lexicon.loader import load
from aidememoire.modality.conditionals import word
from aidememoire.pipes.clauses import Clause

CONTRAST_BACK = 3  # sentences back to what « au contraire » answers
NEXT = 1  # sentences between two statements that are set against each other without a word that says so
SPOKEN = ("statement", "accusation")


@dataclass(slots=True)
class Opposition:
    """Two accounts that exclude each other; how the later one stands to the first, and by which rule."""

    first: Account
    later: Account
    relation: str
    why: str


@cache
def _pairs() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return tuple((frozenset(p["one"]), frozenset(p["other"])) for p in load("disputes")["opposed"])


@cache
def _rivals() -> dict[str, frozenset[str]]:
    return {name: frozenset(found) for name, found in load("disputes")["rival"].items()}


class Opposed:
    """Sets the statements of a dispatch against each other."""

    def __init__(self, accounts: Accounts, sides: Sides, claims: list[Account]) -> None:
        self.of, self.doc, self.sides, self.claims = accounts, accounts.doc, sides, claims

    def find(self) -> Iterator[Opposition]:
        """Every two statements of two sides that cannot both hold, the earlier one first."""
        for later in self.claims:
            if later.party is None:
                continue
            found = self._contrary(later) or self._unlike_what(later) or self._beside(later)
            if found is not None:
                yield found

    def _others(self, later: Account, back: int) -> list[Account]:
        """What another side said before, the nearest first."""
        before = [
            c
            for c in self.claims
            if c.head < later.head
            and 0 <= later.sentence - c.sentence <= back
            and c.party is not None
            and not self.sides.same(c.party, later.party, owned=not any(a != c.party for a in c.about))
            and not (c.start < later.end and later.start < c.end)
        ]
        return sorted(before, key=lambda c: (-c.sentence, c.kind != "accusation", -c.head))

    def _contrary(self, later: Account) -> Opposition | None:
        """« Moscou assure au contraire contrôler la ville »."""
        said = "".join(t.text_with_ws for t in self.doc[later.start].sent).lower()
        if not re.search(r"(?<!\w)(?:au contraire|à l['’]inverse|tout autre version)(?!\w)", said):
            return None
        quoted = later.why == "direct speech"  # « À l'inverse, X écrit: … » sets the speakers apart, not the facts
        first = next(
            (
                c
                for c in self._others(later, CONTRAST_BACK)
                if self.of.same_matter(c.matter, later.matter)
                and not (quoted and len(self.of.vocabulary(c.matter)[0] & self.of.vocabulary(later.matter)[0]) < 2)
            ),
            None,
        )
        return Opposition(first, later, "contradicts", "au contraire") if first is not None else None

    def _unlike_what(self, later: Account) -> Opposition | None:
        """« Contrairement à ce qu'affirme le gouvernement, l'opposition assure n'avoir pas été consultée »."""
        if later.kind != "statement":
            return None
        sent = self.doc[later.start].sent
        for token in sent:
            if word(token) != "contrairement" or later.start <= token.i < later.end:
                continue
            near = list(self.doc[token.i : min(sent.end, token.i + 12)])
            stop = next((t.i for t in near if t.text in (",", ".", ";")), near[-1].i + 1)
            cue = any(t.i in self.of.by_head and frames.is_cue(t.lemma_.lower()) for t in near if t.i < stop)
            named = [a for t in near if t.i < stop and (a := self.of.index.of_token(t.i)) is not None]
            party = next((a for a in named if not self.sides.same(a, later.party)), None)
            if cue and party is not None:
                first = Account(
                    "statement",
                    party,
                    token.i,
                    token.i,
                    stop,
                    self.of.sentence_of[token.i],
                    (token.i, stop),
                    why="unlike",
                )
                return Opposition(first, later, "contradicts", "contrairement à ce que")
        return None

    # --- without a word that sets them apart -------------------------------------------------------------

    def _beside(self, later: Account) -> Opposition | None:
        if later.kind not in SPOKEN or self._asked(later):
            return None
        for first in self._others(later, NEXT):
            if first.kind not in SPOKEN or self._asked(first):
                continue
            accused = first.kind == "accusation" and any(self.sides.same(a, later.party) for a in first.about)
            if (
                (accused or self._takes_up(first, later))
                and later.kind == "statement"
                and self._is_negated(later)
                and self.of.same_matter(first.matter, later.matter)
            ):
                return Opposition(first, later, "denies", "denied in the negative")
            if later.kind != "statement" or first.kind != "statement" and first.why != "dénoncer":
                continue
            for rule, holds in (
                ("one negated", self._negates),
                ("rival claims", self._rival),
                ("opposed words", self._excludes),
            ):
                if holds(first, later):
                    return Opposition(first, later, "contradicts", rule)
        return None

    def _takes_up(self, first: Account, later: Account) -> bool:
        """« accuse la direction d'avoir menti », « |la direction| n'avait pas |menti| »: its own subject and verb."""
        clause = self._clause(later)
        if clause is None or clause.subject_head is None or first.kind != "accusation":
            return False
        lemmas = {t.lemma_.lower() for t in self.doc[first.start : first.end]}
        return {clause.lemma, self.doc[clause.subject_head].lemma_.lower()} <= lemmas

    def _asked(self, account: Account) -> bool:
        """Whether an account's words are a question, a hypothesis or a wish."""
        clause = self._clause(account)
        said = self.of.said.get(str(account.head), {})
        unreal = clause is not None and (clause.mood in ("conditional", "subjunctive") or clause.tense == "future")
        return bool(said.get("question") or said.get("hypothetical")) or unreal

    def _clause(self, account: Account) -> Clause | None:
        return self.of.by_head.get(account.head)

    def _is_negated(self, account: Account) -> bool:
        clause = self._clause(account)
        return clause is not None and clause.negated

    def _negates(self, first: Account, later: Account) -> bool:
        """« l'homme était armé », « il ne portait pas d'arme »: of one subject, one of them in the negative."""
        one, other = self._clause(first), self._clause(later)
        if one is None or other is None or one.negated == other.negated:
            return False
        if not (one.kind == other.kind == "finite") or one.subject_head is None or other.subject_head is None:
            return False
        subject, again = self.doc[one.subject_head], self.doc[other.subject_head]
        pronoun = again.pos_ == "PRON" and self.of.index.of_token(again.i) not in ([later.party] if later.party else [])
        same = subject.pos_ in ("NOUN", "PROPN") and again.lemma_.lower() == subject.lemma_.lower()
        pronoun = pronoun or again.pos_ == "PRON" and one.lemma == other.lemma
        if not (same or pronoun and word(again) in ("il", "elle", "ils", "elles") and _agree(subject, again)):
            return False
        told = (max(one.group[0], first.start), first.end), (max(other.group[0], later.start), later.end)
        return self.of.same_matter(*told)

    def _rival(self, first: Account, later: Account) -> bool:
        """« affirme avoir repris la ville », « assure la contrôler »: each says it of itself, and only one can."""
        one, other = self._clause(first), self._clause(later)
        if self._won(first, one) and self._won(later, other):
            return True
        if one is None or other is None or one.kind != "infinitive" or other.kind != "infinitive":
            return False
        if one.negated or other.negated:
            return False
        for lemmas in _rivals().values():
            if one.lemma in lemmas and other.lemma in lemmas:
                return self._same_object(one, other)
        return False

    def _won(self, account: Account, clause: Clause | None) -> bool:
        """« revendique la victoire », « affirme avoir gagné le scrutin »."""
        if account.why == "victory":
            return True
        if clause is None or clause.kind != "infinitive" or clause.negated or clause.lemma not in _rivals()["victory"]:
            return False
        return any(listed(t, words("victory", "contests")) for t in self.doc[account.start : account.end])

    def _same_object(self, one: Clause, other: Clause) -> bool:
        if one.object_head is None:
            return False
        clitic = any(
            word(t) in ("le", "la", "l'", "les", "en") for t in self.doc[max(0, other.group[0] - 2) : other.head]
        )
        if other.object_head is None or self.doc[other.object_head].pos_ == "PRON":
            return clitic or other.object_head is not None
        return self.doc[one.object_head].lemma_.lower() == self.doc[other.object_head].lemma_.lower()

    def _excludes(self, first: Account, later: Account) -> bool:
        """« dénonce des fraudes », « le scrutin a été régulier »: words that cannot both be true of one matter."""
        if self._is_negated(first) or self._is_negated(later):
            return False
        if not self._of_one_subject(first, later):
            return False
        for one, other in _pairs():
            for a, b in ((one, other), (other, one)):
                if (
                    self._holds(first, a)
                    and self._holds(later, b)
                    and not self._holds(first, b)
                    and not self._holds(later, a)
                ):
                    return True
        return False

    def _of_one_subject(self, first: Account, later: Account) -> bool:
        """Whether two predicates can be of one thing: not « le texte est légal », « le vote est contraire à … »."""
        clauses = [c for c in (self._clause(first), self._clause(later)) if c is not None and c.kind == "finite"]
        nouns = [self.doc[c.subject_head] for c in clauses if c.subject_head is not None]
        nouns = [t for t in nouns if t.pos_ in ("NOUN", "PROPN")]
        if len(nouns) < 2 or first.kind == "accusation":
            return True
        one, other = ((t.i, t.i + 1) for t in nouns)
        return nouns[0].lemma_ == nouns[1].lemma_ or self.of.same_matter(one, other)

    def _holds(self, account: Account, table: frozenset[str]) -> bool:
        return any(listed(t, table) for t in self.doc[account.matter[0] : account.matter[1]] if not t.is_stop)


def _agree(noun: Token, pronoun: Token) -> bool:
    """Whether a pronoun can stand for a noun by gender and number."""
    for feature in ("Gender", "Number"):
        one, other = noun.morph.get(feature, []), pronoun.morph.get(feature, [])
        if one and other and one != other:
            return False
    return phrases.preposition(noun) == ""
