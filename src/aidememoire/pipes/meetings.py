"""Who met whom, where, how long, at what level, about what, with what outcome? CONSULT events as meetings."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from aidememoire import layers
from aidememoire.clauses import phrases
from aidememoire.lexicon import functions
from aidememoire.lexicon.loader import load

TO_COME = {"036"}  # CAMEO: intent to meet or negotiate
RANKS = {"state": "leaders", "ministry": "ministers", "diplomacy": "envoys", "expert": "experts"}  # by sort of function
REACH = 200  # characters that an occasion may run on


@Language.factory("aidememoire_meetings", assigns=["doc._.aidememoire_meetings"])
def create_meetings(nlp: Language, name: str) -> layers.LayerPipe:
    """The spaCy component that writes the `meetings` layer. Needs a parse and named entities."""
    return layers.LayerPipe("meetings", find_meetings)


def find_meetings(doc: Doc) -> list[dict[str, Any]]:
    """The meetings of a parsed Doc: the fields of record.Meeting, one for each CONSULT event or meeting to come.

    `duration` is an ISO 8601 duration (`PT1H`); `place` the words, down to the venue. Where a sentence tells
    two meetings, a venue, a duration or a topic goes with the nearer one. `level` is what the words say (« sommet »,
    « ministérielle »), else the rank that all participants of known rank share. `why` is the event's rule, then
    what each particular was read from.
    """
    told = [event for event in layers.get(doc, "events") if _is_meeting(event)]
    return [_meeting(doc, event, [e for e in told if e is not event]) for event in told]


def _is_meeting(event: dict[str, Any]) -> bool:
    return event["type"] == "CONSULT" or (event["type"] == "AGREE" and event["cameo"] in TO_COME)


def _meeting(doc: Doc, event: dict[str, Any], others: list[dict[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = dict.fromkeys(FINDERS)
    read: list[str] = []
    for sent in _sentences(doc, event):
        for field, find in FINDERS.items():
            part = find(doc, sent) if found[field] is None else None
            if part is not None and _is_nearest(event, others, part[0]):
                found[field] = part[1]
                read.append(f"{field}: {RULES[field]}")
    rank, place = None, event["place"]
    if found["level"] is None and (rank := _rank(doc, event)) is not None:
        read.append("level: rank of the participants")
    if found["place"] is None and place is not None:
        read.append("place: the event's")
    return {
        "event": event["id"],
        "participants": list(event["actors"]),
        **found,
        "level": found["level"] or rank,
        "place": found["place"] or place,
        "why": " / ".join([event["why"] or event["type"], *read]),
    }


def _is_nearest(event: dict[str, Any], others: list[dict[str, Any]], char: int) -> bool:
    """Whether words that begin at a character stand nearer to an event's evidence than to any other meeting's."""
    own = _distance(event, char)
    return all(own <= _distance(other, char) for other in others)


def _distance(event: dict[str, Any], char: int) -> int:
    spans: list[tuple[int, int]] = [(e["start"], e["end"]) for e in event["evidence"]]
    return min(max(start - char, char - end, 0) for start, end in spans)


def _sentences(doc: Doc, event: dict[str, Any]) -> list[Span]:
    """The sentences an event is told in, each once."""
    found: list[Span] = []
    for evidence in event["evidence"]:
        span = doc.char_span(evidence["start"], evidence["end"], alignment_mode="expand")
        if span is not None and all(span.root.sent.start != s.start for s in found):
            found.append(span.root.sent)
    return found


@cache
def _patterns(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(load('events')['meeting'][name])})", re.I)


def _venue(doc: Doc, sent: Span) -> tuple[int, str] | None:
    """« dans un grand hôtel de Hambourg », « au palais Itamaraty »: a house after a preposition of place."""
    for token in sent:
        if token.lemma_.lower() in load("events")["meeting"]["venues"] and phrases.preposition(token) in (
            "à",
            "dans",
            "sur",
            "en",
        ):
            start, end = phrases.phrase(doc, token.i)
            while end < sent.end and doc[end].pos_ == "PROPN":
                end += 1
            return doc[start].idx, doc[start:end].text
    return None


def _duration(doc: Doc, sent: Span) -> tuple[int, str] | None:
    """« après une heure de tractations », « pendant trois heures », « un entretien de deux heures »."""
    for item in layers.get(doc, "dates"):
        if item["type"] != "DURATION" or not sent.start_char <= item["start"] < sent.end_char:
            continue
        before = layers.text(doc)[max(0, item["start"] - 28) : item["start"]].lower()
        length = str(item["value"]).startswith("PT") or re.match(r"P\d+D", str(item["value"]))
        lead = re.search(
            r"(?:après|pendant|durant|duré|bout de|près de|plus de|quelque|environ|achevé) (?:\w+ )?(?:de |d')?$",
            before,
        )
        held = re.search(r"\w (?:de |d')$", before) and not re.search(
            r"(?:trêve|pause|arrêt|feu|délai)[\w ]* (?:de |d')$", before
        )
        if length and (lead or held):
            return item["start"], str(item["value"])
    return None


def _occasion(doc: Doc, sent: Span) -> tuple[int, layers.Span] | None:
    """« en marge d'une réunion annuelle de l'OSCE »."""
    found = _patterns("occasions").search(layers.text(doc), sent.start_char, sent.end_char)
    if found is None:
        return None
    stop = re.compile(r"[,.;:»\n]| où | qui ").search(
        layers.text(doc), found.end(), min(sent.end_char, found.end() + REACH)
    )
    end = stop.start() if stop else len(layers.text(doc)[: sent.end_char].rstrip())
    return found.start(), layers.span(doc, found.start(), end)


def _outcome(doc: Doc, sent: Span) -> tuple[int, layers.Span] | None:
    """« sans réelle avancée », « sans réussir à surmonter le blocage »."""
    found = _patterns("outcomes").search(layers.text(doc), sent.start_char, sent.end_char)
    if found is None:
        return None
    return found.start(), layers.span(doc, found.start(), found.start() + len(found.group().rstrip()))


def _topic(doc: Doc, sent: Span) -> tuple[int, layers.Span] | None:
    """« … ont discuté de |la situation en Libye| », « une réunion sur |la trêve| », « consacrée au |retrait| »."""
    for lead in _patterns("topics").finditer(layers.text(doc), sent.start_char, sent.end_char):
        span = doc.char_span(lead.end(), min(lead.end() + 1, sent.end_char), alignment_mode="expand")
        if span is None:
            continue
        noun = next((t for t in doc[span.start : min(span.start + 4, sent.end)] if t.pos_ in ("NOUN", "PROPN")), None)
        if noun is None or phrases.is_temporal(noun) or noun.lower_ in load("events")["meeting"]["no_topics"]:
            continue
        end = max(phrases.phrase(doc, noun.i)[1], noun.i + 1)
        start, stop = phrases.trim(doc, span.start, end)
        return lead.start(), layers.span(doc, *phrases.chars(doc, start, stop))
    return None


def _level(doc: Doc, sent: Span) -> tuple[int, str] | None:
    """« un sommet », « une réunion ministérielle », « au niveau des experts »: the level that words name."""
    for level, words in load("events")["meeting"]["levels"].items():
        found = re.search(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", sent.text, re.I)
        if found is not None:
            return sent.start_char + found.start(), str(level)
    return None


def _rank(doc: Doc, event: dict[str, Any]) -> str | None:
    """The level of all participants whose rank the text gives; None where they differ or none is known."""
    actors = {a["id"]: a for a in layers.get(doc, "actors")}
    ranks = {_rank_of(actors[a]) for a in event["actors"] if a in actors} - {None}
    return ranks.pop() if len(ranks) == 1 else None


def _rank_of(actor: dict[str, Any]) -> str | None:
    for title in [role["title"] for role in actor["roles"]] or [actor["name"]]:
        for found in functions.find_functions(title):
            function = found.reading.function
            if (
                not function.relational
                and function.sort in RANKS
                and not function.noun.startswith("secrétaire général")
            ):
                return RANKS[function.sort]
    return None


FINDERS: dict[str, Callable[[Doc, Span], tuple[int, Any] | None]] = {
    "place": _venue,
    "duration": _duration,
    "occasion": _occasion,
    "outcome": _outcome,
    "level": _level,
    "topic": _topic,
}
RULES = {  # what the words are recognised by, for `why`
    "place": "venue", "duration": "length told of it", "occasion": "words of occasion", "outcome": "words of outcome",
    "level": "words of level", "topic": "words of topic",
}  # fmt: skip
