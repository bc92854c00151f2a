"""Whether words that look like a time are one: counts, ages, names, titles and verbs are not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from aidememoire.errors import LexiconError
from aidememoire.lexicon.loader import load
from aidememoire.times.grammar import BARE, Found, lexicon
from aidememoire.times.plain import plain

_BEFORE = re.compile(r"([\w'-]+)[ \n]*$")
_COMBINING = re.compile("[\u0300-\u0302]")
_AFTER = re.compile(r"[ \n]*([\w]+)")


@dataclass(slots=True)
class Source:
    """A text and its plain form, with looks to the left and right of a place (code points)."""

    text: str
    plain: str = field(default="")

    def __post_init__(self) -> None:
        self.plain = self.plain or plain(self.text)

    def before(self, at: int, size: int = 40) -> str:
        """Plain text that ends at `at`, line breaks as blanks."""
        return re.sub(r"\s+", " ", self.plain[max(0, at - size) : at])

    def after(self, at: int, size: int = 40) -> str:
        """Plain text that begins at `at`, line breaks as blanks."""
        return re.sub(r"\s+", " ", self.plain[at : at + size])

    def word_before(self, at: int) -> str:
        """The plain word that ends right before `at`, blanks skipped; '' after punctuation."""
        match = _BEFORE.search(self.plain, max(0, at - 40), at)
        return match[1] if match else ""

    def word_after(self, at: int) -> str:
        """The plain word that begins right after `at`, blanks skipped; '' before punctuation."""
        match = _AFTER.match(self.plain, at)
        return match[1] if match else ""


@cache
def words(table: str, key: str = "words") -> frozenset[str]:
    """A word list of the lexicon as a set."""
    listed: list[str] = lexicon()[table][key]
    return frozenset(listed)


@cache
def context(name: str) -> re.Pattern[str]:
    """A named pattern of the lexicon file `times_context`: what may stand before or after an expression.

    Raises LexiconError when there is none of that name.
    """
    patterns: dict[str, str] = load("times_context")["patterns"]
    if name not in patterns:
        raise LexiconError(f"no pattern {name!r}", where="times_context.toml")
    return re.compile(patterns[name])


def stands_free(source: Source, end: int) -> bool:
    """Whether no counted noun, sign or digit follows a number that ends at `end`."""
    rest = source.text[end : end + 30]
    if re.match(r"[  ]?[%€$£°/]|[.,]\d|[  ]\d{3}\b|-\d", rest):
        return False
    follows = re.match(r"[  \n]+([A-Za-zÀ-ÿœŒ]+)", rest)
    if follows is None:
        return True
    word = follows[1]
    return not word[0].islower() or word.lower() in words("stop")


def is_year(source: Source, start: int, end: int, digits: str, lead: bool) -> bool:
    """Whether four digits are a year: « en 2012 », « le bilan 2001 »; not « résolution 2328 », « 2000 soldats »."""
    before = source.before(start)
    last = source.word_before(start)
    if lead or re.search(r"\bmi-$", before):
        return True
    if re.match(r" [A-Z]{1,2}\d", source.text[end : end + 5]):  # « 2014 UZ224 »
        return False
    if re.search(r"[\d.,/§#=+-]$|[\d$€£] $|n°\s?$", before) or re.match(r"[/.,]?\d|-\d{3}|:\d", source.plain[end:]):
        return False
    if last in words("counted") or context("compared").search(before):
        return False
    if context("year_lead").search(before):
        return context("counted_noun").match(source.after(end)) is None
    if not stands_free(source, end):
        # « la loi de 1905 sépare » against « une armée de 2000 soldats »
        if (
            not re.search(r"\w (?:de|d') ?$", before)
            or int(digits) % 100 == 0
            or not re.match(r" [a-zéèêà]+[^sx\W]\b", source.text[end : end + 30])
        ):
            return False
    if int(digits) < 1700:
        return False
    if last == "" and not before.rstrip().endswith((",", "(", "-", ":", ";", "[", ".")):
        return start == 0 or source.text[start - 1] in "\n\r"
    if before.rstrip().endswith("-") and not before.endswith(" "):
        return bool(re.search(r"\d{4}-$", before))
    if before.endswith((", ", ". ", "; ")) and not re.match(r"\s*(?:[,.;:!?)\]]|$|et\b|ou\b|à\b)", source.after(end)):
        return bool(re.search(r"\d{4}, $", before))
    if context("count_lead").search(before):
        return (
            bool(context("year_list").search(before))
            or (last == "à" and re.search(r"(?:1[5-9]|20)\d\d à $", before) is not None)
            or (last == "et" and re.search(r"(?:1[5-9]|20)\d\d et $", before) is not None)
        )
    return True


def is_age(source: Source, start: int, end: int, count: float | None, unit: str) -> bool:
    """Whether « N ans » says how old someone is."""
    if not unit.startswith("an") or (unit.startswith("année") and "aine" not in source.plain[start:end]):
        return False
    if count is not None and count > 125:
        return False
    listed = context("listed_number").search(source.plain[max(0, start - 12) : start])
    start -= len(listed[0]) if listed else 0  # « 84 ou 86 ans »
    before, after = source.before(start, 60), source.after(end)
    if context("aged").search(before):
        return True
    if context("aged_between").search(before):
        return True
    name = source.text[max(0, start - 40) : start]
    if re.search(r"[A-ZÀ-Ý][\w'’.-]+[\"»]?,[  \n]$", name) and context("age_apposed_after").match(after):
        return True
    if re.search(r"\($", before) and re.match(r"\)|,| et\b", after):
        return True
    if context("the_under").search(before) or re.match(r"(?:plus|moins) de ", source.plain[start:end]):
        if context("people_under").search(before):
            return True
    verb = source.word_before(start).removeprefix("n'").removeprefix("j'").removeprefix("qu'")
    if (
        verb in words("person_years", "verbs")
        and not re.search(r"\by (?:a|avait|aura) $", before)
        and not context("length_after_have").match(after)
    ):
        return True
    if context("died_at").search(before):
        return True
    if (
        verb == "à"
        and context("age_closed_after").match(source.plain[end : end + 40])
        and not context("sentenced_to").search(before)
    ):
        return True
    if verb in ("ses", "leurs", "nos", "mes") or re.search(r"anniversaire", after[:20]):
        return True
    if re.search(r"[a-zà-ÿ,»\"] [A-ZÀ-Ý][a-zà-ÿ-]+ de[  \n]$", name):  # « un Palestinien de 16 ans »
        return True
    match = re.search(r"([\w'’-]+)((?: [\w-]+){0,3}) (?:de |d')$", name.replace("\n", " "))
    if match:
        near = [word.lower() for word in re.findall(r"[\w-]+", match[0])][:-1]
        return any(is_person(word) for word in near[-3:]) and not set(near) & words("sentence_nouns", "nouns")
    return False


def is_infant(source: Source, start: int, unit: str) -> bool:
    """Whether « de N mois » (or weeks, days) says how old a small child is: « un bébé de trois mois »."""
    return unit.startswith(("mois", "semaine", "jour")) and bool(context("infant").search(source.before(start)))


_AGENT = re.compile(r"\w{2,}(?:ien|ienne|eur|euse|trice|iste|ière|ier|ais|aise|ain|aine|ois|oise)s?$")


@cache
def is_person(word: str) -> bool:
    """Whether a noun names a person: listed, or with an agent's ending (« électricien », « Alsacienne »)."""
    if {word, word.removesuffix("s")} & words("people", "nouns"):
        return True
    return (
        bool(_AGENT.match(word))
        and word.removesuffix("s") not in words("people", "not_agents")
        and word not in words("people", "not_agents")
    )


