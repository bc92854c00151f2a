"""What is contested? Accounts of one matter side by side, open or settled."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, exists, select, tuple_

from aidememoire.store import schema
from aidememoire.store.queries.asked import Asked, Row, latest, name_of, proof, told_by
from aidememoire.store.queries.of_story import keeps_days, proof_of, sources
from aidememoire.store.queries.timeline import name_in
from aidememoire.store.store import Store
from aidememoire.stories.nouns import Proof
from aidememoire.stories.opening import open_story


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side's version, with its words."""

    party: str | None
    party_key: str | None
    claim: str
    relation: str | None
    dispatch: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contested(Row):
    """A dispute. `settled` is the later words that end it; only a story's disputes are known to be settled."""

    about: str
    accounts: tuple[Side, ...]
    settled: Proof | None = None
    tellings: tuple[str, ...] = ()


def disputes(store: Store, asked: Asked | None = None) -> list[Contested]:
    """Disputes by the day of their dispatch; `asked.actors` keeps those to which one of them is a party."""
    asked = asked or Asked()
    if asked.story:
        return _of_story(store, asked)
    table, side = schema.disputes, schema.accounts.c
    query = told_by(table)
    if asked.actors:
        query = query.where(
            exists(
                select(1).where(
                    side.dispatch == table.c.dispatch, side.item == table.c.item, side.party_key.in_(asked.actors)
                )
            )
        )
    with store.reading() as connection:
        rows = latest(connection, query, table, asked)
        accounts = _accounts(connection, [(row.dispatch, row.item) for row in rows])
    return [
        Contested(
            **proof(row), about=row.about, accounts=tuple(accounts[row.dispatch, row.item]), tellings=(row.dispatch_id,)
        )
        for row in rows
    ]


def _accounts(connection: Connection, items: list[tuple[int, str]]) -> dict[tuple[int, str], list[Side]]:
    table, of = schema.accounts, schema.accounts.c
    query = told_by(table, name_of(of.party, table).label("held_by"))
    found: dict[tuple[int, str], list[Side]] = defaultdict(list)
    for first in range(0, len(items), 300):
        part = query.where(tuple_(of.dispatch, of.item).in_(items[first : first + 300])).order_by(of.number)
        for row in connection.execute(part):
            found[row.dispatch, row.item].append(_side(row))
    return found


def _side(row: Any) -> Side:
    return Side(
        party=row.held_by, party_key=row.party_key, claim=row.claim, relation=row.relation, dispatch=row.dispatch_id,
        start=row.start, end=row.end, text=row.text,
    )  # fmt: skip


def _of_story(store: Store, asked: Asked) -> list[Contested]:
    story = open_story(store, str(asked.story), asked.known)
    told = sources(store, {p.dispatch for one in story.disputes for a in one.accounts for p in a.proofs})
    found = []
    for dispute in story.disputes:
        proofs = [one for account in dispute.accounts for one in account.proofs]
        first = proof_of(proofs, told, asked)
        sides = {account.party for account in dispute.accounts}
        if first is None or (asked.actors and not sides & set(asked.actors)):
            continue
        if not any(keeps_days(one.date, asked) for one in proofs):
            continue
        accounts = tuple(
            Side(
                party=name_in(story, one.party), party_key=one.party, claim=one.claim, relation=one.relation,
                dispatch=one.proofs[0].dispatch, start=one.proofs[0].start, end=one.proofs[0].end,
                text=one.proofs[0].text,
            )
            for one in dispute.accounts
        )  # fmt: skip
        tellings = tuple(dict.fromkeys(one.dispatch for one in proofs))
        found.append(
            Contested(**first, about=dispute.about, accounts=accounts, settled=dispute.settled, tellings=tellings)
        )
    return found[-asked.limit :] if asked.limit else found
