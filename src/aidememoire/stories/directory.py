"""Who is who across the dispatches of a story?

Inside a dispatch the record says who is one. Across dispatches a key does (`keys`), and within a story a surname, an
office or an acronym is the one actor that it fits. What fits two stays apart, and what has no name is only itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from aidememoire.actors.acronyms import is_acronym
from aidememoire.actors.bare_names import bare
from aidememoire.characters import plain
from aidememoire.lexicon import functions, world
from aidememoire.lexicon.phrases import fold, words_of
from aidememoire.record import Actor, ActorKind, Record
from aidememoire.stories.identities import Identities
from aidememoire.stories.keys import (
    OFFICE,
    ORGANISATION,
    PERSON,
    STATE,
    UNNAMED,
    directory_key,
    is_common,
    slug,
    without_titles,
)
from aidememoire.stories.nouns import DatedRole, Party, Proof
from aidememoire.stories.people import Held, Place, find_people, holder, office_of

_IN_BRACKETS = re.compile(r"\(([^()]+)\)\s*$")

__all__ = ["Directory", "directory_key"]


@dataclass(slots=True)
class Directory:
    """Which key each actor of each record has. Made by `Directory.of`."""

    records: tuple[Record, ...]
    who: Identities = field(default_factory=Identities)
    _keys: dict[Place, str] = field(default_factory=dict)
    _members: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, records: Iterable[Record], *, who: Identities | None = None) -> Directory:
        """The directory of some records, oldest first; `who` is what persons decided on who is one with whom."""
        directory = cls(tuple(records), who or Identities())
        directory._resolve()
        if who is not None:
            directory._keys = {place: who.actor(key, place[0]) for place, key in directory._keys.items()}
        return directory

    def key(self, record: Record, actor: str | None) -> str | None:
        """The key of an actor of a record, None for None."""
        return self._keys.get((record.id, actor)) if actor is not None else None

    def keys(self, record: Record, actors: Iterable[str]) -> tuple[str, ...]:
        """The keys of several actors, each once, in their order."""
        return tuple(dict.fromkeys(key for actor in actors if (key := self.key(record, actor))))

    def spread(self, keys: Iterable[str]) -> tuple[str, ...]:
        """The keys with each group's members in its place."""
        return tuple(dict.fromkeys(one for key in keys for one in self._members.get(key, (key,))))

    def parties(self) -> tuple[Party, ...]:
        """Everybody, those most spoken of first."""
        places: dict[str, list[tuple[Record, Actor]]] = {}
        for record in self.records:
            for actor in record.actors:
                places.setdefault(self._keys[record.id, actor.id], []).append((record, actor))
        weight = {key: sum(len(actor.mentions) for _, actor in held) for key, held in places.items()}
        return tuple(self._party(key, places[key]) for key in sorted(places, key=lambda key: (-weight[key], key)))

    def _party(self, key: str, places: Sequence[tuple[Record, Actor]]) -> Party:
        names = _names(key, [actor for _, actor in places])
        countries = Counter(actor.country for _, actor in places if actor.country)
        kinds: Counter[ActorKind] = Counter(actor.kind for _, actor in places)
        members = (self.keys(record, actor.members) for record, actor in places)
        said = self.who.amended(key)
        return Party(
            key=key,
            name=said.get("name") or names[0],
            kind=said.get("kind") or kinds.most_common(1)[0][0],
            country=said.get("country") or (countries.most_common(1)[0][0] if countries else None),
            names=tuple(names),
            roles=tuple(_roles(places)),
            members=tuple(dict.fromkeys(member for found in members for member in found if member != key)),
            dispatches=tuple(dict.fromkeys(record.id for record, _ in places)),
            proofs=tuple(Proof.of(record, actor.id, actor.mentions[0]) for record, actor in places),
        )

    def _resolve(self) -> None:
        actors = {(record.id, actor.id): actor for record in self.records for actor in record.actors}
        raw = {place: directory_key(actor) for place, actor in actors.items()}
        self._keys = dict(raw)
        self._keys |= _bodies({p: a for p, a in actors.items() if raw[p].startswith((f"{ORGANISATION}:", STATE))}, raw)
        self._keys |= find_people({p: a for p, a in actors.items() if raw[p].startswith(f"{PERSON}:")})
        self._holders(actors, raw)
        for place, key in self._keys.items():
            if key.startswith(f"{UNNAMED}:"):
                self._keys[place] = f"{key}@{place[0]}"
        self._groups(actors)

    def _holders(self, actors: Mapping[Place, Actor], raw: Mapping[Place, str]) -> None:
        """Offices that stand for the one named person who has them."""
        days = {record.id: record.date for record in self.records}
        aliases = _aliases(actors, self._keys)
        held = [
            Held(self._keys[place], office, days[place[0]])
            for place, actor in actors.items()
            if raw[place].startswith(f"{PERSON}:")
            for role in actor.roles
            if (office := office_of(role.title, actor.country, aliases)) is not None
        ]
        for place, actor in actors.items():
            if raw[place].startswith(f"{OFFICE}:"):
                office = office_of(actor.name, actor.country, aliases)
                found = holder(office, days[place[0]], held) if office else None
                self._keys[place] = found or self._keys[place]

    def _groups(self, actors: Mapping[Place, Actor]) -> None:
        """Groups with the same members are one."""
        first: dict[frozenset[str], str] = {}
        for (dispatch, id), actor in actors.items():
            members = frozenset(self._keys[dispatch, m] for m in actor.members if (dispatch, m) in self._keys)
            if len(members) > 1:
                self._keys[dispatch, id] = key = first.setdefault(members, self._keys[dispatch, id])
                self._members[key] = tuple(sorted(members))


