"""Which people of a story are one? A surname alone is the one full name that it fits; what fits two is apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from aidememoire.actors.entities import Entity as Known
from aidememoire.actors.entities import content, name_words, same_person
from aidememoire.lexicon import functions, world
from aidememoire.lexicon.given_names import gender_of_given_name
from aidememoire.lexicon.phrases import words_of
from aidememoire.record import Actor
from aidememoire.stories.keys import ORGANISATION, PERSON, office_key, slug, without_titles

Place = tuple[str, str]  # a dispatch and the id of an actor there


@dataclass(slots=True)
class Human:
    """A person of the story so far: every place that names them, under which names."""

    name: str
    words: tuple[str, ...]
    gender: str | None
    countries: set[str] = field(default_factory=set)
    places: list[Place] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The key under which all these places are one."""
        return f"{PERSON}:{slug(self.name)}"


def find_people(actors: Mapping[Place, Actor]) -> dict[Place, str]:
    """The key of each person named, full names first, so that a surname can be told from them."""
    named = [(place, without_titles(actor.name), actor) for place, actor in actors.items()]
    named.sort(key=lambda one: -len(name_words(one[1])))  # stable: dispatches keep their order
    humans: list[Human] = []
    with_word: dict[str, list[int]] = {}  # who fits shares a word of the name: the others need not be asked
    for place, name, actor in named:
        words, gender = name_words(name), _gender(name, actor)
        near = sorted({number for word in words for number in with_word.get(word, ())}) if words else range(len(humans))
        fits = [humans[number] for number in near if _fits(humans[number], name, words, gender, actor.country)]
        same = [human for human in fits if human.words == words]
        human = same[0] if same else fits[0] if len(fits) == 1 else None
        if human is None:
            human = Human(name, words, gender)
            for word in set(words):
                with_word.setdefault(word, []).append(len(humans))
            humans.append(human)
        human.places.append(place)
        human.gender = human.gender or gender
        if actor.country:
            human.countries.add(actor.country)
    return {place: human.key for human in humans for place in human.places}


def _fits(human: Human, name: str, words: tuple[str, ...], gender: str | None, country: str | None) -> bool:
    if words == human.words:
        return not (gender and human.gender and gender != human.gender)
    if country and human.countries and country not in human.countries:
        return False
    known = Known("person", human.name, gender=human.gender, words=human.words)
    return same_person(known, name, gender, titled=len(words) == 1)


def _gender(name: str, actor: Actor) -> str | None:
    """Whether words of the text or the given name say « Mme » or « M. »."""
    for mention in actor.mentions:
        first = words_of(mention.text)[:1]
        title = functions.title(first[0].raw) if first else None
        if title is not None and title.gender:
            return title.gender
    words = words_of(name)
    return gender_of_given_name(words[0].folded) if len(words) > 1 else None


@dataclass(frozen=True, slots=True)
class Office:
    """What somebody is, so that two wordings of it are equal: a function and whose it is, keys and plain words."""

    noun: str
    of: frozenset[str]
    known: str | None  # the key of an office that the lexicon knows
    relational: bool = False

    def fits(self, other: Office) -> bool:
        """Whether both can be one office; one that does not say whose it is fits any of its name."""
        if self.known and other.known:
            return self.known == other.known
        if self.noun != other.noun:
            return False
        if not self.of or not other.of:
            return not (self.relational or other.relational)
        return self.of <= other.of or other.of <= self.of


def office_of(title: str, country: str | None, bodies: Mapping[str, str]) -> Office | None:
    """The office that a title names; `bodies` are names and acronyms of the story with their keys."""
    found = next(iter(functions.find_functions(title)), None)
    if found is None:
        return None
    function = found.reading.function
    known = functions.office_of(title, country=country)
    whole = office_key(title, country) if known and (known.country or known.organisation) else None
    rest = title[found.end :]
    of = set(content(rest)) | ({country.lower()} if country else set())
    said = f" {' '.join(word.folded for word in words_of(rest))} "
    for name, key in bodies.items():
        if f" {name} " in said:
            of = (of - set(name.split())) | {key}
            said = said.replace(f" {name} ", " ")
    for named in world.find_names(rest):
        plain = {word.folded for word in words_of(rest[named.start : named.end])}
        if plain <= set(said.split()):
            code = getattr(named.entry, "code", None)
            of = (of - plain) | {code.lower() if code else f"{ORGANISATION}:{slug(named.entry.name)}"}
    for word in words_of(rest):
        state = world.state_of_demonym(word.raw)
        if state is not None:
            of = (of - {word.folded}) | {state.code.lower()}
    return Office(function.noun, frozenset(of), whole, function.relational)


@dataclass(frozen=True, slots=True)
class Held:
    """An office that a named person was said to have, on a day."""

    key: str
    office: Office
    day: str | None


def holder(office: Office, day: str | None, held: Sequence[Held]) -> str | None:
    """The one person who can be meant by an office on a day; None where nobody or more than one fits.

    Of several who had it one after another, the one whose days hold this one.
    """
    fitting = [one for one in held if one.office.fits(office)]
    keys = list(dict.fromkeys(one.key for one in fitting))
    if len(keys) < 2:
        return keys[0] if keys else None
    exact = [one for one in fitting if one.office == office or (office.known and one.office.known == office.known)]
    return _in_time(exact, day)


def _in_time(held: Iterable[Held], day: str | None) -> str | None:
    spans: dict[str, list[str]] = {}
    for one in held:
        if one.day:
            spans.setdefault(one.key, []).append(one.day)
    if len(spans) == 1:
        return next(iter(spans))
    now = [key for key, days in spans.items() if day and min(days) <= day <= max(days)]
    return now[0] if len(now) == 1 else None
