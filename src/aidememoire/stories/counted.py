"""Which records of a story count, as known on a day? Of each version group its newest, the older ones as history."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from aidememoire.record import Record
from aidememoire.stories.nouns import Version, VersionGroup

_COPIES = ("republished", "resent")


@dataclass(frozen=True, slots=True)
class Counted:
    """A version group that stands: `record` is its newest version, `older` those it replaced, oldest first.

    What a correction put right is not in `older`: it never stood.
    """

    group: str
    record: Record
    older: tuple[Record, ...] = ()

    @property
    def all(self) -> tuple[Record, ...]:
        """Every version, oldest first."""
        return (*self.older, self.record)


def counted(
    records: Sequence[Record], groups: Sequence[VersionGroup] | None = None, *, at: str | None = None
) -> list[Counted]:
    """The groups that count on a day (ISO, inclusive; None: now), in the order of their newest versions.

    Without `groups` each record is its own. A cancelled dispatch counts for nothing from its cancellation on.
    With `at`, what has no date is left out: nobody knows whether it was known.
    """
    known = {record.id: record for record in records if at is None or (record.date is not None and record.date <= at)}
    found = [one for group in grouped(records, groups) if (one := _standing(group, known))]
    return sorted(found, key=lambda one: order(one.record))


def grouped(records: Sequence[Record], groups: Sequence[VersionGroup] | None) -> list[VersionGroup]:
    """The groups given, and one for each record that is in none."""
    given = list(groups or ())
    inside = {version.dispatch for group in given for version in group.versions}
    alone = [record for record in records if record.id not in inside]
    return [*given, *(VersionGroup(id=r.id, newest=r.id, versions=(version_of(r),)) for r in alone)]


def version_of(record: Record) -> Version:
    """A record as the first version of its group."""
    head = record.header
    return Version(
        dispatch=record.id, published=head.published or record.date, headline=head.headline, agency=head.agency,
        outlet=head.outlet,
    )  # fmt: skip


def order(record: Record) -> tuple[str, str, str]:
    """What sorts dispatches by when they became known: day, instant, id."""
    return record.date or "", record.header.updated or record.header.published or "", record.id


def _standing(group: VersionGroup, known: Mapping[str, Record]) -> Counted | None:
    versions = [version for version in group.versions if version.dispatch in known]
    if any(_is_cancellation(version, known[version.dispatch]) for version in versions):
        return None
    texts = [version for version in versions if version.kind not in _COPIES or len(versions) == 1] or versions
    if not texts:
        return None
    newest = group.newest if any(v.dispatch == group.newest for v in texts) else texts[-1].dispatch
    older = list(_replaced(texts, newest, known))
    return Counted(group.id, known[newest], tuple(older))


def _is_cancellation(version: Version, record: Record) -> bool:
    return version.kind == "cancelled" or record.header.signal == "cancelled"


def _replaced(texts: Sequence[Version], newest: str, known: Mapping[str, Record]) -> Iterator[Record]:
    last_correction = max((n for n, version in enumerate(texts) if version.kind == "correction"), default=0)
    for version in texts[last_correction:]:
        if version.dispatch != newest:
            yield known[version.dispatch]
