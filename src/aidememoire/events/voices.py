"""Who vouches for an act, and what do those who speak threaten or allege? The part of speech in events."""

from __future__ import annotations

from typing import Any

from aidememoire.clauses import phrases
from aidememoire.events.reading import FIRST_PERSON, Act, Reading, is_one_of, words
from aidememoire.events.telling import Telling
from aidememoire.lexicon.frames import Frame
from aidememoire.pipes.clauses import Clause

THREAT = Frame(id="menace annoncée", event="THREATEN", cameo="130", recipients="à")


class Voices:
    """Reads what the quotations of one Doc make of its acts."""

    def __init__(self, reading: Reading, telling: Telling) -> None:
        self.reading, self.telling, self.doc = reading, telling, reading.doc

    # --- threats announced -------------------------------------------------------------------------------

    def threats(self) -> list[Act]:
        """What somebody warns of: « si …, nous redescendrons dans la rue, a mis en garde X »."""
        found: list[Act] = []
        for quotation in self.reading.quotations:
            cue = quotation.get("cue")
            if cue is None or quotation.get("speaker") is None:
                continue
            verb = self.reading.by_token.get(self.reading.token_at(cue["end"] - 1))
            warns = verb is not None and verb.lemma in words("warning")
            if verb is not None and verb.lemma == "mettre" and "garde" not in self.doc[verb.head].sent.text:
                warns = False
            first, last = self.reading.token_at(quotation["start"]), self.reading.token_at(quotation["end"])
            for clause in self.reading.clauses_in(first, last + 1):
                if clause.kind == "nominal" or not self._within_quotation(quotation, clause):
                    continue
                if self._is_threat(clause, warns):
                    found.append(Act(clause, THREAT, "THREATEN", "", "130", [], why=THREAT.id))
                    break
        return found

    def _within_quotation(self, quotation: dict[str, Any], clause: Clause) -> bool:
        at = self.doc[clause.head].idx
        return any(c["start"] <= at < c["end"] for c in quotation["contents"])

    def _is_threat(self, clause: Clause, warns: bool) -> bool:
        said = self.reading.said(clause)
        coming = said.get("future") or (clause.modal == "pouvoir" and clause.mood == "conditional")
        if (
            not coming
            or self.telling.is_negated(clause)
            or clause.passive
            or clause.subject_head is None
            or self.telling.is_imagined(clause)
        ):
            return False
        if clause.lemma not in words("hostile"):
            return False
        around = self.doc[clause.head : min(clause.head + 12, self.doc[clause.head].sent.end)]
        hurts = clause.lemma in words("hostile_alone") or any(is_one_of(t, "hurts") for t in around)
        first = self.doc[clause.subject_head].lower_ in FIRST_PERSON
        return hurts and (warns or (first or self.telling.is_offered(clause)) and self.telling.is_offered(clause))

    # --- who vouches -----------------------------------------------------------------------------------

    def assertion(self, act: Act) -> None:
        """Who vouches for an act: the agency, whoever says it, or nobody; a charge against an adversary is ACCUSE."""
        clause = act.clause
        said = self.reading.said(clause)
        over = [q for q in self.reading.quotations_over(clause.head) if not self._is_cue(q, clause)]
        if said.get("assertion") == "hearsay" and self._is_hearsay(clause, said):
            act.assertion = "hearsay"
            act.by = over[0]["speaker"] if over else None
        elif over and over[0].get("polarity") == "denies":
            act.assertion, act.by = "denied", over[0]["speaker"]
        elif over:
            act.assertion, act.by = "attributed", over[0]["speaker"]
            if clause.kind == "nominal" and over[0]["speaker"] in act.actors:
                act.assertion, act.by = "agency", None
            else:
                self._announced(act, over[0])
                self._alleged(act, over[0])

    def _is_hearsay(self, clause: Clause, said: dict[str, Any]) -> bool:
        """« réclame une liste de présumés terroristes »: the rumour is of the terrorists, not of the claim."""
        if clause.mood == "conditional" or clause.kind in ("infinitive", "nominal"):
            return True
        why = str(said.get("why") or "").lower()
        return not any(self.doc[i].lower_ == why for a, b in self.reading.argument_spans(clause) for i in range(a, b))

    def _is_cue(self, quotation: dict[str, Any], clause: Clause) -> bool:
        """Whether a clause is itself the cue of a quotation."""
        cue = quotation.get("cue")
        start, end = phrases.chars(self.doc, *clause.group)
        return cue is not None and cue["start"] < end and start < cue["end"]

    def _cue_lemma(self, quotation: dict[str, Any]) -> str:
        cue = quotation.get("cue")
        verb = self.reading.by_token.get(self.reading.token_at(cue["end"] - 1)) if cue else None
        return verb.lemma if verb is not None else ""

    def _announced(self, act: Act, quotation: dict[str, Any]) -> None:
        """A body that announces a cancellation or confirms a date, with nobody else named, is taken to decide it."""
        speaker = self.reading.index.by_id.get(quotation["speaker"] or "")
        if act.actors or speaker is None or speaker["kind"] == "person":
            return
        if (act.status in ("cancelled", "suspended") or act.frame.id == "être prévu") and self._cue_lemma(
            quotation
        ) in words("deciding"):
            act.actors = [speaker["id"]] if len(speaker["members"]) < 2 else list(speaker["members"])

    def _alleged(self, act: Act, quotation: dict[str, Any]) -> None:
        """« X a soutenu que les rebelles avaient ouvert le feu »: X accuses them."""
        by = quotation["speaker"]
        if act.type not in ("ASSAULT", "COERCE") or not act.actors or by is None or by in act.actors:
            return
        kinds = {self.reading.index.by_id[a]["kind"] for a in act.actors}
        if self._cue_lemma(quotation) in words("alleging") and kinds & {"armed_group", "government", "state"}:
            act.type, act.mode, act.cameo = "ACCUSE", "allege", "112"
            act.recipients, act.actors = act.actors, [by]
            act.assertion, act.by = "agency", None
