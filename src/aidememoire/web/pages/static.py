"""The page's own files: style, script, icon. No path from a reader reaches the disk."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException
from starlette.responses import Response

from aidememoire.web.templating import FILES, static_bytes

router = APIRouter()


@router.get("/static/{digest}/{name}")
def static_file(digest: str, name: str) -> Response:
    """One of the files in FILES; its address changes when it does, so browsers may keep it."""
    if name not in FILES:
        raise HTTPException(404, "There is no such file.")
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(static_bytes(name), media_type=FILES[name], headers=headers)
