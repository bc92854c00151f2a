"""What dispatch does this text hold? From bytes or characters as received to a Dispatch, nothing altered."""

from __future__ import annotations

import re
from datetime import date as day_of

from aidememoire.dispatch import Dispatch, content_id
from aidememoire.errors import EmptyInput, InputError, TooLong
from aidememoire.readers.encoding import decode, reject_binary
from aidememoire.readers.header import read_header
from aidememoire.readers.language import check_language
from aidememoire.record import HeaderWarning

LONGEST = 1_000_000  # code points in one dispatch
_ID = re.compile(r"[^\W_][\w.@+ -]{0,199}")


def read_text(
    data: bytes | str, *, name: str | None = None, date: str | None = None, language: str | None = None
) -> Dispatch:
    """The dispatch in a text: its id, its words as received, its header and its day.

    `name` becomes its id (a content id without it). `date` is the day (ISO) that its relative times
    are counted from; without it, the header's: the published stamp, else the dateline. `language`
    skips the guess. A byte order mark is dropped, so offsets
    count from the first letter after it; line ends, spaces and marks stay as they are.

    Raises EmptyInput, BinaryInput, TooLong, WrongLanguage, and InputError for a date that is none.

    >>> read_text("MADRID, 12 fév 2018 (AFP) - Six pays ont réclamé une trêve.").date
    '2018-02-12'
    """
    try:
        return _read(data, name, date, language)
    except InputError as error:
        if name and not error.where:
            raise error.at(name) from error
        raise


def _read(data: bytes | str, name: str | None, date: str | None, language: str | None) -> Dispatch:
    if len(data) > 4 * LONGEST + 4:  # no encoding takes more bytes for a character
        raise _too_long(f"more than {4 * LONGEST:,} " + ("bytes" if isinstance(data, bytes) else "characters"))
    unreadable = 0
    if isinstance(data, bytes):
        decoded = decode(data)
        text, unreadable = decoded.text, decoded.unreadable
    else:
        text = data.removeprefix("\ufeff")
        reject_binary(text)
    if len(text) > LONGEST:
        raise _too_long(f"{len(text):,} characters")
    if not any(char.isalnum() for char in text):
        raise EmptyInput("there is no word in it", remedy="give the text of a dispatch")
    given = check_date(date)
    code = check_language(text, language)
    reading = read_header(text, given)
    warnings = reading.header.warnings
    if unreadable:
        message = f"Octets illisibles, remplacés par « \ufffd » : {unreadable}."
        warnings = (HeaderWarning(code="unreadable_bytes", message=message), *warnings)
    header = reading.header.model_copy(update={"language": code, "warnings": warnings})
    return Dispatch(id=safe_id(name) if name else content_id(text), text=text, date=reading.date, header=header)


def check_date(date: str | None) -> str | None:
    """The same day, known to be one. Raises InputError with an example when it is not ISO 8601."""
    if date is None or not date.strip():
        return None
    try:
        return day_of.fromisoformat(date.strip()[:10]).isoformat()
    except ValueError as error:
        raise InputError(f"{date!r} is not a day", remedy="write it as 2016-12-07") from error


def safe_id(name: str) -> str:
    """The name as an id that can be a file name anywhere.

    Raises InputError when it would leave its folder or be no file name (« ../x », « / », control characters).
    """
    name = name.strip()
    if not _ID.fullmatch(name) or ".." in name:
        raise InputError(
            f"{name[:60]!r} cannot be an id: it would not be a safe file name",
            remedy="use letters, digits and . _ - @ + between them",
        )
    return name


def id_of_file(stem: str) -> str | None:
    """A file's stem as an id: other characters become « _ »; None when nothing of it is left.

    >>> id_of_file("[AFP] trêve (2)")
    'AFP_ trêve _2'
    """
    return re.sub(r"[^\w.@+ -]+|\.{2,}", "_", stem)[:200].strip("._@+ -") or None


def _too_long(length: str) -> TooLong:
    return TooLong(
        f"{length}, and one dispatch holds at most {LONGEST:,} characters",
        remedy="give one dispatch a file, or one a line in a .jsonl file",
    )
