"""What a person sees when a page cannot be shown."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from aidememoire.web import language
from aidememoire.web.templating import page

_TITLES = {401: "Sign in first", 403: "This may not be done here", 404: "There is no such page", 503: "Not available"}


def error_page(request: Request, status: int, what: str) -> Response:
    """The error in the reader's language; `what` says what happened and what to do."""
    if not hasattr(request.state, "language"):  # it arose before the reader was known
        request.state.language = language.preferred(None, None, request.headers.get("accept-language"))
    _ = language.catalogue(request.state.language).gettext
    title = _(_TITLES.get(status, "This cannot be shown"))
    return page(request, "error.html.j2", status=status, title=title, what=what)
