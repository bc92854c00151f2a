"""Which verbs take a stance, on what, and by whose words? Each clause is read through the frame lexicon."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Doc, Token

from aidememoire import layers
from aidememoire.clauses import circumstances, phrases
from aidememoire.clauses.phrases import CLITICS
from aidememoire.lexicon import frames
from aidememoire.lexicon.frames import Frame
from aidememoire.lexicon.loader import load
from aidememoire.modality.conditionals import word
from aidememoire.pipes.clauses import Clause
from aidememoire.stances.arguments import ARGUMENT_REACH, RELATIVES, favoured, mended_clauses
from aidememoire.stances.terms import FIRST_PERSON, SIDES, Stance, Target, lexicon
from aidememoire.stances.to_come import stances_to_come

TEXTS = {
    "résolution",
    "texte",
    "loi",
    "déclaration",
    "communiqué",
    "projet",
    "plan",
    "accord",
    "motion",
    "version",
    "document",
    "traité",
    "décret",
}
PLEASED = {"se féliciter de", "saluer"}
WILLING = {"vouloir", "souhaiter", "entendre", "compter", "envisager", "prévoir", "désirer"}
NOT_MEANT = {"sans", "plutôt", "lieu"}


class StanceReader:
    """Reads the stances of a Doc's clauses."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.clauses = mended_clauses(doc)
        self.by_head = {clause.head: clause for clause in self.clauses}
        self.said: dict[str, Any] = layers.get(doc, "modality")["clauses"]
        self.frames = {clause.head: frames.matches(doc, clause) for clause in self.clauses}

    def find(self) -> list[Stance]:
        """The stances that verbs take, in text order."""
        found = [stance for clause in self.clauses for stance in self.of_clause(clause)]
        authors = {
            t.head: s for s in found for t in s.targets if s.stance in ("supports", "accepts", "proposes", "demands")
        }
        for stance in found:  # « a adopté une résolution appuyant … »: what the text says, those who adopt it say
            adopted = [
                authors[h]
                for h in stance.holders
                if h in authors and authors[h] is not stance and self.doc[h].lemma_.lower() in TEXTS
            ]
            if adopted:
                stance.holders, stance.speaker = list(adopted[0].holders), adopted[0].speaker
        return sorted(found, key=lambda s: (s.start, s.end))

    # --- which frame ---------------------------------------------------------------------------------

    def frame(self, clause: Clause) -> Frame | None:
        """The frame that makes a clause a stance: none behind a denial or a construction known to be no act."""
        stances = [f for f in self.frames[clause.head] if f.stance and f.on]
        for frame in self.frames[clause.head]:
            noun = self.doc[clause.object_head] if clause.object_head is not None else None
            if frame.takes == "de" and clause.intro != "de" and noun is not None and noun.pos_ == "NOUN":
                continue  # « réclame la levée |des sanctions| »: the object's own complement
            if frame.on == "de" == clause.intro and self._is_set_apart(clause):
                continue  # « réclame des garanties |avant de signer| »
            if frame.stance and frame.on:
                if frame.id == "conclure un accord" and clause.lemma == "trouver" and self._is_judged(noun):
                    continue  # « trouve le compromis |équilibré| »
                if frame.on == "à" and not clause.heads.get("à") and clause.intro != "à" and len(stances) > 1:
                    continue  # « se prononcer |en faveur de| » beside « se dire favorable |à| »
                return frame
            if frame.dispute == "denies" or not (frame.event or frame.speech or frame.stance):
                return None
        return None

    def _is_set_apart(self, clause: Clause) -> bool:
        """Whether « avant », « afin », « au lieu » stand before the « de » of a content."""
        start = clause.content[0] if clause.content is not None else 0
        return bool({word(t) for t in self.doc[max(0, start - 2) : start]} & {"avant", "afin", "lieu", "faute"})

    def _is_judged(self, noun: Token | None) -> bool:
        """Whether an adjective of praise or blame stands by a noun."""
        judging = lexicon("judgements", "favourable") | lexicon("judgements", "against")
        return noun is not None and any(c.lemma_.lower() in judging for c in noun.rights if c.pos_ == "ADJ")

    def of_clause(self, clause: Clause) -> list[Stance]:
        """The stances of one clause: its frame's, or a refusal or offer that is still to come."""
        frame = self.frame(clause)
        if clause.kind == "nominal" or not self.is_meant(clause):
            return []
        if frame is None:
            return stances_to_come(self, clause)
        if frame.event == "REQUEST" and circumstances.is_advice(self.doc, clause):
            return []
        stance = self._turned(clause, frame.stance)
        if stance is None:
            return stances_to_come(self, clause)
        targets = self.targets(clause, frame)
        if not targets:
            return stances_to_come(self, clause)
        found: dict[str, list[Target]] = {}
        for target in targets:
            inner, composed = self._composed(target, stance)
            found.setdefault(composed, []).extend(inner)
        holders, speaker = self.holders(clause, frame)
        if not (holders or speaker):
            return []
        return [self._make(clause, frame, composed, inner, holders, speaker) for composed, inner in found.items()]

    def _make(
        self, clause: Clause, frame: Frame, stance: str, targets: list[Target], holders: list[int], speaker: bool
    ) -> Stance:
        start = min([clause.group[0], *(t.start for t in targets)])
        end = max([clause.group[1], *(t.end for t in targets)])
        return Stance(
            stance,
            clause.head,
            self.with_clitics(start),
            end,
            targets,
            holders,
            speaker,
            frame.id,
            self._before_qui(clause),
        )

    def with_clitics(self, start: int) -> int:
        """A verb group's start with its « ne », « se », « l' »: they stand outside the group."""
        while start > 0 and word(self.doc[start - 1]) in CLITICS and self.doc[start - 1].pos_ not in ("DET", "ADP"):
            start -= 1
        return start

    def _before_qui(self, clause: Clause) -> int | None:
        """The noun before the « qui » of a clause: whom it means when the parser's antecedent is no actor."""
        marks = [t for t in self.doc[max(0, clause.group[0] - 6) : clause.group[0]] if word(t) == "qui"]
        if clause.kind != "finite" or not marks:
            return None
        i, depth = marks[-1].i - 1, 0
        while i > 0:
            depth += {")": 1, "(": -1}.get(self.doc[i].text, 0)
            if depth == 0 and self.doc[i].pos_ in ("NOUN", "PROPN"):
                return i
            i -= 1
        return None

    def _turned(self, clause: Clause, stance: str) -> str | None:
        """The stance as negation and modals turn it."""
        said = self.said.get(str(clause.head), {})
        if clause.modal == "devoir" or self._undecided(clause):
            return None
        governor = self.governor(clause)
        unwilling = (
            clause.kind == "infinitive" and governor is not None and governor.negated and governor.lemma in WILLING
        )
        if clause.lemma == "entendre" and unwilling:
            return stance  # « ne veut pas entendre parler de »: the frame has the negation
        if clause.negated or said.get("negated") or unwilling:
            if clause.perfect and {"encore", "toujours"} & {
                word(t) for t in self.doc[clause.group[0] : clause.group[1]]
            }:
                return None  # « n'a pas encore accepté »: silence
            if stance == "negotiates":
                return "rejects" if clause.tense in ("present", "future") and not clause.perfect else None
            turned: str | None = load("positions")["negated"].get(stance)
            return turned
        if clause.modal == "pouvoir" and stance not in ("rejects", "opposes", "suspends"):
            return "conditional" if self.has_si(clause) else None
        return stance

    def _undecided(self, clause: Clause) -> bool:
        """« selon qu'ils avaient accepté |ou non| de publier »."""
        return self.doc[clause.group[1] : clause.group[1] + 2].text.lower() == "ou non"

    # --- whether the clause says that somebody takes the stance ----------------------------------------

    def is_meant(self, clause: Clause) -> bool:
        """Whether a clause tells a stance: no question, no hypothesis, no infinitive that is only asked for."""
        said = self.said.get(str(clause.head), {})
        if said.get("question") or clause.conditional_if or clause.interrogative and clause.kind == "finite":
            return False
        if said.get("hypothetical") or said.get("assertion") == "denied" or clause.tense == "future_perfect":
            return False
        if clause.kind == "infinitive" and clause.modal is None:
            return self._infinitive_meant(clause)
        governor = self.governor(clause)
        if (
            clause.kind == "finite"
            and clause.mood == "subjunctive"
            and governor is not None
            and clause.relation != "relcl"
        ):
            return False
        if circumstances.has_long_stood(self.doc, clause) or circumstances.in_a_past_campaign(self.doc, clause):
            return False
        return not (clause.kind == "finite" and self._asked_for(clause, governor))

    def governor(self, clause: Clause) -> Clause | None:
        """The clause that this one depends on."""
        return self.clauses[clause.governor] if clause.governor is not None else None

    def _asked_for(self, clause: Clause, governor: Clause | None) -> bool:
        """« il demande que la France accepte »: what is asked for is nobody's stance yet."""
        if governor is None or governor.content is None or not governor.content[0] <= clause.head < governor.content[1]:
            return False
        frame = self.frame(governor)
        return frame is not None and frame.on == "que"

    def _infinitive_meant(self, clause: Clause) -> bool:
        before = self.doc[clause.group[0] - 1] if clause.group[0] > 0 else None
        lead = word(before) if before is not None else ""
        if lead in NOT_MEANT or {word(t) for t in self.doc[max(0, clause.group[0] - 4) : clause.group[0]]} & {"lieu"}:
            return False
        if lead == "après":
            return True
        governor = self.governor(clause)
        if lead == "pour" or governor is None:
            return False
        if governor.kind == "nominal" or self.doc[clause.head].head.pos_ == "NOUN" and clause.relation == "acl":
            noun = self.doc[clause.head].head
            return noun.lemma_.lower() in lexicon("asserting", "nouns") and clause.subject_head is not None
        outer = self.frame(governor)
        if outer is not None or not self.is_meant(governor):
            return False
        if governor.negated and governor.lemma not in WILLING:
            return False
        if any(f.dispute == "denies" for f in self.frames[governor.head]):
            return False
        return governor.lemma in lexicon("asserting", "verbs")

    def has_si(self, clause: Clause) -> bool:
        """Whether a clause stands under a clause with « si »."""
        return any(self.under_si(clause, other) for other in self.clauses)

    def under_si(self, clause: Clause, condition: Clause) -> bool:
        """Whether `condition` is the « si » of a clause: it hangs on it, or the clause is the main one beside it."""
        if (
            condition.head == clause.head
            or condition.kind != "finite"
            or not condition.conditional_if
            or not self._opens_si(condition)
        ):
            return False
        sent = self.doc[clause.head].sent
        if not sent.start <= condition.head < sent.end:
            return False
        if condition.governor is not None and self.clauses[condition.governor].head == clause.head:
            return True
        main = [
            c
            for c in self.clauses
            if sent.start <= c.head < sent.end
            and c.kind in ("finite", "infinitive")
            and c.relation != "relcl"
            and not c.conditional_if
        ]
        before = [c for c in main if c.head < condition.head]
        after = [c for c in main if c.head > condition.head]
        near = after[:1] if not before else before[-1:]
        return (
            any(c.head == clause.head for c in near)
            or bool(near)
            and near[0].kind == "infinitive"
            and near[0].governor is not None
            and self.clauses[near[0].governor].head == clause.head
        )

    def _opens_si(self, condition: Clause) -> bool:
        """Whether a « si » stands before a clause's own verb, and no « comme si » or « même si »."""
        first = max(0, condition.group[0] - 12)
        for token in reversed(list(self.doc[first : condition.group[0]])):
            if word(token) in ("si", "s'") and (word(token) == "si" or word(self.doc[token.i + 1]) in ("il", "ils")):
                return token.i == 0 or word(self.doc[token.i - 1]) not in (
                    "comme",
                    "même",
                    "sauf",
                    "demander",
                    "savoir",
                    "dire",
                    "ignorer",
                )
        return False

    # --- on what -------------------------------------------------------------------------------------

    def targets(self, clause: Clause, frame: Frame) -> list[Target]:
        """What a frame's stance is on."""
        if (
            clause.content is not None
            and clause.content_head is not None
            and frame.on in (clause.intro, "object")
            and frame.on == clause.intro
        ):
            start, end = phrases.trim(self.doc, *self._content(clause))
            if frame.id in PLEASED:
                return []  # « nous nous réjouissons de travailler avec X »
            inner = self.by_head.get(clause.content_head)
            if frame.id == "être prêt à" and circumstances.is_resolve(self.doc, clause.content_head, inner):
                return []
            if start < end and self.doc[clause.content_head].lemma_.lower() not in lexicon("empty", "verbs"):
                return [Target(clause.content_head, start, end, "content", clause.head)]
            return []
        if frame.on == "en faveur de":
            heads = favoured(self.doc, clause)
        elif frame.on == "object":
            heads = self._objects(clause)
        else:
            heads = list(clause.heads.get(frame.on, [])) or self._lost(clause, frame.on)
        if (
            clause.content_head is not None
            and clause.content is not None
            and any(self.doc[h].lemma_ == "fait" for h in heads)
        ):
            return [Target(clause.content_head, *phrases.trim(self.doc, *clause.content), "content", clause.head)]
        found = [self._target(head) for head in heads]
        if not heads and clause.lemma == "voter" and frame.on in ("pour", "contre") and self._ends_in(clause, frame.on):
            return [Target(clause.head, clause.head, min(clause.group[1] + 1, len(self.doc)), "last", clause.head)]
        return [t for t in found if t is not None]

    def _ends_in(self, clause: Clause, mark: str) -> bool:
        """« ont voté |contre|. »: nothing follows."""
        for token in self.doc[clause.group[1] : min(clause.group[1] + 6, self.doc[clause.head].sent.end)]:
            if word(token) == mark:
                following = self.doc[token.i + 1] if token.i + 1 < len(self.doc) else None
                return following is None or following.is_punct or following.is_space or following.pos_ == "CCONJ"
        return False

    def _content(self, clause: Clause) -> tuple[int, int]:
        """A content, cut where the clause around it goes on: « refuse de fixer une date|, exige en outre que … »."""
        start, end = clause.content or (clause.head, clause.head)
        for other in self.clauses:
            inner = (
                start <= other.head < end
                and other.head != clause.content_head
                and other.kind == "finite"
                and other.head > (clause.content_head or 0)
            )
            if inner and clause.intro != "que" and self.doc[other.group[0] - 1].text == ",":
                end = min(end, other.group[0])
        for token in self.doc[start + 1 : end]:
            if word(token) in ("alors", "tandis") and any(
                word(t) in ("que", "qu'") for t in self.doc[token.i + 1 : token.i + 3]
            ):
                end = token.i
                break
        return start, end

    def _objects(self, clause: Clause) -> list[int]:
        """The heads of the object; of a passive its subject; of a bare participle the noun it stands by."""
        head = clause.subject_head if clause.passive else clause.object_head
        if clause.passive and clause.kind == "participle" and clause.relation == "acl":
            head = self.doc[clause.head].head.i
        if head is None or word(self.doc[head]) in RELATIVES:
            return []
        return [t.i for t in phrases.conjuncts(self.doc[head])]

    def _lost(self, clause: Clause, on: str) -> list[int]:
        """An argument with its preposition that the parser hung elsewhere: the first one right after the predicate."""
        end = min(self.doc[clause.head].sent.end, clause.group[1] + ARGUMENT_REACH)
        for token in self.doc[clause.group[1] : end]:
            if (
                token.pos_ in ("NOUN", "PROPN")
                and phrases.preposition(token).split(" ")[0] == on
                and not phrases.is_temporal(token)
            ):
                return [t.i for t in phrases.conjuncts(token)]
            if (
                token.pos_ in ("VERB", "AUX")
                and token.i > clause.group[1] + 2
                and "Fin" in token.morph.get("VerbForm", [])
                or token.text in (".", ";")
            ):
                break
        return []

    def _target(self, head: int) -> Target | None:
        token = self.doc[head]
        if token.pos_ == "PRON":
            return Target(head, head, head + 1, "pronoun")
        if token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "X"):
            start, end = phrases.trim(self.doc, *phrases.phrase(self.doc, head))
            return Target(head, start, max(end, head + 1))
        inner = self.by_head.get(head)
        if inner is not None and inner.kind == "infinitive":
            start, end = phrases.trim(self.doc, token.left_edge.i, token.right_edge.i + 1)
            return Target(head, min(start, inner.group[0]), end, "content", head)
        return None

    def _composed(self, target: Target, stance: str) -> tuple[list[Target], str]:
        """« a appelé à accepter une pause » is on the pause; « refuse de rejeter le plan » turns."""
        inner = self.by_head.get(target.head)
        if target.kind != "content" or inner is None or inner.kind not in ("infinitive", "finite"):
            return [target], stance
        frame = self.frame(inner)
        if frame is None or frame.stance == "suspends" or inner.passive:
            return [target], stance
        within = [t for t in self.targets(inner, frame) if t.kind != "pronoun"]
        if not within:
            return [target], stance
        side, outer = SIDES[frame.stance], SIDES[stance]
        if inner.negated:
            side = {"for": "against", "against": "for"}.get(side, side)
        if side == "negotiates":
            return within, stance if outer == "against" else "negotiates"
        if side == "for":
            return within, stance
        if outer == "for":
            return within, "opposes" if stance != "accepts" else "rejects"
        return within, "negotiates"

    # --- who -----------------------------------------------------------------------------------------

    def holders(self, clause: Clause, frame: Frame) -> tuple[list[int], bool]:
        """(heads of the words that name who takes the stance, whether it is the speaker in the first person)."""
        heads: list[int] = []
        if clause.passive:
            heads = [clause.agent_head] if clause.agent_head is not None else []
        elif clause.subject_head is not None:
            heads = [clause.subject_head]
        elif clause.kind in ("participle", "gerund"):
            heads = self._subject_before(clause)
        if not clause.passive and (not heads or clause.kind == "imperative") and self._first_person(clause):
            return [], True
        if frame.actors == "both" and not clause.passive:
            heads += clause.heads.get("avec", [])
        if any(word(self.doc[h]) in FIRST_PERSON for h in heads):
            return [], True
        return [t.i for h in heads for t in phrases.conjuncts(self.doc[h])], False

    def _subject_before(self, clause: Clause) -> list[int]:
        """« « … », a-t-elle demandé, rejetant l'idée »: the subject of the finite clause before a participle."""
        sent = self.doc[clause.head].sent
        finite = [
            c
            for c in self.clauses
            if sent.start <= c.head < clause.head and c.kind == "finite" and c.relation != "relcl"
        ]
        return [finite[-1].subject_head] if finite and finite[-1].subject_head is not None else []

    def _first_person(self, clause: Clause) -> bool:
        finite: Token = self.doc[clause.group[0]]
        return "1" in finite.morph.get("Person", [])
