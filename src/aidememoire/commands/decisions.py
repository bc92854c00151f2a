"""`aidememoire decisions`: what persons decided, in the order they did, with who, when and why."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from aidememoire.commands.asking import DEFAULT_STORE, opened
from aidememoire.commands.layer import screen_of
from aidememoire.commands.options import Debug, StorePlace
from aidememoire.decisions import Decision, in_force
from aidememoire.runs.delivery import OK, print_out
from aidememoire.views import wording


class DecisionFormat(StrEnum):
    """A format of decisions."""

    table = "table"
    json = "json"
    csv = "csv"


def decisions(
    item: Annotated[str | None, typer.Option(metavar="ITEM", help="Only those about this item.")] = None,
    dispatch: Annotated[str | None, typer.Option(metavar="ID", help="Only those about items of this dispatch.")] = None,
    story: Annotated[str | None, typer.Option(metavar="ID", help="Only those about this story's dispatches.")] = None,
    orphans: Annotated[
        bool, typer.Option("--orphans", help="Only those whose item a new reading no longer finds.")
    ] = False,
    format: Annotated[
        DecisionFormat,
        typer.Option("--format", "-f", help="table: for people; json: a decision a line; csv: for a spreadsheet."),
    ] = DecisionFormat.table,
    store: StorePlace = DEFAULT_STORE,
    debug: Debug = False,
) -> None:
    """List what persons decided, oldest first; what was undone is marked, and what undid it is listed too."""
    from aidememoire.store.deciding import chosen_decisions

    with opened(store, tables=("decision",)) as kept:
        every, found = chosen_decisions(kept, item=item, dispatch=dispatch, story=story, orphans=orphans)
    holding = {one.id for one in in_force(every)}
    if format is DecisionFormat.json:
        print_out("".join(json.dumps(_plain(one, holding), ensure_ascii=False) + "\n" for one in found))
    elif format is DecisionFormat.csv:
        from aidememoire.exports.to_tables_csv import decisions_csv

        print_out("".join(decisions_csv(found, bom=not sys.stdout.isatty(), holding=holding)))
    else:
        width, colour = screen_of(None)
        print_out(decisions_table(found, holding, width=width or 100, colour=colour))
    raise typer.Exit(OK)


def _plain(one: Decision, holding: set[str]) -> dict[str, Any]:
    return {**one.model_dump(mode="json"), "in_force": one.id in holding, "carried_from": one.carried_from}


def decisions_table(found: Sequence[Decision], holding: set[str], *, width: int, colour: bool) -> str:
    """The decisions as a table: id, when and who, what of which item, from what to what, why."""
    console = Console(
        file=io.StringIO(), width=width, color_system="standard" if colour else None, force_terminal=colour,
        no_color=not colour, legacy_windows=False,
    )  # fmt: skip
    if not found:
        return wording.phrase("no_decision") + "\n"
    table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, header_style="bold cyan")
    for name, share in (("id", 0), ("decided", 3), ("item", 4), ("change", 6), ("reason", 4)):
        table.add_column(wording.label("decision", name), ratio=share or None, no_wrap=not share, overflow="fold")
    for one in found:
        held = one.what == "undo" or one.id in holding
        style = "" if held else "dim strike"
        what = wording.label("judgement", one.what) + ("" if held else f" ({wording.label('decision', 'undone')})")
        cells = (
            one.id, f"{wording.when(one.at[:10])}\n{one.who}", f"{one.item}\n{what}", _change(one), one.why,
        )  # fmt: skip
        table.add_row(*(Text(wording.displayable(cell), style=style) for cell in cells))
    with console.capture() as capture:
        console.print(table, highlight=False)
    return "\n".join(line.rstrip() for line in capture.get().splitlines()).strip("\n") + "\n"


def _change(one: Decision) -> str:
    if one.what in ("merge", "split", "undo") and one.other:
        return f"{'↩' if one.what == 'undo' else '+' if one.what == 'merge' else '÷'} {one.other}"
    before, after = one.before or {}, one.after or {}
    return "\n".join(f"{name} : {_told(before.get(name))} → {_told(value)}" for name, value in after.items())


def _told(value: Any) -> str:
    if value is None or value == []:
        return wording.phrase("unknown")
    if isinstance(value, list):
        return ", ".join(_told(one) for one in value)
    if isinstance(value, dict):
        return str(value.get("name") or value.get("label") or f"« {value.get('text', '')} »")
    return wording.one_line(str(value))
