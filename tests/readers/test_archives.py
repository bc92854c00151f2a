"""Folders, zip, tar, compressed files and web archives: what is in them, streamed, and what is left aside."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import tarfile
import tracemalloc
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from fastwarc.warc import WarcRecord, WarcRecordType

from aidememoire.errors import Skipped
from aidememoire.readers import count_of, holds_several, read_path
from odd_zips import compressed_unknown, newer_than_known
from readers.reading_of import SAMPLES, TEXT, only, read_all, refused

WIRE = {
    "fil/d1.txt": TEXT.encode(),
    "fil/d2.txt": TEXT.replace("mardi", "jeudi").encode("latin-1"),
    "item.xml": (SAMPLES / "newsml12-first.xml").read_bytes(),
    "rss": (SAMPLES / "rss.xml").read_bytes(),
    "page.html": (SAMPLES / "page-jsonld.html").read_bytes(),
    "lot.jsonl": "\n".join(json.dumps({"id": f"l{n}", "text": TEXT}) for n in range(3)).encode(),
    "photo.jpg": b"\xff\xd8\xff\xe0" + bytes(200),
}
IDS = {"fil_d1", "fil_d2", "urn_newsml_agence.example_20190313_TX-PAR-SAL01.r1", "page", "l0", "l1", "l2"}


def make_zip(files: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


def make_tar(files: dict[str, bytes], format: int = tarfile.PAX_FORMAT) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=format) as archive:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return file.getvalue()


PACKERS: dict[str, Callable[[dict[str, bytes]], bytes]] = {
    "zip": make_zip,
    "tar": make_tar,
    "tar-v7": lambda files: make_tar(files, tarfile.USTAR_FORMAT),
    "tar.gz": lambda files: gzip.compress(make_tar(files)),
    "tar.bz2": lambda files: bz2.compress(make_tar(files)),
    "tar.xz": lambda files: lzma.compress(make_tar(files)),
    "zip in tar.gz": lambda files: gzip.compress(make_tar({"dedans.zip": make_zip(files)})),
    "tar.gz in zip": lambda files: make_zip({"dedans.tgz": gzip.compress(make_tar(files))}),
}


@pytest.mark.parametrize("packer", PACKERS)
def test_an_archive_of_every_format(tmp_path: Path, packer: str) -> None:
    (file := tmp_path / "archive").write_bytes(PACKERS[packer](WIRE))
    dispatches, errors = read_all(file)
    ids = {dispatch.id.rpartition("dedans_")[2] for dispatch in dispatches}
    assert ids >= IDS
    assert len(dispatches) == len(IDS) + 2  # the feed's
    image, foreign = sorted(errors, key=lambda error: "English" in str(error))
    assert str(image).startswith(f"{file}, ")
    assert "photo.jpg: this is an image" in str(image)
    assert "rss, entry 3" in str(foreign)
    assert holds_several(file)
    assert count_of(file) is None


def test_a_folder_is_read_by_name_with_the_folders_in_it(tmp_path: Path) -> None:
    for name, content in WIRE.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("rien")
    (tmp_path / "boucle").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "tube")
    (tmp_path / "z.zip").write_bytes(make_zip({"fil/d1.txt": TEXT.encode()}))
    dispatches, errors = read_all(tmp_path)
    assert {dispatch.id for dispatch in dispatches} >= IDS
    assert len(dispatches) == len(IDS) + 3
    assert len(errors) == 2
    assert str(tmp_path / "photo.jpg") in str(errors[0])


def test_a_folder_inside_that_may_not_be_opened_does_not_hide_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "clos", "z"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "d.txt").write_text(TEXT, "utf-8")
    scandir = os.scandir

    def guarded(folder: Path) -> object:
        if Path(folder).name == "clos":
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", guarded)
    dispatches, (error,) = read_all(tmp_path)
    assert [dispatch.id for dispatch in dispatches] == ["a_d", "z_d"]
    assert str(error).startswith(str(tmp_path / "clos"))


def test_a_file_with_a_date_and_a_language_for_all_that_is_in_it(tmp_path: Path) -> None:
    (file := tmp_path / "a.zip").write_bytes(
        make_zip({"a.txt": TEXT.encode(), "b.txt": b"The talks failed on Monday."})
    )
    dispatches, errors = read_all(file, date="2019-03-12", language="fr")
    assert not errors
    assert {dispatch.date for dispatch in dispatches} == {"2019-03-12"}


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_one_compressed_file(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    (file := tmp_path / "d1.txt.gz").write_bytes(pack(TEXT.encode()))
    assert only(file).text == TEXT
    assert only(file, format="text").text == TEXT
    assert "compressed twice" in refused_bytes(tmp_path, pack(gzip.compress(TEXT.encode())))


def refused_bytes(tmp_path: Path, content: bytes) -> str:
    (file := tmp_path / "mauvais").write_bytes(content)
    return refused(file)


def test_members_one_after_the_other_are_streams_of_gzip(tmp_path: Path) -> None:
    lines = [json.dumps({"id": f"l{n}", "text": TEXT}) + "\n" for n in range(3)]
    (file := tmp_path / "lot.gz").write_bytes(b"".join(gzip.compress(line.encode()) for line in lines))
    assert [dispatch.id for dispatch in read_all(file)[0]] == ["l0", "l1", "l2"]


def test_archives_that_are_damaged_keep_what_came_before(tmp_path: Path) -> None:
    files = {f"{n}.txt": (TEXT + f" Il y avait {n} personnes." + os.urandom(3000).hex()).encode() for n in range(20)}
    whole = gzip.compress(make_tar(files))
    (file := tmp_path / "a.tgz").write_bytes(whole[: len(whole) // 2])
    dispatches, errors = read_all(file, language="fr")
    assert 5 < len(dispatches) < 15
    assert any("ends too early" in str(error) for error in errors)
    data = bytearray(make_zip(files))
    at = data.index(b"5.txt") + 500
    data[at : at + 50] = bytes(50)
    (file := tmp_path / "a.zip").write_bytes(data)
    dispatches, errors = read_all(file, language="fr")
    assert len(dispatches) == 19
    assert len(errors) == 1
    assert "5.txt" in str(errors[0])
    (file := tmp_path / "b.zip").write_bytes(make_zip(files)[:-30])
    assert "no whole zip archive" in refused(file)


def test_a_member_of_a_kind_that_is_not_read_keeps_none_from_the_others(tmp_path: Path) -> None:
    files = {f"{n}.txt": f"{TEXT} Il y avait {n} personnes.".encode() for n in range(3)}
    (file := tmp_path / "a.zip").write_bytes(compressed_unknown(make_zip(files), "1.txt"))
    dispatches, (error,) = read_all(file, language="fr")
    assert len(dispatches) == 2
    assert "1.txt" in str(error)
    assert "compression" in str(error)
    assert "zip file version 25.5" in refused_bytes(tmp_path, newer_than_known(make_zip(files)))


def test_an_office_document_and_an_empty_archive(tmp_path: Path) -> None:
    assert "an office document" in refused_bytes(
        tmp_path, make_zip({"[Content_Types].xml": b"<x/>", "word/a.xml": b""})
    )
    assert "no file in this archive" in refused_bytes(tmp_path, make_zip({}))
    assert "no file in this archive" in refused_bytes(tmp_path, make_zip({"dossier/": b""}))


def test_memory_does_not_grow_with_an_archive(tmp_path: Path) -> None:
    file = tmp_path / "grand.tar.gz"

    def peak(members: int) -> int:
        with tarfile.open(file, "w:gz", compresslevel=1) as archive:
            for number in range(members):
                data = json.dumps({"id": f"a{number}", "text": TEXT + os.urandom(2000).hex()}).encode()
                entry = tarfile.TarInfo(f"{number}.jsonl")
                entry.size = len(data)
                archive.addfile(entry, io.BytesIO(data))
        tracemalloc.start()
        count = sum(1 for _ in read_path(file, language="fr"))
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert count == members
        return top

    peak(50)  # what is loaded once
    assert peak(2000) < peak(100) + 1_000_000


# web archives


def response(url: str, body: bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK") -> WarcRecord:
    record = WarcRecord()
    record.init_headers(WarcRecordType.response)
    record.headers["WARC-Target-URI"] = url
    record.headers["Content-Type"] = "application/http; msgtype=response"
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    record.set_bytes_content(head + body)
    return record


def warc(records: Iterable[WarcRecord], *, pack: bool) -> bytes:
    parts = []
    for record in records:
        file = io.BytesIO()
        record.write(file)
        parts.append(gzip.compress(file.getvalue()) if pack else file.getvalue())
    return b"".join(parts)


FRENCH = (SAMPLES / "page-stamps-latin1.html").read_bytes()
ENGLISH = (
    b"<html><body><article><h1>Truce in Salto</h1><p>The two sides met on Wednesday evening in Salto and agreed on a "
    b"truce of two days, the mediators said.</p><p>They are to meet again on Saturday in Montevideo, according to the "
    b"statement that was published after the talks.</p></article></body></html>"
)


@pytest.mark.parametrize("pack", [False, True])
def test_a_web_archive(tmp_path: Path, pack: bool) -> None:
    info = WarcRecord()
    info.init_headers(WarcRecordType.warcinfo)
    info.set_bytes_content(b"software: essai\r\n")
    records = [
        info,
        response("https://courrier.example/1", FRENCH, "text/html"),
        *(response(f"https://courrier.example/en/{n}", ENGLISH) for n in range(40)),
        response("https://courrier.example/logo.png", b"\x89PNG" + bytes(100), "image/png"),
        response("https://courrier.example/perdu", b"<html><body>Perdu</body></html>", status="404 Not Found"),
        response("https://courrier.example/", b"<html><body><nav>Accueil</nav></body></html>"),
        response("https://courrier.example/2", (SAMPLES / "page-jsonld.html").read_bytes()),
    ]
    data = warc(records, pack=pack)
    (file := tmp_path / "crawl.bin").write_bytes(data)
    dispatches, (aside,) = read_all(file)
    assert [dispatch.header.url for dispatch in dispatches] == [
        "https://courrier.example/1",
        "https://courrier.example/monde/salto",
    ]
    assert dispatches[0].header.published == "2019-03-13T12:15-05:00"
    assert isinstance(aside, Skipped)
    assert "43 of 45 responses left aside: 40 in another language" in str(aside)
    (file := tmp_path / "dans.tar").write_bytes(make_tar({"crawl.warc.gz": data}))
    assert read_all(file)[0] == dispatches


def test_a_web_archive_that_breaks_off(tmp_path: Path) -> None:
    records = [response(f"https://courrier.example/{n}", FRENCH, "text/html") for n in range(2)]
    (file := tmp_path / "a.warc").write_bytes(warc(records, pack=False)[:-400])
    assert read_all(file)[0]
    (file := tmp_path / "b.warc").write_bytes(b"WARC/1.0\r\nrien\r\n\r\n")
    assert str(file) in refused(file)
