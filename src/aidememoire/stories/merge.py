"""How do the records of one negotiation become one story? Pure: the same records make the same story.

records, version groups ──counted──▶ what stands ──directory──▶ who is who
    └──▶ timeline · proposals ─▶ positions · disputes · hearsay · agenda ──▶ changes
"""

from __future__ import annotations

from collections.abc import Sequence

from aidememoire.record import Record
from aidememoire.stories.changes import find_changes
from aidememoire.stories.coming import agenda
from aidememoire.stories.counted import Counted, counted, grouped, order
from aidememoire.stories.directory import Directory
from aidememoire.stories.identities import Identities
from aidememoire.stories.matching_proposals import match, proposals
from aidememoire.stories.nouns import Story, VersionGroup
from aidememoire.stories.open_disputes import disputes
from aidememoire.stories.rumours import hearsay
from aidememoire.stories.standing import positions
from aidememoire.stories.timeline import cluster, tellings, timeline


def merge(
    records: Sequence[Record],
    groups: Sequence[VersionGroup] | None = None,
    *,
    id: str = "story",
    title: str | None = None,
    at: str | None = None,
    who: Identities | None = None,
) -> Story:
    """The story that records tell together, as known at the end of the day `at` (ISO), or now.

    `groups` are the versions (without: each record alone); only the newest of each counts for what stands, older ones
    are proofs of history, a cancelled dispatch counts for nothing. `title` is the headline of the first dispatch
    unless given. `who` is what persons decided on who is one with whom, and on names.
    """
    told = counted(records, groups, at=at)
    known = sorted((record for group in told for record in group.all), key=order)
    directory = Directory.of(known, who=who)
    clusters = cluster(tellings(told, directory))
    matters = match(told, directory)
    days = [record.date for record in known if record.date]
    story = Story(
        id=id,
        title=title or next((r.header.headline for r in known if r.header.headline), ""),
        first=min(days, default=None),
        last=max(days, default=None),
        at=at,
        groups=_groups(records, groups, at),
        parties=directory.parties(),
        timeline=timeline(clusters),
        proposals=proposals(matters),
        positions=positions(matters, directory, at=at),
        disputes=disputes(told, directory),
        hearsay=hearsay(told, clusters),
        agenda=agenda(told, clusters, directory, now=at or max(days, default=None)),
    )
    return story.model_copy(update={"changes": find_changes(story, _newest(told))})


def _newest(told: Sequence[Counted]) -> list[str]:
    """The dispatch that counts last; its older versions told something before it."""
    return [told[-1].record.id] if told else []


def _groups(
    records: Sequence[Record], groups: Sequence[VersionGroup] | None, at: str | None
) -> tuple[VersionGroup, ...]:
    """Every group with the versions known on the day, cancelled ones too, oldest first."""
    day = {record.id: record.date for record in records}
    shown = []
    for group in grouped(records, groups):
        versions = tuple(
            v for v in group.versions if v.dispatch in day and (at is None or (day[v.dispatch] or "9") <= at)
        )
        if versions:
            names = [version.dispatch for version in versions]
            newest = group.newest if group.newest in names else names[-1]
            shown.append(group.model_copy(update={"versions": versions, "newest": newest}))
    return tuple(sorted(shown, key=lambda group: (day.get(group.versions[0].dispatch) or "", group.id)))
