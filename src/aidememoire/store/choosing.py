"""Which records, and which story, does somebody mean who asks for an export? As persons corrected them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import select

from aidememoire.decisions import Decision
from aidememoire.errors import NoSuchDispatch
from aidememoire.exports.writing import Chosen
from aidememoire.record import Record
from aidememoire.store import schema
from aidememoire.store.decisions import identities, taken
from aidememoire.store.search import Filters
from aidememoire.store.store import Store
from aidememoire.stories.corrected import corrected


def choose(
    store: Store, filters: Filters | None = None, *, dispatches: Sequence[str] | None = None, with_story: bool = False
) -> Chosen:
    """The dispatches that pass the filters, or those named, in the order of arrival or naming.

    `with_story` opens the story that the filters name. Raises InputError for a dispatch or story that is not there.
    """
    wanted = filters or Filters()
    with store.reading() as connection:
        every = taken(connection)
        who = identities(connection)
        if dispatches:
            of = schema.dispatches.c
            known = set(connection.execute(select(of.id).where(of.id.in_(dispatches))).scalars())
            if missing := [id for id in dispatches if id not in known]:
                raise NoSuchDispatch(
                    f"no dispatch {missing[0]!r}", where=store.where, remedy="give ids as tables show them"
                )
    story = None
    if wanted.story is not None:
        from aidememoire.stories.opening import open_story

        found = open_story(store, wanted.story)
        story = found if with_story else None
    by_dispatch: dict[str, list[Decision]] = {}
    for one in every:
        if one.dispatch is not None:
            by_dispatch.setdefault(one.dispatch, []).append(one)

    def records() -> Iterator[Record]:
        ids = list(dispatches) if dispatches else [kept.id for kept in store.dispatches(wanted)]
        for record in store.records(ids):
            yield corrected(record, by_dispatch.get(record.id, ()))

    return Chosen(records, story, who, tuple(every))
