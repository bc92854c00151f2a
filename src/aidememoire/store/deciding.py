"""How does a person decide, and what does a decision change in the rows? Checked, added and applied in one transaction.

A decision about an item makes the rows of its dispatch anew, from the corrected record; one about an actor those of
all dispatches that name them; one about stories moves their dispatches. A story that is touched is marked stale.
"""

from __future__ import annotations

import getpass
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, get_args

from sqlalchemy import Connection, select, update

from aidememoire.decisions import (
    CorrectedRecord,
    Decision,
    DecisionError,
    Judgement,
    NoSuchItem,
    UndoneAlready,
    find_decision,
    sort_of,
    undoings,
)
from aidememoire.items import item_of
from aidememoire.record import ActorKind, Record
from aidememoire.store import adding, schema
from aidememoire.store.decisions import identities, keep, taken
from aidememoire.store.store import Store
from aidememoire.stories.amendments import parse_changes, told
from aidememoire.stories.corrected import corrected
from aidememoire.stories.identities import PARTY_FIELDS, STORY_FIELDS
from aidememoire.stories.reattach import anchor_of


def decisions(store: Store, *, item: str | None = None, dispatch: str | None = None) -> list[Decision]:
    """The decisions in the order they were taken: all, those of an item, those of a dispatch's items."""
    with store.reading() as connection:
        return taken(connection, item=item, dispatch=dispatch)


def chosen_decisions(
    store: Store,
    *,
    item: str | None = None,
    dispatch: str | None = None,
    story: str | None = None,
    orphans: bool = False,
) -> tuple[list[Decision], list[Decision]]:
    """All decisions, and those among them that are asked for; `orphans` find no item in the record as last read."""
    with store.reading() as connection:
        every = taken(connection)
        of = schema.dispatches.c
        parts = set(_dispatches_of(connection, story)) if story is not None else set()
        found = [
            one
            for one in every
            if (item is None or one.item == item)
            and (dispatch is None or one.dispatch == dispatch)
            and (story is None or one.item == story or one.dispatch in parts)
        ]
        if orphans:
            asked = sorted({one.dispatch for one in found if one.dispatch})
            there = set(connection.execute(select(of.id).where(of.id.in_(asked))).scalars())
            lost = {id for one in there for id in _orphans(connection, one, every)}
            found = [one for one in found if one.id in lost or (one.dispatch and one.dispatch not in there)]
    return every, found


def _orphans(connection: Connection, dispatch: str, every: list[Decision]) -> tuple[str, ...]:
    now = corrected(_read(connection, dispatch), every)
    return now.orphans if isinstance(now, CorrectedRecord) else ()


def corrected_record(store: Store, id: str) -> Record:
    """The record of a dispatch with the decisions in force. Raises StoreError when there is none of that id."""
    return corrected(store.record(id), decisions(store, dispatch=id))


def decide(
    store: Store,
    item: str,
    what: Judgement,
    *,
    why: str,
    who: str | None = None,
    change: Mapping[str, str] | None = None,
    other: str | None = None,
    at: str | None = None,
) -> Decision:
    """Takes a decision and applies it: `item` is `DISPATCH#e3`, an actor's key or a story's id.

    `change` are the fields to set, for amend and split; `other` is what is merged into `item` or split from it.
    `who` is the user of this machine unless said, `at` now. Raises DecisionError when it cannot be taken: then
    nothing is changed.
    """
    if not why.strip():
        raise DecisionError("a decision needs a reason", remedy="say it with --why")
    said = dict(change or {})
    with store.writing() as connection:
        known = sort_of(item)
        more = _about_item(connection, item, what, said, other) if known == "item" else {}
        if known == "actor":
            more = _about_actor(connection, item, what, said, other)
        elif known == "story":
            more = _about_story(connection, item, what, said, other)
            _views_gone(connection, {item})
        fields: dict[str, Any] = {"other": other, **more}
        decision = Decision.made(what, item, who=who or _user(), at=at or _now(), why=why.strip(), **fields)
        keep(connection, [decision])
        if known == "actor":
            _actors_anew(connection, {item, *([other] if other and sort_of(other) == "actor" else [])})
        elif known == "item":
            _dispatch_anew(connection, str(decision.dispatch))
        return decision


