"""Which forms does a French noun or adjective take: its feminine, its plural, and what a form agrees with?

Rules of the grammar (Grevisse, *Le bon usage*, §§ 489-545) in code, exceptions in `inflection.toml`. A word keeps
its capital. Where usage has two forms both are given, the usual one first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from aidememoire.lexicon.loader import load

Gender = Literal["m", "f"]
Number = Literal["s", "p"]


class Agreement(NamedTuple):
    """Gender and number of a form; None where the form serves both."""

    gender: Gender | None
    number: Number | None


@dataclass(frozen=True, slots=True)
class Forms:
    """Every form of a noun or an adjective, the usual one first in each."""

    masculine: tuple[str, ...]
    feminine: tuple[str, ...]
    masculine_plural: tuple[str, ...]
    feminine_plural: tuple[str, ...]

    def items(self) -> list[tuple[str, Agreement]]:
        """Each form with what it agrees with, in the order of the fields."""
        return [
            *((form, Agreement("m", "s")) for form in self.masculine),
            *((form, Agreement("f", "s")) for form in self.feminine),
            *((form, Agreement("m", "p")) for form in self.masculine_plural),
            *((form, Agreement("f", "p")) for form in self.feminine_plural),
        ]


def feminines(word: str) -> tuple[str, ...]:
    """The feminine forms of a masculine singular word; the word itself where it serves both.

    >>> feminines("négociateur"), feminines("sud-coréen"), feminines("letton")
    (('négociatrice',), ('sud-coréenne',), ('lettone', 'lettonne'))
    """
    return _each(word, _feminine_of_simple, "feminine")


def plurals(word: str) -> tuple[str, ...]:
    """The plural forms of a singular word.

    >>> plurals("national"), plurals("haut-commissaire"), plurals("porte-parole")
    (('nationaux',), ('hauts-commissaires',), ('porte-parole', 'porte-paroles'))
    """
    return _each(word, _plural_of_simple, "plural")


def forms(word: str) -> Forms:
    """The four forms of an adjective or of a noun of person, from its masculine singular."""
    return forms_of((word,), feminines(word), plurals(word))


def forms_of(
    masculine: tuple[str, ...], feminine: tuple[str, ...], masculine_plural: tuple[str, ...] | None = None
) -> Forms:
    """The four forms when the feminine is known; the plurals follow the rules unless given."""
    if masculine_plural is None:
        masculine_plural = _unique(form for word in masculine for form in phrase_plurals(word))
    return Forms(
        masculine, feminine, masculine_plural, _unique(form for word in feminine for form in phrase_plurals(word))
    )


def phrase_feminines(phrase: str, known: dict[str, tuple[str, ...]] | None = None) -> tuple[str, ...]:
    """The feminine forms of « secrétaire général adjoint »: its words up to the first preposition.

    `known` gives the feminines that the rules cannot tell (« chef »: « cheffe », « chef »).
    """
    return _phrase(phrase, lambda word: (known or {}).get(word.lower()) or feminines(word))


def phrase_plurals(phrase: str) -> tuple[str, ...]:
    """The plural forms of « chef d'état-major »: its words up to the first preposition."""
    return _phrase(phrase, plurals)


PREPOSITIONS = {"de", "du", "des", "à", "au", "aux", "en", "pour", "sur"}


