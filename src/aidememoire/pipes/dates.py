"""Which day does each time expression mean? The pipe `dates`: the items of `times`, resolved."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from aidememoire import layers
from aidememoire.layers import LayerPipe, TimeItem
from aidememoire.times import calendar
from aidememoire.times.guards import Source
from aidememoire.times.resolve import Ground, Resolved, following, resolve
from aidememoire.times.side import evidence, sentence, side

NO_DATE = "no date of the dispatch to count from"
NO_HOUR = "no hour of the dispatch to count from"
NO_GROUND = "nothing in the text says which one"
_REFERRING = ("ref", "set")


def resolve_times(doc: Doc) -> list[TimeItem]:
    """The items of the layer `times`, resolved against the dispatch's day, in text order.

    Each gains `value`, `resolved_from` and `resolved_to` (inclusive days, or instants for an hour or a
    part of the day), `anchor` (the day it was counted from), or a `reason` why it stays underspecified.
    With a parse the governing verb's tense decides which side of now a bare day lies on; without one
    the nearest verb form on the surface does. Offsets are code points.
    """
    said = layers.date_of(doc)
    today = date.fromisoformat(said[:10]) if said else None
    thread = Thread(doc, today)
    return [thread.resolve(item) for item in layers.get(doc, "times")]


class Thread:
    """The dates of a text as they follow each other: what a later expression can be counted from."""

    def __init__(self, doc: Doc, today: date | None) -> None:
        self.doc, self.source, self.today = doc, Source(layers.text(doc)), today
        self.items: list[TimeItem] = layers.get(doc, "times")
        self.done: list[tuple[TimeItem, date | None]] = []
        self.headers = _zones(doc)
        self.settled: dict[int, int] = {}  # weekday -> the side it was settled on

    def resolve(self, item: TimeItem) -> TimeItem:
        """One item, resolved against those before it; must be called in text order."""
        found, reason = self._find(item)
        out: TimeItem = {**item}
        if found is not None:
            if found.value:
                out["value"] = found.value
            out["resolved_from"], out["resolved_to"], out["anchor"] = found.from_, found.to, found.anchor
            _narrow(out)
        elif reason:
            out["reason"] = reason
        self.done.append((out, found.day if found else None))
        return out

    def _find(self, item: TimeItem) -> tuple[Resolved | None, str | None]:
        parse = item.get("parse") or {}
        if parse.get("k") in _REFERRING:
            if item["value"] == "PRESENT_REF" and self.today:
                day = self.today.isoformat()
                return Resolved(item["value"], day, day, day, None), None
            return None, None
        fixed = _fixed(parse)
        if fixed is not None:
            return fixed, None
        if parse.get("k") == "span" and not parse["use"]:
            return None, None
        if self.today is None:
            return None, NO_DATE
        if parse["k"] == "eve" and parse["of"]:
            parse = self._of_day(item, parse)
        if parse.get("follows") and (start := self.done[-1][0].get("resolved_from")):
            parse = following(parse, date.fromisoformat(start[:10]))
        found = resolve(parse, self._ground(item))
        if found is None and parse["k"] == "span" and any(unit.startswith("T") for _, unit in parse["parts"]):
            return None, NO_HOUR
        return found, None if found else NO_GROUND

    def _ground(self, item: TimeItem) -> Ground:
        assert self.today is not None
        memo: list[int] = []

        def where() -> int:
            if not memo:
                memo.append(self._side(item))
            return memo[0]

        return Ground(self.today, self._narrative(item), self._beside(item), self._apposed(item), self._year(item), where)

    def _side(self, item: TimeItem) -> int:
        """Which side of now; a weekday that nothing governs lies where the text last settled it."""
        found = side(evidence(self.doc, self.source, item["start"], item["end"]))
        weekday = item.get("parse", {}).get("wd")
        if weekday is None:
            return found
        if found:
            self.settled[weekday] = found
        return found or self.settled.get(weekday, 0)

    def _body(self) -> list[tuple[TimeItem, date]]:
        """What was resolved to a day so far, stamps and datelines left out, the latest last."""
        return [(item, day) for item, day in self.done if day and not any(a <= item["start"] < b for a, b in self.headers)]

    def _narrative(self, item: TimeItem) -> date:
        """The day « la veille », « le même jour » look back to: in this sentence before, then after, then before it."""
        assert self.today is not None
        left, right = sentence(self.source, item["start"], item["end"])
        before = self._body()
        if before and before[-1][0]["start"] >= left:
            return before[-1][1]
        if item.get("parse", {}).get("k") == "eve":
            for later in self.items:
                if item["end"] <= later["start"] < right:
                    parse = later.get("parse", {})
                    if parse.get("k") in ("date", "rel") and ("wd" in parse or "d" in parse or parse.get("u") == "D"):
                        ground = Ground(self.today, self.today, self.today, None, None, lambda at=later: side(
                            evidence(self.doc, self.source, at["start"], at["end"])))  # type: ignore[misc]
                        found = resolve(parse, ground)
                        if found and found.day:
                            return found.day
        paragraph = self.source.text.rfind("\n", 0, item["start"])
        if before and before[-1][0]["start"] > paragraph:
            return before[-1][1]
        # From another paragraph only a date of the news itself carries on, not one of the background.
        recent = [day for other, day in before if "y" not in other.get("parse", {}) or abs((day - self.today).days) <= 31]
        return recent[-1] if recent else self.today

    def _beside(self, item: TimeItem) -> date:
        """The day of an hour or part of the day: the day named in its sentence, else the dispatch's."""
        assert self.today is not None
        left, right = sentence(self.source, item["start"], item["end"])
        before = [(other, day) for other, day in self._body() if other["start"] >= left and _gives_day(other)]
        if before:
            return before[-1][1]
        opens = re.fullmatch(r"[\W\n]*(?:à|vers|dès|dans|en|puis|a)? ?(?:la |l')?", self.source.plain[left : item["start"]])
        earlier = self._body()
        if opens and earlier and earlier[-1][0]["start"] > self.source.text.rfind("\n", 0, item["start"]):
            start, _ = sentence(self.source, max(0, left - 2), max(0, left - 2))
            if earlier[-1][0]["start"] >= start and _gives_day(earlier[-1][0]):
                return earlier[-1][1]
        reach = item["end"]
        for later in self.items:  # « à 14 h, samedi », « de 14 h à 15 h demain »
            if reach <= later["start"] <= reach + 14 and later["start"] < right:
                parse = later.get("parse", {})
                if parse.get("k") == "clock":
                    reach = later["end"]
                if parse.get("k") == "date" and ("d" in parse or "wd" in parse) or parse.get("k") == "rel" and parse["u"] == "D":
                    found = resolve(parse, Ground(self.today, self.today, self.today, None, None, lambda: side(
                        evidence(self.doc, self.source, later["start"], later["end"]))))
                    if found and found.day:
                        return found.day
        return self.today

    def _apposed(self, item: TimeItem) -> date | None:
        """The day that its sentence named before « …, au lendemain de la démission »: it is that very day."""
        left, _ = sentence(self.source, item["start"], item["end"])
        before = [day for other, day in self._body() if other["start"] >= left]
        return before[-1] if before else None

    def _of_day(self, item: TimeItem, parse: dict[str, Any]) -> dict[str, Any]:
        """« la veille de Noël », « au lendemain du 3 mai »: the day that follows, if one does."""
        assert self.today is not None
        for later in self.items:
            if later["start"] >= item["end"]:
                gap = self.source.plain[item["end"] : later["start"]]
                if re.fullmatch(r"\s*(?:de |d'|du |de la |de l'|des )?", gap):
                    ground = Ground(self.today, self.today, self.today, None, None, lambda: side(
                        evidence(self.doc, self.source, later["start"], later["end"])))
                    found = resolve(later.get("parse", {"k": ""}), ground)
                    if found and found.day:
                        return {**parse, "of_day": found.day.isoformat()}
                break
        return parse

    def _year(self, item: TimeItem) -> int | None:
        """The year that a neighbour sets: « en 97 (en janvier …) », « l'an prochain, … soit le premier dimanche … »."""
        left, _ = sentence(self.source, item["start"], item["end"])
        for other, _day in reversed(self.done):
            if other["start"] < left:
                return self._told_year(item, left)
            if item["start"] - other["end"] > 120:
                return None
            if re.fullmatch(r"\d{4}", other["value"]) and other["type"] == "DATE":
                between = self.source.plain[other["end"] : item["start"]]
                opened = between.count("(") > between.count(")") or ":" in between or re.search(r"\bsoit\b", between)
                near = len(between) < 12 and "," in between
                return int(other["value"]) if opened or near else None
        return None

    def _told_year(self, item: TimeItem, left: int) -> int | None:
        """The year a story is told in: « En 2011, la guerre éclate. Le 3 mai, l'armée attaque. »

        Only for a date that opens its sentence, right after a sentence of the same paragraph whose last
        date lies in an earlier year, and in a tense of narration: the perfect of news brings us back to now.
        """
        assert self.today is not None
        other, _ = self.done[-1]
        start, end = sentence(self.source, max(0, left - 2), max(0, left - 2))
        opening = re.fullmatch(r"[\W\n]*(?:en|le|dès|à partir du|vers|au|ce|fin|début)? ?", self.source.plain[left : item["start"]])
        paragraph = self.source.text.rfind("\n", 0, item["start"])
        if opening is None or not max(start, paragraph) <= other["start"] < end or not re.match(r"\d{4}", other["value"]):
            return None
        year = int(other["value"][:4])
        parse = other.get("parse", {})
        if not self.today.year - 300 < year < self.today.year or parse.get("k") != "date":
            return None
        tense = evidence(self.doc, self.source, item["start"], item["end"]).tense
        return year if tense in ("present", "imperfect", "pluperfect", "none") else None


def _gives_day(item: TimeItem) -> bool:
    """Whether an hour nearby may belong to this item's day: « la veille » in passing does not lend its own."""
    return item.get("parse", {}).get("k") not in ("eve", "span", "feast")


def _fixed(parse: dict[str, Any]) -> Resolved | None:
    """What needs no date of the dispatch: a date with its year, a century."""
    if parse.get("k") == "date" and ("y" in parse or "fixed" in parse) or parse.get("k") in ("period", "feast", "slice") and "y" in parse:
        far = date(2000, 1, 1)
        return resolve(parse, Ground(far, far, far, None, None, lambda: 0))
    return None


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


def _zones(doc: Doc) -> list[tuple[int, int]]:
    if not layers.has(doc, "dateline"):
        return []
    return [
        (zone["start"], zone["end"])
        for zone in layers.get(doc, "dateline")["zones"]
        if zone["kind"] in ("stamp", "dateline", "furniture", "embargo")
    ]


@Language.factory("aidememoire_dates")
def create_dates(nlp: Language, name: str) -> LayerPipe:
    """The pipe that writes the layer `dates`; a parser before it makes it surer, the layer `times` is found if missing."""
    return LayerPipe("dates", resolve_times)