def _bodies(actors: Mapping[Place, Actor], raw: Mapping[Place, str]) -> dict[Place, str]:
    """Keys of bodies: an acronym or a part of a name is the one body that has it, « les rebelles » the one movement."""
    keys = {place: raw[place] for place in actors}
    aliases = _aliases(actors, keys)
    own = {key: actor for place, actor in actors.items() if (key := keys[place])}
    movements = {keys[p] for p, a in actors.items() if a.kind == "armed_group" and not _is_generic(a)}
    stems: dict[str, set[str]] = {}
    for place, actor in actors.items():
        if actor.country and is_common(actor.name) and keys[place].endswith(f"-{actor.country.lower()}"):
            stems.setdefault(f"{ORGANISATION}:{slug(actor.name)}", set()).add(keys[place])
    found = dict(keys)
    for place, actor in actors.items():
        known = world.organisation(actor.name) is not None and not _is_one_acronym(actor.name)
        alias = None if known else aliases.get(fold(actor.name))
        with_country = stems.get(keys[place], set())
        if alias and alias != keys[place] and alias in own:
            found[place] = alias
        elif len(with_country) == 1:
            found[place] = next(iter(with_country))
        elif actor.kind == "armed_group" and _is_generic(actor) and len(movements) == 1:
            found[place] = next(iter(movements))
    return found


def _is_generic(actor: Actor) -> bool:
    """« les rebelles », which any movement is, not « Front du Sud »."""
    return functions.collective(actor.name) is not None


def _aliases(actors: Mapping[Place, Actor], keys: Mapping[Place, str]) -> dict[str, str]:
    """Folded acronyms and names of several words, each with the one key that it can stand for.

    What a dispatch spells out, « Front du Sud (FDS) », goes before what the acronym is known for elsewhere.
    """
    spelled: dict[str, set[str]] = {}
    used: dict[str, set[str]] = {}
    for place, actor in actors.items():
        if actor.kind == "person":
            continue
        for said in dict.fromkeys((actor.name, *(mention.text for mention in actor.mentions))):
            inside = _IN_BRACKETS.search(said)
            if inside and _is_one_acronym(inside[1]):
                spelled.setdefault(fold(inside[1]), set()).add(keys[place])
            whole = bare(said[: inside.start()] if inside else said)
            if _is_one_acronym(whole) or _has_capitals(whole):
                used.setdefault(fold(whole), set()).add(keys[place])
    alone = {f"{ORGANISATION}:{slug(actor.name)}" for actor in actors.values() if _is_one_acronym(actor.name)}
    found = {}
    for alias in (*spelled, *used):
        meant = spelled.get(alias) or (used[alias] - alone if len(used[alias]) > 1 else used[alias])
        if len(meant) == 1:
            found[alias] = next(iter(meant))
    return found


def _is_one_acronym(said: str) -> bool:
    words = words_of(said)
    return len(words) == 1 and is_acronym(words[0].raw)


def _has_capitals(said: str) -> bool:
    return sum(word.raw[0].isupper() for word in words_of(said)) > 1


def _names(key: str, actors: Sequence[Actor]) -> list[str]:
    """Every form read, the fullest first; a state by its usual name."""
    own: Counter[str] = Counter()
    said: Counter[str] = Counter()
    for actor in actors:
        own[without_titles(actor.name) if actor.kind == "person" else actor.name] += len(actor.mentions)
        said.update(bare(plain(mention.text)) for mention in actor.mentions if _names_it(plain(mention.text), actor))
    named = key.partition(":")[2].partition("@")[0]
    ordered = sorted(own, key=lambda name: (slug(name) != named, -len(words_of(name)), -own[name], name))
    ordered += sorted(said, key=lambda name: (-len(words_of(name)), -said[name], name))
    if key.startswith(f"{STATE}:") and (state := world.state(named)) is not None:
        ordered.insert(0, state.name)
    return list(dict.fromkeys(ordered))


def _names_it(said: str, actor: Actor) -> bool:
    """Whether a mention names by a name: « FCL », « Mme Thornbury », « Moscou », not « le mouvement » or « Il »."""
    words = words_of(bare(said))
    if not 0 < len(words) <= 6 or not any(word.raw[0].isupper() for word in words):
        return False
    known = {word.folded for word in words_of(actor.name)}
    named = [word for word in words if word.folded in known and word.raw[0].isupper()]
    if named or (len(words) == 1 and is_acronym(words[0].raw)):
        return True
    return actor.kind != "person" and bool(world.find_names(bare(said)))


def _roles(places: Sequence[tuple[Record, Actor]]) -> Iterator[DatedRole]:
    """The functions, each with its days, in the order they were read."""
    found: dict[str, list[tuple[Record, Actor, int]]] = {}
    for record, actor in places:
        for number, role in enumerate(actor.roles):
            found.setdefault(fold(role.title), []).append((record, actor, number))
    for read in found.values():
        days = sorted(record.date for record, _, _ in read if record.date)
        record, actor, number = read[0]
        yield DatedRole(
            title=actor.roles[number].title,
            first=days[0] if days else None,
            last=days[-1] if days else None,
            proofs=tuple(Proof.of(r, a.id, a.roles[n].evidence) for r, a, n in read),
        )
