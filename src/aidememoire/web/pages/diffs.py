"""What a version of a dispatch changed: its sentences with what came and went, its record item by item."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import APIRouter, HTTPException, Request
from markupsafe import Markup
from starlette.responses import Response

from aidememoire.record import Record
from aidememoire.stories.diff import Diff, SentenceChange, diff
from aidememoire.views import wording
from aidememoire.web import library
from aidememoire.web.templating import page

router = APIRouter()


@router.get("/dispatches/{id}/diff.json", response_model=Diff)
def diff_json(request: Request, id: str) -> Diff:
    """The same as data."""
    store = request.app.state.store
    row, record = library.dispatch(store, id)
    return diff(_before(request, row.version_of), record)


@router.get("/dispatches/{id}/diff")
def diff_page(request: Request, id: str) -> Response:
    """The page."""
    row, record = library.dispatch(request.app.state.store, id)
    before = _before(request, row.version_of)
    changed = diff(before, record)
    sentences = list(_marked(changed))
    return page(request, "diff.html.j2", record=record, before=before, sentences=sentences, items=changed.items)


def _before(request: Request, id: str | None) -> Record:
    if id is None:
        raise HTTPException(404, "This dispatch is the first of its versions: it changed nothing.")
    return library.dispatch(request.app.state.store, id)[1]


def _marked(changed: Diff) -> Iterator[tuple[str, Markup]]:
    """Each sentence with its kind, as marked HTML."""
    for sentence in changed.sentences:
        if sentence.kind == "changed":
            yield sentence.kind, _words(sentence)
        elif sentence.kind == "removed" and sentence.old:
            yield sentence.kind, Markup("<del>{}</del>").format(_shown(sentence.old.text))
        elif sentence.kind == "added" and sentence.new:
            yield sentence.kind, Markup("<ins>{}</ins>").format(_shown(sentence.new.text))
        elif sentence.new:
            yield sentence.kind, Markup("{}").format(_shown(sentence.new.text))


def _words(sentence: SentenceChange) -> Markup:
    """A changed sentence: words taken out and put in where they stand."""
    new = sentence.new
    if new is None:
        return Markup("")
    made, at = Markup(""), new.start
    for word in sentence.words:
        if word.new is not None and word.new.start >= at:
            made += _shown(new.text[at - new.start : word.new.start - new.start])
            at = word.new.end
        if word.old is not None:
            made += Markup("<del>{}</del> ").format(_shown(word.old.text))
        if word.new is not None:
            made += Markup("<ins>{}</ins>").format(_shown(word.new.text))
    return made + _shown(new.text[at - new.start :])


def _shown(text: str) -> str:
    return wording.displayable(text)
