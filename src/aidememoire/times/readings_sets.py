"""What rhythms and vague times say: « chaque mardi », « deux fois par an », « désormais »."""

from __future__ import annotations

import re

from aidememoire.times.grammar import Found, lexicon
from aidememoire.times.guards import Source, context, words
from aidememoire.times.numbers import number
from aidememoire.times.readings import Groups, Reading, reads
from aidememoire.times.shapes import amount_value, unit_code


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
        if context("of").match(after):
            return None
        start = found.end - len("l'avenir")
    if word == "maintenant" and source.word_before(start) in ("en", "le", "la", "les", "se", "l"):
        return None  # the participle of « maintenir »
    if word in ("jusque-là",) or word == "à présent" and before.endswith("jusqu'"):
        return None
    if word in ("auparavant", "précédemment", "antérieurement") and not re.match(r" ?[,;]", after):
        return None  # « levée auparavant » orders two events, « Auparavant, … » names a time
    if word in ("auparavant", "récemment") and source.word_before(start) in (
        "jours",
        "mois",
        "ans",
        "heures",
        "semaines",
        "an",
        "année",
        "jour",
        "semaine",
        "années",
        "tôt",
        "plus",
        "heure",
    ):
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
    if (
        not last
        or last in words("stop")
        or re.search(r"(?:l'|d'|qu')$", source.before(found.start))
        or last in ("le", "la", "un", "du", "au", "ce", "bi", "notre")
    ):
        return None
    if last in (
        "presse",
        "vie",
        "journal",
        "plan",
        "média",
        "publication",
        "magazine",
        "principaux",
        "grand",
        "grands",
        "feuille",
    ) and word.startswith(("quotid", "hebdo", "quinq", "mens")):
        return None
    if word.startswith("quotidien") and (
        last
        in (
            "seul",
            "seule",
            "premier",
            "autre",
            "autres",
            "grand",
            "vieux",
            "nouveau",
            "célèbre",
            "ancien",
            "deux",
            "trois",
            "plusieurs",
        )
        or context("newspaper_after").match(source.after(found.end))
    ):
        return None
    if source.text[found.start].isupper():
        return None
    return Reading(found.start, found.end, "SET", value, {"k": "set"}, quant="EVERY")


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
    return Reading(
        found.start, found.end, "SET", value, {"k": "set"}, quant="EACH" if text.startswith("chaque") else "EVERY"
    )


@reads("onein")
def _onein(source: Source, found: Found, g: Groups) -> Reading | None:
    every = int(number(g["n"]) or 1)
    if g["u"] in lexicon()["weekdays"]:
        return Reading(
            found.start,
            found.end,
            "SET",
            f"XXXX-WXX-{lexicon()['weekdays'][g['u']]}",
            {"k": "set"},
            quant=f"EVERY {every}",
        )
    return Reading(
        found.start, found.end, "SET", amount_value([(float(every), unit_code(g["u"]))]), {"k": "set"}, quant="EVERY"
    )


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
    if (
        source.before(found.start).endswith(("jour ", "heure ", "année "))
        or g["u"] == "heure"
        and "kilom" in source.before(found.start)
    ):
        return None
    return Reading(found.start, found.end, "SET", amount_value([(1.0, unit_code(g["u"]))]), {"k": "set"}, quant="EVERY")
