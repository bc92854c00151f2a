"""What periods, lengths and rhythms say: « la semaine dernière », « deux heures », « chaque mardi »."""

from __future__ import annotations

import re
from typing import Any

from aidememoire.times.grammar import Found, lexicon
from aidememoire.times.guards import Source, is_age, is_clock, is_infant, stands_free
from aidememoire.times.numbers import number, roman
from aidememoire.times.readings import Groups, Reading, _daywords, _relative, _side, _year, reads
from aidememoire.times.shapes import EDGES, MODS, amount_value, date_value, day_number, month_number, unit_code

_HALVES = {"TH": [(30.0, "TM")], "Y": [(6.0, "M")], "TM": [(30.0, "TS")], "CE": [(50.0, "Y")], "DE": [(5.0, "Y")]}


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
    parse: dict[str, Any] = {"k": "period", **_year(g), **_side(g)}
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
        if code == "SP" and re.match(r" (?:arabe|érable|de prague|des peuples|de l'environnement|des poètes|de bourges|berbère|syndical)", after):
            return None
        if g["season"] == "été" and not dated and lead.startswith(("le ", "la ", "ce ")):
            return None
        if lead.strip() in ("d'", "du") and not dated:
            return None
        if re.search(r"\b(?:olympiques|paralympiques|jeux|sports|ski) d'$", source.before(found.spans["season"][0])):
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


_UNITS = {"semaine": "W", "week-end": "WE", "week end": "WE", "weekend": "WE", "mois": "M", "trimestre": "Q", "semestre": "H",
          "année": "Y", "an": "Y", "siècle": "CE", "décennie": "DE", "quinzaine": "W", "journée": "D"}  # fmt: skip


@reads("relunit")
def _relunit(source: Source, found: Found, g: Groups) -> Reading | None:
    unit = _UNITS[g.get("unit0") or g.get("unit") or g["unit2"]]
    text = source.plain[found.start : found.end]
    parse: dict[str, Any] = {"k": "rel", "u": unit, "base": "now", "n": 0}
    if "unit0" in g:
        parse["base"] = "ref"
    elif "unit" in g:
        if not text.startswith(("le ", "la ", "l'", "ce ", "cet", "cette")):
            if not re.search(r"\b(?:au|du|en|de l'|d'|de|jusqu'au) $", source.before(found.start)) and unit not in ("WE",):
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
    return _relative(found.start, found.end, parse)


@reads("weekof")
def _weekof(source: Source, found: Found, g: Groups) -> Reading | None:
    parse: dict[str, Any] = {"k": "weekof", "d": day_number(g["d"]), "u": _UNITS[g["unit"]], **_year(g)}
    if "m" in g:
        parse["m"] = month_number(g["m"])
    elif not stands_free(source, found.end):
        return None
    return Reading(found.start, found.end, "DATE", "XXXX-WXX" + ("-WE" if parse["u"] == "WE" else ""), parse)


@reads("weekend")
def _weekend(source: Source, found: Found, g: Groups) -> Reading | None:
    if re.match(r" (?:de |d'|du |des |à\b|prolongé|noir)", source.after(found.end)) and not re.match(r" de (?:pâques|pentecôte)", source.after(found.end)):
        return None
    lead = source.plain[found.start : found.spans["word"][0]]
    before = source.before(found.start)
    if not lead and not re.search(r"\b(?:ce|pendant|durant|dès|ce|avant|après) $", before):
        return None
    start = found.start if lead == "le " else found.spans["word"][0]
    return _relative(start, found.end, {"k": "rel", "u": "WE", "n": 0, "base": "now", "this": True})


@reads("within")
def _within(source: Source, found: Found, g: Groups) -> Reading | None:
    unit = _UNITS[g["unit"]]
    if g["prep"] in ("pendant", "durant", "avant") and unit != "W" and "run" not in g:
        return None
    if re.match(r" (?:de|d'|du|des|qui|suivant|même|où)\b", source.after(found.end)) or re.match(r" \d|[-'][a-z]", source.plain[found.end :]):
        return None
    start = found.start if "earlier" in g else found.spans["art"][0]
    return _relative(start, found.end, {"k": "rel", "u": unit, "n": 0, "base": "now"})


