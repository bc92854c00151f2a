"""The pages over a store: in both languages, escaped, bounded, and the same lists as JSON and CSV."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient

from aidememoire.errors import StoreError
from aidememoire.record import Header
from aidememoire.store.store import Store
from aidememoire.web.app import create_app
from aidememoire.web.settings import Settings
from gold_records import gold_record, names
from made_records import record

DISPATCH = "d05-lead-fcl-oui-sous-conditions"


def story_of(client: TestClient) -> str:
    """The story that the dispatch belongs to."""
    rows = client.get("/dispatches.json").json()
    return str(next(row["story"] for row in rows if row["id"] == DISPATCH))


@pytest.mark.parametrize(
    "path", ["/", "/agenda", "/actors", "/dispatches", "/search?q=trêve", f"/dispatches/{DISPATCH}"]
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_page_is_in_the_reader_s_language(client: TestClient, path: str, language: str) -> None:
    page = client.get(path, headers={"accept-language": language})
    assert page.status_code == 200
    assert page.headers["content-language"] == language
    assert f'<html lang="{language}">' in page.text
    assert ("Dépêches" in page.text) == (language == "fr")


def test_a_chosen_language_is_remembered(filled: Path) -> None:
    with TestClient(create_app(Settings(str(filled)))) as reader:
        reader.get("/?lang=en")
        assert "Dispatches" in reader.get("/", headers={"accept-language": "fr"}).text


def test_a_story_says_where_the_talks_stand(client: TestClient) -> None:
    page = client.get(f"/stories/{story_of(client)}", headers={"accept-language": "fr"}).text
    assert "Où en sont les pourparlers" in page
    assert "Front du Chaco libre" in page
    assert re.search(r'href="/dispatches/d0\d[^"]*#[A-Za-z]\d+"', page)
    assert '<svg class="timeline"' in page


def test_a_story_as_known_on_a_past_day_knows_nothing_later(client: TestClient) -> None:
    id = story_of(client)
    now = client.get(f"/stories/{id}.json").json()
    then = client.get(f"/stories/{id}.json?at=2018-02-07").json()
    assert then["at"] == "2018-02-07"
    assert 0 < len(then["groups"]) < len(now["groups"])
    stands = [stand for position in then["positions"] for stand in position["history"]]
    assert all(proof["date"] <= "2018-02-07" for stand in stands for proof in stand["proofs"])


@pytest.mark.parametrize("path", ["/stories", "/agenda", "/actors", "/dispatches", "/search"])
def test_every_list_is_json_and_csv_at_the_same_address(client: TestClient, path: str) -> None:
    query = "?q=trêve" if path == "/search" else "?since=2018-01-01" if path == "/agenda" else ""
    rows = client.get(f"{path}.json{query}").json()
    assert rows
    sheet = client.get(f"{path}.csv{query}").content.decode("utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(sheet)))) == len(rows)


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/search?q=tr%C3%AAve&kind=quotations", {"q": "trêve", "kind": "quotations"}),
        ("/actors?q=cla&decided=x", {"q": "cla"}),
        ("/dispatches?agency=AFP&page=1", {"agency": "AFP", "page": "1"}),
    ],
)
def test_the_same_list_as_data_keeps_its_filters(client: TestClient, path: str, kept: dict[str, str]) -> None:
    page = client.get(path).text
    for kind in ("json", "csv"):
        address = re.search(rf'href="({path.partition("?")[0]}\.{kind}[^"]*)"', page)
        assert address
        assert dict(parse_qsl(urlsplit(html.unescape(address[1])).query)) == kept
        assert len(client.get(html.unescape(address[1])).text) > 10


def test_a_method_that_an_address_does_not_have_is_refused_with_those_it_has(client: TestClient) -> None:
    answer = client.delete("/api/v1/decisions")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, POST")


def test_the_stories_are_listed_at_home(client: TestClient) -> None:
    answer = client.get("/stories")
    assert (answer.status_code, answer.headers["location"]) == (308, "/")


def test_a_story_is_a_feed_and_a_calendar(client: TestClient) -> None:
    id = story_of(client)
    feed = ElementTree.fromstring(client.get(f"/stories/{id}.atom").content)
    atom = {"a": "http://www.w3.org/2005/Atom"}
    assert len(feed.findall("a:entry", atom)) == 6
    assert all(entry.find("a:updated", atom) is not None for entry in feed.findall("a:entry", atom))
    calendar = client.get(f"/stories/{id}.ics")
    assert calendar.headers["content-type"].startswith("text/calendar")
    assert calendar.text.startswith("BEGIN:VCALENDAR")


def test_nothing_inline_may_run_and_nothing_is_loaded_from_elsewhere(client: TestClient) -> None:
    for path in ("/", f"/dispatches/{DISPATCH}", f"/stories/{story_of(client)}"):
        page = client.get(path)
        policy = page.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert page.headers["x-content-type-options"] == "nosniff"
        assert not re.search(r"<script(?![^>]*src=\"/static/)", page.text)
        assert not re.search(r"\son\w+=|\sstyle=", page.text)
        assert not re.search(r"(?:src|href)=\"(?:https?:)?//", page.text)


def test_a_dispatch_that_holds_markup_shows_it(tmp_path: Path) -> None:
    where = tmp_path / "x.db"
    text = 'Paris (AFP) - <script>alert("x")</script> & <b>"gras"</b>, a dit M. Durand.'
    with Store.open(where) as store:
        store.add(record(text, id="<b>x", header=Header(headline=text)), origin='"><script>')
    with TestClient(create_app(Settings(str(where)))) as reader:
        for path in ("/", "/dispatches", "/dispatches/%3Cb%3Ex", "/search?q=%3Cscript%3E", "/search?q=gras"):
            page = reader.get(path)
            assert page.status_code == 200, path
            assert "<script>alert" not in page.text
            assert "<b>x" not in page.text
        assert "&lt;script&gt;alert" in reader.get("/dispatches/%3Cb%3Ex").text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nothing", 404), ("/stories/none", 404), ("/dispatches/none", 404), ("/actors/none", 404),
        ("/static/x/../../app.py", 404), ("/static/x/app.py", 404), ("/static/x/..%2F..%2Fapp.py", 404),
        ("/?page=0", 422), ("/?page=999999", 422), ("/agenda?since=hier", 422), ("/search?q=" + "a" * 300, 422),
        ("/review", 403), ("/sign-in", 404),
    ],
)  # fmt: skip
def test_what_cannot_be_shown_is_said(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert "Traceback" not in answer.text
    assert "<h1>" in answer.text


def test_an_error_of_a_list_as_data_is_data(client: TestClient) -> None:
    assert client.get("/stories/none.json").json()["error"]["code"] == "NoSuchStory"


def test_a_body_too_large_is_refused(client: TestClient) -> None:
    assert client.post("/decide", content=b"x" * 2_000_001).status_code == 413


def test_own_files_may_be_kept_for_long(client: TestClient) -> None:
    page = client.get("/").text
    for address in re.findall(r'(?:href|src)="(/static/[^"]+)"', page):
        answer = client.get(address)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]


def test_the_first_page_is_small(client: TestClient) -> None:
    page = client.get("/")
    assets = re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text)
    assert len(page.content) + sum(len(client.get(address).content) for address in assets) <= 100_000


def test_the_record_of_a_dispatch_is_its_json(client: TestClient) -> None:
    assert client.get(f"/dispatches/{DISPATCH}.json").json()["id"] == DISPATCH
    assert client.get(f"/dispatches/{DISPATCH}/text").text == gold_record(names()[4]).text
    json.loads(client.get(f"/stories/{story_of(client)}.json").text)


@pytest.mark.parametrize("period", ["from=9999-12-31", "from=0001-01-01&to=9999-12-31", "to=0001-01-01"])
def test_a_period_at_the_ends_of_the_calendar_is_drawn(client: TestClient, period: str) -> None:
    assert client.get(f"/stories/{story_of(client)}?{period}").status_code == 200


def test_each_actor_that_a_story_links_to_has_a_page(client: TestClient) -> None:
    links = set(re.findall(r'href="(/actors/[^"]+)"', client.get(f"/stories/{story_of(client)}").text))
    assert links
    assert not [link for link in links if client.get(link).status_code != 200]


def test_a_head_is_a_page_without_its_body(client: TestClient) -> None:
    answer = client.head("/")
    assert (answer.status_code, answer.content) == (200, b"")
    assert int(answer.headers["content-length"]) > 1000


def test_no_store_is_made_by_serving_it(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no store"):
        create_app(Settings(str(tmp_path / "mistyped.db")))
    assert not (tmp_path / "mistyped.db").exists()
