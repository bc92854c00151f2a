"""Where a text may name a time: the rules of the lexicon, run at the few places that can begin one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol, TypeVar

from aidememoire.errors import LexiconError
from aidememoire.lexicon.loader import load
from aidememoire.times import numbers

BARE = str.maketrans("éèêëàâîïôöûüùç", "eeeeaaiioouuuc")
BLANK = r"(?: {1,3}| ?\r?\n ?)"
_PLURALS = {"seconde", "minute", "heure", "jour", "journée", "nuit", "semaine", "week-end", "trimestre", "semestre",
            "an", "année", "décennie", "siècle", "millénaire"}  # fmt: skip
_MAX_BACK = 7  # words before a word of the calendar that may belong to its expression


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the lexicon: its name, the reading that its match gives, its compiled pattern."""

    name: str
    make: str
    pattern: re.Pattern[str]
    yes: str
    no: str


@dataclass(frozen=True, slots=True)
class Found:
    """A rule that matched at `start:end` (code points); `edge` is « fin », « début »… wrapped around it."""

    start: int
    end: int
    rule: Rule | None
    groups: dict[str, str]
    spans: dict[str, tuple[int, int]]
    edge: str = ""
    edge_start: int = -1

    @property
    def make(self) -> str:
        """Which reading the match gives; « inner » for the bare unit inside « la fin de la semaine »."""
        return self.rule.make if self.rule else "inner"


def _choice(words: list[str] | dict[str, Any]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", " ").replace(r"\-", "-") for word in ordered) + ")"


@cache
def lexicon() -> dict[str, Any]:
    """The lexicon file `times`."""
    return load("times")


@cache
def macros() -> dict[str, str]:
    """What {name} stands for in a pattern."""
    words = lexicon()
    units = [*words["units"], *(f"{unit}s" for unit in _PLURALS)]
    number = r"(?:\d{1,3}(?:[ .]\d{3})+|\d{1,4}(?:,\d+)?|" + "|".join(numbers.spellings()) + ")"
    days = [word for word, value in numbers.words().items() if 2 <= value <= 30 and word not in ("une",)]
    hours = [word for word, value in numbers.words().items() if value <= 24 and word != "un"]
    known = {
        "weekday": _choice(words["weekdays"]),
        "month": _choice(words["months"]),
        "shortmonth": _choice(words["short_months"]),
        "unit": _choice(units) + r"(?!-lumière)",
        "num": number,
        "dayword": _choice(days),
        "hourword": _choice(hours),
        "offset": _choice(words["offsets"]),
        "season": _choice(words["seasons"]),
        "feast": _choice(words["feasts"]),
        "setword": _choice(words["sets"]),
        "ref": _choice([word for group in words["refs"].values() for word in group]),
        "ordinal": _choice(numbers.ordinals()),
        "rough": _choice(numbers.rough()),
    }
    for name, pattern in words["macros"].items():
        known[name] = _expand(pattern, known)
    return known


def _expand(pattern: str, known: dict[str, str]) -> str:
    def one(match: re.Match[str]) -> str:
        if match[1] not in known:
            raise LexiconError(f"no macro {match[0]}", where="times.toml", remedy=f"there are: {', '.join(known)}")
        return known[match[1]]

    return re.sub(r"\{([a-z]+)\}", one, pattern)


def compiled(pattern: str) -> re.Pattern[str]:
    """A lexicon pattern as a regular expression over plain text, bounded by word ends.

    Raises LexiconError when it is malformed.
    """
    source = _expand(pattern, macros())
    source = re.sub(r"(?<!\[) (?![^\[\]]*\])( ?\?)?", lambda m: f"(?:{BLANK})?" if m[1] else BLANK, source)
    for accented, bare in (("é", "e"), ("è", "e"), ("û", "u"), ("ô", "o")):
        source = re.sub(rf"(?<!\[a-z){accented}", f"(?:{accented}|{bare}[\u0300-\u0302]?)", source)
    try:
        return re.compile(rf"(?<![\w])(?:{source})(?![\w]|-[^\W\d])")
    except re.error as error:
        raise LexiconError(f"pattern: {error}", where="times.toml") from error


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in the lexicon's order."""
    made = []
    for line in lexicon()["rule"]:
        try:
            made.append(Rule(line["name"], line["make"], compiled(line["pattern"]), line["yes"], line["no"]))
        except LexiconError as error:
            raise error.at(f"times.toml, rule {line['name']!r}") from error
    return tuple(made)