@reads("inner")
def _inner(source: Source, found: Found, g: Groups) -> Reading | None:
    """The bare unit inside « la fin de la semaine », « en début de soirée »."""
    unit = g["unit"]
    if re.match(r" (?:de |d'|du |des )", source.after(found.end)) and not unit.startswith(("an", "mois")):
        return None
    if re.match(r" (?:scolaire|sainte|universitaire|civile|judiciaire|budgétaire|mondiale)", source.after(found.end)):
        return None
    if unit in lexicon()["dayparts"]:
        part = lexicon()["dayparts"][unit]
        return Reading(found.start, found.end, "TIME", f"XXXX-XX-XXT{part}", {"k": "part", "part": part, "inner": True})
    base = "thread" if unit == "journée" else "now"
    reading = _relative(found.start, found.end, {"k": "rel", "u": _UNITS[unit], "n": 0, "base": base, "inner": True})
    return reading


@reads("nthday")
def _nthday(source: Source, found: Found, g: Groups) -> Reading | None:
    nth = int(number(g["nth"]) or 0)
    parse: dict[str, Any] = {"k": "nth", "n": nth, "wd": lexicon()["weekdays"][g["wd"]], **_side(g)}
    if "m" in g:
        parse |= {"m": month_number(g["m"]), **_year(g)}
    elif "season" in g:
        parse |= {"season": lexicon()["seasons"][g["season"]], **_year(g, "y3")}
    elif "month" in g:
        parse["month"] = True
    else:
        parse |= {"year": True} | ({"y": int(g["year"])} if g["year"].isdigit() else {})
    return Reading(found.start, found.end, "DATE", "XXXX-XX-XX", parse)


@reads("partofmonth")
def _partofmonth(source: Source, found: Found, g: Groups) -> Reading | None:
    nth = int(number(g["nth"].removesuffix("s")) or 0)
    if (g["unit"] == "week-end") != (g["nth"] in ("premier", "1er", "deuxième", "second", "troisième", "dernier")) and g["nth"] != "deuxième":
        return None
    parse: dict[str, Any] = {"k": "slice", "n": nth, "unit": g["unit"], "m": month_number(g["m"]), **_year(g), **_side(g)}
    mod = "START" if nth == 1 else "END" if nth in (-1, 4) or (nth == 2 and g["unit"] == "quinzaine") else "MID"
    if g["unit"] == "week-end":
        return Reading(found.start, found.end, "DATE", "XXXX-WXX-WE", parse)
    return Reading(found.start, found.end, "DATE", f"{parse.get('y', 'XXXX')}-{parse['m']:02}", parse, mod)


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
    if not capital and name not in ("jour de l'an", "mardi gras", "ramadan", "fête du travail", "fête des mères", "fête des pères", "fête de la musique", "nouvel an"):
        return None
    if re.search(r"\b(?:accords?|îles?|île de|père|marché|marchés|place|rue|sapin|arbre|cadeaux|vacances|trêve|conte) (?:de |d'|du |de l'|de la )?$", before) and name != "ramadan":
        return None
    if name in ("ascension", "assomption", "armistice", "épiphanie", "toussaint", "rameaux") and not re.search(r"(?:l'|la |les )" + re.escape(name), text):
        return None
    if name == "armistice" and not re.search(r"(?:jour|fête|commémoration) (?:de )?l'arm", text):
        return None
    if re.match(r" (?:[A-ZÀ-Ý])", source.text[found.end :]) and name in ("noël",) and "y" not in g:
        return None  # « Noël Mamère »
    if name in ("ascension",) and re.match(r" (?:de|du|d'|des|sociale|politique)\b", source.after(found.end)):
        return None
    parse: dict[str, Any] = {"k": "feast", "feast": name, **_year(g), **_side(g)}
    start = found.start
    return Reading(start, found.end, "DATE", "XXXX-XX-XX", parse)


@reads("dayname")
def _dayname(source: Source, found: Found, g: Groups) -> Reading | None:
    day = day_number(g["d"])
    start = found.start + 3 if source.plain[found.start :].startswith("du ") else found.start
    parse: dict[str, Any] = {"k": "date", "d": day, "m": month_number(g["m"])}
    if (day, parse["m"]) == (11, 9):
        parse["y"] = 2001
    value = date_value(parse)
    return Reading(start, found.end, "DATE", value, parse) if value else None


def _mod(lead: str) -> str | None:
    return next((mod for word, mod in MODS if word in lead), None)


