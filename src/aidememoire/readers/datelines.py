"""Where and when was it written? The dateline that opens a dispatch: « HAMBOURG, 7 déc 2016 (AFP) - »."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from aidememoire.characters import fold, level, plain
from aidememoire.lexicon import loader
from aidememoire.readers.stamps import day_pattern, hour_pattern, months, read_day

_LOOKED_AT = 400  # code points: no dateline is longer
_LONG_BODY = 100  # code points: a line that goes on this long after « PARIS - » is text, not a title


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline at the start of a line: `end` is the code point in the line where the text begins.

    `place` is as the record writes it (« Montevideo » for « MONTEVIDEO »), its country left out.
    `day` is None when it carries no date; `month` and `dom` are set when it lacks only the year.
    """

    end: int
    place: str | None
    agency: str | None
    day: date | None
    month: int = 0
    dom: int = 0


@cache
def agencies() -> dict[str, str]:
    """Folded name of an agency -> the name that the record uses."""
    names: dict[str, str] = loader.load("wire")["agencies"]["names"]
    return {fold(name): value for name, value in names.items()}


@cache
def _fixed_places() -> dict[str, str]:
    return {fold(name): value for name, value in loader.load("wire")["places"]["fixed"].items()}


@cache
def _no_places() -> frozenset[str]:
    return frozenset(fold(word) for word in loader.load("wire")["places"]["not"])


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    names = "|".join(re.escape(name) for name in sorted(agencies(), key=lambda n: (-len(n), n)))
    agency = rf"\(\s*(?P<agency>(?:{names})(?:\s?[/,-]\s?(?:{names}))*)\s*\)"
    any_code = r"\(\s*(?P<code>[a-z]{2,10}(?:[/ -][a-z]{2,10})?)\s*\)"
    place = r"(?P<place>[a-z][^\d()\n|:;«»\"!?]{0,58}?)"
    country = r"(?:\s*\((?P<country>[^()\d]{2,40})\))?"
    day, hour = day_pattern(), hour_pattern()
    dash = r"(?P<dash>\s*\.?,?\s*[-–—_]+(?=\s|$|[\w\"«]))"
    end = rf"(?:{dash}|\s*[.:](?=\s|$)|\s*$)"
    return {
        "agency": re.compile(rf"(?:{place}{country}(?:\s*,\s*{day}\.?,?)?\s*)?{agency}{end}"),
        "code": re.compile(rf"{place}{country}\s*,\s*{day}\.?\s*{any_code}{end}"),
        "dated": re.compile(rf"{place}{country}\s*,\s*{day}\.?{dash}"),
        "capitals": re.compile(rf"{place}{country}{dash}\s"),
        "leadin": re.compile(rf"{day}(?:\s*,\s*{hour})?(?:\s*,\s*{place})?\s*\.?{dash}"),
    }


def find_dateline(line: str, *, after_headline: bool) -> Dateline | None:
    """The dateline that opens a line of the text as received, None when there is none.

    With an agency in brackets it is one anywhere; « PARIS, 7 déc 2016 - » and « 24 juin 2012. - » need
    their date; a place in capitals alone (« PARIS - ») only opens a long line below a headline.
    """
    line = line[:_LOOKED_AT]
    simple, words = level(line), plain(line)
    for kind, pattern in _patterns().items():
        found = pattern.match(simple)
        if found and _holds(kind, found, words, after_headline=after_headline):
            return _dateline(found, words)
    return None


def _holds(kind: str, found: re.Match[str], words: str, *, after_headline: bool) -> bool:
    """Whether the words matched look like a dateline, beyond their pattern."""
    group = found.groupdict()
    place = words[found.start("place") : found.end("place")] if group.get("place") else ""
    lenient = kind == "leadin" or bool(group.get("agency") and group.get("dash"))
    if place and not _is_place(place, lenient=lenient):
        return False
    dated = "dom" in group and any(group[name] for name in ("iso", "num", "dom", "edom"))
    full = dated and any(group[name] for name in ("iso", "num", "year", "eyear"))
    rest = words[found.end() :].strip()
    match kind:
        case "agency":
            return bool(group["dash"]) or dated or not place or bool(rest) or _in_capitals(place)
        case "code":
            return _in_capitals(words[found.start("code") : found.end("code")])
        case "dated":
            return full or _in_capitals(place)
        case "leadin":
            return full
    letters = [c for c in place if c.isalpha()]
    return (
        (after_headline or "." in group["dash"] or "—" in group["dash"])
        and len(letters) >= 4
        and _in_capitals(place)
        and fold(place) not in _no_places()
        and len(rest) >= _LONG_BODY
    )


def _dateline(found: re.Match[str], words: str) -> Dateline:
    group = found.groupdict()
    day, month, dom = None, 0, 0
    if "dom" in group and any(group[name] for name in ("iso", "num", "dom", "edom")):
        day, _ = read_day(found)
        if day is None and group["dom"] and not group["year"]:
            month, dom = months()[group["month"]], int(group["dom"])
    place = words[found.start("place") : found.end("place")] if group.get("place") else None
    named = group.get("agency")
    agency = agencies().get(named) or agencies().get(re.split(r"\s?[/,-]\s?", named)[0]) if named else None
    if agency is None and group.get("code"):
        agency = words[found.start("code") : found.end("code")].strip()
    if place and "dash" in group and "country" not in group:  # « 27 juillet 2016, Auschwitz, Pologne. - »
        place = place.partition(",")[0]
    end = found.end()
    end += len(words[end:]) - len(words[end:].lstrip())
    return Dateline(end, place_name(place) if place else None, agency, day, month, dom)


def _in_capitals(words: str) -> bool:
    letters = [c for c in words if c.isalpha()]
    return len(letters) > 1 and all(c.isupper() for c in letters)


def _is_place(place: str, *, lenient: bool) -> bool:
    """Whether words can name a place: capitals and particles, few of them."""
    place = place.strip(" ,.")
    if fold(place) in _fixed_places():
        return True
    parts = [part for part in re.split(r"[\s'/,-]+", place) if part]
    if not parts or len(parts) > 7 or not place[0].isupper():
        return False
    particles = set(loader.load("wire")["places"]["particles"])
    proper = all(part[0].isupper() or part.lower() in particles for part in parts)
    return proper or (lenient and len(parts) <= 4)


def place_name(place: str) -> str:
    """The place as the record writes it: « PORT-AU-PRINCE » is « Port-au-Prince ».

    >>> place_name("ADDIS ABEBA"), place_name("Nations unies")
    ('Addis Abeba', 'Nations unies')
    """
    place = " ".join(place.split()).strip(" ,.")
    fixed = _fixed_places().get(fold(place))
    if not _in_capitals(place):
        return place
    if fixed:
        return fixed
    particles = set(loader.load("wire")["places"]["particles"])
    parts = re.split(r"([\s'/,-]+)", place.lower())
    for i in range(0, len(parts), 2):
        elided = i + 1 < len(parts) and parts[i + 1] == "'"  # l'Aquila, N'Djamena
        if i == 0 or not (parts[i] in particles and (parts[i] not in ("d", "l") or elided)):
            parts[i] = parts[i][:1].upper() + parts[i][1:]
    return "".join(parts)
