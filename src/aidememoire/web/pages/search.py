"""Search over the words of dispatches, over what was said, and over names; French words in all their forms."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from markupsafe import Markup, escape
from starlette.responses import Response

from aidememoire.errors import InputError
from aidememoire.store.search import Filters, Hit
from aidememoire.views import wording
from aidememoire.web import language
from aidememoire.web.inputs import Day
from aidememoire.web.listing import listed

router = APIRouter()
MOST = 40
Kind = Literal["text", "quotations"]


@router.get("/search")
@router.get("/search.json")
@router.get("/search.csv")
def search(
    request: Request, q: Annotated[str, Query(max_length=200)] = "", kind: Kind = "text", since: Day = None,
    until: Day = None, story: Annotated[str | None, Query(max_length=200)] = None,
) -> Response:  # fmt: skip
    """The best answers first, the words found marked."""
    store = request.app.state.store
    _ = language.catalogue(request.state.language).gettext
    hits: list[Hit] = []
    actors: list[Hit] = []
    wrong = ""
    if q.strip():
        try:
            filters = Filters(since=since, until=until, story=story or None, newest=True)
            hits = store.search(q, limit=MOST, within=kind, filters=filters)
            actors = store.search(q, limit=8, within="actors")
        except InputError as error:
            wrong = str(error)
    return listed(
        request,
        "search.html.j2",
        [asdict(hit) for hit in hits],
        q=q.strip(),
        kind=kind,
        since=since or "",
        until=until or "",
        kinds=[("text", _("Dispatches")), ("quotations", _("Quotations"))],
        hits=[{**asdict(hit), "snippet": _marked(hit)} for hit in hits],
        actors=[{"key": hit.key, "name": hit.text} for hit in actors],
        wrong=wrong,
    )


def _marked(hit: Hit) -> Markup:
    """The snippet with the words found marked."""
    made = Markup("")
    at = 0
    for start, end in sorted(hit.marks):
        start, end = start - hit.start, end - hit.start
        if at <= start < end <= len(hit.text):
            made += escape(wording.one_line(hit.text[at:start]) + " " * hit.text[at:start][-1:].isspace())
            made += Markup("<mark>{}</mark>").format(hit.text[start:end])
            made += " " * hit.text[end : end + 1].isspace()
            at = end
    return made + escape(wording.one_line(hit.text[at:]))
