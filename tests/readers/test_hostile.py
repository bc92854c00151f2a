"""Hostile input: refused with its reason, in bounded memory, and the rest goes on."""

from __future__ import annotations

import gzip
import io
import json
import lzma
import os
import resource
import socket
import stat
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any, NoReturn

import pytest

from aidememoire.readers import limits
from readers.reading_of import SAMPLES, TEXT, read_all, refused
from readers.test_archives import make_tar, make_zip

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<?xml version="1.0"?><!DOCTYPE {{root}} [<!ENTITY l0 "ha">{LAUGHS}]>'
BODIES = {
    "newsml": "<NewsML><NewsItem><NewsComponent><ContentItem><DataContent><p>{0}</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>",
    "newsItem": "<newsItem guid='a'><contentSet><inlineXML><p>{0}</p></inlineXML></contentSet></newsItem>",
    "nitf": "<nitf><body><body.content><p>{0}</p></body.content></body></nitf>",
    "rss": "<rss><channel><item><title>{0}</title><description>{0}</description></item></channel></rss>",
    "feed": "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>{0}</title><content>{0}</content></entry></feed>",
}


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("a reader opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def write(tmp_path: Path, content: str | bytes, name: str = "mauvais") -> Path:
    file = tmp_path / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


# markup


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("root", BODIES)
def test_entity_bombs(tmp_path: Path, root: str, encoding: str) -> None:
    text = BOMB.format(root=root) + BODIES[root].format("&l9;")
    assert "declares entities" in refused(write(tmp_path, text.encode(encoding)))


@pytest.mark.parametrize("root", BODIES)
def test_entities_from_elsewhere_are_never_read(tmp_path: Path, root: str) -> None:
    secret = write(tmp_path, "mot de passe secret", "secret.txt")
    for place in (secret.as_uri(), str(secret), "http://courrier.example/x"):
        head = f'<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY x SYSTEM "{place}">]>'
        assert "declares entities" in refused(write(tmp_path, head + BODIES[root].format("&x;")))


@pytest.mark.parametrize("root", BODIES)
def test_a_dtd_that_a_file_names_is_not_fetched(tmp_path: Path, root: str) -> None:
    dtd = write(tmp_path, '<!ENTITY x "mot de passe secret">', "a.dtd")
    head = f'<?xml version="1.0"?><!DOCTYPE {root} SYSTEM "{dtd.as_uri()}">'
    for body in ("&x;", ""):
        dispatches, _ = read_all(write(tmp_path, head + BODIES[root].format(f"{TEXT} {body}")), language="fr")
        assert not any("secret" in dispatch.text for dispatch in dispatches)


def test_xinclude_and_stylesheets_are_let_be(tmp_path: Path) -> None:
    secret = write(tmp_path, "mot de passe secret", "secret.txt")
    text = BODIES["nitf"].format(
        f'{TEXT}<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{secret.as_uri()}" parse="text"/>'
    )
    (dispatch,), _ = read_all(write(tmp_path, f"<?xml version='1.0'?><?xml-stylesheet href='{secret}'?>{text}"))
    assert "secret" not in dispatch.text


@pytest.mark.parametrize("root", BODIES)
@pytest.mark.parametrize("depth", [400, 200_000])
def test_elements_nested_without_end(tmp_path: Path, root: str, depth: int) -> None:
    text = f"<?xml version='1.0'?>{BODIES[root].format('<b>' * depth + TEXT + '</b>' * depth)}"
    assert "nested more than 256 deep" in refused(write(tmp_path, text))


@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE html><html><body>" + "<div>" * 200_000,
        "<!DOCTYPE html><html><body>" + "<table><tr><td>" * 20_000 + TEXT,
        "<!DOCTYPE html><html><body><p " + "a='b' " * 200_000 + ">",
        "<!DOCTYPE html><html><!--" + "<!--" * 200_000,
        "<!DOCTYPE html><html><body><p>" + "&" * 500_000,
        "<!DOCTYPE html>" + "<" * 500_000,
    ],
    ids=["div", "table", "attributes", "comments", "ampersands", "openings"],
)
def test_pages_made_to_be_slow(tmp_path: Path, page: str) -> None:
    dispatches, errors = read_all(write(tmp_path, page))
    assert len(dispatches) + len(errors) == 1
    assert all("This is a fault" not in str(error) for error in errors)


