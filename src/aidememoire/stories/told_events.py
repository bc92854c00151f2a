"""What does one dispatch tell of an event, in the terms of the whole story? What makes two tellings one event?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from functools import cached_property

from aidememoire.exports.days import days_of
from aidememoire.lexicon.phrases import fold, words_of
from aidememoire.record import Event, Meeting, Record
from aidememoire.stories.directory import Directory
from aidememoire.stories.words import objects, shared, stem, stems, timeless
from aidememoire.times.numbers import number

NEAR = 2  # days by which two dispatches may differ on one event
_NOON = re.compile(r"T(?:(\d\d)|(MO|MI|AF|EV|NI))")


@dataclass(eq=False)
class ToldEvent:
    """An event of a record. `older`: told by a version that a newer one replaced; `rank` the place of its record."""

    record: Record
    event: Event
    meeting: Meeting | None
    directory: Directory
    group: str
    rank: int
    older: bool = False

    @cached_property
    def actors(self) -> tuple[str, ...]:
        """Keys of those who act or meet."""
        more = self.meeting.participants if self.meeting else ()
        return self.directory.keys(self.record, (*self.event.actors, *more))

    @cached_property
    def recipients(self) -> tuple[str, ...]:
        """Keys of those it is done to."""
        return self.directory.keys(self.record, self.event.recipients)

    @cached_property
    def place(self) -> str | None:
        """Where, as the dispatch names it."""
        return self.event.place or (self.meeting.place if self.meeting else None)

    @cached_property
    def days(self) -> tuple[str, str] | None:
        """First and last day that its date covers."""
        return days_of(self.event.date)

    @cached_property
    def matter(self) -> frozenset[str]:
        """The stems of what it is about: without names of its actors, without times, without its place."""
        names = [
            said
            for actor in (*self.event.actors, *self.event.recipients)
            if (one := self.record.actor(actor))
            for said in (one.name, *(mention.text for mention in one.mentions))
        ]
        found = [objects(timeless(self.record, passage), without=names) for passage in self.event.evidence]
        return frozenset().union(*found) - stems(self.place or "")

    @cached_property
    def figures(self) -> dict[str, str]:
        """What is counted, with its number as written: « quatre morts » gives `morts`."""
        return {
            noun: said for passage in self.event.evidence for noun, said in _figures(timeless(self.record, passage))
        }

    def is_of_its_day(self) -> bool:
        """Whether the dispatch tells it as that day's own news."""
        return self.days is not None and self.record.date is not None and self.days[0] == self.record.date


def _figures(text: str) -> Iterator[tuple[str, str]]:
    words = words_of(text)
    for word, noun in zip(words, words[1:], strict=False):
        said = text[word.start : word.end]
        if (word.raw.isdigit() or (number(said) or 0) > 1) and stem(noun.raw) and noun.raw[0].islower():
            yield noun.folded, said


def same_event(one: ToldEvent, other: ToldEvent) -> bool:
    """Whether two dispatches tell one event: its sort, who, when as precisely as both say, where, on what.

    An act that each dispatch tells as its own day's news is two acts. Days may differ by NEAR where all else is
    told alike: that is a disagreement on the date of one event.
    """
    if one.record.id == other.record.id or not _same_sort(one, other) or not _same_people(one, other):
        return False
    alike = shared(one.matter, other.matter)
    together = _days_together(one, other)
    met = bool(one.meeting and other.meeting) and len(set(one.actors) & set(other.actors)) > 1
    place = _places(one, other)
    if together is None:  # one has no date
        return place is not False and alike >= (0.5 if place or met else 0.6) and _enough(one, other)
    if together:
        if place is False:
            return met and alike >= 0.5
        if _precise(one) and _precise(other) and _hours_apart(one, other):
            return False
        return met or alike >= 0.34 or (_says_little(one, other) and bool(place))
    if one.is_of_its_day() and other.is_of_its_day():
        return False
    near = _gap(one, other) <= NEAR
    return near and place is not False and alike >= 0.6 and _enough(one, other) and set(one.actors) == set(other.actors)


def _same_sort(one: ToldEvent, other: ToldEvent) -> bool:
    if one.event.type == other.event.type:
        return True
    talks = {"CONSULT", "AGREE"}
    return bool(one.meeting and other.meeting) and {one.event.type, other.event.type} <= talks


def _same_people(one: ToldEvent, other: ToldEvent) -> bool:
    if one.recipients and other.recipients and not _meet(one, other, one.recipients, other.recipients):
        return False
    if not one.actors or not other.actors:
        return not (one.actors or other.actors) or bool(one.matter & other.matter)
    return _meet(one, other, one.actors, other.actors)


def _meet(one: ToldEvent, other: ToldEvent, mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether two lists of keys name the same people: one holds the other, a group by its members."""
    if mine == theirs:
        return True
    first, second = set(one.directory.spread(mine)), set(one.directory.spread(theirs))
    return first <= second or second <= first or len(first & second) * 2 > max(len(first), len(second))


def _days_together(one: ToldEvent, other: ToldEvent) -> bool | None:
    if one.days is None or other.days is None:
        return None
    return one.days[0] <= other.days[1] and other.days[0] <= one.days[1]


def _precise(telling: ToldEvent) -> bool:
    return bool(_NOON.search(telling.event.date or ""))


def _hours_apart(one: ToldEvent, other: ToldEvent) -> bool:
    first, second = _NOON.search(one.event.date or ""), _NOON.search(other.event.date or "")
    return bool(first and second and first[0] != second[0] and first[0][1:2].isalpha() == second[0][1:2].isalpha())


def _gap(one: ToldEvent, other: ToldEvent) -> int:
    if one.days is None or other.days is None:
        return 0
    first, second = sorted((one.days, other.days))
    return max(0, (Date.fromisoformat(second[0]) - Date.fromisoformat(first[1])).days)


def _places(one: ToldEvent, other: ToldEvent) -> bool | None:
    """Whether both name one place; None where either names none."""
    if not one.place or not other.place:
        return None
    mine, theirs = fold(one.place), fold(other.place)
    return mine in theirs or theirs in mine


def _enough(one: ToldEvent, other: ToldEvent) -> bool:
    """Whether what is shared is more than a single common word."""
    return len(one.matter & other.matter) > 1 or one.matter == other.matter != frozenset()


def _says_little(one: ToldEvent, other: ToldEvent) -> bool:
    return len(one.matter) < 2 or len(other.matter) < 2
