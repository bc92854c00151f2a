"""How does a layer look as a table in a terminal? One for each dispatch, under its headline, in French."""

from __future__ import annotations

import io
from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from aidememoire.record import Event, Record
from aidememoire.views import wording

PLAIN_WIDTH = 100  # columns, where the output is no terminal


def table_text(
    record: Record,
    columns: Sequence[tuple[str, int]],
    rows: Sequence[Sequence[str]],
    *,
    nothing: str,
    width: int = PLAIN_WIDTH,
    colour: bool = False,
) -> str:
    """A table with its title, as text `width` columns wide at most; it ends with a line end.

    `columns` are headings with their share of the width, 0 for what their words need; `nothing` is said in
    place of a table without rows.
    """
    console = Console(
        file=io.StringIO(), width=width, color_system="standard" if colour else None, force_terminal=colour,
        no_color=not colour, legacy_windows=False,
    )  # fmt: skip
    title = wording.one_line(record.header.headline or record.id)
    named = f"{title} ({record.id})" if record.header.headline else title
    with console.capture() as capture:
        console.print(Text(named, style="bold"), highlight=False)
        if not rows:
            console.print(Text(nothing, style="dim"), highlight=False)
        else:
            table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, header_style="bold cyan")
            for heading, share in columns:
                table.add_column(heading, ratio=share or None, no_wrap=not share, overflow="fold")
            for row in rows:
                table.add_row(*(Text(value) for value in row))
            console.print(table, highlight=False)
    return "\n".join(line.rstrip() for line in capture.get().splitlines()).rstrip() + "\n\n"


def events_table(record: Record, *, width: int = PLAIN_WIDTH, colour: bool = False) -> str:
    """The events of a record as a table: what, who, to whom, when and where, how sure, in which words."""
    columns = [("Fait", 3), ("Qui", 4), ("À qui", 4), ("Quand, où", 4), ("Mots", 8)]
    rows = [_event(record, event) for event in record.events]
    nothing = wording.label("empty", "events")
    return table_text(record, columns, rows, nothing=nothing, width=width, colour=colour)


def times_table(record: Record, *, width: int = PLAIN_WIDTH, colour: bool = False) -> str:
    """The time expressions of a record as a table: words, TIMEX3 type and value, first and last day, what from."""
    columns = [("Mots", 4), ("Type", 0), ("Valeur", 4), ("Intervalle", 4), ("Compté depuis", 3)]
    rows = [
        (
            wording.one_line(time.text),
            time.type,
            " ".join(part for part in (time.value, time.mod, time.quant, time.freq) if part),
            " ".join(dict.fromkeys(end for end in (time.from_, time.to) if end)),
            time.anchor or time.reason or "",
        )
        for time in record.times
    ]
    nothing = wording.label("empty", "times")
    return table_text(record, columns, rows, nothing=nothing, width=width, colour=colour)


def _event(record: Record, event: Event) -> tuple[str, ...]:
    what = wording.label("event", event.type) + (f", {event.mode}" if event.mode else "")
    by = wording.name_of(record, event.by)
    sure = wording.label("assertion", f"{event.assertion}_by" if by else event.assertion).format(by=by)
    place = wording.one_line(event.place or "")
    facts = [wording.when(event.date, weekday=False), place, wording.label("status", event.status), sure]
    return (
        what,
        wording.names_of(record, event.actors),
        wording.names_of(record, event.recipients),
        ", ".join(fact for fact in facts if fact),
        wording.one_line(event.evidence[0].text),
    )
