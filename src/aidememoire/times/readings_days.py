"""What dates of the calendar say: days, months, years, centuries, feasts, in words and figures."""

from __future__ import annotations

import re
from typing import Any

from aidememoire.times.grammar import Found, lexicon
from aidememoire.times.guards import Source, context, is_year, stands_free
from aidememoire.times.numbers import number, roman
from aidememoire.times.readings import Groups, Reading, century_of, dated, reads, said_part, said_side, said_year
from aidememoire.times.readings_hours import said_clock
from aidememoire.times.shapes import date_value, day_number, month_number


@reads("stamp")
def _stamp(source: Source, found: Found, g: Groups) -> Reading | None:
    parse: dict[str, Any] = {"k": "date", "d": int(g["d"]), "m": int(g["m"])}
    if "y" in g:
        parse["y"] = int(g["y"]) if len(g["y"]) == 4 else century_of(int(g["y"]))
        if len(g["y"]) == 2 and g["sep"] != "/":
            return None
    if re.search(r"[\d/.,-]$", source.before(found.start)) or re.match(r"[/.-]?\d", source.plain[found.end :]):
        return None
    kind = "DATE"
    if "h" in g or "h2" in g:
        parse["clock"] = said_clock(g)
        if "iso" in g:
            parse["clock"]["zone"] = 0 if g["iso"] == "z" else _offset(g["iso"])
        kind = "TIME"
    value = date_value(parse)
    start = found.spans["of"][1] if "of" in g else found.start
    return Reading(start, found.end, kind, value, parse) if value else None


def _offset(text: str) -> int:
    sign = -1 if text[0] == "-" else 1
    digits = text[1:].replace(":", "")
    return sign * (int(digits[:2]) * 60 + int(digits[2:]))


@reads("day")
def _day(source: Source, found: Found, g: Groups) -> Reading | None:
    parse: dict[str, Any] = {"k": "date"}
    start, end = found.start, found.end
    opening = source.plain[start : found.spans.get("d", found.spans.get("wd", (start, 0)))[0]]
    if "wd" in g:
        parse["wd"] = lexicon()["weekdays"][g["wd"]]
        follows = source.after(end, 12)
        if context("black_day").match(follows):
            return None
        if opening.startswith(("les ", "ces ")):
            return None
        if context("holy_day").match(follows):
            return None
    if "d" in g:
        day = day_number(g["d"])
        if not 1 <= day <= 31:
            return None
        if "m" not in g and "ofmonth" not in g and "ofnow" not in g and not stands_free(source, found.spans["d"][1]):
            if "dir" not in g and "part" not in g:  # « mardi 12 personnes »
                del g["d"]
                end = found.spans["wd"][1]
            else:
                return None
        else:
            parse["d"] = day
    if "m" in g:
        parse["m"] = month_number(g["m"])
        if g["m"] in lexicon()["short_months"] and "y" not in g and g["m"] in ("mar", "sep", "jan", "avr"):
            return None
        if "y" in g and len(g["y"]) == 4 and not stands_free(source, end) and "part" not in g and "dir" not in g:
            if context("counted_noun").match(source.after(end)):
                return None
        if opening == "les ":
            return None
        if "y" in g and re.match(r"\s?[h:]\d|[ ]?h\b", source.plain[end : end + 4]):
            g = {name: value for name, value in g.items() if name != "y"}
            end = found.spans["m"][1]
        elif "y" in g and len(g["y"].lstrip("'")) == 2 and not stands_free(source, found.spans["y"][1]):
            g = {name: value for name, value in g.items() if name not in ("y", "dir", "part", "pedge")}
            end = found.spans["m"][1]
        parse |= said_year(g)
    elif "wd" not in g and "ofmonth" in g:
        parse |= {"monthshift": {-1: -1, 1: 1}.get(said_side(g).get("dir", 0), 0)}
        return Reading(start, end, "DATE", f"XXXX-XX-{parse['d']:02}", parse)
    elif "ofnow" in g:
        if not re.search(r"\ble $", source.plain[start : found.spans["d"][0]]):
            return None
        return Reading(start, end, "DATE", f"XXXX-XX-{parse['d']:02}", {**parse, "monthshift": 0})
    if "m" in parse and "wd" not in parse and opening == "" and g["d"] in ("un", "une"):
        return None
    if found.rule and found.rule.name == "weekday in brackets":
        parse["gloss"] = True
    if opening.startswith("ce"):
        parse["this"] = True
    if opening.startswith("la journée"):
        start = found.start
    if "same" in g:
        parse["dir"] = 0
        parse["that"] = True
    if "hence" in g:
        parse["hence"] = 7 if g["hence"].endswith("huit") else 14
    parse |= said_side(g)
    if "m" in parse and source.plain[start:].startswith("le premier ") and parse.get("d") == 1 and "wd" not in parse:
        pass
    for name, shift in (("lasty", -1), ("nexty", 1), ("thisy", 0)):
        if name in g:
            parse["yearshift"] = shift
    if end == found.end:
        parse |= said_part(g)
    if parse == {"k": "date", "d": 11, "m": 9} and _is_the_eleventh(source, found):
        parse["y"] = 2001
    return dated(found, start, end, parse)


