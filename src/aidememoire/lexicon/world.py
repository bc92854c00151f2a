"""Which state, seat of power or organisation do these words name?

The tables `states.toml` and `organisations.toml`, expanded once to dictionaries on folded words (accents, case,
apostrophes and hyphens do not count, capitals do where a name needs them: see `phrases`). All lookups take the words
with or without their article and cost one or two dictionary reads.

>>> state_named("l'Egypte").code, state_of_demonym("paraguayennes").name, seat("Maison-Blanche").country
('EGY', 'Paraguay', 'USA')
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any, Literal, TypeVar

from aidememoire.errors import LexiconError
from aidememoire.lexicon.inflection import Agreement, agree, forms
from aidememoire.lexicon.loader import load
from aidememoire.lexicon.phrases import Match, Phrasebook, Word, fold_word, words_of

T = TypeVar("T")
NamedKind = Literal["state", "region", "capital", "seat", "organisation"]

ARTICLES = frozenset({"le", "la", "les", "l", "du", "des", "au", "aux"})
DETERMINERS = ARTICLES | {"un", "une", "ce", "cet", "cette", "ces", "d", "de"}
# « la Grenade », « de la Grenade », « du Salvador »: what may stand before a name that does not count bare
_WITH_ARTICLE = {"le": ("le", "du", "au"), "la": ("la",), "les": ("les", "des", "aux")}
# « l'ex-Yougoslavie », « pro-Russie »: what may be tied to a name without changing whom it names
_TIED = frozenset({"ex", "pro", "anti", "non", "inter", "post"})
_TAIL = re.compile(r"\s*\([^()]*\)\s*$")


@dataclass(frozen=True, slots=True)
class State:
    """A state: ISO 3166 alpha-3 `code`, its usual French name, and what else it is called.

    `article` is le, la, l', les, or "" for none; `capital` is "" for a state that is no more, whose `successor` is
    the code of the state that took its seat, if any. `demonyms` are masculine singular. `shared`: its capital bears
    the name of people, streets or many towns (« Victoria »).
    """

    code: str
    name: str
    article: str
    capital: str
    demonyms: tuple[str, ...]
    also: tuple[str, ...] = ()
    guarded: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    shared: bool = False
    historical: bool = False
    successor: str = ""

    @property
    def with_article(self) -> str:
        """« la Russie », « l'Iran », « Cuba »."""
        blank = " " if self.article in ("le", "la", "les") else ""
        return self.article + blank + self.name

    @property
    def genitive(self) -> str:
        """What belongs to it: « du Paraguay », « de Russie », « d'Iran », « des États-Unis ».

        >>> state("PRY").genitive, state("ZAF").genitive, state("CUB").genitive
        ('du Paraguay', "d'Afrique du Sud", 'de Cuba')
        """
        if self.article == "le":
            return f"du {self.name}"
        if self.article == "les":
            return f"des {self.name}"
        vowel = self.article == "l'" or fold_word(self.name)[0] in "aeiou"
        return f"d'{self.name}" if vowel else f"de {self.name}"


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a state, a continent or a community; `country` is None when no one state governs it."""

    name: str
    article: str
    country: str | None
    demonyms: tuple[str, ...]
    kind: Literal["region", "continent", "community"] = "region"
    also: tuple[str, ...] = ()
    guarded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seat:
    """A place that stands for the institution it `houses`; `town`: it is also a plain town."""

    name: str
    article: str
    country: str | None
    kind: Literal["government", "organisation", "party"]
    houses: str
    also: tuple[str, ...] = ()
    town: bool = False


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation known by its own name; `part_of` is the name of the larger one."""

    name: str
    article: str
    kind: Literal["organisation", "government", "armed_group", "party"]
    sort: str
    country: str | None = None
    part_of: str | None = None
    also: tuple[str, ...] = ()
    guarded: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


Entry = State | Region | Seat | Organisation


