"""How the page is put together: one application over one store, its middleware, its pages, its API."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from importlib.metadata import version
from urllib.parse import quote

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from aidememoire.decisions import UndoneAlready
from aidememoire.errors import AideMemoireError, InputError
from aidememoire.store.store import Store
from aidememoire.stories.opening import NoSuchStory
from aidememoire.web import language, sessions
from aidememoire.web.api import v1
from aidememoire.web.library import former_name
from aidememoire.web.pages import ROUTERS
from aidememoire.web.pages.errors import error_page
from aidememoire.web.parameters import check_parameters
from aidememoire.web.refreshing import Refresher
from aidememoire.web.rendered import Rendered
from aidememoire.web.security import BodyLimit, HeadAsGet, SafeHeaders
from aidememoire.web.settings import Settings
from aidememoire.web.shelf import Shelf

API = "/api/"


def create_app(settings: Settings, store: Store | None = None) -> FastAPI:
    """The application. It opens the store of the settings when it starts, or serves the one given."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        refresher = Refresher(app.state.shelf)
        refresher.start()
        yield
        refresher.stop()
        if store is None:
            app.state.store.close()

    app = FastAPI(
        title="Aide-mémoire",
        version=version("aidememoire"),
        summary="The record of negotiations, every line proved by its words.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        lifespan=lifespan,
    )
    app.state.settings = settings
    app.state.store = store if store is not None else Store.open(settings.store, create=False)
    app.state.shelf = Shelf(app.state.store)
    app.state.rendered = Rendered()
    app.middleware("http")(_know_the_reader)
    app.add_middleware(BodyLimit)
    app.add_middleware(HeadAsGet)
    app.add_middleware(SafeHeaders)
    for router in ROUTERS:
        app.include_router(router, include_in_schema=False, dependencies=[Depends(check_parameters)])
    app.include_router(v1.router, dependencies=[Depends(check_parameters)])
    app.state.addresses = [route for router in (*ROUTERS, v1.router) for route in router.routes]
    app.add_exception_handler(AideMemoireError, _known_error)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(SQLAlchemyError, _store_error)
    return app


async def _know_the_reader(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Sets the reader's language, name and form key; a chosen language is remembered."""
    asked = request.query_params.get("lang")
    settings: Settings = request.app.state.settings
    request.state.language = language.preferred(
        asked, request.cookies.get(language.COOKIE), request.headers.get("accept-language")
    )
    request.state.editor = sessions.editor_of(request, settings)
    request.state.csrf = sessions.form_key(request, settings)
    response = await call_next(request)
    if asked is not None and asked == request.state.language:
        response.set_cookie(language.COOKIE, asked, max_age=31_536_000, samesite="lax", httponly=True)
    return response


def _answer(request: Request, status: int, what: str, code: str) -> Response:
    """An error as a page for a person, as JSON for a program."""
    if request.url.path.startswith(API) or request.url.path.endswith((".json", ".csv")):
        return JSONResponse({"error": {"code": code, "message": what}}, status_code=status)
    return error_page(request, status, what)


async def _known_error(request: Request, error: Exception) -> Response:
    if isinstance(error, NoSuchStory) and (there := _under_its_new_name(request)) is not None:
        return RedirectResponse(there, 307)  # not for ever: a split gives the name back
    status = 404 if isinstance(error, LookupError) else 400 if isinstance(error, InputError) else 422
    status = 409 if isinstance(error, UndoneAlready) else status
    return _answer(request, status, str(error), type(error).__name__)


def _under_its_new_name(request: Request) -> str | None:
    """Where the story is that an address calls by a name it had before it became one with another."""
    old = request.path_params.get("id", "")
    now = former_name(request.app.state.store, old)
    if now is None:
        return None
    path = request.url.path.replace(quote(old, safe=""), quote(now, safe=""), 1)
    return f"{path}?{request.url.query}" if request.url.query else path


async def _http_error(request: Request, error: Exception) -> Response:
    status = getattr(error, "status_code", 500)
    response = _answer(request, status, str(getattr(error, "detail", "")), f"http_{status}")
    response.headers.update(getattr(error, "headers", None) or {})
    if status == 405:
        response.headers["Allow"] = ", ".join(sorted(_methods_of(request)))
    return response


def _methods_of(request: Request) -> set[str]:
    """The methods of every route of the address: a route knows its own alone."""
    found: set[str] = set()
    for route in request.app.state.addresses:
        if isinstance(route, Route) and route.path_regex.match(request.url.path):
            found |= route.methods or set()
    return found


async def _invalid(request: Request, error: Exception) -> Response:
    found = error.errors() if isinstance(error, RequestValidationError) else []
    what = "; ".join(f"{'.'.join(str(part) for part in e['loc'][1:])}: {e['msg']}" for e in found)
    return _answer(request, 422, what, "invalid_request")


async def _store_error(request: Request, error: Exception) -> Response:
    return _answer(request, 503, "The store cannot be read at the moment; try again shortly.", "store_unavailable")
