"""Is a dispatch a version of another one, and of what kind: re-sent, updated, corrected, cancelled, republished?

Nothing is deleted: versions are grouped and the newest one counts. Whether two dispatches are versions of
each other does not depend on which came first, so groups are the same in any order of arrival.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from aidememoire.stories.likeness import Containment, containment
from aidememoire.stories.nouns import Version, VersionGroup, VersionKind
from aidememoire.stories.tellings import Telling

WINDOW = timedelta(days=7)  # versions lie within days of each other

_SAME_DAY = timedelta(hours=20)
_FEW = 12  # words: less is told from another text only by being the same


@dataclass(frozen=True, slots=True)
class _Bar:
    """How much of one text must stand in the other: of its words, and of its news."""

    words: float
    news: float


# by what else binds the two: a mark of the wire, the same day, some days between
_MARKED = _Bar(0.40, 0.40)
_SAME = _Bar(0.50, 0.58)
_LATER = _Bar(0.72, 0.75)
_MUCH_LATER = _Bar(0.90, 0.90)

# a template: so many figures, days and names are others, in sentences that are otherwise the same
_TEMPLATE_CHANGES = 3
_TEMPLATE_SHARE = 0.30
_SERIES_SHARE = 0.10  # on another day, where neither says that it is a new version


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two dispatches compared: what of the first stands in the second, and the other way round."""

    there: Containment
    back: Containment

    @property
    def contained(self) -> Containment:
        """The fuller of the two: a cut text in the whole one, an alert in the long one."""
        return max(self.there, self.back, key=lambda way: (way.news, way.words))

    @property
    def share(self) -> float:
        """One number to rank candidates by."""
        return round(max(self.there.news, self.back.news), 6)


def compare(one: Telling, other: Telling) -> Likeness:
    """What of each dispatch stands in the other."""
    return Likeness(containment(one.prints, other.prints), containment(other.prints, one.prints))


def are_versions(one: Telling, other: Telling) -> bool:
    """Whether two dispatches are versions of each other; the order of the two does not matter.

    The sender's identifier decides where both bear the same. Else the words do: how much of one stands in the
    other, most of all at its top; more is asked for the longer the time between them.
    """
    if one.header.identifier and one.header.identifier == other.header.identifier:
        return True
    gap = _gap(one, other)
    if gap > WINDOW:
        return False
    if _cancels(one, other) or _cancels(other, one):
        return True
    if one.prints.says_the_same(other.prints):
        return len(one.prints) > 0 and (len(one.prints) >= _FEW or one.headline == other.headline)
    if min(len(one.prints), len(other.prints)) < _FEW:
        return False
    later = gap > _SAME_DAY and not (one.signal or other.signal)
    likeness = compare(one, other)
    if _is_template(likeness, _SERIES_SHARE if later else _TEMPLATE_SHARE) or (later and _is_series(one, other)):
        return False
    bar = _bar(one, other, gap)
    return any(way.words >= bar.words and way.news >= bar.news for way in (likeness.there, likeness.back))


def _bar(one: Telling, other: Telling, gap: timedelta) -> _Bar:
    if gap > _SAME_DAY:
        late = gap > timedelta(days=4) and not (one.signal or other.signal)
        return _MUCH_LATER if late else _LATER
    return _MARKED if _marked(one, other) else _SAME


def _gap(one: Telling, other: Telling) -> timedelta:
    """The time between two dispatches; none where one of them says only its day, and it is the same."""
    if one.instant is None or other.instant is None or one.day == other.day:
        return timedelta()
    return abs(one.instant - other.instant)


def _marked(one: Telling, other: Telling) -> bool:
    """Whether the wire binds the two: a mark of a new version on one, and nothing that parts them.

    Both must be of one source, and bear the same slug, the same headline or the hands of the same people.
    """
    if not (one.signal or other.signal) or _other_source(one, other):
        return False
    same_slug = one.header.slug is not None and one.header.slug == other.header.slug
    return same_slug or (bool(one.headline) and one.headline == other.headline) or _same_hands(one, other)


def _same_hands(one: Telling, other: Telling) -> bool:
    """Whether the sign-offs share two people or more (`eg/jmb/pa`, `eg-rm/jmb/pa`)."""
    hands = [set((telling.header.signoff or "").replace("-", "/").split("/")) - {""} for telling in (one, other)]
    return len(hands[0] & hands[1]) >= 2


