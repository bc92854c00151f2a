"""How several records look at a glance in a terminal: a line or two each."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from aidememoire.record import Record
from aidememoire.views import wording

COUNTED = ("events", "quotations", "positions", "disputes", "hearsay", "agenda")


def overview(title: str, records: Sequence[Record]) -> RenderableType:
    """The records of one story under its title: day, headline, and how much of each layer was read."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=6, justify="right", no_wrap=True)
    table.add_column(ratio=1)
    table.expand = True
    for record in records:
        headline = Text(wording.one_line(record.header.headline or wording.phrase("untitled")), "bold")
        counts = Text(" · ".join(count for layer in COUNTED if (count := _count(record, layer))), "dim")
        day, _, month = wording.when(record.date, weekday=False).rpartition(" ")[0].partition(" ")
        table.add_row(Text(f"{day} {month[:3]}", "cyan"), Text("\n").join([headline, counts]))
    return Group(Text(title.upper(), "bold cyan"), table)


def _count(record: Record, layer: str) -> str:
    """« 3 faits », « 1 litige »; nothing for none."""
    number = len(getattr(record, layer))
    one, many = wording.labels()["counts"][layer]
    return f"{number} {many if number > 1 else one}" if number else ""
