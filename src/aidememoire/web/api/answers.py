"""What the API answers: pages of typed rows, typed errors, tags by which a client knows that nothing changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, Generic, TypeVar

from fastapi import Request, Response
from fastapi.routing import APIRoute
from pydantic import BaseModel, ConfigDict

from aidememoire.web.api.asked import Question

Item = TypeVar("Item")


class Page(BaseModel, Generic[Item]):
    """Some rows of an answer, the latest first. `next` is the address of those after them, None at the end."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    items: list[Item]
    next: str | None = None


class Problem(BaseModel):
    """What went wrong: a stable `code`, and a `message` that says what to do."""

    code: str
    message: str


class ErrorAnswer(BaseModel):
    """The answer to what cannot be answered."""

    error: Problem


ERRORS: dict[int | str, dict[str, Any]] = {
    400: {"model": ErrorAnswer, "description": "The question cannot be understood."},
    404: {"model": ErrorAnswer, "description": "There is no such thing."},
    422: {"model": ErrorAnswer, "description": "A value is not of its kind."},
}


REFUSED: dict[int | str, dict[str, Any]] = {
    401: {"model": ErrorAnswer, "description": "Nobody is known to decide."},
    403: {"model": ErrorAnswer, "description": "Nothing can be decided here."},
    409: {"model": ErrorAnswer, "description": "What is to be undone is undone already."},
}
BUSY: dict[int | str, dict[str, Any]] = {503: {"model": ErrorAnswer, "description": "Too many are being read."}}


class Tagged(APIRoute):
    """Answers with an ETag; one that the client has already is answered 304, without a body."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler."""
        inner = super().get_route_handler()

        async def handler(request: Request) -> Response:
            response = await inner(request)
            body = getattr(response, "body", None)
            if request.method != "GET" or response.status_code != 200 or not isinstance(body, bytes):
                return response
            tag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
            kept = {"ETag": tag, "Cache-Control": "no-cache"}
            if tag in {part.strip().removeprefix("W/") for part in request.headers.get("if-none-match", "").split(",")}:
                return Response(status_code=304, headers=kept)
            response.headers.update(kept)
            return response

        return handler


def page_of(request: Request, rows: Sequence[Any], question: Question) -> dict[str, Any]:
    """The page of an answer: `rows` are the latest, oldest first, one more than wanted where there are more."""
    latest = list(reversed(rows))[question.offset : question.offset + question.limit]
    more = len(rows) > question.offset + question.limit
    after = request.url.include_query_params(offset=question.offset + question.limit)
    return {"items": latest, "next": f"{after.path}?{after.query}" if more else None}