@pytest.mark.parametrize("name", ["rss.xml", "newsml12-first.xml", "nitf.xml", "page-jsonld.html", "ninjs-1.json"])
def test_a_document_past_the_limit(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "DOCUMENT", 500)
    assert "of more than 500 bytes" in refused(SAMPLES / name)


# lines and texts


def test_a_gigabyte_on_one_line(tmp_path: Path) -> None:
    """A sparse file of a gigabyte of zeros between two good lines, read by a process that may not have as much."""
    file, line = tmp_path / "lot.jsonl", json.dumps({"text": TEXT}).encode() + b"\n"
    with file.open("wb") as stream:
        stream.write(line)
        stream.seek(2**30)
        stream.write(b"\n" + json.dumps({"text": TEXT + " Bis."}).encode())
    script = (
        "import resource, sys\n"
        "from aidememoire.readers import read_path\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "found = [type(item).__name__ for item in read_path(sys.argv[1], language='fr')]\n"
        "after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "print(*found, (after - before) // 1024)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(file)], capture_output=True, text=True, check=True)
    *found, grown = done.stdout.split()
    assert found == ["Dispatch", "InputError", "Dispatch"]
    assert int(grown) < 200  # MiB


# archives


def test_a_zip_bomb_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    data = make_zip({"a.txt": TEXT.encode(), "b.jsonl": bytes(50_000_000), "c.txt": TEXT.encode()})
    dispatches, (error,) = read_all(write(tmp_path, data))
    assert [dispatch.id for dispatch in dispatches] == ["a", "c"]
    assert "b.jsonl" in str(error)
    assert "200 times its size" in str(error)


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress])
def test_a_tar_bomb_is_refused_and_what_came_before_is_read(tmp_path: Path, pack: Any) -> None:
    data = make_tar({"a.txt": TEXT.encode() + os.urandom(3000).hex().encode(), "b.jsonl": bytes(50_000_000)})
    dispatches, errors = read_all(write(tmp_path, pack(data)), language="fr")
    assert [dispatch.id for dispatch in dispatches] == ["a"]
    assert any("200 times its size" in str(error) for error in errors)


def test_a_bomb_of_archives_in_archives(tmp_path: Path) -> None:
    data = make_zip({"a.txt": TEXT.encode()})
    for level in range(4):
        data = make_zip({f"{level}.zip": data})
    assert "an archive inside 3 others" in refused(write(tmp_path, data))


def test_the_limits_of_an_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {f"{number}.txt": TEXT.encode() for number in range(10)}
    file = write(tmp_path, make_zip(files))
    monkeypatch.setattr(limits, "MEMBERS", 4)
    dispatches, errors = read_all(file)
    assert (len(dispatches), len(errors)) == (4, 1)
    assert "more than 4 files" in str(errors[0])
    monkeypatch.undo()
    monkeypatch.setattr(limits, "TOTAL", 3 * len(TEXT.encode()) + 1)
    for packed in (make_zip(files), make_tar(files), gzip.compress(make_tar(files))):
        dispatches, errors = read_all(write(tmp_path, packed))
        assert len(dispatches) <= 3
        assert any("in all" in str(error) for error in errors)
    monkeypatch.undo()
    monkeypatch.setattr(limits, "MEMBER", 10)
    assert len(read_all(file)[1]) == len(read_all(write(tmp_path, make_tar(files)))[1]) == 10
    monkeypatch.undo()
    monkeypatch.setattr(limits, "HELD", 100)
    assert "a zip archive inside another of more than 100 bytes" in refused(
        write(tmp_path, make_tar({"a.zip": make_zip(files)}))
    )
    monkeypatch.undo()
    monkeypatch.setattr(limits, "DIRECTORY", 100)
    assert "list of members is too long" in refused(file)


def test_a_limit_of_one_archive_does_not_touch_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MEMBERS", 1)
    for number in range(3):
        write(tmp_path, make_zip({"a.txt": TEXT.encode()}), f"{number}.zip")
    dispatches, errors = read_all(tmp_path)
    assert (len(dispatches), errors) == (3, [])