@cache
def _edge() -> tuple[re.Pattern[str], re.Pattern[str]]:
    edge = compiled(macros()["edge"]).pattern
    return re.compile(edge[: edge.rindex("(?![\\w]")]), compiled(macros()["inner"])


@cache
def _cores() -> frozenset[str]:
    """Words without which there is no expression."""
    words = lexicon()
    single = [*words["weekdays"], *words["months"], *words["units"], *words["dayparts"], *words["seasons"],
              *words["offsets"], *words["eves"], *words["sets"], *words["feasts"], *(f"{u}s" for u in _PLURALS),
              *(f"{day}s" for day in words["weekdays"]), "quinzaine", "trimestre", "semestre", "week", "weekend",
              "quart", "quarts", "minuit", "date", "actuel", "actuelle", "actuels", "actuelles", "quinquennat",
              "septennat", "courant", "decembre", "fevrier", "aout", "noel", "paques", "matins", "soirs"]  # fmt: skip
    flat = {part for word in single for part in re.findall(r"\w+", word)} - {"de", "la", "l", "du", "el", "al", "et"}
    refs = {re.findall(r"\w+", word)[-1] for group in words["refs"].values() for word in group}
    flat |= refs
    flat |= {word[0].translate(BARE) + word[1:] for word in flat}  # « Eté » with its capital bare
    return frozenset(flat | {word.translate(BARE) for word in flat})


_WORD = re.compile(r"\w+")
_CLOSED = re.compile(r"[.!?;:«»()\[\]\"]|\n\s*\n")


@cache
def _openers() -> frozenset[str]:
    """Words that can begin an expression some words before its word of the calendar."""
    counted = {
        part
        for word in (*numbers.spellings(), *numbers.ordinals(), *numbers.rough())
        for part in re.findall(r"\w+", word)
    }
    return _cores() | counted | frozenset(lexicon()["openers"]["words"])


def _starts(text: str) -> Iterator[tuple[int, int]]:
    """Places where a rule may begin, each with the end of the word of the calendar that it leads to."""
    cores, openers = _cores(), _openers()
    back: list[tuple[int, int, bool]] = []
    position = -1
    for match in _WORD.finditer(text):
        word, start = match.group(), match.start()
        if back and start - back[-1][1] > 1 and _CLOSED.search(text, back[-1][1], start):
            back.clear()
        if word in cores or word[0].isdigit():
            for begin, _, opens in back:
                if opens and begin > position:
                    yield begin, match.end()
            if start and text[start - 1] == "(":
                yield start - 1, match.end()
            yield start, match.end()
            position = start
        back.append((start, match.end(), word in openers or word[0].isdigit()))
        if len(back) > _MAX_BACK:
            back.pop(0)


class Spanned(Protocol):
    """Anything that begins at `start` and uses the text up to `reach` (code points)."""

    start: int

    @property
    def reach(self) -> int:
        """Where the text that it uses ends."""
        ...


Kept = TypeVar("Kept", bound=Spanned)


def scan(text: str, accept: Callable[[Found], Kept | None]) -> list[Kept]:
    """Every expression of plain text, leftmost first, longest at its place, none overlapping.

    `accept` reads a match, or returns None where it is a trap; it may give a shorter span.
    """
    result: list[Kept] = []
    done = 0
    for start, _ in _starts(text):
        if start < done:
            continue
        best: Kept | None = None
        for found in matches(text, start):
            if best is not None and found.end <= best.reach:
                continue
            kept = accept(found)
            if kept is not None and kept.start >= done and (best is None or kept.reach > best.reach):
                best = kept
        if best is not None:
            result.append(best)
            done = best.reach
    return result


def matches(text: str, start: int) -> Iterator[Found]:
    """What the rules match at one place, wrapped expressions too."""
    for rule in rules():
        match = rule.pattern.match(text, start)
        if match:
            yield _found(match, rule)
    edge, inner = _edge()
    wrapped = edge.match(text, start)
    if wrapped:
        at, word = wrapped.end(), wrapped["edge"]
        for rule in rules():
            match = rule.pattern.match(text, at)
            if match:
                found = _found(match, rule)
                yield Found(start, found.end, rule, found.groups, found.spans, word, at)
        match = inner.match(text, at)
        if match:
            found = _found(match, None)
            yield Found(start, found.end, None, found.groups, found.spans, word, at)


def _found(match: re.Match[str], rule: Rule | None) -> Found:
    groups = {name: value for name, value in match.groupdict().items() if value is not None}
    return Found(match.start(), match.end(), rule, groups, {name: match.span(name) for name in groups})
