"""Who met whom, where, how long, beside what, with what outcome? CONSULT events, held and to come, as meetings."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from aidememoire import layers
from aidememoire.lexicon.loader import load
from aidememoire.pipes import phrases

TO_COME = {"036"}  # CAMEO: intent to meet or negotiate
REACH = 200  # characters that an occasion may run on


@Language.factory("aidememoire_meetings", assigns=["doc._.aidememoire_meetings"])
def create_meetings(nlp: Language, name: str) -> layers.LayerPipe:
    """The spaCy component that writes the `meetings` layer. Needs a parse and named entities."""
    return layers.LayerPipe("meetings", find_meetings)


def find_meetings(doc: Doc) -> list[dict[str, Any]]:
    """The meetings of a parsed Doc: the fields of record.Meeting, one for each CONSULT event or meeting to come.

    `duration` is an ISO 8601 duration (`PT1H`); `place` the words, down to the venue.
    """
    return [_meeting(doc, event) for event in layers.get(doc, "events") if _is_meeting(event)]


def _is_meeting(event: dict[str, Any]) -> bool:
    return event["type"] == "CONSULT" or (event["type"] == "AGREE" and event["cameo"] in TO_COME)


def _meeting(doc: Doc, event: dict[str, Any]) -> dict[str, Any]:
    sents = _sentences(doc, event)
    return {
        "event": event["id"],
        "participants": list(event["actors"]),
        "place": next((p for s in sents if (p := _venue(doc, s))), event["place"]),
        "duration": next((d for s in sents if (d := _duration(doc, s))), None),
        "occasion": next((o for s in sents if (o := _occasion(doc, s))), None),
        "outcome": next((o for s in sents if (o := _outcome(doc, s))), None),
    }


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


def _venue(doc: Doc, sent: Span) -> str | None:
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
            return doc[start:end].text
    return None


def _duration(doc: Doc, sent: Span) -> str | None:
    """« après une heure de tractations », « pendant trois heures », « un entretien de deux heures »."""
    for item in layers.get(doc, "dates"):
        if item["type"] != "DURATION" or not sent.start_char <= item["start"] < sent.end_char:
            continue
        before = layers.text(doc)[max(0, item["start"] - 28) : item["start"]].lower()
        after = layers.text(doc)[item["end"] : item["end"] + 6].lower()
        length = str(item["value"]).startswith("PT") or re.match(r"P\d+D", str(item["value"]))
        lead = re.search(
            r"(?:après|pendant|durant|duré|bout de|près de|plus de|quelque|environ|achevé) (?:\w+ )?(?:de |d')?$",
            before,
        )
        held = re.search(r"\w (?:de |d')$", before) and not re.search(
            r"(?:trêve|pause|arrêt|feu|délai)[\w ]* (?:de |d')$", before
        )
        if length and (after.startswith((" de ", " d'", " d’")) and lead or lead or held):
            return str(item["value"])
    return None


def _occasion(doc: Doc, sent: Span) -> layers.Span | None:
    """« en marge d'une réunion annuelle de l'OSCE »."""
    found = _patterns("occasions").search(layers.text(doc), sent.start_char, sent.end_char)
    if found is None:
        return None
    stop = re.compile(r"[,.;:»\n]| où | qui ").search(
        layers.text(doc), found.end(), min(sent.end_char, found.end() + REACH)
    )
    return layers.span(doc, found.start(), stop.start() if stop else len(layers.text(doc)[: sent.end_char].rstrip()))


def _outcome(doc: Doc, sent: Span) -> layers.Span | None:
    """« sans réelle avancée », « sans réussir à surmonter le blocage »."""
    found = _patterns("outcomes").search(layers.text(doc), sent.start_char, sent.end_char)
    if found is None:
        return None
    return layers.span(doc, found.start(), found.start() + len(found.group().rstrip()))
