"""What happened, told once: events of several dispatches that are one, with where the tellings agree and differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date as Date
from datetime import timedelta

from aidememoire.exports.days import days_of
from aidememoire.items import item_name
from aidememoire.lexicon.phrases import fold
from aidememoire.record import Assertion, Status
from aidememoire.stories.counted import Counted
from aidememoire.stories.directory import Directory
from aidememoire.stories.nouns import Difference, Proof, StoryEvent
from aidememoire.stories.told_events import NEAR, ToldEvent, same_event
from aidememoire.times.numbers import number

FIRMNESS: dict[Assertion, int] = {"agency": 0, "attributed": 1, "hearsay": 2, "denied": 3}


def tellings(groups: Sequence[Counted], directory: Directory) -> list[ToldEvent]:
    """Every event of every version, in the order in which it became known."""
    found = []
    for rank, group in enumerate(groups):
        for record in group.all:
            meetings = {meeting.event: meeting for meeting in record.meetings}
            found += [
                ToldEvent(
                    record, event, meetings.get(event.id), directory, group.group, rank, record is not group.record
                )
                for event in record.events
            ]
    return found


class _Near:
    """Clusters of one sort by the days they are on, so that a telling is compared with what is near it alone."""

    def __init__(self) -> None:
        self.by_day: dict[str, list[int]] = {}
        self.wide: list[int] = []  # of no day, or of many
        self.every: list[int] = []

    def add(self, number: int, told: ToldEvent) -> None:
        for day in _days(told, 0) or ():
            self.by_day.setdefault(day, []).append(number)
        if not told.days or _days(told, 0) is None:
            self.wide.append(number)
        self.every.append(number)

    def of(self, told: ToldEvent) -> list[int]:
        days = _days(told, NEAR)
        if days is None:
            return sorted(set(self.every))
        return sorted({number for day in days for number in self.by_day.get(day, ())} | set(self.wide))


_FEW_DAYS = 7


def _days(told: ToldEvent, around: int) -> list[str] | None:
    """The days a telling may be on, and some around them; None where they are many or none is known."""
    if told.days is None:
        return None
    first, last = Date.fromisoformat(told.days[0]), Date.fromisoformat(told.days[1])
    if (last - first).days > _FEW_DAYS:
        return None
    return [(first + timedelta(days=n)).isoformat() for n in range(-around, (last - first).days + around + 1)]


def cluster(told: Sequence[ToldEvent]) -> list[list[ToldEvent]]:
    """The tellings of each event. One dispatch tells an event once: what it tells apart stays apart."""
    clusters: list[list[ToldEvent]] = []
    near: dict[str, _Near] = {}
    for telling in told:
        by_day = near.setdefault("CONSULT" if telling.meeting else telling.event.type, _Near())
        fitting = [
            number
            for number in by_day.of(telling)
            if all(t.record.id != telling.record.id for t in clusters[number])
            and any(same_event(t, telling) for t in clusters[number])
        ]
        if fitting:
            number = max(fitting, key=lambda one: _closeness(clusters[one], telling))
        else:
            number = len(clusters)
            clusters.append([])
        clusters[number].append(telling)
        by_day.add(number, telling)
    return clusters


def _closeness(group: Sequence[ToldEvent], telling: ToldEvent) -> tuple[int, int]:
    words = max(len(t.matter & telling.matter) for t in group)
    people = max(len(set(t.actors) & set(telling.actors)) for t in group)
    return people, words


def timeline(clusters: Sequence[Sequence[ToldEvent]]) -> tuple[StoryEvent, ...]:
    """The events that a counting version tells, by day; what has no date last, in the order it was told."""
    events = [merged(told) for told in clusters if any(not telling.older for telling in told)]
    return tuple(sorted(events, key=_by_day))


def _by_day(event: StoryEvent) -> tuple[bool, str, str]:
    days = days_of(event.date)
    return days is None, days[0] if days else "", event.proofs[0].date or ""


def merged(told: Sequence[ToldEvent]) -> StoryEvent:
    """The event of several tellings: the newest on its status, the firmest on whether it was, the fullest on who."""
    standing = [telling for telling in told if not telling.older]
    newest = standing[-1]
    firm = min(standing, key=lambda t: FIRMNESS[t.event.assertion])
    first = told[0]
    fullest = max(
        standing, key=lambda t: (FIRMNESS[t.event.assertion] == FIRMNESS[firm.event.assertion], len(t.actors))
    )
    date = _finest([t.event.date for t in standing])
    return StoryEvent(
        id=item_name(first.record.id, first.event.id),
        type=newest.event.type if newest.event.status != "scheduled" else first.event.type,
        mode=next((t.event.mode for t in reversed(standing) if t.event.mode), None),
        contexts=tuple(dict.fromkeys(context for t in standing for context in t.event.contexts)),
        cameo=newest.event.cameo or first.event.cameo,
        actors=fullest.actors,
        recipients=max((t.recipients for t in standing), key=len),
        date=date,
        place=next((t.place for t in reversed(standing) if t.place), None),
        status=_status(standing),
        assertion=firm.event.assertion,
        by=firm.directory.key(firm.record, firm.event.by),
        meeting=any(t.meeting for t in standing),
        independent=len({t.group for t in standing}),
        differences=tuple(_differences(standing)),
        proofs=tuple(Proof.of(t.record, t.event.id, passage) for t in told for passage in t.event.evidence),
    )


def _finest(dates: Sequence[str | None]) -> str | None:
    """The most precise date; of two equally precise the one told most often, then the latest told."""
    known = [date for date in dates if date]
    if not known:
        return None
    often = Counter(known)
    latest = {date: n for n, date in enumerate(known)}
    return min(known, key=lambda date: (_width(date), -often[date], -latest[date]))


def _width(date: str) -> tuple[int, int]:
    days = days_of(date)
    if days is None:
        return 10**6, 0
    span = int(days[1].replace("-", "")) - int(days[0].replace("-", ""))
    return span, -len(date)


def _status(standing: Sequence[ToldEvent]) -> Status:
    """The newest word: what was to come and has come to pass is past; what came to pass does not come again."""
    told = [t.event.status for t in standing if t.event.status != "scheduled"]
    return told[-1] if told else standing[-1].event.status


def _differences(standing: Sequence[ToldEvent]) -> Iterator[Difference]:
    """Each detail on which two tellings cannot both be right, every value once, with who gives it."""
    dates = [(t.event.date, t) for t in standing if t.days]
    if any(a.days and b.days and (a.days[1] < b.days[0] or b.days[1] < a.days[0]) for _, a in dates for _, b in dates):
        yield from _values("date", dates)
    places = [(t.place, t) for t in standing if t.place]
    folded = [fold(place) for place, _ in places if place]
    if any(a not in b and b not in a for a in folded for b in folded):
        yield from _values("place", places)
    ends = [(t.event.status, t) for t in standing if t.event.status != "scheduled" and t.event.type != "REJECT"]
    if len({status for status, _ in ends}) > 1:
        yield from _values("status", ends)
    for figure in dict.fromkeys(name for t in standing for name in t.figures):
        given = [(t.figures.get(figure), t) for t in standing if figure in t.figures]
        if len({_number(value) for value, _ in given}) > 1:
            yield from _values(figure, given)


def _number(said: str | None) -> str:
    value = number(said or "")
    return str(value) if value is not None else (said or "")


def _values(field: str, given: Sequence[tuple[str | None, ToldEvent]]) -> Iterator[Difference]:
    seen: set[str] = set()
    for value, telling in given:
        if value and value not in seen:
            seen.add(value)
            proof = Proof.of(telling.record, telling.event.id, telling.event.evidence[0])
            yield Difference(field=field, value=value, proof=proof)
