"""Which day does each time expression mean? The pipe `dates`: the items of `times`, resolved."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from aidememoire import layers
from aidememoire.layers import LayerPipe, TimeItem
from aidememoire.times.ground import Ground, Resolved
from aidememoire.times.resolve import resolve
from aidememoire.times.thread import Thread

NO_DATE = "no date of the dispatch to count from"
NO_HOUR = "no hour of the dispatch to count from"
NO_GROUND = "nothing in the text says which one"
_STAMPS = ("stamp", "dateline", "furniture", "embargo")


def resolve_times(doc: Doc) -> list[TimeItem]:
    """The items of the layer `times`, resolved against the dispatch's day, in text order.

    Each gains `value`, `resolved_from` and `resolved_to` (inclusive days, or instants for an hour or a
    part of the day), `anchor` (the day it was counted from), or a `reason` why it stays underspecified.
    With a parse the governing clause decides which side of now a bare day lies on; without one the
    nearest verb form on the surface does. Offsets are code points.
    """
    items: list[TimeItem] = layers.get(doc, "times")
    if not items:
        return []
    said = layers.date_of(doc)
    thread = Thread(doc, date.fromisoformat(said[:10]), items, _headers(doc)) if said else None
    resolved = []
    for item in items:
        found, reason = _find(thread, item)
        out = _written(item, found, reason)
        if thread:
            thread.tell(out, found.day if found else None)
        resolved.append(out)
    return resolved


def _find(thread: Thread | None, item: TimeItem) -> tuple[Resolved | None, str | None]:
    """What an item means, or why that is not known; neither for a rhythm and for a length placed nowhere."""
    parse = item.get("parse") or {"k": ""}
    if parse["k"] == "ref":
        if item["value"] != "PRESENT_REF" or thread is None:
            return None, None
        day = thread.today.isoformat()
        return Resolved(item["value"], day, day, day), None
    if parse["k"] == "set" or (parse["k"] == "span" and parse["use"] in ("", "nth")):
        return None, None
    if _dated(parse):
        far = date(2000, 1, 1)
        return resolve(parse, Ground(far, far, far, None, None, lambda: 0)), None
    if thread is None:
        return None, NO_DATE
    found = thread.resolve(item)
    if found is None and parse["k"] == "span" and any(unit.startswith("T") for _, unit in parse["parts"]):
        return None, NO_HOUR
    return found, None if found else NO_GROUND


def _dated(parse: dict[str, Any]) -> bool:
    """Whether the words carry their year and need nothing else."""
    if parse["k"] == "date":
        return "y" in parse or "fixed" in parse
    return parse["k"] in ("period", "feast", "slice") and "y" in parse


def _written(item: TimeItem, found: Resolved | None, reason: str | None) -> TimeItem:
    out: TimeItem = {**item}
    if found is not None:
        out["value"] = found.value or item["value"]
        out["resolved_from"], out["resolved_to"], out["anchor"] = found.from_, found.to, found.anchor
        _narrow(out)
    elif reason:
        out["reason"] = reason
    return out


def _narrow(item: TimeItem) -> None:
    """The first, middle or last third of a stretch for « début », « milieu », « fin »; the value stays whole."""
    edge = (item.get("parse") or {}).get("edge")
    first, last = item.get("resolved_from"), item.get("resolved_to")
    if not edge or not first or not last or len(first) != 10 or first == last:
        return
    begin, until = date.fromisoformat(first), date.fromisoformat(last)
    third = timedelta(days=max(1, ((until - begin).days + 1) // 3))
    if edge == "START":
        until = begin + third - timedelta(days=1)
    elif edge == "END":
        begin = until - third + timedelta(days=1)
    else:
        begin, until = begin + third, until - third
    if begin <= until:
        item["resolved_from"], item["resolved_to"] = begin.isoformat(), until.isoformat()


def _headers(doc: Doc) -> list[tuple[int, int]]:
    """Where the dispatch dates itself: those days are no part of the story."""
    zones = layers.get(doc, "dateline")["zones"]
    return [(zone["start"], zone["end"]) for zone in zones if zone["kind"] in _STAMPS]


@Language.factory("aidememoire_dates", assigns=["doc._.aidememoire_dates"])
def create_dates(nlp: Language, name: str) -> LayerPipe:
    """The pipe that writes the layer `dates`; a parser before it makes it surer, `times` is found if missing."""
    return LayerPipe("dates", resolve_times)
