"""What is counted from another date says: « hier », « la veille », « la semaine dernière », « au printemps »."""

from __future__ import annotations

import re
from typing import Any

from aidememoire.times.grammar import Found, lexicon
from aidememoire.times.guards import Source, context, stands_free
from aidememoire.times.numbers import number
from aidememoire.times.readings import Groups, Reading, reads, relative, said_part, said_side, said_year
from aidememoire.times.shapes import day_number, month_number


@reads("deictic")
def _deictic(source: Source, found: Found, g: Groups) -> Reading | None:
    if re.search(r"\b(?:d'|de |du |le |l'|un )$", source.before(found.start)) and not re.match(
        r"(?:aujourd'hui|hier|demain)", g["word"]
    ):
        return None
    if context("world_of").search(source.before(found.start)) and g["word"] in ("demain", "hier"):
        return None
    parse: dict[str, Any] = {"k": "rel", "n": lexicon()["offsets"][g["word"]], "u": "D", "base": "now", **said_part(g)}
    if "d" in g and "m" not in g and not stands_free(source, found.spans["d"][1]):
        return relative(found.start, found.spans["wd"][1], parse)
    if "hence" in g:
        parse["n"] += 7 if g["hence"].endswith("huit") else 14
    if re.match(r"aujourd", g["word"]):
        parse["today"] = True
    return relative(found.start, found.end, parse)


@reads("eve")
def _eve(source: Source, found: Found, g: Groups) -> Reading | None:
    text = source.plain[found.start : found.end]
    name = re.search(r"avant-veille|veille|surlendemain|lendemain", text)
    if (
        name is None
        or context("no_eve_lead").search(source.before(found.start))
        and not text.startswith(("la ", "le ", "l'"))
    ):
        return None
    bare = not text.startswith(("la ", "le ", "l'"))
    after = source.after(found.end)
    if not bare and context("morrow_at_large").search(source.before(found.start)):
        return None
    if bare and not context("eve_lead").search(source.before(found.start)):
        return None
    if context("other_watch").match(after):
        return None
    parse: dict[str, Any] = {"k": "eve", "n": lexicon()["eves"][name[0]], **said_part(g)}
    parse["of"] = bool(context("of").match(after))
    return Reading(found.start, found.end, "TIME" if "part" in parse else "DATE",
                   f"XXXX-XX-XXT{parse['part']}" if "part" in parse else "XXXX-XX-XX", parse)  # fmt: skip


@reads("sameday")
def _sameday(source: Source, found: Found, g: Groups) -> Reading | None:
    base = "ref"
    if "now" in g:
        before = source.before(found.start)
        if before.endswith("à "):
            return Reading(found.start, found.end, "DATE", "PRESENT_REF", {"k": "ref"})
        if re.match(r" (?:où|d[e'])\b|-", source.after(found.end)):
            return None
        base = "now"
    return relative(found.start, found.end, {"k": "rel", "n": 0, "u": "D", "base": base})


