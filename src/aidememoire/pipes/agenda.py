"""What is still to come? Dated acts and events after the dispatch's day, and those called off, with their old date."""

from __future__ import annotations

import re
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from aidememoire import layers
from aidememoire.agenda.forecasts import is_forecast
from aidememoire.agenda.repeats import AgendaItem, told_once
from aidememoire.agenda.times import Time, find_dated, listed, zones_of
from aidememoire.clauses import phrases
from aidememoire.clauses.phrases import CLITICS
from aidememoire.modality.conditionals import word
from aidememoire.pipes.clauses import Clause, read_clauses

YEARS_AHEAD = 2  # a bare year further off is a forecast
LONGEST_WHAT = 90  # characters of `what`


@Language.factory("aidememoire_agenda", assigns=["doc._.aidememoire_agenda"])
def create_agenda(nlp: Language, name: str) -> layers.LayerPipe:
    """The spaCy component that writes the `agenda` layer. Needs a parse and the day of the dispatch."""
    return layers.LayerPipe("agenda", find_agenda)


def find_agenda(doc: Doc) -> list[AgendaItem]:
    """The items to come at the document's day, in text order; empty when that day is unknown.

    A headline's item is left out when the body tells it too. Raises PipelineError when the Doc is not parsed.
    """
    today = layers.date_of(doc)
    if not today:
        return []
    reading = Reading(doc, today[:10])
    found = [item for time in reading.times for item in [reading.read(time)] if item is not None]
    return told_once(doc, found, reading.zones)


def listed_noun(token: Token) -> bool:
    """Whether a noun names what can be put in a diary."""
    return token.pos_ == "NOUN" and token.lemma_.lower() in listed("events")


