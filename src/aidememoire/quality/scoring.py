"""How right are records? Precision, recall and F1 of each layer against gold records.

Gold and record are plain JSON (RECORD.md; gold has a few more fields, gold/README.md). Every item
is matched one to one, best fit first, over whole dispatches; figures are summed before they are
divided (micro average). What the gold calls optional, background or header is neither asked for
nor held against a record that has it, and its `accept_…` fields are other readings that count.

    times.relaxed    the words overlap            times.strict  the words are the same
    times.value      relaxed, and the same value  times.type    relaxed, and the same TIMEX3 type
    quotes           the words agree to four fifths (intersection over union)
    quotes.direct, .partial, .indirect            recall alone, of the gold quotations of that kind
    quotes.speaker, quotes.polarity               of those, with the right speaker, polarity
    events           an accepted type, evidence that overlaps, an actor in common or none on both sides
    events.actors, .when, .status, .assertion     among matched events, those right in that
    positions        the party and its side, evidence that overlaps; positions.stance: the very stance
    disputes         two accounts of the gold in one dispute
    hearsay          the words overlap
    agenda           the day, and evidence that overlaps
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from aidememoire.quality.matching import (
    Cast,
    Item,
    Match,
    Tally,
    agreement,
    among,
    day_of,
    either,
    one_to_one,
    part_of_day,
    same_day,
    shared_words,
    spans_of,
)

SAME_WORDS = 0.8
FOR, AGAINST = "for", "against"
SIDES = {
    **dict.fromkeys(("proposes", "demands", "supports", "accepts"), FOR),
    **dict.fromkeys(("opposes", "rejects", "suspends"), AGAINST),
    "conditional": "conditional",
    "negotiates": "negotiates",
}
Scores = dict[str, Tally]


def score(pairs: Iterable[tuple[Item, Item]]) -> Scores:
    """The figures over all (gold, record) pairs, by layer, layers in alphabetical order."""
    total: Scores = {}
    for gold, record in pairs:
        for layer, tally in score_one(gold, record).items():
            total[layer] = total.get(layer, Tally()) + tally
    return dict(sorted(total.items()))


def score_folders(gold: Path, records: Path) -> Scores:
    """The figures of a folder of records against a folder of gold; a record that is missing is empty."""
    return score((_json(path), _json(records / path.name)) for path in sorted(gold.glob("*.json")))


def score_one(gold: Item, record: Item) -> Scores:
    """The figures of one dispatch."""
    people = Cast(gold.get("actors", ()), record.get("actors", ()))
    return {
        **_times(gold, record),
        **_quotations(gold, record, people),
        **_events(gold, record, people),
        **_positions(gold, record, people),
        **_rest(gold, record),
    }


def forged(record: Item, text: str) -> list[Item]:
    """The passages of a record that do not quote the text: there must be none."""
    return [p for p in passages(record) if text[p["start"] : p["end"]] != p["text"]]


def passages(value: Any) -> Iterator[Item]:
    """Every object with a text and offsets inside a JSON value."""
    if isinstance(value, Mapping):
        if isinstance(value.get("text"), str) and isinstance(value.get("start"), int):
            yield value
        value = list(value.values())
    if isinstance(value, list | tuple):
        for inner in value:
            yield from passages(inner)


def invented_authors(gold: Item, record: Item) -> list[Item]:
    """The record's cancellations to which it gives an actor where the gold says that the text names none."""
    unsigned = [e for e in gold.get("events", ()) if e.get("status") in {"cancelled", "suspended"} and not e["actors"]]
    return [
        event
        for event in record.get("events", ())
        if event.get("actors")
        and (event.get("status") in {"cancelled", "suspended"} or event.get("type") == "REJECT")
        and any(shared_words(known["evidence"], event["evidence"]) > 0 for known in unsigned)
    ]


def _times(gold: Item, record: Item) -> Scores:
    header = [{**time, "zone": "header"} for time in gold.get("header_times", ())]
    match = Match.of([*gold.get("times", ()), *header], record.get("times", ()), shared_words)
    return {
        "times.relaxed": match.tally(),
        "times.strict": match.tally(lambda g, p: bool(spans_of(p) & (spans_of(g) | spans_of(g.get("accept_spans"))))),
        "times.value": match.tally(lambda g, p: part_of_day(p.get("value")) in map(part_of_day, either(g, "value"))),
        "times.type": match.tally(lambda g, p: g["type"] == p.get("type")),
    }


