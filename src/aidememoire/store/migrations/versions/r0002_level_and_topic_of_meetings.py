"""The level and the topic of meetings.

Meetings that are in the store have neither until they are read again (`aidememoire ingest --again`).
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

WHAT = "The level and the topic of meetings"
SAFE = True


def upgrade() -> None:
    """Makes the change, in the transaction of the store that is opened."""
    op.add_column("meeting", sa.Column("level", sa.Text(), nullable=True))
    op.add_column("meeting", sa.Column("topic", sa.Text(), nullable=True))
