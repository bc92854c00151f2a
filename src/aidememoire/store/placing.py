"""Which version group and story does a new dispatch join? Asked in the transaction that adds it.

The answer is `aidememoire.stories.place`'s; it is loaded when a dispatch is added, and not to ask questions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection

from aidememoire.record import Record

if TYPE_CHECKING:
    from aidememoire.stories.place import Placed


def place(connection: Connection, record: Record, number: int, *, same_id: str | None) -> Placed:
    """Puts a dispatch, whose rows are in, where it belongs, and writes that in its row.

    `same_id` is the dispatch that came under the same id with other words before.
    """
    from aidememoire.stories import place as stories

    return stories.place(connection, record, number=number, same_id=same_id)


def read_again(connection: Connection, record: Record, number: int) -> None:
    """A dispatch has new rows: it is placed anew, and the view of its story must be made again."""
    place(connection, record, number, same_id=None)
