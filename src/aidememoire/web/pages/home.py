"""Home: the stories by latest change, what comes next, what came in, how the last ingest went."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from aidememoire.web import library
from aidememoire.web.inputs import PageNumber
from aidememoire.web.listing import listed, plain
from aidememoire.web.templating import page as page_of

router = APIRouter()


@router.get("/")
def home(request: Request, page: PageNumber = 1) -> Response:
    """The page."""
    store = request.app.state.store
    rows, leaf = library.stories(store, page)
    run, refusals = library.last_run(store)
    return page_of(
        request,
        "home.html.j2",
        stories=library.lines(request.app.state.shelf, rows),
        page=leaf,
        agenda=library.agenda(store),
        recent=library.recent(store),
        run=run,
        refusals=refusals,
    )


@router.get("/stories")
def stories_page() -> Response:
    """The stories are listed at home."""
    return RedirectResponse("/", 308)


@router.get("/stories.json")
@router.get("/stories.csv")
def stories(request: Request, page: PageNumber = 1) -> Response:
    """The list of stories as data."""
    rows, leaf = library.stories(request.app.state.store, page)
    return listed(request, "", plain(rows), leaf)
