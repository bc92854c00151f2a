"""`aidememoire diff`: what a version of a dispatch changed."""

from __future__ import annotations

from typing import Annotated

import typer

from aidememoire.commands.asking import DEFAULT_STORE, AnswerFormat, Shown, StorePlace, answer, opened
from aidememoire.commands.options import Debug
from aidememoire.runs.delivery import print_out


def diff(
    dispatch: Annotated[str, typer.Argument(metavar="DISPATCH", help="The version, or the dispatch it replaced.")],
    against: Annotated[
        str | None, typer.Option("--with", metavar="DISPATCH", help="Compare with this one, version or not.")
    ] = None,
    format: Shown = AnswerFormat.table,
    store: StorePlace = DEFAULT_STORE,
    debug: Debug = False,
) -> None:
    """What a version changed, in words and in the record: gone between [- and -], new between {+ and +}."""
    from aidememoire.exports.to_rows import row_json
    from aidememoire.store.queries import diff as ask
    from aidememoire.store.queries.versions import Sentence, sentences
    from aidememoire.views.answers import diff_lines

    with opened(store) as kept:
        changed = ask(kept, dispatch, against)
    if format is AnswerFormat.json:
        print_out(row_json(changed))
        return
    answer(sentences(changed), Sentence, format, lambda _: diff_lines(changed))
