"""What the store tells of one actor, as its page shows it: the answers of `store.queries`, the latest first."""

from __future__ import annotations

from dataclasses import dataclass

from aidememoire.errors import InputError
from aidememoire.store import queries
from aidememoire.store.decisions import identities
from aidememoire.store.queries import Asked, Said, Stood, Who
from aidememoire.store.store import Store

MOST = 40  # rows of each kind that the page shows
_MEETINGS = 10 * MOST  # the latest, among which those whom the actor met are counted


class NoSuchActor(InputError, LookupError):
    """The store has no actor of that key."""


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody whom the actor met: how often, and the last time."""

    key: str
    name: str
    times: int
    last: queries.Met


def actor(store: Store, key: str) -> Who:
    """Who it is. Raises NoSuchActor."""
    found = queries.who(store, (key,))
    if not found.names:
        raise NoSuchActor(f"no actor {key!r}", remedy="the list of actors has all of them")
    return found


def now_part_of(store: Store, key: str) -> str | None:
    """The key of the actor that a person made this one part of, None where nobody did."""
    with store.reading() as connection:
        to = identities(connection).actor(key)
    return to if to != key else None


def said(store: Store, key: str) -> list[Said]:
    """What they said."""
    return queries.said(store, Asked(limit=MOST), by=(key,))[::-1]


def positions(store: Store, key: str) -> list[Stood]:
    """Where they stand, and stood."""
    return queries.positions(store, Asked(limit=MOST), party=(key,), history=True)[::-1]


def met(store: Store, key: str) -> list[Met]:
    """Whom they met, most often first."""
    found: dict[str, list[tuple[str, queries.Met]]] = {}
    for meeting in queries.meetings(store, Asked(actors=(key,), limit=_MEETINGS))[::-1]:
        if meeting.status != "happened":
            continue
        for other, name in zip(meeting.participant_keys, meeting.participants, strict=True):
            if other != key:
                found.setdefault(other, []).append((name, meeting))
    every = [Met(other, held[0][0], len(held), held[0][1]) for other, held in found.items()]
    return sorted(every, key=lambda one: (-one.times, one.name))[:MOST]