def _count(text: str) -> float | None:
    """A counted or vague number; None for « quelques », « plusieurs »."""
    if text.startswith(("quelque", "plusieurs", "de nombreu", "de long")):
        return None
    text = text.removesuffix(" de").removesuffix(" d'").strip()
    alternative = {"deux ou trois": None, "trois ou quatre": None, "quatre ou cinq": None}
    if text in alternative:
        return None
    for article in ("une petite ", "une bonne ", "une grosse ", "une ", "un "):
        if text.startswith(article) and " " in text:
            return number(text.removeprefix(article)) or number(text)
    return number(text)


_USES = (
    ("since", r"\b(?:depuis|voilà|voici|cela fait|ça fait)(?: près de| plus de| environ| au moins)? $", ""),
    ("ago", r"\bil y a(?: déjà| encore| seulement| à peine| exactement| maintenant| de cela)?,? $", ""),
    ("in", r"\b(?:dans|d'ici|d'ici à|sous) $", ""),
    ("later", "", r" (?:plus tard\b|après ?(?:[,.;:)»]|$))"),
    ("earlier", "", r" (?:plus tôt\b|auparavant\b|avant ?(?:[,.;:)»]|$))"),
)


def _use(source: Source, start: int, end: int) -> str:
    """How a length is placed: ago, since, in, later, earlier, or none."""
    before, after = source.before(start), source.after(end)
    for use, left, right in _USES:
        if left and re.search(left, before) or right and re.match(right, after):
            return use
    return ""


def _amount(source: Source, start: int, end: int, parts: list[tuple[float | None, str]], lead: str, use: str = "") -> Reading:
    if len(parts) == 1 and parts[0][1] == "WE":
        count = parts[0][0]
        value = "PXWE" if count is None else f"P{count:g}WE"
    else:
        value = amount_value(parts)
    parse = {"k": "span", "parts": [list(part) for part in parts], "use": use or _use(source, start, end)}
    return Reading(start, end, "DURATION", value, parse, _mod(lead))


def _half(parts: list[tuple[float | None, str]], half: str | None) -> list[tuple[float | None, str]]:
    """« une heure et demie », « un an et demi », « deux jours et demi », « une heure et quart »."""
    if half is None:
        return parts
    count, unit = parts[-1]
    if half == "quart":
        return [*parts, (15.0, "TM")] if unit == "TH" else parts
    if unit in _HALVES:
        return [*parts, *_HALVES[unit]]
    return [*parts[:-1], ((count or 0) + 0.5, unit)]


