"""Whom does a name in a question mean? Accents aside and by part; what fits several or nobody gives suggestions."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, literal_column, or_, select, text

from aidememoire.characters import fold
from aidememoire.errors import InputError
from aidememoire.store import schema
from aidememoire.store.decisions import identities
from aidememoire.store.search import small_words
from aidememoire.store.stem import words_of
from aidememoire.store.store import Store
from aidememoire.store.words import Wanted, match, number_column
from aidememoire.stories.asked_names import keys_meant

SUGGESTED = 6
_LOOKED_AT = 400
_ACRONYM = 8  # letters
_INDEX = "actor_name_words"


@dataclass(frozen=True, slots=True)
class Called:
    """An actor that a name can mean: the key, the fullest name, kind, country."""

    key: str
    name: str
    kind: str
    country: str | None


class UnclearName(InputError):
    """A name that fits nobody in the store, or several: `fitting` are those that it fits, or is near to."""

    def __init__(self, what: str, *, where: str = "", remedy: str = "", fitting: tuple[Called, ...] = ()) -> None:
        super().__init__(what, where=where, remedy=remedy)
        self.fitting = fitting


def find_actor(store: Store, said: str) -> tuple[str, ...]:
    """The keys of the one actor that a name means: several where dispatches name them now in full, now by surname.

    A key (`person:ana-ruiz`) is taken as it is. Raises UnclearName, with whom it may mean, where the name fits
    nobody, or more than one.
    """
    words = " ".join(fold(said).split())
    if not words:
        raise UnclearName("names nobody", where=repr(said), remedy="give a name, « lavrov », or a key, person:ana-ruiz")
    with store.reading() as connection:
        meant = _known(connection, (said.strip(), *keys_meant(said)))
        if meant:
            return meant
        fitting = _fitting(connection, words)
        if not any(fold(one.name).startswith(words) for one in fitting):  # « délégation du FCL » is not the FCL
            fitting = _by_initials(connection, words) or fitting
        if not fitting:
            near = _near(connection, words)
            remedy = (
                f"is it {_listed(near)}?"
                if near
                else "`aidememoire search --in actors WORDS` finds names by their words"
            )
            raise UnclearName("names nobody in the store", where=repr(said), remedy=remedy, fitting=near)
    exact = [one for one in fitting if fold(one.name) == words and (" " in words or one.kind != "person")]
    people = _one_actor(fitting) or _one_actor(exact)
    if people is None:
        remedy = f"say which: {_listed(fitting)}"
        raise UnclearName("may be several", where=repr(said), remedy=remedy, fitting=tuple(fitting[:SUGGESTED]))
    return people


def _known(connection: Connection, keys: Iterable[str]) -> tuple[str, ...]:
    """Which of some keys the store has; one that is part of another one now gives that one."""
    key, asked = schema.actor_names.c.key, list(dict.fromkeys(keys))
    found = set(connection.execute(select(key).where(key.in_(asked))).scalars())
    if not found:
        who = identities(connection)
        asked = list(dict.fromkeys(who.actor(one) for one in asked if who.actor(one) != one))
        found = set(connection.execute(select(key).where(key.in_(asked))).scalars()) if asked else set()
    return tuple(one for one in asked if one in found)


def _fitting(connection: Connection, words: str) -> list[Called]:
    """Everybody one of whose names holds all the words, each at the beginning of a word; most named first."""
    starts = tuple(dict.fromkeys(word.form for word in words_of(words)))
    if not starts:
        return []
    condition, values = match(connection, _INDEX, Wanted(starts=starts))
    name = schema.actor_names.c
    number: ColumnElement[int] = literal_column(number_column(connection, _INDEX))
    inside = select(number).select_from(text(_INDEX)).where(text(condition).bindparams(**values)).limit(_LOOKED_AT)
    query = select(name.key, name.name, name.kind, name.country).where(name.number.in_(inside))
    return _ranked(connection, connection.execute(query).all())


def _by_initials(connection: Connection, words: str) -> list[Called]:
    """Everybody whose initials these are, small words aside or not: « FCL » is « Front du Chaco libre »."""
    if not words.isalpha() or not 2 <= len(words) <= _ACRONYM:
        return []
    name = schema.actor_names.c
    begins = name.folded.startswith(words[0], autoescape=True) & name.folded.contains(f" {words[-1]}", autoescape=True)
    query = select(name.key, name.name, name.kind, name.country).where(begins, name.kind != "person")
    return _ranked(connection, [row for row in connection.execute(query) if words in _initials(row.name)])


def _initials(name: str) -> tuple[str, str]:
    forms = [word.form for word in words_of(name)]
    full = [form for form in forms if form not in small_words()]
    return "".join(form[0] for form in forms), "".join(form[0] for form in full)


def _ranked(connection: Connection, rows: Sequence[Any]) -> list[Called]:
    """Each actor once, under its fullest name; those named in most dispatches first, whoever has no name last."""
    by_key: dict[str, Called] = {}
    for row in rows:
        known = by_key.get(row.key)
        if known is None or len(row.name) > len(known.name):
            by_key[row.key] = Called(row.key, row.name, row.kind, row.country)
    actor = schema.actors.c
    query = select(actor.key, func.count()).where(actor.key.in_(list(by_key))).group_by(actor.key)
    often = dict(connection.execute(query).tuples().all())
    return sorted(by_key.values(), key=lambda one: (one.key.startswith("unnamed:"), -often.get(one.key, 0), one.key))


def _one_actor(fitting: Sequence[Called]) -> tuple[str, ...] | None:
    """The keys, where all of them can be one actor: a full name and its parts. Nameless ones are passed over."""
    named = [one for one in fitting if not one.key.startswith("unnamed:")] or list(fitting)
    inside = [name for one in named if " " in (name := fold(one.name))]
    named = [  # « entourage de Claire Thornbury » is not she
        one for one in named if not any(other != (name := fold(one.name)) and f" {other}" in name for other in inside)
    ]
    if not named:
        return None
    if len({one.key.partition(":")[0] for one in named}) > 1:
        return None
    fullest = max(named, key=lambda one: len(one.key))
    parts = set(fullest.key.partition(":")[2].split("-"))
    if all(set(one.key.partition(":")[2].split("-")) <= parts for one in named):
        return (fullest.key, *(one.key for one in named if one.key != fullest.key))
    return None


def _near(connection: Connection, words: str) -> tuple[Called, ...]:
    """Names written nearly so: among those that begin with the same letters."""
    name = schema.actor_names.c
    starts = {word[:size] for word in words.split() for size in (1, 2) if word[:size]}
    holds = [name.folded.startswith(start, autoescape=True) for start in starts]
    holds += [name.folded.contains(f" {start}", autoescape=True) for start in starts if len(start) > 1]
    rows = connection.execute(
        select(name.key, name.name, name.kind, name.country, name.folded).where(or_(*holds)).limit(_LOOKED_AT)
    ).all()
    every: dict[str, Any] = {}
    for row in sorted(rows, key=lambda row: len(row.name)):
        for part in (row.folded, *row.folded.split()):
            every.setdefault(part, row)
    best = difflib.get_close_matches(words, every, n=SUGGESTED, cutoff=0.7)
    found = {row.key: row for row in (every[name] for name in best)}
    return tuple(Called(row.key, row.name, row.kind, row.country) for row in found.values())[:3]


def _listed(fitting: Sequence[Called]) -> str:
    shown = [f"{one.name} ({one.key})" for one in fitting[:SUGGESTED]]
    more = len(fitting) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")
