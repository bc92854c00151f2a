"""Whether words that look like a time are one: counts, ages, names, titles and verbs are not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

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
    if last in words("counted") or re.search(r"(?:plus|moins|près) d['e] ?$", before):
        return False
    if re.search(r"(?:^|\W)(?:l'|d')?(?:en|depuis|fin|début|courant|jusqu'en|dès|vers|avant|après|jusqu'à|d'ici|d'ici à)(?: l'(?:an|année))? $", before):
        return re.match(r" (?:exemplaires|euros|dollars|points|morceaux|personnes|heures|jours|ans|tours|kilomètres|mètres|morts|civils|soldats|hommes|francs|voix|milliards|millions)\b", source.after(end)) is None
    if not stands_free(source, end):
        # « la loi de 1905 sépare » against « une armée de 2000 soldats »
        if not re.search(r"\w (?:de|d') ?$", before) or int(digits) % 100 == 0 or not re.match(r" [a-zéèêà]+[^sx\W]\b", source.text[end : end + 30]):
            return False
    if int(digits) < 1700:
        return False
    if last in ("") and not before.rstrip().endswith((",", "(", "-", ":", ";", "[", ".")):
        return start == 0 or source.text[start - 1] in "\n\r"
    if before.rstrip().endswith("-") and not before.endswith(" "):
        return bool(re.search(r"\d{4}-$", before))
    if before.endswith((", ", ". ", "; ")) and not re.match(r"\s*(?:[,.;:!?)\]]|$|et\b|ou\b|à\b)", source.after(end)):
        return bool(re.search(r"\d{4}, $", before))
    if re.search(r"\b(?:à|a|au|les|aux|ces|nos|leurs|mes|ses|un|une|et|ou) $", before):
        return bool(re.search(r"(?:1[5-9]|20)\d\d(?:,| et| ou| à)+ $|(?:depuis|entre|de|d'|du) [^.]{0,20}(?:1[5-9]|20)\d\d.{0,3} $", before)) or (
            last == "à" and re.search(r"(?:1[5-9]|20)\d\d à $", before) is not None
        ) or (last == "et" and re.search(r"(?:1[5-9]|20)\d\d et $", before) is not None)
    return True


def is_age(source: Source, start: int, end: int, count: float | None, unit: str) -> bool:
    """Whether « N ans » says how old someone is."""
    if not unit.startswith("an") or (unit.startswith("année") and "aine" not in source.plain[start:end]):
        return False
    if count is not None and count > 125:
        return False
    listed = re.search(r"\b(?:\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze) (?:à|et|ou) $", source.plain[max(0, start - 12) : start])
    start -= len(listed[0]) if listed else 0  # « 84 ou 86 ans »
    before, after = source.before(start, 60), source.after(end)
    if re.search(r"âgée?s? (?:de|d'|entre|seulement de) ?(?:plus de |moins de |près de |environ |à peine |seulement )?$|\bâges?(?: moyen| médian)? (?:de |d')(?:environ |plus de |moins de )?$", before):
        return True
    if re.search(r"âgée?s? (?:de |d'|entre )[\w, -]{0,14}(?:à|et|ou) $", before):
        return True
    name = source.text[max(0, start - 40) : start]
    if re.search(r"[A-ZÀ-Ý][\w'’.-]+[\"»]?,[  \n]$", name) and re.match(r" ?(?:[,.)]|et\b|ont\b|est\b|a\b)", after):
        return True
    if re.search(r"\($", before) and re.match(r"\)|,| et\b", after):
        return True
    if re.search(r"(?:\b(?:les|des|aux|pour|jeunes|personnes|enfants|adultes) (?:de )?|\b)(?:plus|moins) de $", before) or re.match(
        r"(?:plus|moins) de ", source.plain[start:end]
    ):
        if re.search(r"\b(?:les|des|aux|personnes(?: de)?|enfants(?: de)?|jeunes(?: de)?|femmes(?: de)?|hommes(?: de)?) (?:(?:plus|moins) de )?$", before):
            return True
    verb = source.word_before(start).removeprefix("n'").removeprefix("j'").removeprefix("qu'")
    if verb in words("person_years", "verbs") and not re.search(r"\by (?:a|avait|aura) $", before) and not re.match(r" (?:pour|de |d'|devant|d[’'])", after):
        return True
    if re.search(r"\b(?:mort|morte|meurt|mourir|mourut|décède|décédé|décédée|éteint|éteinte|disparu|disparaît|disparue|suicidé|noyé|marié|mariée) à $", before):
        return True
    if verb == "à" and re.match(r"\s*(?:[,.;)»]|$|et\b|environ)|\n", source.plain[end : end + 40]) and not re.search(r"(?:condamn|écop|ramen|port|rédui|fix|limit|d'ici|pass)\w* [\w ]{0,14}à $", before):
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
    return unit.startswith(("mois", "semaine", "jour")) and bool(
        re.search(r"\b(?:bébés?|nourrissons?|nouveau-nés?|fillettes?|garçonnets?|enfants?|âgée?s?) (?:de |d')$", source.before(start))
    )


_AGENT = re.compile(r"\w{2,}(?:ien|ienne|eur|euse|trice|iste|ière|ier|ais|aise|ain|aine|ois|oise)s?$")


@cache
def is_person(word: str) -> bool:
    """Whether a noun names a person: listed, or with an agent's ending (« électricien », « Alsacienne »)."""
    if {word, word.removesuffix("s")} & words("people", "nouns"):
        return True
    return bool(_AGENT.match(word)) and word.removesuffix("s") not in words("people", "not_agents") and word not in words("people", "not_agents")


