"""Which item of a record is which item of the gold? One to one, best fit first; and who is who."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Item = Mapping[str, Any]
Fit = Callable[[Item, Item], float]

_ADDRESS = {
    "m", "mm", "mme", "le", "la", "les", "l", "un", "une",
    "general", "colonel", "president", "ministre", "secretaire",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were due, how many were given, how many of these were right."""

    due: int = 0
    given: int = 0
    right: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.due + other.due, self.given + other.given, self.right + other.right)

    @property
    def p(self) -> float:
        """Precision; with nothing given, 1 if nothing was due, else 0."""
        return self.right / self.given if self.given else float(not self.due)

    @property
    def r(self) -> float:
        """Recall; with nothing due, 1."""
        return self.right / self.due if self.due else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.p * self.r / (self.p + self.r) if self.p + self.r else 0.0


@dataclass(frozen=True, slots=True)
class Match:
    """Gold and record items paired one to one: the pairs, what was due, and what counts as given."""

    pairs: list[tuple[Item, Item]]
    due: list[Item]
    given: int

    @classmethod
    def of(cls, gold: Sequence[Item], record: Sequence[Item], fit: Fit) -> Match:
        """Pairs what is due first; what is left may then be excused by what is only allowed."""
        due = [item for item in gold if is_due(item)]
        allowed = [item for item in gold if not is_due(item)]
        pairs = one_to_one(due, record, fit)
        taken = {id(item) for _, item in pairs}
        left = [item for item in record if id(item) not in taken]
        return cls(pairs, due, len(record) - len(one_to_one(allowed, left, fit)))

    def tally(self, right: Callable[[Item, Item], bool] = lambda g, p: True) -> Tally:
        """The count, of the pairs that are `right`."""
        return Tally(len(self.due), self.given, sum(right(g, p) for g, p in self.pairs))


def one_to_one(gold: Sequence[Item], record: Sequence[Item], fit: Fit) -> list[tuple[Item, Item]]:
    """Greedy, best fit first; among equals the later ones, as the reference scorer has it."""
    fits = [(fit(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(record)]
    free_gold, free_record = set(range(len(gold))), set(range(len(record)))
    pairs = []
    for value, i, j in sorted(fits, reverse=True):
        if value > 0 and i in free_gold and j in free_record:
            free_gold.remove(i)
            free_record.remove(j)
            pairs.append((gold[i], record[j]))
    return pairs


def among(pairs: Sequence[tuple[Item, Item]], right: Callable[[Item, Item], bool]) -> Tally:
    """The count among matched pairs alone."""
    return Tally(len(pairs), len(pairs), sum(right(g, p) for g, p in pairs))


def is_due(item: Item) -> bool:
    """Whether a gold item must be found; the others may be."""
    return not item.get("optional") and item.get("zone") != "header" and item.get("tier", "core") == "core"


def either(item: Item, field: str) -> list[Any]:
    """The gold value of a field and those accepted in its place."""
    return [item.get(field), *item.get(f"accept_{field}s", ()), *item.get(f"accept_{field}", ())]


class Cast:
    """Says whether an actor of the gold and an actor of the record are one.

    They are when their names are equal but for accents, case and titles, when they are persons of
    one surname, or when one mention is theirs both.
    """

    def __init__(self, gold: Iterable[Item], record: Iterable[Item]) -> None:
        self._gold = {actor["id"]: actor for actor in gold}
        self._record = {actor["id"]: actor for actor in record}

    def same(self, ours: str | None, theirs: str | None) -> bool:
        """Whether these ids name one actor; nobody is nobody."""
        if not ours or not theirs:
            return not ours and not theirs
        a, b = self._gold.get(ours), self._record.get(theirs)
        if a is None or b is None:
            return False
        one, other = folded_name(a["name"]), folded_name(b["name"])
        if one and other and (one == other or (one.split()[-1] == other.split()[-1] and _both_persons(a, b))):
            return True
        return bool(spans_of(a.get("mentions")) & spans_of(b.get("mentions")))

    def shared(self, ours: Iterable[str], theirs: Iterable[str]) -> int:
        """How many of ours are among theirs, each counted once."""
        left, count = list(theirs), 0
        for one in ours:
            twin = next((other for other in left if self.same(one, other)), None)
            if twin is not None:
                left.remove(twin)
                count += 1
        return count


def folded_name(name: str | None) -> str:
    """A name without accents, case, punctuation, leading titles and articles.

    >>> folded_name("Le général Édouard N'Dour")
    'edouard n dour'
    """
    plain = unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore").decode().lower()
    words = re.sub("[^a-z0-9]+", " ", plain).split()
    while len(words) > 1 and words[0] in _ADDRESS:
        words.pop(0)
    return " ".join(words)


def _both_persons(a: Item, b: Item) -> bool:
    return a.get("kind") == b.get("kind") == "person"


def spans_of(items: Any) -> set[tuple[int, int]]:
    """The offsets of one item or of several."""
    several = items if isinstance(items, list | tuple) else [items]
    return {(item["start"], item["end"]) for item in several if item and item.get("start") is not None}


def shared_words(a: Any, b: Any) -> int:
    """The characters that the best two passages share; not above 0 when none overlap."""
    return max((min(x[1], y[1]) - max(x[0], y[0]) for x in spans_of(a) for y in spans_of(b)), default=0)


def agreement(gold: Item, given: Item) -> float:
    """Intersection over union of the characters, of the whole words, of their parts, or of an accepted span."""
    return max(
        (len(a & b) / len(a | b) for a in _characters(gold) for b in _characters(given) if a | b),
        default=0.0,
    )


def _characters(item: Item) -> list[set[int]]:
    ways = [[item], item.get("parts") or item.get("contents") or [], *([way] for way in item.get("accept_spans", ()))]
    return [{at for start, end in spans_of(way) for at in range(start, end)} for way in ways if way]


def part_of_day(value: Any) -> str:
    """`2016-12-07EV` is `2016-12-07TEV`."""
    return re.sub(r"^(\d{4}-\d\d-\d\d)(MO|MI|AF|EV|NI|DT)$", r"\1T\2", str(value or ""))


def day_of(value: Any) -> str:
    """The year, month or day at the head of a date, "" for none."""
    found = re.match(r"\d{4}(-\d\d){0,2}", str(value or ""))
    return found[0] if found else ""


def same_day(g: Item, p: Item) -> bool:
    """Whether the record's item has the day of the gold's, or one accepted for it."""
    return day_of(p.get("date")) in {day_of(date) for date in either(g, "date")}
