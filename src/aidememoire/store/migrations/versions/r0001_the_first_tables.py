"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from aidememoire.store import append_only, words

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

WHAT = "The first tables"
SAFE = True


def upgrade() -> None:
    """Makes the change, in the transaction of the store that is opened."""
    op.create_table(
        "actor_name",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_actor_name")),
        sa.UniqueConstraint("key", "folded", name=op.f("uq_actor_name_key_folded")),
    )
    op.create_index(op.f("ix_actor_name_folded"), "actor_name", ["folded"], unique=False)
    op.create_table(
        "decision",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), nullable=True),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("anchor", sa.Text(), nullable=True),
        sa.Column("other_anchor", sa.Text(), nullable=True),
        sa.Column("dispatch", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_decision")),
        sa.UniqueConstraint("id", name=op.f("uq_decision_id")),
    )
    op.create_index(op.f("ix_decision_dispatch"), "decision", ["dispatch"], unique=False)
    op.create_index(op.f("ix_decision_item"), "decision", ["item"], unique=False)
    op.create_index(op.f("ix_decision_other"), "decision", ["other"], unique=False)
    op.create_table(
        "feature",
        sa.Column("feature", sa.Text(), nullable=False),
        sa.Column("stories", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("feature", name=op.f("pk_feature")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "ingest_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("started", sa.Text(), nullable=False),
        sa.Column("ended", sa.Text(), nullable=True),
        sa.Column("arguments", sa.Text(), nullable=False),
        sa.Column("program", sa.Text(), nullable=False),
        sa.Column("read", sa.Integer(), nullable=False),
        sa.Column("known", sa.Integer(), nullable=False),
        sa.Column("versions", sa.Integer(), nullable=False),
        sa.Column("replaced", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ingest_run")),
    )
    op.create_table(
        "ingest_source",
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("modified", sa.Text(), nullable=True),
        sa.Column("digest", sa.Text(), nullable=True),
        sa.Column("options", sa.Text(), nullable=False),
        sa.Column("program", sa.Text(), nullable=False),
        sa.Column("dispatches", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.Column("ended", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("origin", name=op.f("pk_ingest_source")),
    )
    op.create_table(
        "meta",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_meta")),
    )
    op.create_table(
        "story",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("first", sa.Text(), nullable=True),
        sa.Column("last", sa.Text(), nullable=True),
        sa.Column("changed", sa.Text(), nullable=True),
        sa.Column("dispatches", sa.Integer(), nullable=False),
        sa.Column("view", sa.Text(), nullable=True),
        sa.Column("stale", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_story")),
    )
    op.create_index(op.f("ix_story_changed"), "story", ["changed"], unique=False)
    op.create_index(op.f("ix_story_last"), "story", ["last"], unique=False)
    op.create_table(
        "dispatch",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("updated", sa.Text(), nullable=True),
        sa.Column("headline", sa.Text(), nullable=True),
        sa.Column("agency", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("identifier", sa.Text(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("signal", sa.Text(), nullable=True),
        sa.Column("slug", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("place_folded", sa.Text(), nullable=True),
        sa.Column("extent", sa.Text(), nullable=True),
        sa.Column("characters", sa.Integer(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("received", sa.Text(), nullable=False),
        sa.Column("read", sa.Text(), nullable=False),
        sa.Column("program", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("lexicon", sa.Text(), nullable=False),
        sa.Column("version_group", sa.Text(), nullable=True),
        sa.Column("version_kind", sa.Text(), nullable=True),
        sa.Column("version_of", sa.Text(), nullable=True),
        sa.Column("superseded", sa.Boolean(), nullable=False),
        sa.Column("story", sa.Text(), nullable=True),
        sa.Column("story_fixed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["story"], ["story.id"], name=op.f("fk_dispatch_story")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_dispatch")),
        sa.UniqueConstraint("content", name=op.f("uq_dispatch_content")),
        sa.UniqueConstraint("id", name=op.f("uq_dispatch_id")),
    )
    op.create_index(op.f("ix_dispatch_agency"), "dispatch", ["agency"], unique=False)
    op.create_index(op.f("ix_dispatch_date"), "dispatch", ["date"], unique=False)
    op.create_index(op.f("ix_dispatch_identifier"), "dispatch", ["identifier"], unique=False)
    op.create_index(op.f("ix_dispatch_outlet"), "dispatch", ["outlet"], unique=False)
    op.create_index(op.f("ix_dispatch_place_folded"), "dispatch", ["place_folded"], unique=False)
    op.create_index(op.f("ix_dispatch_program"), "dispatch", ["program"], unique=False)
    op.create_index(op.f("ix_dispatch_slug"), "dispatch", ["slug"], unique=False)
    op.create_index(op.f("ix_dispatch_story_date"), "dispatch", ["story", "date"], unique=False)
    op.create_index(op.f("ix_dispatch_url"), "dispatch", ["url"], unique=False)
    op.create_index(op.f("ix_dispatch_version_group"), "dispatch", ["version_group"], unique=False)
    op.create_index(op.f("ix_dispatch_version_of"), "dispatch", ["version_of"], unique=False)
    op.create_table(
        "ingest_refusal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["run"], ["ingest_run.id"], name=op.f("fk_ingest_refusal_run"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ingest_refusal")),
    )
    op.create_index(op.f("ix_ingest_refusal_origin"), "ingest_refusal", ["origin"], unique=False)
    op.create_index(op.f("ix_ingest_refusal_run"), "ingest_refusal", ["run"], unique=False)
    op.create_table(
        "story_alias",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("story", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["story"], ["story.id"], name=op.f("fk_story_alias_story"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_story_alias")),
    )
    op.create_index(op.f("ix_story_alias_story"), "story_alias", ["story"], unique=False)
    op.create_table(
        "story_apart",
        sa.Column("one", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["one"], ["story.id"], name=op.f("fk_story_apart_one"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other"], ["story.id"], name=op.f("fk_story_apart_other"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("one", "other", name=op.f("pk_story_apart")),
    )
    op.create_table(
        "story_index",
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("feature", sa.Text(), nullable=False),
        sa.Column("dispatches", sa.Integer(), nullable=False),
        sa.Column("last", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["story"], ["story.id"], name=op.f("fk_story_index_story"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("story", "feature", name=op.f("pk_story_index")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_story_index_feature_last_story"), "story_index", ["feature", "last", "story"], unique=False
    )
    op.create_table(
        "account",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("dispatch", sa.Integer(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("party", sa.Text(), nullable=True),
        sa.Column("party_key", sa.Text(), nullable=True),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dispatch"], ["dispatch.number"], name=op.f("fk_account_dispatch"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_account")),
    )
    op.create_index(op.f("ix_account_dispatch_item"), "account", ["dispatch", "item"], unique=False)
    op.create_index(op.f("ix_account_party_key_day"), "account", ["party_key", "day"], unique=False)
    op.create_table(
        "actor",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("dispatch", sa.Integer(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("mentions", sa.Integer(), nullable=False),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["dispatch"], ["dispatch.number"], name=op.f("fk_actor_dispatch"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_actor")),
    )
    op.create_index(op.f("ix_actor_country"), "actor", ["country"], unique=False)
    op.create_index(op.f("ix_actor_dispatch_item"), "actor", ["dispatch", "item"], unique=False)
    op.create_index(op.f("ix_actor_folded"), "actor", ["folded"], unique=False)
    op.create_index(op.f("ix_actor_key_day"), "actor", ["key", "day"], unique=False)
    op.create_table(
        "agenda",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("dispatch", sa.Integer(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("day_to", sa.Text(), nullable=True),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("by_key", sa.Text(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["dispatch"], ["dispatch.number"], name=op.f("fk_agenda_dispatch"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_agenda")),
    )
    op.create_index(op.f("ix_agenda_by_key"), "agenda", ["by_key"], unique=False)
    op.create_index(op.f("ix_agenda_day"), "agenda", ["day"], unique=False)
    op.create_index(op.f("ix_agenda_dispatch_item"), "agenda", ["dispatch", "item"], unique=False)
    op.create_index(op.f("ix_agenda_status"), "agenda", ["status"], unique=False)
    op.create_table(
        "band",
        sa.Column("period", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("hash", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("dispatch", sa.Integer(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["dispatch"], ["dispatch.number"], name=op.f("fk_band_dispatch"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("period", "hash", "dispatch", name=op.f("pk_band")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "dispute",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("dispatch", sa.Integer(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dispatch"], ["dispatch.number"], name=op.f("fk_dispute_dispatch"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_dispute")),
    )
    op.create_index(op.f("ix_dispute_day"), "dispute", ["day"], unique=False)
    op.create_index(op.f("ix_dispute_dispatch_item"), "dispute", ["dispatch", "item"], unique=False)
    op.create_index(op.f("ix_dispute_folded"), "dispute", ["folded"], unique=False)
    op.create_table(
        "event",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("dispatch", sa.Integer(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=True),
        sa.Column("contexts", sa.Text(), nullable=False),
        sa.Column("cameo", sa.Text(), nullable=True),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("day_to", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("place_folded", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("assertion", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("by_key", sa.Text(), nullable=True),
        sa.Column("meeting", sa.Boolean(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["dispatch"], ["dispatch.number"], name=op.f("fk_event_dispatch"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_event")),
    )
    op.create_index(op.f("ix_event_assertion"), "event", ["assertion"], unique=False)
    op.create_index(op.f("ix_event_by_key"), "event", ["by_key"], unique=False)
    op.create_index(op.f("ix_event_day"), "event", ["day"], unique=False)
    op.create_index(op.f("ix_event_dispatch_item"), "event", ["dispatch", "item"], unique=False)
    op.create_index(op.f("ix_event_place_folded"), "event", ["place_folded"], unique=False)
    op.create_index(op.f("ix_event_type_day"), "event", ["type", "day"], unique=False)
    op.create_table(
        "hearsay",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("dispatch", sa.Integer(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dispatch"], ["dispatch.number"], name=op.f("fk_hearsay_dispatch"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_hearsay")),
    )
    op.create_index(op.f("ix_hearsay_day"), "hearsay", ["day"], unique=False)
    op.create_index(op.f("ix_hearsay_dispatch_item"), "hearsay", ["dispatch", "item"], unique=False)
    op.create_table(
        "meeting",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("dispatch", sa.Integer(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("day_to", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("place_folded", sa.Text(), nullable=True),
        sa.Column("duration", sa.Text(), nullable=True),
        sa.Column("occasion", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dispatch"], ["dispatch.number"], name=op.f("fk_meeting_dispatch"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_meeting")),
    )
    op.create_index(op.f("ix_meeting_day"), "meeting", ["day"], unique=False)
    op.create_index(op.f("ix_meeting_dispatch_item"), "meeting", ["dispatch", "item"], unique=False)
    op.create_index(op.f("ix_meeting_place_folded"), "meeting", ["place_folded"], unique=False)
    op.create_table(
        "member",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("dispatch", sa.Integer(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        sa.Column("member_key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["dispatch"], ["dispatch.number"], name=op.f("fk_member_dispatch"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_member")),
    )
    op.create_index(op.f("ix_member_dispatch_item"), "member", ["dispatch", "item"], unique=False)
    op.create_index(op.f("ix_member_key"), "member", ["key"], unique=False)
    op.create_index(op.f("ix_member_member_key"), "member", ["member_key"], unique=False)
    op.create_table(
        "party_of_event",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("dispatch", sa.Integer(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("actor_key", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["dispatch"], ["dispatch.number"], name=op.f("fk_party_of_event_dispatch"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_party_of_event")),
    )
    op.create_index(
        op.f("ix_party_of_event_actor_key_side_day"), "party_of_event", ["actor_key", "side", "day"], unique=False
    )
    op.create_index(op.f("ix_party_of_event_dispatch_item"), "party_of_event", ["dispatch", "item"], unique=False)
    op.create_table(
        "position",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("dispatch", sa.Integer(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("proposal", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("party_key", sa.Text(), nullable=False),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("day_to", sa.Text(), nullable=True),
        sa.Column("assertion", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("by_key", sa.Text(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dispatch"], ["dispatch.number"], name=op.f("fk_position_dispatch"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_position")),
    )
    op.create_index(op.f("ix_position_assertion"), "position", ["assertion"], unique=False)
    op.create_index(op.f("ix_position_by_key"), "position", ["by_key"], unique=False)
    op.create_index(op.f("ix_position_day"), "position", ["day"], unique=False)
    op.create_index(op.f("ix_position_dispatch_item"), "position", ["dispatch", "item"], unique=False)
    op.create_index(op.f("ix_position_folded"), "position", ["folded"], unique=False)
    op.create_index(op.f("ix_position_kind_day"), "position", ["kind", "day"], unique=False)
    op.create_index(op.f("ix_position_party_key_day"), "position", ["party_key", "day"], unique=False)
    op.create_index(op.f("ix_position_stance"), "position", ["stance"], unique=False)
    op.create_table(
        "proposal",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("dispatch", sa.Integer(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dispatch"], ["dispatch.number"], name=op.f("fk_proposal_dispatch"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_proposal")),
    )
    op.create_index(op.f("ix_proposal_dispatch_item"), "proposal", ["dispatch", "item"], unique=False)
    op.create_index(op.f("ix_proposal_folded"), "proposal", ["folded"], unique=False)
    op.create_index(op.f("ix_proposal_kind_day"), "proposal", ["kind", "day"], unique=False)
    op.create_table(
        "quotation",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("dispatch", sa.Integer(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("polarity", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("speaker_key", sa.Text(), nullable=True),
        sa.Column("addressee", sa.Text(), nullable=True),
        sa.Column("addressee_key", sa.Text(), nullable=True),
        sa.Column("via", sa.Text(), nullable=True),
        sa.Column("via_key", sa.Text(), nullable=True),
        sa.Column("cue", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dispatch"], ["dispatch.number"], name=op.f("fk_quotation_dispatch"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_quotation")),
    )
    op.create_index(op.f("ix_quotation_addressee_key"), "quotation", ["addressee_key"], unique=False)
    op.create_index(op.f("ix_quotation_day"), "quotation", ["day"], unique=False)
    op.create_index(op.f("ix_quotation_dispatch_item"), "quotation", ["dispatch", "item"], unique=False)
    op.create_index(op.f("ix_quotation_speaker_key_day"), "quotation", ["speaker_key", "day"], unique=False)
    op.create_index(op.f("ix_quotation_via_key"), "quotation", ["via_key"], unique=False)
    op.create_table(
        "record",
        sa.Column("dispatch", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("json", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["dispatch"], ["dispatch.number"], name=op.f("fk_record_dispatch"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("dispatch", name=op.f("pk_record")),
    )
    op.create_table(
        "role",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("dispatch", sa.Integer(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["dispatch"], ["dispatch.number"], name=op.f("fk_role_dispatch"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_role")),
    )
    op.create_index(op.f("ix_role_dispatch_item"), "role", ["dispatch", "item"], unique=False)
    op.create_index(op.f("ix_role_folded"), "role", ["folded"], unique=False)
    op.create_index(op.f("ix_role_key_day"), "role", ["key", "day"], unique=False)
    op.create_table(
        "signature",
        sa.Column("dispatch", sa.Integer(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("features", sa.Text(), nullable=False),
        sa.Column("header", sa.Text(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dispatch"], ["dispatch.number"], name=op.f("fk_signature_dispatch"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("dispatch", name=op.f("pk_signature")),
    )
    words.create(op.get_bind())
    append_only.create(op.get_bind())
