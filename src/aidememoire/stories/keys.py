"""Under which key is an actor of a record known in every dispatch?

A state, its capital and its government are one (decision 007): `state:RUS`. A person goes by name, `person:john-kerry`;
one whom the text calls only by office goes by that, `office:ministre-des-affaires-etrangeres-rus`. Bodies go by name,
`organisation:union-africaine`, those that every country has with their country, `organisation:armee-pry`. What has no
name (`des habitants`, `une source`) is `unnamed:…`: the same key in two dispatches does not make them the same people.

A key is pure and cheap: it needs the actor alone. Who a surname or an office is in a story, `directory` says.
"""

from __future__ import annotations

import re
from functools import lru_cache

from aidememoire.actors.bare_names import bare
from aidememoire.actors.entities import PARTICLES
from aidememoire.actors.word_lists import POSSESSIVES
from aidememoire.actors.word_lists import words as word_list
from aidememoire.lexicon import functions, world
from aidememoire.lexicon.phrases import fold, words_of
from aidememoire.record import Actor
from aidememoire.times.numbers import number

UNNAMED = "unnamed"
OFFICE = "office"
STATE = "state"
ORGANISATION = "organisation"
PERSON = "person"

_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_INDEFINITE = frozenset({"un", "une", "des", "de", "d"})


def directory_key(actor: Actor) -> str:
    """The key of an actor as its own record names it.

    >>> from aidememoire.passage import Passage
    >>> def key(kind, name, country=None):
    ...     words = Passage.cut(name, 0, len(name))
    ...     return directory_key(Actor(id="a1", name=name, kind=kind, country=country, mentions=(words,)))
    >>> key("government", "Russie", "RUS"), key("person", "John Kerry", "USA")
    ('state:RUS', 'person:john-kerry')
    >>> key("person", "chef de la diplomatie russe", "RUS"), key("organisation", "UA")
    ('office:ministre-des-affaires-etrangeres-rus', 'organisation:union-africaine')
    """
    return _key(actor.name, actor.kind, actor.country)


def is_named(key: str) -> bool:
    """Whether the key is of somebody who is one and the same wherever it stands."""
    return not key.startswith(f"{UNNAMED}:")


def slug(name: str) -> str:
    """A name as a part of a key: folded words with hyphens.

    >>> slug("Côte d’Ivoire (Abidjan)")
    'cote-d-ivoire'
    """
    plain = _BRACKETS.sub("", name)
    return fold(bare(plain) if plain.strip() else name).replace(" ", "-") or "x"


@lru_cache(maxsize=1 << 14)
def _key(name: str, kind: str, country: str | None) -> str:
    plain = " ".join(_BRACKETS.sub("", name).split()) or name
    if kind in ("state", "government"):
        return _state(plain, kind, country)
    if kind == "person":
        return _person(plain, country)
    return _body(plain, kind, country)


def _state(name: str, kind: str, country: str | None) -> str:
    found = world.state_named(name) or world.state_of_capital(name)
    if found is not None:
        return f"{STATE}:{found.code}"
    seat = world.seat(name)
    if country and (kind == "state" or seat is not None or not _regional(name)):
        return f"{STATE}:{country}"
    return f"{STATE if kind == 'state' else ORGANISATION}:{slug(name)}"


def _regional(name: str) -> bool:
    """Whether a government is that of a part of a state, or of none: « gouvernement catalan »."""
    if world.region_named(name) is not None:
        return True
    found = [named.kind for named in world.find_names(name)]
    adjectives = any(world.region_of_demonym(word.raw) for word in words_of(name))
    return "state" not in found and ("region" in found or adjectives)


def _person(name: str, country: str | None) -> str:
    said = without_titles(name)
    words = words_of(said)
    if not words:
        return f"{UNNAMED}:{slug(name)}"
    if is_nameless(said):
        return f"{UNNAMED}:{slug(said)}"
    if begins_with_function(said):
        return office_key(said, country)
    if words[0].raw[0].isupper() or words[0].folded in PARTICLES:
        return f"{PERSON}:{slug(said)}"
    return f"{UNNAMED}:{slug(said)}"


def office_key(title: str, country: str | None) -> str:
    """The key of whoever holds an office: the office under its own name and whose it is."""
    office = functions.office_of(title, country=country)
    if office is None:
        return f"{OFFICE}:{slug(title)}"
    whose = office.country or office.organisation
    return f"{OFFICE}:{slug(office.name)}" + (f"-{slug(whose)}" if whose else "")


def without_titles(name: str) -> str:
    """A person's name without what merely stands before it: « M. Kerry », « Brésilien Lucio Brandauro ».

    >>> without_titles("M. Kerry"), without_titles("Brésilien Lucio Brandauro"), without_titles("Jean Français")
    ('Kerry', 'Lucio Brandauro', 'Jean Français')
    """
    words = words_of(name)
    first = 0
    while first + 1 < len(words):
        before = name[words[first].start : words[first + 1].start].strip()
        demonym = len(words) - first > 2 and world.state_of_demonym(words[first].raw) is not None
        if functions.title(before) is None and not demonym:
            break
        first += 1
    return name[words[first].start :].strip() if words else name


def begins_with_function(name: str) -> bool:
    """Whether these words call a person by what they do: « ministre de la Défense », « candidate »."""
    found = next(iter(functions.find_functions(name)), None)
    return found is not None and found.start <= len(name) - len(name.lstrip("«\" '"))


def is_nameless(name: str) -> bool:
    """Whether these words single nobody out: « des habitants », « six pays », « une des sources », « nos équipes »."""
    words = words_of(name)
    if words and words[0].folded in ("l", "la", "le", "les") and len(words) > 1:  # « l'une des sources »
        words = words[1:]
    if not words:
        return True
    first, second = words[0].folded, words[1].folded if len(words) > 1 else ""
    if first in word_list("quantities"):  # « la plupart des élus », not « groupe Nord »
        return second in _INDEFINITE or first not in ("groupe", "ensemble", "nombre", "partie")
    counted = first.isdigit() or number(first) is not None
    return first in _INDEFINITE or first in POSSESSIVES or (counted and bool(second) and words[1].raw[0].islower())


def _body(name: str, kind: str, country: str | None) -> str:
    known = world.organisation(name)
    if known is not None:
        return f"{ORGANISATION}:{slug(known.name)}"
    seat = world.seat(name)
    if seat is not None:
        return f"{STATE}:{seat.country}" if seat.country and seat.kind == "government" else f"organisation:{slug(name)}"
    if is_nameless(name):
        return f"{UNNAMED}:{slug(name)}"
    if not is_common(name):
        return f"{ORGANISATION}:{slug(name)}"
    return f"{ORGANISATION}:{slug(name)}" + (f"-{country.lower()}" if country and not _says_country(name) else "")


def is_common(name: str) -> bool:
    """Whether every country has one of that name: « armée », « ministère de la Défense », not « Front du Sud »."""
    found = next(iter(functions.find_collectives(name)), None)
    if found is None or found.start > 0:
        return name[:1].islower()
    return found.end == len(name) or name[:1].islower() or found.reading.collective.national


def _says_country(name: str) -> bool:
    return any(found.kind == "state" for found in world.find_names(name)) or any(
        world.state_of_demonym(word.raw) is not None for word in words_of(name)
    )