def _is_the_eleventh(source: Source, found: Found) -> bool:
    """Whether « le 11 septembre » names the attacks of 2001: « les attentats du … », « le 11-Septembre »."""
    named = source.text[found.spans["m"][0]] == "S" or source.plain[found.spans["m"][0] - 1] == "-"
    return named or context("attacks_of").search(source.before(found.start)) is not None


@reads("days")
def _days(source: Source, found: Found, g: Groups) -> Reading | None:
    """« les 5 et 6 juin », « 3 au 7 mai »: one expression a day, the last with the month."""
    begin, end = found.spans["list"]
    month, after = month_number(g["m"]), {**said_year(g), **said_side(g)}
    if re.search(r"\bde $", source.before(found.start)) and " à " not in g["list"]:
        return None
    items = []
    for match in re.finditer(
        r"(?:(?:les?) )?(1 ?er|\d{1,2}|[a-zéû]+(?:(?:-| et |-et-)(?!le\b|les\b)[a-zéû]+)*)", source.plain[begin:end]
    ):
        words_of_day = match[1]
        if words_of_day in ("et", "ou", "au", "à", "le", "les"):
            continue
        try:
            day = day_number(words_of_day)
        except KeyError:
            return None
        items.append((begin + match.start(), begin + match.end(), day))
    if len(items) < 2 or any(not 1 <= day <= 31 for *_, day in items):
        return None
    ranged = bool(re.search(r"\d (?:au|à|-) |\d-\d| - ", source.plain[begin:end]))
    readings = []
    for at, (start, stop, day) in enumerate(items):
        last = at == len(items) - 1
        parse = {"k": "date", "m": month, "d": day, **after}
        if ranged or source.before(found.start).endswith("entre "):
            parse["range"] = "end" if last else "begin"
        value = date_value(parse)
        if value is None:
            return None
        readings.append(Reading(start, found.end if last else stop, "DATE", value, parse))
    first = readings[0]
    first.more = readings[1:]
    return first


@reads("bareday")
def _bareday(source: Source, found: Found, g: Groups) -> Reading | None:
    """« le 8 » counts only beside a dated day; the pipe decides with what stands around."""
    day = day_number(g["d"])
    article = source.plain[found.start : found.spans["d"][0]]
    if not stands_free(source, found.end) or re.match(r"[.,:/-]?\d|-[a-z]|[a-zé'’]", source.plain[found.end :]):
        return None
    if context("no_day_after").match(source.after(found.end)) and "part" not in g:
        return None
    start = found.start if article == "le " else found.spans["d"][0]
    parse: dict[str, Any] = {"k": "date", "d": day, "needs_month": True, **said_part(g)}
    return Reading(start, found.end, "TIME" if "part" in parse else "DATE", f"XXXX-XX-{day:02}", parse)


@reads("month")
def _month(source: Source, found: Found, g: Groups) -> Reading | None:
    start, end = found.start, found.end
    if "m2" in g:
        if source.before(start).endswith(("/", "le ")) or source.plain[end : end + 1] == "/":
            return None
        return Reading(start, end, "DATE", f"{g['y2']}-{g['m2']}", {"k": "date", "m": int(g["m2"]), "y": int(g["y2"])})
    parse: dict[str, Any] = {"k": "date", "m": month_number(g["m"])}
    before = source.before(start)
    if "y" in g and len(g["y"].lstrip("'")) == 2 and not stands_free(source, end):
        g = {name: value for name, value in g.items() if name not in ("y", "dir")}
        end = found.spans["m"][1]
    bare = not ({"y", "dir", "moisde", "lasty", "nexty", "thisy"} & set(g))
    if bare and not _month_stands(source, found, before, g["m"]):
        return None
    if g["m"] == "mars" and source.text[found.spans["m"][0]] == "M" and "y" not in g and "dir" not in g:
        if not context("mars_lead").search(before) or context("planet_lead").search(before):
            return None
    if source.plain[start:].startswith("ce "):
        parse["this"] = True
    if source.plain[start:].startswith("au "):
        start += 3
    parse |= said_year(g) | said_side(g)
    for name, shift in (("lasty", -1), ("nexty", 1), ("thisy", 0)):
        if name in g:
            parse["yearshift"] = shift
    return dated(found, start, end, parse)


