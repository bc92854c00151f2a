"""What a match says, before any date is known: its extent, TIMEX3 type, value and the parts to resolve."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aidememoire.times.grammar import Found, lexicon
from aidememoire.times.guards import Source, context, facts
from aidememoire.times.shapes import EDGES, date_value

Groups = dict[str, str]


@dataclass(slots=True)
class Reading:
    """One expression read: offsets in code points, TIMEX3 fields, and `parse` for the resolver."""

    start: int
    end: int
    type: str
    value: str
    parse: dict[str, Any]
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    more: list[Reading] = field(default_factory=list)

    @property
    def reach(self) -> int:
        """Where the words of this reading and those listed with it end."""
        return self.more[-1].end if self.more else self.end


Read = Callable[[Source, Found, Groups], Reading | None]


_READERS: dict[str, Read] = {}


def reads(*names: str) -> Callable[[Read], Read]:
    """Registers the reading of a rule's `make`."""

    def register(read: Read) -> Read:
        for name in names:
            _READERS[name] = read
        return read

    return register


def read(source: Source, found: Found) -> Reading | None:
    """The reading of a match; None where it is a trap."""
    reading = _READERS[found.make](source, _inside(found), facts(found))
    if reading is None:
        return None
    if found.edge:
        return _wrap(source, found, reading)
    return reading


def _inside(found: Found) -> Found:
    if not found.edge:
        return found
    return Found(found.edge_start, found.end, found.rule, found.groups, found.spans)


def _wrap(source: Source, found: Found, inner: Reading) -> Reading | None:
    """« fin décembre », « le début de l'année »: the inner value with START, MID or END."""
    if (
        inner.type not in ("DATE", "TIME")
        or inner.more
        or inner.value.endswith("_REF")
        or inner.parse["k"] in ("eve", "clock")
    ):
        return None
    edge, plain = found.edge, source.plain
    if inner.parse["k"] == "date" and ("d" in inner.parse or "wd" in inner.parse):
        return None  # « prendra fin vendredi »
    if edge == "fin" and context("ending_verb").search(source.before(found.start)):
        return None
    if plain[inner.start : inner.end].startswith("d'"):
        return None
    before = source.before(found.start)
    if inner.parse.get("inner") and before.endswith(("de ", "des ", "du ")) and not plain[found.start].startswith("l"):
        return None  # « les fêtes de fin d'année »
    mod = EDGES[edge]
    return Reading(found.start, inner.end, inner.type, inner.value, {**inner.parse, "edge": mod}, mod)


def dated(found: Found, start: int, end: int, parse: dict[str, Any]) -> Reading | None:
    """The reading of a date's parts; None when there is no such day."""
    value = date_value(parse)
    if value is None:
        return None
    kind = "TIME" if parse.get("part") or parse.get("clock") else "DATE"
    return Reading(start, end, kind, value, parse, parse.get("partedge") or parse.get("edge"))


def relative(start: int, end: int, parse: dict[str, Any]) -> Reading:
    """The reading of so many units from now or from the thread (`n`, `u`, `base`).

    Until it is resolved its value has TIMEX3's X for each digit that is not known: `XXX` is some decade.
    """
    blank = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "WE": "XXXX-WXX-WE", "Q": "XXXX-QX",
             "H": "XXXX-HX", "CE": "XXXX", "DE": "XXX"}[parse["u"]]  # fmt: skip
    kind = "DATE"
    if "part" in parse:
        blank, kind = f"XXXX-XX-XXT{parse['part']}", "TIME"
    elif "clock" in parse:
        blank, kind = f"XXXX-XX-XXT{parse['clock']['h']:02}:{parse['clock']['mi']:02}", "TIME"
    return Reading(start, end, kind, blank, parse, parse.get("partedge") or parse.get("edge"))


def said_year(g: Groups, name: str = "y") -> dict[str, int]:
    """The year that the words say, two digits or four, if any."""
    if name not in g:
        return {}
    digits = g[name].lstrip("'")
    return {"y": int(digits) if len(digits) == 4 else century_of(int(digits))}


def said_side(g: Groups) -> dict[str, int]:
    """The side of now that an adjective says (« dernier », « prochain »), if any."""
    return {"dir": lexicon()["directions"][g["dir"]]} if g.get("dir") in lexicon()["directions"] else {}


def said_part(g: Groups) -> dict[str, Any]:
    """The part of the day that the words say (« matin », « en fin de journée »), if any."""
    if "part" not in g:
        return {}
    if g["part"] == "journée":
        return {"edge": EDGES[g["pedge"]]} if "pedge" in g else {}
    if g["part"] == "minuit":
        return {"clock": {"h": 24, "mi": 0}}
    out = {"part": lexicon()["dayparts"][g["part"]]}
    return out | ({"partedge": EDGES[g["pedge"]]} if "pedge" in g else {})


def century_of(yy: int) -> int:
    """The year of two digits: 30 to 99 are of the last century."""
    return 1900 + yy if yy >= 30 else 2000 + yy
