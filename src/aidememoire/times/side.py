"""Does a bare date lie behind or ahead of now? The tense and the words that govern it decide."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from aidememoire.pipes.clauses import Clause, read_clauses
from aidememoire.times.grammar import lexicon
from aidememoire.times.guards import Source, words

PAST, UNKNOWN, AHEAD = -1, 0, 1


@dataclass(frozen=True, slots=True)
class Evidence:
    """What governs a time expression.

    tense    past, imperfect, present, future, conditional, infinitive, or none
    planned  a word of planning governs it (« prévu », « attendu », « doit », « appelle à »)
    lead     the preposition before it when that decides (« depuis », « d'ici », « jusqu'à », « dès »)
    noun     the noun it completes (« l'attentat de mardi »)
    """

    tense: str = "none"
    planned: bool = False
    lead: str = ""
    noun: str = ""


def side(evidence: Evidence) -> int:
    """PAST, AHEAD, or UNKNOWN (then the nearest day is meant).

    « depuis mardi » is past whatever the verb; a plan is ahead unless it is told in the imperfect
    (« devait », « était prévu »: the day may have come or not); else the tense decides.
    """
    if evidence.lead == "since":
        return PAST
    if evidence.planned:
        return UNKNOWN if evidence.tense in ("imperfect", "pluperfect") else AHEAD
    if evidence.noun in words("past_nouns", "nouns"):
        return PAST
    if evidence.noun in words("planning", "nouns"):
        return AHEAD
    if evidence.lead == "until" and evidence.noun:
        return AHEAD
    if evidence.lead == "until":
        return UNKNOWN if evidence.tense in ("past", "imperfect", "pluperfect") else AHEAD
    if evidence.noun:
        return UNKNOWN
    if evidence.tense in ("past", "imperfect", "pluperfect"):
        return PAST
    if evidence.tense in ("future", "future_perfect", "conditional", "subjunctive"):
        return AHEAD
    return UNKNOWN


def evidence(doc: Doc, source: Source, start: int, end: int) -> Evidence:
    """What governs the expression at `start:end`: read in the parse, or on the surface without one."""
    before = source.before(start, 50)
    lead = ""
    if re.search(r"\bdepuis (?:le |la |l')?$", before):
        lead = "since"
    elif re.search(r"\b(?:d'ici(?: à| au| le| la)?|jusqu'(?:à|au|en)|avant|dès|à partir d[eu]|à compter d[eu])(?: le| la)? ?$", before):
        lead = "until"
    near = re.search(r"([\w-]+) (?:pour |à |au |le |en |dès |jusqu'à |jusqu'au )*$", before)
    if near and near[1] in words("planning", "participles") and near[1] not in ("candidat", "candidate", "appelé", "appelés"):
        found = _parsed(doc, start, end) if doc.has_annotation("DEP") else _on_surface(source, start, end)
        return Evidence("imperfect" if found.planned and found.tense == "imperfect" else "present", True, lead)
    detached = re.search(r", (\w+(?:é|ée|és|ées))(?: (?!qui|que|il|elle|ils)\w+){1,4} $", before)
    if detached and detached[1] not in words("planning", "participles") and _is_participle(doc, source, start, detached[1]):
        return Evidence("past", False, lead)
    after_participle = re.search(r"([\w']+) (\w+(?:é|ée|és|ées|ies?|ues?|ises?|ites?)) (?:le |ce )?$", before)
    if after_participle and not words("auxiliaries") & set(re.split(r"\W", after_participle[1])):
        if after_participle[2] not in words("planning", "participles") and _is_participle(doc, source, start, after_participle[2]):
            return Evidence("past", False, lead)
    found = Evidence()
    if doc.has_annotation("DEP") and not source.text[start:end].isupper():
        found = _parsed(doc, start, end)
    if found.tense == "none" and not found.planned:
        on_surface = _on_surface(source, start, end)
        found = Evidence(on_surface.tense, on_surface.planned, "", found.noun or on_surface.noun)
    if lead and found.noun in words("past_nouns", "nouns"):
        return Evidence(found.tense, found.planned, lead)
    return Evidence(found.tense, found.planned, lead, found.noun)


# ------------------------------------------------------------------------------------------- in the parse


def _parsed(doc: Doc, start: int, end: int) -> Evidence:
    """The clause that governs the expression, and the noun it completes on the way there."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return Evidence()
    clauses = read_clauses(doc)
    by_token = _verb_tokens(doc, clauses)
    token, noun = span.root, ""
    for _ in range(12):
        if token.i in by_token and not span.start <= token.i < span.end:
            clause = clauses[by_token[token.i]]
            if token.i != clause.head and "Inf" in token.morph.get("VerbForm") and clause.lemma in words("planning", "verbs"):
                return Evidence("present", True, "", noun)  # « a promis de partir mardi »
            return _clause(doc, clauses, by_token[token.i], noun)
        head = token.head
        if head.i == token.i:
            break
        if head.pos_ in ("NOUN", "PROPN") and not span.start <= head.i < span.end and span.start <= token.i < span.end:
            linked = any(child.pos_ == "ADP" and child.i < span.start for child in token.children)
            if linked or head.lower_ in words("past_nouns", "nouns") | words("planning", "nouns"):
                noun = head.lower_
        elif "Inf" in token.morph.get("VerbForm") and (head.head if head.pos_ == "ADP" else head).lemma_ in words("planning", "verbs"):
            return Evidence("present", True, "", noun)
        elif head.pos_ == "ADJ" and head.lower_ in words("planning", "participles"):
            return Evidence("present", True)
        token = head
    return Evidence("none", False, "", noun)


def _verb_tokens(doc: Doc, clauses: list[Clause]) -> dict[int, int]:
    """Token -> position of the clause whose predicate or verb group it belongs to; nouns left out."""
    found: dict[int, int] = {}
    for at, clause in enumerate(clauses):
        if clause.kind == "nominal":
            continue
        for index in range(*clause.group):
            if doc[index].pos_ in ("VERB", "AUX"):
                found.setdefault(index, at)
        found[clause.head] = at
    return found


def _clause(doc: Doc, clauses: list[Clause], at: int, noun: str, depth: int = 0) -> Evidence:
    """The evidence of a clause: its tense, or that of the clause above where it has none of its own."""
    clause = clauses[at]
    word = doc[clause.head].lower_
    planned = word in words("planning", "participles")
    if clause.kind in ("infinitive", "gerund"):
        return _untensed(doc, clauses, clause, noun, depth)
    if clause.kind == "participle":
        if planned:
            return Evidence("present", True, "", noun)
        if word.endswith("ant"):
            return _untensed(doc, clauses, clause, noun, depth)
        return Evidence("past", False, "", noun)
    if planned and (clause.passive or clause.tense in ("present", "imperfect")):
        told = clause.tense in ("imperfect", "pluperfect")  # « était prévu »; « a été fixé au 3 » still plans
        return Evidence("imperfect" if told else "present", True, "", noun)
    if clause.mood == "conditional":
        return Evidence("past" if clause.perfect else "conditional", False, "", noun)
    if clause.mood == "subjunctive":
        return Evidence("past" if clause.perfect else "subjunctive", False, "", noun)
    if clause.modal in words("planning", "modals") or clause.lemma in words("planning", "modals"):
        if clause.tense in ("past", "pluperfect"):
            return Evidence("past", False, "", noun)
        return Evidence(clause.tense, True, "", noun)
    return Evidence(clause.tense, False, "", noun)


def _untensed(doc: Doc, clauses: list[Clause], clause: Clause, noun: str, depth: int) -> Evidence:
    """An infinitive or present participle: a perfect one is past, a wished one ahead, else as its governor."""
    if clause.perfect or clause.intro == "après":
        return Evidence("past", False, "", noun)
    above = doc[clause.head].head
    if above.pos_ == "NOUN" and above.i != clause.head:
        return Evidence("infinitive", above.lower_ in words("planning", "wishes"), "", noun)
    if clause.governor is None or depth > 3:
        return Evidence("infinitive", False, "", noun)
    outer = clauses[clause.governor]
    if clause.kind == "infinitive" and outer.lemma in words("planning", "verbs"):
        return Evidence("present", True, "", noun)
    return _clause(doc, clauses, clause.governor, noun, depth + 1)


def _is_participle(doc: Doc, source: Source, start: int, word: str) -> bool:
    """Whether the word before an expression is a participle by its tag; its shape must do without tags."""
    if not doc.has_annotation("TAG") and not doc.has_annotation("POS"):
        return not word.endswith(("ies", "ie", "ue", "ues", "ise", "ises", "ité"))
    at = source.plain.rfind(word, 0, start)
    span = doc.char_span(at, at + len(word), alignment_mode="expand")
    return span is not None and span[0].pos_ in ("VERB", "ADJ", "NOUN") and span[0].morph.get("VerbForm") != ["Inf"]


# --------------------------------------------------------------------------------------------- on the surface

_PARTICIPLE = r"(?:été |déjà |aussi |également |ensuite |toutefois |pourtant |\w+ment ){0,2}(?:\w+(?:é|ée|és|ées|i|ie|is|it|ite|ises?|u|ue|us|ues|rt|rte|rts)|pris|mis|dit|fait|eu)\b"
_GROUPS = (
    ("past", rf"\b(?:a|ont|ai|avons|avait|avaient|eut|eurent|aurait|auraient|n'a|n'ont|l'a|l'ont|l'avait|s'est|s'était|se sont|s'étaient|ayant|avoir|être) (?:pas |plus |jamais )?{_PARTICIPLE}"),
    ("past", r"\b(?:est|sont|était|étaient) (?:venue?s?|partie?s?|arrivée?s?|morte?s?|née?s?|décédée?s?|allée?s?|rentrée?s?|entrée?s?|tombée?s?|devenue?s?|revenue?s?|intervenue?s?)\b"),
    ("plan", r"\b(?:doit|doivent|devra|devront|devrait|devraient|va|vont|allons|vais|compte|comptent|prévoit|prévoient|entend|entendent|souhaite|veut|veulent|peut|pourra|pourront|pourrait|pourraient)(?: \w+ment)?(?: s'| se| ne| en| y)? ?\w+(?:er|ir|re|oir)\b"),
    ("future", r"\b[a-zéèêîôûç']{2,}(?:era|ira|dra|vra|rra|ttra|aura|oira|uira|eront|iront|dront|vront|rront|ttront|auront|uiront|erai|irai|drai|vrai|rrai|erons|irons|drons|vrons|rrons|erez|irez)\b"),
    ("future", r"\b(?:fera|feront|sera|seront|aura|auront|ira|iront)\b"),
    ("conditional", r"\b\w{2,}(?:rait|raient)\b"),
    ("imperfect", r"\b\w{2,}(?:ait|aient)\b"),
    ("past", r"\b\w{2,}(?:èrent|irent|urent|inrent)\b|\b(?:fut|furent|eut|fit|firent|prit|dit|mit|vint|tint)\b"),
    ("present", r"\b(?:est|sont|se tient|se tiennent|a lieu|ont lieu|rencontre|reçoit|se rend|se rendent|arrive|commence|débute|s'ouvre)\b"),
)  # fmt: skip


@cache
def _verb_patterns() -> list[tuple[str, re.Pattern[str]]]:
    return [(name, re.compile(pattern)) for name, pattern in _GROUPS]


_NO_VERB = frozenset(["opéra", "caméra", "infra", "contra", "lait", "fait", "trait", "portrait", "retrait", "extrait", "souhait", "attrait", "parfait", "forfait", "méfait", "bienfait"])


def sentence(source: Source, start: int, end: int) -> tuple[int, int]:
    """The sentence around a place, by its stops; « M. » and figures do not stop it."""
    stop = re.compile(r"(?<![ .][A-Z])(?<!\bMM)(?<!Mme)[.!?…]+[\"»”]?(?=\s)|\n")
    left = 0
    for match in stop.finditer(source.text, max(0, start - 700), start):
        left = match.end()
    left = left or max(0, start - 700)
    after = stop.search(source.text, end, end + 700)
    return left, after.start() if after else min(len(source.text), end + 700)


def _on_surface(source: Source, start: int, end: int) -> Evidence:
    """The nearest verb group of the same clause, to the left first; a participle right before decides alone."""
    left, right = sentence(source, start, end)
    before, after = source.plain[left:start], source.plain[end:right]
    near = re.search(r"([\w'-]+)(?: (?:pour|à|au|le|du|en|dès|avant|jusqu'au|jusqu'à|à partir de|à compter de|[A-ZÀ-Ý]?\w+)){0,3} ?$", before)
    tail = before[-60:]
    planned = list(re.finditer(r"\b(?:" + "|".join(lexicon()["planning"]["participles"]) + r")\b", tail))
    if planned and not re.search(r"[;:]| qui | que ", tail[planned[-1].end() :]):
        told = re.search(r"\b(?:était|étaient|avait été|initialement|devait)\b", tail[: planned[-1].start()][-25:])
        return Evidence("imperfect" if told else "present", True)
    if near and re.fullmatch(r"\w+(?:ée|és|ées|ues?|ies?|ises?)", near[1]) and near[0].strip() == near[1]:
        return Evidence("past")
    clause = re.split(r"(?:, |\b)(?:qui|dont|que|où|tandis que|alors que|mais)\b|[;:«»\"(]", before)[-1]
    for part, direction in ((clause, -1), (re.split(r"\b(?:qui|dont|que|où)\b|[;:]", after)[0], 1), (before, -1)):
        hits = []
        for name, pattern in _verb_patterns():
            hits += [(match.start(), name) for match in pattern.finditer(part) if match.group() not in _NO_VERB]
        if hits:
            by_place: dict[int, str] = {}
            for at, name in hits:
                by_place.setdefault(at, name)
            place = max(by_place) if direction < 0 else min(by_place)
            name = by_place[place]
            noun = _noun_before(before)
            return Evidence("present" if name == "plan" else name, name == "plan", "", noun)
    return Evidence("none", False, "", _noun_before(before))


def _noun_before(before: str) -> str:
    match = re.search(r"([\w-]+)(?: \w+)? (?:de|du|d'|des) ?$", before)
    return match[1] if match and match[1] in words("past_nouns", "nouns") | words("planning", "nouns") else ""