@dataclass(frozen=True, slots=True)
class Found:
    """A name found in a text: character offsets, half-open, article left out.

    `flanked`: a capitalised word stands right beside it, so that it may be a part of a longer name (« Sofia Loren »,
    « Air France »), which the tables cannot tell.
    """

    start: int
    end: int
    kind: NamedKind
    entry: Entry
    flanked: bool = False


@dataclass(slots=True)
class _World:
    states: dict[str, State] = field(default_factory=dict)
    regions: list[Region] = field(default_factory=list)
    organisations: list[Organisation] = field(default_factory=list)
    prefixes: dict[str, str] = field(default_factory=dict)
    named: dict[NamedKind, Phrasebook[Any]] = field(default_factory=dict)
    demonyms: Phrasebook[State] = field(default_factory=Phrasebook)
    regional: Phrasebook[Region] = field(default_factory=Phrasebook)
    adjectives: Phrasebook[Organisation] = field(default_factory=Phrasebook)
    agreements: dict[str, set[Agreement]] = field(default_factory=dict)


@cache
def _world() -> _World:
    tables = load("states")
    world = _World(
        states={item.code: item for item in _states(tables)},
        regions=[_make(Region, line) for line in tables["region"]],
        organisations=[
            _make(Organisation, {"kind": "organisation"} | line) for line in load("organisations")["organisation"]
        ],
        prefixes={fold_word(first): code for first, code in tables["prefix"].items()},
    )
    seats = [_make(Seat, line) for line in tables["seat"]]
    everyone = list(world.states.values())
    world.named = {
        "organisation": _names(world.organisations),
        "seat": _names(seats),
        "state": _names(everyone),
        "region": _names([item for item in world.regions if item.name]),
        "capital": _capitals(everyone),
    }
    for book, entries, words in (
        (world.demonyms, everyone, "demonyms"),
        (world.regional, world.regions, "demonyms"),
        (world.adjectives, world.organisations, "adjectives"),
    ):
        _add_adjectives(book, entries, words, world.agreements)
    return world


def _states(tables: Mapping[str, Any]) -> list[State]:
    return [_make(State, line) for line in tables["state"]] + [
        _make(State, line | {"historical": True}) for line in tables["historical"]
    ]


def _make(kind: type[T], line: Mapping[str, Any]) -> T:
    """A line of a table as an object: lists become tuples, an empty country None."""
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in line.items()}
    if "country" in values:
        values["country"] = values["country"] or None
    try:
        return kind(**values)
    except TypeError as error:
        raise LexiconError(f"{error}", where=f"{kind.__name__} {line.get('name')!r}") from error


def _names(entries: Sequence[Any]) -> Phrasebook[Any]:
    book: Phrasebook[Any] = Phrasebook()
    for entry in entries:
        free_of_article = dict.fromkeys((entry.name, *entry.also))
        for name in getattr(entry, "guarded", ()):
            article, bare = name.split(" ", 1)
            free_of_article.pop(bare, None)
            for variant in _WITH_ARTICLE[article]:
                book.add(f"{variant} {bare}", entry, skip=1)
        for name in free_of_article:
            book.add(name, entry)
    return book


def _capitals(states: Sequence[State]) -> Phrasebook[State]:
    book: Phrasebook[State] = Phrasebook()
    for item in states:
        for town in dict.fromkeys((item.capital, *item.towns)):
            if town:
                book.add(town, item)
            if town.startswith("Le "):  # « au Caire », « du Caire »
                book.add(town.replace("Le", "au", 1), item, skip=1)
                book.add(town.replace("Le", "du", 1), item, skip=1)
    return book


def _add_adjectives(
    book: Phrasebook[Any], entries: Sequence[Any], words: str, agreements: dict[str, set[Agreement]]
) -> None:
    for entry in entries:
        for word in getattr(entry, words):
            for form, agreement in forms(word).items():
                book.add(form, entry, free=True)
                agreements.setdefault(form.lower(), set()).add(agreement)


def state(code: str) -> State | None:
    """The state of an ISO alpha-3 code, historical ones included."""
    return _world().states.get(code)