def _quotations(gold: Item, record: Item, people: Cast) -> Scores:
    def same_words(g: Item, p: Item) -> float:
        share = agreement(g, p)
        return share if share >= SAME_WORDS else 0.0

    def same_speaker(g: Item, p: Item) -> bool:
        return any(people.same(who, p.get("speaker")) for who in either(g, "speaker"))

    match = Match.of(gold.get("quotations", ()), record.get("quotations", ()), same_words)
    kinds = {}
    for kind in ("direct", "partial", "indirect"):
        due = sum(g["kind"] == kind for g in match.due)
        kinds[f"quotes.{kind}"] = Tally(due, due, sum(g["kind"] == kind for g, _ in match.pairs))
    return {
        "quotes": match.tally(),
        **kinds,
        "quotes.speaker": match.tally(same_speaker),
        "quotes.polarity": match.tally(
            lambda g, p: p.get("polarity", "asserts") in either({"polarity": "asserts", **g}, "polarity")
        ),
    }


def _events(gold: Item, record: Item, people: Cast) -> Scores:
    def same_event(g: Item, p: Item) -> float:
        types = {re.sub("[^A-Z]", "", str(kind).split()[0]) for kind in either(g, "type") if kind}
        words = shared_words(g["evidence"], p.get("evidence"))
        ours, theirs = g.get("actors", []), p.get("actors", [])
        common = bool(ours) == bool(theirs) and (
            not ours or people.shared([*ours, *g.get("accept_actors", ())], theirs) > 0
        )
        if p.get("type") not in types or words <= 0 or not common:
            return 0.0
        return float(1 + words + 1000 * people.shared(ours, theirs) + 500 * (p["type"] == g["type"]))

    def same_actors(g: Item, p: Item) -> bool:
        ours, theirs = g.get("actors", []), p.get("actors", [])
        exact = len(ours) == len(theirs) == people.shared(ours, theirs)
        return exact or (bool(theirs) and len(theirs) == people.shared(g.get("accept_actors", []), theirs))

    match = Match.of(gold.get("events", ()), record.get("events", ()), same_event)
    dated = [(g, p) for g, p in match.pairs if day_of(g.get("date"))]
    return {
        "events": match.tally(),
        "events.actors": among(match.pairs, same_actors),
        "events.when": among(dated, same_day),
        "events.status": among(match.pairs, lambda g, p: g.get("status") == p.get("status")),
        "events.assertion": among(match.pairs, lambda g, p: g.get("assertion") == p.get("assertion")),
    }


def _positions(gold: Item, record: Item, people: Cast) -> Scores:
    def same_side(g: Item, p: Item) -> float:
        words = shared_words(g["evidence"], p.get("evidence"))
        parties = [g["party"], *g.get("accept_parties", ())]
        side = SIDES.get(str(p.get("stance"))) in {SIDES.get(str(stance)) for stance in either(g, "stance")}
        fits = side and words > 0 and any(people.same(party, p.get("party")) for party in parties)
        return float(1 + words) if fits else 0.0

    match = Match.of(gold.get("positions", ()), record.get("positions", ()), same_side)
    return {
        "positions": match.tally(),
        "positions.stance": match.tally(lambda g, p: p.get("stance") in either(g, "stance")),
    }


def _rest(gold: Item, record: Item) -> Scores:
    def told(g: Item, p: Item) -> float:
        accounts = one_to_one(
            g["accounts"], p.get("accounts", ()), lambda a, b: shared_words(a["evidence"], b.get("evidence"))
        )
        return float(len(accounts)) if len(accounts) > 1 else 0.0

    def due(g: Item, p: Item) -> float:
        return float(same_day(g, p) and shared_words(g["evidence"], p.get("evidence")))

    return {
        "disputes": Match.of(gold.get("disputes", ()), record.get("disputes", ()), told).tally(),
        "hearsay": Match.of(gold.get("hearsay", ()), record.get("hearsay", ()), shared_words).tally(),
        "agenda": Match.of(gold.get("agenda", ()), record.get("agenda", ()), due).tally(),
    }


def _json(path: Path) -> Item:
    found: Item = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return found