def _other_source(one: Telling, other: Telling) -> bool:
    return one.source is not None and other.source is not None and one.source != other.source


def _is_template(likeness: Likeness, share: float) -> bool:
    """Whether the two only share a mould: more than that share of their figures, days and names are others."""
    way = likeness.contained
    return way.changed_particulars >= _TEMPLATE_CHANGES and 1 - way.same_particulars > share


def _is_series(one: Telling, other: Telling) -> bool:
    """Whether the headlines are those of a series: the same but for a word or two (« première étape »)."""
    if len(one.headline) != len(other.headline):
        return False
    return 1 <= sum(a != b for a, b in zip(one.headline, other.headline, strict=True)) <= 2


def _cancels(one: Telling, other: Telling) -> bool:
    """Whether `one` cancels `other`: it says so, and names it by its headline or its slug."""
    if one.signal != "cancelled" or not other.headline or _other_source(one, other):
        return False
    if one.header.slug is not None and one.header.slug == other.header.slug and one.day == other.day:
        return True
    if len(other.headline) < 4:
        return False
    return f" {' '.join(other.headline)} " in f" {' '.join(one.headline)} " or one.prints.has_run(other.headline)


def kind_of(newer: Telling, older: Telling) -> VersionKind:
    """What a version is to an older one of the same group."""
    if newer.signal == "cancelled":
        return "cancelled"
    if _republishes(newer, older):
        return "republished"
    if newer.signal == "correction":
        return "correction"
    if newer.prints.says_the_same(older.prints) and newer.headline == older.headline:
        return "resent"
    if newer.signal is None and _only_particulars_changed(newer, older):
        return "correction"
    return "update"


def _republishes(newer: Telling, older: Telling) -> bool:
    """Whether the newer one stands on a site or in a paper that the older one does not come from."""
    if newer.outlet or older.outlet:
        return newer.outlet is not None and newer.outlet != older.outlet
    return _other_source(newer, older)


def _only_particulars_changed(newer: Telling, older: Telling) -> bool:
    """Whether a figure, a day or a name was put right in place, and nothing else was touched."""
    new, old = newer.prints, older.prints
    if len(new) != len(old):
        return False
    changed = new.numbers != old.numbers
    return 0 < changed.sum() <= 3 and bool((new.particulars | old.particulars)[changed].all())


def in_order(tellings: Collection[Telling]) -> list[Telling]:
    """Versions of one dispatch, oldest first: by the sender's revision, then by instant, LEAD and arrival."""
    found = sorted(tellings, key=lambda telling: telling.turn)
    revised: dict[str, list[Telling]] = {}
    for telling in found:
        if telling.header.identifier and telling.header.revision is not None:
            revised.setdefault(telling.header.identifier, []).append(telling)
    for same in revised.values():
        places = [found.index(telling) for telling in same]
        by_revision = sorted(same, key=lambda telling: (telling.header.revision or 0, telling.turn))
        for place, telling in zip(places, by_revision, strict=True):
            found[place] = telling
    return found


def group_of(tellings: Collection[Telling], known: Mapping[str, Version] | None = None) -> VersionGroup:
    """The group that some versions make.

    Each is a version `of` the one before it that it shares most with. Copies count for nothing new: the newest is
    the last one that is neither re-sent nor republished. `known` are versions (by dispatch) of a group that some of the
    tellings made before: one that still follows the same ones is not compared again. Raises ValueError when
    there is no telling at all.
    """
    if not tellings:
        raise ValueError("a group has one version at least")
    ordered = in_order(tellings)
    known = known or {}
    versions: list[Version] = []
    for place, telling in enumerate(ordered):
        same = known.get(telling.id) if all(before.id in known for before in ordered[:place]) else None
        versions.append(same if same and (same.of is None) == (place == 0) else _version(telling, ordered[:place]))
    newest = next(v.dispatch for v in reversed(versions) if v.kind not in ("resent", "republished"))
    return VersionGroup(id=ordered[0].id, newest=newest, versions=tuple(versions))


def _version(telling: Telling, before: Sequence[Telling]) -> Version:
    if not before:
        return telling.version("first", None)
    of = _closest(telling, before)
    return telling.version(kind_of(telling, of), of.id)


def _closest(telling: Telling, before: Sequence[Telling]) -> Telling:
    """The one it shares most with, the latest of those that share as much; of many, the last ones are looked at."""
    recent = before[-8:]
    return max(enumerate(recent), key=lambda each: (compare(telling, each[1]).share, each[0]))[1]