def undo(store: Store, id: str, *, why: str, who: str | None = None, at: str | None = None) -> Decision:
    """Undoes a decision, by a new one. `id` may be its first digits. Raises NoSuchDecision, UndoneAlready."""
    if not why.strip():
        raise DecisionError("a decision needs a reason", remedy="say it with --why")
    with store.writing() as connection:
        every = taken(connection)
        gone = find_decision(every, id)
        if (by := undoings(every).get(gone.id)) is not None:
            raise UndoneAlready(f"{gone.id} is undone already", remedy=f"undo {by.id} to take that back")
        decision = Decision.made("undo", gone.item, who=who or _user(), at=at or _now(), why=why.strip(), other=gone.id)
        keep(connection, [decision])
        known = sort_of(gone.item)
        if known == "item":
            _dispatch_anew(connection, str(gone.dispatch))
        elif known == "actor":
            keys = {gone.item, *(one.other for one in every if one.item == gone.item and one.other)}
            _actors_anew(connection, {key for key in keys if sort_of(key) == "actor"})
        else:
            _story_turned(connection, every, gone, again=False)
            _views_gone(connection, {gone.item})
        return decision


def _about_item(
    connection: Connection, item: str, what: Judgement, said: dict[str, str], other: str | None
) -> dict[str, Any]:
    dispatch, _, local = item.rpartition("#")
    read = _read(connection, dispatch)
    now = corrected(read, taken(connection, dispatch=dispatch))
    here, there = item_of(now, local), item_of(read, local)
    if here is None and (there is None or what != "accept"):
        gone = "it was left out by a decision" if there is not None else "the dispatch has no such item"
        raise NoSuchItem(f"no item {local!r}: {gone}", where=dispatch, remedy="`aidememoire decisions` tells of it")
    shown = here or there
    assert shown is not None
    more: dict[str, Any] = {"anchor": anchor_of(there) if there is not None else None}
    _check_options(what, said, other)
    if what in ("amend", "split"):
        more["after"] = parse_changes(now, shown.layer, shown.noun, said)
        more["before"] = told(now, shown.layer, shown.noun, said)
    elif what == "merge":
        second_dispatch, _, second = str(other).rpartition("#")
        if second_dispatch != dispatch:
            raise DecisionError(
                f"{other!r} is no item of {dispatch}", remedy="items of one dispatch are merged; actors by their keys"
            )
        joined, original = item_of(now, second), item_of(read, second)
        if joined is None or second == local or joined.layer != shown.layer:
            raise DecisionError(f"{other!r} cannot be one with {item!r}", remedy="give two items of one kind")
        more["other_anchor"] = anchor_of(original) if original is not None else None
        more["before"] = told(now, joined.layer, joined.noun)
    elif what == "reject":
        more["before"] = told(now, shown.layer, shown.noun)
    return more


def _check_options(what: Judgement, said: Mapping[str, str], other: str | None) -> None:
    if what == "undo":
        raise DecisionError("an undoing names the decision", remedy="aidememoire decide --undo ID --why …")
    if what in ("amend", "split") and not said and (what == "amend" or other is None):
        raise DecisionError(f"{what} what?", remedy="say it with --set field=value")
    if what in ("accept", "reject", "merge") and said:
        raise DecisionError(f"{what} sets no field", remedy="amend does: --set field=value")
    if what == "merge" and not other:
        raise DecisionError("merge with what?", remedy="say it with --with ITEM")
    if what in ("accept", "reject", "amend") and other:
        raise DecisionError(f"{what} takes one item", remedy="merge takes two: --with ITEM")


