"""What hours and parts of the day say: « 19h30 », « à midi », « mardi soir », « dans la nuit »."""

from __future__ import annotations

import re
from typing import Any

from aidememoire.times.grammar import Found, lexicon
from aidememoire.times.guards import Source, context, is_clock
from aidememoire.times.numbers import number
from aidememoire.times.readings import Groups, Reading, reads, relative, said_part, said_side
from aidememoire.times.shapes import EDGES, day_number, month_number


def said_clock(g: Groups) -> dict[str, Any]:
    """The hour and minute that figures say, with their zone if they name one."""
    out: dict[str, Any] = {"h": int(g.get("h") or g["h2"]), "mi": int(g.get("mi") or g.get("mi2") or 0)}
    return out | said_zone(g)


def said_zone(g: Groups) -> dict[str, Any]:
    """The zone in minutes east of Greenwich, or the place whose hour it is, if any."""
    if "zone2" in g:
        return {"zone": lexicon()["zones"][g["zone2"]]}
    if "zone" in g:
        shift = int(g["zshift"]) * 60 if "zshift" in g else 0
        return {"zone": lexicon()["zones"][g["zone"]] + shift}
    place = g.get("place") or g.get("place2")
    return {"place": place} if place else {}


@reads("thispart")
def _thispart(source: Source, found: Found, g: Groups) -> Reading | None:
    base = "ref" if "there" in g else "now"
    if context("historic_part").match(source.after(found.end)) and base == "now":
        return None
    return relative(found.start, found.end, {"k": "rel", "n": 0, "u": "D", "base": base, **said_part(g), "this": True})


@reads("samepart")
def _samepart(source: Source, found: Found, g: Groups) -> Reading | None:
    when = g["when"]
    if when in ("dernière", "prochaine", "passée") and g["part"] != "nuit":
        return None
    n, base = {"mê": (0, "ref"), "su": (1, "ref"), "pr": (-1, "ref"), "de": (-1, "now"), "pa": (-1, "now")}[when[:2]]
    if when == "prochaine":
        n, base = 0, "now"
    return relative(found.start, found.end, {"k": "rel", "n": n, "u": "D", "base": base, **said_part(g)})


@reads("part")
def _partalone(source: Source, found: Found, g: Groups) -> Reading | None:
    after = source.after(found.end)
    if context("of").match(after) or re.match(r"[-']\w", after):
        return None
    if (
        g["part"] in ("soir", "matin")
        and "au " in g["prep"]
        and "pedge" not in g
        and source.word_before(found.start) in ("du",)
    ):
        return None
    begin = found.spans["earlier"][0] if "earlier" in g else found.spans.get("pedge", found.spans["part"])[0]
    lead = source.plain[found.start : begin]
    article = re.search(r"(?:la |l')$", lead)
    start = begin - len(article[0]) if article else begin
    parse: dict[str, Any] = {"k": "part", "part": lexicon()["dayparts"][g["part"]]}
    if "pedge" in g:
        parse["partedge"] = EDGES[g["pedge"]]
    return Reading(start, found.end, "TIME", f"XXXX-XX-XXT{parse['part']}", parse, parse.get("partedge"))


@reads("barepart")
def _barepart(source: Source, found: Found, g: Groups) -> Reading | None:
    """« Le matin, il a vu le roi »: set apart by its comma; « le soir » elsewhere may be any evening."""
    if not re.match(r" ?[,;)]", source.after(found.end)) or context("habitual_part_lead").search(
        source.before(found.start)
    ):
        return None
    part = lexicon()["dayparts"][g["part"]]
    return Reading(found.start, found.end, "TIME", f"XXXX-XX-XXT{part}", {"k": "part", "part": part})


@reads("wholeday")
def _wholeday(source: Source, found: Found, g: Groups) -> Reading | None:
    if g["prep"].strip() == "en" and "edge" not in g or context("of").match(source.after(found.end)):
        return None
    begin = found.start if "earlier" in g else found.spans.get("edge", found.spans["word"])[0]
    if "earlier" not in g and source.plain[:begin].endswith("la "):
        begin -= 3
    parse: dict[str, Any] = {"k": "rel", "n": 0, "u": "D", "base": "thread"}
    if "edge" in g:
        parse["edge"] = EDGES[g["edge"]]
    reading = relative(begin, found.end, parse)
    reading.mod = parse.get("edge")
    return reading


