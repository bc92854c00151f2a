"""What a person sees when a page cannot be shown."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from aidememoire.web import language
from aidememoire.web.templating import page


def N_(sentence: str) -> str:
    """Marks a sentence that is translated later, as gettext's tools know it."""
    return sentence


_TITLES = {
    401: N_("Sign in first"),
    403: N_("This may not be done here"),
    404: N_("There is no such page"),
    503: N_("Not available"),
}
_OTHER = N_("This cannot be shown")


def error_page(request: Request, status: int, what: str) -> Response:
    """The error in the reader's language; `what` says what happened and what to do."""
    if not hasattr(request.state, "language"):  # it arose before the reader was known
        request.state.language = language.preferred(None, None, request.headers.get("accept-language"))
    _ = language.catalogue(request.state.language).gettext
    title = _(_TITLES.get(status, _OTHER))
    return page(request, "error.html.j2", status=status, title=title, what=what)
