"""The frame lexicon: what a predicate in a construction is for each layer of the record.

One `[[frame]]` in `lexicon/<language>/frames_*.toml` names verbs or nouns, the construction they must
stand in (`takes`, `words`, `object`, `reflexive`, `passive`), and what follows: a cue of speech, a
PLOVER event with its actors and recipients, a stance and what it is on, a move in a dispute. A verb
is added once, in one line with a positive and a negative example, and every layer gains.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, Protocol

from spacy.tokens import Doc

from aidememoire.errors import LexiconError
from aidememoire.lexicon.loader import load

FILES = (
    "frames_speech", "frames_talks", "frames_stances", "frames_idioms", "frames_conflict", "frames_diplomacy",
    "frames_power",
)  # fmt: skip
MATCH_WINDOW = 7  # tokens after the predicate in which `words` must stand


@dataclass(frozen=True, slots=True)
class Frame:
    """One construction of a predicate, and what it is for.

    takes       what must be there: object, que, inf (bare), à, de, pour…, « de inf » for an infinitive alone
                after a preposition, y (« y voit ») ("" asks nothing)
    words       a regular expression on the words right after the predicate (« d'accord »)
    object      lemmas, one of which must head the object (or the `takes` complement)
    but         lemmas, none of which may head it
    negated     true: the predicate must be denied (« n'a pas exclu de »)
    speech      says, denies or "": a cue of speech, its polarity
    content     the argument that holds what is said, when it is not `takes`
    incise      may stand beside a quotation (« …, a-t-il tonné »)
    event, mode, cameo    PLOVER type and mode, CAMEO code
    actors      subject, both (subject and partner), object, none
    recipients  the argument that names them (object, à, contre …)
    status      a status the predicate itself gives (cancelled, suspended)
    stance, on  the stance of the actor, and the argument that holds the proposal
    dispute     denies, blames, claims or ""
    """

    id: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    takes: str = ""
    words: str = ""
    object: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    reflexive: bool | None = None
    passive: bool | None = None
    negated: bool | None = None
    speech: str = ""
    content: str = ""
    incise: bool = False
    event: str = ""
    mode: str = ""
    cameo: str = ""
    actors: str = "subject"
    recipients: str = ""
    status: str = ""
    stance: str = ""
    on: str = ""
    dispute: str = ""
    yes: str = ""
    no: str = ""
    source: str = ""


class Predicate(Protocol):
    """What a frame looks at: a Clause."""

    head: int
    group: tuple[int, int]
    lemma: str
    kind: str
    intro: str
    reflexive: bool
    passive: bool
    negated: bool
    object_head: int | None
    subject_head: int | None
    heads: dict[str, list[int]]


@cache
def frames(language: str = "fr") -> tuple[Frame, ...]:
    """Every frame of a language, in the order of its files: the more specific one comes first.

    Raises LexiconError for a field that no frame has or a frame without its two examples.
    """
    found: list[Frame] = []
    for file in FILES:
        for number, line in enumerate(load(file, language).get("frame", []), 1):
            found.append(check(line, f"{language}/{file}.toml, frame {number}"))
    return tuple(found)


def check(line: dict[str, Any], where: str) -> Frame:
    """The frame of a lexicon line. Raises LexiconError, placed by `where`, when the line is malformed."""
    if unknown := set(line) - {f.name for f in fields(Frame)}:
        raise LexiconError(f"unknown field {', '.join(sorted(unknown))}", where=where)
    if not (line.get("yes") and line.get("no")):
        raise LexiconError("a frame needs the examples `yes` and `no`", where=where)
    words = [*line.get("verbs", []), *line.get("nouns", [])]
    if not words:
        raise LexiconError("a frame needs `verbs` or `nouns`", where=where)
    plain: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in line.items()}
    label = " ".join(w for w in ("se" if line.get("reflexive") else "", words[0], line.get("takes", "")) if w)
    return Frame(**{"id": label, **plain})


@cache
def _index(language: str, kind: str) -> dict[str, tuple[Frame, ...]]:
    table: dict[str, list[Frame]] = defaultdict(list)
    for frame in frames(language):
        for word in frame.verbs if kind == "verbs" else frame.nouns:
            table[word].append(frame)
    return {word: tuple(found) for word, found in table.items()}


# verbs whose object does what their infinitive says, beside those that ask (« a conduit le Conseil à exprimer … »)
OBJECT_CONTROL = {
    "conduire", "amener", "pousser", "obliger", "contraindre", "forcer", "autoriser", "aider", "empêcher", "convaincre",
    "accuser", "soupçonner", "charger", "laisser", "faire", "condamner", "mener", "dissuader", "persuader",
}  # fmt: skip


def is_noun(lemma: str, form: str, language: str = "fr") -> bool:
    """Whether a noun names an act that some frame knows."""
    table = _index(language, "nouns")
    return lemma in table or form in table or form.rstrip("s") in table


def noun_lemma(lemma: str, form: str, language: str = "fr") -> str:
    """The form under which the lexicon knows a noun."""
    table = _index(language, "nouns")
    return next((w for w in (lemma, form, form.rstrip("s")) if w in table), lemma)


def is_cue(lemma: str, language: str = "fr") -> bool:
    """Whether a verb can be a cue of speech."""
    return lemma in _cues(language)


@cache
def _cues(language: str) -> frozenset[str]:
    return frozenset(verb for frame in frames(language) if frame.speech for verb in frame.verbs)


@cache
def is_cue_alone(lemma: str, language: str = "fr") -> bool:
    """Whether a verb can be a cue outside set phrases: not « |faire| savoir », « |mettre| en garde »."""
    return any(f.speech and not f.words and not f.object for f in _index(language, "verbs").get(lemma, ()))


def controls_object(lemma: str, language: str = "fr") -> bool:
    """Whether the infinitive under a verb has the verb's object as subject (« exhorter X à partir »)."""
    if lemma in OBJECT_CONTROL:
        return True
    return any(
        f.recipients in ("object", "à") and f.event == "REQUEST" for f in _index(language, "verbs").get(lemma, ())
    )


_matched: tuple[Doc | None, dict[int, tuple[Predicate, list[Frame]]]] = (None, {})


def matches(doc: Doc, clause: Predicate) -> list[Frame]:
    """The frames of a clause whose construction it stands in, the most specific first; none of what was not done.

    To be read and not changed, nor the clause once it was asked about: seven pipes ask, so they are kept for
    the Doc last asked about.
    """
    global _matched
    kept = _matched
    if kept[0] is not doc:
        _matched = kept = (doc, {})
    known = kept[1].get(id(clause))
    if known is None or known[0] is not clause:
        table = _index("fr", "nouns" if clause.kind == "nominal" else "verbs")
        found = [frame for frame in table.get(clause.lemma, ()) if fits(doc, clause, frame)]
        if found and is_neither(doc, clause):
            found = []
        known = kept[1][id(clause)] = (clause, sorted(found, key=_breadth))
    return known[1]


def _breadth(frame: Frame) -> tuple[bool, bool]:
    """What sorts the narrower construction first: a denied one, then one that asks for certain words."""
    return not frame.negated, not (frame.object or frame.words)


def is_neither(doc: Doc, clause: Predicate) -> bool:
    """« n'a ni accepté ni rejeté l'offre »: a verb after « ni » tells of nothing done, and is no refusal either.

    Infinitives are: « ne veut ni négocier ni partir » refuses both.
    """
    head = doc[clause.head]
    return (
        clause.kind != "nominal"
        and clause.head > 0
        and doc[clause.head - 1].lower_ == "ni"
        and ("Inf" not in head.morph.get("VerbForm", []))
    )


def fits(doc: Doc, clause: Predicate, frame: Frame) -> bool:
    """Whether a clause stands in a frame's construction."""
    if frame.reflexive is not None and clause.reflexive != frame.reflexive:
        return False
    if frame.passive is not None and clause.passive != frame.passive:
        return False
    if frame.negated is not None and frame.negated != (clause.negated or _is_without(doc, clause)):
        return False
    if frame.takes and not (_has_y(doc, clause) if frame.takes == "y" else takes(clause, frame.takes)):
        return False
    if frame.words and not words_fit(doc, clause, frame):
        return False
    if frame.object:
        heads = _argument_heads(clause, frame)
        if not any(lemma_in(doc, h, frame.object) or _part_of(doc, h, frame.object) for h in heads):
            return False
    return not (frame.but and any(lemma_in(doc, h, frame.but) for h in _argument_heads(clause, frame)))


def _has_y(doc: Doc, clause: Predicate) -> bool:
    """« |y| voit une manœuvre »."""
    return clause.group[0] > 0 and doc[clause.group[0] - 1].lower_ == "y"


def _is_without(doc: Doc, clause: Predicate) -> bool:
    """« |sans| cacher que P »."""
    return clause.kind == "infinitive" and clause.group[0] > 0 and doc[clause.group[0] - 1].lower_ == "sans"


def takes(clause: Predicate, argument: str) -> bool:
    """Whether a clause has an argument: object, que, inf, or a preposition's complement."""
    if argument == "object":
        return clause.object_head is not None or (clause.passive and clause.subject_head is not None)
    if argument == "que":
        return clause.intro == "que"
    if argument == "inf":
        return clause.intro == "inf"
    if argument.endswith(" inf"):
        return clause.intro == argument.removesuffix(" inf")
    return bool(clause.heads.get(argument)) or clause.intro == argument


def _argument_heads(clause: Predicate, frame: Frame) -> list[int]:
    if frame.takes not in ("", "object", "que", "inf"):
        return clause.heads.get(frame.takes, [])
    if clause.passive and clause.subject_head is not None:
        return [clause.subject_head]
    if clause.kind == "nominal":
        return clause.heads.get("de", [])
    return [clause.object_head] if clause.object_head is not None else []


def lemma_in(doc: Doc, token: int, words: frozenset[str] | set[str] | tuple[str, ...]) -> bool:
    """Whether a token's lemma, or its form with or without plural, is among words."""
    form = doc[token].lower_
    return doc[token].lemma_.lower() in words or form in words or form.rstrip("sx") in words


PARTS = frozenset({
    "partie", "moitié", "majorité", "totalité", "ensemble", "reste", "quart", "tiers", "plupart",
    "dizaine", "douzaine", "quinzaine", "vingtaine", "trentaine", "quarantaine", "cinquantaine", "centaine", "millier",
})  # fmt: skip


def _part_of(doc: Doc, token: int, words: tuple[str, ...]) -> bool:
    """« une partie de ses forces », « une centaine de soldats »: the part or number of what is among the words."""
    if doc[token].lemma_.lower() not in PARTS:
        return False
    return any(child.dep_ in ("nmod", "obl:arg") and lemma_in(doc, child.i, words) for child in doc[token].rights)


def of_verb(lemma: str, language: str = "fr") -> tuple[Frame, ...]:
    """Every frame of a verb, whatever its construction."""
    return _index(language, "verbs").get(lemma, ())


def words_fit(doc: Doc, clause: Predicate, frame: Frame) -> bool:
    """Whether the words after a predicate are those a frame asks for."""
    return _words_pattern(frame.words).match(_words_after(doc, clause.head)) is not None


_after: tuple[Doc | None, dict[int, str]] = (None, {})


def _words_after(doc: Doc, head: int) -> str:
    """The words after a predicate, quotation marks left out; kept for the Doc last asked about."""
    global _after
    if _after[0] is not doc:
        _after = (doc, {})
    words = _after[1].get(head)
    if words is None:
        window = doc[head + 1 : head + 1 + MATCH_WINDOW]
        joined = " ".join([t.lower_ for t in window if t.text not in ("«", "»", '"')])
        words = _after[1][head] = joined.replace("' ", "'")
    return words


@cache
def _words_pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:[\w'-]+ ){{0,2}}?(?:{words})(?!\w)")


def wants(lemma: str, argument: str, *, infinitive: bool = False, strictly: bool = False, language: str = "fr") -> bool:
    """Whether some frame of a verb takes an argument.

    `infinitive`: its content may be an infinitive there (« appeler à partir »); `strictly`: every
    frame of the verb that takes anything takes that.
    """
    if lemma not in _index(language, "verbs"):
        return False
    return _wants(lemma, argument, infinitive, strictly, language)


@cache
def _wants(lemma: str, argument: str, infinitive: bool, strictly: bool, language: str) -> bool:
    found = [f for f in _index(language, "verbs").get(lemma, ()) if f.takes and f.takes != "quote"]
    if strictly:
        return bool(found) and all(f.takes == argument for f in found)
    if infinitive:
        return any(f.takes.removesuffix(" inf") == argument and bool(f.speech) for f in found)
    return any(argument in (f.takes, f.content) for f in found)


def has_recipient(lemma: str, language: str = "fr") -> bool:
    """Whether a verb may fall on its object: « bombarder », « libérer »."""
    return any(frame.recipients == "object" for frame in _index(language, "verbs").get(lemma, ()))


def has_object(lemma: str, noun: str, language: str = "fr") -> bool:
    """Whether some frame of a verb asks for this noun as its object (« perdre du terrain »)."""
    return any(noun in f.object for f in _index(language, "verbs").get(lemma, ()))