def states() -> tuple[State, ...]:
    """Every state of the table, those that are no more included."""
    return tuple(_world().states.values())


def organisations() -> tuple[Organisation, ...]:
    """Every organisation of the table."""
    return tuple(_world().organisations)


def regions() -> tuple[Region, ...]:
    """Every region, continent and community of the table."""
    return tuple(_world().regions)


def _named(kind: NamedKind, text: str) -> Any:
    """The entry of that kind whose name is the whole text, but for an article, « ex- », a bracket that ends it."""
    words = words_of(_TAIL.sub("", text))
    book = _world().named[kind]
    for skip in range(min(3, len(words))):
        if skip and words[skip - 1].folded not in ARTICLES | {"ex"}:
            break
        if found := book.all(words[skip:]):
            return found[0]
    return None


def state_named(text: str) -> State | None:
    """The state that these words name: « Etats-Unis », « la RDC », « l'Etat hébreu », « l'ex-URSS »."""
    found: State | None = _named("state", text)
    return found


def region_named(text: str) -> Region | None:
    """The region or continent that these words name: « la Catalogne », « le Proche-Orient »."""
    found: Region | None = _named("region", text)
    return found


def state_of_capital(text: str) -> State | None:
    """The state governed from there: « Moscou », « Le Caire », « La Haye ». « Bruxelles » is Belgium here."""
    found: State | None = _named("capital", text)
    return found


def seat(text: str) -> Seat | None:
    """The seat of power: « le Kremlin », « la Maison-Blanche », « le Quai d'Orsay ».

    « Bruxelles » is the seat of the European Union here, and says so with `town`.
    """
    found: Seat | None = _named("seat", text)
    return found


@lru_cache(maxsize=1 << 14)
def organisation(text: str) -> Organisation | None:
    """The organisation: « l'ONU », « les Nations unies », « Comité international de la Croix-Rouge (CICR) »."""
    found: Organisation | None = _named("organisation", text)
    return found


@lru_cache(maxsize=1 << 14)
def state_of_demonym(word: str) -> State | None:
    """The state of an adjective or a noun of people, any form: « américaines », « les Brésiliens », « le Russe ».

    None for « congolais » and « coréen », which two states share (`candidates_of_demonym`), and for « franco-russe »,
    which names two (`states_of_demonym`).
    """
    found = candidates_of_demonym(word)
    return found[0] if len(found) == 1 else None


def candidates_of_demonym(word: str) -> tuple[State, ...]:
    """Every state that a demonym may stand for; more than one where it is ambiguous."""
    return tuple(_adjective(_world().demonyms, word))


def states_of_demonym(word: str) -> tuple[State, ...]:
    """The states that a demonym names together: two for « israélo-palestinien », one for « russe », else none."""
    if found := state_of_demonym(word):
        return (found,)
    parts = re.split(r"[-\u2010\u2011]", word.strip())
    for cut in range(1, len(parts)):
        codes = [_world().prefixes.get(fold_word(part)) for part in parts[:cut]]
        end = state_of_demonym("-".join(parts[cut:]))
        if end and all(codes):
            return (*(_world().states[code] for code in codes if code), end)
    return ()


@lru_cache(maxsize=1 << 14)
def region_of_demonym(word: str) -> Region | None:
    """The region, continent or community of an adjective: « catalan », « européenne », « les Kurdes »."""
    return next(iter(_adjective(_world().regional, word)), None)


@lru_cache(maxsize=1 << 14)
def organisation_of_adjective(word: str) -> Organisation | None:
    """The organisation of an adjective: « onusienne » is the ONU's."""
    return next(iter(_adjective(_world().adjectives, word)), None)


@lru_cache(maxsize=16384)
def country_of_adjective(word: str) -> str | None:
    """The ISO code that a demonym of a state or of one of its regions gives to what it qualifies."""
    if found := state_of_demonym(word):
        return found.code
    region = region_of_demonym(word)
    return region.country if region else None


