"""Which version group does a dispatch join in a store? Candidates by indexed keys, the group put in order again."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, or_, select, update

from aidememoire.characters import fold
from aidememoire.store.schema import bands, dispatches, signatures
from aidememoire.stories.nouns import Version, VersionGroup
from aidememoire.stories.shingles import keys_of, phrase_key
from aidememoire.stories.tellings import Telling, known_telling
from aidememoire.stories.versions import WINDOW, are_versions, group_of

MOST = 12  # candidates that are looked at, those that share most keys first
PERIOD = 15  # days whose keys lie together: the window around a day touches two
_TITLE = 4  # words: a shorter headline is everybody's
_QUOTED = re.compile(r"[«\"“]\s*([^«»\"“”]{10,200}?)\s*[»\"”]")


@dataclass(frozen=True, slots=True)
class Member:
    """A dispatch of the store as versions are told from, with where it stands now."""

    number: int
    telling: Telling
    version: Version | None
    group: str | None
    superseded: bool
    story: str | None
    fixed: bool


def find_group(
    connection: Connection,
    new: Telling,
    number: int,
    keys: Sequence[int],
    known: str | None,
    same_id: str | None = None,
) -> list[Member]:
    """The dispatches of all groups that a dispatch is a version of a member of, itself left out; empty for none.

    `keys` are those of its words and headline (`keys_for`), `known` the group it was in before: it stays in it.
    `same_id` is a dispatch that is known to be a version of it.
    """
    candidates = _members(connection, _candidates(connection, new, number, keys))
    found = [member for member in candidates if are_versions(new, member.telling)]
    of = dispatches.c
    same = connection.execute(select(of.number, of.version_group).where(of.id == same_id)).first() if same_id else None
    groups = sorted({group for group in (known, same and same[1], *(member.group for member in found)) if group})
    others = connection.execute(_OF_GROUPS, {"groups": groups, "number": number}).scalars() if groups else ()
    wanted = {*others, *([same[0]] if same else []), *(member.number for member in found)}
    have = {member.number: member for member in candidates}
    have |= {member.number: member for member in _members(connection, sorted(wanted - have.keys()))}
    return [have[each] for each in sorted(wanted) if each in have]


def write_group(connection: Connection, new: Telling, number: int, members: Sequence[Member]) -> VersionGroup:
    """Puts a dispatch and the members of its group in order, in the store too; gives the group."""
    known = {member.telling.id: member.version for member in members if member.version}
    group = group_of([new, *(member.telling for member in members)], known)
    there = {member.telling.id: member for member in members}
    changed = []
    for version in group.versions:
        member = there.get(version.dispatch)
        superseded = version.dispatch != group.newest
        if member and (member.group, member.superseded, member.version) == (group.id, superseded, version):
            continue
        changed.append({
            "at": member.number if member else number, "group": group.id, "kind": version.kind, "previous": version.of,
            "late": superseded,
        })  # fmt: skip
    if changed:
        connection.execute(_GROUPED, changed)
    return group


def write_keys(connection: Connection, keys: Collection[int], number: int, day: str) -> None:
    """Keeps the keys by which later dispatches find this one."""
    period = _period(day)
    rows = [{"period": period, "hash": key, "day": day, "dispatch": number} for key in keys]
    if rows:
        connection.execute(_KEYS, rows)


def drop_keys(connection: Connection, keys: Collection[int], number: int, day: str) -> None:
    """Takes the keys of a dispatch that was counted under that day out again."""
    mine = (bands.c.period == _period(day)) & (bands.c.dispatch == number)
    connection.execute(delete(bands).where(mine, bands.c.hash.in_(keys)))


def keys_for(telling: Telling) -> list[int]:
    """The keys of a dispatch's words, and one for its headline."""
    title = [phrase_key(telling.headline)] if len(telling.headline) >= _TITLE else []
    return sorted({*keys_of(telling.words), *title})


