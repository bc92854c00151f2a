"""What makes these words an actor: a function or a tie that names a person, an office, a collective?

The tables `functions.toml` and `collectives.toml`, expanded to every gender and number. A noun is found here whatever
its sense: « général », « major » and « proche » are adjectives too, « femme » is not always somebody's wife; the parse
decides.

>>> function("cheffes de la diplomatie").function.noun, office_of("la cheffe de la diplomatie canadienne").name
('chef de la diplomatie', 'ministre des Affaires étrangères')
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any, Generic, Literal, TypeVar

from aidememoire.lexicon import world
from aidememoire.lexicon.inflection import (
    Agreement,
    Forms,
    Gender,
    Number,
    forms_of,
    phrase_feminines,
    phrase_plurals,
)
from aidememoire.lexicon.loader import load
from aidememoire.lexicon.phrases import Phrasebook, Word, fold, words_of

CollectiveKind = Literal["state", "government", "organisation", "armed_group", "party", "group"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Function:
    """A noun that names a person by what they do or whose they are.

    `office`: it can take up a person named before (« le président »). `relational`: it is somebody's (« son
    homologue »). `name_follows`: it may stand right before a name.
    """

    noun: str
    sort: str
    office: bool = False
    relational: bool = False
    name_follows: bool = True


@dataclass(frozen=True, slots=True)
class FunctionReading:
    """A function in one of its forms; gender or number is None where the form serves both."""

    function: Function
    gender: Gender | None
    number: Number | None


@dataclass(frozen=True, slots=True)
class Collective:
    """A noun that stands for an actor who is not one person.

    `number`: the only number in which it is such an actor, None for both. `national`: alone with its article it is
    that of the country spoken of. `source`: it commonly speaks. `named`: a name usually follows. `other`: the kind it
    may be instead, as what stands beside it tells. `guarded`: it means much else; it is an actor only where a name, a
    state, a political adjective or a verb of saying stands by it.
    """

    noun: str
    kind: CollectiveKind
    gender: Gender
    number: Number | None = None
    national: bool = False
    source: bool = False
    named: bool = False
    guarded: bool = False
    other: CollectiveKind | None = None


@dataclass(frozen=True, slots=True)
class CollectiveReading:
    """A collective in one of its forms."""

    collective: Collective
    gender: Gender
    number: Number | None


@dataclass(frozen=True, slots=True)
class Title:
    """A civil title, which stands before a name."""

    text: str
    gender: Gender | None = None
    number: Number = "s"


@dataclass(frozen=True, slots=True)
class Office:
    """An office under its own name, and whose it is: a state's (ISO code) or an organisation's."""

    name: str
    country: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class FoundReading(Generic[T]):
    """A reading and the character offsets of its words, half-open, determiner left out."""

    start: int
    end: int
    reading: T


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the table of offices: `implied` when its phrase alone tells whose office it is."""

    office: Office
    implied: bool


@dataclass(slots=True)
class _People:
    functions: Phrasebook[FunctionReading] = field(default_factory=Phrasebook)
    collectives: Phrasebook[CollectiveReading] = field(default_factory=Phrasebook)
    titles: Phrasebook[Title] = field(default_factory=Phrasebook)
    offices: dict[str, list[_Line]] = field(default_factory=dict)


@cache
def _people() -> _People:
    people = _People()
    lines = load("functions")
    known = _known_feminines(lines["function"])
    person: dict[str, Forms] = {}
    for line in lines["function"]:
        item = Function(**{key: line[key] for key in Function.__slots__ if key in line})
        person[item.noun] = inflected = _forms(line, known)
        _add_readings(people.functions, item, inflected, line.get("gender"))
    for line in load("collectives")["collective"]:
        _add_collective(people.collectives, line, person)
    for line in lines["title"]:
        people.titles.add(line["text"], Title(**line), free=line["text"][0].islower())
    for line in lines["office"]:
        _add_office(people.offices, line, known)
    return people


