"""Which dispatches does a Parquet table hold? A row each, read by row group, only the columns that are wanted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from aidememoire.characters import fold
from aidememoire.dispatch import Dispatch
from aidememoire.errors import AideMemoireError, InputError
from aidememoire.readers import limits
from aidememoire.readers.envelope import Envelope, dispatch_of
from aidememoire.readers.instants import read_instant
from aidememoire.readers.source import Given, Source, placed
from aidememoire.readers.text import safe_id

# what is read -> the names a column may have, the first there is; compared without case and accents
COLUMNS = {
    "id": ("id", "doc_id", "docid", "document_id", "uid", "uuid", "guid", "uri", "identifier", "identifiant"),
    "text": ("text", "texte", "body", "corps", "content", "contenu", "article", "maintext", "raw_text", "full_text"),
    "date": ("date", "published", "published_at", "publication_date", "date_published", "pubdate", "timestamp", "jour"),
    "language": ("language", "lang", "langue", "language_code"),
    "headline": ("headline", "title", "titre"),
    "url": ("url", "link", "lien"),
    "outlet": ("outlet", "publisher", "journal", "site", "domain"),
    "agency": ("agency", "agence"),
}
_ROWS = 64  # rows held at once


def read(source: Source, given: Given) -> Iterator[Dispatch | AideMemoireError]:
    """The dispatches of a table, in order; a row that holds none is an error with its number, from 1.

    Raises InputError for a file that is no whole Parquet table or has no column of texts.
    """
    import pyarrow as pa
    from pyarrow import parquet

    try:
        table = parquet.ParquetFile(source.seekable("a Parquet table inside an archive"))
        wanted = _wanted(table.schema_arrow.names)
    except AideMemoireError:
        raise
    except (pa.ArrowException, OSError, ValueError) as error:
        raise _broken(error) from error
    row, seen = 0, set[str]()
    for group in range(table.metadata.num_row_groups):
        rows = table.metadata.row_group(group).num_rows
        where = f"{source.where}, row group {group + 1}"
        if (unpacked := _unpacked(table.metadata.row_group(group), set(wanted.values()))) > limits.ROWS:
            message = f"it unpacks to {limits.size(unpacked)}, and {limits.size(limits.ROWS)} is the most"
            yield InputError(message, where=where, remedy="write the table with smaller row groups")
            row += rows
            continue
        start = row
        try:
            for batch in table.iter_batches(_ROWS, row_groups=[group], columns=list(wanted.values())):
                for values in batch.to_pylist():
                    row += 1
                    yield _read_row({key: values.get(name) for key, name in wanted.items()}, given, source, row, seen)
        except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
            yield _broken(error).at(where)
        row = start + rows


def count_rows(path: Path) -> int | None:
    """How many rows a table has, None when it is no table."""
    import pyarrow as pa
    from pyarrow import parquet

    try:
        return int(parquet.read_metadata(path).num_rows)
    except (pa.ArrowException, OSError):
        return None


def _broken(error: Exception) -> InputError:
    words = " ".join(str(error).split())[:160]
    return InputError(f"it is no whole Parquet table ({words})", remedy="write it again")


def _wanted(names: list[str]) -> dict[str, str]:
    """What is read -> the column's own name."""
    folded = {fold(name): name for name in reversed(names)}
    found = {key: folded[name] for key, known in COLUMNS.items() for name in reversed(known) if name in folded}
    if "text" not in found:
        columns = ", ".join(names[:12])
        raise InputError(
            f"no column of texts among: {columns}", remedy="name one « text »; id, date, language may follow"
        )
    return found


def _unpacked(group: Any, names: set[str]) -> int:
    """What the wanted columns of a row group say they unpack to, in bytes."""
    columns = (group.column(number) for number in range(group.num_columns))
    return sum(int(part.total_uncompressed_size) for part in columns if part.path_in_schema in names)


def _read_row(
    values: dict[str, Any], given: Given, source: Source, row: int, seen: set[str]
) -> Dispatch | AideMemoireError:
    try:
        text = values.get("text")
        if isinstance(text, bytes):
            text = text.decode("utf-8", "replace")
        if not isinstance(text, str):
            raise InputError("no text in it", remedy="give each row a text")
        date = read_instant(values.get("date"))
        own = values.get("id")
        name = safe_id(str(own)) if isinstance(own, str | int) and str(own).strip() else None
        envelope = Envelope(text=text, published=date)
        for key in ("language", "headline", "url", "outlet", "agency"):
            setattr(envelope, key, _string(values.get(key)))
        dispatch = dispatch_of(envelope, given, name=name)
        if dispatch.id in seen:
            raise InputError(
                f"the id {dispatch.id!r} is that of an earlier row", remedy="give each row an id of its own"
            )
        seen.add(dispatch.id)
        return dispatch
    except AideMemoireError as error:
        return placed(error, f"{source.where}, row {row}")


def _string(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
