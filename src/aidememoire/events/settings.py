"""When and where did it happen, in what manner, and in what field? The settings of an act."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from spacy.tokens import Token

from aidememoire import layers
from aidememoire.clauses import phrases
from aidememoire.events.reading import TITLE_ZONES, Act, Reading, is_one_of
from aidememoire.events.scenes import Scenes
from aidememoire.lexicon import world
from aidememoire.lexicon.loader import load
from aidememoire.pipes.clauses import Clause

MULTILATERAL = {"world", "region", "bloc"}  # sorts of organisations in which states meet
DAY = re.compile(r"\d{4}-\d\d-\d\d")
VERBAL = {"REQUEST", "AGREE", "REJECT", "THREATEN", "ACCUSE", "SUPPORT", "CONCEDE"}
LIMITS = {"depuis", "jusqu'", "jusque", "avant", "ici", "sous", "pendant", "durant", "pour", "passé"}
# acts whose place may stand below their object
LOCAL = {"ASSAULT", "CONSULT", "PROTEST"}
STARTS = {"partir", "dès"}
# frames that bring about what their noun says
RESULTS = {"conclure un accord", "parvenir à un accord", "signer", "convenir d'un accord", "adopter"}
# nouns that only place a name: « dans le centre de Lima »
PARTS_OF_PLACES = {
    "centre", "nord", "sud", "est", "ouest", "nord-est", "nord-ouest", "sud-est", "sud-ouest", "ville", "région",
    "province", "banlieue", "quartier", "localité", "village", "port", "district", "département", "périphérie",
}  # fmt: skip
PLACE_PREPOSITIONS = ("à", "en", "dans", "au", "sur", "près de", "vers")


@dataclass(slots=True)
class Moment:
    """A dated time expression: token span, ISO value, the word before it, and the clause it belongs to."""

    start: int
    end: int
    value: str
    before: str
    holder: int | None  # head of the clause that governs it
    nominal: int | None  # head of the nominal clause below that, if any


class Settings:
    """Reads when, where, how and in what field the acts of one Doc took place."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.doc = reading, reading.doc
        self.today = (layers.date_of(reading.doc) or "")[:10] or None
        self.moments = [m for item in layers.get(reading.doc, "dates") if (m := self._moment(item)) is not None]
        self.moments.sort(key=lambda m: m.start)
        self._starts = [m.start for m in self.moments]
        told = [(m.holder, m.value) for m in self.moments if m.holder is not None and m.before not in LIMITS]
        self.scenes = Scenes(reading, self.today, told)

    def _moment(self, item: dict[str, Any]) -> Moment | None:
        value = iso(item)
        span = self.doc.char_span(item["start"], item["end"], alignment_mode="expand")
        if value is None or span is None or self.reading.zone(span.start) in ("stamp", "dateline", "furniture"):
            return None
        root = span.root
        holder = nominal = None
        current = root
        for _ in range(30):
            clause = self.reading.by_head.get(current.i) or self.reading.by_token.get(current.i)
            if clause is not None and not span.start <= current.i < span.end:
                if clause.kind == "nominal":
                    nominal = nominal if nominal is not None else clause.head
                else:
                    holder = clause.head
                    break
            if current.head.i == current.i:
                break
            current = current.head
        before = self.doc[span.start - 1].lower_ if span.start > span.sent.start else ""
        if (
            before in ("à", "au", "en")
            and span.start > 1
            and self.doc[span.start - 2].lower_.startswith(("jusqu", "ici"))
        ):
            before = "jusqu'"
        elif before == "de" and span.start > 1 and self.doc[span.start - 2].lower_ == "partir":
            before = "partir"
        if item["type"] == "DURATION" and before not in ("a", "y"):
            return None
        return Moment(span.start, span.end, value, before, holder, nominal)

    def near(self, token: int) -> list[Moment]:
        """The moments told in a token's sentence, in order."""
        sent = self.doc[token].sent
        return self.moments[bisect_left(self._starts, sent.start) : bisect_left(self._starts, sent.end)]

    # --- when ------------------------------------------------------------------------------------

    def when(self, act: Act) -> None:
        """Sets an act's date: its own, that of the clause it hangs on, of its scene, of the dispatch."""
        found = self._own(act) or self._above(act) or self._opening(act)
        found = self._gone_by(act, found) if found is not None else None
        if found is not None:
            act.date, act.dated = found, True
        elif self._is_news(act) and not self.scenes.is_past(act):
            act.date = self.scenes.day(act) or self.today

    def _gone_by(self, act: Act, value: str) -> str | None:
        """What is told as done is not to come: « |Convoqué mardi|, … », « a refusé les pourparlers de lundi »."""
        if self.today is None or act.status != "happened" or len(value) != 10 or act.clause.kind == "nominal":
            return value
        day, today = date.fromisoformat(value), date.fromisoformat(self.today)
        if day <= today:
            return value
        if act.clause.kind == "participle":
            return (day - timedelta(days=7)).isoformat() if day <= today + timedelta(days=7) else value
        return None if act.type in VERBAL and act.clause.tense == "past" else value

    def _opening(self, act: Act) -> str | None:
        """« |Réunis samedi à Lomé|, les ministres ont appelé … »: the day of the participle that opens the sentence."""
        clause, sent = act.clause, self.doc[act.clause.head].sent
        if (
            clause.kind != "finite"
            or clause.tense not in ("past", "present")
            or clause.relation not in ("root", "conj")
        ):
            return None
        opens = self.reading.by_head.get(sent.start) or self.reading.by_head.get(sent.start + 1)
        if opens is None or opens.kind != "participle" or opens.head >= clause.head:
            return None
        subject = clause.subject_head
        if subject is None or subject < opens.head or opens.tense != "past":
            return None
        mine = [m for m in self.near(clause.head) if m.holder == opens.head and m.start < subject]
        value = mine[0].value if mine and mine[0].before not in LIMITS else None
        return value if value is not None and self.today is not None and value[:10] <= self.today else None

    def _own(self, act: Act) -> str | None:
        clause = act.clause
        if clause.kind == "nominal":
            inside = [m for m in self.near(clause.head) if m.nominal == clause.head or self._next_to(m, clause)]
            return inside[0].value if inside else None
        blocked = self._reported(act)
        mine = [m for m in self.near(clause.head) if m.holder == clause.head and m.before not in LIMITS]
        mine = [m for m in mine if not any(a <= m.start < b for a, b in blocked)]
        if act.type in VERBAL and act.status == "happened":
            mine = [m for m in mine if m.before not in STARTS]  # « a décrété une trêve à partir de samedi »
        mine = [m for m in mine if not self._of_another(clause, m) and not self._of_party(clause, m)]
        made = self._made(act)
        mine = [m for m in mine if m.nominal in (None, made) or act.type not in VERBAL or m.nominal < clause.head]
        if not mine:
            mine = self._loose(clause, blocked) or self._of_antecedent(clause)
        if not mine:
            return None
        after = [m for m in mine if m.start >= clause.group[1]]
        near = min(mine, key=lambda m: abs(m.start - clause.head))
        return (near if not after or act.type in VERBAL else after[0]).value if len(mine) > 1 else mine[0].value

    def _of_another(self, clause: Clause, moment: Moment) -> bool:
        """« la fête, |qui commémore l'arrivée de 1788|, il a proposé … »: a time in the part of another verb."""
        if moment.start >= clause.group[0]:
            return False
        start = self.doc[clause.head].sent.start
        comma = next((i for i in range(moment.start - 1, start, -1) if self.doc[i].text in (",", ";", ":")), start)
        here = self.reading.clauses_in(comma, moment.start)
        return any(c.head != clause.head and c.kind in ("finite", "participle") for c in here)

    def _of_party(self, clause: Clause, moment: Moment) -> bool:
        """« Lima, partie au traité |de 2004|, a rejeté … »: a time that tells who acts, and not when."""
        if moment.start >= clause.group[0] or moment.before != "de":
            return False
        over = self.doc[moment.start : moment.end].root.head
        if over.pos_ not in ("NOUN", "PROPN") or over.i >= moment.start:
            return False
        return len(moment.value) == 4 or over.i != clause.subject_head

    @staticmethod
    def _made(act: Act) -> int | None:
        """The noun of what an act brings about, whose time is the act's: « parvenus à |un accord| jeudi »."""
        if act.frame.id not in RESULTS:
            return None
        heads = [act.clause.object_head, *act.clause.heads.get("à", []), *act.clause.heads.get("de", [])]
        return next((h for h in heads if h is not None), None)

    def _next_to(self, moment: Moment, clause: Clause) -> bool:
        """« une réunion lundi à Rome »: a time that follows the noun's phrase directly."""
        sent = self.doc[clause.head].sent
        if not sent.start <= moment.start < sent.end or moment.start < clause.head:
            return False
        return moment.start <= clause.end + 1 and moment.holder is None

    def _loose(self, clause: Clause, blocked: list[tuple[int, int]]) -> list[Moment]:
        """A time that the parse lost: before the verb in its sentence, or right after its group."""
        sent = self.doc[clause.head].sent
        here = self.reading.clauses_in(sent.start, sent.end)
        others = [c for c in here if c.kind == "finite" and c.head != clause.head]
        found = []
        for m in self.near(clause.head):
            if m.before in LIMITS or any(a <= m.start < b for a, b in blocked):
                continue
            low, high = sorted((m.start, clause.head))
            if m.holder == clause.head or any(low < c.head < high for c in others):
                continue
            right_after = clause.group[1] <= m.start <= clause.group[1] + 1
            leading = m.start <= sent.start + 3 and clause.kind == "finite" and m.holder is None
            if right_after or leading:
                found.append(m)
        return found

    def _of_antecedent(self, clause: Clause) -> list[Moment]:
        """« une entrevue vendredi à Rome, au cours de laquelle … »: the time of what the clause is about."""
        if clause.relation != "relcl" or clause.tense not in ("past", "pluperfect"):
            return []
        lead = self.doc[max(clause.start - 3, 0) : clause.group[0]]
        if not any(t.lower_ in ("où", "laquelle", "lequel", "lesquelles", "lesquels") for t in lead):
            return []
        sent = self.doc[clause.head].sent
        before = [
            m for m in self.near(clause.head) if sent.start <= m.start < clause.group[0] and m.before not in LIMITS
        ]
        return before[-1:]

    def _reported(self, act: Act) -> list[tuple[int, int]]:
        """Where the times are those of what is said, asked or refused, not of the saying."""
        clause = act.clause
        spans = [clause.content] if clause.content is not None else []
        if act.type in VERBAL and act.status == "happened" and self._made(act) is None:
            if (
                clause.object is not None
                and clause.object_head is not None
                and not phrases.is_temporal(self.doc[clause.object_head])
            ):
                token = self.doc[clause.object_head]
                spans.append((max(clause.object[0], clause.group[1]), max(clause.object[1], token.right_edge.i + 1)))
            if act.frame.on and act.frame.on in clause.complements:
                pairs = zip(clause.complements[act.frame.on], clause.heads[act.frame.on], strict=False)
                spans += [(a, max(b, self.doc[h].right_edge.i + 1)) for (a, b), h in pairs]
        return spans

    def _above(self, act: Act) -> str | None:
        """The time of the clause it hangs on: « ont réclamé lundi …, appelant le gouvernement à … »."""
        clause = act.clause
        for _ in range(3):
            if clause.kind == "nominal":
                over = self.reading.verbal_over(clause.head)
            elif clause.relation == "conj" or clause.kind in ("participle", "gerund", "infinitive"):
                over = self.reading.governor(clause)
            else:
                return None
            if over is None or self.reading.said(over).get("future"):
                return None
            mine = [m for m in self.near(over.head) if m.holder == over.head and m.before not in LIMITS]
            mine = [m for m in mine if m.nominal is None or m.nominal < over.head]
            if mine:
                return mine[0].value
            clause = over
        return None

    def _is_news(self, act: Act) -> bool:
        """Whether the day of the dispatch is the act's: told in the present or the perfect, not as history."""
        clause = act.clause
        if act.status == "scheduled" or act.assertion == "hearsay":
            return False
        if clause.kind == "nominal":
            over = self.reading.verbal_over(clause.head)
            return over is not None and over.tense in ("past", "present") and over.kind == "finite"
        if clause.kind == "finite":
            return clause.tense in ("past", "present", "future") or self.reading.zone(clause.head) in TITLE_ZONES
        over = self.reading.governor(clause)
        return over is None or over.tense in ("past", "present", "none")

    # --- where -----------------------------------------------------------------------------------

    def where(self, act: Act) -> None:
        """Sets an act's place: the name after « à », « en », « dans » in its clause."""
        clause = act.clause
        for preposition in PLACE_PREPOSITIONS:
            for (start, end), head in zip(
                clause.complements.get(preposition, []), clause.heads.get(preposition, []), strict=False
            ):
                token = self.doc[head]
                if phrases.is_temporal(token) or self._is_party(act, token, preposition):
                    continue
                if token.lower_ in PARTS_OF_PLACES and preposition != "vers":
                    named = self._named_part(token)
                    if named is not None:
                        end = named.i + 1
                        while end < len(self.doc) and (
                            self.doc[end].dep_ == "flat:name"
                            or self.doc[end].ent_iob_ == "I"
                            and self.doc[end].is_alpha
                        ):
                            end += 1
                        act.place = self.doc[named.i : end].text
                        return
                if token.ent_type_ in ("LOC", "GPE") or (
                    token.pos_ == "PROPN" and token.ent_type_ not in ("PER", "ORG")
                ):
                    while end < len(self.doc) and self.doc[end].ent_iob_ == "I" and self.doc[end].ent_type_ == "LOC":
                        end += 1  # « à New |York| »
                    act.place = self.doc[start:end].text
                    return

        if act.type in LOCAL and clause.kind != "nominal":
            self._below(act)

    def _below(self, act: Act) -> None:
        """« ont attaqué un poste |dans le nord du Mali| », « a entamé une visite |à Lima| »: below the object."""
        head = act.clause.object_head
        if head is None:
            return
        for child in self.doc[head].rights:
            preposition = phrases.preposition(child)
            if preposition not in ("à", "dans", "près de") or phrases.is_temporal(child):
                continue
            named = self._named_part(child) if child.lower_ in PARTS_OF_PLACES else child
            if named is not None and named.ent_type_ in ("LOC", "GPE") and not self._is_party(act, named, preposition):
                act.place = self.doc[named.i : phrases.phrase(self.doc, named.i)[1]].text
                return

    def _named_part(self, token: Token) -> Token | None:
        """« dans le centre |de Varsovie| », « dans le nord |du Mali| »."""
        for child in token.rights:
            if phrases.preposition(child) == "de" and (child.ent_type_ in ("LOC", "GPE") or child.pos_ == "PROPN"):
                return child
        return None

    def _is_party(self, act: Act, token: Token, preposition: str) -> bool:
        """« l'aide à l'Ukraine », « un sommet sur la Somalie »: whom or what it concerns, and not where."""
        item = self.reading.index.of_token(token.i)
        if item is not None and item in act.actors and "sujets" in act.clause.heads:
            return True
        if item is None or self.reading.index.by_id[item]["kind"] not in ("state", "government"):
            return False
        if preposition == "à" and (act.frame.recipients == "à" or act.type == "SANCTION") and item in act.recipients:
            return True  # « a demandé |à Ankara| de … »
        articles = [c.lower_ for c in token.lefts if c.pos_ == "DET"]
        given = preposition == "à" and act.type not in ("CONSULT", "AGREE", "ASSAULT", "PROTEST")
        return preposition == "sur" or given and any(word in ("l'", "la") for word in articles)

    # --- how, and in what field --------------------------------------------------------------------

    def manner(self, act: Act) -> None:
        """Sets mode, CAMEO code, contexts, and the words that tell one act from another of its type."""
        clause = act.clause
        spans = self.reading.argument_spans(clause)
        if clause.passive and clause.subject is not None:
            spans.append(clause.subject)
        content: set[str] = set()
        for start, end in spans:
            content |= self.reading.content_words(start, end)
        own = self.reading.content_words(*clause.group)
        whole = self.reading.content_words(min(clause.start, clause.group[0]), max(clause.end, clause.group[1]))
        act.words = frozenset(w for w in whole | content if len(w) > 3)
        act.topic = frozenset(w for w in content | (own if clause.kind == "nominal" else set()) if len(w) > 3)
        if not act.mode:
            for rule in load("events")["mode"]:
                if act.type in rule["type"] and content & set(rule["words"]):
                    act.mode, act.cameo = rule["mode"], rule["cameo"].get(act.type, act.cameo)
                    break
        if act.type == "CONSULT" and not act.mode:
            act.mode = self._gathering(act)
        sentence = self.reading.content_words(clause.start, clause.end) | own
        contexts = [name for name, known in load("events")["contexts"].items() if sentence & set(known)]
        if act.type in ("CONSULT", "AGREE", "SUPPORT", "REQUEST", "REJECT", "SANCTION") and self._official(act):
            contexts.insert(0, "diplomatic")
        act.contexts = contexts[:4]

    def _gathering(self, act: Act) -> str:
        """How people met: by phone, under a third party, in an alliance; "" where the words do not say."""
        near = self.doc[act.clause.head].sent
        for mode in ("phone", "third-party"):
            if any(is_one_of(t, mode) for t in near):
                return mode
        names = (self.reading.index.by_id[a]["name"] for a in act.actors)
        bodies = [body for name in names if (body := world.organisation(name)) is not None]
        heads = [act.clause.subject_head, act.clause.object_head, *act.clause.heads.get("à", [])]
        summit = any(self.doc[h].lower_ == "sommet" for h in heads if h is not None)
        return "multilateral" if summit or any(body.sort in MULTILATERAL for body in bodies) else ""

    def _official(self, act: Act) -> bool:
        kinds = {
            self.reading.index.by_id[a]["kind"] for a in [*act.actors, *act.recipients] if a in self.reading.index.by_id
        }
        return bool(kinds & {"state", "government", "organisation"}) or len(act.actors) > 1


def iso(item: dict[str, Any]) -> str | None:
    """The day, week, month, year or interval that a resolved time gives an event; None when it gives none."""
    value, first, last = str(item.get("value") or ""), item.get("resolved_from"), item.get("resolved_to")
    if item["type"] == "SET":
        return None
    if item["type"] == "DURATION":
        return first[:10] if first and first == last else None
    if value == "PRESENT_REF":
        return first[:10] if first else None
    if DAY.match(value):
        if first and last and last[:10] > first[:10] and "T" not in value:
            return f"{first[:10]}/{last[:10]}"
        return value[:10]
    if re.match(r"\d{4}(-W\d\d|-\d\d)?$", value):
        return value
    return None
