"""Every dispatch, the latest day first."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from aidememoire.web import library
from aidememoire.web.inputs import PageNumber
from aidememoire.web.listing import listed, plain

router = APIRouter()
Word = Annotated[str | None, Query(max_length=200)]


@router.get("/dispatches")
@router.get("/dispatches.json")
@router.get("/dispatches.csv")
def dispatches(request: Request, page: PageNumber = 1, agency: Word = None, story: Word = None) -> Response:
    """Of one agency or story, or all."""
    rows, leaf = library.dispatches(request.app.state.store, page, story=story, agency=agency)
    return listed(request, "dispatches.html.j2", plain(rows), leaf)
