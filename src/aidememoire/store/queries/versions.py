"""What did a version of a dispatch change of the one before it?"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from aidememoire.errors import InputError
from aidememoire.store import schema
from aidememoire.store.store import Store
from aidememoire.stories.diff import Diff
from aidememoire.stories.diff import diff as compared


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """Two versions of a dispatch, what kind of version the newer is, and what differs."""

    older: str
    newer: str
    kind: str | None
    change: Diff


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence that differs: as it was, as it is; offsets on the text of its own version."""

    kind: str
    older: str
    newer: str
    old: str | None
    old_start: int | None
    old_end: int | None
    new: str | None
    new_start: int | None
    new_end: int | None


def diff(store: Store, dispatch: str, against: str | None = None) -> Changed:
    """What a dispatch changed of the version that it repeats, or of another one.

    For the first of several versions, what the last one changed of it. Raises StoreError for a dispatch that is not
    there, InputError for one that is no version of another.
    """
    newer = store.record(dispatch)
    of = schema.dispatches.c
    with store.reading() as connection:
        row = connection.execute(select(of.version_kind, of.version_of).where(of.id == dispatch)).one()
        later = connection.execute(
            select(of.id).where(of.version_of == dispatch).order_by(of.number.desc()).limit(1)
        ).scalar()
    before = against or row.version_of
    if before is None and later is not None:
        return diff(store, str(later), dispatch)
    if before is None:
        raise InputError(
            "is no version of another dispatch", where=dispatch, remedy="name the one to compare it with: --with OTHER"
        )
    return Changed(older=before, newer=dispatch, kind=row.version_kind, change=compared(store.record(before), newer))


def sentences(changed: Changed) -> list[Sentence]:
    """The sentences that differ, in the order of the newer text."""
    return [
        Sentence(
            kind=one.kind, older=changed.older, newer=changed.newer,
            old=one.old.text if one.old else None, old_start=one.old.start if one.old else None,
            old_end=one.old.end if one.old else None, new=one.new.text if one.new else None,
            new_start=one.new.start if one.new else None, new_end=one.new.end if one.new else None,
        )
        for one in changed.change.sentences
        if one.kind not in ("kept", "moved")
    ]  # fmt: skip