def _about_actor(
    connection: Connection, key: str, what: Judgement, said: dict[str, str], other: str | None
) -> dict[str, Any]:
    _check_options(what, said, other)
    _check_key(connection, key)
    if what == "merge":
        _check_key(connection, str(other))
        if identities(connection).actor(str(other)) == identities(connection).actor(key):
            raise DecisionError(f"{other} and {key} are one already")
        return {}
    if what == "split":
        if sort_of(str(other)) != "actor":
            _read(connection, str(other))
        return {"after": {"key": said["key"]}} if said.get("key") else {}
    if what == "amend":
        return _shared_change(connection, key, said, PARTY_FIELDS)
    if what == "reject":
        raise DecisionError("an actor of all dispatches cannot be rejected", remedy="reject DISPATCH#a1, or merge")
    return {}


def _about_story(
    connection: Connection, story: str, what: Judgement, said: dict[str, str], other: str | None
) -> dict[str, Any]:
    _check_options(what, said, other)
    _check_story(connection, story)
    if what == "merge":
        from aidememoire.stories.membership import merge_stories  # type: ignore[import-not-found, unused-ignore]

        moved = _dispatches_of(connection, str(other))
        merge_stories(connection, story, str(other))
        return {"before": {"dispatches": moved}}
    if what == "split":
        from aidememoire.stories.membership import split_story

        parted = [one.strip() for one in str(other or "").split(",") if one.strip()]
        if not parted:
            raise DecisionError("split what from the story?", remedy="name its dispatches: --with DISPATCH,DISPATCH")
        return {"after": {"key": split_story(connection, parted)}, "before": {"dispatches": parted}}
    if what == "amend":
        change = _shared_change(connection, story, said, STORY_FIELDS)
        of = schema.stories.c
        change["before"] = {"title": connection.execute(select(of.title).where(of.id == story)).scalar_one()}
        _rename_story(connection, story, change["after"].get("title"))
        return change
    if what == "reject":
        raise DecisionError("a story cannot be rejected", remedy="split its dispatches from it, or reject items")
    return {}


def _shared_change(
    connection: Connection, key: str, said: Mapping[str, str], fields: tuple[str, ...]
) -> dict[str, Any]:
    if unknown := next((name for name in said if name not in fields), None):
        raise DecisionError(f"no field {unknown!r} to set of {key}", remedy=f"there are: {', '.join(fields)}")
    if said.get("name", "-").strip() == "" or said.get("title", "-").strip() == "":
        raise DecisionError(f"{key} cannot be without a name", remedy="undo the decision that gave it a wrong one")
    if "kind" in said and said["kind"].strip() not in get_args(ActorKind):
        raise DecisionError(f"no kind {said['kind']!r} of actor", remedy=f"there are: {', '.join(get_args(ActorKind))}")
    who = identities(connection)
    before = who.amended(who.actor(key))
    return {
        "before": {name: before.get(name) for name in said},
        "after": {k: v.strip() or None for k, v in said.items()},
    }


def _story_turned(connection: Connection, every: list[Decision], one: Decision, *, again: bool) -> None:
    """Undoes what a decision did to stories, or does it again; to undo an undoing is to do what it undid again."""
    if one.what == "undo":
        _story_turned(connection, every, find_decision(every, str(one.other)), again=not again)
    elif again:
        _story_again(connection, one)
    else:
        _story_back(connection, one)


def _story_again(connection: Connection, one: Decision) -> None:
    before, after = one.before or {}, one.after or {}
    if one.what == "merge":
        from aidememoire.stories.membership import merge_stories

        merge_stories(connection, one.item, str(one.other))
    elif one.what == "split":
        from aidememoire.stories.membership import split_story

        if (key := split_story(connection, before["dispatches"])) != after["key"]:
            raise DecisionError(f"what left {one.item} would be {key} now", remedy="decide anew: split its dispatches")
    elif one.what == "amend":
        _rename_story(connection, one.item, after.get("title"))


