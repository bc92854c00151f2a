"""Which dispatches does a web archive hold? The pages of its responses that hold a French article.

An archive of the web is mostly other things. What is no page, has no article or is in another language is
left aside and counted, one line at the end, not one a page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from aidememoire.dispatch import Dispatch
from aidememoire.errors import AideMemoireError, EmptyInput, InputError, Skipped, WrongLanguage
from aidememoire.readers import limits
from aidememoire.readers.html import read_page
from aidememoire.readers.source import Given, Source, placed

_PAGES = ("text/html", "application/xhtml+xml")


def read(source: Source, given: Given) -> Iterator[Dispatch | AideMemoireError]:
    """The articles of a WARC file's pages, in order; then a Skipped that says what was left aside, if anything was."""
    aside: Counter[str] = Counter()
    number = 0
    try:
        for record in _responses(source):
            number += 1
            if reason := _not_a_page(record):
                aside[reason] += 1
                continue
            url = record.headers.get("WARC-Target-URI") or ""
            try:
                yield _read_record(record, url, given)
            except WrongLanguage:
                aside["in another language"] += 1
            except EmptyInput:
                aside["without an article"] += 1
            except AideMemoireError as error:
                yield placed(error, f"{source.where}, record {number}" + (f" [{url[:200]}]" if url else ""))
    except InputError as error:
        yield placed(error, f"{source.where}, after record {number}")
    else:
        if number == 0:
            yield EmptyInput("there is no response in this web archive", where=source.where, remedy="check the file")
    if aside:
        reasons = ", ".join(f"{count:,} {reason}" for reason, count in aside.most_common())
        yield Skipped(f"{sum(aside.values()):,} of {number:,} responses left aside: {reasons}", where=source.where)


def _responses(source: Source) -> Iterator[Any]:
    """The responses of an archive. Raises InputError where it is damaged, for whatever the library makes of that."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    pipe: Any = _Pipe(source)
    try:
        records = ArchiveIterator(
            pipe, record_types=WarcRecordType.response, parse_http=True, auto_decode="all", fsspec_args=False
        )
        while (record := next(records, None)) is not None:
            yield record
    except (AideMemoireError, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # a panic of the library is no Exception
        raise _broken("the archive", error) from error


def _read_record(record: Any, url: str, given: Given) -> Dispatch:
    try:
        data = record.reader.read(limits.DOCUMENT + 1)
    except (AideMemoireError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # as above
        raise _broken("this record", error) from error
    if len(data) > limits.DOCUMENT:
        raise InputError(f"a page of more than {limits.size(limits.DOCUMENT)}", remedy="leave it out")
    return read_page(data, given, url=url or None, charset=record.http_charset)


def _broken(what: str, error: BaseException) -> InputError:
    words = " ".join(str(error).split())[:160]
    return InputError(f"{what} is damaged ({words})", remedy="what came before was read; fetch it again for the rest")


class _Pipe:
    """A source as fastwarc wants it: it asks where it is, also of what cannot be wound back."""

    def __init__(self, source: Source) -> None:
        source.head()
        self._stream, self._at = source.stream, 0

    def read(self, count: int = -1) -> bytes:
        """The next bytes."""
        data = self._stream.read(count)
        self._at += len(data)
        return data

    def tell(self) -> int:
        """How many bytes were read."""
        return self._at


def _not_a_page(record: Any) -> str | None:
    """Why a response is no page, None for a page that was found."""
    headers = record.http_headers
    if headers is None:
        return "not of the web"
    if headers.status_code != 200:
        return "not found or moved"
    kind = str(record.http_content_type or "").partition(";")[0].strip().lower()
    return None if kind in _PAGES else "not pages"
