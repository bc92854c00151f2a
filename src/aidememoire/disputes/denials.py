"""Who denies what? Verbs of denial, flat « Faux », pleas of innocence, « l'a contredit »."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aidememoire.clauses import phrases
from aidememoire.disputes.accounts import Account, Accounts, listed, words
from aidememoire.lexicon import frames
from aidememoire.modality.conditionals import word
from aidememoire.pipes.clauses import Clause

DENYING = {"démentir", "rejeter", "réfuter", "contester", "nier", "récuser", "balayer"}
AFFIRMED_REACH = 10  # tokens after « comme » in which « l'affirme l'armée » stands
SAYING = {"assurer", "affirmer", "dire", "soutenir", "prétendre", "jurer", "déclarer"}
CONTRADICTING = {"contredire", "désavouer"}
KEEPING_ON = {"continuer", "persister", "tenir", "cesser"}
INNOCENT = re.compile(
    r"\binnocente?s?\b|\brien à se reprocher|\by être pour rien|\b(?:n'y|n' y) (?:est|suis|sommes|sont) pour rien"
    r"|\bnon coupables?\b|\baucun (?:lien|rapport) avec (?:ces|cette|les|l')"
)
CALLING = {"qualifier", "juger", "dénoncer", "traiter", "taxer", "estimer", "considérer"}


class Denials:
    """Reads the denials of a Doc's accounts."""

    def __init__(self, accounts: Accounts) -> None:
        self.of, self.doc = accounts, accounts.doc

    def find(self) -> list[Account]:
        """What somebody denies, in text order."""
        found = [d for clause in self.of.clauses if (d := self._denial(clause)) is not None]
        found += self._flat_denials()
        found += self._pleas()
        return sorted(found, key=lambda d: d.head)

    def _denial(self, clause: Clause) -> Account | None:
        said = self.of.said.get(str(clause.head), {})
        if (
            clause.negated
            or clause.conditional_if
            or said.get("question")
            or said.get("hypothetical")
            or clause.modal
            or said.get("assertion") == "hearsay"
        ):
            return None
        kinds = ("finite", "participle", "gerund")
        if not (clause.kind in kinds or self._keeps_on(clause)) or not self.of.in_body(clause.head):
            return None
        if clause.passive:
            return self._denied_by(clause)
        before = {word(t) for t in self.doc[max(0, clause.group[0] - 3) : clause.head]}
        if "ni" in before or "sans" in before:
            return None
        frame = self.of.dispute_frame(clause)
        flat = (
            (frame is not None and frame.id == "dénoncer" or self._called_lies(clause))
            and clause.object_head is not None
            and listed(self.doc[clause.object_head], words("denials", "standing"))
        )
        if clause.lemma in CONTRADICTING:
            return self._contradiction(clause)
        if (
            clause.lemma in SAYING
            and clause.object_head is not None
            and word(self.doc[clause.object_head]) == "contraire"
        ):
            return self._contrary(clause)
        if not flat and (frame is None or frame.dispute != "denies"):
            return None
        why = frame.id if frame is not None else clause.lemma
        party = self.of.subject(clause)
        start = self.of.subject_start(clause)
        denial = Account(
            "denial",
            party,
            clause.head,
            start,
            clause.group[1],
            self.of.sentence_of[clause.head],
            clause.group,
            why=why,
        )
        self._denied(clause, denial)
        return denial

    def _keeps_on(self, clause: Clause) -> bool:
        """« n'a cessé de démentir », « continue de nier »."""
        above = self.of.clauses[clause.governor] if clause.governor is not None else None
        if clause.kind != "infinitive" or above is None or above.lemma not in KEEPING_ON:
            return False
        return above.negated == (above.lemma == "cesser")

    def _contradiction(self, clause: Clause) -> Account | None:
        """« Le général l'a contredit »: what somebody else said before does not hold."""
        party = self.of.subject(clause)
        if party is None or clause.object_head is None:
            return None
        object_ = self.doc[clause.object_head]
        named = self.of.parties.named([clause.object_head])
        pronoun = object_.pos_ == "PRON" and word(object_) in ("le", "la", "l'", "les")
        if not (pronoun or named or listed(object_, words("denials", "standing"))):
            return None
        return Account(
            "denial", party, clause.head, self.of.subject_start(clause), self.of.end_of(clause),
            self.of.sentence_of[clause.head], clause.group, named if not pronoun else [], stands_for="claim",
            why="contredire", pointing=True,
        )  # fmt: skip

    def _contrary(self, clause: Clause) -> Account | None:
        """« les rebelles assurent |le contraire| »: of what was said right before."""
        party = self.of.subject(clause)
        if party is None:
            return None
        return Account(
            "denial", party, clause.head, self.of.subject_start(clause), (clause.object_head or clause.head) + 1,
            self.of.sentence_of[clause.head], clause.group, stands_for="claim", why="contredire", pointing=True,
        )  # fmt: skip

    def _denied_by(self, clause: Clause) -> Account | None:
        """« une accusation démentie par l'Arabie saoudite »: what was said before is denied by the agent."""
        called = clause.lemma in CALLING and self._called_lies(clause)
        if not (clause.lemma in DENYING or called) or clause.agent_head is None:
            return None
        noun = self.doc[clause.head].head.i if clause.relation == "acl" else clause.subject_head
        if noun is None or not listed(self.doc[noun], words("denials", "standing")):
            return None
        named = self.of.parties.named([clause.agent_head])
        end = max(clause.group[1], clause.agent[1] if clause.agent is not None else 0)
        start = min(noun, clause.group[0])
        return Account(
            "denial", named[0] if named else None, clause.head, start, end, self.of.sentence_of[clause.head],
            clause.group, stands_for="claim", why="démentir par", pointing=True,
        )  # fmt: skip

    def _called_lies(self, clause: Clause) -> bool:
        """« a qualifié ces accusations de mensonges »."""
        if clause.lemma not in CALLING:
            return False
        after = self.doc[clause.group[1] : min(clause.group[1] + 10, self.doc[clause.head].sent.end)]
        groundless = re.search(r"\bsans (?:aucun )?fondement", " ".join(word(t) for t in after if not t.is_quote))
        return groundless is not None or any(listed(t, words("denials", "lies")) for t in after)

    def _denied(self, clause: Clause, denial: Account) -> None:
        """What a denial is of: its content, its object, or what somebody else said before."""
        doc = self.doc
        if clause.content is not None and clause.content_head is not None:
            denial.matter = phrases.trim(doc, *self._until_as(clause.content))
            denial.end = max(denial.end, denial.matter[1])
            inner = self.of.by_head.get(clause.content_head)
            if inner is not None and inner.subject_head is not None:
                denial.about = self.of.parties.named([inner.subject_head])
        elif (
            clause.object_head is not None
            and doc[clause.object_head].pos_ in ("NOUN", "PROPN")
            and clause.object is not None
        ):
            lemma = doc[clause.object_head].lemma_.lower()
            denial.matter = clause.object
            denial.end = max(denial.end, clause.object[1])
            if listed(doc[clause.object_head], words("denials", "figures")) and word(doc[clause.object[0]]) in (
                "ce",
                "cet",
                "cette",
                "ces",
            ):
                denial.stands_for = "figure"
            elif (
                listed(doc[clause.object_head], words("denials", "standing"))
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
        denial.claimant = self._as_affirmed(clause) or self._whose_accusation(clause, denial)

    def _whose_accusation(self, clause: Clause, denial: Account) -> tuple[str | None, int, int] | None:
        """The party and words of « les accusations |de l'ONU|, qui lui reproche des viols » that a denial is of."""
        if denial.stands_for != "claim" or clause.object_head is None or clause.object is None:
            return None
        noun = self.doc[clause.object_head]
        if not listed(noun, words("denials", "charges")):
            return None
        owners = [c for c in noun.rights if phrases.preposition(c) == "de" and c.pos_ in ("NOUN", "PROPN")]
        named = self.of.parties.named([owners[0].i]) if owners else self._by_nationality(noun.i)
        if len(named) != 1 or named[0] == denial.party:
            return None
        last = owners[0].i if owners else noun.i + 1
        end = max(clause.object[1], phrases.phrase(self.doc, last)[1])
        relative = next(
            (c for c in self.of.clauses if end <= c.head < end + 12 and c.relation == "relcl" and c.kind == "finite"),
            None,
        )
        if relative is not None and relative.head < self.doc[noun.i].sent.end:
            end = max(end, self.of.end_of(relative))
            denial.matter = (relative.group[0], end)
        return named[0], clause.object[0], end

    def _by_nationality(self, noun: int) -> list[str]:
        """« les accusations |américaines| »."""
        adjective = self.doc[noun + 1] if noun + 1 < len(self.doc) else None
        return self.of.parties.named([noun + 1]) if adjective is not None and adjective.pos_ == "ADJ" else []

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
        denier = self.of.subject(clause)
        for token in doc[clause.head : sent.end]:
            if word(token) not in ("comme", "contrairement"):
                continue
            stop = min(sent.end, token.i + AFFIRMED_REACH)
            near = [t for t in doc[token.i : stop] if not t.is_punct]
            cue = any(
                t.i in self.of.by_head and (frames.is_cue(t.lemma_.lower()) or t.lemma_ == "accuser") for t in near
            ) or any(listed(t, words("denials", "standing")) or word(t) in words("denials", "reported") for t in near)
            named = [(a, t.i) for t in near if (a := self.of.index.of_token(t.i)) is not None and a != denier]
            if cue and named:
                party, head = named[0]
                return party, token.i, max(phrases.phrase(doc, head)[1], head + 1)
        return None

    def _flat_denials(self) -> Iterator[Account]:
        """« Pure invention », a balayé X; Faux, rétorque X."""
        flat = words("denials", "flat")
        for quotation in self.of.quotations:
            if quotation["kind"] == "indirect" or quotation["speaker"] is None:
                continue
            lead = re.split(r"[.,;:!?]", quotation["text"].lower().replace("’", "'"), maxsplit=1)[0].strip(' «»"')
            span = self.doc.char_span(quotation["start"], quotation["end"], alignment_mode="expand")
            if lead in flat and span is not None and self.of.in_body(span.start):
                yield Account(
                    "denial",
                    quotation["speaker"],
                    span.start,
                    span.start,
                    span.end,
                    self.of.sentence_of[span.start],
                    (span.start, span.end),
                    stands_for="claim",
                    why="flat denial",
                )
        for sent in self.doc.sents:
            first = [t for t in sent if not t.is_space and not t.is_quote][:4]
            if not first or not self.of.in_body(first[0].i):
                continue
            lead = re.split(r"[,!]", " ".join(word(t) for t in first).replace("' ", "'"), maxsplit=1)[0].strip()
            if lead not in flat or any(
                q["start"] <= first[0].idx < q["end"] and q["kind"] != "indirect" for q in self.of.quotations
            ):
                continue
            cue = next(
                (
                    c
                    for c in self.of.clauses
                    if sent.start <= c.head < sent.end and c.inverted and frames.is_cue(c.lemma)
                ),
                None,
            )
            party = self.of.subject(cue) if cue is not None else None
            if cue is not None and party is not None:
                end = max(cue.group[1], cue.subject[1] if cue.subject else 0)
                yield Account(
                    "denial",
                    party,
                    first[0].i,
                    first[0].i,
                    end,
                    self.of.sentence_of[first[0].i],
                    (first[0].i, first[0].i + 1),
                    stands_for="claim",
                    why="flat denial",
                )

    def _plea(self, clause: Clause, end: int) -> Account:
        return Account(
            "denial", self.of.subject(clause), clause.head, self.of.subject_start(clause), end,
            self.of.sentence_of[clause.head], (clause.group[0], end), stands_for="claim", why="plea of innocence",
            pointing=True,
        )  # fmt: skip

    def _pleas(self) -> Iterator[Account]:
        """« clame son innocence », « assure n'y être pour rien », « Je suis innocent », a-t-il dit."""
        for clause in self.of.clauses:
            noun = self.doc[clause.object_head] if clause.object_head is not None else None
            said = self.of.said.get(str(clause.head), {})
            if clause.lemma == "plaider" and self.of.in_body(clause.head):
                after = " ".join(word(t) for t in self.doc[clause.group[1] : clause.group[1] + 3])
                if "non coupable" in after:
                    yield self._plea(clause, clause.group[1] + 2)
                    continue
            if (
                noun is None
                or noun.lemma_.lower() != "innocence"
                or clause.kind == "nominal"
                or clause.negated
                or clause.lemma not in words("denials", "claiming_innocence")
                or said.get("question")
                or not self.of.in_body(clause.head)
            ):
                continue
            yield self._plea(clause, self.of.end_of(clause))
        for quotation in self.of.quotations:
            text = quotation["text"].lower().replace("’", "'")
            if quotation["speaker"] is None or quotation["polarity"] == "denies" or not INNOCENT.search(text):
                continue
            span = self.doc.char_span(quotation["start"], quotation["end"], alignment_mode="expand")
            if span is not None and self.of.in_body(span.start):
                yield Account(
                    "denial", quotation["speaker"], span.root.i, span.start, span.end,
                    self.of.sentence_of[span.start], (span.start, span.end), stands_for="claim",
                    why="plea of innocence", pointing=True,
                )  # fmt: skip
