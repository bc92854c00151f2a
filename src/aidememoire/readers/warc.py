"""Which dispatches does a web archive hold? The pages of its responses that hold a French article.

An archive of the web is mostly other things. What is no page, has no article or is in another language is
left aside and counted, one line at the end, not one a page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from aidememoire.dispatch import Dispatch
from aidememoire.errors import AideMemoireError, EmptyInput, InputError, Skipped, WrongLanguage
from aidememoire.readers import limits
from aidememoire.readers.html import read_page
from aidememoire.readers.source import Given, Source, placed

_PAGES = ("text/html", "application/xhtml+xml")


def read(source: Source, given: Given) -> Iterator[Dispatch | AideMemoireError]:
    """The articles of a WARC file's pages, in order; then a Skipped that says what was left aside, if anything was."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    aside: Counter[str] = Counter()
    source.head()
    number = found = 0
    try:
        records = ArchiveIterator(
            source.stream, record_types=WarcRecordType.response, parse_http=True, auto_decode="all", fsspec_args=False
        )
        for record in records:
            number += 1
            url = record.headers.get("WARC-Target-URI") or ""
            where = f"{source.where}, record {number}" + (f" [{url[:200]}]" if url else "")
            if reason := _not_a_page(record):
                aside[reason] += 1
                continue
            try:
                data = record.reader.read(limits.DOCUMENT + 1)
                if len(data) > limits.DOCUMENT:
                    raise InputError(f"a page of more than {limits.size(limits.DOCUMENT)}", remedy="leave it out")
                yield read_page(data, given, url=url or None, charset=record.http_charset)
                found += 1
            except WrongLanguage:
                aside["in another language"] += 1
            except EmptyInput:
                aside["without an article"] += 1
            except AideMemoireError as error:
                yield placed(error, where)
            except (OSError, ValueError) as error:
                yield InputError(f"this record is broken ({str(error)[:160]})", where=where, remedy="leave it out")
    except (OSError, ValueError) as error:
        yield InputError(
            f"the archive is broken after record {number} ({str(error)[:160]})",
            where=source.where,
            remedy="what came before was read; fetch it again for the rest",
        )
    if number == 0:
        yield EmptyInput("there is no response in this web archive", where=source.where, remedy="check the file")
    if aside:
        reasons = ", ".join(f"{count:,} {reason}" for reason, count in aside.most_common())
        yield Skipped(
            f"{sum(aside.values()):,} of {number:,} responses left aside: {reasons}", where=source.where
        )  # fmt: skip


def _not_a_page(record: object) -> str | None:
    """Why a response is no page, None for a page that was found."""
    headers = getattr(record, "http_headers", None)
    if headers is None:
        return "not of the web"
    if headers.status_code != 200:
        return "not found or moved"
    kind = str(getattr(record, "http_content_type", None) or "").partition(";")[0].strip().lower()
    return None if kind in _PAGES else "not pages"
