"""Who is at the page, and did this form come from it?

A signed cookie holds a name; a form carries a signature of the session, so that another site cannot send it
in a person's name. Behind a reverse proxy the name comes from the header that was named when serving.
"""

from __future__ import annotations

import hmac
import secrets
import time

from starlette.requests import Request
from starlette.responses import Response

from aidememoire.web.settings import Settings

COOKIE = "session"
HOURS = 12
LONGEST_NAME = 80


def editor_of(request: Request, settings: Settings) -> str | None:
    """The name of who may correct, None for a reader."""
    if settings.user_header is not None:
        name = request.headers.get(settings.user_header, "").strip()[:LONGEST_NAME]
        return name or None
    if settings.token_hash is None:
        return None
    session = _session(request, settings)
    return session[1] if session else None


def form_key(request: Request, settings: Settings) -> str:
    """What a form of this reader's must carry."""
    session = _session(request, settings)
    owner = session[0] if session else request.headers.get(settings.user_header or "", "")
    return settings.sign(f"form {owner}")


def form_is_ours(request: Request, settings: Settings, key: str) -> bool:
    """Whether a form carries the key of its own reader, and the browser says that it comes from this site."""
    site = request.headers.get("sec-fetch-site", "same-origin")
    return site in ("same-origin", "none") and hmac.compare_digest(form_key(request, settings), key)


def sign_in(response: Response, settings: Settings, name: str) -> None:
    """Gives the reader a session under a name, for some hours."""
    until = int(time.time()) + HOURS * 3600
    words = f"{secrets.token_urlsafe(9)}.{until}.{name.encode().hex()}"
    response.set_cookie(
        COOKIE,
        f"{words}.{settings.sign(words)}",
        max_age=HOURS * 3600,
        httponly=True,
        samesite="strict",
        secure=settings.secure_cookies,
    )


def sign_out(response: Response) -> None:
    """Ends the session."""
    response.delete_cookie(COOKIE)


def _session(request: Request, settings: Settings) -> tuple[str, str] | None:
    """The session's words and the name in it, None when there is none that holds."""
    words, _, signature = request.cookies.get(COOKIE, "").rpartition(".")
    if not words or not hmac.compare_digest(settings.sign(words), signature):
        return None
    _, until, name = words.split(".")
    return (words, bytes.fromhex(name).decode()) if int(until) > time.time() else None
