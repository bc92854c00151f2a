"""Who claims what, and who denies it? The claims and denials of a dispatch, each with its party and its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
from aidememoire.pipes.clauses import Clause, read_clauses
from aidememoire.stances.arguments import mended
from aidememoire.stances.parties import Parties

DENYING = {"démentir", "rejeter", "réfuter", "contester", "nier", "récuser", "balayer"}
AFFIRMED_REACH = 10  # tokens after « comme » in which « l'affirme l'armée » stands
CALLING = {"qualifier", "juger", "dénoncer", "traiter", "taxer", "estimer", "considérer"}
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


class Accounts:
    """Reads the accounts of a Doc."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.index = ActorIndex(doc)
        self.parties = Parties(doc, self.index)
        self.clauses = [mended(doc, clause) for clause in read_clauses(doc)]
        self.by_head = {clause.head: clause for clause in self.clauses}
        self.said: dict[str, Any] = layers.get(doc, "modality")["clauses"]
        self.unsure: list[layers.Span] = layers.get(doc, "modality")["hearsay"]
        self.quotations: list[dict[str, Any]] = layers.get(doc, "speakers")
        self.sentence_of = [0] * len(doc)
        for number, sent in enumerate(doc.sents):
            for token in sent:
                self.sentence_of[token.i] = number
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

    def in_body(self, token: int) -> bool:
        """Whether a token stands in the dispatch's own text, not in its headline or header."""
        at = self.doc[token].idx
        return any(start <= at < end for start, end in self.body)

    # --- denials ---------------------------------------------------------------------------------------

    def denials(self) -> list[Account]:
        """What somebody denies, in text order."""
        found = [d for clause in self.clauses if (d := self._denial(clause)) is not None]
        found += self._flat_denials()
        return sorted(found, key=lambda d: d.head)

    def _denial(self, clause: Clause) -> Account | None:
        said = self.said.get(str(clause.head), {})
        if (
            clause.negated
            or clause.conditional_if
            or said.get("question")
            or said.get("hypothetical")
            or clause.modal
            or said.get("assertion") == "hearsay"
        ):
            return None
        if clause.kind not in ("finite", "participle", "gerund") or not self.in_body(clause.head):
            return None
        if clause.passive:
            return self._denied_by(clause)
        before = {word(t) for t in self.doc[max(0, clause.group[0] - 3) : clause.head]}
        if "ni" in before or "sans" in before:
            return None
        frame = next((f for f in frames.matches(self.doc, clause) if f.dispute), None)
        flat = (
            (frame is not None and frame.id == "dénoncer" or self._called_lies(clause))
            and clause.object_head is not None
            and _listed(self.doc[clause.object_head], words("denials", "standing"))
        )
        if not flat and (frame is None or frame.dispute != "denies"):
            return None
        why = frame.id if frame is not None else clause.lemma
        party = self._subject(clause)
        start = self.subject_start(clause)
        denial = Account(
            "denial", party, clause.head, start, clause.group[1], self.sentence_of[clause.head], clause.group, why=why
        )
        self._denied(clause, denial)
        return denial

    def _denied_by(self, clause: Clause) -> Account | None:
        """« une accusation démentie par l'Arabie saoudite »: what was said before is denied by the agent."""
        if clause.lemma not in DENYING or clause.agent_head is None:
            return None
        noun = self.doc[clause.head].head.i if clause.relation == "acl" else clause.subject_head
        if noun is None or not _listed(self.doc[noun], words("denials", "standing")):
            return None
        named = self.parties.named([clause.agent_head])
        end = max(clause.group[1], clause.agent[1] if clause.agent is not None else 0)
        start = min(noun, clause.group[0])
        return Account(
            "denial", named[0] if named else None, clause.head, start, end, self.sentence_of[clause.head],
            clause.group, stands_for="claim", why="démentir par", pointing=True,
        )  # fmt: skip

    def _called_lies(self, clause: Clause) -> bool:
        """« a qualifié ces accusations de mensonges »."""
        after = self.doc[clause.group[1] : min(clause.group[1] + 10, self.doc[clause.head].sent.end)]
        return clause.lemma in CALLING and any(_listed(t, words("denials", "lies")) for t in after)

    def _denied(self, clause: Clause, denial: Account) -> None:
        """What a denial is of: its content, its object, or what somebody else said before."""
        doc = self.doc
        if clause.content is not None and clause.content_head is not None:
            denial.matter = phrases.trim(doc, *self._until_as(clause.content))
            denial.end = max(denial.end, denial.matter[1])
            inner = self.by_head.get(clause.content_head)
            if inner is not None and inner.subject_head is not None:
                denial.about = self.parties.named([inner.subject_head])
        elif (
            clause.object_head is not None
            and doc[clause.object_head].pos_ in ("NOUN", "PROPN")
            and clause.object is not None
        ):
            lemma = doc[clause.object_head].lemma_.lower()
            denial.matter = clause.object
            denial.end = max(denial.end, clause.object[1])
            if _listed(doc[clause.object_head], words("denials", "figures")) and word(doc[clause.object[0]]) in (
                "ce",
                "cet",
                "cette",
                "ces",
            ):
                denial.stands_for = "figure"
            elif (
                _listed(doc[clause.object_head], words("denials", "standing"))
                or lemma == "tout"
                and word(doc[clause.object_head]) == "tout"
            ):
                denial.stands_for = "claim"
                denial.pointing = word(doc[clause.object[0]]) in ("ces", "cette", "ce", "cet")
        else:
            denial.stands_for = "claim"
            lead = [word(t) for t in doc[max(0, clause.group[0] - 8) : clause.group[0]]]
            denial.pointing = "ce" in lead and bool({"que", "qu'"} & set(lead))
            denial.end = self._to_quoted(denial.end)
        denial.claimant = self._as_affirmed(clause)

    def _to_quoted(self, end: int) -> int:
        """« Harare a démenti: "Nous nous sommes abstenus" »: the words that follow a colon are the denial's."""
        doc = self.doc
        if end < len(doc) and doc[end].text == ":" and end + 1 < len(doc):
            return min(doc[end].sent.end, end + 25)
        return end

    def _until_as(self, span: tuple[int, int]) -> tuple[int, int]:
        """A content without « , comme l'affirme … »."""
        for i in range(span[0], span[1]):
            if word(self.doc[i]) in ("comme", "contrairement") and i > span[0]:
                return span[0], i
        return span

    def _as_affirmed(self, clause: Clause) -> tuple[str | None, int, int] | None:
        """The party and words of « , comme l'affirme l'armée » after a denial."""
        doc, sent = self.doc, self.doc[clause.head].sent
        denier = self._subject(clause)
        for token in doc[clause.head : sent.end]:
            if word(token) not in ("comme", "contrairement"):
                continue
            stop = min(sent.end, token.i + AFFIRMED_REACH)
            near = [t for t in doc[token.i : stop] if not t.is_punct]
            cue = any(
                t.i in self.by_head and (frames.is_cue(t.lemma_.lower()) or t.lemma_ == "accuser") for t in near
            ) or any(_listed(t, words("denials", "standing")) for t in near)
            named = [(a, t.i) for t in near if (a := self.index.of_token(t.i)) is not None and a != denier]
            if cue and named:
                party, head = named[0]
                return party, token.i, max(phrases.phrase(doc, head)[1], head + 1)
        return None

    def _flat_denials(self) -> Iterator[Account]:
        """« Pure invention », a balayé X; Faux, rétorque X."""
        flat = words("denials", "flat")
        for quotation in self.quotations:
            if quotation["kind"] == "indirect" or quotation["speaker"] is None:
                continue
            lead = re.split(r"[.,;:!?]", quotation["text"].lower().replace("’", "'"), maxsplit=1)[0].strip(' «»"')
            span = self.doc.char_span(quotation["start"], quotation["end"], alignment_mode="expand")
            if lead in flat and span is not None and self.in_body(span.start):
                yield Account(
                    "denial",
                    quotation["speaker"],
                    span.start,
                    span.start,
                    span.end,
                    self.sentence_of[span.start],
                    (span.start, span.end),
                    stands_for="claim",
                    why="flat denial",
                )
        for sent in self.doc.sents:
            first = [t for t in sent if not t.is_space and not t.is_quote][:4]
            if not first or not self.in_body(first[0].i):
                continue
            lead = re.split(r"[,!]", " ".join(word(t) for t in first).replace("' ", "'"), maxsplit=1)[0].strip()
            if lead not in flat or any(
                q["start"] <= first[0].idx < q["end"] and q["kind"] != "indirect" for q in self.quotations
            ):
                continue
            cue = next(
                (c for c in self.clauses if sent.start <= c.head < sent.end and c.inverted and frames.is_cue(c.lemma)),
                None,
            )
            party = self._subject(cue) if cue is not None else None
            if cue is not None and party is not None:
                end = max(cue.group[1], cue.subject[1] if cue.subject else 0)
                yield Account(
                    "denial",
                    party,
                    first[0].i,
                    first[0].i,
                    end,
                    self.sentence_of[first[0].i],
                    (first[0].i, first[0].i + 1),
                    stands_for="claim",
                    why="flat denial",
                )

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
            frame = next((f for f in frames.matches(self.doc, clause) if f.dispute), None)
            standing = clause.object_head is not None and _listed(
                self.doc[clause.object_head], words("denials", "standing")
            )
            if frame is not None and frame.dispute in ("claims", "blames") and not standing:
                accusation = self._accusation(clause, frame)
                if accusation is not None:
                    found.append(accusation)
            elif said.get("assertion") == "hearsay":
                found.append(self._hearsay(clause))
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

    def _accusation(self, clause: Clause, frame: frames.Frame) -> Account | None:
        if clause.kind == "infinitive":
            return None
        if clause.passive:
            agents = self.parties.named([clause.agent_head]) if clause.agent_head is not None else []
            party = agents[0] if agents else None
        else:
            party = self._subject(clause)
        if party is None:
            return None
        end = self.end_of(clause)
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

    def _subject(self, clause: Clause) -> str | None:
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
                lemmas.add(lemma)
            for form in (lemma, word(token), word(token).rstrip("s")):
                topics |= _topic_of().get(form, frozenset())
        return lemmas, topics

    def same_matter(self, one: tuple[int, int], other: tuple[int, int]) -> bool:
        """Whether two spans speak of one matter: a word of content in common, or a topic."""
        (lemmas, topics), (others, theirs) = self.vocabulary(one), self.vocabulary(other)
        return bool(lemmas & others or topics & theirs)


def _listed(token: Token, listed: frozenset[str]) -> bool:
    return token.lemma_.lower() in listed or word(token) in listed or word(token).rstrip("s") in listed
