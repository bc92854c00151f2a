"""What a match says, before any date is known: its extent, TIMEX3 type, value and the parts to resolve."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aidememoire.times.grammar import Found, lexicon
from aidememoire.times.guards import Source, facts, is_age, is_clock, is_year, stands_free, words
from aidememoire.times.numbers import number, roman
from aidememoire.times.shapes import EDGES, MODS, amount_value, date_value, day_number, month_number, unit_code

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
    if inner.type not in ("DATE", "TIME") or inner.more or inner.value.endswith("_REF") or inner.parse["k"] in ("eve", "clock"):
        return None
    edge, plain = found.edge, source.plain
    if inner.parse["k"] == "date" and ("d" in inner.parse or "wd" in inner.parse):
        return None  # « prendra fin vendredi »
    if edge == "fin" and re.search(r"\b(?:pr(?:end|is|it|enn)\w*|met\w*|mis|mit) (?:\w+ )?$", source.before(found.start)):
        return None
    if plain[inner.start : inner.end].startswith("d'"):
        return None
    before = source.before(found.start)
    if inner.parse.get("inner") and before.endswith(("de ", "des ", "du ")) and not plain[found.start].startswith("l"):
        return None  # « les fêtes de fin d'année »
    mod = EDGES[edge]
    return Reading(found.start, inner.end, inner.type, inner.value, {**inner.parse, "edge": mod}, mod)


def _trim(source: Source, found: Found, *groups: str) -> int:
    """Where the extent begins when the groups before it are prepositions."""
    start = found.start
    for group in groups:
        if group in found.spans:
            start = max(start, found.spans[group][1])
    article = re.search(r"(?:(?<=\s)|^|(?<=\())(la |le |les |l')$", source.plain[found.start : start])
    return start - len(article[1]) if article else start


def _clock(g: Groups) -> dict[str, Any]:
    out: dict[str, Any] = {"h": int(g.get("h") or g["h2"]), "mi": int(g.get("mi") or g.get("mi2") or 0)}
    return out | _zone(g)


def _zone(g: Groups) -> dict[str, Any]:
    if "zone2" in g:
        return {"zone": lexicon()["zones"][g["zone2"]]}
    if "zone" in g:
        shift = int(g["zshift"]) * 60 if "zshift" in g else 0
        return {"zone": lexicon()["zones"][g["zone"]] + shift}
    place = g.get("place") or g.get("place2")
    return {"place": place} if place else {}


@reads("stamp")
def _stamp(source: Source, found: Found, g: Groups) -> Reading | None:
    parse: dict[str, Any] = {"k": "date", "d": int(g["d"]), "m": int(g["m"])}
    if "y" in g:
        parse["y"] = int(g["y"]) if len(g["y"]) == 4 else _century(int(g["y"]))
        if len(g["y"]) == 2 and g["sep"] != "/":
            return None
    if re.search(r"[\d/.,-]$", source.before(found.start)) or re.match(r"[/.-]?\d", source.plain[found.end :]):
        return None
    kind = "DATE"
    if "h" in g or "h2" in g:
        parse["clock"] = _clock(g)
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


def _century(yy: int) -> int:
    """The year of two digits: 30 to 99 are of the last century."""
    return 1900 + yy if yy >= 30 else 2000 + yy


def _year(g: Groups, name: str = "y") -> dict[str, int]:
    if name not in g:
        return {}
    digits = g[name].lstrip("'")
    return {"y": int(digits) if len(digits) == 4 else _century(int(digits))}


def _side(g: Groups) -> dict[str, int]:
    return {"dir": lexicon()["directions"][g["dir"]]} if g.get("dir") in lexicon()["directions"] else {}


def _part(g: Groups) -> dict[str, Any]:
    if "part" not in g:
        return {}
    if g["part"] == "journée":
        return {"edge": EDGES[g["pedge"]]} if "pedge" in g else {}
    if g["part"] == "minuit":
        return {"clock": {"h": 24, "mi": 0}}
    out = {"part": lexicon()["dayparts"][g["part"]]}
    return out | ({"partedge": EDGES[g["pedge"]]} if "pedge" in g else {})


def _dated(found: Found, start: int, end: int, parse: dict[str, Any]) -> Reading | None:
    value = date_value(parse)
    if value is None:
        return None
    kind = "TIME" if parse.get("part") or parse.get("clock") else "DATE"
    return Reading(start, end, kind, value, parse, parse.get("partedge") or parse.get("edge"))


@reads("day")
def _day(source: Source, found: Found, g: Groups) -> Reading | None:
    parse: dict[str, Any] = {"k": "date"}
    start, end = found.start, found.end
    opening = source.plain[start : found.spans.get("d", found.spans.get("wd", (start, 0)))[0]]
    if "wd" in g:
        parse["wd"] = lexicon()["weekdays"][g["wd"]]
        follows = source.after(end, 12)
        if re.match(r" (?:noir|rouge|de la colère)\b", follows):
            return None
        if opening.startswith(("les ", "ces ")):
            return None
        if re.match(r" (?:gras|saint)\b", follows):
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
            if re.match(r" (?:soldats|personnes|euros|dollars|morts|civils)\b", source.after(end)):
                return None
        if opening == "les ":
            return None
        if "y" in g and re.match(r"\s?[h:]\d|[ ]?h\b", source.plain[end : end + 4]):
            g = {name: value for name, value in g.items() if name != "y"}
            end = found.spans["m"][1]
        elif "y" in g and len(g["y"].lstrip("'")) == 2 and not stands_free(source, found.spans["y"][1]):
            g = {name: value for name, value in g.items() if name not in ("y", "dir", "part", "pedge")}
            end = found.spans["m"][1]
        parse |= _year(g)
    elif "wd" not in g and "ofmonth" in g:
        parse |= {"monthshift": {-1: -1, 1: 1}.get(_side(g).get("dir", 0), 0)}
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
    parse |= _side(g)
    if "m" in parse and source.plain[start:].startswith("le premier ") and parse.get("d") == 1 and "wd" not in parse:
        pass
    for name, shift in (("lasty", -1), ("nexty", 1), ("thisy", 0)):
        if name in g:
            parse["yearshift"] = shift
    if end == found.end:
        parse |= _part(g)
    if parse == {"k": "date", "d": 11, "m": 9} and _is_the_eleventh(source, found):
        parse["y"] = 2001
    return _dated(found, start, end, parse)


def _is_the_eleventh(source: Source, found: Found) -> bool:
    """Whether « le 11 septembre » is the name of the attacks of 2001: « les attentats du 11 septembre », « le 11-Septembre »."""
    named = source.text[found.spans["m"][0]] == "S" or source.plain[found.spans["m"][0] - 1] == "-"
    return named or re.search(r"\b(?:attentats|attaques)(?: \w+)? du $|après[- ](?:le )?$", source.before(found.start)) is not None


@reads("days")
def _days(source: Source, found: Found, g: Groups) -> Reading | None:
    """« les 5 et 6 juin », « 3 au 7 mai »: one expression a day, the last with the month."""
    begin, end = found.spans["list"]
    month, after = month_number(g["m"]), {**_year(g), **_side(g)}
    if re.search(r"\bde $", source.before(found.start)) and " à " not in g["list"]:
        return None
    items = []
    for match in re.finditer(r"(?:(?:les?) )?(1 ?er|\d{1,2}|[a-zéû]+(?:(?:-| et |-et-)(?!le\b|les\b)[a-zéû]+)*)", source.plain[begin:end]):
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
    if re.match(r" (?:contre|de|du|des|d'(?!une?\b)|le|la|les|l'|mai|%|à 20|sur)\b", source.after(found.end)) and "part" not in g:
        return None
    start = found.start if article == "le " else found.spans["d"][0]
    parse: dict[str, Any] = {"k": "date", "d": day, "needs_month": True, **_part(g)}
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
        if not re.search(r"\b(?:en|depuis|dès|mois de|début|fin|mi-|et|à|jusqu'en|avant|après) ?$", before) or re.search(
            r"(?:planète|vers|sur|mission|sonde|de|pour) $", before
        ):
            return None
    if source.plain[start:].startswith("ce "):
        parse["this"] = True
    if source.plain[start:].startswith("au "):
        start += 3
    parse |= _year(g) | _side(g)
    for name, shift in (("lasty", -1), ("nexty", 1), ("thisy", 0)):
        if name in g:
            parse["yearshift"] = shift
    return _dated(found, start, end, parse)


def _month_stands(source: Source, found: Found, before: str, month: str) -> bool:
    """Whether a bare month name is one: « en mars », « de mai à juin », not « le 8 mars », « Mars attaque »."""
    if re.search(r"\b(?:en|depuis|dès|mi-|fin|début|courant|jusqu'en|jusqu'à|avant|après|d'ici|d'ici à|d'ici fin|de|d'|entre|pour|et|ou|à|vers|dès|mois de|"
                 r"janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)[, ]*$|[(:] ?$", before):
        if re.search(r"\b(?:de|d'|pour|à|et) $", before) and month in ("mars", "mai", "avril", "août"):
            return source.text[found.start].islower() and not re.match(r" [a-z]", source.text[found.end : found.end + 2]) or bool(
                re.match(r" (?:à|et|ou|dernier|prochain|au|dans|pour|par|qui|avait|a|sont|ont|de|en|où)\b", source.after(found.end))
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
        if second == parse["y"] + 1:
            parse["y2"] = second
        elif second > parse["y"] and len(g["y2"]) == 4:
            parse["y2"] = second
        else:
            return None
    return Reading(start, end, "DATE", g["y"], parse)


@reads("shortyear")
def _shortyear(source: Source, found: Found, g: Groups) -> Reading | None:
    before, after = source.before(found.start), source.plain[found.end : found.end + 2]
    if not re.search(r"(?:^|\W)(?:en|depuis|début|fin|mi-|jusqu'en|été|printemps|automne|hiver) ?$", before):
        return None
    if not stands_free(source, found.end) or re.match(r"[.,]?\d|-|h|\s?%|\s?[A-Z]", after):
        return None
    if g["yy"][0] == "0" and "'" not in source.plain[found.start : found.end] and source.word_before(found.start) != "en":
        return None
    if re.match(r" (?:de|d'|à|au|des|km|voix|points)\b|[\"']\d", source.after(found.end)):
        return None
    return Reading(found.start, found.end, "DATE", str(_century(int(g["yy"]))), {"k": "date", "y": _century(int(g["yy"]))})


@reads("deictic")
def _deictic(source: Source, found: Found, g: Groups) -> Reading | None:
    if re.search(r"\b(?:d'|de |du |le |l'|un )$", source.before(found.start)) and not re.match(
        r"(?:aujourd'hui|hier|demain)", g["word"]
    ):
        return None
    if re.search(r"\b(?:le monde|la france|les \w+) (?:d'|de )$", source.before(found.start)) and g["word"] in ("demain", "hier"):
        return None
    parse: dict[str, Any] = {"k": "rel", "n": lexicon()["offsets"][g["word"]], "u": "D", "base": "now", **_part(g)}
    if "d" in g and "m" not in g and not stands_free(source, found.spans["d"][1]):
        return _relative(found.start, found.spans["wd"][1], parse)
    if "hence" in g:
        parse["n"] += 7 if g["hence"].endswith("huit") else 14
    if re.match(r"aujourd", g["word"]):
        parse["today"] = True
    return _relative(found.start, found.end, parse)


def _relative(start: int, end: int, parse: dict[str, Any]) -> Reading:
    blank = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "WE": "XXXX-WXX-WE", "Q": "XXXX-QX",
             "H": "XXXX-HX", "CE": "XXXX", "DE": "XXX"}[parse["u"]]  # fmt: skip
    kind = "DATE"
    if "part" in parse:
        blank, kind = f"XXXX-XX-XXT{parse['part']}", "TIME"
    elif "clock" in parse:
        blank, kind = f"XXXX-XX-XXT{parse['clock']['h']:02}:{parse['clock']['mi']:02}", "TIME"
    return Reading(start, end, kind, blank, parse, parse.get("partedge") or parse.get("edge"))


@reads("eve")
def _eve(source: Source, found: Found, g: Groups) -> Reading | None:
    text = source.plain[found.start : found.end]
    name = re.search(r"avant-veille|veille|surlendemain|lendemain", text)
    if name is None or re.search(r"\b(?:il|elle|on|qui|y|ils|en|de|se|je|état de|sous|sans|les|des|nos|leurs) $", source.before(found.start)) and not text.startswith(("la ", "le ", "l'")):
        return None
    bare = not text.startswith(("la ", "le ", "l'"))
    after = source.after(found.end)
    if not bare and re.search(r"\b(?:vivre|vivant|rêver|souci|peur) $", source.before(found.start)):
        return None
    if bare and not re.search(r"(?:\bau|\bà la|,|\bdès le|-) $", source.before(found.start)):
        return None
    if re.match(r" (?:technologique|sanitaire|stratégique|médiatique|sur\b|à ce que)", after):
        return None
    parse: dict[str, Any] = {"k": "eve", "n": lexicon()["eves"][name[0]], **_part(g)}
    parse["of"] = bool(re.match(r" (?:de |d'|du |des )", after))
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
    return _relative(found.start, found.end, {"k": "rel", "n": 0, "u": "D", "base": base})


@reads("night")
def _night(source: Source, found: Found, g: Groups) -> Reading | None:
    parse: dict[str, Any] = {"k": "night", "a": _daywords(g["a"]), "b": _daywords(g["b"]), **_side(g)}
    for name in ("m", "y"):
        if name in parse["b"]:
            parse["a"].setdefault(name, parse["b"][name])
    return Reading(found.start, found.end, "TIME", "XXXX-XX-XXTNI", parse)


def _daywords(text: str) -> dict[str, Any]:
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


@reads("partofday")
def _partofday(source: Source, found: Found, g: Groups) -> Reading | None:
    part = lexicon()["dayparts"][g.get("part") or g["part2"]]
    if g.get("part") in ("matin", "soir") and not source.plain[found.start : found.end].startswith("le "):
        return None
    parse = {**_daywords(g["day"]), "part": part, **_side(g)}
    return Reading(found.start, found.end, "TIME", f"XXXX-XX-XXT{part}", parse)


@reads("thispart")
def _thispart(source: Source, found: Found, g: Groups) -> Reading | None:
    base = "ref" if "there" in g else "now"
    if re.match(r" (?:du|de la|d'|où|historique)\b", source.after(found.end)) and base == "now":
        return None
    return _relative(found.start, found.end, {"k": "rel", "n": 0, "u": "D", "base": base, **_part(g), "this": True})


@reads("samepart")
def _samepart(source: Source, found: Found, g: Groups) -> Reading | None:
    when = g["when"]
    if when in ("dernière", "prochaine", "passée") and g["part"] != "nuit":
        return None
    n, base = {"mê": (0, "ref"), "su": (1, "ref"), "pr": (-1, "ref"), "de": (-1, "now"), "pa": (-1, "now")}[when[:2]]
    if when == "prochaine":
        n, base = 0, "now"
    return _relative(found.start, found.end, {"k": "rel", "n": n, "u": "D", "base": base, **_part(g)})


@reads("part")
def _partalone(source: Source, found: Found, g: Groups) -> Reading | None:
    after = source.after(found.end)
    if re.match(r" (?:d'|de |du |des )", after) or re.match(r"[-']\w", after):
        return None
    if g["part"] in ("soir", "matin") and "au " in g["prep"] and "pedge" not in g and source.word_before(found.start) in ("du",):
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
    if not re.match(r" ?[,;)]", source.after(found.end)) or re.search(r"\b(?:tous|toute|de|du|dans|à|comme|jour et) $", source.before(found.start)):
        return None
    part = lexicon()["dayparts"][g["part"]]
    return Reading(found.start, found.end, "TIME", f"XXXX-XX-XXT{part}", {"k": "part", "part": part})


@reads("wholeday")
def _wholeday(source: Source, found: Found, g: Groups) -> Reading | None:
    if g["prep"].strip() == "en" and "edge" not in g or re.match(r" (?:d'|de |du |des )", source.after(found.end)):
        return None
    begin = found.start if "earlier" in g else found.spans.get("edge", found.spans["word"])[0]
    if "earlier" not in g and source.plain[:begin].endswith("la "):
        begin -= 3
    parse: dict[str, Any] = {"k": "rel", "n": 0, "u": "D", "base": "thread"}
    if "edge" in g:
        parse["edge"] = EDGES[g["edge"]]
    reading = _relative(begin, found.end, parse)
    reading.mod = parse.get("edge")
    return reading


@reads("clock")
def _clockdigits(source: Source, found: Found, g: Groups) -> Reading | None:
    clock = _clock(g)
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
    if "plus" in g and not digits and not re.search(r"\b(?:à|vers|dès|jusqu'à|avant) $", source.before(found.start)):
        return None
    if not is_clock(source, found.start, end, hour, minutes and ("half" in g or "minus" in g or digits or "mw" in g), not digits):
        return None
    return _instant(found.start, end, {"h": int(hour), **_minutes(g, int(hour)), **_zone(g)}, g)


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
    if re.search(r"\b(?:le|du|démon de|de) $", before) and not re.search(r"\b(?:de midi|de minuit) (?:à|et|jusqu)", before[-12:] + source.after(found.start)):
        return None
    hour = 12 if g["word"] == "midi" else 24
    if hour == 24 and re.search(r"\baprès $", before):
        hour = 0
    clock = {"h": hour, **_minutes(g, hour), **_zone(g)}
    if clock["h"] == 24 and clock["mi"]:
        clock["h"] = 0
    reading = _instant(found.start, found.end, clock, g)
    if re.search(r"\bvers $", before):
        reading.mod = "APPROX"
    return reading


@reads("roundclock")
def _roundclock(source: Source, found: Found, g: Groups) -> Reading | None:
    day = source.plain[found.start : found.end].startswith(("7", "sept"))
    return Reading(found.start, found.end, "SET", "P1D" if day else "PT24H", {"k": "set"}, quant="EVERY")


@reads("ref")
def _ref(source: Source, found: Found, g: Groups) -> Reading | None:
    word, start, after = g["word"], found.start, source.after(found.end)
    value = next(name for name, group in lexicon()["refs"].items() if word in group)
    before = source.before(start)
    if word.endswith("l'avenir"):
        if re.match(r" (?:d'|de |du |des )", after):
            return None
        start = found.end - len("l'avenir")
    if word == "maintenant" and source.word_before(start) in ("en", "le", "la", "les", "se", "l"):
        return None  # the participle of « maintenir »
    if word in ("jusque-là",) or word == "à présent" and before.endswith("jusqu'"):
        return None
    if word in ("auparavant", "précédemment", "antérieurement") and not re.match(r" ?[,;]", after):
        return None  # « levée auparavant » orders two events, « Auparavant, … » names a time
    if word in ("auparavant", "récemment") and source.word_before(start) in ("jours", "mois", "ans", "heures", "semaines", "an", "année", "jour", "semaine", "années", "tôt", "plus", "heure"):
        return None
    return Reading(start, found.end, "DATE", value, {"k": "ref", "anchored": word in ("désormais", "dorénavant")})


@reads("actual")
def _actual(source: Source, found: Found, g: Groups) -> Reading | None:
    """« la situation actuelle »; before its noun (« l'actuel ministre ») it is part of a title."""
    before, last = source.before(found.start), source.word_before(found.start)
    if not last or last in words("stop") or last.endswith("'") or re.search(r"(?:l'|d')$", before):
        return None
    return Reading(found.start, found.end, "DATE", "PRESENT_REF", {"k": "ref"})


@reads("setword")
def _setword(source: Source, found: Found, g: Groups) -> Reading | None:
    """« la réunion annuelle »; a newspaper (« le quotidien », « la presse quotidienne ») is none."""
    last, word = source.word_before(found.start), g["word"]
    value = lexicon()["sets"][word]
    if word.endswith("ment"):
        return Reading(found.start, found.end, "SET", value, {"k": "set"}, quant="EVERY")
    if not last or last in words("stop") or re.search(r"(?:l'|d'|qu')$", source.before(found.start)) or last in ("le", "la", "un", "du", "au", "ce", "bi", "notre"):
        return None
    if last in ("presse", "vie", "journal", "plan", "média", "publication", "magazine", "principaux", "grand", "grands", "feuille") and word.startswith(("quotid", "hebdo", "quinq", "mens")):
        return None
    if word.startswith("quotidien") and (last in ("seul", "seule", "premier", "autre", "autres", "grand", "vieux", "nouveau", "célèbre", "ancien", "deux", "trois", "plusieurs") or re.match(r" (?:nationa|régiona|loca|français|britannique|américain|allemand|espagnol|italien|du soir)", source.after(found.end))):
        return None
    if source.text[found.start].isupper():
        return None
    return Reading(found.start, found.end, "SET", value, {"k": "set"}, quant="EVERY")