@reads("duration")
def _duration(source: Source, found: Found, g: Groups) -> Reading | None:
    start, end, plain = found.start, found.end, source.plain
    unit = unit_code(g["u"])
    count = _count(g["n"])
    lead, det = g.get("lead", ""), g.get("det", "")
    adj = g.get("adj", "") or g.get("adj0", "")
    after = source.after(end)
    if re.search(r"[\d/,.:-]$", plain[max(0, start - 1) : start]) or re.match(r"\d", plain[end:]):
        return None
    if re.search(r"(?<=\d)(?: à|-| ou) ?$", source.before(start, 6)) and unit == "Y":
        if is_age(source, start - 4, end, count, g["u"]) or re.search(r"\d-$", source.before(start, 6)):
            return None
    if lead.strip() in ("la", "l'") and not adj and "adj2" not in g:
        return None
    if source.text[found.spans["u"][0]].isupper() and not source.text[found.spans["u"][0] : end].isupper():
        return None  # « 20 Minutes », « 24 Heures »
    defined = lead == "les" or source.before(found.spans["n"][0]).endswith("les ")
    if defined and not adj and "adj2" not in g:
        if count is not None and re.match(r" (?:de la |du |des )", after) and unit in ("Y", "D", "TH"):
            return None  # « les 70 ans de la bombe », « les 24 heures du Mans »
        if unit == "TH" and count in (35, 39, 40) and not re.match(r" (?:de|d')\b", after):
            return None  # the working week
    if det in ("un", "une", "la", "cette", "sa") and not adj:
        return None
    if det in ("ses", "leurs", "nos", "mes", "vos") and not adj and unit == "Y":
        return None
    if is_age(source, start, end, count, g["u"]) or is_infant(source, start, g["u"]):
        return None
    if g["u"] in ("h", "min", "mn", "sec") and not g["n"][0].isdigit():
        return None
    if g["n"] in ("un", "une") or number(g["n"]) == 0:
        return None
    if unit == "TH" and not adj and "adj2" not in g:
        if g["u"] != "heure" and count is not None and is_clock(source, found.spans["n"][0], end, count, False, not g["n"].isdigit()):
            return None
        if re.match(r" sur (?:24|vingt)", after) or re.match(r" ?\d\d\b", plain[end : end + 4]) and g["u"] == "h":
            return None
    if unit == "Y" and g["u"].startswith("année") and g["n"].isdigit() and len(g["n"]) == 4:
        return None
    if unit in ("D", "Y", "TM", "TS", "W") and g["u"] in ("jour", "minute", "seconde", "heure", "semaine", "nuit", "année", "an", "journée") and count not in (None, 1.0, 0.5):
        if count is not None and count >= 2 and g["n"] != "mille":
            return None
    if g["u"].startswith("nuit") and count is not None and count < 2:
        return None
    parts: list[tuple[float | None, str]] = [(count, unit)]
    parts = _half(parts, g.get("half"))
    if "n2" in g:
        second = unit_code(g["u2"])
        if second == unit or source.plain[found.spans["u"][1]] == "," or is_age(source, found.spans["n2"][0], end, number(g["n2"]), g["u2"]):
            end = found.spans["half" if "half" in g else "u"][1]
        else:
            parts.append((number(g["n2"]), second))
    if "adj2" in g and g["adj2"].startswith(("suiv", "précé", "à venir", "dern", "prochain", "passé", "écoul")) and not (lead or det):
        if not re.search(r"\b(?:des|aux) $", source.before(start)):
            end = min(end, found.spans["adj2"][0] - 1)
    use = ""
    if adj.startswith("derni") or g.get("adj2", "").startswith(("écoul", "pass")) and lead == "les":
        use = "last"
    elif adj.startswith("prochain") or g.get("adj2", "").startswith("à venir"):
        use = "next"
    elif g.get("adj2", "").startswith("suiv"):
        use = "following"
    elif g.get("adj2", "").startswith("précé"):
        use = "preceding"
    return _amount(source, start, end, parts, lead, use)


@reads("stopwatch")
def _stopwatch(source: Source, found: Found, g: Groups) -> Reading | None:
    if re.match(r"[\d/,.:-]", source.plain[max(0, found.start - 1) : found.start]) or g.get("lead") in ("la", "l'"):
        return None
    start = found.start if "lead" not in g or g["lead"] != "les" else found.spans["h" if "h" in g else "mi2"][0]
    said = (("h", "TH"), ("mi", "TM"), ("mi2", "TM"), ("s", "TS"), ("s2", "TS"))
    parts: list[tuple[float | None, str]] = [(float(g[name]), unit) for name, unit in said if name in g]
    return _amount(source, start, found.end, parts, g.get("lead", ""))


@reads("stretch")
def _stretch(source: Source, found: Found, g: Groups) -> Reading | None:
    word = g.get("u") or g.get("u2") or g["u3"]
    unit = unit_code(word)
    adj = g.get("adj") or g.get("after") or g["one"]
    text = source.plain[found.start : found.end]
    if re.match(r" (?:de |d'|du |des )", source.after(found.end)) and adj.startswith(("derni", "premi")):
        return None
    start = found.start + (4 if text.startswith(("aux ", "des ")) else 0)
    one: float | None = 1.0 if "one" in g else None
    if one and word == "heure":
        return None
    use = "last" if adj.startswith(("derni", "pass", "écoul")) else "preceding" if adj.startswith(("précé", "qui préc")) else "next"
    if adj.startswith(("suiv", "qui sui", "qui ont")):
        use = "following"
    if adj.startswith("premi"):
        use = ""
    if "u2" in g and not text.startswith(("les ", "ces ", "aux ", "des ")):
        return None
    return _amount(source, start, found.end, [(one, unit)], "", use)


