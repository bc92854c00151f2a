"""What is to come, over all stories, and what was to come on past days."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter, Request
from starlette.responses import Response

from aidememoire.web import library
from aidememoire.web.inputs import Day, PageNumber
from aidememoire.web.listing import listed, plain

router = APIRouter()


@router.get("/agenda")
@router.get("/agenda.json")
@router.get("/agenda.csv")
def agenda(request: Request, since: Day = None, until: Day = None, page: PageNumber = 1) -> Response:
    """From a day on (today), until another."""
    start = since or date.today().isoformat()
    rows, leaf = library.agenda_between(request.app.state.store, start, until, page)
    return listed(request, "agenda.html.j2", plain(rows), leaf, since=start, until=until or "")
