"""What is each expression of a text counted from: the dispatch's day, or a day told before it?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from spacy.tokens import Doc

from aidememoire.layers import TimeItem
from aidememoire.times.ground import Ground, Parse, Resolved
from aidememoire.times.guards import Source, context
from aidememoire.times.resolve import resolve
from aidememoire.times.resolve_days import following
from aidememoire.times.side import evidence, side
from aidememoire.times.surface import sentence

_NEAR = 14  # code points between an hour and the day that follows it
_NEWS = 31  # days around the dispatch's within which a date with its year still belongs to the news


class Thread:
    """The dates of a text as they follow each other; `resolve` must be called on the items in text order.

    `items` are all items of the text, `headers` the zones (code points) whose dates stamp the dispatch
    and are no part of what it tells.
    """

    def __init__(self, doc: Doc, today: date, items: list[TimeItem], headers: list[tuple[int, int]]) -> None:
        self.source, self.today = Source(doc.text), today
        self.parse = doc if doc.has_annotation("DEP") else None
        self.items, self.headers = items, headers
        self.told: list[TimeItem] = []
        self.days: list[tuple[TimeItem, date]] = []  # what was resolved to a day outside the headers
        self._bounds = (-1, 0, 0)  # an item's start and its sentence
        self.settled: dict[int, int] = {}  # weekday -> the side it was settled on

    def resolve(self, item: TimeItem) -> Resolved | None:
        """What an item means here; None when nothing in the text says it."""
        parse = _parse(item)
        if parse["k"] == "eve" and parse["of"]:
            parse = self._of_day(item, parse)
        if parse.get("follows") and (start := self.told[-1].get("resolved_from")):
            parse = following(parse, date.fromisoformat(start[:10]))
        return resolve(parse, self._ground(item))

    def tell(self, item: TimeItem, day: date | None) -> None:
        """Takes note of an item once resolved: what comes later may be counted from its day."""
        self.told.append(item)
        if day and not self._stamps(item):
            self.days.append((item, day))

    def _ground(self, item: TimeItem) -> Ground:
        memo: list[int] = []

        def where() -> int:
            if not memo:
                memo.append(self._side(item))
            return memo[0]

        narrative = self._narrative(item)
        if narrative > self.today and where() < 0:
            narrative = self.today  # « il avait appelé la veille » looks back to no day to come
        return Ground(self.today, narrative, self._beside(item), self._named_before(item), self._year(item), where)

    def _side(self, item: TimeItem) -> int:
        """Which side of now; a weekday that nothing governs lies where the text last settled it."""
        weekday = _parse(item).get("wd")
        found = side(evidence(self.parse, self.source, item["start"], item["end"]), weekday=weekday is not None)
        if weekday is None:
            return found
        if found:
            self.settled[weekday] = found
        return found or self.settled.get(weekday, 0)

    def _alone(self, item: TimeItem) -> date | None:
        """The day of an item further on, read without the thread."""

        def where() -> int:
            return self._side(item)

        found = resolve(_parse(item), Ground(self.today, self.today, self.today, None, None, where))
        return found.day if found else None

    def _sentence(self, item: TimeItem) -> tuple[int, int]:
        """The bounds of an item's sentence, remembered while it is being resolved."""
        if self._bounds[0] != item["start"]:
            self._bounds = (item["start"], *sentence(self.source, item["start"], item["end"]))
        return self._bounds[1:]

    def _stamps(self, item: TimeItem) -> bool:
        """Whether an item dates the dispatch rather than what it tells."""
        return any(start <= item["start"] < end for start, end in self.headers)

    def _later(self, until: int) -> Iterator[TimeItem]:
        """The items after the one being resolved that begin before `until` (code points)."""
        for at in range(len(self.told) + 1, len(self.items)):
            if self.items[at]["start"] >= until:
                return
            yield self.items[at]

    def _narrative(self, item: TimeItem) -> date:
        """The day « la veille », « le même jour » look back to.

        In their sentence the day before them, or for « la veille » the day after them; then the last day
        of their paragraph; then the last day told, unless it is background with its year; then today.
        """
        left, right = self._sentence(item)
        if _counts_long(_parse(item)):
            return self._period_before()
        last, day_before = self.days[-1] if self.days else (None, self.today)
        if last and last["start"] >= left:
            return day_before
        if _parse(item)["k"] == "eve":
            for later in self._later(right):
                if _names_day(later) and (day := self._alone(later)):
                    return day
        if last and last["start"] > self.source.text.rfind("\n", 0, item["start"]):
            return day_before
        news = (day for other, day in reversed(self.days) if "y" not in _parse(other) or self._is_news(day))
        return next(news, self.today)

    def _is_news(self, day: date) -> bool:
        return abs((day - self.today).days) <= _NEWS

    def _period_before(self) -> date:
        """What « l'année suivante », « un an et demi plus tard » look back to: the last date, a month or year too."""
        for other in reversed(self.told):
            start = other.get("resolved_from")
            dated = other["type"] in ("DATE", "TIME") and not other["value"].endswith("_REF")
            if start and dated and not self._stamps(other):
                return date.fromisoformat(start[:10])
        return self.today

    def _beside(self, item: TimeItem) -> date:
        """The day of an hour or a part of the day: the one named in its sentence, else the dispatch's."""
        left, right = self._sentence(item)
        lenders = ((other, day) for other, day in reversed(self.days) if _lends_day(other))
        last, lent = next(lenders, (None, self.today))
        if last and last["start"] >= left:
            return lent
        if last and context("opens_with_hour").fullmatch(self.source.plain[left : item["start"]]):
            start, _ = sentence(self.source, max(0, left - 2), max(0, left - 2))
            if last["start"] >= max(start, self.source.text.rfind("\n", 0, item["start"])):
                return lent
        reach = item["end"]
        for later in self._later(right):  # « à 14 h, samedi », « de 14 h à 15 h demain »
            if later["start"] > reach + _NEAR:
                break
            if _parse(later)["k"] == "clock":
                reach = later["end"]
            elif _names_day(later) and (day := self._alone(later)):
                return day
        return self.today

    def _named_before(self, item: TimeItem) -> date | None:
        """The day that its sentence named before « …, au lendemain de la démission »: it is that very day."""
        left, _ = self._sentence(item)
        return self.days[-1][1] if self.days and self.days[-1][0]["start"] >= left else None

    def _of_day(self, item: TimeItem, parse: Parse) -> Parse:
        """« la veille de Noël », « au lendemain du 3 mai »: with the day that follows, if one does."""
        later = next(self._later(len(self.source.text)), None)
        if later is None or not context("of_only").fullmatch(self.source.plain[item["end"] : later["start"]]):
            return parse
        day = self._alone(later)
        return {**parse, "of_day": day.isoformat()} if day else parse

    def _year(self, item: TimeItem) -> int | None:
        """The year that a neighbour sets: « en 97 (en janvier …) », « l'an prochain, … soit le premier dimanche … »."""
        left, _ = self._sentence(item)
        for other in reversed(self.told):
            if other["start"] < left:
                return self._story_year(item, left)
            if item["start"] - other["end"] > 120:
                return None
            if re.fullmatch(r"\d{4}", other["value"]) and other["type"] == "DATE":
                between = self.source.plain[other["end"] : item["start"]]
                opened = between.count("(") > between.count(")") or context("that_is").search(between)
                return int(other["value"]) if opened or context("next_to_year").fullmatch(between) else None
        return None

    def _story_year(self, item: TimeItem, left: int) -> int | None:
        """The year a story is told in: « En 2011, la guerre éclate. Le 3 mai, l'armée attaque. »

        Only for a date that opens its sentence, right after a sentence of the same paragraph whose last
        date lies in an earlier year, and in a tense of narration: the perfect of news brings us back to now.
        """
        other = self.told[-1]
        start, end = sentence(self.source, max(0, left - 2), max(0, left - 2))
        opening = context("opens_with_date").fullmatch(self.source.plain[left : item["start"]])
        paragraph = self.source.text.rfind("\n", 0, item["start"])
        if opening is None or not max(start, paragraph) <= other["start"] < end or not other["value"][:4].isdigit():
            return None
        year = int(other["value"][:4])
        if not self.today.year - 300 < year < self.today.year or _parse(other)["k"] != "date":
            return None
        tense = evidence(self.parse, self.source, item["start"], item["end"]).tense
        return year if tense in ("present", "scheduled", "imperfect", "pluperfect", "none") else None


def _parse(item: TimeItem) -> dict[str, Any]:
    return item.get("parse") or {"k": ""}


def _counts_long(parse: Parse) -> bool:
    """Whether months or longer are counted from the thread."""
    if parse["k"] == "rel":
        return parse["base"] == "ref" and parse["u"] not in ("D", "W", "WE")
    if parse["k"] == "span" and parse["use"] in ("later", "earlier", "following", "preceding"):
        return bool(parse["parts"]) and all(unit not in ("D", "W") and unit[0] != "T" for _, unit in parse["parts"])
    return False


def _names_day(item: TimeItem) -> bool:
    """« samedi », « le 3 mai », « demain »: a day by itself."""
    parse = _parse(item)
    return parse["k"] == "date" and ("d" in parse or "wd" in parse) or parse["k"] == "rel" and parse["u"] == "D"


def _lends_day(item: TimeItem) -> bool:
    """Whether an hour nearby may belong to this item's day: « la veille » in passing does not lend its own."""
    return _parse(item)["k"] not in ("eve", "span", "feast")
