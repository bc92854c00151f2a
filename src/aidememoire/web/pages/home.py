"""Home: the stories by latest change, what comes next, what came in, how the last ingest went."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from aidememoire.web import library
from aidememoire.web.templating import page

router = APIRouter()
Number = Annotated[int, Query(ge=1, le=10_000)]


@router.get("/")
def home(request: Request, page_number: Annotated[int, Query(alias="page", ge=1, le=10_000)] = 1) -> Response:
    """The page."""
    store = request.app.state.store
    rows, leaf = library.stories(store, page_number)
    run, refusals = library.last_run(store)
    lines = [library.Line(library.story(store, row.id), row.dispatches) for row in rows]
    return page(
        request,
        "home.html.j2",
        stories=lines,
        page=leaf,
        agenda=library.agenda(store),
        recent=library.recent(store),
        run=run,
        refusals=refusals,
    )
