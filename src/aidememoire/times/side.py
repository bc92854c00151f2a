"""Does a bare date lie behind or ahead of now? The tense and the words that govern it decide."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

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
    if evidence.lead == "until":
        return UNKNOWN if evidence.tense in ("past", "imperfect", "pluperfect") else AHEAD
    if evidence.noun and evidence.tense not in ("past", "future"):
        return UNKNOWN
    if evidence.noun:
        return UNKNOWN
    if evidence.tense in ("past", "imperfect", "pluperfect"):
        return PAST
    if evidence.tense in ("future", "conditional"):
        return AHEAD
    return UNKNOWN


def evidence(doc: Doc, source: Source, start: int, end: int) -> Evidence:
    """What governs the expression at `start:end`: read in the parse, or on the surface without one."""
    before = source.before(start, 30)
    lead = ""
    if re.search(r"\bdepuis $", before):
        lead = "since"
    elif re.search(r"(?:\bd'ici|\bjusqu'|\bavant|\bdès|\bà partir|\bà compter)(?: à| au| en| le| la| du| de)? ?$", before):
        lead = "until"
    found = _parsed(doc, start, end) if doc.has_annotation("DEP") else _on_surface(source, start, end)
    if lead == "until" and found.tense in ("present", "none") or lead == "since":
        return Evidence(found.tense, found.planned, lead, "")
    return Evidence(found.tense, found.planned, lead or found.lead, found.noun)


# ------------------------------------------------------------------------------------------- in the parse


def _parsed(doc: Doc, start: int, end: int) -> Evidence:
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return Evidence()
    token, noun, jumped = span.root, "", 0
    while token.head.i != token.i and jumped < 12:
        inside = token.i >= span.start and token.i < span.end
        head = token.head
        if span.start <= head.i < span.end:
            token, jumped = head, jumped + 1
            continue
        if head.pos_ in ("VERB", "AUX"):
            return _verb(head, noun)
        if head.pos_ in ("NOUN", "PROPN", "ADJ"):
            participle = head.pos_ == "ADJ" and head.text.lower() in words("planning", "participles")
            if participle:
                return Evidence(_copula_tense(head), True)
            if inside and any(child.lower_ in ("de", "du", "d'", "des", "d’") and child.i < span.start for child in token.children):
                noun = head.lower_
            copula = next((child for child in head.children if child.dep_ == "cop"), None)
            if copula is not None:
                return Evidence(_finite_tense(copula), False, "", noun)
        token, jumped = head, jumped + 1
    if token.pos_ in ("VERB", "AUX"):
        return _verb(token, noun)
    return Evidence("none", False, "", noun)


def _copula_tense(head: Token) -> str:
    copula = next((child for child in head.children if child.dep_ in ("cop", "aux", "aux:pass")), None)
    return _finite_tense(copula) if copula is not None else "none"


def _finite_tense(token: Token) -> str:
    morph = token.morph
    if "Cnd" in morph.get("Mood"):
        return "conditional"
    return {"Past": "past", "Imp": "imperfect", "Fut": "future", "Pres": "present"}.get((morph.get("Tense") or [""])[0], "none")


def _verb(verb: Token, noun: str, depth: int = 0) -> Evidence:
    """The evidence of a verb: its auxiliaries, its modal, whether it plans."""
    planned_word = verb.text.lower() in words("planning", "participles")
    auxiliaries = [child for child in verb.children if child.dep_.startswith("aux") and child.i < verb.i]
    finite = next((aux for aux in auxiliaries if "Fin" in aux.morph.get("VerbForm")), None)
    form = (verb.morph.get("VerbForm") or [""])[0]
    if form == "Inf" or (not finite and any("Inf" in aux.morph.get("VerbForm") for aux in auxiliaries)):
        if auxiliaries and form != "Inf":
            return Evidence("past", False, "", noun)
        return _infinitive(verb, noun, depth)
    if form == "Part" or finite is not None:
        if finite is None:
            if planned_word:
                return Evidence("none", True, "", noun)
            if "Pres" in verb.morph.get("Tense"):
                return _governor(verb, noun, depth)
            return Evidence("past", False, "", noun)
        tense = _finite_tense(finite)
        passive = finite.lemma_ == "être" and len(auxiliaries) == 1 and _passive(verb)
        if planned_word:
            return Evidence("imperfect" if tense == "imperfect" else "present", True, "", noun)
        if tense == "present":
            return Evidence("present" if passive else "past", False, "", noun)
        if tense == "imperfect":
            return Evidence("imperfect" if passive else "pluperfect", False, "", noun)
        if tense == "conditional" and not passive:
            return Evidence("past", False, "", noun)
        return Evidence(tense, False, "", noun)
    tense = _finite_tense(verb)
    planned = verb.lemma_ in words("planning", "verbs") and verb.lemma_ not in ("proposer", "demander", "appeler", "inviter", "exiger")
    if tense == "present" and planned:
        return Evidence("present", True, "", noun)
    return Evidence(tense, False, "", noun)


_MOVING = frozenset(["aller", "venir", "partir", "arriver", "entrer", "sortir", "rentrer", "retourner", "revenir", "naître", "mourir", "tomber", "rester", "devenir", "décéder", "monter", "descendre", "passer", "intervenir", "survenir", "parvenir", "repartir"])


def _passive(verb: Token) -> bool:
    """Whether être + participle is a passive rather than the past of a verb of movement or a reflexive."""
    if verb.lemma_ in _MOVING:
        return False
    return not any(child.lower_ in ("se", "s'", "s’", "me", "nous") and child.i < verb.i for child in verb.children)


def _infinitive(verb: Token, noun: str, depth: int) -> Evidence:
    if any(child.lower_ == "après" for child in verb.children):
        return Evidence("past", False, "", noun)
    head = verb.head
    if head.i == verb.i or depth > 3:
        return Evidence("infinitive", False, "", noun)
    if head.pos_ in ("VERB", "AUX"):
        outer = _verb(head, noun, depth + 1)
        plans = head.lemma_ in words("planning", "verbs") or head.text.lower() in words("planning", "participles")
        if plans and head.lemma_ in ("devoir", "aller", "pouvoir", "vouloir", "compter", "espérer", "souhaiter", "envisager", "prévoir"):
            if outer.tense in ("past", "pluperfect"):
                return Evidence("past", False, "", noun)
            return Evidence(outer.tense, True, "", noun)
        if plans:
            return Evidence("present", True, "", noun)
        return outer
    if head.pos_ == "NOUN":  # « l'intention de reprendre contact jeudi »
        return Evidence("infinitive", head.lower_ in ("intention", "volonté", "projet", "promesse", "ordre", "souhait", "engagement"), "", noun)
    return Evidence("infinitive", False, "", noun)


def _governor(verb: Token, noun: str, depth: int) -> Evidence:
    head = verb.head
    while head.i != head.head.i and head.pos_ not in ("VERB", "AUX"):
        head = head.head
    if head.i == verb.i or head.pos_ not in ("VERB", "AUX") or depth > 3:
        return Evidence("none", False, "", noun)
    return _verb(head, noun, depth + 1)


# --------------------------------------------------------------------------------------------- on the surface

_PARTICIPLE = r"(?:été |déjà |aussi |également |ensuite |toutefois |pourtant |\w+ment ){0,2}(?:\w+(?:é|ée|és|ées|i|ie|is|it|ite|ises?|u|ue|us|ues|rt|rte|rts)|pris|mis|dit|fait|eu)\b"
_GROUPS = (
    ("past", rf"\b(?:a|ont|ai|avons|avait|avaient|eut|eurent|aurait|auraient|n'a|n'ont|l'a|l'ont|l'avait|s'est|s'était|se sont|s'étaient|ayant|avoir|être) (?:pas |plus |jamais )?{_PARTICIPLE}"),
    ("past", r"\b(?:est|sont|était|étaient) (?:venue?s?|partie?s?|arrivée?s?|morte?s?|née?s?|décédée?s?|allée?s?|rentrée?s?|entrée?s?|tombée?s?|devenue?s?|revenue?s?|intervenue?s?)\b"),
    ("plan", r"\b(?:doit|doivent|devra|devront|devrait|devraient|va|vont|allons|vais|compte|comptent|prévoit|prévoient|entend|entendent|souhaite|veut|veulent|peut|pourra|pourront|pourrait|pourraient)(?: \w+ment)?(?: s'| se| ne| en| y)? ?\w+(?:er|ir|re|oir)\b"),
    ("future", r"\b[a-zéèêîôûç']{2,}(?:era|ira|dra|vra|rra|ttra|aura|oira|uira|eront|iront|dront|vront|rront|ttront|auront|uiront|erai|irai|erons|irons)\b"),
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
