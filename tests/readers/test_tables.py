"""Parquet tables and JSON lines: rows, their columns' names, what is refused."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from aidememoire.readers import count_of
from readers.reading_of import SAMPLES, TEXT, read_all, refused


def table(tmp_path: Path, columns: dict[str, list[Any]], **options: Any) -> Path:
    parquet.write_table(pa.table(columns), tmp_path / "table.parquet", **options)
    return tmp_path / "table.parquet"


def test_a_row_is_a_dispatch(tmp_path: Path) -> None:
    file = table(
        tmp_path,
        {
            "id": ["a1", "a2", "a3"],
            "text": [TEXT, TEXT.replace("mardi", "jeudi"), TEXT],
            "date": ["2019-03-12", "2019-03-14T08:00:00+01:00", None],
            "language": ["fr", None, "fr"],
        },
    )
    dispatches, errors = read_all(file)
    assert not errors
    assert [(item.id, item.date) for item in dispatches] == [("a1", "2019-03-12"), ("a2", "2019-03-14"), ("a3", None)]
    assert dispatches[1].header.published == "2019-03-14T08:00+01:00"
    assert count_of(file) == 3


def test_other_names_of_columns_and_types_of_dates(tmp_path: Path) -> None:
    file = table(
        tmp_path,
        {
            "Titre": ["Trêve rejetée à Salto"],
            "Contenu": [TEXT],
            "published_at": [datetime.datetime(2019, 3, 12, 18, 5, tzinfo=datetime.UTC)],
            "LANG": ["fr"],
            "url": ["https://courrier.example/1"],
            "image": [b"\x89PNG"],
        },
    )
    (dispatch,), errors = read_all(file)
    assert not errors
    assert dispatch.text == f"Trêve rejetée à Salto\n\n{TEXT}"
    assert (dispatch.date, dispatch.header.url) == ("2019-03-12", "https://courrier.example/1")


def test_bad_rows_are_numbered_and_the_rest_is_read(tmp_path: Path) -> None:
    file = table(
        tmp_path,
        {
            "id": ["a", "b", "../c", "a", "e"],
            "text": [TEXT, None, TEXT, TEXT, "The talks failed on Monday in the capital."],
        },
        row_group_size=2,
    )
    dispatches, errors = read_all(file)
    assert [item.id for item in dispatches] == ["a"]
    for row, words, error in zip(
        (2, 3, 4, 5), ("no text", "safe file name", "earlier row", "English"), errors, strict=True
    ):
        assert f"row {row}" in str(error)
        assert words in str(error)


def test_a_table_without_texts_and_one_that_is_cut(tmp_path: Path) -> None:
    assert "no column of texts among: id, n" in refused(table(tmp_path, {"id": ["a"], "n": [1]}))
    file = table(tmp_path, {"text": [TEXT]})
    file.write_bytes(file.read_bytes()[:-20])
    assert "no whole Parquet table" in refused(file)


def test_a_row_group_that_unpacks_too_far_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = table(tmp_path, {"text": ["x" * 20_000_000, TEXT]}, row_group_size=1, use_dictionary=False)
    monkeypatch.setattr("aidememoire.readers.limits.ROWS", 1_000_000)
    dispatches, (error,) = read_all(file)
    assert [item.text for item in dispatches] == [TEXT]
    assert "row group 1: it unpacks to 19 MiB" in str(error)


def test_lines_of_ninjs(tmp_path: Path) -> None:
    item = json.loads((SAMPLES / "ninjs-1.json").read_text("utf-8"))
    lines = [json.dumps(item), json.dumps({"id": "a", "text": TEXT}), json.dumps(item | {"version": "3"})]
    (file := tmp_path / "lot.jsonl").write_text("\n".join(lines), "utf-8")
    dispatches, errors = read_all(file)
    assert not errors
    assert [each.id for each in dispatches] == [
        "http_agence.example_ninjs_SAL01.r2", "a", "http_agence.example_ninjs_SAL01.r3",
    ]  # fmt: skip
    assert count_of(file) == 3


@pytest.mark.parametrize("depth", [2_000, 200_000])
def test_json_nested_without_end(tmp_path: Path, depth: int) -> None:
    deep = "[" * depth + "]" * depth
    (file := tmp_path / "lot.jsonl").write_text(f'{{"text": {deep}}}\n{{"text": "{TEXT}"}}\n', "utf-8")
    dispatches, errors = read_all(file)
    assert len(dispatches) == len(errors) == 1
    (file := tmp_path / "un.json").write_text(f'{{"uri": "x", "bodies": {deep}}}', "utf-8")
    assert str(file) in refused(file)
