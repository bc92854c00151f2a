"""The API, version 1: every question that the store answers, as JSON under /api/v1."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from aidememoire.decisions import Decision
from aidememoire.record import EventType, Record
from aidememoire.store import queries
from aidememoire.store.deciding import decide, decisions, undo
from aidememoire.store.search import Filters, Hit
from aidememoire.stories.nouns import Story
from aidememoire.web import library
from aidememoire.web.api.answers import BUSY, ERRORS, REFUSED, Page, Tagged, page_of
from aidememoire.web.api.asked import Limit, Offset, Question, Word, question
from aidememoire.web.api.reading import LONGEST_TEXT, read_here
from aidememoire.web.inputs import Day

router = APIRouter(prefix="/api/v1", route_class=Tagged, responses=ERRORS)
Asking = Annotated[Question, Depends(question)]


class StoryLine(BaseModel):
    """A story in a list."""

    id: str
    title: str
    first: str | None
    last: str | None
    changed: str | None
    dispatches: int


class DispatchLine(BaseModel):
    """A dispatch in a list; `kind` says what version of another one it is."""

    id: str
    date: str | None
    headline: str | None
    agency: str | None
    outlet: str | None
    kind: str | None
    story: str | None


class ActorLine(BaseModel):
    """An actor in a list."""

    key: str
    name: str
    kind: str
    country: str | None


class ToRead(BaseModel):
    """A dispatch to read: its text, the day (ISO) that relative dates are counted from, a name for it."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1, max_length=LONGEST_TEXT)
    date: Annotated[str | None, Field(max_length=10)] = None
    id: Annotated[str | None, Field(max_length=200)] = None


class ToDecide(BaseModel):
    """A decision to take: see `aidememoire decide --help`."""

    model_config = ConfigDict(extra="forbid")

    item: str = Field(min_length=1, max_length=400)
    what: Literal["accept", "reject", "amend", "merge", "split"]
    why: str = Field(min_length=1, max_length=1000)
    change: dict[str, str] = Field(default_factory=dict)
    other: Annotated[str | None, Field(max_length=400)] = None


class ToUndo(BaseModel):
    """A decision to take back: its id, or the first digits of it that no other one begins with."""

    model_config = ConfigDict(extra="forbid")
    what: Literal["undo"]
    decision: str = Field(min_length=1, max_length=80)
    why: str = Field(min_length=1, max_length=1000)


@router.get("/stories", response_model=Page[StoryLine])
def stories(request: Request, limit: Limit = 50, offset: Offset = 0) -> Any:
    """Stories, the latest change first."""
    rows, leaf = library.stories(request.app.state.store, 1, limit, skip=offset)
    return _leaf(request, rows, leaf.total, limit, offset)


@router.get("/stories/{id}", response_model=Story)
def story(request: Request, id: str, at: Day = None) -> Any:
    """A story's merged view, as known on a day or now."""
    store = request.app.state.store
    return request.app.state.shelf.story(queries.find_story(store, id), at)


@router.get("/dispatches", response_model=Page[DispatchLine])
def dispatches(request: Request, story: Word = None, agency: Word = None, limit: Limit = 50, offset: Offset = 0) -> Any:
    """Dispatches, the latest day first."""
    rows, leaf = library.dispatches(request.app.state.store, 1, limit, story=story, agency=agency, skip=offset)
    return _leaf(request, rows, leaf.total, limit, offset)


@router.post("/dispatches", response_model=Record, responses=BUSY)
def read(body: ToRead) -> Response:
    """Reads a dispatch and answers its record. Nothing is kept."""
    return Response(read_here(body.text, body.date, body.id).to_json(indent=None), media_type="application/json")


@router.get("/dispatches/{id}", response_model=Record)
def dispatch(request: Request, id: str) -> Response:
    """A dispatch's record, with persons' decisions in force."""
    _, record = library.dispatch(request.app.state.store, id)
    return Response(record.to_json(indent=None), media_type="application/json")


@router.get("/timeline", response_model=Page[queries.Happened])
def timeline(request: Request, asking: Asking, type: Annotated[list[EventType] | None, Query()] = None) -> Any:
    """What happened."""
    return page_of(request, queries.timeline(request.app.state.store, asking.asked, types=type or ()), asking)


@router.get("/positions", response_model=Page[queries.Stood])
def positions(request: Request, asking: Asking, on: Word = None, history: bool = False) -> Any:
    """Where the parties stand; `on` names a proposal, by its kind or by words; `history` gives former stances too."""
    rows = queries.positions(request.app.state.store, asking.asked, on=on or "", history=history)
    return page_of(request, rows, asking)


