"""`aidememoire import`: an archive of another store becomes this store, or part of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from aidememoire.commands.options import Debug, StorePlace
from aidememoire.runs.delivery import OK, say

DEFAULT_STORE = "aidememoire.db"


def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="An archive that `aidememoire export --format archive` made.")
    ],
    store: StorePlace = DEFAULT_STORE,
    debug: Debug = False,
) -> None:
    """Take in an archive: dispatches with their records, version groups, stories, decisions.

    A new or empty store becomes what the archive is of, to the byte: exported again it gives the same file. A
    store that holds something is added to. Every passage is checked against its text; an archive that is
    damaged is refused with the reason, and nothing is changed.

    Exit codes: 0 imported; 2 the command is wrong; 3 it is no archive, or damaged; 1 anything else.
    """
    from aidememoire.store.archive_reading import read_archive
    from aidememoire.store.store import Store

    if not file.is_file():
        raise typer.BadParameter(f"{file}: no such file")
    with Store.open(store) as opened:
        done = read_archive(opened, file)
    known = f", {done.known} known before" if done.known else ""
    behind = f"; {done.left_behind} decisions about stories left behind" if done.left_behind else ""
    say(f"{done.dispatches} dispatches{known}, {done.stories} stories, {done.decisions} decisions{behind}")
    raise typer.Exit(OK)
