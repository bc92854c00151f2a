"""Antecedents: whom a pronoun takes up, by gender, number, syntax and closeness."""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Doc

from aidememoire import layers
from aidememoire.lexicon import frames
from aidememoire.pipes.clauses import Clause
from aidememoire.pipes.entities import Entity
from aidememoire.pipes.marks import find_quoted
from aidememoire.pipes.mentions import Mention

WINDOW = 4  # sentences back that a pronoun may reach


class Antecedents:
    """Ranks what a pronoun may take up: subjects of speech first, then subjects, then the rest; nearer is better."""

    def __init__(self, doc: Doc, mentions: list[Mention], clauses: list[Clause]) -> None:
        self.doc, self.mentions, self.clauses = doc, mentions, clauses
        self.sentences = [s.start for s in doc.sents]
        self.quoted = [q for q in find_quoted(layers.text(doc)) if q.depth == 0]
        self.role = self._roles()

    def _roles(self) -> dict[int, float]:
        """Head token -> how much a mention stands out: the subject of a main clause of speech most."""
        role: dict[int, float] = {}
        for clause in self.clauses:
            if clause.kind == "nominal":
                continue
            main = clause.kind == "finite" and clause.relation in ("root", "parataxis", "conj")
            cue = frames.is_cue(clause.lemma) or bool(clause.inverted)
            for head, weight in ((clause.subject_head if clause.subject_own else None, 3.0 if main else 1.6), (clause.agent_head, 1.5), (clause.object_head, 1.0)):  # fmt: skip
                if head is not None:
                    bonus = 0.6 if cue and weight == 3.0 else 0.0
                    role[head] = max(role.get(head, 0.0), weight + bonus)
        for token in self.doc:
            if token.lower_ in ("selon", "d'après", "après") and token.dep_ == "case" and token.head.i > token.i:
                if token.lower_ != "après" or self.doc[token.i - 1].lower_ == "d'":
                    role[token.head.i] = 3.4  # a source speaks
        return role

    def sentence(self, token: int) -> int:
        """The position of a token's sentence."""
        return bisect_right(self.sentences, token) - 1

    def _quote_of(self, token: int) -> int | None:
        at = self.doc[token].idx
        return next((n for n, q in enumerate(self.quoted) if q.start <= at < q.end), None)

    def of_pronoun(self, n: int, of: dict[int, Entity]) -> Entity | None:
        """The entity that the pronoun at position `n` of the mentions takes up, None when none fits."""
        pronoun = self.mentions[n]
        token = pronoun["token"]
        here = self.sentence(token)
        quote = self._quote_of(token)
        long_quote = quote is not None and self.quoted[quote].end - self.quoted[quote].start > 60
        relative = pronoun.get("noun", "").startswith(("lequel", "laquelle", "lesquel"))
        nearest = pronoun.get("noun", "").startswith(("celui-ci", "celle-ci", "ceux-ci", "celles-ci", "ce dernier")) or relative
        incise = self._in_incise(token)
        scores: dict[int, float] = {}
        found: dict[int, Entity] = {}
        for k in range(n - 1, -1, -1):
            entity = of.get(k)
            if entity is None:
                continue
            mention = self.mentions[k]
            distance = here - self.sentence(mention["token"])
            if distance > WINDOW or (relative and distance > 0):
                break
            if not self._fits(pronoun, mention, entity):
                continue
            if self._same_clause(token, mention["token"]) and not relative:
                continue
            if not long_quote and self._quote_of(mention["token"]) is not None:
                inner = self.quoted[self._quote_of(mention["token"]) or 0]
                if inner.end - inner.start > 60:
                    continue
            score = 4.0 - 1.3 * distance - 0.02 * (token - mention["token"]) * (distance == 0)
            score += self.role.get(mention["token"], 0.4) * (0.2 if nearest else 1.0)
            if nearest:
                score -= 0.05 * (token - mention["token"])
            if mention["form"] == "pronoun":
                score += 0.3
            if entity.kind != "person":
                score -= 0.9 if not incise else 3.0
            if self._paragraph_between(mention["end"], pronoun["start"]):
                score -= 0.8
            if id(entity) not in scores or score > scores[id(entity)]:
                scores[id(entity)], found[id(entity)] = score, entity
        if not scores:
            return None
        best = max(scores, key=lambda e: (scores[e], -min(found[e].mentions)))
        return found[best] if scores[best] > 1.0 else None

    def _in_incise(self, token: int) -> bool:
        return self.doc[token].text.startswith("-")

    def _paragraph_between(self, start: int, end: int) -> bool:
        return "\n" in layers.text(self.doc)[start:end]

    def _same_clause(self, pronoun: int, other: int) -> bool:
        """Whether two words are arguments of one verb, and so not the same person (« il l'a reçu »)."""
        verb = self.doc[pronoun].head
        return self.doc[other].head.i == verb.i and self.sentence(pronoun) == self.sentence(other) and self.doc[other].dep_ in ("obj", "nsubj", "obl:arg", "iobj")  # fmt: skip

    def _fits(self, pronoun: Mention, mention: Mention, entity: Entity) -> bool:
        number, gender = pronoun.get("number"), pronoun.get("gender")
        if number == "p":
            if entity.number != "p" and entity.kind in ("person", "state", "government", "organisation") and not entity.members:
                return False
        elif entity.number == "p" and entity.kind in ("group",):
            return False
        if entity.kind == "state" and mention.get("locative"):
            return False
        own = mention.get("gender") if mention["form"] in ("function", "collective", "nominal") else None
        known = entity.gender or own
        if entity.kind in ("state", "government"):
            known = own or self._article_gender(mention) or known
        if gender and known and gender != known and number == "s":
            return False
        if number == "s" and gender and known is None and entity.kind != "person":
            return mention["form"] in ("organisation", "capital", "state")
        if mention["form"] == "collective" and entity.kind == "armed_group" and entity.number == "p" and number == "s":
            return False
        return True

    def _article_gender(self, mention: Mention) -> str | None:
        words = layers.text(self.doc)[mention["start"] : mention["start"] + 3].lower()
        return "f" if words.startswith("la ") else "m" if words.startswith("le ") else None
