"""Which version group does a dispatch join in a store? Candidates by indexed keys, the group put in order again."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, RowMapping, delete, func, insert, or_, select, update

from aidememoire.characters import fold
from aidememoire.record import Header
from aidememoire.store.schema import bands, dispatches, records
from aidememoire.stories.nouns import Version, VersionGroup
from aidememoire.stories.shingles import keys_of, phrase_key
from aidememoire.stories.tellings import Telling
from aidememoire.stories.versions import WINDOW, are_versions, group_of

MOST = 12  # candidates that are looked at, those that share most keys first
_TITLE = 4  # words: a shorter headline is everybody's
_QUOTED = re.compile(r"[«\"“]\s*([^«»\"“”]{10,200}?)\s*[»\"”]")


@dataclass(frozen=True, slots=True)
class Member:
    """A dispatch of the store as versions are told from, with where it stands now."""

    number: int
    telling: Telling
    version: Version | None
    group: str | None
    story: str | None
    fixed: bool


def find_group(connection: Connection, new: Telling, number: int, same_id: str | None = None) -> list[Member]:
    """The dispatches of all groups that a dispatch is a version of a member of, itself left out; empty for none.

    `same_id` is a dispatch that is known to be one. A dispatch that was in a group before stays in it.
    """
    candidates = _members(connection, _candidates(connection, new, number))
    found = [member for member in candidates if are_versions(new, member.telling)]
    of = dispatches.c
    known = connection.execute(select(of.version_group).where(of.number == number)).scalar()
    same = connection.execute(select(of.number, of.version_group).where(of.id == same_id)).first() if same_id else None
    groups = sorted({group for group in (known, same and same[1], *(member.group for member in found)) if group})
    query = select(of.number).where(of.version_group.in_(groups), of.number != number)
    others = connection.execute(query).scalars() if groups else ()
    named = [same[0]] if same else []
    return _members(connection, sorted({*others, *named, *(member.number for member in found)}))


def write_group(connection: Connection, new: Telling, number: int, members: Sequence[Member]) -> VersionGroup:
    """Puts a dispatch and the members of its group in order, in the store too; gives the group."""
    known = {member.telling.id: member.version for member in members if member.version}
    group = group_of([new, *(member.telling for member in members)], known)
    numbers = {new.id: number} | {member.telling.id: member.number for member in members}
    for version in group.versions:
        values = {
            "version_group": group.id,
            "version_kind": version.kind,
            "version_of": version.of,
            "superseded": version.dispatch != group.newest,
        }
        connection.execute(update(dispatches).where(dispatches.c.number == numbers[version.dispatch]).values(**values))
    return group


def write_keys(connection: Connection, new: Telling, number: int, day: str) -> None:
    """Keeps the keys by which later dispatches find this one."""
    rows = [{"hash": key, "day": day, "dispatch": number} for key in _keys(new)]
    if rows:
        connection.execute(insert(bands), rows)


def drop_keys(connection: Connection, old: Telling, number: int, day: str) -> None:
    """Takes the keys of a dispatch out again; they are those of its words."""
    keys = _keys(old)
    query = delete(bands).where(bands.c.hash.in_(keys), bands.c.day == day, bands.c.dispatch == number)
    connection.execute(query)


def _keys(telling: Telling) -> list[int]:
    """The keys of its words, and one for its headline."""
    title = [phrase_key(telling.headline)] if len(telling.headline) >= _TITLE else []
    return sorted({*keys_of(telling.words), *title})


def _candidates(connection: Connection, new: Telling, number: int) -> list[int]:
    """The dispatches of the days around that share most keys, and those of the same identifier or slug."""
    keys = _keys(new)
    found: list[int] = []
    if new.day:
        first, last = (_shifted(new.day, days) for days in (-WINDOW.days, WINDOW.days))
        if new.signal == "cancelled":
            keys = [*keys, *(phrase_key(words) for words in _quoted(new))]
        shared = func.count().label("shared")
        query = (
            select(bands.c.dispatch)
            .where(bands.c.hash.in_(keys), bands.c.day.between(first, last), bands.c.dispatch != number)
            .group_by(bands.c.dispatch)
            .order_by(shared.desc(), bands.c.dispatch)
            .limit(MOST)
        )
        found += connection.execute(query).scalars()
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


def _shifted(day: str, days: int) -> str:
    try:
        return (date.fromisoformat(day[:10]) + timedelta(days=days)).isoformat()
    except OverflowError:  # the first days of the calendar, or its last
        return day


def _members(connection: Connection, numbers: Sequence[int]) -> list[Member]:
    """Those dispatches as the store has them, in that order."""
    if not numbers:
        return []
    of = dispatches.c
    query = select(
        of.number, of.id, of.date, of.received, of.version_group, of.version_kind, of.version_of, of.story,
        of.story_fixed, records.c.text, records.c.json,
    ).join(records, records.c.dispatch == of.number).where(of.number.in_(numbers))  # fmt: skip
    found = {row["number"]: _member(row) for row in connection.execute(query).mappings()}
    return [found[number] for number in numbers if number in found]


def _member(row: RowMapping) -> Member:
    header = Header.model_validate(json.loads(zlib.decompress(row["json"]))["header"])
    telling = Telling(row["id"], row["text"], header, row["date"], row["received"])
    version = None
    if row["version_kind"]:
        version = telling.version(row["version_kind"], row["version_of"])
    return Member(row["number"], telling, version, row["version_group"], row["story"], bool(row["story_fixed"]))