@reads("relunit")
def _relunit(source: Source, found: Found, g: Groups) -> Reading | None:
    unit = UNITS[g.get("unit0") or g.get("unit") or g["unit2"]]
    text = source.plain[found.start : found.end]
    parse: dict[str, Any] = {"k": "rel", "u": unit, "base": "now", "n": 0}
    if "unit0" in g:
        parse["base"] = "ref"
    elif "unit" in g:
        if not text.startswith(("le ", "la ", "l'", "ce ", "cet", "cette")):
            if not context("unit_lead").search(source.before(found.start)) and unit not in ("WE",):
                return None
        said = g["dir"]
        if said == "en cours":
            pass
        elif "avant" in said:
            parse |= {"n": -1, "base": "ref"}
        elif "après" in said:
            parse |= {"n": 1, "base": "ref"}
        else:
            side = lexicon()["directions"][said]
            parse |= {"n": side if abs(side) == 1 else side // 2, "base": "now" if abs(side) == 1 else "ref"}
    else:
        if g.get("there") == "-là":
            parse["base"] = "ref"
        if unit == "M" and "there" not in g and (re.match(r" (?:de|d')", source.after(found.end))):
            return None
        if unit in ("CE", "DE", "Q", "H") and re.match(r" (?:de|d')", source.after(found.end)):
            return None
        parse["this"] = True
    return relative(found.start, found.end, parse)


@reads("weekof")
def _weekof(source: Source, found: Found, g: Groups) -> Reading | None:
    parse: dict[str, Any] = {"k": "weekof", "d": day_number(g["d"]), "u": UNITS[g["unit"]], **said_year(g)}
    if "m" in g:
        parse["m"] = month_number(g["m"])
    elif not stands_free(source, found.end):
        return None
    return Reading(found.start, found.end, "DATE", "XXXX-WXX" + ("-WE" if parse["u"] == "WE" else ""), parse)


@reads("weekend")
def _weekend(source: Source, found: Found, g: Groups) -> Reading | None:
    if context("no_weekend_after").match(source.after(found.end)) and not context("feast_weekend").match(
        source.after(found.end)
    ):
        return None
    lead = source.plain[found.start : found.spans["word"][0]]
    before = source.before(found.start)
    if not lead and not context("weekend_lead").search(before):
        return None
    start = found.start if lead == "le " else found.spans["word"][0]
    return relative(start, found.end, {"k": "rel", "u": "WE", "n": 0, "base": "now", "this": True})


@reads("within")
def _within(source: Source, found: Found, g: Groups) -> Reading | None:
    unit = UNITS[g["unit"]]
    if g["prep"] in ("pendant", "durant", "avant") and unit != "W" and "run" not in g:
        return None
    if context("no_within_after").match(source.after(found.end)) or re.match(
        r" \d|[-'][a-z]", source.plain[found.end :]
    ):
        return None
    start = found.start if "earlier" in g else found.spans["art"][0]
    return relative(start, found.end, {"k": "rel", "u": unit, "n": 0, "base": "now"})


@reads("inner")
def _inner(source: Source, found: Found, g: Groups) -> Reading | None:
    """The bare unit inside « la fin de la semaine », « en début de soirée »."""
    unit = g["unit"]
    if context("of").match(source.after(found.end)) and not unit.startswith(("an", "mois")):
        return None
    if context("special_year").match(source.after(found.end)):
        return None
    if unit in lexicon()["dayparts"]:
        part = lexicon()["dayparts"][unit]
        return Reading(found.start, found.end, "TIME", f"XXXX-XX-XXT{part}", {"k": "part", "part": part, "inner": True})
    base = "thread" if unit == "journée" else "now"
    return relative(found.start, found.end, {"k": "rel", "u": UNITS[unit], "n": 0, "base": base, "inner": True})


UNITS = {
    "semaine": "W", "week-end": "WE", "week end": "WE", "weekend": "WE", "mois": "M", "trimestre": "Q", "semestre": "H",
    "année": "Y", "an": "Y", "siècle": "CE", "décennie": "DE", "quinzaine": "W", "journée": "D",
}  # fmt: skip


@reads("nthday")
def _nthday(source: Source, found: Found, g: Groups) -> Reading | None:
    nth = int(number(g["nth"]) or 0)
    parse: dict[str, Any] = {"k": "nth", "n": nth, "wd": lexicon()["weekdays"][g["wd"]], **said_side(g)}
    if "m" in g:
        parse |= {"m": month_number(g["m"]), **said_year(g)}
    elif "season" in g:
        parse |= {"season": lexicon()["seasons"][g["season"]], **said_year(g, "y3")}
    elif "month" in g:
        parse["month"] = True
    else:
        parse |= {"year": True} | ({"y": int(g["year"])} if g["year"].isdigit() else {})
    return Reading(found.start, found.end, "DATE", "XXXX-XX-XX", parse)


@reads("partofmonth")
def _partofmonth(source: Source, found: Found, g: Groups) -> Reading | None:
    nth = int(number(g["nth"].removesuffix("s")) or 0)
    if (g["unit"] == "week-end") != (
        g["nth"] in ("premier", "1er", "deuxième", "second", "troisième", "dernier")
    ) and g["nth"] != "deuxième":
        return None
    parse: dict[str, Any] = {
        "k": "slice",
        "n": nth,
        "unit": g["unit"],
        "m": month_number(g["m"]),
        **said_year(g),
        **said_side(g),
    }
    mod = "START" if nth == 1 else "END" if nth in (-1, 4) or (nth == 2 and g["unit"] == "quinzaine") else "MID"
    if g["unit"] == "week-end":
        return Reading(found.start, found.end, "DATE", "XXXX-WXX-WE", parse)
    return Reading(found.start, found.end, "DATE", f"{parse.get('y', 'XXXX')}-{parse['m']:02}", parse, mod)


@reads("period")
def _period(source: Source, found: Found, g: Groups) -> Reading | None:
    """« l'été 2014 », « au premier trimestre », « T1 2016 »; « été » the participle is none."""
    plain, start, end = source.plain, found.start, found.end
    lead = plain[start : min(span[0] for name, span in found.spans.items() if name in ("season", "nth", "q"))]
    if "prep" in g:
        lead_word = g["prep"]
        start = found.spans["prep"][1] if lead_word in ("en", "au", "du", "d'un", "d'") else start
        if plain[start : start + 1] == " ":
            start += 1
        if lead_word.startswith("à"):
            start = found.spans["prep"][1] - 2
        if lead_word == "d'un":
            start = found.spans["prep"][0] + 2
    parse: dict[str, Any] = {"k": "period", **said_year(g), **said_side(g)}
    if "there" in g:
        parse["base"] = "ref"
    for name, shift in (("lasty", -1), ("nexty", 1), ("thisy", 0)):
        if name in g:
            parse["yearshift"] = shift
    dated = bool({"y", "dir", "there", "lasty", "nexty", "thisy"} & set(g))
    if "season" in g:
        code = lexicon()["seasons"][g["season"]]
        parse["code"] = code
        if not lead and not dated:
            return None
        after = source.after(end)
        if code == "SP" and context("spring_of_peoples").match(after):
            return None
        if g["season"] == "été" and not dated and lead.startswith(("le ", "la ", "ce ")):
            return None
        if lead.strip() in ("d'", "du") and not dated:
            return None
        if context("olympic_lead").search(source.before(found.spans["season"][0])):
            return None
        if "y2" in g:
            parse["y2"] = int(g["y2"]) if len(g["y2"]) == 4 else int(g["y"][:2] + g["y2"])
        if not dated and lead.strip() in ("en", "d'", "d'un"):
            parse["generic"] = True
        if lead.startswith(("cet", "ce")):
            parse["this"] = True
        return Reading(start, end, "DATE", f"{parse.get('y', 'XXXX')}-{code}", parse)
    if "q" in g:
        parse["code"] = {"t": "Q", "q": "Q", "s": "H"}[g["q"][0]] + g["q"][1]
    else:
        nth = number(g["nth"]) if g["nth"] != "prochain" else None
        if nth is None or not lead:
            return None
        block = "Q" if g["block"] == "trimestre" else "H"
        if nth == -1:
            nth = 4 if block == "Q" else 2
            if not dated:
                return None
        if nth > (4 if block == "Q" else 2):
            return None
        parse["code"] = f"{block}{int(nth)}"
    return Reading(start, end, "DATE", f"{parse.get('y', 'XXXX')}-{parse['code']}", parse)


@reads("seasonmonths")
def _seasonmonths(source: Source, found: Found, g: Groups) -> Reading | None:
    code = lexicon()["seasons"][g["season"]]
    return Reading(found.start, found.end, "DATE", f"XXXX-{code}", {"k": "period", "code": code, "generic": True})


@reads("alike")
def _alike(source: Source, found: Found, g: Groups) -> Reading | None:
    readings = []
    for name in ("a", "b"):
        code = lexicon()["seasons"][g[name]]
        parse = {"k": "period", "code": code, "generic": True}
        readings.append(Reading(*found.spans[name], "DATE", f"XXXX-{code}", parse))
    readings[0].more = readings[1:]
    return readings[0]
