"""Who claims what? The accusations, hearsay and statements of a dispatch, each with its party and its words."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from spacy.tokens import Doc, Token

from aidememoire import layers
from aidememoire.clauses import phrases
from aidememoire.lexicon import frames
from aidememoire.lexicon.loader import load
from aidememoire.modality.conditionals import word
from aidememoire.pipes.actors import ActorIndex
from aidememoire.pipes.clauses import Clause
from aidememoire.stances.arguments import mended_clauses
from aidememoire.stances.parties import Parties

ACCUSED = {"accusé", "soupçonné", "suspecté"}
CONTENT_POS = {"NOUN", "VERB", "ADJ", "PROPN", "NUM"}
EMPTY_WORDS = {
    "avoir",
    "être",
    "faire",
    "dire",
    "mettre",
    "aller",
    "pouvoir",
    "devoir",
    "fait",
    "chose",
    "tout",
    "quelconque",
    "tel",
}


@dataclass(slots=True)
class Account:
    """One side's words. `start:end` are token indices; `party` an actor id or None; `about` the actors it speaks of."""

    kind: str  # accusation, hearsay, statement, denial
    party: str | None
    head: int
    start: int
    end: int
    sentence: int
    matter: tuple[int, int]  # the tokens that tell what is claimed or denied
    about: list[str] = field(default_factory=list)
    stands_for: str = ""  # denials: "" their own content, claim (« ces accusations »), figure (« ce chiffre »)
    claimant: tuple[str | None, int, int] | None = None  # « comme l'affirme X »: party, tokens
    why: str = ""
    pointing: bool = False  # « ces accusations »: what was said right before


@cache
def words(section: str, name: str) -> frozenset[str]:
    """A word list of `disputes.toml`."""
    return frozenset(load("disputes")[section][name])


@cache
def _topic_of() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for topic, members in load("disputes")["topics"].items():
        for member in members:
            table.setdefault(member, set()).add(topic)
    return {member: frozenset(topics) for member, topics in table.items()}


@cache
def _verb_of() -> dict[str, str]:
    """The noun of an act -> its verb: « livraison » -> « livrer »."""
    return {act.replace("'", " ").split(" ")[-1].lower(): verb for verb, act in load("disputes")["acts"].items()}