@reads("clock")
def _clockdigits(source: Source, found: Found, g: Groups) -> Reading | None:
    clock = said_clock(g)
    text = source.plain[found.start : found.end]
    minutes = "mi" in g or "mi2" in g
    if re.search(r"[\d.,/:-]$", source.plain[max(0, found.start - 1) : found.start]):
        return None
    if not is_clock(source, found.start, found.end, clock["h"], minutes, False):
        return None
    if "h2" in g and not re.search(r"\d\d?:\d\d", text):
        return None
    return _instant(found.start, found.end, clock, g)


def _instant(start: int, end: int, clock: dict[str, Any], g: Groups) -> Reading:
    if g.get("half") in ("du soir", "de l'après-midi") and clock["h"] < 12:
        clock["h"] += 12
    return Reading(start, end, "TIME", f"T{clock['h']:02}:{clock['mi']:02}", {"k": "clock", **clock})


@reads("clockwords")
def _clockwords(source: Source, found: Found, g: Groups) -> Reading | None:
    hour = number(g["hw"])
    if hour is None or hour > 24:
        return None
    minutes = bool({"mw", "minus", "half"} & set(g)) or "plus" in g
    digits = g["hw"].isdigit()
    end = found.end
    if "mw" in g and not digits and re.match(r" (?:de|d')", source.after(end)):
        return None
    if "plus" in g and not digits and not context("clock_words_lead").search(source.before(found.start)):
        return None
    if not is_clock(
        source, found.start, end, hour, minutes and ("half" in g or "minus" in g or digits or "mw" in g), not digits
    ):
        return None
    return _instant(found.start, end, {"h": int(hour), **_minutes(g, int(hour)), **said_zone(g)}, g)


def _minutes(g: Groups, hour: int) -> dict[str, int]:
    if "plus" in g:
        return {"mi": {"demi": 30, "demie": 30, "quart": 15}.get(g["plus"]) or int(number(g["plus"]) or 0)}
    if "minus" in g:
        less = 15 if g["minus"] == "le quart" else int(number(g["minus"]) or 0)
        return {"h": hour - 1, "mi": 60 - less}
    return {"mi": int(number(g["mw"]) or 0) if "mw" in g else 0}


@reads("noon")
def _noon(source: Source, found: Found, g: Groups) -> Reading | None:
    if source.text[found.start].isupper() and not re.search(r"[.!?\n\"«] ?$|^$", source.before(found.start)):
        return None
    before = source.before(found.start)
    if before.endswith(("après-", "après ", "mi-")) and g["word"] == "midi":
        return None
    if context("noon_demon").search(before) and not context("from_noon").search(
        before[-12:] + source.after(found.start)
    ):
        return None
    hour = 12 if g["word"] == "midi" else 24
    if hour == 24 and re.search(r"\baprès $", before):
        hour = 0
    clock = {"h": hour, **_minutes(g, hour), **said_zone(g)}
    if clock["h"] == 24 and clock["mi"]:
        clock["h"] = 0
    reading = _instant(found.start, found.end, clock, g)
    if re.search(r"\bvers $", before):
        reading.mod = "APPROX"
    return reading


@reads("partofday")
def _partofday(source: Source, found: Found, g: Groups) -> Reading | None:
    part = lexicon()["dayparts"][g.get("part") or g["part2"]]
    if g.get("part") in ("matin", "soir") and not source.plain[found.start : found.end].startswith("le "):
        return None
    parse = {**day_words(g["day"]), "part": part, **said_side(g)}
    return Reading(found.start, found.end, "TIME", f"XXXX-XX-XXT{part}", parse)


@reads("night")
def _night(source: Source, found: Found, g: Groups) -> Reading | None:
    parse: dict[str, Any] = {"k": "night", "a": day_words(g["a"]), "b": day_words(g["b"]), **said_side(g)}
    for name in ("m", "y"):
        if name in parse["b"]:
            parse["a"].setdefault(name, parse["b"][name])
    return Reading(found.start, found.end, "TIME", "XXXX-XX-XXTNI", parse)


def day_words(text: str) -> dict[str, Any]:
    """The parts of a day named inside another expression: « mardi 3 mai », « hier »."""
    out: dict[str, Any] = {"k": "date"}
    for word in re.findall(r"1 ?er|[\wéûà'-]+", text):
        if word in lexicon()["weekdays"]:
            out["wd"] = lexicon()["weekdays"][word]
        elif word in lexicon()["offsets"]:
            out = {"k": "rel", "n": lexicon()["offsets"][word], "u": "D", "base": "now"}
        elif (month := month_number(word, None)) is not None:
            out["m"] = month
        elif re.fullmatch(r"(?:1[0-9]|20)\d\d", word):
            out["y"] = int(word)
        else:
            try:
                out["d"] = day_number(word)
            except KeyError:
                continue
    return out
