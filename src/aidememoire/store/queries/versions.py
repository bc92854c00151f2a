"""What did a version of a dispatch change? The words that went and those that came."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import select

from aidememoire.errors import InputError
from aidememoire.store import schema
from aidememoire.store.store import Store

_WORD = re.compile(r"\S+\s*|\s+")

Op = Literal["same", "gone", "new"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words that two versions share, or that only one has: `start:end` in the older text (gone) or the newer."""

    op: Op
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """Two versions of a dispatch and what differs between their texts."""

    older: str
    newer: str
    kind: str | None
    pieces: tuple[Piece, ...]


def diff(store: Store, dispatch: str, against: str | None = None) -> Changed:
    """What a dispatch changed of the version that it repeats, or of another one.

    Raises StoreError for a dispatch that is not there, InputError for one that is no version of another.
    """
    newer = store.record(dispatch)
    of = schema.dispatches.c
    with store.reading() as connection:
        row = connection.execute(
            select(of.version_kind, of.version_of, of.version_group).where(of.id == dispatch)
        ).one()
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
    return Changed(
        older=before, newer=dispatch, kind=row.version_kind,
        pieces=tuple(pieces(store.record(before).text, newer.text)),
    )  # fmt: skip


def pieces(older: str, newer: str) -> list[Piece]:
    """Both texts as pieces, in order: shared, gone, new. Blanks that alone differ are no change.

    >>> [(piece.op, piece.text) for piece in pieces("une trêve de 72 heures", "une trêve de 96 heures")]
    [('same', 'une trêve de '), ('gone', '72 '), ('new', '96 '), ('same', 'heures')]
    """
    mine, theirs = _words(older), _words(newer)
    matcher = difflib.SequenceMatcher(
        None, [w.strip() for w, _ in mine], [w.strip() for w, _ in theirs], autojunk=False
    )
    found: list[Piece] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            found.append(_piece("same", newer, theirs, c, d))
            continue
        if b > a and older[mine[a][1] : _end(mine, b)].strip():
            found.append(_piece("gone", older, mine, a, b))
        if d > c and newer[theirs[c][1] : _end(theirs, d)].strip():
            found.append(_piece("new", newer, theirs, c, d))
    return found


def _words(text: str) -> list[tuple[str, int]]:
    return [(found[0], found.start()) for found in _WORD.finditer(text)]


def _end(words: list[tuple[str, int]], stop: int) -> int:
    return words[stop - 1][1] + len(words[stop - 1][0])


def _piece(op: Op, text: str, words: list[tuple[str, int]], first: int, stop: int) -> Piece:
    start, end = words[first][1], _end(words, stop)
    return Piece(op=op, text=text[start:end], start=start, end=end)
