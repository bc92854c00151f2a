"""What lengths say: « deux heures », « ces trois dernières années », « une demi-heure »."""

from __future__ import annotations

import re

from aidememoire.times.grammar import Found, lexicon
from aidememoire.times.guards import Source, context, is_age, is_clock, is_infant
from aidememoire.times.numbers import number
from aidememoire.times.readings import Groups, Reading, reads
from aidememoire.times.shapes import MODS, amount_value, unit_code

_HALVES = {"TH": [(30.0, "TM")], "Y": [(6.0, "M")], "TM": [(30.0, "TS")], "CE": [(50.0, "Y")], "DE": [(5.0, "Y")]}


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


_USES = ("since", "ago", "in", "later", "earlier")


def _use(source: Source, start: int, end: int) -> str:
    """How a length is placed: ago, since, in, later, earlier, or none."""
    for use in _USES:
        placed = context(f"use_{use}")
        if placed.match(source.after(end)) if use in ("later", "earlier") else placed.search(source.before(start)):
            return use
    return ""


def amount(
    source: Source, start: int, end: int, parts: list[tuple[float | None, str]], lead: str, use: str = ""
) -> Reading:
    """The reading of counted units, with the modifier before them and how they are placed."""
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
        if count is not None and context("of_the").match(after) and unit in ("Y", "D", "TH"):
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
        if (
            g["u"] != "heure"
            and count is not None
            and is_clock(source, found.spans["n"][0], end, count, False, not g["n"].isdigit())
        ):
            return None
        if re.match(r" sur (?:24|vingt)", after) or re.match(r" ?\d\d\b", plain[end : end + 4]) and g["u"] == "h":
            return None
    if unit == "Y" and g["u"].startswith("année") and g["n"].isdigit() and len(g["n"]) == 4:
        return None
    if (
        unit in ("D", "Y", "TM", "TS", "W")
        and g["u"] in ("jour", "minute", "seconde", "heure", "semaine", "nuit", "année", "an", "journée")
        and count not in (None, 1.0, 0.5)
    ):
        if count is not None and count >= 2 and g["n"] != "mille":
            return None
    if g["u"].startswith("nuit") and count is not None and count < 2:
        return None
    parts: list[tuple[float | None, str]] = [(count, unit)]
    parts = _half(parts, g.get("half"))
    if "n2" in g:
        second = unit_code(g["u2"])
        if (
            second == unit
            or source.plain[found.spans["u"][1]] == ","
            or is_age(source, found.spans["n2"][0], end, number(g["n2"]), g["u2"])
        ):
            end = found.spans["half" if "half" in g else "u"][1]
        else:
            parts.append((number(g["n2"]), second))
    if (
        "adj2" in g
        and g["adj2"].startswith(("suiv", "précé", "à venir", "dern", "prochain", "passé", "écoul"))
        and not (lead or det)
    ):
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
    return amount(source, start, end, parts, lead, use)


@reads("stopwatch")
def _stopwatch(source: Source, found: Found, g: Groups) -> Reading | None:
    if re.match(r"[\d/,.:-]", source.plain[max(0, found.start - 1) : found.start]) or g.get("lead") in ("la", "l'"):
        return None
    start = found.start if "lead" not in g or g["lead"] != "les" else found.spans["h" if "h" in g else "mi2"][0]
    said = (("h", "TH"), ("mi", "TM"), ("mi2", "TM"), ("s", "TS"), ("s2", "TS"))
    parts: list[tuple[float | None, str]] = [(float(g[name]), unit) for name, unit in said if name in g]
    return amount(source, start, found.end, parts, g.get("lead", ""))


@reads("stretch")
def _stretch(source: Source, found: Found, g: Groups) -> Reading | None:
    word = g.get("u") or g.get("u2") or g["u3"]
    unit = unit_code(word)
    adj = g.get("adj") or g.get("after") or g["one"]
    text = source.plain[found.start : found.end]
    if context("of").match(source.after(found.end)) and adj.startswith(("derni", "premi")):
        return None
    start = found.start + (4 if text.startswith(("aux ", "des ")) else 0)
    one: float | None = 1.0 if "one" in g else None
    if one and word == "heure":
        return None
    use = (
        "last"
        if adj.startswith(("derni", "pass", "écoul"))
        else "preceding"
        if adj.startswith(("précé", "qui préc"))
        else "next"
    )
    if adj.startswith(("suiv", "qui sui", "qui ont")):
        use = "following"
    if adj.startswith("premi"):
        use = ""
    if "u2" in g and not text.startswith(("les ", "ces ", "aux ", "des ")):
        return None
    return amount(source, start, found.end, [(one, unit)], "", use)


