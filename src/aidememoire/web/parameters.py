"""Which parameters of an address does its page not know? A misspelt filter must not pass for one that found all."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.routing import APIRoute

from aidememoire.errors import InputError

EVERYWHERE = frozenset({"lang", "decided"})  # the reader's language; the decision that a form has led to
DATA = (".json", ".csv", ".atom", ".ics")
_SHOWN = 60  # characters of a name that is not known


class UnknownParameter(InputError):
    """An address asks for something by a name that it does not have."""


def check_parameters(request: Request) -> None:
    """Notes the names that the page does not know, for it to say so; an answer to a program is refused instead.

    Raises UnknownParameter for the API and for lists and stories as data.
    """
    known = _names_of(request.scope.get("route"))
    unknown = tuple(name[:_SHOWN] for name in dict.fromkeys(request.query_params) if name not in known | EVERYWHERE)
    request.state.unknown = unknown
    path = request.url.path
    if unknown and (path.startswith("/api/v") and path != "/api/v1/docs" or path.endswith(DATA)):
        raise UnknownParameter(
            f"no parameter {unknown[0]!r}",
            where=path,
            remedy=f"there are: {', '.join(sorted(known))}" if known else "this address takes none",
        )


def names_at(app: FastAPI, path: str) -> frozenset[str]:
    """The parameters that the address of a path takes; none where there is no such address."""
    for route in app.state.addresses:
        if isinstance(route, APIRoute) and route.path_regex.match(path) and "GET" in (route.methods or ()):
            return _names_of(route)
    return frozenset()


def _names_of(route: Any) -> frozenset[str]:
    """The names of the query that a route and what it depends on read."""
    found: set[str] = set()
    waiting = [route.dependant] if hasattr(route, "dependant") else []
    while waiting:
        dependant = waiting.pop()
        found |= {str(field.alias) for field in dependant.query_params}
        waiting += dependant.dependencies
    return frozenset(found)
