"""Which items of an agenda are one? One a predicate and day; a headline's gives way to the body's."""

from __future__ import annotations

from typing import TypedDict

from spacy.tokens import Doc

from aidememoire import layers
from aidememoire.agenda.times import zone_at

NEAR = 2  # tokens between two times of one date: « les 8 et 10 mai »


class AgendaItem(TypedDict):
    """One item to come: `date` as the words carry it (ISO day, week, month), `token` its predicate's index."""

    date: str | None
    what: str
    status: str
    evidence: layers.Span
    token: int
    why: str


def told_once(doc: Doc, found: list[AgendaItem], zones: list[layers.Zone]) -> list[AgendaItem]:
    """One item a predicate and day, in text order; a headline's only when the body has none of that day."""
    body: list[AgendaItem] = []
    titles: list[AgendaItem] = []
    for item in found:
        at = item["evidence"]["start"]
        kind = zone_at(zones, at)
        (body if kind == "body" else titles).append(item)
    kept: list[AgendaItem] = []
    for item in [*body, *titles]:
        same_day = [k for k in kept if k["date"] == item["date"]]
        if item in titles and same_day:
            continue
        if any(_inside(item, k) for k in same_day if k["status"] == item["status"]):
            continue
        touching = [k for k in kept if k["token"] == item["token"]]
        if any(k["date"] == item["date"] or _adjacent(doc, k, item) for k in touching):
            continue
        kept.append(item)
    return sorted(kept, key=lambda k: (k["evidence"]["start"], k["evidence"]["end"]))


def _inside(item: AgendaItem, other: AgendaItem) -> bool:
    """« devrait annoncer |sa démission mardi|»: an item within the words of another of its day."""
    one, around = item["evidence"], other["evidence"]
    return around["start"] <= one["start"] and one["end"] <= around["end"]


def _adjacent(doc: Doc, one: AgendaItem, other: AgendaItem) -> bool:
    """« les 8 et 10 mai »: a second day in the same list of days."""
    gap = layers.text(doc)[one["evidence"]["end"] : other["evidence"]["end"]]
    return len(gap.split()) <= NEAR + 2 and one["status"] == other["status"]
