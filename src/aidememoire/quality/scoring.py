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
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Item = Mapping[str, Any]
Fit = Callable[[Item, Item], float]

SAME_WORDS = 0.8
FOR, AGAINST = "for", "against"
SIDES = {
    **dict.fromkeys(("proposes", "demands", "supports", "accepts"), FOR),
    **dict.fromkeys(("opposes", "rejects", "suspends"), AGAINST),
    "conditional": "conditional",
    "negotiates": "negotiates",
}
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
        and any(_shared_words(known["evidence"], event["evidence"]) > 0 for known in unsigned)
    ]


# ------------------------------------------------------------------------------------ layers


def _times(gold: Item, record: Item) -> Scores:
    header = [{**time, "zone": "header"} for time in gold.get("header_times", ())]
    match = Match.of([*gold.get("times", ()), *header], record.get("times", ()), _shared_words)
    return {
        "times.relaxed": match.tally(),
        "times.strict": match.tally(lambda g, p: bool(_spans(p) & (_spans(g) | _spans(g.get("accept_spans"))))),
        "times.value": match.tally(lambda g, p: _part_of_day(p.get("value")) in map(_part_of_day, _either(g, "value"))),
        "times.type": match.tally(lambda g, p: g["type"] == p.get("type")),
    }


def _quotations(gold: Item, record: Item, people: Cast) -> Scores:
    def same_words(g: Item, p: Item) -> float:
        agreement = _agreement(g, p)
        return agreement if agreement >= SAME_WORDS else 0.0

    def same_speaker(g: Item, p: Item) -> bool:
        return any(people.same(who, p.get("speaker")) for who in _either(g, "speaker"))

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
            lambda g, p: p.get("polarity", "asserts") in _either({"polarity": "asserts", **g}, "polarity")
        ),
    }


def _events(gold: Item, record: Item, people: Cast) -> Scores:
    def same_event(g: Item, p: Item) -> float:
        types = {re.sub("[^A-Z]", "", str(kind).split()[0]) for kind in _either(g, "type") if kind}
        words = _shared_words(g["evidence"], p.get("evidence"))
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
    dated = [(g, p) for g, p in match.pairs if _day(g.get("date"))]
    return {
        "events": match.tally(),
        "events.actors": _among(match.pairs, same_actors),
        "events.when": _among(dated, _same_day),
        "events.status": _among(match.pairs, lambda g, p: g.get("status") == p.get("status")),
        "events.assertion": _among(match.pairs, lambda g, p: g.get("assertion") == p.get("assertion")),
    }


def _positions(gold: Item, record: Item, people: Cast) -> Scores:
    def same_side(g: Item, p: Item) -> float:
        words = _shared_words(g["evidence"], p.get("evidence"))
        parties = [g["party"], *g.get("accept_parties", ())]
        side = SIDES.get(str(p.get("stance"))) in {SIDES.get(str(stance)) for stance in _either(g, "stance")}
        fits = side and words > 0 and any(people.same(party, p.get("party")) for party in parties)
        return float(1 + words) if fits else 0.0

    match = Match.of(gold.get("positions", ()), record.get("positions", ()), same_side)
    return {
        "positions": match.tally(),
        "positions.stance": match.tally(lambda g, p: p.get("stance") in _either(g, "stance")),
    }


def _rest(gold: Item, record: Item) -> Scores:
    def told(g: Item, p: Item) -> float:
        accounts = _one_to_one(
            g["accounts"], p.get("accounts", ()), lambda a, b: _shared_words(a["evidence"], b.get("evidence"))
        )
        return float(len(accounts)) if len(accounts) > 1 else 0.0

    def due(g: Item, p: Item) -> float:
        return float(_same_day(g, p) and _shared_words(g["evidence"], p.get("evidence")))

    return {
        "disputes": Match.of(gold.get("disputes", ()), record.get("disputes", ()), told).tally(),
        "hearsay": Match.of(gold.get("hearsay", ()), record.get("hearsay", ()), _shared_words).tally(),
        "agenda": Match.of(gold.get("agenda", ()), record.get("agenda", ()), due).tally(),
    }


# ------------------------------------------------------------------------------------ matching


@dataclass(frozen=True, slots=True)
class Match:
    """Gold and record items paired one to one: the pairs, what was due, and what counts as given."""

    pairs: list[tuple[Item, Item]]
    due: list[Item]
    given: int

    @classmethod
    def of(cls, gold: Sequence[Item], record: Sequence[Item], fit: Fit) -> Match:
        """Pairs what is due first; what is left may then be excused by what is only allowed."""
        due = [item for item in gold if _is_due(item)]
        allowed = [item for item in gold if not _is_due(item)]
        pairs = _one_to_one(due, record, fit)
        taken = {id(item) for _, item in pairs}
        left = [item for item in record if id(item) not in taken]
        return cls(pairs, due, len(record) - len(_one_to_one(allowed, left, fit)))

    def tally(self, right: Callable[[Item, Item], bool] = lambda g, p: True) -> Tally:
        """The count, of the pairs that are `right`."""
        return Tally(len(self.due), self.given, sum(right(g, p) for g, p in self.pairs))


def _one_to_one(gold: Sequence[Item], record: Sequence[Item], fit: Fit) -> list[tuple[Item, Item]]:
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


def _among(pairs: Sequence[tuple[Item, Item]], right: Callable[[Item, Item], bool]) -> Tally:
    return Tally(len(pairs), len(pairs), sum(right(g, p) for g, p in pairs))


def _is_due(item: Item) -> bool:
    return not item.get("optional") and item.get("zone") != "header" and item.get("tier", "core") == "core"


def _either(item: Item, field: str) -> list[Any]:
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
        return bool(_spans(a.get("mentions")) & _spans(b.get("mentions")))

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


# ------------------------------------------------------------------------------------ words and values


def _spans(items: Any) -> set[tuple[int, int]]:
    """The offsets of one item or of several."""
    several = items if isinstance(items, list | tuple) else [items]
    return {(item["start"], item["end"]) for item in several if item and item.get("start") is not None}


def _shared_words(a: Any, b: Any) -> int:
    """The characters that the best two passages share; not above 0 when none overlap."""
    return max((min(x[1], y[1]) - max(x[0], y[0]) for x in _spans(a) for y in _spans(b)), default=0)


def _agreement(gold: Item, given: Item) -> float:
    """Intersection over union of the characters, of the whole words, of their parts, or of an accepted span."""
    return max(
        (len(a & b) / len(a | b) for a in _characters(gold) for b in _characters(given) if a | b),
        default=0.0,
    )


def _characters(item: Item) -> list[set[int]]:
    ways = [[item], item.get("parts") or item.get("contents") or [], *([way] for way in item.get("accept_spans", ()))]
    return [{at for start, end in _spans(way) for at in range(start, end)} for way in ways if way]


def _part_of_day(value: Any) -> str:
    """`2016-12-07EV` is `2016-12-07TEV`."""
    return re.sub(r"^(\d{4}-\d\d-\d\d)(MO|MI|AF|EV|NI|DT)$", r"\1T\2", str(value or ""))


def _day(value: Any) -> str:
    found = re.match(r"\d{4}(-\d\d){0,2}", str(value or ""))
    return found[0] if found else ""


def _same_day(g: Item, p: Item) -> bool:
    return _day(p.get("date")) in {_day(date) for date in _either(g, "date")}


def _json(path: Path) -> Item:
    found: Item = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return found
