"""What the API offers, as a page made from its own OpenAPI description: nothing is loaded from elsewhere."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from aidememoire.web.templating import page

router = APIRouter()


@router.get("/api/v1/docs")
def api_docs(request: Request) -> Response:
    """Every address, what it takes and answers, with lines to copy."""
    described: dict[str, Any] = request.app.openapi()
    calls = [
        {"method": method.upper(), "path": path, **about}
        for path, methods in described["paths"].items()
        for method, about in methods.items()
    ]
    base = str(request.base_url).rstrip("/")
    return page(request, "api.html.j2", calls=calls, base=base)
