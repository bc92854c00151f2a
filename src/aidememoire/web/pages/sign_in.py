"""Signing in with the token that was printed when the page was started."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from starlette.responses import RedirectResponse, Response

from aidememoire.web import sessions
from aidememoire.web.settings import Settings
from aidememoire.web.templating import page

router = APIRouter()


@router.get("/sign-in")
def ask(request: Request, to: str = "/") -> Response:
    """The form."""
    if request.app.state.settings.token_hash is None:
        raise HTTPException(404, "Nobody signs in here: the page was started without --edit.")
    return page(request, "sign-in.html.j2", failed=False, to=own_address(to))


@router.post("/sign-in")
def answer(
    request: Request, name: Annotated[str, Form(max_length=80)], token: Annotated[str, Form(max_length=200)],
    key: Annotated[str, Form()] = "", to: Annotated[str, Form()] = "/",
) -> Response:  # fmt: skip
    """Begins a session when the token is right."""
    settings: Settings = request.app.state.settings
    if not sessions.form_is_ours(request, settings, key):
        raise HTTPException(403, "The form is too old; open the page again.")
    if not settings.knows(token.strip()) or not name.strip():
        return page(request, "sign-in.html.j2", status=401, failed=True, to=own_address(to))
    response = RedirectResponse(own_address(to), status_code=303)
    sessions.sign_in(response, settings, " ".join(name.split()))
    return response


@router.post("/sign-out")
def leave(request: Request, key: Annotated[str, Form()] = "") -> Response:
    """Ends the session."""
    response = RedirectResponse("/", status_code=303)
    if sessions.form_is_ours(request, request.app.state.settings, key):
        sessions.sign_out(response)
    return response


def own_address(to: str) -> str:
    """An address of this site alone: a path, never another host.

    >>> own_address("//elsewhere.example"), own_address("/review?page=2"), own_address("https:/x")
    ('/', '/review?page=2', '/')
    """
    safe = to.startswith("/") and not to.startswith(("//", "/\\")) and not any(ord(c) < 32 for c in to)
    return to if safe else "/"
