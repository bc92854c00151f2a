"""What was to come, and what became of it: held, called off, moved to another day, passed with no word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date as Date
from datetime import timedelta
from functools import cache, cached_property

from aidememoire.actors.entities import name_words
from aidememoire.exports.days import days_of
from aidememoire.items import item_name
from aidememoire.lexicon.loader import load
from aidememoire.lexicon.phrases import fold_word, words_of
from aidememoire.record import Actor, AgendaItem, Record
from aidememoire.stories.counted import Counted
from aidememoire.stories.directory import Directory
from aidememoire.stories.nouns import AgendaState, Proof, StoryAgendaItem
from aidememoire.stories.told_events import ToldEvent
from aidememoire.stories.words import listed, shared, stems, timeless

SAME_DAY = 0.5  # of the words, for plans of one day
MOVED = 0.6
TALKS = "=talks"


@dataclass(eq=False)
class Plan:
    """An agenda item as one record has it; `number` is its place there, from 1."""

    record: Record
    item: AgendaItem
    number: int
    directory: Directory
    rank: int
    older: bool

    @cached_property
    def days(self) -> tuple[str, str] | None:
        """First and last day that its date covers."""
        return days_of(self.item.date)

    @cached_property
    def people(self) -> frozenset[str]:
        """Keys of those named in its words, and of who announced it."""
        place = self.item.evidence
        inside = [
            a.id for a in self.record.actors if any(m.start < place.end and place.start < m.end for m in a.mentions)
        ]
        said = {word.folded for word in words_of(self.item.what)}
        named = [a.id for a in self.record.actors if a.name in self.item.what or _surname(a) in said]
        return frozenset(self.directory.spread(self.directory.keys(self.record, (*inside, *named))))

    @cached_property
    def matter(self) -> frozenset[str]:
        """The stems of what is to be: nouns of talks as one, names of people left out."""
        names = [m.text for a in self.record.actors if a.kind == "person" for m in a.mentions]
        return plan_stems(f"{timeless(self.record, self.item.evidence)} {self.item.what}", names)

    @property
    def proof(self) -> Proof:
        """Its words."""
        return Proof.of(self.record, f"g{self.number}", self.item.evidence)


@dataclass(eq=False)
class Course:
    """One thing to come through the story: its plans, oldest first."""

    plans: list[Plan] = field(default_factory=list)


def _surname(actor: Actor) -> str | None:
    """The last word of a person's name, folded."""
    return name_words(actor.name)[-1] if actor.kind == "person" and len(name_words(actor.name)) > 1 else None


@cache
def _talks() -> frozenset[str]:
    return frozenset(fold_word(word) for word in load("proposals")["kinds"]["talks"])


def plan_stems(said: str, without: Iterable[str] = ()) -> frozenset[str]:
    """The stems of a plan's words; « réunion », « pourparlers » and « entretien » are one."""
    met = any(word.folded in _talks() or word.folded.rstrip("s") in _talks() for word in words_of(said))
    return (stems(said, without=without) - _talk_stems()) | ({TALKS} if met else set())


@cache
def _talk_stems() -> frozenset[str]:
    return stems(" ".join(_talks()))


def agenda(
    groups: Sequence[Counted], clusters: Sequence[Sequence[ToldEvent]], directory: Directory, *, now: str | None
) -> tuple[StoryAgendaItem, ...]:
    """What counting versions announced, by day, what has no day last. `now` is the day it is known on."""
    courses: list[Course] = []
    for rank, group in enumerate(groups):
        for record in group.all:
            plans = [
                Plan(record, item, number, directory, rank, record is not group.record)
                for number, item in enumerate(record.agenda, 1)
            ]
            for plan in sorted(plans, key=lambda one: (one.item.status != "cancelled", one.item.evidence.start)):
                _join(plan, courses)
    ends = Ends(clusters)
    items = [_item(one, ends, now) for one in courses if any(not plan.older for plan in one.plans)]
    return tuple(sorted(items, key=lambda item: (days_of(item.date) is None, (days_of(item.date) or ("",))[0])))


def _join(plan: Plan, courses: list[Course]) -> None:
    fitting = [course for course in courses if _same(course, plan)] or [c for c in courses if _moved(c, plan)]
    if fitting:
        max(fitting, key=lambda course: len(course.plans[-1].matter & plan.matter)).plans.append(plan)
    else:
        courses.append(Course([plan]))


def _same(course: Course, plan: Plan) -> bool:
    """Whether a plan is the course's, for the same day."""
    last = course.plans[-1]
    if last.record.id == plan.record.id and last.item.status == plan.item.status:
        return False
    if last.days and plan.days:
        if last.days[1] < plan.days[0] or plan.days[1] < last.days[0]:
            return False
        alike = shared(last.matter, plan.matter)
        return alike >= SAME_DAY or (bool(last.people & plan.people) and alike > 0.3)
    alike = shared(last.matter, plan.matter)
    return alike >= 0.7 and len(last.matter & plan.matter) > 1


def _moved(course: Course, plan: Plan) -> bool:
    """Whether a plan gives the course another day: told while the old one lay ahead, or after it was called off."""
    last = course.plans[-1]
    if not (last.days and plan.days) or plan.item.status == "cancelled":
        return False
    ahead = plan.record.date is not None and plan.record.date <= last.days[1] and plan.record.id != last.record.id
    if not (ahead or last.item.status == "cancelled") or plan.days[0] <= last.days[1]:
        return False
    if last.record.id == plan.record.id and _takes_up(last, plan):
        return True
    named = not (last.people and plan.people) or bool(last.people & plan.people)
    if len(last.people & plan.people) > 1 and TALKS in last.matter & plan.matter:
        return True
    return named and shared(last.matter, plan.matter) >= MOVED and bool(last.matter & plan.matter)