class Accounts:
    """Reads the accounts of a Doc."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.index = ActorIndex(doc)
        self.parties = Parties(doc, self.index)
        self.clauses = mended_clauses(doc)
        self.by_head = {clause.head: clause for clause in self.clauses}
        self._moves: dict[int, frames.Frame | None] = {}
        self.said: dict[str, Any] = layers.get(doc, "modality")["clauses"]
        self.unsure: list[layers.Span] = layers.get(doc, "modality")["hearsay"]
        self.quotations: list[dict[str, Any]] = layers.get(doc, "speakers")
        self.sentence_of = [0] * len(doc)
        for number, sent in enumerate(doc.sents):
            self.sentence_of[sent.start : sent.end] = [number] * (sent.end - sent.start)
        zones = layers.get(doc, "dateline")["zones"]
        self.body = [(z["start"], z["end"]) for z in zones if z["kind"] == "body"] or [(0, len(layers.text(doc)))]

    @property
    def home(self) -> str:
        """The country that the dispatch speaks most of; "" when it speaks of none."""
        votes: dict[str, int] = {}
        for actor in self.index.actors:
            if actor["country"] and actor["kind"] in ("state", "government"):
                votes[actor["country"]] = votes.get(actor["country"], 0) + len(actor["mentions"])
        return max(votes, key=lambda c: (votes[c], c)) if votes else ""

    def dispute_frame(self, clause: Clause) -> frames.Frame | None:
        """The frame by which a clause is a move in a dispute."""
        if clause.head not in self._moves:
            known = any(f.dispute for f in frames.of_verb(clause.lemma))
            found = frames.matches(self.doc, clause) if known else []
            self._moves[clause.head] = next((f for f in found if f.dispute), None)
        return self._moves[clause.head]

    def in_body(self, token: int) -> bool:
        """Whether a token stands in the dispatch's own text, not in its headline or header."""
        at = self.doc[token].idx
        return any(start <= at < end for start, end in self.body)

    # --- claims ----------------------------------------------------------------------------------------

    def claims(self) -> list[Account]:
        """What somebody alleges, or nobody vouches for, in text order."""
        found: list[Account] = []
        for clause in self.clauses:
            said = self.said.get(str(clause.head), {})
            if (
                not self.in_body(clause.head)
                or clause.negated
                or clause.kind == "nominal"
                or clause.conditional_if
                or said.get("question")
            ):
                continue
            frame = self.dispute_frame(clause)
            standing = clause.object_head is not None and listed(
                self.doc[clause.object_head], words("denials", "standing")
            )
            if frame is not None and frame.dispute in ("claims", "blames") and not standing:
                accusation = self._accusation(clause, frame)
                if accusation is not None:
                    found.append(accusation)
            elif self._claims_victory(clause) and (party := self.subject(clause)) is not None:
                start, end = self.subject_start(clause), self.end_of(clause)
                found.append(
                    Account(
                        "statement",
                        party,
                        clause.head,
                        start,
                        end,
                        self.sentence_of[clause.head],
                        (clause.group[0], end),
                        why="victory",
                    )
                )
            elif said.get("assertion") == "hearsay":
                found.append(self._hearsay(clause))
        found += self._participles()
        for quotation in self.quotations:
            span = self.doc.char_span(quotation["start"], quotation["end"], alignment_mode="expand")
            if (
                span is None
                or quotation["polarity"] == "denies"
                or quotation["speaker"] is None
                or not self.in_body(span.start)
            ):
                continue
            if quotation["kind"] == "partial":
                continue
            root = span.root.i
            about = self._about(span.start, span.end)
            unsure = (
                any(span.start_char <= h["start"] < span.end_char for h in self.unsure)
                and quotation["kind"] == "indirect"
            )
            found.append(
                Account(
                    "hearsay" if unsure else "statement",
                    quotation["speaker"],
                    root,
                    span.start,
                    span.end,
                    self.sentence_of[span.start],
                    (span.start, span.end),
                    about,
                    why=f"{quotation['kind']} speech",
                )
            )
        return sorted(found, key=lambda c: (c.head, c.kind))

    def _claims_victory(self, clause: Clause) -> bool:
        """« revendique la victoire », « s'est proclamé vainqueur »."""
        if clause.kind not in ("finite", "gerund", "participle") or clause.lemma not in words("victory", "claiming"):
            return False
        near = self.doc[clause.group[1] : min(clause.group[1] + 5, self.doc[clause.head].sent.end)]
        noun = clause.object_head is not None and listed(self.doc[clause.object_head], words("victory", "nouns"))
        return noun or clause.reflexive and any(listed(t, words("victory", "nouns")) for t in near)

    def _participles(self) -> list[Account]:
        """« |Accusé de corruption par l'opposition|, le ministre nie »: a participle that opens its sentence."""
        found = []
        for sent in self.doc.sents:
            first = next((t for t in sent if not t.is_space and not t.is_quote), None)
            if (
                first is None
                or word(first).rstrip("es") not in ACCUSED
                or first.i in self.by_head
                or not self.in_body(first.i)
            ):
                continue
            comma = next((t.i for t in self.doc[first.i : min(first.i + 25, sent.end)] if t.text == ","), None)
            by = next((t.i for t in self.doc[first.i : comma or first.i] if word(t) == "par"), None)
            if comma is None or by is None:
                continue
            party = next((a for i in range(by + 1, comma) if (a := self.index.of_token(i)) is not None), None)
            if party is not None:
                span = (first.i, comma)
                found.append(
                    Account("accusation", party, first.i, *span, self.sentence_of[first.i], span, why="accuser")
                )
        return found

    def accusations_of(self, sentence: int) -> Account | None:
        """« après |les accusations du syndicat, qui lui reproche d'avoir menti| »: a noun in one sentence."""
        for token in self.doc:
            if self.sentence_of[token.i] != sentence or not listed(token, words("denials", "charges")):
                continue
            owners = [c for c in token.rights if phrases.preposition(c) == "de" and c.pos_ in ("NOUN", "PROPN")]
            named = self.parties.named([owners[0].i]) if owners else []
            if len(named) == 1:
                start, end = phrases.phrase(self.doc, token.i)
                end = max(end, phrases.phrase(self.doc, owners[0].i)[1])
                return Account(
                    "accusation", named[0], token.i, start, end, sentence, (start, end), why="accusations of"
                )
        return None

    def _accusation(self, clause: Clause, frame: frames.Frame) -> Account | None:
        if clause.kind == "infinitive":
            return None
        if clause.passive:
            agents = self.parties.named([clause.agent_head]) if clause.agent_head is not None else []
            party = agents[0] if agents else None
        else:
            party = self.subject(clause)
        if party is None:
            return None
        end = self.end_of(clause)
        if clause.passive and clause.agent is not None and clause.kind == "participle":
            stop = min(self.doc[clause.head].sent.end, clause.agent[1] + 15)
            comma = next((t.i for t in self.doc[clause.agent[1] : stop] if t.text in (",", ";", ".")), stop)
            end = max(end, phrases.trim(self.doc, clause.group[0], comma)[1])  # « accusé par X |d'avoir …| »
        accused = clause.subject_head if clause.passive else clause.object_head
        heads = [
            *([accused] if accused is not None else []),
            *(h for p in ("à", "sur", "contre", "de") for h in clause.heads.get(p, [])),
        ]
        named = self.parties.named(heads)
        inside = self.index.of_span(*phrases.chars(self.doc, clause.group[0], end))
        about = [a for a in dict.fromkeys([*named, *inside]) if a != party]
        return Account(
            "accusation",
            party,
            clause.head,
            self.subject_start(clause),
            end,
            self.sentence_of[clause.head],
            (clause.group[0], end),
            about,
            why=frame.id,
        )

    def _hearsay(self, clause: Clause) -> Account:
        start, end = self.subject_start(clause), self.end_of(clause)
        relative = clause.relation == "relcl" and start > 0
        if relative:
            start = min(start, max(self.doc[clause.head].sent.start, self.doc[clause.head].left_edge.i))
        party = None
        at = self.doc[clause.head].idx
        around = [q for q in self.quotations if q["start"] <= at < q["end"] and q["speaker"] is not None]
        if around:
            party = min(around, key=lambda q: q["end"] - q["start"])["speaker"]
        about = self.parties.named([clause.subject_head]) if clause.subject_head is not None else []
        if clause.passive and clause.agent_head is not None:
            about = self.parties.named([clause.agent_head])
        return Account(
            "hearsay", party, clause.head, start, end, self.sentence_of[clause.head], (start, end), about, why="hearsay"
        )

    def _about(self, start: int, end: int) -> list[str]:
        """The actors that are subjects inside a span."""
        heads = [c.subject_head for c in self.clauses if start <= c.head < end and c.subject_head is not None]
        named = self.parties.named([h for h in heads if start <= h < end])
        return list(dict.fromkeys([*named, *self.index.of_span(*phrases.chars(self.doc, start, end))]))

    # --- their words -----------------------------------------------------------------------------------

    def subject(self, clause: Clause) -> str | None:
        """The one actor that is the subject of a clause."""
        if clause.subject_head is None:
            return None
        found = self.parties.named([clause.subject_head])
        return found[0] if len(found) == 1 else None

    def subject_start(self, clause: Clause) -> int:
        """Where a clause's words begin: its subject when it stands close before the verb."""
        if clause.subject is not None and clause.subject_own and clause.subject[1] <= clause.group[0]:
            if (
                clause.group[0] - clause.subject[0] <= 25
                and self.sentence_of[clause.subject[0]] == self.sentence_of[clause.head]
            ):
                return clause.subject[0]
        return clause.group[0]

    def end_of(self, clause: Clause) -> int:
        """Where a clause's words end: its last argument, or its content."""
        spans = [
            s
            for s in (clause.object, clause.content, *(s for v in clause.complements.values() for s in v))
            if s is not None
        ]
        last = self.doc[clause.head].sent.end
        if clause.inverted and clause.subject is not None:
            spans.append(clause.subject)
        end = max([clause.group[1], *(s[1] for s in spans if s[0] - clause.group[1] <= 12)])
        _, end = phrases.trim(self.doc, clause.group[0], min(end, last))
        return max(end, clause.group[1])

    def vocabulary(self, span: tuple[int, int]) -> tuple[set[str], set[str]]:
        """(lemmas, topics) of the words of a span that carry content."""
        lemmas: set[str] = set()
        topics: set[str] = set()
        for token in self.doc[span[0] : span[1]]:
            if token.pos_ not in CONTENT_POS or token.is_stop and token.pos_ != "NOUN":
                continue
            lemma = token.lemma_.lower()
            if lemma in EMPTY_WORDS:
                continue
            if token.pos_ != "NUM" and token.pos_ != "PROPN":
                lemmas.add(_verb_of().get(lemma, lemma) if token.pos_ == "NOUN" else lemma)
            for form in (lemma, word(token), word(token).rstrip("s")):
                topics |= _topic_of().get(form, frozenset())
        return lemmas, topics

    def same_matter(self, one: tuple[int, int], other: tuple[int, int]) -> bool:
        """Whether two spans speak of one matter: a word of content in common, or a topic."""
        (lemmas, topics), (others, theirs) = self.vocabulary(one), self.vocabulary(other)
        return bool(lemmas & others or topics & theirs)


def listed(token: Token, table: frozenset[str]) -> bool:
    """Whether a word of a list is a token's lemma or its form, with or without plural."""
    return token.lemma_.lower() in table or word(token) in table or word(token).rstrip("s") in table