@router.get("/said", response_model=Page[queries.Said])
def said(request: Request, asking: Asking, by: Word = None, about: Word = None) -> Any:
    """Who said what: `by` a speaker, `about` words in any of their forms."""
    store = request.app.state.store
    speaker = queries.find_actor(store, by) if by else ()
    return page_of(request, queries.said(store, asking.asked, by=speaker, about=about or ""), asking)


@router.get("/disputes", response_model=Page[queries.Contested])
def disputes(request: Request, asking: Asking) -> Any:
    """What is contested, account beside account."""
    return page_of(request, queries.disputes(request.app.state.store, asking.asked), asking)


@router.get("/agenda", response_model=Page[queries.Planned])
def agenda(request: Request, asking: Asking) -> Any:
    """What is, or was, to come."""
    return page_of(request, queries.agenda(request.app.state.store, asking.asked), asking)


@router.get("/meetings", response_model=Page[queries.Met])
def meetings(request: Request, asking: Asking) -> Any:
    """Who met whom."""
    return page_of(request, queries.meetings(request.app.state.store, asking.asked), asking)


@router.get("/actors", response_model=Page[ActorLine])
def actors(request: Request, q: Word = None, limit: Limit = 50, offset: Offset = 0) -> Any:
    """Actors by name; `q` is how it begins."""
    rows, leaf = library.actors(request.app.state.store, q or "", 1, limit, skip=offset)
    return _leaf(request, rows, leaf.total, limit, offset)


@router.get("/actors/{key}", response_model=queries.Who)
def actor(request: Request, key: str) -> Any:
    """Who somebody is, by key or name."""
    store = request.app.state.store
    return queries.who(store, queries.find_actor(store, key))


@router.get("/search", response_model=Page[Hit])
def search(
    request: Request, q: Annotated[str, Query(min_length=1, max_length=200)],
    within: Literal["text", "quotations", "actors"] = "text", since: Day = None, until: Day = None, limit: Limit = 20,
) -> Any:  # fmt: skip
    """What holds the words, the best first."""
    filters = Filters(since=since, until=until, newest=True)
    return {"items": request.app.state.store.search(q, limit=limit, within=within, filters=filters)}


@router.get("/decisions", response_model=Page[Decision])
def taken(request: Request, item: Word = None, limit: Limit = 50, offset: Offset = 0) -> Any:
    """What persons decided, the latest first."""
    found = decisions(request.app.state.store, item=item or None)
    return _leaf(request, list(reversed(found))[offset : offset + limit], len(found), limit, offset)


@router.post("/decisions", response_model=Decision, status_code=201, responses=REFUSED)
def take(request: Request, body: Annotated[ToDecide | ToUndo, Field(discriminator="what")]) -> Any:
    """Takes a decision, or takes one back: `{"what": "undo", "decision": ID, "why": …}`.

    The token goes in `Authorization: Bearer …`, your name in `X-Name`. 404 (`NoSuchItem`, `NoSuchDecision`): what is
    named is not there; 409 (`UndoneAlready`): what is to be undone does not hold any more; 422 (`DecisionError`): it
    cannot be decided so.
    """
    settings = request.app.state.settings
    if not settings.editing:
        raise HTTPException(403, "nothing can be decided here: the page was started without --edit")
    name = request.headers.get("x-name", "").strip()[:80]
    if settings.user_header is not None:
        name = request.state.editor or ""
    elif not settings.knows(request.headers.get("authorization", "").removeprefix("Bearer ").strip()):
        raise HTTPException(401, "give the token in `Authorization: Bearer …`", headers={"WWW-Authenticate": "Bearer"})
    if not name:
        raise HTTPException(401, "say who decides, in the header X-Name")
    store = request.app.state.store
    if isinstance(body, ToUndo):
        return undo(store, body.decision, why=body.why, who=name)
    return decide(store, body.item, body.what, why=body.why, who=name, change=body.change, other=body.other)


def _leaf(request: Request, rows: Any, total: int, limit: int, offset: int) -> dict[str, Any]:
    after = request.url.include_query_params(offset=offset + limit)
    items = [dict(row._mapping) if hasattr(row, "_mapping") else row for row in rows]
    return {"items": items, "next": f"{after.path}?{after.query}" if offset + limit < total else None}