def _phrase(phrase: str, inflect: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
    words = phrase.split(" ")
    stops = (i for i, word in enumerate(words) if i and (word in PREPOSITIONS or word.startswith(("d'", "d’"))))
    end = next(stops, len(words))
    done = [""]
    for word in words[:end]:
        done = [f"{start} {form}".strip() for start in done for form in inflect(word)]
    tail = " ".join(words[end:])
    return _unique(f"{start} {tail}".strip() for start in done)


def _each(word: str, simple: Callable[[str], tuple[str, ...]], table: str) -> tuple[str, ...]:
    """The forms of a word, simple or compound: exceptions first, then the rules, the capital kept."""
    lower = word.lower()
    found = _exceptions(table).get(lower)
    if found is None and "-" in lower:
        first, last = lower.rsplit("-", 1)
        starts = _each(first, simple, table) if _varies(first) else (first,)
        found = tuple(f"{start}-{end}" for start in starts for end in _each(last, simple, table))
    if found is None:
        found = simple(lower)
    return tuple(_with_case_of(word, form) for form in found)


def _varies(first: str) -> bool:
    """Whether the first part of a compound takes gender and number (« lieutenants-colonels », « vice-rois »)."""
    return not (first.endswith("o") or first.rsplit("-", 1)[-1] in _prefixes())


def _with_case_of(model: str, form: str) -> str:
    """`form` with the capitals of `model`, as far as their letters agree."""
    return "".join(m if m.lower() == f else f for m, f in zip(model, form, strict=False)) + form[len(model) :]


# A rule is an ending and what takes its place; the first that fits decides.
FEMININE_RULES = (
    ("e", "e"),
    ("teur", "trice"),
    ("eur", "euse"),
    ("eau", "elle"),
    ("er", "ère"),
    ("en", "enne"),
    ("on", "onne"),
    ("el", "elle"),
    ("eil", "eille"),
    ("et", "ette"),
    ("eux", "euse"),
    ("oux", "ouse"),
    ("f", "ve"),
    ("c", "que"),
    ("g", "gue"),
    ("a", "a"),
    ("o", "o"),
)
PLURAL_RULES = (
    ("s", "s"),
    ("x", "x"),
    ("z", "z"),
    ("al", "aux"),
    ("eau", "eaux"),
    ("au", "aux"),
    ("eu", "eux"),
)


def _feminine_of_simple(word: str) -> tuple[str, ...]:
    data = load("inflection")
    if word in data["feminine_plain"]:
        return (word + "e",)
    if word in data["teur_euse"]:
        return (word[:-1] + "se",)
    return (_by_rule(word, FEMININE_RULES, "e"),)


def _plural_of_simple(word: str) -> tuple[str, ...]:
    return (_by_rule(word, PLURAL_RULES, "s"),)


def _by_rule(word: str, rules: tuple[tuple[str, str], ...], default: str) -> str:
    for ending, replacement in rules:
        if word.endswith(ending):
            return word.removesuffix(ending) + replacement
    return word + default


@cache
def _exceptions(table: str) -> dict[str, tuple[str, ...]]:
    return {word: tuple(found) for word, found in load("inflection")[table].items()}


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(load("inflection")["prefix"])


# Endings that only a feminine has; other words in -e serve both genders.
FEMININE_ENDINGS = (
    "aise", "oise", "enne", "onne", "aine", "ine", "ane", "ande", "ale", "elle", "euse", "trice", "ère", "ette",
    "ée", "ie", "ive", "ente", "ante", "ouse", "ecque", "turque", "oule",
)  # fmt: skip
# ... but for these
EPICENE = ("rebelle", "frère", "père")


def agree(word: str) -> Agreement:
    """What a form agrees with, judged by its ending alone; None where the ending does not tell.

    For a demonym or a function `world.agreement` knows better: it asks the lexicon first.

    >>> agree("américaines"), agree("français"), agree("russes")
    (Agreement(gender='f', number='p'), Agreement(gender='m', number=None), Agreement(gender=None, number='p'))
    """
    lower = word.lower()
    if lower.endswith(("ais", "ois", "eux", "oux")):
        return Agreement("m", None)
    number: Number = "p" if lower.endswith(("s", "x")) else "s"
    singular = lower[:-1] if number == "p" else lower
    if not singular.endswith("e"):
        return Agreement("m", number)
    feminine = singular.endswith(FEMININE_ENDINGS) and not singular.endswith(EPICENE)
    return Agreement("f" if feminine else None, number)


def _unique(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))