def _adjective(book: Phrasebook[T], word: str) -> list[T]:
    words = words_of(word)
    if len(words) > 1 and words[0].folded in DETERMINERS:
        words = words[1:]
    return book.all(words)


def agreement(word: str) -> Agreement:
    """Gender and number of a demonym's form; None where it serves both; a guess for any other word.

    >>> agreement("russe"), agreement("Françaises")
    (Agreement(gender=None, number='s'), Agreement(gender='f', number='p'))
    """
    known = _world().agreements.get(word.lower())
    if not known:
        return agree(word)
    genders, numbers = {item.gender for item in known}, {item.number for item in known}
    return Agreement(genders.pop() if len(genders) == 1 else None, numbers.pop() if len(numbers) == 1 else None)


def find_names(text: str) -> list[Found]:
    """Every name of a state, region, capital, seat or organisation in a text, longest first, none overlapping.

    A name tied by a hyphen to a word that the tables do not know is left alone (« Nouvelle-Angleterre »); one beside
    a capitalised word is given as `flanked`, and is for a name recogniser to tell (« Air France »). A capital that
    shares its name (« Victoria ») counts where its state is named, too.
    """
    words, openers = words_of(text), _openers()
    found: list[Found] = []
    last_end = -1
    for i in [i for i, word in enumerate(words) if word.folded in openers]:
        best = _best(text, words, i) if i >= last_end else None
        if best is None or _tied(text, words, best[1], last_end):
            continue
        kind, match = best
        start, end = words[match.start].start, words[match.end - 1].end
        found.append(Found(start, end, kind, match.value, _flanked(text, words, match)))
        last_end = match.end
    named = {f.entry for f in found if f.kind == "state"}
    return [f for f in found if f.kind != "capital" or not _is_shared(f.entry) or f.entry in named]


def _is_shared(entry: Entry) -> bool:
    return isinstance(entry, State) and entry.shared


@cache
def _openers() -> frozenset[str]:
    """The first words of all names."""
    return frozenset(first for book in _world().named.values() for first in book.longest)


def _best(text: str, words: Sequence[Word], i: int) -> tuple[NamedKind, Match[Any]] | None:
    best: tuple[NamedKind, Match[Any]] | None = None
    first = words[i].folded
    if first not in _openers():
        return None
    for kind, book in _world().named.items():  # in the order in which equals are preferred
        match = book.at(text, words, i) if first in book.longest else None
        if match is None or (kind == "seat" and match.value.town):
            continue
        if best is None or match.end > best[1].end:
            best = kind, match
    return best


def _tied(text: str, words: Sequence[Word], match: Match[Any], last_end: int) -> bool:
    """Whether a hyphen ties the match to a neighbour that is no name of its own."""
    start, end = match.start, match.end
    if start and start != last_end and _hyphen(text, words[start - 1], words[start]):
        return words[start - 1].folded not in _TIED
    if end < len(words) and _hyphen(text, words[end - 1], words[end]):
        return _best(text, words, end) is None
    return False


def _flanked(text: str, words: Sequence[Word], match: Match[Any]) -> bool:
    """Whether a capitalised word stands beside the match, a blank between, and does not open its sentence."""
    before, after = match.start - 1, match.end
    if after < len(words) and _both_capitalised(text, words, after):
        return _best(text, words, after) is None
    if before < 1 or not _both_capitalised(text, words, match.start):
        return False
    return text[words[before - 1].end : words[before].start].isspace() and words[before].folded not in ARTICLES


def _both_capitalised(text: str, words: Sequence[Word], right: int) -> bool:
    """Whether this word and the one before it are capitalised, on one line, with a blank between."""
    left = right - 1
    blank = text[words[left].end : words[right].start]
    return words[left].raw[0].isupper() and words[right].raw[0].isupper() and blank.isspace() and "\n" not in blank


def _hyphen(text: str, left: Word, right: Word) -> bool:
    return text[left.end : right.start] in ("-", "\u2010", "\u2011")