@reads("fraction")
def _fraction(source: Source, found: Found, g: Groups) -> Reading | None:
    lead = g.get("lead", "")
    if lead in ("les", "la", "l'"):
        return None
    parts: list[tuple[float | None, str]]
    if "demi" in g:
        word = g["demi"]
        if not word.startswith("un") and not context("half_lead").search(source.before(found.start)):
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
    return amount(source, found.start, found.end, parts, lead)


@reads("whole")
def _whole(source: Source, found: Found, g: Groups) -> Reading | None:
    unit = g["u"]
    after = source.after(found.end)
    if re.match(r" (?:de |d'|du |des |\d)", after) and unit not in ("année", "mois"):
        if unit in lexicon()["dayparts"] or unit in ("journée", "semaine", "week-end"):
            return None
    if re.match(r" \d{4}", source.plain[found.end :]) and unit == "année":
        return None
    known = {
        "matinée": "PT6H",
        "nuit": "PT12H",
        "soirée": "PT6H",
        "après-midi": "PT6H",
        "été": "P1SU",
        "hiver": "P1WI",
        "week-end": "P1WE",
    }
    if unit in known:
        part = {"matinée": "MO", "nuit": "NI", "soirée": "EV", "après-midi": "AF"}.get(unit)
        return Reading(
            found.start,
            found.end,
            "DURATION",
            f"P1T{part}" if part else known[unit],
            {"k": "span", "parts": [], "use": ""},
        )
    return amount(source, found.start, found.end, [(1.0, unit_code(unit))], "")


@reads("one")
def _one(source: Source, found: Found, g: Groups) -> Reading | None:
    """« une heure », « un an »; « un jour » alone, « une heure du matin », « une minute ! » are not lengths."""
    start, end = found.start, found.end
    before, after = source.before(start), source.after(end)
    lead = g.get("lead", "")
    if lead in ("les", "la", "l'"):
        return None
    unit = g["u"]
    if unit == "heure" and re.search(r"\b(?:à|vers|dès) $", before) and not context("hours_of").match(after):
        return None
    if unit == "jour" and not (
        context("one_day_lead").search(before)
        or re.match(r" (?:plus t|après|avant)", after)
        or lead
        or g.keys() & {"entire"}
    ):
        return None
    if unit == "jour" and (
        before.endswith("d'") or re.search(r"\b(?:dans|à) $", before) and re.match(r" (?:de|où|d')\b", after)
    ):
        return None
    if (
        unit == "seconde"
        and not lead
        and re.match(r" [a-z]", source.plain[end : end + 2])
        and not re.search(r"\b(?:en|pendant|à|dans) $", before)
    ):
        return None
    if unit in ("journée", "semaine") and context("special_day").match(after):
        return None
    if unit == "quinzaine" and re.match(r" (?:de |d')", after):
        return None
    if re.search(r"^-?lumière", source.plain[end:]):
        return None
    if is_age(source, start, end, 1, unit + "s"):
        return None
    if (
        unit == "minute"
        and re.match(r" de vérité", after)
        or unit == "heure"
        and re.match(r" de (?:gloire|vérité)", after)
    ):
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
    return amount(source, start, end, parts, lead)


@reads("ordinalunit")
def _ordinalunit(source: Source, found: Found, g: Groups) -> Reading | None:
    nth = number(g["nth"])
    text = source.plain[found.start : found.end]
    if (
        nth is None
        or nth < 1
        or g["nth"] in ("seconde", "second")
        and g["u"] == "semaine"
        and not text.startswith(("la", "sa"))
    ):
        return None
    if text.startswith(g["nth"]) and not context("nth_lead").search(source.before(found.start)):
        return None
    return amount(source, found.start, found.end, [(1.0, unit_code(g["u"]))], "", "nth")


@reads("term")
def _term(source: Source, found: Found, g: Groups) -> Reading | None:
    before = source.before(found.start)
    if not context("term_lead").search(before):
        return None
    return Reading(found.start, found.end, "DURATION", "P5Y" if g["word"] == "quinquennat" else "P7Y",
                   {"k": "span", "parts": [[5.0 if g["word"] == "quinquennat" else 7.0, "Y"]], "use": ""})  # fmt: skip