def _story_back(connection: Connection, gone: Decision) -> None:
    """Undoes what a decision did to stories: what came is parted again, what was parted comes back."""
    if gone.what == "merge":
        from aidememoire.stories.membership import split_story

        split_story(connection, (gone.before or {})["dispatches"])
    elif gone.what == "split":
        from aidememoire.stories.membership import merge_stories

        merge_stories(connection, gone.item, (gone.after or {})["key"])
    elif gone.what == "amend":
        _rename_story(connection, gone.item, (gone.before or {}).get("title"))


def _rename_story(connection: Connection, story: str, title: str | None) -> None:
    if title:
        connection.execute(update(schema.stories).where(schema.stories.c.id == story).values(title=title))


def _read(connection: Connection, dispatch: str) -> Record:
    query = select(schema.records.c.json).join(schema.dispatches).where(schema.dispatches.c.id == dispatch)
    found = connection.execute(query).scalar()
    if found is None:
        raise NoSuchItem(f"no dispatch {dispatch!r} in the store", remedy="give items as tables show them: DISPATCH#e3")
    return adding.record_from(found)


def _check_key(connection: Connection, key: str) -> None:
    names = schema.actor_names.c
    if connection.execute(select(names.number).where(names.key == key).limit(1)).scalar() is not None:
        return
    who = identities(connection)
    if who.actor(key) == key and key not in who.fields and key not in who.apart.values():
        raise NoSuchItem(f"no actor {key!r} in the store", remedy="`aidememoire who NAME` gives the keys of actors")


def _check_story(connection: Connection, story: str) -> None:
    if connection.execute(select(schema.stories.c.id).where(schema.stories.c.id == story)).scalar() is None:
        raise NoSuchItem(
            f"nothing is called {story!r}", remedy="give DISPATCH#e3, an actor's key (person:…) or a story's id"
        )


def _dispatches_of(connection: Connection, story: str) -> list[str]:
    of = schema.dispatches.c
    return list(connection.execute(select(of.id).where(of.story == story).order_by(of.number)).scalars())


def _dispatch_anew(connection: Connection, dispatch: str) -> None:
    of = schema.dispatches.c
    number, before = connection.execute(select(of.number, of.story).where(of.id == dispatch)).one()
    adding.rows_anew(connection, _read(connection, dispatch), number)
    after = connection.execute(select(of.story).where(of.number == number)).scalar_one()
    _views_gone(connection, {story for story in (before, after) if story})


def _views_gone(connection: Connection, stories: set[str]) -> None:
    """Drops the views kept of stories: after a decision no page may show the one before it, not for a moment."""
    of, alias = schema.stories.c, schema.story_aliases.c
    named = select(alias.story).where(alias.id.in_(stories))
    connection.execute(
        update(schema.stories)
        .where(of.id.in_(stories) | of.id.in_(named))
        .values(view=None, stale=True, changed=_now())
    )


def rows_anew_of(connection: Connection, touched: Iterable[str]) -> None:
    """The rows of those dispatches, and of those that name those actors, made anew."""
    known = list(touched)
    _actors_anew(connection, {one for one in known if sort_of(one) == "actor"})
    for one in known:
        if sort_of(one) != "actor":
            _dispatch_anew(connection, one)


def _actors_anew(connection: Connection, keys: set[str]) -> None:
    """The rows of every dispatch that names one of these actors, or names whom they stand for."""
    who = identities(connection)
    every = {*keys, *(who.actor(key) for key in keys), *(one for one in who.into if who.actor(one) in keys)}
    every |= {to for (key, _), to in who.apart.items() if key in keys}
    adding.forget_names(connection, sorted(every))
    of, rows = schema.dispatches.c, schema.actors.c
    query = select(of.id).join_from(schema.actors, schema.dispatches, rows.dispatch == of.number)
    for dispatch in (
        connection.execute(query.where(rows.key.in_(sorted(every))).distinct().order_by(of.id)).scalars().all()
    ):
        _dispatch_anew(connection, dispatch)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