@reads("fraction")
def _fraction(source: Source, found: Found, g: Groups) -> Reading | None:
    lead = g.get("lead", "")
    if lead in ("les", "la", "l'"):
        return None
    parts: list[tuple[float | None, str]]
    if "demi" in g:
        word = g["demi"]
        if not word.startswith("un") and not re.search(r"\b(?:par|d'une|une|la|chaque) $", source.before(found.start)):
            return None
        if word.endswith("heure"):
            parts = [(30.0, "TM")]
        elif word.endswith("journée"):
            parts = [(12.0, "TH")]
        elif word.endswith("siècle"):
            parts = [(50.0, "Y")]
        elif word.endswith("décennie"):
            parts = [(5.0, "Y")]
        else:
            parts = [(6.0, "M")]
    elif "three" in g:
        parts = [(45.0, "TM")]
    elif g["quarter"] == "dix minutes":
        return None
    else:
        parts = [(15.0, "TM")]
        if not g["quarter"].startswith("un") or re.match(r" américain", source.after(found.end)):
            return None
    return _amount(source, found.start, found.end, parts, lead)


@reads("whole")
def _whole(source: Source, found: Found, g: Groups) -> Reading | None:
    unit = g["u"]
    after = source.after(found.end)
    if re.match(r" (?:de |d'|du |des |\d)", after) and unit not in ("année", "mois"):
        if unit in lexicon()["dayparts"] or unit in ("journée", "semaine", "week-end"):
            return None
    if re.match(r" \d{4}", source.plain[found.end :]) and unit == "année":
        return None
    known = {"matinée": "PT6H", "nuit": "PT12H", "soirée": "PT6H", "après-midi": "PT6H", "été": "P1SU", "hiver": "P1WI", "week-end": "P1WE"}
    if unit in known:
        part = {"matinée": "MO", "nuit": "NI", "soirée": "EV", "après-midi": "AF"}.get(unit)
        return Reading(found.start, found.end, "DURATION", f"P1T{part}" if part else known[unit], {"k": "span", "parts": [], "use": ""})
    return _amount(source, found.start, found.end, [(1.0, unit_code(unit))], "")


@reads("one")
def _one(source: Source, found: Found, g: Groups) -> Reading | None:
    """« une heure », « un an »; « un jour » alone, « une heure du matin », « une minute ! » are not lengths."""
    start, end = found.start, found.end
    before, after = source.before(start), source.after(end)
    lead = g.get("lead", "")
    if lead in ("les", "la", "l'"):
        return None
    unit = g["u"]
    if unit == "heure" and re.search(r"\b(?:à|vers|dès) $", before) and not re.match(r" (?:de |d'|du (?!matin|soir)|avant|après)", after):
        return None
    if unit == "jour" and not (
        re.search(r"\b(?:en|pendant|durant|après|depuis|moins d'|plus d'|il y a|dans|qu'|d'|à) $", before) or re.match(r" (?:plus t|après|avant)", after) or lead or g.keys() & {"entire"}
    ):
        return None
    if unit == "jour" and (before.endswith("d'") or re.search(r"\b(?:dans|à) $", before) and re.match(r" (?:de|où|d')\b", after)):
        return None
    if unit == "seconde" and not lead and re.match(r" [a-z]", source.plain[end : end + 2]) and not re.search(r"\b(?:en|pendant|à|dans) $", before):
        return None
    if unit in ("journée", "semaine") and re.match(r" (?:nationale|internationale|mondiale|portes|d'action|de mobilisation|de solidarité|de deuil|de grève|de manifestation|d'hommage|spéciale|ordinaire|noire|historique|décisive|cruciale|chargée|sainte|européenne)", after):
        return None
    if unit == "quinzaine" and re.match(r" (?:de |d')", after):
        return None
    if re.search(r"^-?lumière", source.plain[end:]):
        return None
    if is_age(source, start, end, 1, unit + "s"):
        return None
    if unit == "minute" and re.match(r" de vérité", after) or unit == "heure" and re.match(r" de (?:gloire|vérité)", after):
        return None
    code = "W" if unit == "quinzaine" else unit_code(unit)
    parts: list[tuple[float | None, str]] = [(2.0 if unit == "quinzaine" else 1.0, code)]
    parts = _half(parts, g.get("half"))
    if "n2" in g:
        second = unit_code(g["u2"])
        if second == code or source.plain[found.spans["half" if "half" in g else "u"][1]] == ",":
            end = found.spans["half" if "half" in g else "u"][1]
        else:
            parts.append((number(g["n2"]), second))
    return _amount(source, start, end, parts, lead)


