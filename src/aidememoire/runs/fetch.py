"""What does a web address hold now? Only http and https, within a time and a size; the unchanged is not sent."""

from __future__ import annotations

import json
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from aidememoire.errors import InputError, TooLong

SECONDS = 30
MOST_BYTES = 32 * 2**20
_AGENT = "aidememoire"


@dataclass(frozen=True, slots=True)
class Page:
    """What was sent: `data` is None when it has not changed; `mark` is what to ask with next time."""

    data: bytes | None
    mark: str | None


def is_address(source: str) -> bool:
    """Whether a source is a web address.

    >>> is_address("https://example.org/feed.xml"), is_address("feed.xml")
    (True, False)
    """
    return urlsplit(source).scheme.lower() in ("http", "https")


def fetch(address: str, mark: str | None = None) -> Page:
    """What the address holds; `mark` is the one of the page that is already known.

    Raises InputError (TooLong) when it cannot be had: no such server, an answer that says no, more than
    MOST_BYTES, a redirection to anything but http and https.
    """
    request = Request(address, headers={"User-Agent": _AGENT, "Accept": "*/*"})
    for name, value in json.loads(mark or "{}").items():
        request.add_header({"etag": "If-None-Match", "modified": "If-Modified-Since"}[name], value)
    try:
        with _opener.open(request, timeout=SECONDS) as answer:
            data = answer.read(MOST_BYTES + 1)
            headers = answer.headers
    except HTTPError as error:
        if error.code == 304:
            return Page(None, mark)
        raise InputError(f"the server says {error.code} {error.reason}", where=address, remedy="check it") from error
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise InputError(f"it cannot be had ({reason})", where=address, remedy="check it and the network") from error
    if len(data) > MOST_BYTES:
        raise TooLong(f"more than {MOST_BYTES // 2**20} MiB", where=address, remedy="fetch it and give the file")
    found = {"etag": headers.get("ETag"), "modified": headers.get("Last-Modified")}
    kept = {name: value for name, value in found.items() if value}
    return Page(data, json.dumps(kept) if kept else None)


class _OnlyWeb(HTTPRedirectHandler):
    """Follows a redirection to another page of the web, never to a file or another protocol."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        if not is_address(newurl):
            raise ValueError(f"it leads to {newurl[:100]}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


_opener = build_opener(_OnlyWeb)
