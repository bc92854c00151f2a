"""Where does a dispatch that comes into a store belong: to which versions, to which story?

`place` runs inside the store's transaction, after the rows of the dispatch and its record are written. It looks
only at what its indexes give, so that it costs the same at any size of the archive. What a person decided
(`membership`) stands: a dispatch that was put into a story stays there, and stories that were parted do not
grow together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from aidememoire.record import Record
from aidememoire.store.schema import dispatches, signatures
from aidememoire.stories.joining import fit, rarest, weigh
from aidememoire.stories.membership import absorb
from aidememoire.stories.nouns import VersionKind
from aidememoire.stories.signature import founds_a_story, signature_of
from aidememoire.stories.story_rows import (
    ALL,
    are_apart,
    count_in,
    count_out,
    find_candidates,
    found_story,
    profiles_of,
    settle,
    signature_row,
    stories_with,
    write_signature,
)  # fmt: skip
from aidememoire.stories.tellings import Telling
from aidememoire.stories.version_rows import Member, drop_keys, find_group, keys_for, write_group, write_keys

_STANDS = (
    select(
        dispatches.c.story,
        dispatches.c.story_fixed,
        dispatches.c.version_group,
        dispatches.c.received,
        signatures.c.day,
    )
    .join_from(dispatches, signatures, signatures.c.dispatch == dispatches.c.number, isouter=True)
    .where(dispatches.c.number == bindparam("number"))
)
_COPIES = ("resent", "republished")
_SMALL = 5  # dispatches: a larger story is joined to another one by a person alone


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a dispatch was placed: its group (the id of its first version), what it is `of` which one, its story."""

    group: str
    kind: VersionKind
    of: str | None
    story: str | None


def place(connection: Connection, record: Record, *, number: int, same_id: str | None = None) -> Placed:
    """Places a dispatch of the store, or places it anew after its record was read again.

    `number` is that of its row, `same_id` a dispatch known to be another version of it. Writes its version group, its
    story and what later dispatches will find it by.
    A dispatch without any date is counted under the day it came in.
    """
    story, fixed, group_before, received, old_day = connection.execute(_STANDS, {"number": number}).one()
    telling = Telling.of(record, received)
    day = telling.day or received[:10] or "1970-01-01"
    keys = keys_for(telling)
    if old_day is not None:
        drop_keys(connection, keys, number, old_day)

    members = find_group(connection, telling, number, keys, group_before, same_id)
    group = write_group(connection, telling, number, members)
    write_keys(connection, keys, number, day)
    version = next(version for version in group.versions if version.dispatch == record.id)

    signature = signature_of(record) if version.kind not in _COPIES else {}
    target = story if fixed else _story_of(members) or story
    if target is None and signature:
        target = _joined(connection, signature, day)
    if story is not None:
        count_out(connection, story, number)
    write_signature(connection, number, day, signature, telling)
    if target is None and founds_a_story(record):
        target = found_story(connection, record.id, record.header.headline, day)
    if target is not None:
        count_in(connection, target, number, signature, day)
        _take_along(connection, members, target)
    if story is not None:
        settle(connection, story)
    return Placed(group.id, version.kind, version.of, target)


def _story_of(members: Sequence[Member]) -> str | None:
    """The story of a version group: where a person put one of its dispatches, else that of the first."""
    return next((m.story for m in members if m.fixed and m.story), next((m.story for m in members if m.story), None))


def _take_along(connection: Connection, members: Sequence[Member], story: str) -> None:
    """Moves the other versions of a dispatch to its story, those that a person put elsewhere excepted."""
    for member in members:
        if member.story == story or member.fixed:
            continue
        day, signature = signature_row(connection, member.number)
        if member.story is not None:
            count_out(connection, member.story, member.number)
        count_in(connection, story, member.number, signature, day or member.telling.day or member.telling.received[:10])
        if member.story is not None:
            settle(connection, member.story)


def _joined(connection: Connection, signature: Mapping[str, float], day: str) -> str | None:
    """The story that these features fit best, None when they fit none.

    Two that they fit for sure are one story that began twice: the smaller is taken into the larger.
    """
    counts = stories_with(connection, signature)
    weights = weigh(signature, counts, counts.get(ALL, 0))
    found = find_candidates(connection, weights, rarest(weights, counts), day)
    profiles = {profile.story: profile for profile in profiles_of(connection, found, list(weights))}
    fits = [fit(weights, day, profile) for profile in profiles.values()]
    joining = sorted((each for each in fits if each.joins), key=lambda each: each.rank, reverse=True)
    if not joining:
        return None
    story = joining[0].story
    for other in joining[1:]:
        if not (joining[0].is_sure and other.is_sure) or are_apart(connection, story, other.story):
            continue
        smaller, larger = sorted((profiles[story], profiles[other.story]), key=lambda p: (p.dispatches, p.story))
        if smaller.dispatches <= _SMALL:
            absorb(connection, larger.story, smaller.story)
            story = larger.story
    return story