def _known_feminines(lines: Iterable[Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
    """The feminines that the table gives for single words: what heads a phrase takes them too."""
    return {
        line["noun"].lower(): _feminine(line, {})
        for line in lines
        if " " not in line["noun"] and line.get("feminine") is not None and _feminine(line, {})
    }


def _feminine(line: Mapping[str, Any], known: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    given = line.get("feminine")
    if given == "" or line.get("gender") == "m":
        return ()
    if given == "=" or line.get("gender") == "f":
        return (line["noun"], *line.get("also", ()))
    if given:
        return (given, *line.get("also", ()))
    return phrase_feminines(line["noun"], known)


def _forms(line: Mapping[str, Any], known: dict[str, tuple[str, ...]]) -> Forms:
    masculine = () if line.get("gender") == "f" else (line["noun"],)
    plural = (line["plural"],) if "plural" in line else None
    feminine = _feminine(line, known)
    found = forms_of(masculine, feminine, plural if masculine else None)
    if plural and line.get("feminine") == "=":
        return Forms(masculine, feminine, plural, plural)
    return found


def _add_readings(book: Phrasebook[FunctionReading], item: Function, inflected: Forms, gender: Gender | None) -> None:
    """Adds each form once, with the gender and number that all its uses share."""
    uses: dict[str, set[Agreement]] = {}
    for form, agreement in inflected.items():
        uses.setdefault(form, set()).add(agreement)
    for form, agreements in uses.items():
        genders = {use.gender for use in agreements}
        numbers = {use.number for use in agreements}
        reading = FunctionReading(
            item,
            gender or (genders.pop() if len(genders) == 1 else None),
            numbers.pop() if len(numbers) == 1 else None,
        )
        book.add(form, reading, free=True, accents=True)


def _add_collective(book: Phrasebook[CollectiveReading], line: Mapping[str, Any], person: Mapping[str, Forms]) -> None:
    values = {key: line[key] for key in Collective.__slots__ if key in line}
    item = Collective(**values, other=line.get("or"))
    plurals = (line["plural"],) if "plural" in line else phrase_plurals(item.noun)
    uses: dict[tuple[str, Gender], set[Number]] = {}
    if item.number != "p":
        uses.setdefault((item.noun, item.gender), set()).add("s")
    if item.number != "s":
        people = person.get(item.noun)
        feminine = people.feminine_plural if people else ()
        for form in plurals:
            uses.setdefault((form, item.gender), set()).add("p")
        for form in feminine:
            if form not in plurals:  # « les habitantes »
                uses.setdefault((form, "f"), set()).add("p")
    for (form, gender), numbers in uses.items():
        reading = CollectiveReading(item, gender, numbers.pop() if len(numbers) == 1 else None)
        book.add(form, reading, free=True, accents=True)


def _add_office(book: dict[str, list[_Line]], line: Mapping[str, Any], known: dict[str, tuple[str, ...]]) -> None:
    office = Office(line["same"][0], line.get("country"), line.get("of"))
    whose = bool(office.country or office.organisation)
    for phrase in line["same"]:
        implied = whose and (line.get("implies", False) or _holds_a_seat(phrase))
        for form in (phrase, *phrase_feminines(phrase, known)):
            lines = book.setdefault(fold(form), [])
            if (entry := _Line(office, implied)) not in lines:
                lines.append(entry)


def _holds_a_seat(phrase: str) -> bool:
    return any(found.kind == "seat" for found in world.find_names(phrase))


@lru_cache(maxsize=16384)
def function(text: str) -> FunctionReading | None:
    """The function that these words name, any form, with or without its article: « l'ex-ministre »."""
    return _people().functions.get(text, articles=world.DETERMINERS | {"ex"})


@lru_cache(maxsize=16384)
def collective(text: str) -> CollectiveReading | None:
    """The collective that these words name: « le gouvernement », « les rebelles », « des habitantes »."""
    return _people().collectives.get(text, articles=world.DETERMINERS)


@lru_cache(maxsize=16384)
def title(text: str) -> Title | None:
    """The civil title: « M. », « Mme », « Mgr », « cheikh »; « me » is none."""
    return _people().titles.get(text)


def find_functions(text: str) -> list[FoundReading[FunctionReading]]:
    """Every function named in a text, the longest phrase at each place."""
    return list(_find(_people().functions, text))


def find_collectives(text: str) -> list[FoundReading[CollectiveReading]]:
    """Every collective named in a text, the longest phrase at each place."""
    return list(_find(_people().collectives, text))


def _find(book: Phrasebook[T], text: str) -> Iterator[FoundReading[T]]:
    words, after = words_of(text), 0
    for i in [i for i, word in enumerate(words) if word.folded in book.longest]:
        match = book.at(text, words, i) if i >= after else None
        if match is not None:
            yield FoundReading(words[match.start].start, words[match.end - 1].end, match.value)
            after = match.end


def office_of(text: str, *, country: str | None = None) -> Office | None:
    """The office that a phrase names and whose it is, None when the table does not know it or cannot tell whose.

    « le ministre russe des Affaires étrangères », « le chef de la diplomatie russe » and « le chef de la diplomatie
    de Russie » are one office. `country` is the state known from elsewhere: « le secrétaire d'Etat » alone is nobody's,
    with `country="USA"` it is the minister of foreign affairs.

    >>> office_of("le secrétaire d'Etat américain"), office_of("le patron du Pentagone")
    (Office(name='ministre des Affaires étrangères', country='USA', organisation=None), \
Office(name='ministre de la Défense', country='USA', organisation=None))
    """
    words = words_of(text)
    while words and words[0].folded in world.DETERMINERS:
        words = words[1:]
    whole = _choose(_key(words), country, None)
    if whole and whole.organisation:
        return whole
    for rest, state, organisation in _owners(text, words):
        if found := _choose(rest, state or country, organisation):
            return found
    return whole


def _owners(text: str, words: list[Word]) -> Iterator[tuple[str, str | None, str | None]]:
    """What is left of the phrase once the words that say whose office it is are taken out, with that owner."""
    for i in range(1, len(words)):
        for end in (i + 2, i + 1):  # « sud-africaine » is two words, « russe » one
            if end <= len(words) and (people := world.state_of_demonym(text[words[i].start : words[end - 1].end])):
                yield _key(words[:i] + words[end:]), people.code, None
        tail = text[words[i].start : words[-1].end]
        before = words[i - 1].folded
        if before not in ("de", "du", "des", "d", "l", "la"):
            continue
        cut = i - 1 if before in ("de", "du", "des", "d") else i - 2
        if state := world.state_named(tail):
            yield _key(words[:cut]), state.code, None
        if organisation := world.organisation(tail):
            yield _key(words[:cut]), None, organisation.name


def _key(words: list[Word]) -> str:
    return " ".join(word.folded for word in words)


def _choose(key: str, country: str | None, organisation: str | None) -> Office | None:
    """The office of a folded phrase for an owner: its own line first, then the one that holds anywhere."""
    lines = _people().offices.get(key, [])
    for line in lines:
        if line.office.country and line.office.country == country:
            return line.office
        if line.office.organisation and line.office.organisation == organisation:
            return line.office
    if organisation:
        return None
    for line in lines:
        if line.implied and (country is None or line.office.organisation):
            return line.office
    for line in lines:
        if not line.office.country and not line.office.organisation:
            return Office(line.office.name, country)
    return None
