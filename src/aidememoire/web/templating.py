"""How a page is made: its template, the reader's language, the words for codes and dates."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from aidememoire.views import wording
from aidememoire.views.page import style_sheet
from aidememoire.web import language
from aidememoire.web.parameters import names_at

FILES = {
    "page.css": "text/css; charset=utf-8",
    "record.css": "text/css; charset=utf-8",
    "page.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
TYPE_SIGNS = {
    "AGREE": "⊕", "CONSULT": "◇", "SUPPORT": "+", "CONCEDE": "▽", "COOPERATE": "∞", "AID": "✚", "RETREAT": "↓",
    "REQUEST": "?", "ACCUSE": "!", "REJECT": "−", "THREATEN": "⚠", "PROTEST": "※", "SANCTION": "⊘",
    "MOBILIZE": "△", "COERCE": "▣", "ASSAULT": "✕",
}  # fmt: skip


@cache
def environment(code: str) -> Environment:
    """The templates of a language."""
    made = Environment(
        loader=PackageLoader("aidememoire.web", "templates"),
        autoescape=select_autoescape(("html", "html.j2", "svg.j2"), default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_translations(language.catalogue(code), newstyle=True)  # type: ignore[attr-defined]
    made.filters |= {
        "when": wording.when,
        "instant": wording.instant,
        "line": wording.one_line,
        "shown": wording.displayable,
        "quote": lambda value: quote(str(value), safe=""),
    }
    made.globals |= {
        "label": wording.label,
        "phrase": wording.phrase,
        "languages": [(each, language.name(each)) for each in wording.LANGUAGES],
        "static": static_address,
        "version": version("aidememoire"),
        "sign_of": TYPE_SIGNS.get,
    }
    return made


def page(request: Request, template: str, *, status: int = 200, **values: Any) -> Response:
    """The page that a template makes of the values, in the language the reader wants."""
    code = request.state.language
    with wording.reader_of(code):
        html = (
            environment(code)
            .get_template(template)
            .render(
                request=request,
                language=code,
                here=str(request.url.path),
                query=dict(request.query_params),
                switch=lambda other: _with(request, lang=other),
                also=lambda **changed: _with(request, **changed),
                as_format=lambda suffix: _as_format(request, suffix),
                nonce=request.state.nonce,
                editor=getattr(request.state, "editor", None),
                editing=request.app.state.settings.editing,
                csrf=getattr(request.state, "csrf", ""),
                unknown=getattr(request.state, "unknown", ()),
                **values,
            )
        )
    return HTMLResponse(html, status_code=status, headers={"Content-Language": code, "Vary": "Cookie, Accept-Language"})


def _with(request: Request, **changed: str | None) -> str:
    """This address with some parameters changed, None drops one."""
    query = {**dict(request.query_params), **changed}
    kept = {name: value for name, value in query.items() if value not in (None, "")}
    return request.url.path + ("?" + urlencode(kept) if kept else "")


def _as_format(request: Request, suffix: str) -> str:
    path = (request.url.path.rstrip("/") or "/stories") + suffix
    known = names_at(request.app, path)
    query = {name: value for name, value in request.query_params.items() if name in known and value}
    return path + ("?" + urlencode(query) if query else "")


@cache
def static_bytes(name: str) -> bytes:
    """One of the page's own files, by its name in FILES."""
    if name == "record.css":  # the style of a record's page, whoever shows it
        return style_sheet().encode()
    return files(__package__).joinpath("static", name).read_bytes()


@cache
def static_address(name: str) -> str:
    """Where the page finds one of its own files; the address changes with the file, so it is kept for long."""
    return f"/static/{hashlib.sha256(static_bytes(name)).hexdigest()[:10]}/{name}"