_CLOCK_LEADS = re.compile(
    r"(?:\b(?:à|a|vers|dès|jusqu'à|jusque vers|avant|après|sur les coups de|aux environs de|aux alentours de|autour de|"
    r"peu après|peu avant|vers les|fixée? à|prévue? à|de|depuis|d'ici|d'ici à|et|-|entre|pour|midi à|les|partir de|compter de)|[(,:|-]|\d) ?$"
)
_SPAN_LEADS = re.compile(r"\b(?:pendant|durant|dans|toutes les|il y a|en|au bout de|bout de|depuis plus de|plus de|moins de|près de|quelque|environ|encore|dernières|prochaines|premières|ces|autres) $")


def is_clock(source: Source, start: int, end: int, hour: float, minutes: bool, words_only: bool) -> bool:
    """Whether « N heures » or « N h » is a time of the day rather than a length.

    « à 8 heures », « vers 22 h », « 21 h 45 » are; « pendant 3 h », « après deux heures de tractations » are not.
    """
    before, after = source.before(start), source.after(end)
    if hour > 24 or re.match(r" sur (?:24|vingt)", after):
        return False
    if re.match(r" (?:plus (?:tôt|tard)|auparavant|durant|de suite|d'affilée|consécutives|d'avance|de retard|du mans)", after):
        return False
    if minutes and not words_only:
        return not _SPAN_LEADS.search(before)
    if _SPAN_LEADS.search(before):
        return False
    length = re.match(r" (?:de |d'|du (?!matin|soir)|avant |après )", after)
    if re.search(r"\b(?:à|vers|dès|jusqu'à|jusque vers|sur les coups de|aux (?:environs|alentours) de|coup de) $", before):
        if length and re.match(r" (?:de l'après|du matin|du soir|de la nuit)", after):
            return True
        return not length
    if re.search(r"\b(?:il est|est-il|sera|(?:journal|jt|messe|train|séance|édition|bulletin|vol) de) $", before):
        return True
    if words_only:
        return bool(re.search(r"(?:\bde|\bà|\bavant|\bentre) $", before)) and bool(re.match(r" (?:à|du matin|du soir|et .{1,12} heures)", after))
    if re.search(r"\b(?:avant|après|de|d'ici|d'ici à|depuis|et|entre|pour|partir de|compter de) $", before):
        if length:
            return False
        return hour >= 5 or bool(re.match(r" (?:à|et) ", after)) or before.endswith(("à ", "ici ", "partir de "))
    return bool(re.search(r"(?:[(,:|/-]|\d|\b(?:jour|soir|matin|midi|après-midi|nuit|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|et|les)) ?$|^$", before)) and not length


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
