"""Pages made before, given again while what they show is the same; a browser that has one is not sent it again."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock

from starlette.requests import Request
from starlette.responses import Response

MOST = 24_000_000  # bytes of all pages that are kept


class Rendered:
    """The pages asked for last, by what they show. Used by many threads at once."""

    def __init__(self, most: int = MOST) -> None:
        self.most = most
        self._pages: OrderedDict[Hashable, tuple[bytes, str]] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def get(self, key: Hashable) -> tuple[bytes, str] | None:
        """A page and its tag."""
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
            return self._pages.get(key)

    def put(self, key: Hashable, body: bytes) -> tuple[bytes, str]:
        """Keeps a page; gives it with its tag."""
        made = body, f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
        with self._lock:
            gone = self._pages.pop(key, None)
            self._size += len(body) - (len(gone[0]) if gone else 0)
            self._pages[key] = made
            while self._size > self.most:
                _, (old, _) = self._pages.popitem(last=False)
                self._size -= len(old)
        return made


def once(request: Request, version: Hashable, make: Callable[[], Response]) -> Response:
    """The page that `make` makes of what `version` stands for, made once for each address and language.

    For a reader alone: what somebody who corrects sees holds forms of their own, and is made each time.
    """
    if request.state.editor is not None:
        return make()
    kept: Rendered = request.app.state.rendered
    code = request.state.language
    key = (request.url.path, request.url.query, code, version)
    found = kept.get(key)
    if found is None:
        response = make()
        if response.status_code != 200:
            return response
        found = kept.put(key, bytes(response.body))
    body, tag = found
    headers = {
        "ETag": tag, "Cache-Control": "private, no-cache", "Content-Language": code, "Vary": "Cookie, Accept-Language",
    }  # fmt: skip
    if tag in {part.strip().removeprefix("W/") for part in request.headers.get("if-none-match", "").split(",")}:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="text/html", headers=headers)