def is_clock(source: Source, start: int, end: int, hour: float, minutes: bool, words_only: bool) -> bool:
    """Whether « N heures » or « N h » is a time of the day rather than a length.

    « à 8 heures », « vers 22 h », « 21 h 45 » are; « pendant 3 h », « après deux heures de tractations » are not.
    """
    before, after = source.before(start), source.after(end)
    if hour > 24 or re.match(r" sur (?:24|vingt)", after):
        return False
    if context("length_after_hours").match(after):
        return False
    if minutes and not words_only:
        return not context("length_lead").search(before)
    if context("length_lead").search(before):
        return False
    length = context("hours_of").match(after)
    if context("clock_lead").search(before):
        if length and context("half_day_after").match(after):
            return True
        return not length
    if context("clock_told").search(before):
        return True
    if words_only:
        return bool(context("hour_range_lead").search(before)) and bool(context("hour_range_after").match(after))
    if context("clock_or_length").search(before):
        if length:
            return False
        return hour >= 5 or bool(re.match(r" (?:à|et) ", after)) or before.endswith(("à ", "ici ", "partir de "))
    return bool(context("clock_beside").search(before)) and not length


def opens_sentence(source: Source, start: int) -> bool:
    """Whether nothing but a quotation mark or a bullet stands before `start` in its sentence."""
    return bool(re.search(r"(?:^|[.!?:;\n]|[.!?] ?[\"»«]) ?[\"«(-]? ?$", source.plain[max(0, start - 4) : start]))


@cache
def _accented() -> dict[str, str]:
    """Words of the lexicon by their spelling without accents, as capitals are often written."""
    tables = ("months", "short_months", "units", "dayparts", "seasons", "directions", "offsets", "feasts", "sets")
    known = {word.translate(BARE): word for table in tables for word in lexicon()[table]}
    known |= {f"{bare}s": f"{word}s" for bare, word in list(known.items()) if word in lexicon()["units"]}
    known |= {word.translate(BARE): word for group in lexicon()["refs"].values() for word in group}
    return known


def facts(found: Found) -> dict[str, str]:
    """The groups of a match, blanks evened, accents given back to words written without them."""
    evened = {name: " ".join(value.split()) for name, value in found.groups.items()}
    return {name: _accented().get(_COMBINING.sub("", value).translate(BARE), value) for name, value in evened.items()}
