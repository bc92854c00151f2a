"""Who said what? Quotations, by speaker and by the words in them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, literal_column, select, text

from aidememoire.store import schema
from aidememoire.store.queries.asked import Asked, Row, latest, name_of, proof, told_by
from aidememoire.store.search import parse
from aidememoire.store.store import Store
from aidememoire.store.words import match, number_column

_INDEX = "quotation_words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Row):
    """Reported words. `speaker` is the name in that dispatch, `speaker_key` the key in all."""

    speaker: str | None
    speaker_key: str | None
    to: str | None
    via: str | None
    kind: str
    polarity: str
    cue: str | None


def said(store: Store, asked: Asked | None = None, *, by: tuple[str, ...] = (), about: str = "") -> list[Said]:
    """Quotations of one speaker (keys, or all), about words in any of their forms, by day.

    `asked.actors` keeps what any of them says, is told or passes on. Raises InputError when `about` holds no word.
    """
    asked = asked or Asked()
    table, of = schema.quotations, schema.quotations.c
    query = told_by(
        table, name_of(of.speaker, table).label("said_by"), name_of(of.addressee, table).label("said_to"),
        name_of(of.via, table).label("passed_by"),
    )  # fmt: skip
    if by:
        query = query.where(of.speaker_key.in_(by))
    if asked.actors:
        keys = asked.actors
        query = query.where(of.speaker_key.in_(keys) | of.addressee_key.in_(keys) | of.via_key.in_(keys))
    with store.reading() as connection:
        if about:
            condition, values = match(connection, _INDEX, parse(about))
            number: ColumnElement[int] = literal_column(number_column(connection, _INDEX))
            holding = select(number).select_from(text(_INDEX)).where(text(condition).bindparams(**values))
            query = query.where(of.number.in_(holding))
        rows = latest(connection, query, table, asked)
    return [
        Said(
            **proof(row), speaker=row.said_by, speaker_key=row.speaker_key, to=row.said_to, via=row.passed_by,
            kind=row.kind, polarity=row.polarity, cue=row.cue,
        )
        for row in rows
    ]  # fmt: skip
