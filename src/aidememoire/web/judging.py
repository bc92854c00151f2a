"""How a person judges a line in place: a small form at its end, for who may correct."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup
from starlette.requests import Request

from aidememoire.record import Record
from aidememoire.views.entry import Entry


def tool_for(request: Request, record: Record) -> Callable[[Entry], Markup] | None:
    """What makes the form of a line; None for a reader."""
    return None
