"""Is it an event, of what type and status, and who vouches for it? The asked, imagined, denied or generic is none."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from spacy.tokens import Token

from aidememoire.clauses import circumstances, phrases
from aidememoire.events.reading import TITLE_ZONES, Act, Reading, is_one_of, lemma, words
from aidememoire.events.senses import Senses
from aidememoire.lexicon.frames import Frame
from aidememoire.pipes.clauses import Clause

YIELDING = {"AGREE", "CONSULT", "RETREAT", "CONCEDE", "SUPPORT", "COOPERATE", "AID"}
FORCE = {"SANCTION", "ASSAULT", "COERCE", "PROTEST", "MOBILIZE"}
# frames whose reported or requested content is no act of its own
ASKING = {"REQUEST", "REJECT", "THREATEN", "AGREE", "ACCUSE"}
CLITICS = {"se", "s'", "en", "y", "le", "la", "les", "l'", "lui", "leur"}
NOT = {"pas", "plus", "jamais", "aucun", "aucune", "nullement", "guère", "point"}
PAST = {"past", "pluperfect"}
# acts of words, which may be somebody's standing opinion
VERBAL = {"SUPPORT", "ACCUSE", "REQUEST", "REJECT", "AGREE", "CONSULT", "COOPERATE"}


class Telling:
    """Decides what is told as an act."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.doc = reading, reading.doc
        self.senses = Senses(reading)

    def frame_of(self, clause: Clause) -> Frame | None:
        """The frame that makes a clause an event: one that asks for given words first; none when it is a denial."""
        found = self.reading.frames[clause.head]
        if any(f.dispute == "denies" for f in found):
            return None
        events = [f for f in found if f.event and not (f.id == "inviter" and self._urges(clause))]
        events = [f for f in events if self.senses.has_subject(clause, f.id)]
        close = [f for f in events if f.object or f.words or self.senses.needs_subject(f.id)]
        close.sort(key=lambda f: (not self.senses.needs_subject(f.id), f.event != "SANCTION"))
        return next(iter(close or events), None)

    def _urges(self, clause: Clause) -> bool:
        """« a invité les parties à la retenue » asks; « a invité le roi à se rendre à Rabat » offers a visit."""
        if clause.intro == "à" and clause.content_head is not None:
            return lemma(self.doc[clause.content_head]) not in words("visiting")
        heads = [self.doc[h] for h in clause.heads.get("à", [])]
        return bool(heads) and not any(t.pos_ == "PROPN" or is_one_of(t, "meetings") for t in heads)

    def read(self, act: Act) -> bool:
        """Settles an act's type and status; False when it is not to be coded."""
        clause = act.clause
        said = self.reading.said(clause)
        if said.get("question") or said.get("assertion") == "denied" or self.is_imagined(clause):
            return False
        if clause.kind == "nominal":
            return self._nominal(act)
        if not (self.senses.fits(act) and self._placed(act)):
            return False
        form = self._infinitive(act) if clause.kind == "infinitive" else self._participle(act)
        if not (form and self._finite(act, said)):
            return False
        if act.frame.status and act.status == "happened":
            act.status = act.frame.status
        return True

    def is_imagined(self, clause: Clause) -> bool:
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

    def _placed(self, act: Act) -> bool:
        """Whether a clause tells news where it stands: a relative clause in the present only describes."""
        clause = act.clause
        if self._habitual(clause) or self._standing(act):
            return False
        if act.type in ("AGREE", "REQUEST") and circumstances.in_a_past_campaign(self.doc, clause):
            return False
        if (
            clause.tense == "imperfect"
            and clause.modal is None
            and act.type in ("SUPPORT", "ACCUSE", "REQUEST", "CONSULT", "AGREE")
        ):
            return act.dated
        relative = clause.object_head is not None and self.doc[clause.object_head].lower_ in ("que", "qu'", "qu’")
        if not (clause.relation in ("relcl", "acl") or relative) or clause.kind != "finite":
            return True
        if clause.tense in ("present", "imperfect") and clause.mood == "indicative" and clause.modal is None:
            if act.type == "ASSAULT" and clause.passive:
                return False  # « des villes |qui sont assiégées par les rebelles| »
            if act.type in ("SUPPORT", "CONSULT", "COOPERATE", "AID", "COERCE", "REJECT"):
                return act.type == "CONSULT" and act.dated and act.frame.actors == "meeting"
        return not (act.mode == "resign" and clause.tense == "future")

    def _habitual(self, clause: Clause) -> bool:
        """« mènent régulièrement des attaques »: what happens over and over is no single act."""
        return any(
            self.doc[i].lower_ in words("habits")
            for i in range(clause.group[0], min(clause.group[1] + 2, len(self.doc)))
        )

    def _standing(self, act: Act) -> bool:
        """« depuis des années, il défend … », « se sont toujours entendus »: how things stand, and no news."""
        clause = act.clause
        if clause.lemma == "battre" and clause.tense == "present" and not act.dated:
            return True
        if act.type not in VERBAL:
            return False
        sent = self.doc[clause.head].sent
        group = {t.lower_ for t in self.doc[clause.group[0] : clause.group[1] + 1]}
        if (
            clause.perfect
            and group & {"toujours", "longtemps", "constamment"}
            or clause.tense in PAST
            and "toujours" in group
        ):
            return True
        if clause.tense not in ("present", "imperfect") or clause.modal is not None:
            return False
        near = self.doc[clause.group[0] : min(clause.group[1] + 1, sent.end)]
        long = any(t.lower_ == "depuis" and self.doc[t.i + 1].lower_ in ("longtemps", "toujours") for t in near)
        return long or "depuis" in clause.heads or sent[0].lower_ == "depuis" and clause.relation == "root"

    # --- forms of the clause ---------------------------------------------------------------------------

    def _asked(self, clause: Clause) -> bool:
        """Whether a clause is what another one asks for, refuses, threatens or promises."""
        start = self.doc[clause.head].sent.start
        before = [t.lower_ for t in self.doc[max(clause.start - 2, start) : clause.start + 3] if t.i < clause.group[0]]
        if any(b in ("que", "qu'") and a in words("wished") for a, b in pairwise(before)):
            return True  # « à condition que », « pour que »: the form may look like the indicative
        over = self.reading.governor(clause)
        if over is None:
            return False
        inside = over.content is not None and over.content[0] <= clause.head < over.content[1]
        if clause.relation not in ("xcomp", "ccomp") and not inside:
            return False
        if over.lemma in words("wishing") and over.intro == "que":
            return True
        if over.kind == "infinitive" and clause.kind == "infinitive":
            return self._asked(over)
        frame = self.frame_of(over)
        return frame is not None and frame.event in ASKING

    def _infinitive(self, act: Act) -> bool:
        clause = act.clause
        if clause.modal is not None:
            return True
        i = clause.group[0] - 1
        while i > 0 and self.doc[i].lower_ in CLITICS:
            i -= 1
        before = self.doc[i] if i >= 0 else None
        if (
            before is not None
            and before.lower_ in ("de", "d'")
            and i > 0
            and self.doc[i - 1].lower_ in words("done_before")
        ):
            return True
        if before is not None and before.lower_ == "après":
            return True
        over = self.reading.governor(clause)
        if over is None or (before is not None and before.lower_ in ("pour", "sans", "afin")):
            return False
        if over.kind == "infinitive" and over.lemma in words("telling") | {clause.lemma} or clause.relation == "conj":
            upper = self.reading.governor(over)
            over = upper if upper is not None and over.kind == "infinitive" else over
        if over.lemma == "vouloir" and self.is_negated(over):
            act.status = ""
            return not self._asked(over)
        if over.lemma in words("carried_out") and over.kind != "nominal":
            outer = self.reading.said(over)
            if self._asked(over):
                return False  # « pour que les rebelles cessent de bombarder »
            return not outer.get("possible") and not outer.get("negated") or over.lemma == "hésiter"
        if over.lemma in words("telling") and self.is_negated(over):
            return False  # « n'ont pas confirmé avoir arrêté … »
        if over.lemma in words("telling") and (clause.perfect or act.type in FORCE | {"REJECT", "RETREAT", "SUPPORT"}):
            return True
        planned = self._planned(act, over)
        if planned:
            act.status = "scheduled"
            self._to_come(act)
        return planned

    def _planned(self, act: Act, over: Clause) -> bool:
        """« a l'intention de reprendre contact », « prévoit de rencontrer »: a meeting to come."""
        if act.type not in ("CONSULT", "AGREE", "RETREAT"):
            return False
        names = {self.doc[act.clause.head].head.lemma_.lower(), over.lemma}
        if over.object_head is not None:
            names.add(lemma(self.doc[over.object_head]))
        return bool(names & words("planning")) and not self.reading.said(over).get("negated")

    def _participle(self, act: Act) -> bool:
        """A bare participle: one that hangs loose on a clause tells news, one beside a noun only describes it."""
        clause = act.clause
        if clause.kind not in ("participle", "gerund"):
            return True
        if self.reading.zone(clause.head) in TITLE_ZONES:
            noun = self.doc[clause.head].head
            return clause.relation != "acl" or clause.agent_head is not None or not phrases.preposition(noun)
        before = self.doc[clause.group[0] - 1] if clause.group[0] > 0 else None
        if self.doc[clause.head].lower_.endswith("ant"):
            if (
                before is not None
                and before.lower_ == "en"
                and self.doc[max(before.i - 1, 0)].lower_ not in ("s'", "se")
            ):
                return False
            loose = before is not None and before.text in (",", "-", "–", "—", "(")
            return loose or clause.relation in ("advcl", "conj")
        return clause.relation in ("ccomp", "conj") and not clause.passive or self._opens(act)

    def _opens(self, act: Act) -> bool:
        """« |Reçue par le roi|, la ministre a plaidé … »: a participle before its subject tells what came first."""
        clause, sent = act.clause, self.doc[act.clause.head].sent
        if clause.subject_head is None or clause.subject_head < clause.head or clause.head > sent.start + 2:
            return False
        told = clause.agent_head is not None or any(phrases.is_temporal(t) for t in self.doc[clause.head].rights)
        told = told or act.frame.id == "réunis" and bool(clause.heads.get("à") or clause.heads.get("en"))
        over = self.reading.governor(clause)
        return told and over is not None and over.tense in ("past", "present", "imperfect", "pluperfect")

    def _is_fact(self, clause: Clause) -> bool:
        """A subjunctive after « bien que » still tells a fact."""
        start = range(max(clause.start - 2, 0), clause.group[0])
        return any(self.doc[i].lower_ in words("concessive") for i in start)

    def is_negated(self, clause: Clause) -> bool:
        """Whether a clause is negated, the two words of the negation however far apart."""
        group = self.doc[slice(*clause.group)]
        split = any(t.lower_ in ("ne", "n'") for t in group) and any(t.lower_ in NOT for t in group)
        return clause.negated or bool(self.reading.said(clause).get("negated")) or split

    def _finite(self, act: Act, said: dict[str, Any]) -> bool:
        clause = act.clause
        if clause.mood == "imperative" or (clause.mood == "subjunctive" and not self._is_fact(clause)):
            return False
        if clause.tense == "future_perfect" or self._asked(clause):
            return False
        if self.is_negated(clause) or act.status == "":
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
        if clause.modal == "devoir" and clause.mood == "conditional" and self._regretted(clause):
            return False
        if clause.modal == "devoir":
            if clause.tense == "imperfect":
                act.status = "scheduled"
                return act.type not in ("CONSULT", "AGREE", "REQUEST", "ACCUSE")
            return clause.perfect or clause.tense in PAST
        if clause.mood == "conditional":
            return False
        if act.frame.id in ("être attendu", "être prévu"):
            act.status = "scheduled"
            return clause.tense == "present"
        return True

    def _regretted(self, clause: Clause) -> bool:
        """« aurait dû être signé »: it was not."""
        return clause.perfect or any(t.lower_ in ("dû", "du") for t in self.doc[slice(*clause.group)])

    def _to_come(self, act: Act) -> None:
        """Future cooperation is AGREE; future yielding stays what it is."""
        if act.type in ("CONSULT", "SUPPORT", "COOPERATE"):
            act.type, act.mode, act.cameo = "AGREE", "", "036" if act.type == "CONSULT" else "030"

    def is_offered(self, clause: Clause) -> bool:
        """« Si l'armée cesse de bombarder, nous remettrons les soldats »: an offer, not yet an act."""
        sent = self.doc[clause.head].sent
        return any(c.conditional_if for c in self.reading.clauses_in(sent.start, sent.end))

    def _future(self, act: Act) -> bool:
        clause = act.clause
        act.status = "scheduled"
        if clause.modal == "devoir" and act.type not in ("CONSULT", "AGREE") and not act.dated:
            return False  # « l'Assemblée doit approuver les lois »: a rule
        if clause.lemma == "voter" and clause.modal is None:
            return False  # « les députés voteront pour le premier tour »: how they will is not known
        if act.type in ("RETREAT", "AID", "CONCEDE") and self.is_offered(clause):
            if clause.passive and clause.agent_head is None:
                return False  # « les sanctions seront levées si … »: nobody's offer
            act.type, act.mode, act.cameo, act.status = "AGREE", "", "035", "happened"
            return True
        if act.type in ("CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "CONCEDE"):
            self._to_come(act)
            return True
        if act.type == "AGREE":
            act.status = "happened"
            return act.frame.id not in ("être attendu", "être prévu")
        return False

    def _possible(self, act: Act) -> bool:
        """« a pu quitter » is done; « pourrait rencontrer » announces when somebody says so or a time is given."""
        clause = act.clause
        if clause.tense in PAST and clause.mood == "indicative":
            return True
        if clause.mood != "conditional" or clause.perfect:
            return False
        told = bool(self.reading.quotations_over(clause.head))
        if act.type == "CONSULT" and (told or act.dated):
            act.status = "scheduled"
            self._to_come(act)
            return True
        act.status = "scheduled"
        return act.type == "AID" and act.dated

    def _refused(self, act: Act, said: dict[str, Any]) -> bool:
        """A negated act is none, unless not doing it is a refusal or a meeting that was not held."""
        clause = act.clause
        if clause.kind not in ("finite", "infinitive") or clause.mood == "conditional" and not said.get("future"):
            return False
        if self.doc[max(clause.group[0] - 1, 0)].lower_ == "sans":
            return False
        if act.type == "CONSULT" and act.frame.actors == "meeting":
            act.type, act.mode, act.cameo, act.status = "REJECT", "meet", "164", "cancelled"
            return True
        unwilling = said.get("future") or act.status == ""
        alone = (
            act.frame.event == "AGREE" and act.frame.actors != "both"
        )  # « aucun accord n'a été trouvé » refuses nothing
        unwilling = unwilling or alone and clause.tense in ("past", "present")
        if act.type in YIELDING and unwilling and act.frame.id not in ("être attendu", "être prévu", "inviter"):
            act.type, act.mode, act.cameo, act.status = "REJECT", "", "120", "happened"
            return True
        act.status = "happened"
        return act.frame.id == "ne pas vouloir entendre parler de"

    # --- nominal acts ----------------------------------------------------------------------------------

    def _nominal(self, act: Act) -> bool:
        """A noun of an act counts when it is told as done: not asked for, refused, to come nor imagined."""
        token = self.doc[act.clause.head]
        over_noun = self.reading.noun_over(token.i)
        if over_noun is not None and is_one_of(over_noun, "unreal"):
            return False
        if act.frame.id == "libération" and any(self.senses.is_site(h) for h in act.clause.heads.get("de", [])):
            return False
        marks = [c for c in token.children if c.pos_ in ("DET", "ADJ") and c.lower_ not in ("de", "d'")]
        if any(is_one_of(c, "indefinite") for c in marks):
            return False
        over = self.reading.verbal_over(token.i)
        if act.mode == "resign" and self._announced_ahead(token, over):
            act.status = "scheduled"
        if over is None:
            return True
        inside = [s for s in (over.object, over.content) if s is not None]
        argument = any(a <= token.i < b for a, b in inside)
        subject = over.subject is not None and over.subject[0] <= token.i < over.subject[1]
        said, frame = self.reading.said(over), self.frame_of(over)
        if frame is not None and frame.event in ASKING and (argument or self._within(over, frame, token.i)):
            return False
        if (argument or subject) and said.get("negated") or subject and said.get("future"):
            return False
        return not (argument and any(f.dispute == "denies" for f in self.reading.frames[over.head]))

    def _announced_ahead(self, token: Token, over: Clause | None) -> bool:
        """« devrait annoncer sa démission », « la démission attendue du ministre »: still to come."""
        after = self.doc[token.i + 1 : min(token.i + 6, token.sent.end)]
        if any(t.lower_.rstrip("s").removesuffix("e") in ("attendu", "prévu") for t in after):
            return True
        if over is None:
            return False
        said = self.reading.said(over)
        return bool(said.get("future")) or over.mood == "conditional" and said.get("assertion") != "hearsay"

    def _within(self, over: Clause, frame: Frame, token: int) -> bool:
        spans = over.complements.get(frame.on, []) if frame.on != "object" else [s for s in [over.object] if s]
        return any(a <= token < b for a, b in spans)
