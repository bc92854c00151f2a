"""One dispatch: its text with every layer marked, its record beside it; its versions and what changed."""

from __future__ import annotations

from fastapi import APIRouter, Request
from markupsafe import Markup
from starlette.responses import PlainTextResponse, Response

from aidememoire.views import wording
from aidememoire.views.page import html_fragment
from aidememoire.web import library
from aidememoire.web.judging import tool_for
from aidememoire.web.templating import page

router = APIRouter()


@router.get("/dispatches/{id}.json")
def dispatch_json(request: Request, id: str) -> Response:
    """The record."""
    _, record = library.dispatch(request.app.state.store, id)
    return Response(record.to_json(), media_type="application/json")


@router.get("/dispatches/{id}")
def dispatch_page(request: Request, id: str, why: bool = False, message: str = "") -> Response:
    """The page; `why` shows the rule of each line."""
    store = request.app.state.store
    row, record = library.dispatch(store, id)
    with wording.reader_of(request.state.language):
        fragment = html_fragment(
            record, prefix="", why=why, style=False, nonce=request.state.nonce, tool=tool_for(request, record)
        )
    return page(
        request,
        "dispatch.html.j2",
        record=record,
        fragment=Markup(fragment),  # made by our own template, every word of the dispatch escaped there
        story=library.title_of(store, row.story),
        versions=library.versions(store, row.version_group),
        why=why,
        message=message[:200],
    )


@router.get("/dispatches/{id}/text")
def dispatch_text(request: Request, id: str) -> Response:
    """The text as received, offsets in the record count on it."""
    _, record = library.dispatch(request.app.state.store, id)
    return PlainTextResponse(record.text)
