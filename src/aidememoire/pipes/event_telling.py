"""Is it an event, of what type and status, and who vouches for it? What is asked, imagined, denied or generic is none."""

from __future__ import annotations

from typing import Any

from aidememoire.lexicon.frames import Frame
from aidememoire.pipes import phrases
from aidememoire.pipes.clauses import Clause
from aidememoire.pipes.event_reading import Act, Reading, is_one_of, words

YIELDING = {"AGREE", "CONSULT", "RETREAT", "CONCEDE", "SUPPORT", "COOPERATE", "AID"}
FORCE = {"SANCTION", "ASSAULT", "COERCE", "PROTEST", "MOBILIZE"}
# frames whose reported or requested content is no act of its own
ASKING = {"REQUEST", "REJECT", "THREATEN", "AGREE", "ACCUSE"}


class Telling:
    """Decides what is told as an act."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.doc = reading, reading.doc

    def frame_of(self, clause: Clause) -> Frame | None:
        """The frame that makes a clause an event: the first with a type, unless the clause is a denial."""
        found = self.reading.frames[clause.head]
        if any(f.dispute == "denies" for f in found):
            return None
        return next((f for f in found if f.event), None)

    def read(self, act: Act) -> bool:
        """Settles an act's type, status and assertion; False when it is not to be coded."""
        clause = act.clause
        said = self.reading.said(clause)
        if said.get("question") or clause.interrogative and not self._stated(clause):
            return False
        if said.get("assertion") == "denied" or self._imagined(clause):
            return False
        if clause.kind == "nominal":
            return self._nominal(act)
        if not (self._infinitive(act) if clause.kind == "infinitive" else self._participle(act)):
            return False
        if not self._finite(act, said):
            return False
        if act.frame.status and act.status == "happened":
            act.status = act.frame.status
        return True

    def _stated(self, clause: Clause) -> bool:
        """In « "Pourquoi ?", a demandé X », the words outside the marks are stated."""
        over = self.reading.quotations_over(clause.head)
        return not over and self.reading.said(clause).get("question") is False

    def _imagined(self, clause: Clause) -> bool:
        """Under « si », or under a clause that is."""
        current: Clause | None = clause
        for _ in range(4):
            if current is None:
                return False
            said = self.reading.said(current)
            if current.conditional_if or said.get("hypothetical"):
                return True
            if current.relation not in ("ccomp", "xcomp", "conj", "relcl", "acl") and current.kind != "nominal":
                return False
            current = self.reading.governor(current)
        return False

    # --- forms of the clause ---------------------------------------------------------------------------

    def _asked(self, clause: Clause) -> bool:
        """Whether a clause is what another one asks for, refuses, threatens or promises."""
        over = self.reading.governor(clause)
        if over is None:
            return False
        inside = over.content is not None and over.content[0] <= clause.head < over.content[1]
        if clause.relation not in ("xcomp", "ccomp") and not inside:
            return False
        frame = self.frame_of(over)
        return frame is not None and frame.event in ASKING and (frame.speech != "says" or frame.event != "ACCUSE" or inside)

    def _infinitive(self, act: Act) -> bool:
        clause = act.clause
        if clause.modal is not None:
            return True
        first = clause.group[0]
        before = self.doc[first - 1] if first > 0 else None
        while before is not None and before.lower_ in ("se", "s'", "en", "y", "le", "la", "les", "l'", "lui", "leur") and before.i > 0:
            before = self.doc[before.i - 1]
        over = self.reading.governor(clause)
        if before is not None and before.lower_ in ("de", "d'") and before.i > 0 and self.doc[before.i - 1].lower_ in words("done_before"):
            return True
        if before is not None and before.lower_ == "après":
            return True
        if over is None or (before is not None and before.lower_ in ("pour", "sans", "afin")):
            return False
        if over.lemma in words("carried_out") and over.kind != "nominal":
            outer = self.reading.said(over)
            return not outer.get("possible") and not outer.get("negated") or over.lemma == "hésiter"
        if clause.perfect and over.lemma in words("telling"):
            return True
        planned = self._planned(act, over)
        if planned:
            act.status = "scheduled"
        return planned

    def _planned(self, act: Act, over: Clause) -> bool:
        """« a l'intention de reprendre contact », « prévoit de rencontrer »: a meeting to come."""
        if act.type not in ("CONSULT", "AGREE"):
            return False
        noun = self.doc[act.clause.head].head
        named = noun.lemma_.lower() in words("planning") or over.lemma in words("planning")
        if over.object_head is not None:
            named = named or self.doc[over.object_head].lemma_.lower() in words("planning")
        return named and not self.reading.said(over).get("negated")

    def _participle(self, act: Act) -> bool:
        """A bare participle: one that hangs loose on a clause tells news, one beside a noun only describes it."""
        clause = act.clause
        if clause.kind not in ("participle", "gerund"):
            return True
        form = self.doc[clause.head].lower_
        if self.reading.zone(clause.head) in ("headline", "summary"):
            return True
        before = self.doc[clause.group[0] - 1] if clause.group[0] > 0 else None
        if form.endswith("ant"):
            return before is not None and before.text in (",", "-", "–", "—", "(") or clause.relation in ("advcl", "acl", "conj")
        if clause.relation in ("ccomp", "conj") and not clause.passive:
            return True
        return False

    def _finite(self, act: Act, said: dict[str, Any]) -> bool:
        clause = act.clause
        if clause.mood == "imperative":
            return False
        if clause.mood == "subjunctive":
            mark = next((c for c in self.doc[clause.head].lefts if c.dep_ == "mark"), None)
            first = mark.lower_ if mark is not None else ""
            start = self.doc[max(clause.start - 2, 0)]
            if first not in words("concessive") and start.lower_ not in words("concessive") and self.doc[clause.start].lower_ not in words("concessive"):
                return False
        if self._asked(clause) and clause.kind in ("finite", "infinitive"):
            return False
        if said.get("negated") or clause.negated:
            return self._refused(act, said)
        if said.get("assertion") == "hearsay" and clause.mood == "conditional":
            if not clause.perfect:
                act.status = "scheduled"
                self._to_come(act)
            return True
        if clause.modal == "pouvoir":
            return self._possible(act)
        if said.get("future"):
            return self._future(act)
        if clause.modal == "devoir":
            if clause.tense == "imperfect":
                act.status = "scheduled"
                return act.type not in ("CONSULT", "AGREE", "REQUEST", "ACCUSE")
            return clause.perfect or clause.tense in ("past", "pluperfect")
        if clause.mood == "conditional":
            return False
        if act.type == "AGREE" and act.frame.actors in ("meeting",) and clause.passive:
            act.status = "scheduled"
            return clause.tense == "present"
        if act.frame.id == "être attendu":
            act.status = "scheduled"
            return clause.tense == "present"
        return True

    def _to_come(self, act: Act) -> None:
        """Future cooperation is AGREE; future yielding stays what it is."""
        if act.type in ("CONSULT", "SUPPORT", "COOPERATE"):
            act.type, act.mode, act.cameo = "AGREE", "", "036" if act.type == "CONSULT" else "030"

    def _future(self, act: Act) -> bool:
        clause = act.clause
        act.status = "scheduled"
        if act.type in ("CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "CONCEDE"):
            self._to_come(act)
            return True
        if act.type == "AGREE":
            act.status = "happened"
            return True
        spoken = bool(self.reading.quotations_over(clause.head))
        threat = act.type in FORCE or (act.type == "REQUEST" and self._threatens(clause))
        if threat and spoken and self._will(clause):
            act.type, act.mode, act.cameo, act.status = "THREATEN", "", "130", "happened"
            return True
        return False

    def _threatens(self, clause: Clause) -> bool:
        return any(
            self.doc[i].lemma_.lower() in ("sanction", "sanctions", "grève", "manifestation", "boycott", "embargo", "représailles")
            for start, end in self.reading.argument_spans(clause)
            for i in range(start, end)
        )

    def _will(self, clause: Clause) -> bool:
        """Whether an act to come is the doer's own: an active verb with a subject."""
        return not clause.passive and clause.subject_head is not None

    def _possible(self, act: Act) -> bool:
        """« a pu quitter » is done; « pourrait rencontrer » announces when somebody says so or a time is given."""
        clause = act.clause
        if clause.tense in ("past", "pluperfect") and clause.mood == "indicative":
            return True
        if clause.mood not in ("conditional",) or clause.perfect:
            return False
        told = bool(self.reading.quotations_over(clause.head))
        if act.type == "CONSULT" and (told or act.dated):
            act.status = "scheduled"
            self._to_come(act)
            return True
        if act.type == "AID" and act.dated:
            act.status = "scheduled"
            return True
        if act.type in ("RETREAT", "SANCTION") and told and "médiation" in self.reading.content_words(clause.start, clause.end):
            act.type, act.mode, act.cameo = "THREATEN", "relations", "134"
            return True
        return False

    def _refused(self, act: Act, said: dict[str, Any]) -> bool:
        """A negated act is none, unless not doing it is a refusal or a meeting that was not held."""
        clause = act.clause
        if self.doc[clause.group[0] - 1 if clause.group[0] else 0].lower_ == "sans" or clause.kind not in ("finite", "infinitive"):
            return False
        if clause.mood == "conditional" and not said.get("future"):
            return False
        if act.type == "CONSULT" and act.frame.actors == "meeting":
            act.type, act.mode, act.cameo, act.status = "REJECT", "meet", "164", "cancelled"
            return True
        wanting = said.get("future") or clause.modal == "vouloir" or act.frame.event == "AGREE" and clause.tense in ("past", "present")
        if act.type in YIELDING and wanting and act.frame.id not in ("être attendu", "être prévu", "inviter"):
            act.type, act.mode, act.cameo = "REJECT", "", "120"
            act.status = "happened"
            return True
        return act.type == "REJECT" and act.frame.id == "ne pas vouloir entendre parler de"

    # --- nominal acts ----------------------------------------------------------------------------------

    def _nominal(self, act: Act) -> bool:
        """A noun of an act counts when it is told as done: dated, with its parties, not asked for nor imagined."""
        clause, token = act.clause, self.doc[act.clause.head]
        over_noun = self.reading.noun_over(token.i)
        if over_noun is not None and is_one_of(over_noun, "unreal"):
            return False
        if any(is_one_of(c, "indefinite") for c in token.children if c.pos_ in ("DET", "ADJ") and c.lower_ not in ("de", "d'")):
            return False
        over = self.reading.verbal_over(token.i)
        if over is not None:
            frame = self.frame_of(over)
            said = self.reading.said(over)
            argument = any(a <= token.i < b for a, b in [*( [over.object] if over.object else []), *( [over.content] if over.content else [])])
            if frame is not None and frame.event in ASKING and (argument or self._within(over, token.i)):
                return False
            if said.get("negated") and (argument or over.subject is not None and over.subject[0] <= token.i < over.subject[1]):
                return False
            if over.subject is not None and over.subject[0] <= token.i < over.subject[1] and said.get("future"):
                return False
            denied = any(f.dispute == "denies" for f in self.reading.frames[over.head])
            if denied and argument:
                return False
        return True

    def _within(self, over: Clause, token: int) -> bool:
        frame = self.frame_of(over)
        if frame is None or not frame.on:
            return False
        spans = over.complements.get(frame.on, []) if frame.on != "object" else ([over.object] if over.object else [])
        return any(a <= token < self._edge(b, token) for a, b in spans)

    def _edge(self, end: int, token: int) -> int:
        return end

    # --- who vouches -----------------------------------------------------------------------------------

    def assertion(self, act: Act) -> None:
        """Who vouches for an act: the agency, whoever says it, or nobody."""
        clause = act.clause
        said = self.reading.said(clause)
        over = [q for q in self.reading.quotations_over(clause.head) if not self._own(q, clause)]
        if said.get("assertion") == "hearsay":
            act.assertion = "hearsay"
            act.by = over[0]["speaker"] if over else None
        elif over and over[0].get("polarity") == "denies":
            act.assertion, act.by = "denied", over[0]["speaker"]
        elif over:
            act.assertion, act.by = "attributed", over[0]["speaker"]
            if clause.kind == "nominal" and over[0]["speaker"] in act.actors:
                act.assertion, act.by = "agency", None

    def _own(self, quotation: dict[str, Any], clause: Clause) -> bool:
        """Whether a quotation's words begin with the noun of the act itself: « ont appelé à |un dialogue| » is none."""
        cue = quotation.get("cue")
        start, end = phrases.chars(self.doc, *clause.group)
        return cue is not None and cue["start"] < end and start < cue["end"]
