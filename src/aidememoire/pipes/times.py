"""Which words of a text name a time? The pipe `times`: TIMEX3 expressions with what the words alone say."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from aidememoire import layers
from aidememoire.layers import LayerPipe, TimeItem
from aidememoire.times import (  # noqa: F401  (each registers its readings)
    readings_days,
    readings_hours,
    readings_lengths,
    readings_relative,
    readings_sets,
)
from aidememoire.times.grammar import scan
from aidememoire.times.guards import Source
from aidememoire.times.readings import Reading, read
from aidememoire.times.shapes import date_value


def find_times(doc: Doc) -> list[TimeItem]:
    """The time expressions of a Doc, in text order, none overlapping; a blank French pipeline is enough.

    Values are what the words alone say (`XXXX-WXX-3` for « mercredi »); the pipe `dates` resolves them.
    Offsets are code points. The sign-off of a dispatch holds no time.
    """
    source = Source(layers.text(doc))
    readings = find_readings(source)
    if not readings:
        return []
    zones = layers.get(doc, "dateline")["zones"]
    signoffs = [(zone["start"], zone["end"]) for zone in zones if zone["kind"] == "signoff"]
    stamps = [(zone["start"], zone["end"]) for zone in zones if zone["kind"] == "stamp"]
    readings = [reading for reading in readings if not _inside(reading.start, signoffs)]
    return [_item(source.text, reading) for reading in _stamped(source, readings, stamps)]


def find_readings(source: Source) -> list[Reading]:
    """Every expression of a text as a Reading, lists shared out and incomplete days completed or dropped."""
    flat: list[Reading] = []
    for reading in scan(source.plain, lambda found: read(source, found)):
        flat += [reading, *reading.more]
    return _share(source, flat)


_JOINED = re.compile(r"\s*(?:,|-|(?:et|ou|à|au|jusqu'au)(?: (?:le|la|au|du|en|de|à))?)\s*")
_WITHIN = 250  # code points; about two sentences
_NEEDS = ("y", "m", "dir", "monthshift", "yearshift")


def _share(source: Source, readings: list[Reading]) -> list[Reading]:
    """Gives the members of a list what the last one says: « lundi 5 et mardi 6 décembre », « mai et juin derniers »."""
    kept: list[Reading] = []
    for at in range(len(readings) - 1, -1, -1):
        reading, parse = readings[at], readings[at].parse
        right = kept[-1] if kept else None
        gap = source.plain[reading.end : right.start] if right else ""
        joined = right is not None and len(gap) < 14 and _JOINED.fullmatch(gap)
        if right is not None and joined and parse["k"] == right.parse["k"] == "date" and "fixed" not in parse:
            _inherit(reading, right)
            if re.search(r"\w|-", gap) or not {"d", "part"} & set(right.parse):
                right.parse["follows"] = True
            if re.match(r"\s*(?:à|au|-)", gap) or source.before(reading.start).endswith("entre "):
                parse.setdefault("range", "begin")
                right.parse.setdefault("range", "end")
        if parse.get("needs_month") and "m" not in parse:
            near = _month_near(source, readings, at)
            if near is None:
                continue
            parse |= near
            reading.value = date_value(parse) or reading.value
        kept.append(reading)
    return kept[::-1]


def _inherit(reading: Reading, right: Reading) -> None:
    mine, theirs = reading.parse, right.parse
    same = ("wd" in mine) == ("wd" in theirs) and ("d" in mine) == ("d" in theirs)
    if "needs_month" in mine and "m" in theirs and "d" in theirs:
        same = True
    if not same or "y" in mine or "edge" in theirs:
        return
    for name in _NEEDS:
        if name in theirs and name not in mine and not (name == "m" and "d" not in mine):
            mine[name] = theirs[name]
    reading.value = date_value(mine) or reading.value


def _month_near(source: Source, readings: list[Reading], at: int) -> dict[str, int] | None:
    """The month of the dated day that stands nearest to a bare « le 8 », within two sentences."""
    best: tuple[int, dict[str, int]] | None = None
    for step in (-1, 1):
        place = at + step
        while 0 <= place < len(readings):
            distance = abs(readings[place].start - readings[at].start)
            if distance >= _WITHIN or (best and distance >= best[0]):
                break
            parse = readings[place].parse
            if parse["k"] == "date" and "m" in parse and "d" in parse and not parse.get("needs_month"):
                best = distance, {name: parse[name] for name in ("m", "y") if name in parse}
            place += step
    return best[1] if best else None


def _inside(place: int, zones: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in zones)


def _stamped(source: Source, readings: list[Reading], stamps: list[tuple[int, int]]) -> list[Reading]:
    """Joins a day and its hour in a stamp: « vendredi 9 février 2018 à 18h20 (heure de Paris) » is one instant."""
    kept: list[Reading] = []
    for reading in readings:
        last = kept[-1] if kept else None
        if (
            last is not None
            and reading.parse["k"] == "clock"
            and last.parse["k"] == "date"
            and _inside(last.start, stamps)
        ):
            if last.type == "DATE" and re.fullmatch(r"\s*(?:,|-|à|\|)?\s*", source.plain[last.end : reading.start]):
                clock = {name: part for name, part in reading.parse.items() if name != "k"}
                parse = {**last.parse, "clock": clock}
                kept[-1] = Reading(last.start, reading.end, "TIME", date_value(parse) or last.value, parse)
                continue
        kept.append(reading)
    return kept


def _item(text: str, reading: Reading) -> TimeItem:
    item: TimeItem = {
        "text": text[reading.start : reading.end], "start": reading.start, "end": reading.end,
        "type": reading.type, "value": reading.value, "parse": reading.parse,
    }  # fmt: skip
    if reading.mod:
        item["mod"] = reading.mod
    if reading.quant:
        item["quant"] = reading.quant
    if reading.freq:
        item["freq"] = reading.freq
    return item


@Language.factory("aidememoire_times", assigns=["doc._.aidememoire_times"])
def create_times(nlp: Language, name: str) -> LayerPipe:
    """The pipe that writes the layer `times`; it needs nothing before it."""
    return LayerPipe("times", find_times)
