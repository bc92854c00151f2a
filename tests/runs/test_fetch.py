"""Addresses are asked politely and within limits; a feed is read as it grows."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

import fake_readers
from aidememoire.errors import InputError, TooLong
from aidememoire.readers.source import Given
from aidememoire.runs import fetch as fetching
from aidememoire.runs.fetch import fetch, is_address
from aidememoire.runs.watch import looks
from aidememoire.store.ingest_log import Counts
from aidememoire.store.store import Store

ITEM = (
    "<item><title>Trêve {n}</title><guid>urn:fil:{n}</guid><pubDate>Mon, 04 Mar 2019 10:00:00 +0000</pubDate>"
    "<description>{news}</description></item>"
)
NEWS = (  # three items that are not versions of one another
    "La trêve tient, a indiqué lundi à Corvo la médiation, qui réunit les parties depuis une semaine.",
    "Le Parlement a voté dans la nuit un budget en hausse, malgré l'abstention des députés du centre.",
    "Les pêcheurs du nord ont bloqué le port pour obtenir des quotas, et promettent de recommencer.",
)


class Wire(BaseHTTPRequestHandler):
    """A server that sends a feed, or what a test needs."""

    items: ClassVar[int] = 1
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        if self.path == "/away":
            self._answer(302, Location="file:///etc/passwd")
        elif self.path == "/gone":
            self._answer(404)
        elif self.path == "/endless":
            self._answer(200, b"x" * 5000)
        else:
            mark = f'"{self.items}"'
            Wire.asked.append(self.headers.get("If-None-Match", ""))
            if self.headers.get("If-None-Match") == mark:
                self._answer(304)
                return
            items = "".join(ITEM.format(n=n, news=NEWS[n]) for n in range(self.items))
            body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Fil</title>{items}</channel></rss>'
            self._answer(200, body.encode(), ETag=mark)

    def _answer(self, code: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Wire)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    Wire.items, Wire.asked = 1, []
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_what_has_not_changed_is_not_sent_again(address: str) -> None:
    first = fetch(f"{address}/feed")
    assert first.data is not None
    assert fetch(f"{address}/feed", first.mark).data is None
    Wire.items = 2
    assert fetch(f"{address}/feed", first.mark).data is not None


@pytest.mark.parametrize(
    ("path", "said"), [("gone", "the server says 404"), ("away", "file:///etc/passwd.* is not allowed")]
)
def test_what_cannot_be_had_is_said(address: str, path: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        fetch(f"{address}/{path}")


def test_more_than_the_limit_is_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MOST_BYTES", 1000)
    with pytest.raises(TooLong):
        fetch(f"{address}/endless")


def test_no_server_is_said() -> None:
    with pytest.raises(InputError, match="cannot be had"):
        fetch("http://127.0.0.1:9/feed")


@pytest.mark.parametrize("source", ["file:///etc/passwd", "ftp://host/feed", "feed.xml", "-", "data:text/plain,a"])
def test_only_the_web_is_an_address(source: str) -> None:
    assert not is_address(source)


def test_a_feed_is_read_as_it_grows(address: str, tmp_path: Path) -> None:
    with Store.open(tmp_path / "store.db") as store:
        watch = looks(store, [f"{address}/feed"], how=Given(language="fr"), load=fake_readers.load, every=0.01)
        assert next(watch) == Counts(read=1)
        assert next(watch) == Counts(unchanged=1)
        Wire.items = 3
        assert next(watch) == Counts(read=2, known=1)
        assert Wire.asked == ["", '"1"', '"1"']
        assert {kept.origin for kept in store.dispatches()} == {f"{address}/feed"}


def test_a_server_that_is_away_for_a_while_ends_nothing(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store.db") as store:
        watch = looks(store, ["http://127.0.0.1:9/feed"], load=fake_readers.load_nothing, every=0.01)
        assert next(watch) == next(watch) == Counts(refused=1)
