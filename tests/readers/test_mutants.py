"""Samples with bytes changed, cut, doubled: never an exception, always an end."""

from __future__ import annotations

import gzip
import io
import random
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from aidememoire.dispatch import Dispatch
from aidememoire.readers import read_path
from readers.reading_of import SAMPLES, TEXT
from readers.test_archives import FRENCH, WIRE, make_tar, make_zip, response, warc

ODD = [b"<", b"]]>", b"<![CDATA[", b"&#0;", b"&#x110000;", b"\0", b"\xff", b'"', b"{", b"9" * 20, b"0000-00-00"]


def wholes() -> dict[str, bytes]:
    """A file of each format."""
    table = io.BytesIO()
    parquet.write_table(pa.table({"id": ["a", "b"], "text": [TEXT, TEXT], "date": ["2019-01-01", None]}), table)
    pages = [response(f"https://courrier.example/{n}", FRENCH, "text/html") for n in range(3)]
    archives = {"zip": make_zip(WIRE), "tar": make_tar(WIRE), "tgz": gzip.compress(make_tar(WIRE))}
    samples = {path.name: path.read_bytes() for path in sorted(SAMPLES.iterdir())}
    return samples | archives | {"warc": warc(pages, pack=False), "parquet": table.getvalue()}


def changed(data: bytes, draw: random.Random) -> bytes:
    found = bytearray(data)
    for _ in range(draw.choice([1, 1, 3, 20])):
        at, way = draw.randrange(len(found)), draw.randrange(5)
        if way == 0:
            found[at] = draw.randrange(256)
        elif way == 1:
            del found[at : at + draw.randrange(1, 50)]
        elif way == 2:
            found[at:at] = found[: draw.randrange(1, 80)]
        elif way == 3:
            found[at:at] = draw.choice(ODD)
        else:
            del found[max(1, at) :]
        found = found or bytearray(b"x")
    return bytes(found)


@pytest.mark.parametrize("name", sorted(wholes()))
def test_a_damaged_file_gives_dispatches_and_errors_with_their_place(tmp_path: Path, name: str) -> None:
    draw, whole, file = random.Random(name), wholes()[name], tmp_path / "mutant"
    for _ in range(25):
        file.write_bytes(changed(whole, draw))
        for found in read_path(file):
            if isinstance(found, Dispatch):
                assert found.text.strip()
            else:
                assert str(found).startswith(str(file))
                assert found.what