def _candidates(connection: Connection, new: Telling, number: int, keys: Sequence[int]) -> list[int]:
    """The dispatches of the days around that share most keys, and those of the same identifier or slug."""
    found: list[int] = []
    if new.day:
        first, last = (_shifted(new.day, days) for days in (-WINDOW.days, WINDOW.days))
        if new.signal == "cancelled":
            keys = [*keys, *(phrase_key(words) for words in _quoted(new))]
        around = {"first": first, "last": last, "periods": sorted({_period(first), _period(new.day), _period(last)})}
        found += connection.execute(_NEAR, {"keys": keys, "number": number, **around}).scalars()
    same = []
    if new.header.identifier:
        same.append(dispatches.c.identifier == new.header.identifier)
    if new.header.slug and new.day:
        same.append((dispatches.c.slug == new.header.slug) & (dispatches.c.date == new.day))
    if same:
        query = select(dispatches.c.number).where(or_(*same), dispatches.c.number != number)
        found += connection.execute(query.order_by(dispatches.c.number.desc()).limit(MOST)).scalars()
    return list(dict.fromkeys(found))


def _quoted(telling: Telling) -> Iterable[tuple[str, ...]]:
    """The words between quotation marks: headlines that a cancellation may name."""
    for found in _QUOTED.finditer(telling.text):
        words = tuple(re.findall(r"\w+", fold(found[1])))
        if len(words) >= _TITLE:
            yield words


def _period(day: str) -> int:
    return date.fromisoformat(day[:10]).toordinal() // PERIOD


def _shifted(day: str, days: int) -> str:
    try:
        return (date.fromisoformat(day[:10]) + timedelta(days=days)).isoformat()
    except OverflowError:  # the first days of the calendar, or its last
        return day


def _members(connection: Connection, numbers: Sequence[int]) -> list[Member]:
    """Those dispatches as the store has them, in that order."""
    if not numbers:
        return []
    found = {row.number: _member(row) for row in connection.execute(_COMPARED, {"numbers": numbers})}
    return [found[number] for number in numbers if number in found]


def _member(row: Row[tuple[object, ...]]) -> Member:
    telling = known_telling(row.id, row.header, row.words, row.date, row.received)
    version = telling.version(row.version_kind, row.version_of) if row.version_kind else None
    return Member(
        row.number, telling, version, row.version_group, bool(row.superseded), row.story, bool(row.story_fixed)
    )


# the statements that every dispatch needs, made once
_NEAR = (
    select(bands.c.dispatch)
    .where(
        bands.c.period.in_(bindparam("periods", expanding=True)),
        bands.c.hash.in_(bindparam("keys", expanding=True)),
        bands.c.day.between(bindparam("first"), bindparam("last")),
        bands.c.dispatch != bindparam("number"),
    )
    .group_by(bands.c.dispatch)
    .order_by(func.count().desc(), bands.c.dispatch)
    .limit(MOST)
)
_COMPARED = (
    select(
        dispatches.c.number, dispatches.c.id, dispatches.c.date, dispatches.c.received, dispatches.c.version_group,
        dispatches.c.version_kind, dispatches.c.version_of, dispatches.c.superseded, dispatches.c.story,
        dispatches.c.story_fixed, signatures.c.header, signatures.c.words,
    )
    .join_from(dispatches, signatures, signatures.c.dispatch == dispatches.c.number)
    .where(dispatches.c.number.in_(bindparam("numbers", expanding=True)))
)  # fmt: skip
_OF_GROUPS = select(dispatches.c.number).where(
    dispatches.c.version_group.in_(bindparam("groups", expanding=True)), dispatches.c.number != bindparam("number")
)
_GROUPED = (
    update(dispatches)
    .where(dispatches.c.number == bindparam("at"))
    .values(
        version_group=bindparam("group"), version_kind=bindparam("kind"), version_of=bindparam("previous"),
        superseded=bindparam("late"),
    )
)  # fmt: skip
_KEYS = insert(bands)
