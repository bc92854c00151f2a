"""What does the store hold? Its tables, the same on SQLite and PostgreSQL.

    dispatch ──▶ record (text, whole record)          story ──▶ story_index        decision
        └──▶ actor, role, member, quotation, event ──▶ party_of_event, meeting, proposal, position,
             dispute ──▶ account, hearsay, agenda     (rows of a reading: replaced when read again)
        └──▶ band; signature ──▶ feature, story_index (which dispatches are alike, and belong together)

A dispatch has an integer `number` in the order of arrival, by which rows refer to it, and the `id` that people
and records use. Every row of a reading has its `item` (`e3`, see `aidememoire.items`), the passage that shows it
(`start`, `end`, `text`) and a `day`: the first day (ISO) of its own date, or of its dispatch where it has none;
`day_to` is the last one and `date` the value as the record has it, null where the words give none. Actors are
given twice: by their id in the record (`speaker`) and by their key across dispatches (`speaker_key`). Times are
ISO text. `folded` and `…_folded` columns hold names without accents and in lower case (`characters.fold`).

The word indexes are made by `aidememoire.store.words`, for each engine in its own way.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMING)


def _indexes(*columns: str) -> list[Index]:
    """An index for each; `a b` is one index over two columns."""
    return [Index(None, *names.split()) for names in columns]


stories = Table(
    "story",
    metadata,
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False, default=""),
    Column("first", Text),  # days of its dispatches
    Column("last", Text),
    Column("changed", Text),  # instant of the latest change
    Column("dispatches", Integer, nullable=False, default=0),
    Column("view", Text),  # JSON of aidememoire.stories.nouns.Story
    Column("stale", Boolean, nullable=False, default=True),  # the view must be made again before it is shown
    *_indexes("last", "changed"),
)

story_index = Table(
    "story_index",
    metadata,
    # the features of one story lie together: a dispatch that joins it touches most of them
    Column("story", Text, ForeignKey("story.id", ondelete="CASCADE"), primary_key=True),
    Column("feature", Text, primary_key=True),  # `state:RUS`, `name:alep`, …
    Column("dispatches", Integer, nullable=False, default=1),
    Column("last", Text),
    *_indexes("feature last story"),
    sqlite_with_rowid=False,
)

dispatches = Table(
    "dispatch",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("content", Text, nullable=False),  # digest of its words and of what its envelope says it is
    Column("date", Text),
    Column("published", Text),
    Column("updated", Text),
    Column("headline", Text),
    Column("agency", Text),
    Column("outlet", Text),
    Column("url", Text),
    Column("identifier", Text),
    Column("revision", Integer),
    Column("signal", Text),
    Column("slug", Text),
    Column("language", Text),
    Column("place", Text),  # of the dateline
    Column("place_folded", Text),
    Column("extent", Text),
    Column("characters", Integer, nullable=False),
    Column("origin", Text, nullable=False),  # the file or address it was read from
    Column("received", Text, nullable=False),  # instant, UTC
    Column("read", Text, nullable=False),  # instant of the reading that its rows are from
    Column("program", Text, nullable=False),  # made_by
    Column("model", Text, nullable=False),
    Column("lexicon", Text, nullable=False),
    Column("version_group", Text),  # id of the group's first dispatch
    Column("version_kind", Text),
    Column("version_of", Text),  # id of the dispatch it repeats or changes
    Column("superseded", Boolean, nullable=False, default=False),  # a newer version counts instead
    Column("story", Text, ForeignKey("story.id")),
    Column("story_fixed", Boolean, nullable=False, default=False),  # a person put it there
    UniqueConstraint("id"),
    UniqueConstraint("content"),
    *_indexes("date", "agency", "outlet", "identifier", "slug", "url", "version_group", "version_of", "story date",
              "place_folded", "program"),
)  # fmt: skip

records = Table(
    "record",
    metadata,
    Column("dispatch", Integer, ForeignKey("dispatch.number", ondelete="CASCADE"), primary_key=True),
    Column("text", Text, nullable=False),
    Column("json", LargeBinary, nullable=False),  # the record's JSON, UTF-8, zlib
)


def _of_dispatch(*, primary_key: bool = False) -> Column[Any]:
    owner = ForeignKey("dispatch.number", ondelete="CASCADE")
    return Column("dispatch", Integer, owner, primary_key=primary_key, nullable=False)


def _passage() -> list[Column[Any]]:
    """Code points, half-open, on the text as received."""
    return [
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("text", Text, nullable=False),
    ]


def _dated() -> list[Column[Any]]:
    return [Column("date", Text), Column("day", Text), Column("day_to", Text)]


def _actor(name: str, *, nullable: bool = True) -> list[Column[Any]]:
    return [Column(name, Text, nullable=nullable), Column(f"{name}_key", Text, nullable=nullable)]


def _layer(name: str, *columns: Column[Any] | list[Column[Any]], indexes: tuple[str, ...] = ()) -> Table:
    flat = [column for given in columns for column in (given if isinstance(given, list) else [given])]
    return Table(
        name,
        metadata,
        Column("number", Integer, primary_key=True),
        _of_dispatch(),
        Column("item", Text, nullable=False),
        *flat,
        *_passage(),
        *_indexes("dispatch item", *indexes),
    )


def _assertion() -> list[Column[Any]]:
    return [Column("assertion", Text, nullable=False), *_actor("by")]


actors = _layer(
    "actor",
    Column("key", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("country", Text),
    Column("mentions", Integer, nullable=False),
    Column("day", Text),
    indexes=("key day", "folded", "country"),
)

# every name that a key was read under, once: what a person's name is looked up in
actor_names = Table(
    "actor_name",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("key", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("country", Text),
    UniqueConstraint("key", "folded"),
    *_indexes("folded"),
)

roles = _layer(
    "role",  # `item` is the actor's
    Column("key", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("day", Text),
    indexes=("key day", "folded"),
)

members = Table(
    "member",
    metadata,
    Column("number", Integer, primary_key=True),
    _of_dispatch(),
    Column("item", Text, nullable=False),  # the group
    Column("key", Text, nullable=False),
    *_actor("member", nullable=False),
    *_indexes("dispatch item", "key", "member_key"),
)

quotations = _layer(
    "quotation",
    Column("kind", Text, nullable=False),
    Column("polarity", Text, nullable=False),
    _actor("speaker"),
    _actor("addressee"),
    _actor("via"),
    Column("cue", Text),
    Column("source", Text),
    Column("day", Text),
    indexes=("speaker_key day", "addressee_key", "via_key", "day"),
)

events = _layer(
    "event",
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("contexts", Text, nullable=False),  # blank-separated
    Column("cameo", Text),
    _dated(),
    Column("place", Text),
    Column("place_folded", Text),
    Column("status", Text, nullable=False),
    _assertion(),
    Column("meeting", Boolean, nullable=False),
    indexes=("day", "type day", "place_folded", "assertion", "by_key"),
)

event_parties = Table(
    "party_of_event",
    metadata,
    Column("number", Integer, primary_key=True),
    _of_dispatch(),
    Column("item", Text, nullable=False),  # the event's
    Column("side", Text, nullable=False),  # actor, recipient, participant (of a meeting)
    *_actor("actor", nullable=False),
    Column("day", Text),
    *_indexes("dispatch item", "actor_key side day"),
)

meetings = _layer(
    "meeting",
    Column("event", Text, nullable=False),
    _dated(),
    Column("place", Text),
    Column("place_folded", Text),
    Column("duration", Text),
    Column("occasion", Text),
    Column("outcome", Text),
    Column("level", Text),
    Column("topic", Text),
    indexes=("day", "place_folded"),
)

proposals = _layer(
    "proposal",
    Column("label", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("terms", Text, nullable=False),  # JSON
    Column("day", Text),
    indexes=("kind day", "folded"),
)

positions = _layer(
    "position",
    Column("proposal", Text, nullable=False),  # its item in the same dispatch
    Column("label", Text, nullable=False),  # the proposal's
    Column("folded", Text, nullable=False),
    Column("kind", Text, nullable=False),
    _actor("party", nullable=False),
    Column("stance", Text, nullable=False),
    _dated(),
    _assertion(),
    indexes=("party_key day", "kind day", "folded", "stance", "day", "assertion", "by_key"),
)

disputes = _layer(
    "dispute",
    Column("about", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("day", Text),
    indexes=("day", "folded"),
)

accounts = _layer(
    "account",  # `item` is the dispute's
    Column("position", Integer, nullable=False),  # from 1
    _actor("party"),
    Column("claim", Text, nullable=False),
    Column("relation", Text),
    Column("day", Text),
    indexes=("party_key day",),
)

hearsay = _layer("hearsay", Column("day", Text), indexes=("day",))

agenda = _layer(
    "agenda",
    Column("what", Text, nullable=False),
    Column("status", Text, nullable=False),
    _dated(),
    _actor("by"),
    indexes=("day", "by_key", "status"),
)

# the rows that a reading makes, children last: what reading again replaces
READING = (
    actors, roles, members, quotations, events, event_parties, meetings, proposals, positions, disputes, accounts,
    hearsay, agenda,
)  # fmt: skip

# which dispatches may be versions of each other: those that share a key within days (aidememoire.stories.shingles)
bands = Table(
    "band",
    metadata,
    # fifteen days, counted from the calendar's first: the keys of one time lie together, however many there are
    Column("period", Integer, primary_key=True, autoincrement=False),
    Column("hash", BigInteger, primary_key=True, autoincrement=False),
    _of_dispatch(primary_key=True),  # no index of its own: a dispatch's keys come from its words
    Column("day", Text, nullable=False),  # the dispatch's own, else that of its arrival
    sqlite_with_rowid=False,
)

# what a dispatch gives its story to be known by (aidememoire.stories.signature), and what it is compared with others by
signatures = Table(
    "signature",
    metadata,
    _of_dispatch(primary_key=True),
    Column("day", Text, nullable=False),
    Column("features", Text, nullable=False),  # JSON list
    Column("header", Text, nullable=False),  # JSON: what of it versions are told from
    Column("words", LargeBinary, nullable=False),  # aidememoire.stories.prints
)

# in how many stories a feature occurs: what many share says little
features = Table(
    "feature",
    metadata,
    Column("feature", Text, primary_key=True),
    Column("stories", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# the names that merged stories had before
story_aliases = Table(
    "story_alias",
    metadata,
    Column("id", Text, primary_key=True),
    Column("story", Text, ForeignKey("story.id", ondelete="CASCADE"), nullable=False),
    *_indexes("story"),
)

# stories that a person parted: no dispatch joins them again; `one` is the smaller id
stories_apart = Table(
    "story_apart",
    metadata,
    Column("one", Text, ForeignKey("story.id", ondelete="CASCADE"), primary_key=True),
    Column("other", Text, ForeignKey("story.id", ondelete="CASCADE"), primary_key=True),
)

# what persons decided: only ever added to; names its item by id and by the words, so that it outlives a reading
decisions = Table(
    "decision",
    metadata,
    Column("number", Integer, primary_key=True),  # the order in which they were taken
    Column("id", Text, nullable=False),  # made from the content: the same in every store
    Column("at", Text, nullable=False),  # instant
    Column("who", Text, nullable=False),
    Column("item", Text, nullable=False),  # `DISPATCH#e3`, an actor's key, a dispatch's or a story's id
    Column("what", Text, nullable=False),  # accept, reject, amend, merge, split, undo
    Column("other", Text),  # the item merged into it, what is split from it, the decision undone
    Column("before", Text),  # JSON
    Column("after", Text),  # JSON
    Column("why", Text, nullable=False),
    Column("anchor", Text),  # JSON: the item's layer and its words
    Column("other_anchor", Text),  # JSON
    Column("dispatch", Text),  # id, where it is about an item of one
    UniqueConstraint("id"),
    *_indexes("item", "dispatch", "other"),
)

runs = Table(
    "ingest_run",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("started", Text, nullable=False),
    Column("ended", Text),
    Column("arguments", Text, nullable=False),  # JSON
    Column("program", Text, nullable=False),
    Column("read", Integer, nullable=False, default=0),
    Column("known", Integer, nullable=False, default=0),
    Column("versions", Integer, nullable=False, default=0),
    Column("replaced", Integer, nullable=False, default=0),
    Column("refused", Integer, nullable=False, default=0),
)

refusals = Table(
    "ingest_refusal",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run", Integer, ForeignKey("ingest_run.id", ondelete="CASCADE"), nullable=False),
    Column("origin", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", Text, nullable=False),
    *_indexes("run", "origin"),
)

# files and addresses that were read to their end: what another run leaves unread while they are unchanged
sources = Table(
    "ingest_source",
    metadata,
    Column("origin", Text, primary_key=True),
    Column("size", Integer),
    Column("modified", Text),
    Column("digest", Text),  # sha256 of its bytes
    Column("options", Text, nullable=False),  # JSON: day, language and format that it was read with
    Column("program", Text, nullable=False),
    Column("dispatches", Integer, nullable=False, default=0),
    Column("refused", Integer, nullable=False, default=0),
    Column("ended", Text, nullable=False),
)

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),  # `format`, `program`
    Column("value", Text, nullable=False),
)
