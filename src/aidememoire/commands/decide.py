"""`aidememoire decide`: a person accepts, rejects or corrects what was read, or takes a decision back."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from aidememoire.commands.asking import DEFAULT_STORE, opened
from aidememoire.commands.options import Debug, StorePlace
from aidememoire.runs.delivery import OK, print_out


class What(StrEnum):
    """What can be decided."""

    ACCEPT = "accept"
    REJECT = "reject"
    AMEND = "amend"
    MERGE = "merge"
    SPLIT = "split"


def decide(
    item: Annotated[
        str | None,
        typer.Argument(metavar="[ITEM]", help="DISPATCH#e3 as tables show it, an actor's key (person:…), or a story."),
    ] = None,
    what: Annotated[What | None, typer.Argument(metavar="[accept|reject|amend|merge|split]")] = None,
    why: Annotated[str, typer.Option(metavar="WORDS", help="The reason; it is kept with the decision.")] = "",
    change: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="FIELD=VALUE",
            help="A field and its right value, for amend and split; several times for several fields. "
            "span='words of the text' or span=120:180; an actor is a name or an id (a2); nothing after = is unknown.",
        ),
    ] = None,
    other: Annotated[
        str | None,
        typer.Option(
            "--with",
            metavar="ITEM",
            help="merge: what becomes part of ITEM. split: the dispatch where an actor is somebody else; the "
            "dispatches that leave a story, with commas.",
        ),
    ] = None,
    undo: Annotated[str | None, typer.Option(metavar="ID", help="Take back the decision of that id.")] = None,
    who: Annotated[str | None, typer.Option(metavar="NAME", help="Who decides; by default the user.")] = None,
    store: StorePlace = DEFAULT_STORE,
    debug: Debug = False,
) -> None:
    """Correct what was read: ITEM is right, wrong, to be changed, one with another, or two.

    Nothing is overwritten: a decision is a row of its own with who, when, why, before and after. Every view,
    question and export applies it, and it is found again by its words when the dispatch is read anew.

    Prints the decision's id. Exit codes: 0 decided; 2 the command is wrong; 1 it cannot be decided so: then
    nothing is changed.
    """
    from aidememoire.store import deciding

    if undo is not None and (item or what or change or other):
        raise typer.BadParameter("--undo takes the id of a decision alone, and --why")
    if undo is None and (item is None or what is None):
        raise typer.BadParameter("decide what? aidememoire decide ITEM reject --why '…', or --undo ID")
    if not why.strip():
        raise typer.BadParameter("a decision needs a reason: --why '…'")
    said = _changes(change or [])
    with opened(store) as kept:
        if item is not None and what is not None:
            taken = deciding.decide(kept, item, what.value, why=why, who=who, change=said, other=other)
        else:
            taken = deciding.undo(kept, str(undo), why=why, who=who)
    print_out(f"{taken.id}  {taken.item}  {taken.what}\n")
    raise typer.Exit(OK)


def _changes(given: list[str]) -> dict[str, str]:
    changes: dict[str, str] = {}
    for one in given:
        name, equals, value = one.partition("=")
        if not equals or not name.strip():
            raise typer.BadParameter(f"--set {one!r}: write FIELD=VALUE")
        changes[name.strip()] = value
    return changes
