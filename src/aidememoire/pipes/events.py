"""Who did what to whom? PLOVER events of a dispatch, each with its words, date, status and authority."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from aidememoire import layers
from aidememoire.clauses import phrases
from aidememoire.events.domain import Domain
from aidememoire.events.merge import merge
from aidememoire.events.reading import SILENT_ZONES, TITLE_ZONES, Act, Reading, is_one_of, words
from aidememoire.events.roles import Roles
from aidememoire.events.settings import LIMITS, Settings
from aidememoire.events.telling import Telling
from aidememoire.events.voices import Voices
from aidememoire.pipes.clauses import Clause

WARRING = {"armed_group"}
# frames whose passive tells an act though it does not say whose: « une résolution a été adoptée »
# what is told of those who undergo it, whoever does it
UNDERGONE = ("ASSAULT", "COERCE", "RETREAT", "AID", "SANCTION")
UNSIGNED = {
    "adopter", "signer", "conclure un accord", "rejeter", "rejeter une idée", "décréter une trêve",
    "proroger un mandat", "émettre un mandat d'arrêt", "rétablir les relations", "renverser",
}  # fmt: skip

# verbs that tell the act itself: « est intervenue », « a eu lieu »
MOVING = {"intervenir", "survenir", "avoir"}


@Language.factory("aidememoire_events", assigns=["doc._.aidememoire_events"])
def create_events(nlp: Language, name: str) -> layers.LayerPipe:
    """The spaCy component that writes the `events` layer. Needs a parse and named entities."""
    return layers.LayerPipe("events", find_events)


def find_events(doc: Doc) -> list[dict[str, Any]]:
    """The events of a parsed Doc in text order: the fields of record.Event, and `token`, the predicate's index.

    Types, modes and deciding rules are PLOVER's (manual draft 2.0). Raises PipelineError when the Doc is not parsed.
    """
    return [_item(doc, n, act) for n, act in enumerate(Finder(doc).find(), 1)]


class Finder:
    """Finds the acts of one Doc."""

    def __init__(self, doc: Doc) -> None:
        self.doc, self.reading = doc, Reading(doc)
        self.roles, self.telling = Roles(self.reading), Telling(self.reading)
        self.voices = Voices(self.reading, self.telling)
        self.settings = Settings(self.reading)
        self.domain = Domain(self.reading)

    def find(self) -> list[Act]:
        """The acts, those that are one merged."""
        verbal = [c for c in self.reading.clauses if c.kind != "nominal"]
        acts = [one for c in verbal if (a := self.read(c)) is not None for one in self._each_way(a)]
        told = {a.clause.head for a in acts}
        acts += [a for a in self.voices.threats() if a.clause.head not in told and self._complete(a)]
        taken = {i for a in acts for i in self._named_by(a)}
        for clause in self.reading.clauses:
            if clause.kind == "nominal" and clause.head not in taken and (act := self.read(clause)) is not None:
                acts.append(act)
        return merge(self.reading, sorted(acts, key=lambda a: a.clause.head))

    def _each_way(self, act: Act) -> list[Act]:
        """Two parties that blame each other do so in two acts."""
        if act.type != "ACCUSE" or len(act.actors) != 2 or not self._mutual(act.clause):
            return [act]
        one, other = act.actors
        return [replace(act, actors=[one], recipients=[other]), replace(act, actors=[other], recipients=[one])]

    def _mutual(self, clause: Clause) -> bool:
        near = {t.lower_ for t in self.doc[clause.group[0] : clause.group[1] + 4]}
        return clause.reflexive and bool(
            near & {"mutuellement", "réciproquement", "responsabilité", "faute", "accusent", "accusés", "accusées"}
        )

    def _named_by(self, act: Act) -> list[int]:
        """The nouns of acts that a verbal act already tells: « une réunion est prévue »."""
        clause = act.clause
        heads = [h for h in (clause.subject_head, clause.object_head) if h is not None]
        heads += [h for found in clause.heads.values() for h in found]
        return heads

    def read(self, clause: Clause) -> Act | None:
        """The act that a clause tells, if it tells one."""
        frame = self.telling.frame_of(clause)
        if frame is None or self.reading.zone(clause.head) in SILENT_ZONES:
            return None
        act = Act(clause, frame, frame.event, frame.mode, frame.cameo, why=frame.id)
        act.title = self.reading.zone(clause.head) in TITLE_ZONES
        act.dated = any(m.holder == clause.head and m.before not in LIMITS for m in self.settings.near(clause.head))
        if not self.telling.read(act) or not self.roles.read(act) or not self._counts(act):
            return None
        return self._told(act) if self.domain.admits(act) else None

    def _complete(self, act: Act) -> bool:
        """Fills in a threat: its actor is the subject, or who speaks."""
        quotation = self.reading.quotations_over(act.clause.head)[0]
        if not self.roles.read(act):
            act.actors = self.roles.members(quotation["speaker"])
        self._told(act)
        return True

    def _told(self, act: Act) -> Act:
        """Settles who vouches for an act, when and where it was, how, and by which words."""
        clause = act.clause
        act.dated = False
        self.voices.assertion(act)
        self.settings.when(act)
        self.settings.where(act)
        self.settings.manner(act)
        self._deciding_rules(act)
        self.roles.remember(act)
        act.evidence = [self._with_content(act) if clause.kind != "nominal" else self._noun_extent(clause)]
        return act

    def _with_content(self, act: Act) -> tuple[int, int]:
        """The words of an act; those of « s'est dit prêt à … » with what somebody is said to be ready for."""
        start, end = self.reading.extent(act.clause)
        if act.frame.content != "rest":
            return start, end
        stop = self.doc[act.clause.head].sent.end_char
        for quotation in self.reading.quotations_from(start, stop):
            cue = quotation.get("cue")
            if cue is not None and cue["start"] < end and start < cue["end"]:
                end = max(end, min(quotation["end"], stop))
        return start, end

    def _noun_extent(self, clause: Clause) -> tuple[int, int]:
        start, end = clause.start, clause.end
        for spans in clause.complements.values():
            for _, stop in spans:
                end = max(end, stop)
        return phrases.chars(self.doc, *phrases.trim(self.doc, start, min(end, self.doc[clause.head].sent.end)))

    def _counts(self, act: Act) -> bool:
        """Whether the parties make it a political act that somebody can be named for or suffers."""
        clause, type_ = act.clause, act.type
        if clause.kind == "nominal":
            return self._noun_counts(act)
        if act.frame.event == "CONSULT" and (type_ in ("CONSULT", "AGREE") or act.frame.actors == "meeting"):
            return self._consults(act)
        if act.frame.id in ("être attendu",):
            return bool(act.actors) or self._is_meeting(clause.subject_head)
        if act.frame.id in ("être prévu",):
            return self._is_meeting(clause.subject_head)
        force = type_ in ("ASSAULT", "COERCE")
        if force and clause.passive and clause.kind != "finite" and not (act.actors or act.recipients or act.title):
            return False  # « avant d'être abattu »: of nobody, by nobody
        if act.frame.id in ("tuer", "faire des morts"):
            unnamed = (
                not clause.passive
                and clause.subject_head is not None
                and is_one_of(self.doc[clause.subject_head], "armed")
            )
            fallen = (
                clause.passive and clause.subject_head is not None and is_one_of(self.doc[clause.subject_head], "armed")
            )
            told = self._violent(clause) or fallen and not self._accident(clause)
            return bool(act.actors) or unnamed or (told and "depuis" not in clause.heads)
        if type_ == "AID" and not act.actors:
            suffered = clause.subject_head if clause.passive else None
            return (
                act.frame.id == "évacuer des personnes"
                and suffered is not None
                and is_one_of(self.doc[suffered], "helped")
            )
        if force and clause.passive and not act.actors and clause.tense == "present" and not (act.title or act.dated):
            return False
        if type_ == "ASSAULT" and "depuis" in clause.heads:
            return False
        if type_ == "COOPERATE":
            kinds = {self.reading.index.by_id[a]["kind"] for a in act.actors}
            return bool(kinds & {"state", "government", "organisation", "armed_group"})
        failed = act.mode == "meet" and act.frame.actors == "meeting"
        if act.frame.actors == "none" or act.frame.status == "cancelled" or act.title or failed:
            return True
        if act.actors:
            return not (act.mode == "arrest" and self._of_things(clause))
        if type_ in ("PROTEST", "MOBILIZE") or type_ == "ASSAULT" and not clause.passive:
            return True
        decided = self._is_decided(act)
        return (
            clause.passive
            and (
                type_ in UNDERGONE
                or act.mode == "investigate"
                or type_ == "ACCUSE"
                and bool(act.frame.object)
                or bool(act.frame.status)
                or decided
            )
            and clause.relation != "relcl"
        )

    def _is_decided(self, act: Act) -> bool:
        """« une résolution a été adoptée », « l'accord a été rejeté »: done, though by nobody named."""
        clause = act.clause
        if act.frame.id not in UNSIGNED or clause.tense != "past" or clause.subject_head is None:
            return False
        thing = self.doc[clause.subject_head]
        return thing.pos_ == "NOUN" and self.telling.senses.is_matter(thing.i)

    def _of_things(self, clause: Clause) -> bool:
        """« les avoir arrêtées » of the attacks: a pronoun that takes up nobody."""
        head = clause.object_head
        return head is not None and self.doc[head].pos_ == "PRON" and not self.roles.one(self.doc[head])

    def _consults(self, act: Act) -> bool:
        clause, frame = act.clause, act.frame
        if frame.actors == "meeting":
            poll = clause.subject_head is not None and is_one_of(self.doc[clause.subject_head], "polls")
            hearing = clause.subject_head is not None and self.doc[clause.subject_head].lemma_ == "audience"
            return self._is_meeting(clause.subject_head) and (bool(act.actors) or not (poll or hearing))
        if not act.actors:
            return False
        if frame.actors == "both" and frame.takes == "object" and not frame.object:
            partner = clause.subject_head if clause.passive else clause.object_head
            if partner is None:
                return False
            if clause.lemma == "rencontrer" and is_one_of(self.doc[partner], "met"):
                return True
            return bool(self.roles.one(self.doc[partner])) and (len(act.actors) > 1 or clause.passive)
        if frame.mode == "visit":
            heads = [h for p in ("à", "en", "dans") for h in clause.heads.get(p, [])]
            if clause.object_head is not None and frame.takes == "object":
                heads.append(clause.object_head)
                if frame.object and self.telling.senses.place_below(clause.object_head):
                    return True
            return any(self.doc[h].text[:1].isupper() for h in heads) or any(
                t.lower_ == "y" for t in self.doc[clause.group[0] - 1 : clause.group[1]] if clause.group[0]
            )
        return True

    def _is_meeting(self, head: int | None) -> bool:
        return head is not None and is_one_of(self.doc[head], "meetings")

    def _violent(self, clause: Clause) -> bool:
        sent = self.doc[clause.head].sent
        near = [t for t in sent if is_one_of(t, "violence")]
        return any(clause.start <= t.i < clause.end for t in near)

    def _accident(self, clause: Clause) -> bool:
        return any(is_one_of(t, "nature") for t in self.doc[clause.head].sent)

    def _noun_counts(self, act: Act) -> bool:
        clause = act.clause
        token = self.doc[clause.head]
        own = any(m.nominal == clause.head for m in self.settings.near(clause.head))
        if act.type == "CONSULT":
            over = self.reading.verbal_over(clause.head)
            subject = over is not None and over.subject_head == clause.head and over.lemma in words("held")
            length = any(phrases.is_temporal(self.doc[h]) for h in clause.heads.get("de", []))
            return (len(act.actors) > 1 and (own or length or self._introduced(clause))) or (
                bool(act.actors) and (own or subject or length)
            )
        if act.type == "ASSAULT":
            over = self.reading.verbal_over(clause.head)
            subject = over is not None and over.subject_head == clause.head and over.kind == "finite"
            subject = subject and over is not None and over.lemma in words("striking")
            by = "par" in clause.heads
            return bool(act.actors) and (own or subject or by) and token.dep_ != "conj"
        if act.type == "REQUEST":
            return bool(act.actors) and self.doc[max(clause.head - 2, 0) : clause.head].text.lower() == "à la"
        if act.title:
            return True
        if act.mode in ("arrest", "resign") and (act.actors or act.recipients) and self._made_known(clause):
            return True
        return bool(act.actors) and (
            own or act.frame.actors == "clause" or act.mode == "resign" and self._introduced(clause)
        )

    def _made_known(self, clause: Clause) -> bool:
        """« son arrestation a été annoncée mardi », « la démission de X est intervenue lundi »."""
        over = self.reading.verbal_over(clause.head)
        if over is None or over.subject_head != clause.head or over.tense != "past" or over.kind != "finite":
            return False
        place = over.lemma != "avoir" or self.doc[over.group[1]].lower_ == "lieu"
        return over.lemma in words("made_known") and place and (over.passive or over.lemma in MOVING)

    def _introduced(self, clause: Clause) -> bool:
        """« à l'issue d'un entretien avec », « après une rencontre avec », « lors d'une réunion avec »."""
        lead = self.doc[max(clause.start - 5, 0) : clause.start + 1].text.lower()
        return any(
            w in lead
            for w in (
                "après",
                "issue d",
                "lors d",
                "terme d",
                "au cours d",
                "cette ",
                "avant ",
                "lendemain d",
                "suite à",
                "depuis ",
            )
        )

    def _deciding_rules(self, act: Act) -> None:
        """A warring party that calls for an end of the fighting agrees to it (PLOVER, deciding rules)."""
        if act.type != "REQUEST" or not act.actors:
            return
        kinds = {self.reading.index.by_id[a]["kind"] for a in act.actors}
        if kinds <= WARRING and act.topic & words("truce") and act.frame.stance == "demands" and act.clause.intro == "":
            act.type, act.mode, act.cameo = "AGREE", "", "0356"


def _item(doc: Doc, n: int, act: Act) -> dict[str, Any]:
    return {
        "id": f"e{n}",
        "type": act.type,
        "mode": act.mode or None,
        "contexts": list(act.contexts),
        "cameo": act.cameo or None,
        "actors": list(act.actors),
        "recipients": list(act.recipients),
        "date": act.date,
        "place": act.place,
        "status": act.status,
        "assertion": act.assertion,
        "by": act.by,
        "evidence": [layers.span(doc, start, end) for start, end in act.evidence],
        "why": act.why,
        "token": act.clause.head,
    }
