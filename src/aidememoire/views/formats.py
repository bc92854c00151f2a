"""In which format a record is asked, and what turns it into that."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import partial

from rich.console import Console

from aidememoire.record import Record


class Format(StrEnum):
    """How a record is shown; `suffix` is its file's."""

    text = "text"
    json = "json"
    html = "html"

    @property
    def suffix(self) -> str:
        """With the dot."""
        return ".txt" if self is Format.text else f".{self.value}"


def renderer(
    format: Format, *, lines: bool = False, why: bool = False, screen: Console | None = None
) -> Callable[[Record], str]:
    """What turns a record into output, importable by other processes.

    `lines` asks JSON on one line. Text is as wide and as coloured as `screen` shows it, 80 columns
    without colour where there is none.
    """
    if format is Format.json:
        return partial(_as_json, indent=None if lines else 1)
    if format is Format.html:
        return partial(_as_html, why=why)
    if screen is None or not screen.is_terminal:
        return partial(_as_text, width=80, why=why, colour=False)
    return partial(_as_text, width=screen.width, why=why, colour=has_colour(screen))


def has_colour(screen: Console) -> bool:
    """Whether colours reach whoever reads: not in a file, a pipe, a dumb terminal, nor where NO_COLOR is set."""
    return screen.is_terminal and screen.color_system is not None and not screen.no_color


def _as_json(record: Record, indent: int | None) -> str:
    return record.to_json(indent=indent)


def _as_html(record: Record, why: bool) -> str:
    from aidememoire.views.page import html_page

    return html_page(record, why=why)


def _as_text(record: Record, width: int, why: bool, colour: bool) -> str:
    from aidememoire.views.terminal import text_page

    return text_page(record, width=width, why=why, colour=colour)
