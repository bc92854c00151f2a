"""The format is told by the content, whatever the name says."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

from aidememoire.errors import InputError
from aidememoire.readers import holds_several, read_one
from aidememoire.readers.kinds import find_format
from readers.reading_of import SAMPLES, TEXT, only, read_all


@pytest.mark.parametrize("path", sorted(SAMPLES.iterdir()), ids=lambda path: path.name)
def test_the_samples_under_a_name_that_says_nothing(path: Path) -> None:
    expected = {
        "atom": "feed", "rss": "feed", "newsml-g2": "newsml-g2", "newsml12": "newsml", "ninjs": "ninjs",
        "nitf": "nitf", "page": "html",
    }  # fmt: skip
    kind = next(kind for start, kind in expected.items() if path.name.startswith(start))
    assert find_format(path.read_bytes()[:65536], "depeche.txt") == kind


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (TEXT.encode(), "text"),
        (b"", "text"),
        ("<<Trêve>>, dit la presse".encode(), "text"),
        (b"< 3 jours de tr\xeave", "text"),
        (b"[Salto] Le ministre a parl\xe9", "text"),
        (b"{pas du JSON}", "text"),
        (b'\xef\xbb\xbf  <?xml version="1.0"?>\n<!-- a -->\n<feed xmlns="x">', "feed"),
        ('<?xml version="1.0" encoding="utf-16"?><nitf>'.encode("utf-16"), "nitf"),
        (b'<!DOCTYPE NewsML PUBLIC "a" "b" [<!ELEMENT p ANY>]><NewsML>', "newsml"),
        (b"<NewsItem><Identification/>", "newsml"),
        (b'<n:newsItem xmlns:n="http://iptc.org/std/nar/2006-10-01/">', "newsml-g2"),
        (b'<rdf:RDF xmlns="http://purl.org/rss/1.0/">', "feed"),
        (b"<!doctype HTML>\n<html>", "html"),
        (b"<!-- saved from url=(0010)http://a.b -->\n<!DOCTYPE html>", "html"),
        (b"<div class=a>", "html"),
        (b"<b>URGENT</b> - Le ministre", "html"),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', "html"),
        (b'{"id": "a", "text": "b"}\n{"id": "c"', "jsonl"),
        (b'{"id": "a", "text": "b"}', "jsonl"),
        (b'{\n "uri": "a",\n "bodies": [', "ninjs"),
        (b'[{"uri": "a"', "ninjs"),
        (b"PAR1\x15", "parquet"),
        (b"WARC/1.1\r\n", "warc"),
        (gzip.compress(b"WARC/1.0\r\nWARC-Type: response"), "warc"),
        (gzip.compress(b"Le ministre"), "compressed"),
        (b"PK\x05\x06" + bytes(18), "zip"),
    ],
)
def test_by_the_first_bytes(head: bytes, kind: str) -> None:
    assert find_format(head) == kind


def test_the_option_overrides(tmp_path: Path) -> None:
    (file := tmp_path / "a.html").write_text(f"<p>{TEXT}</p>", "utf-8")
    assert only(file).text == TEXT
    assert only(file, format="text").text == f"<p>{TEXT}</p>"
    (tmp_path / "b.txt").write_text(f"<p>{TEXT}</p>", "utf-8")
    assert [item.text for item in read_all(tmp_path, format="text")[0]] == [f"<p>{TEXT}</p>"] * 2


def test_what_may_hold_several(tmp_path: Path) -> None:
    several = {path.name for path in SAMPLES.iterdir() if holds_several(path)}
    assert several == {"atom.xml", "rss.xml", "newsml-g2-message.xml", "newsml12-several.xml", "ninjs-3.json"}
    assert holds_several(tmp_path)
    assert not holds_several(tmp_path / "rien")
    assert not holds_several("a\x00b")


def test_a_text_is_read_without_loading_what_other_formats_need(tmp_path: Path) -> None:
    (file := tmp_path / "a.txt").write_text(TEXT, "utf-8")
    script = (
        "import sys\nfrom aidememoire.readers import read_path\n"
        f"assert [item.text for item in read_path({str(file)!r}, language='fr')] == [{TEXT!r}]\n"
        "print(*{name.partition('.')[0] for name in sys.modules} & "
        "{'lxml', 'trafilatura', 'htmldate', 'feedparser', 'pyarrow', 'fastwarc', 'spacy'})"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_one_file_is_read_into_a_dispatch_or_its_error_raised(tmp_path: Path) -> None:
    assert read_one(SAMPLES / "nitf.xml").id == "SAL01-20190313.r2"
    with pytest.raises(InputError, match="several"):
        read_one(SAMPLES / "atom.xml")
    with pytest.raises(InputError, match="no such file"):
        read_one(tmp_path / "rien")