@reads("ordinalunit")
def _ordinalunit(source: Source, found: Found, g: Groups) -> Reading | None:
    nth = number(g["nth"])
    text = source.plain[found.start : found.end]
    if nth is None or nth < 1 or g["nth"] in ("seconde", "second") and g["u"] == "semaine" and not text.startswith(("la", "sa")):
        return None
    if text.startswith(g["nth"]) and not re.search(r"\b(?:au|du|en|pour le|pour la|à sa|à son) $", source.before(found.start)):
        return None
    return _amount(source, found.start, found.end, [(1.0, unit_code(g["u"]))], "", "nth")


@reads("term")
def _term(source: Source, found: Found, g: Groups) -> Reading | None:
    before = source.before(found.start)
    if not re.search(r"(?:\b(?:un|d'un)(?: (?:premier|second|nouveau))? (?:[«\"] ?)?|[«\"] ?)$", before):
        return None
    return Reading(found.start, found.end, "DURATION", "P5Y" if g["word"] == "quinquennat" else "P7Y",
                   {"k": "span", "parts": [[5.0 if g["word"] == "quinquennat" else 7.0, "Y"]], "use": ""})  # fmt: skip


def _every_value(word: str, count: float | None) -> str | None:
    singular = word.removesuffix("s") if word != "mois" else word
    words = lexicon()
    if singular in words["weekdays"]:
        return f"XXXX-WXX-{words['weekdays'][singular]}"
    if word in words["months"]:
        return f"XXXX-{words['months'][word]:02}"
    if word in words["seasons"] or singular in words["seasons"]:
        return f"XXXX-{words['seasons'].get(word) or words['seasons'][singular]}"
    if singular in words["dayparts"] and singular not in ("nuit", "soirée", "matinée"):
        return f"XXXX-XX-XXT{words['dayparts'][singular]}"
    if singular == "nuit":
        return "XXXX-XX-XXTNI"
    if singular == "week-end":
        return "XXXX-WXX-WE"
    return amount_value([(count or 1.0, unit_code(word))])


@reads("every")
def _every(source: Source, found: Found, g: Groups) -> Reading | None:
    text = source.plain[found.start : found.end]
    if text.startswith(("tous les", "toutes les")) and not g["u"].endswith("s"):
        return None
    if text.startswith("chaque") and re.match(r" (?:de |d')(?!l'année)", source.after(found.end)) and g["u"] == "heure":
        return None
    count = None
    if g.get("n") in ("premiers", "derniers"):
        pass
    elif "n" in g:
        count = number(g["n"])
    value = _every_value(g["u"], count)
    if value is None:
        return None
    if "part" in g:
        part = lexicon()["dayparts"][g["part"].removesuffix("s")]
        value = f"{value}T{part}" if value.startswith("XXXX-W") else f"XXXX-XX-XXT{part}"
    if text.startswith("les ") and re.search(r"\b(?:tous|entre) $", source.before(found.start)):
        return None
    return Reading(found.start, found.end, "SET", value, {"k": "set"}, quant="EACH" if text.startswith("chaque") else "EVERY")


@reads("onein")
def _onein(source: Source, found: Found, g: Groups) -> Reading | None:
    every = int(number(g["n"]) or 1)
    if g["u"] in lexicon()["weekdays"]:
        return Reading(found.start, found.end, "SET", f"XXXX-WXX-{lexicon()['weekdays'][g['u']]}", {"k": "set"}, quant=f"EVERY {every}")
    return Reading(found.start, found.end, "SET", amount_value([(float(every), unit_code(g["u"]))]), {"k": "set"}, quant="EVERY")


@reads("timesper")
def _timesper(source: Source, found: Found, g: Groups) -> Reading | None:
    many = number(g["n"])
    freq = f"{int(many)}X" if many else None
    if "u" in g:
        value = amount_value([(1.0, unit_code(g["u"]))])
    else:
        value = amount_value([(number(g["n2"]), unit_code(g["u2"]))])
    return Reading(found.start, found.end, "SET", value, {"k": "set"}, freq=freq)


@reads("perunit")
def _perunit(source: Source, found: Found, g: Groups) -> Reading | None:
    if source.before(found.start).endswith(("jour ", "heure ", "année ")) or g["u"] == "heure" and "kilom" in source.before(found.start):
        return None
    return Reading(found.start, found.end, "SET", amount_value([(1.0, unit_code(g["u"]))]), {"k": "set"}, quant="EVERY")
