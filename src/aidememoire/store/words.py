"""Which dispatches, quotations and names hold a word? The word indexes, made by each engine in its own way.

Three indexes, by the number of what they index: `dispatch_words` (headline, text), `quotation_words`,
`actor_name_words`. Each holds the folded forms of the words and, beside them, their stems (`stem`); SQLite in an
FTS5 table, PostgreSQL in `tsvector` columns with a GIN index. Both are given words already folded and stemmed, so
that no dictionary, extension or setting of the engine decides what is found. The stems are kept as text as well:
`search` ranks by them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, TextClause, text

from aidememoire.store.stem import Word

INDEXES = {"dispatch_words": "dispatch", "quotation_words": "quotation", "actor_name_words": "actor_name"}
_LONGEST = 200  # of a word that is indexed, in characters
_LAST_POSITION = 16383  # PostgreSQL counts no further


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for: words, and phrases of words in a row.

    `forms` are folded phrases, each of which must stand as it is; `stems` are stems that must all be there, or
    `any_stem` of them; `starts` are beginnings of words. `typed` are the folded words as the person wrote them,
    which ranking prefers.
    """

    forms: tuple[tuple[str, ...], ...] = ()
    stems: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    any_stem: bool = False
    typed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.forms or self.stems or self.starts)


def is_index_table(name: str) -> bool:
    """Whether a table of the database is one of these indexes, or belongs to one."""
    return any(name == index or name.startswith(f"{index}_") for index in INDEXES)


def create(connection: Connection) -> None:
    """Makes the three indexes, empty."""
    for index, owner in INDEXES.items():
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(
                f"CREATE VIRTUAL TABLE {index} USING fts5"
                "(title, forms, stems, tokenize = 'unicode61 remove_diacritics 2')"
            )
            continue
        connection.exec_driver_sql(
            f"CREATE TABLE {index} (number integer PRIMARY KEY REFERENCES {owner} (number) ON DELETE CASCADE,"
            " stem_text text NOT NULL, title tsvector NOT NULL, forms tsvector NOT NULL, stems tsvector NOT NULL)"
        )
        for column in ("title", "forms", "stems"):
            connection.exec_driver_sql(f"CREATE INDEX ix_{index}_{column} ON {index} USING gin ({column})")


def add(connection: Connection, index: str, rows: Iterable[tuple[int, Sequence[Word], Sequence[Word]]]) -> None:
    """Indexes rows: number, words of the title, words of the rest (the title's among them)."""
    if connection.dialect.name == "sqlite":
        values = [
            {
                "number": number,
                "title": " ".join(word.stem for word in title),
                "forms": " ".join(word.form for word in words),
                "stems": " ".join(word.stem for word in words),
            }
            for number, title, words in rows
        ]
        statement = f"INSERT INTO {index} (rowid, title, forms, stems) VALUES (:number, :title, :forms, :stems)"
    else:
        values = [
            {
                "number": number,
                "stem_text": " ".join(word.stem for word in words),
                "title": _vector(word.stem for word in title),
                "forms": _vector(word.form for word in words),
                "stems": _vector(word.stem for word in words),
            }
            for number, title, words in rows
        ]
        statement = (
            f"INSERT INTO {index} (number, stem_text, title, forms, stems) VALUES"
            " (:number, :stem_text, CAST(:title AS tsvector), CAST(:forms AS tsvector), CAST(:stems AS tsvector))"
        )
    if values:
        connection.execute(_text(statement), values)


@cache
def _text(statement: str) -> TextClause:
    return text(statement)


def remove(connection: Connection, index: str, numbers: Iterable[int]) -> None:
    """Takes rows out of an index."""
    key = "rowid" if connection.dialect.name == "sqlite" else "number"
    values = [{"number": number} for number in numbers]
    if values:
        connection.execute(text(f"DELETE FROM {index} WHERE {key} = :number"), values)


def match(connection: Connection, index: str, wanted: Wanted, *, column: str = "stems") -> tuple[str, dict[str, Any]]:
    """The SQL condition on an index that a row holds what is wanted, with its parameters.

    `column` is where the stems are looked for: `stems` (everywhere) or `title`.
    """
    if connection.dialect.name == "sqlite":
        return f"{index} MATCH :wanted", {"wanted": _fts5(wanted, column)}
    parts, values = [], {}
    join = " | " if wanted.any_stem else " & "
    for name, in_column, query in (
        ("stems", column, join.join(_quoted(one) for one in wanted.stems)),
        ("forms", "forms", " & ".join(f"({' <-> '.join(map(_quoted, phrase))})" for phrase in wanted.forms)),
        ("starts", "forms", " & ".join(f"{_quoted(one)}:*" for one in wanted.starts)),
    ):
        if query:
            parts.append(f"{index}.{in_column} @@ CAST(:wanted_{name} AS tsquery)")
            values[f"wanted_{name}"] = query
    return " AND ".join(parts) or "false", values


def number_column(connection: Connection, index: str) -> str:
    """The column that has the number of what is indexed."""
    return f"{index}.rowid" if connection.dialect.name == "sqlite" else f"{index}.number"


def stems_column(connection: Connection, index: str) -> str:
    """The column that has the stems as text, with a blank between two."""
    return f"{index}.stems" if connection.dialect.name == "sqlite" else f"{index}.stem_text"


def _fts5(wanted: Wanted, column: str) -> str:
    parts = [f'forms : "{" ".join(phrase)}"' for phrase in wanted.forms]
    parts += [f'forms : "{one}" *' for one in wanted.starts]
    if wanted.stems:
        join = " OR " if wanted.any_stem else " AND "
        parts.append(f"{column} : ({join.join(_quoted_fts5(one) for one in wanted.stems)})")
    return " AND ".join(parts)


def _quoted_fts5(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def _quoted(word: str) -> str:
    return "'" + re.sub(r"(['\\])", r"\1\1", word) + "'"


def _vector(words: Iterable[str]) -> str:
    """Words as PostgreSQL writes a tsvector, each with its positions."""
    places: dict[str, list[int]] = {}
    for position, word in enumerate(words, 1):
        places.setdefault(word[:_LONGEST], []).append(min(position, _LAST_POSITION))
    return " ".join(f"{_quoted(word)}:{','.join(map(str, at[:255]))}" for word, at in places.items())
