"""Who somebody is, by what the dispatches say: roles, words, stances, meetings, stories, each with its proof."""

from __future__ import annotations

from typing import Annotated, get_args
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from aidememoire.record import ActorKind
from aidememoire.web import actor_facts, library
from aidememoire.web.inputs import PageNumber
from aidememoire.web.listing import listed
from aidememoire.web.templating import page as page_of

router = APIRouter()


@router.get("/actors")
@router.get("/actors.json")
@router.get("/actors.csv")
def actors(request: Request, q: Annotated[str, Query(max_length=100)] = "", page: PageNumber = 1) -> Response:
    """Actors by name; `q` is how the name begins."""
    rows, leaf = library.actors(request.app.state.store, q, page)
    return listed(request, "actors.html.j2", rows, leaf, q=q)


@router.get("/actors/{key}")
def actor_page(request: Request, key: str) -> Response:
    """One actor; the address of one who is part of another one now leads there."""
    store = request.app.state.store
    if (to := actor_facts.now_part_of(store, key)) is not None:
        return RedirectResponse(f"/actors/{quote(to, safe='')}", 307)  # not for ever: a split gives the key back
    actor = actor_facts.actor(store, key)
    return page_of(
        request,
        "actor.html.j2",
        actor=actor,
        kinds=get_args(ActorKind),
        said=actor_facts.said(store, key),
        positions=actor_facts.positions(store, key),
        met=actor_facts.met(store, key),
    )
