"""What a reader may ask in an address: bounded, checked, said in a page's words when wrong."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import Query
from pydantic import AfterValidator, BeforeValidator


def _day(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise ValueError("a day is written 2016-12-07") from error


def _none(value: object) -> object:
    return None if value == "" else value


Day = Annotated[Annotated[str, AfterValidator(_day)] | None, BeforeValidator(_none)]
PageNumber = Annotated[int, Query(ge=1, le=2_000)]
