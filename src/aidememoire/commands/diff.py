"""`aidememoire diff`: what a version of a dispatch changed."""

from __future__ import annotations

from typing import Annotated

import typer

from aidememoire.commands.asking import AnswerFormat, Question, question
from aidememoire.runs.delivery import print_out


@question(filters=())
def diff(
    ask: Question,
    dispatch: Annotated[str, typer.Argument(metavar="DISPATCH", help="The version, or the dispatch it replaced.")],
    against: Annotated[
        str | None, typer.Option("--with", metavar="DISPATCH", help="Compare with this one, version or not.")
    ] = None,
) -> None:
    """What a version changed, in words and in the record: gone between [- and -], new between {+ and +}."""
    from aidememoire.exports.to_rows import row_json
    from aidememoire.store import queries
    from aidememoire.store.queries.versions import Sentence, sentences
    from aidememoire.views.answers import diff_lines

    with ask.opened() as (store, _):
        changed = queries.diff(store, dispatch, against)
    if ask.format is AnswerFormat.json:
        print_out(row_json(changed))
        return
    ask.answer(sentences(changed), Sentence, lambda _: diff_lines(changed))
