"""The items of a dispatch as W3C Web Annotations (JSON-LD): one collection a dispatch, an annotation an item.

The target is the dispatch's text as received, `urn:aidememoire:<id>`: a TextPositionSelector in code points, which is
what the recommendation counts in, and a TextQuoteSelector with the words before and after, by which the passage is
found in another copy of the text. Where the dispatch has an address, it is the target's `scope`.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote, urlsplit

from aidememoire.decisions import CorrectedRecord
from aidememoire.exports.to_plover import coder
from aidememoire.items import Item, items_of
from aidememoire.passage import Passage
from aidememoire.record import Record
from aidememoire.stories.amendments import SORT
from aidememoire.views.entry import Entry
from aidememoire.views.outline import outline

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # code points before and after the quoted words
IDENTIFYING = ("actors", "times")  # layers whose items say what words mean; the others say what is told


def web_annotations(record: Record) -> dict[str, Any]:
    """An AnnotationCollection with all its annotations on its first page, in the order of the record's items.

    Each has a sentence for people (purpose `describing`), the layer (`tagging`) and, where there is one, the code
    (`classifying`). Offsets are code points, half-open, on the dispatch as received. Never raises on a valid record.
    """
    urn = f"urn:aidememoire:{quote(record.id, safe='')}"
    entries = {id: entry for section in outline(record).sections for entry in section.entries for id in entry.items}
    items = [_annotation(record, urn, item, entries.get(item.id)) for item in items_of(record) if item.passages]
    page = {"id": f"{urn}:annotations:1", "type": "AnnotationPage", "startIndex": 0, "items": items}
    return {
        "@context": CONTEXT,
        "id": f"{urn}:annotations",
        "type": "AnnotationCollection",
        "label": record.header.headline or record.id,
        "generator": {"type": "Software", "name": coder(record)},
        "total": len(items),
        "first": page,
    }


def annotations_text(record: Record, *, indent: int | None = 1) -> str:
    """The same as JSON text with its line end; `indent` None for one line."""
    return json.dumps(web_annotations(record), ensure_ascii=False, indent=indent) + "\n"


def _annotation(record: Record, urn: str, item: Item, entry: Entry | None) -> dict[str, Any]:
    places = {(one.start, one.end): one for one in item.passages}
    targets = [_target(record, urn, passage) for passage in places.values()]
    annotation: dict[str, Any] = {
        "id": f"{urn}#{quote(item.id)}",
        "type": "Annotation",
        "motivation": "identifying" if item.layer in IDENTIFYING else "describing",
        "body": _bodies(record, item, entry),
        "target": targets[0] if len(targets) == 1 else targets,
    }
    return annotation


def _bodies(record: Record, item: Item, entry: Entry | None) -> list[dict[str, Any]]:
    bodies = [_body("tagging", item.layer)]
    code = SORT.get(item.layer)
    if code:
        bodies.append(_body("classifying", str(getattr(item.noun, code))))
    said = entry and _sentence(entry)
    if said:
        bodies.append({**_body("describing", said), "language": "fr"})
    if isinstance(record, CorrectedRecord):
        done = [word for word in ("accepted", "amended", "added") if item.id in getattr(record, word)]
        bodies += [_body("moderating", word) for word in done]
    return bodies


def _body(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _sentence(entry: Entry) -> str:
    who = ", ".join(one.name for one in entry.who)
    to = ", ".join(one.name for one in entry.to)
    parts = [entry.kind, who + (f" → {to}" if to else ""), entry.said, *entry.facts]
    return " · ".join(part for part in parts if part)


def _target(record: Record, urn: str, passage: Passage) -> dict[str, Any]:
    text = record.text
    quoted: dict[str, Any] = {"type": "TextQuoteSelector", "exact": passage.text}
    if before := text[max(0, passage.start - AROUND) : passage.start]:
        quoted["prefix"] = before
    if after := text[passage.end : passage.end + AROUND]:
        quoted["suffix"] = after
    target: dict[str, Any] = {
        "type": "SpecificResource",
        "source": urn,
        "selector": [{"type": "TextPositionSelector", "start": passage.start, "end": passage.end}, quoted],
    }
    if address := http_address(record.header.url):
        target["scope"] = address
    return target


def http_address(url: str | None) -> str | None:
    """An http address, as an IRI may be written; None for anything else: what comes in a header is a stranger's."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return quote(url or "", safe="%/:=&?~#+!$,;'@()*[]") if parts.scheme in ("http", "https") and parts.netloc else None
