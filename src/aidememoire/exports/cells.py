"""What may stand in a cell of a table that other programs and spreadsheets open?

A cell is one line. A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, and a
dispatch is a stranger's text: such a cell gets an apostrophe in front, as a person would type it. Numbers
are left as they are. The exact words stay in the record, at the offsets that the row gives.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

BOM = "\ufeff"  # without it Excel reads UTF-8 as the system's old code page
Value = str | int | float | None

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
# controls, line and paragraph separators, and the marks that turn the direction of writing
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]+")
_SPACES = re.compile(" {2,}")


def cell(value: Value, *, empty: str = "") -> str:
    """The value as a cell: one line, never a formula; `empty` where there is none.

    >>> cell("=2+2"), cell("deux\\nlignes"), cell(-2.0), cell(None)
    ("'=2+2", 'deux lignes', '-2.0', '')
    """
    if value is None or value == "":
        return empty
    if not isinstance(value, str):
        return str(value)
    line = one_line(value)
    return f"'{line}" if line.startswith(_FORMULA) else line or empty


def one_line(value: str) -> str:
    """The text on one line, without controls: for formats that no spreadsheet opens.

    >>> one_line("- deux\\nlignes")
    '- deux lignes'
    """
    return _SPACES.sub(" ", _CONTROL.sub(" ", value)).strip(" ")


def joined(values: Iterable[Value], *, empty: str = "", separator: str = "; ") -> str:
    """Several values in one cell, in order, their own semicolons made commas; `empty` for each that is missing.

    >>> joined(["Brésil", "Canada"]), joined([750, None], empty="None"), joined([])
    ('Brésil; Canada', '750; None', '')
    """
    parts = [cell(value, empty=empty).replace(separator.strip(), ",") for value in values]
    return separator.join(parts) if parts else empty


def comma_separated(rows: Iterable[Sequence[str]]) -> str:
    """Rows of cells as RFC 4180 says: commas, quotes where needed, CRLF."""
    return _written(rows, delimiter=",", lineterminator="\r\n")


def tab_separated(rows: Iterable[Sequence[str]]) -> str:
    """Rows of cells with tabs between them; a cell with quotation marks is quoted, as csv readers expect."""
    return _written(rows, delimiter="\t", lineterminator="\n")


def _written(rows: Iterable[Sequence[str]], *, delimiter: str, lineterminator: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=lineterminator).writerows(rows)
    return out.getvalue()