NAMES = ["../dehors.txt", "a/../../dehors.txt", "/etc/dehors.txt", "C:\\dehors.txt", "..\\dehors.txt"]


@pytest.mark.parametrize("make", [make_zip, make_tar])
def test_paths_that_lead_out_are_refused_and_nothing_is_written(
    tmp_path: Path, make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    (inside := tmp_path / "a" / "b").mkdir(parents=True)
    monkeypatch.chdir(inside)
    file = write(inside, make({name: TEXT.encode() for name in [*NAMES, "bon.txt"]}))
    dispatches, errors = read_all(file)
    assert [dispatch.id for dispatch in dispatches] == ["bon"]
    assert len(errors) == len(NAMES)
    assert all("leads out of the archive" in str(error) for error in errors)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["mauvais"]


def test_links_devices_and_locked_files_are_refused(tmp_path: Path) -> None:
    secret = write(tmp_path, TEXT, "secret.txt")
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            entry = tarfile.TarInfo(f"lien{kind.decode()}")
            entry.type, entry.linkname = kind, str(secret)
            archive.addfile(entry)
    dispatches, errors = read_all(write(tmp_path, stream.getvalue()))
    assert dispatches == []
    assert ["a link" in str(error) for error in errors] == [True, True, False, False]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        link = zipfile.ZipInfo("lien.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        packed.writestr(link, str(secret))
    assert "it is a link" in refused(write(tmp_path, stream.getvalue()))
    locked = bytearray(make_zip({"a.txt": TEXT.encode()}))
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert "locked by a password" in refused(write(tmp_path, bytes(locked)))


def test_a_tar_header_that_would_fill_memory(tmp_path: Path) -> None:
    entry = tarfile.TarInfo("long")
    entry.type, entry.size = tarfile.XHDTYPE, 2**33
    head = entry.tobuf(tarfile.GNU_FORMAT)
    assert "header of one of its members is too long" in refused(write(tmp_path, head + bytes(2**20)))


def test_a_sparse_tar_member_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TOTAL", 2**20)
    entry = tarfile.TarInfo("trou.jsonl")
    entry.type, entry.size = tarfile.GNUTYPE_SPARSE, 0
    block = bytearray(entry.tobuf(tarfile.GNU_FORMAT))
    block[483:495] = b"%011o\0" % (2**32)  # its size with the hole
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block)
    found = read_all(write(tmp_path, bytes(block) + bytes(1024), "a.tar"))
    assert found[0] == []
    assert found[1]


def test_an_xz_stream_may_not_ask_for_all_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "WINDOW", 2**20)
    data = lzma.compress(TEXT.encode(), preset=9)
    assert "it is damaged" in refused(write(tmp_path, data))


def test_archives_stay_within_memory(tmp_path: Path) -> None:
    """A bomb of each kind, in one process that measures itself."""
    with gzip.open(tmp_path / "a.tar.gz", "wb", 1) as stream:
        entry = tarfile.TarInfo("zeros.jsonl")
        entry.size = 2**30
        stream.write(entry.tobuf())
        for _ in range(200):
            stream.write(bytes(2**20))
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_DEFLATED) as packed, packed.open("x.xml", "w") as inner:
        for _ in range(200):
            inner.write(bytes(2**20))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    dispatches, errors = read_all(tmp_path)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    assert dispatches == []
    assert len(errors) >= 2
    assert grown < 100  # MiB


@pytest.mark.parametrize(
    ("part", "times", "said"),
    [
        ("<div><span>mot</span> <a href=x>lien</a></div>", 280_000, "more than 40,000 elements"),
        (f"<p>{'Le ministre a rencontré mardi les délégués. ' * 5}</p>", 20_000, "more than 3,000,000 characters"),
    ],
)
def test_a_page_that_no_article_fills_is_refused_before_one_is_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str, times: int, said: str
) -> None:
    monkeypatch.setattr("aidememoire.readers.html._article_of", None)  # it would fail
    assert said in refused(write(tmp_path, f"<html><body><article>{part * times}</article></body></html>"))