def _month_stands(source: Source, found: Found, before: str, month: str) -> bool:
    """Whether a bare month name is one: « en mars », « de mai à juin », not « le 8 mars », « Mars attaque »."""
    if context("month_lead").search(before):
        if re.search(r"\b(?:de|d'|pour|à|et) $", before) and month in ("mars", "mai", "avril", "août"):
            return (
                source.text[found.start].islower()
                and not re.match(r" [a-z]", source.text[found.end : found.end + 2])
                or bool(context("month_after_of").match(source.after(found.end)))
            )
        return True
    word = source.word_before(found.start)
    return month not in ("mars", "mai", "août", "avril") and bool(word) and source.text[found.start].islower()


@reads("year")
def _year_alone(source: Source, found: Found, g: Groups) -> Reading | None:
    lead = "an" in g
    if not is_year(source, found.start, found.end if "y2" in g else found.spans["y"][1], g["y"], lead):
        return None
    start, end = found.start, found.end
    if source.plain[start:].startswith("saison "):
        start = found.spans["y"][0]
    if re.match(r"années? ", source.plain[start:]) and source.plain[start:].startswith("années "):
        return None
    parse: dict[str, Any] = {"k": "date", "y": int(g["y"])}
    if "y2" in g:
        second = int(g["y2"]) if len(g["y2"]) == 4 else int(g["y"][:2] + g["y2"])
        if second != parse["y"] + 1 and (second <= parse["y"] or len(g["y2"]) == 2):
            return None
        parse["y2"] = second
    return Reading(start, end, "DATE", g["y"], parse)


@reads("shortyear")
def _shortyear(source: Source, found: Found, g: Groups) -> Reading | None:
    before, after = source.before(found.start), source.plain[found.end : found.end + 2]
    if not context("short_year_lead").search(before):
        return None
    if not stands_free(source, found.end) or re.match(r"[.,]?\d|-|h|\s?%|\s?[A-Z]", after):
        return None
    if (
        g["yy"][0] == "0"
        and "'" not in source.plain[found.start : found.end]
        and source.word_before(found.start) != "en"
    ):
        return None
    if context("no_short_year_after").match(source.after(found.end)):
        return None
    return Reading(
        found.start, found.end, "DATE", str(century_of(int(g["yy"]))), {"k": "date", "y": century_of(int(g["yy"]))}
    )


@reads("dayname")
def _dayname(source: Source, found: Found, g: Groups) -> Reading | None:
    day = day_number(g["d"])
    start = found.start + 3 if source.plain[found.start :].startswith("du ") else found.start
    parse: dict[str, Any] = {"k": "date", "d": day, "m": month_number(g["m"])}
    if (day, parse["m"]) == (11, 9):
        parse["y"] = 2001
    value = date_value(parse)
    return Reading(start, found.end, "DATE", value, parse) if value else None


@reads("decade")
def _decade(source: Source, found: Found, g: Groups) -> Reading | None:
    if "y" in g:
        if not g["y"].endswith("0"):
            return None
        value = g["y"][:3] + "X"
    else:
        tens = int(g["yy"]) if "yy" in g else int(number(g["word"]) or 0)
        value = f"19{tens // 10}X"
    return Reading(found.start, found.end, "DATE", value, {"k": "date", "fixed": value})


@reads("century")
def _century_alone(source: Source, found: Found, g: Groups) -> Reading | None:
    n = int(g["n"]) if g["n"].isdigit() else roman(g["n"])
    if not 1 <= n <= 30:
        return None
    start = found.start
    for contracted in ("du ", "au "):
        if source.plain[start:].startswith(contracted):
            start += 3
    value = f"BC{n - 1:02}XX" if "bc" in g else f"{n - 1:02}XX"
    return Reading(start, found.end, "DATE", value, {"k": "date", "fixed": value})


@reads("feast")
def _feast(source: Source, found: Found, g: Groups) -> Reading | None:
    name, (at, _) = g["feast"], found.spans["feast"]
    before = source.before(found.start)
    capital = not source.text[at : found.spans["feast"][1]].islower()
    text = source.plain[found.start : found.end]
    if not capital and name not in (
        "jour de l'an",
        "mardi gras",
        "ramadan",
        "fête du travail",
        "fête des mères",
        "fête des pères",
        "fête de la musique",
        "nouvel an",
    ):
        return None
    if context("feast_as_name").search(before) and name != "ramadan":
        return None
    if name in ("ascension", "assomption", "armistice", "épiphanie", "toussaint", "rameaux") and not re.search(
        r"(?:l'|la |les )" + re.escape(name), text
    ):
        return None
    if name == "armistice" and not context("armistice_day").search(text):
        return None
    if re.match(r" (?:[A-ZÀ-Ý])", source.text[found.end :]) and name in ("noël",) and "y" not in g:
        return None  # « Noël Mamère »
    if name in ("ascension",) and context("climb_of").match(source.after(found.end)):
        return None
    parse: dict[str, Any] = {"k": "feast", "feast": name, **said_year(g), **said_side(g)}
    start = found.start
    return Reading(start, found.end, "DATE", "XXXX-XX-XX", parse)