class Reading:
    """One text read for its agenda."""

    def __init__(self, doc: Doc, today: str) -> None:
        self.doc, self.today = doc, today
        self.clauses = read_clauses(doc)
        self.by_head = {c.head: c for c in self.clauses}
        self.by_token = {i: c for c in self.clauses if c.kind != "nominal" for i in range(*c.group)}
        self.modality: dict[str, Any] = layers.get(doc, "modality")["clauses"]
        self.zones = zones_of(doc)
        self.times = find_dated(doc, self.today)

    # --- one time ------------------------------------------------------------------------------

    def read(self, time: Time) -> AgendaItem | None:
        """The item that a time dates, if it is one to come or called off."""
        holder = self._holder(time)
        if holder is not None and self._is_bare(holder) and not self._is_plan(holder) and time.is_after(self.today):
            above = self._above(holder)  # « des sanctions ciblées la semaine prochaine »: the participle is past
            holder = self.doc[above[0].head] if above else holder
        if holder is not None and holder.i > 0 and word(self.doc[holder.i - 1]) == "comme":
            above = self._above(holder)  # « s'est tenue comme prévu mardi »
            holder = self.doc[above[0].head] if above else None
        if holder is None or self._imagined(holder, time):
            return None
        off = self._called_off(holder, time)
        if off is not None:
            announced = holder.lemma_.lower() == "annoncer" and time.before not in listed("limits")
            if not (self._is_plan(holder) and not announced or time.is_after(self.today)):
                return None
            return self._item(holder, time, "cancelled", f"called off: {self.doc[off.head].lower_}")
        if not self._to_come(holder, time):
            return None
        status = "expected" if self._only_expected(holder, time) else "scheduled"
        return self._item(holder, time, status, self._why(holder, time))

    def _holder(self, time: Time) -> Token | None:
        """The predicate or noun that a time belongs to: the first verb, participle or event noun up the parse."""
        if time.value == time.first and word(self.doc[time.start]) == "veille":
            return next((c for c in self.doc[time.start].rights if c.pos_ == "NOUN"), None)
        inner = self.doc[time.start : time.end].root
        current = inner
        for _ in range(12):
            if not time.start <= current.i < time.end and word(current) not in ("compter", "partir", "ici"):
                if current.i in self.by_token:
                    return self.doc[self.by_token[current.i].head]
                if current.i in self.by_head or current.lemma_.lower() in listed("events") or current.pos_ == "VERB":
                    return current
            if current.head.i == current.i:
                break
            current = current.head
        sent = inner.sent
        before = [t for t in self.doc[sent.start : time.start] if t.i in self.by_token or t.i in self.by_head]
        return before[-1] if before else None

    def _clause(self, holder: Token) -> Clause | None:
        return self.by_head.get(holder.i) or self.by_token.get(holder.i)

    def _said(self, clause: Clause | None) -> dict[str, Any]:
        return self.modality.get(str(clause.head), {}) if clause is not None else {}

    def _is_bare(self, holder: Token) -> bool:
        """A past participle without auxiliary, even where the parser lends it that of a verb before the comma."""
        own = self._clause(holder)
        if own is None or own.group[1] - own.group[0] > 1 or "Part" not in holder.morph.get("VerbForm", []):
            return False
        joined = holder.i > 0 and self.doc[holder.i - 1].text != "," and own.relation == "conj"
        return not holder.lower_.endswith("ant") and not joined

    def _above(self, holder: Token) -> list[Clause]:
        """The verbal clauses over a holder, the nearest first; its own is not among them."""
        found: list[Clause] = []
        current = holder
        for _ in range(12):
            if current.head.i == current.i:
                break
            current = current.head
            clause = self.by_head.get(current.i) or self.by_token.get(current.i)
            if clause is not None and clause.kind != "nominal" and clause.head != holder.i and clause not in found:
                found.append(clause)
        return found

    def _imagined(self, holder: Token, time: Time) -> bool:
        """In a question or under « si »: nothing is announced there."""
        own = self._clause(holder)
        edge = self.doc[holder.left_edge.i]
        if word(edge) == "sans" or (holder.left_edge.i > 0 and word(self.doc[holder.left_edge.i - 1]) == "sans"):
            return True
        for clause in [own, *self._above(holder)[:2]]:
            if clause is None:
                continue
            said = self._said(clause)
            if said.get("why") == "si" or said.get("why") == "indirect question":
                return self.doc[holder.i].sent == self.doc[clause.head].sent and clause.start <= time.start < clause.end
            if said.get("question"):
                return True
        return False

    def _to_come(self, holder: Token, time: Time) -> bool:
        """Whether the time lies ahead and its words tell of a thing ahead."""
        own = self._clause(holder)
        if is_forecast(self.doc, own, holder, time) or holder.i > 0 and word(self.doc[holder.i - 1]) == "non":
            return False
        before = [word(t) for t in self.doc[max(0, time.start - 2) : time.start]]
        if before[-1:] == ["ni"] or before in (["d'", "avant"], ["d'", "après"]):
            return False  # « ni demain ni jamais », « les positions d'avant le 4 avril »
        habit = any(word(t) in listed("habits") for t in self.doc[max(time.start - 6, holder.sent.start) : time.end])
        if habit or (own is not None and own.kind == "infinitive" and own.perfect):
            return False
        if not time.is_after(self.today) or time.first[:10] == self.today:
            today = self.today in (time.first[:10], time.last[:10])
            return today and self._says_future(holder) and not self._is_told_past(holder)
        if len(time.value) <= len("2016"):
            if not time.value.isdigit():
                return False
            soon = int(self.today[:4]) < int(time.value[:4]) <= int(self.today[:4]) + YEARS_AHEAD
            return soon and (time.before == "en" or time.before in listed("limits")) and self._cue(holder)
        if not time.has_day:
            ahead = time.first[:10] > self.today
            if not ahead:
                return self._says_future(holder)
            limit = time.before in listed("firm_limits")
            return limit or self._cue(holder) or holder.lemma_.lower() in listed("events")
        if self._cue(holder):
            return True
        if own is None or own.kind == "nominal":
            return holder.lemma_.lower() in listed("events") or time.before in listed("firm_limits")
        past = own.tense in ("past", "imperfect", "pluperfect")
        past = past or any(word(t) in ("dû", "pu") for t in self.doc[slice(*own.group)])  # « a dû partir »
        if own.kind == "finite" and past:
            return time.before in listed("firm_limits") or own.lemma in listed("setting")
        if time.before in listed("firm_limits"):
            return True
        if own.kind == "finite" and own.passive and own.lemma in listed("setting"):
            return True  # « l'arrivée est avancée à vendredi »
        told_now = own.kind == "finite" and own.tense == "present" and own.mood == "indicative"
        return (
            holder.pos_ in ("VERB", "AUX")
            and holder.lemma_ not in ("être", "avoir")
            and not (own.kind == "finite" and (own.passive or told_now))
        )

    def _says_future(self, holder: Token) -> bool:
        """A future, « doit », « va », « est prévu aujourd'hui »: words that alone put a thing ahead."""
        own = self._clause(holder)
        if self._said(own).get("future"):
            return True
        if own is None or own.kind == "nominal":
            above = self._above(holder)
            planned = any(c.lemma_.lower() in listed("planned") for c in holder.rights if c.dep_ in ("acl", "amod"))
            return planned or (bool(above) and bool(self._said(above[0]).get("future")))
        present = own.tense == "present" and own.mood == "indicative"
        bare = self._is_bare(holder) and own.lemma not in ("organiser", "convoquer")
        return self._is_plan(holder) and (present or bare)

    def _cue(self, holder: Token) -> bool:
        """Whether words say that it is to come: a future, « doit », « est attendu », « prévue », « promet de »."""
        own = self._clause(holder)
        if own is not None:
            said = self._said(own)
            if said.get("future") or (own.mood == "conditional" and not own.perfect):
                return True
            if self._is_plan(holder):
                return True
            if own.lemma == "appeler" and any(listed_noun(self.doc[h]) for h in own.heads.get("à", [])):
                return True  # « appelle à une grève lundi »
            if (
                own.kind == "finite"
                and own.tense == "present"
                and own.mood == "indicative"
                and own.lemma in listed("present")
            ):
                return True
        planned = [c for c in holder.rights if c.dep_ in ("acl", "amod") and c.lemma_.lower() in listed("planned")]
        if planned:
            return True
        above = self._above(holder)
        infinitive = own is not None and own.kind == "infinitive"
        for clause in above[:2] if infinitive else above[:1]:
            if infinitive and clause.lemma in listed("hoping") | listed("planning"):
                return True
            if infinitive and (self._said(clause).get("future") or clause.lemma in listed("planned")):
                return True
            if own is not None and own.kind == "nominal" and self._said(clause).get("future"):
                return True
        return infinitive and any(t.lemma_ in ("intention", "projet", "promesse") for t in holder.ancestors)

    def _is_plan(self, holder: Token) -> bool:
        """« est prévue », « devait s'ouvrir », « annoncée pour »."""
        own = self._clause(holder)
        if own is None:
            return False
        if own.lemma in listed("planned") or self.doc[own.head].lower_.rstrip("es") in listed("planned"):
            return own.passive or own.kind == "participle" or self._is_bare(holder)
        return own.modal == "devoir" and not own.perfect and "dû" not in [word(t) for t in self.doc[slice(*own.group)]]

    def _is_told_past(self, holder: Token) -> bool:
        own = self._clause(holder)
        chain = [own, *self._above(holder)] if own is not None and own.kind == "finite" else self._above(holder)
        first = next((c for c in chain if c is not None and c.kind == "finite"), None)
        told = {"past", "imperfect", "pluperfect"}
        if own is not None and (self._said(own).get("future") or self._is_bare(holder)):
            return False
        return first is not None and first.tense in told

    def _called_off(self, holder: Token, time: Time) -> Clause | None:
        """The predicate that calls off what the time dates: over the noun it modifies, or beside it in the sentence."""
        own = self._clause(holder)
        if own is not None and self._does_not_happen(own) and own.kind == "finite":
            return own
        noun = self._planned_noun(holder)
        for clause in self._above(holder)[:2]:
            arguments = [s for s in (clause.subject, clause.object) if s is not None]
            if self._calls_off(clause) and (
                noun is None or any(a <= noun.i < b for a, b in arguments) or noun.head.i == clause.head
            ):
                return clause
        sent = holder.sent
        if not self._is_plan(holder):
            return None
        for clause in self.clauses:
            later = holder.i < clause.head < sent.end and clause.kind == "finite"
            if later and self._calls_off(clause) and clause.subject_head is not None:
                pronoun = self.doc[clause.subject_head]
                if word(pronoun) in ("il", "elle", "ils", "elles", "celle-ci", "celui-ci") or (
                    noun is not None and pronoun.i == noun.i
                ):
                    return clause
        return self._called_off_next(own, sent.end)

    def _called_off_next(self, own: Clause | None, start: int) -> Clause | None:
        """« Le comité devait se réunir mardi. |Sa réunion| a été reportée »: told at once in the next sentence."""
        if own is None or own.modal != "devoir" or own.tense != "imperfect" or start >= len(self.doc):
            return None
        for clause in self.clauses:
            if start <= clause.head < self.doc[start].sent.end and clause.kind == "finite" and self._calls_off(clause):
                subject = self.doc[clause.subject_head] if clause.subject_head is not None else None
                if subject is None or subject.i > start + 2:
                    return None
                told = word(self.doc[start]) in ("sa", "son", "cette", "ce", "la", "le", "leur") and listed_noun(
                    subject
                )
                return (
                    clause if told or word(subject) in ("il", "elle", "ils", "elles", "celle-ci", "celui-ci") else None
                )
        return None

    def _planned_noun(self, holder: Token) -> Token | None:
        """« la réunion |prévue vendredi| », « les pourparlers qui |devaient s'ouvrir| »: the noun of the plan."""
        if holder.pos_ in ("NOUN", "PROPN"):
            return holder
        own = self._clause(holder)
        if own is not None and own.kind == "infinitive":
            return None
        if own is not None and own.kind == "finite" and not self._is_bare(holder):
            return self.doc[own.subject_head] if own.subject_head is not None and own.relation == "relcl" else None
        if holder.dep_.startswith("acl") or holder.dep_ == "amod":
            return holder.head
        near = [
            t for t in reversed(list(self.doc[max(holder.i - 8, holder.sent.start) : holder.i])) if t.pos_ == "NOUN"
        ]
        agreeing = [t for t in near if _agree(t, holder)]
        return next((t for t in agreeing if t.lemma_.lower() in listed("events")), agreeing[0] if agreeing else None)

    def _calls_off(self, clause: Clause) -> bool:
        if clause.lemma == "renoncer":
            given_up = [h for h in clause.heads.get("à", []) if self.doc[h].lemma_.lower() in listed("own_plans")]
            return bool(given_up) and not clause.negated and clause.kind == "finite" and clause.tense != "future"
        if clause.kind == "infinitive" and not clause.perfect:
            above = self.clauses[clause.governor] if clause.governor is not None else None
            if above is None or above.lemma not in listed("deciding") or above.negated:
                return False  # « envisage de reporter la visite »
        return (
            clause.lemma in listed("calling_off") and not clause.negated and clause.tense not in ("future",)
        ) or self._does_not_happen(clause)

    def _does_not_happen(self, clause: Clause) -> bool:
        """« n'a pas eu lieu », « n'aura pas lieu », « ne se tiendra pas »."""
        if not clause.negated:
            return False
        after = [word(t) for t in self.doc[clause.head + 1 : clause.head + 4]]
        return (clause.lemma == "avoir" and "lieu" in after) or (
            clause.lemma in ("tenir", "dérouler") and clause.reflexive
        )

    def _only_expected(self, holder: Token, time: Time) -> bool:
        own = self._clause(holder)
        for clause in [own, *self._above(holder)[:1]]:
            if clause is None:
                continue
            said = self._said(clause)
            if clause.lemma in listed("hoping") or said.get("hypothetical") or said.get("possible"):
                return True
            if clause is own and (
                clause.modal == "devoir" and clause.mood == "conditional" or said.get("assertion") == "hearsay"
            ):
                return True
        beside = [*holder.ancestors][:4] + list(self.doc[holder.i : time.start])
        return any(t.lemma_.lower() in listed("hopes") for t in beside)

    def _why(self, holder: Token, time: Time) -> str:
        own = self._clause(holder)
        if time.before in listed("limits"):
            return f"limit: {time.before}"
        if own is None or own.kind == "nominal":
            return f"planned noun: {holder.lower_}"
        if own.lemma in listed("planned"):
            return f"expected: {holder.lower_}"
        return f"future: {holder.lower_}"

    # --- its words -----------------------------------------------------------------------------

    def _item(self, holder: Token, time: Time, status: str, why: str) -> AgendaItem:
        start, end = self._evidence(holder, time)
        offsets = phrases.chars(self.doc, *phrases.trim(self.doc, start, end))
        return {
            "date": time.date,
            "what": self._what(holder, time, end),
            "status": status,
            "evidence": layers.span(self.doc, *offsets),
            "token": holder.i,
            "why": why,
        }

    def _evidence(self, holder: Token, time: Time) -> tuple[int, int]:
        """From the subject or the predicate to the time."""
        own = self._clause(holder)
        if own is not None and own.kind != "nominal":
            start, end = own.group
            if own.subject is not None and own.subject_own and own.subject[1] <= start and start - own.subject[0] <= 25:
                start = own.subject[0]
            elif self._is_bare(holder) and (noun := self._planned_noun(holder)) is not None and noun.i < start:
                start = phrases.phrase(self.doc, noun.i)[0]
        else:
            start, end = phrases.phrase(self.doc, holder.i)
        start, end = min(start, time.start), max(end, time.end)
        sent = holder.sent
        return max(start, sent.start), min(max(end, time.end), sent.end)

    def _what(self, holder: Token, time: Time, end: int) -> str:
        """A short phrase from the words, without the date."""
        own = self._clause(holder)
        skipped = set(range(time.start - _preposition_length(self.doc, time), time.end))
        noun = self._planned_noun(holder)
        takes_place = own is not None and (
            own.lemma in listed("taking_place") or self._is_plan(holder) and own.modal is None
        )
        if noun is not None and (own is None or own.kind != "finite" or takes_place or self._is_bare(holder)):
            spans = [phrases.phrase(self.doc, noun.i)]
            if own is not None and own.lemma == "attendre" and not listed_noun(noun):  # « X|, attendu à Mascate| »
                spans.append((holder.i, self._rest(own, max(end, own.group[1]))))
        elif (lasting := self._lasting(holder, own)) is not None:
            spans = [phrases.phrase(self.doc, lasting.i)]
        elif own is not None and own.kind != "nominal":
            spans = [self._subject(own)] if own.subject is not None and own.kind == "finite" else []
            spans.append((self._group_start(own), self._rest(own, max(end, own.group[1]))))
        else:
            spans = [phrases.phrase(self.doc, holder.i)]
        parts = []
        for a, b in spans:
            kept = "".join(t.text_with_ws for t in self.doc[a:b] if t.i not in skipped and not t.is_space)
            parts.append(kept.strip())
        text = re.sub(r"\s+", " ", " ".join(parts))
        text = re.sub(r"^(?:dont|qui|où|et|mais|alors que) ", "", text)
        text = re.sub(r"\s*,(?=\s*(?:,|à |de |du |$))|\(\s*\)", "", text)
        text = re.sub(r"\s+([,.)])", r"\1", text).strip(' ,;:.«»"')
        if len(text) > LONGEST_WHAT:
            text = text[:LONGEST_WHAT].rsplit(" ", 1)[0].rstrip(" ,") + "…"
        return text or holder.text

    def _lasting(self, holder: Token, own: Clause | None) -> Token | None:
        """« |Les discussions|, prévues pour durer jusqu'à jeudi »: what the plan of an infinitive is about."""
        if own is None or own.kind != "infinitive" or "Part" not in holder.head.morph.get("VerbForm", []):
            return None
        plan = holder.head
        planned = plan.lemma_.lower() in listed("planned") and (plan.dep_.startswith("acl") or plan.dep_ == "amod")
        return plan.head if planned and plan.head.pos_ == "NOUN" else None

    def _subject(self, clause: Clause) -> tuple[int, int]:
        """The subject, with all that stands between it and its verb unless a comma does."""
        start, end = clause.subject or (0, 0)
        if clause.object is not None and clause.object[0] <= start < clause.object[1]:
            return start, start
        verb = self._group_start(clause)
        whole = start < end <= verb and not any(t.text in (",", "(") for t in self.doc[end:verb])
        return (start, verb) if whole else (start, end)

    def _group_start(self, clause: Clause) -> int:
        """The verb group with the pronouns and the « ne » before it."""
        start = clause.group[0]
        own = {*CLITICS, "nous", "vous", "me", "te", "m'", "t'"}
        subject = clause.subject_head if clause.subject_head is not None else -1
        while (
            start - 1 > subject
            and word(self.doc[start - 1]) in own
            and self.doc[start - 1].pos_ in ("PRON", "ADV", "PART")
        ):
            start -= 1
        return start

    def _rest(self, clause: Clause, end: int) -> int:
        """The end of the complement that comes right after the predicate or the time."""
        spans = [s for s in (clause.object, *(s for v in clause.complements.values() for s in v)) if s is not None]
        near = [s[1] for s in spans if clause.group[1] <= s[0] <= end + 3]
        if near and max(near) > end:
            return max(near)
        comma = end < len(self.doc) and self.doc[end].text == ","
        following = end + 1 if comma else end
        sent_end = self.doc[clause.head].sent.end
        if following < sent_end and self.doc[following].pos_ in (("ADP",) if comma else ("ADP", "DET")):
            noun = self.doc[following].head
            if following < noun.i <= following + 4 and noun.i < sent_end and noun.pos_ in ("NOUN", "PROPN"):
                return phrases.phrase(self.doc, noun.i)[1]
        return max([end, *near])


def _agree(noun: Token, participle: Token) -> bool:
    """Whether a noun and a participle do not clash in gender or number."""
    for feature in ("Gender", "Number"):
        one, other = noun.morph.get(feature, []), participle.morph.get(feature, [])
        if one and other and one != other:
            return False
    return True


def _preposition_length(doc: Doc, time: Time) -> int:
    words = time.before.replace("'", "' ").split()
    return min(len(words), 3) if time.before in listed("limits") or doc[time.start - 1].pos_ == "ADP" else 0