class Ends:
    """The events by which plans may have ended, found by their day and by the dispatch that tells them."""

    def __init__(self, clusters: Sequence[Sequence[ToldEvent]]) -> None:
        self.of_day: dict[str, list[ToldEvent]] = {}
        self.of_record: dict[str, list[Sequence[ToldEvent]]] = {}
        self._stems: dict[int, frozenset[str]] = {}
        for cluster in clusters:
            for told in cluster:
                self.of_record.setdefault(told.record.id, []).append(cluster)
                if not told.older and told.days and told.event.status != "scheduled":
                    for day in {told.days[0], told.days[1]}:
                        self.of_day.setdefault(day, []).append(told)

    def near(self, days: tuple[str, str]) -> list[ToldEvent]:
        """What is told of these days: a plan's own days are few."""
        first, last = Date.fromisoformat(days[0]), Date.fromisoformat(days[1])
        span = [(first + timedelta(days=n)).isoformat() for n in range(min((last - first).days, 31) + 1)]
        return list(dict.fromkeys(told for day in span for told in self.of_day.get(day, ())))

    def stems(self, told: ToldEvent) -> frozenset[str]:
        """The stems of an event's words, talks as one."""
        if id(told) not in self._stems:
            words = " ".join(timeless(told.record, passage) for passage in told.event.evidence)
            self._stems[id(told)] = plan_stems(words)
        return self._stems[id(told)]

    def announced(self, course: Course) -> list[ToldEvent]:
        """The tellings of the event that a plan's own words announce."""
        return [
            told
            for plan in course.plans
            for cluster in self.of_record.get(plan.record.id, ())
            if any(
                t.record.id == plan.record.id and any(_overlap(e.start, e.end, plan) for e in t.event.evidence)
                for t in cluster
            )
            for told in cluster
            if not told.older
        ]


def _takes_up(last: Plan, plan: Plan) -> bool:
    """Whether a pronoun in the next sentence takes up what was called off: « Elle pourrait se tenir mardi »."""
    first = words_of(plan.item.evidence.text)[:1]
    gap = plan.item.evidence.start - last.item.evidence.end
    return bool(first) and first[0].folded in listed("pronouns") and 0 <= gap <= _NEXT


_NEXT = 60  # code points between the end of one plan's words and the pronoun that takes it up


def _item(course: Course, ends: Ends, now: str | None) -> StoryAgendaItem:
    standing = [plan for plan in course.plans if not plan.older]
    newest = standing[-1]
    days = [plan.item.date for plan in course.plans if plan.item.date]
    date = newest.item.date or (days[-1] if days else None)
    old = tuple(day for day in dict.fromkeys(days) if days_of(day) and days_of(date) and _before(day, date))
    status, ended = _end(course, newest, ends)
    if status is None:
        last = days_of(date)
        passed = bool(last and now and last[1] < now)
        status = "passed" if passed else "postponed" if old else newest.item.status
    return StoryAgendaItem(
        id=item_name(course.plans[0].record.id, f"g{course.plans[0].number}"),
        what=newest.item.what,
        date=date,
        moved_from=old,
        status=status,
        by=newest.directory.key(newest.record, newest.item.by),
        proofs=tuple(plan.proof for plan in course.plans),
        ended=ended,
    )


def _before(day: str, date: str | None) -> bool:
    mine, last = days_of(day), days_of(date)
    return bool(mine and last and mine[1] < last[0])


def _end(course: Course, newest: Plan, ends: Ends) -> tuple[AgendaState | None, Proof | None]:
    """What became of it and the words that say so; None while nothing says."""
    announced = [t for t in ends.announced(course) if t.event.type != "REJECT" and _is_later(t, newest)]
    of_its_day = [t for t in ends.near(newest.days) if _is_later(t, newest)] if newest.days else []
    told = [t for t in announced if newest.days and (t.days is None or t.days[0] <= newest.days[1])]
    told += [t for t in of_its_day if _is_of_plan(t, newest, ends)]
    told.sort(key=lambda t: t.rank)
    held = next((t for t in told if t.event.status == "happened" and t.event.type != "REJECT"), None)
    off = next((t for t in reversed(told) if t.event.status == "cancelled" or t.event.type == "REJECT"), None)
    if held is not None and (newest.item.status != "cancelled" or held.rank > newest.rank):
        return "happened", Proof.of(held.record, held.event.id, held.event.evidence[0])
    if newest.item.status == "cancelled":
        return "cancelled", newest.proof
    if off is not None and off.rank >= newest.rank:
        return "cancelled", Proof.of(off.record, off.event.id, off.event.evidence[0])
    return None, None


def _is_later(told: ToldEvent, newest: Plan) -> bool:
    """Whether an event is told no earlier than the plan, and not as itself to come."""
    if told.event.status == "scheduled" or told.rank < newest.rank:
        return False
    return told.record.id != newest.record.id or told.event.status != "happened"


def _is_of_plan(told: ToldEvent, newest: Plan, ends: Ends) -> bool:
    """Whether an event of the plan's day is of its people and words."""
    kinds = ("CONSULT", "RETREAT", "AID", "SUPPORT")
    if told.event.status != "cancelled" and not (told.meeting or told.event.type in kinds):
        return False
    people = set(told.directory.spread((*told.actors, *told.recipients)))
    named = bool(people & newest.people)
    said = ends.stems(told)
    common = shared(said, newest.matter)
    return common >= (0.34 if named else 0.6) and len(said & newest.matter) > (0 if named else 1)


def _overlap(start: int, end: int, plan: Plan) -> bool:
    return start < plan.item.evidence.end and plan.item.evidence.start < end
