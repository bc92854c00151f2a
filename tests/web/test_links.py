"""Every link of every page leads somewhere, also to its place on the page: with nothing in the store, and corrected."""

from __future__ import annotations

import html
import re
import shutil
from collections import Counter, deque
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from aidememoire.store.store import Store
from aidememoire.web.app import create_app
from aidememoire.web.settings import Settings

BEGIN = ("/", "/agenda?since=2000-01-01", "/decisions", "/api/v1/docs", "/search?q=tr%C3%AAve", "/search?q=zzzz")


def walk(reader: TestClient, language: str, begin: tuple[str, ...]) -> tuple[int, list[str]]:
    """How many addresses were opened from these on, and what is wrong: errors, anchors that are not there or twice."""
    waiting, seen, anchors = deque(begin), set(begin), dict[str, set[str]]()
    wanted: list[tuple[str, str, str]] = []
    wrong = []
    while waiting:
        address = waiting.popleft()
        answer = reader.get(address, headers={"accept-language": language})
        if answer.status_code != 200:
            wrong.append(f"{answer.status_code} {address}")
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        ids = Counter(re.findall(r'\sid="([^"]+)"', answer.text))
        anchors[address] = set(ids)
        wrong += [f"twice {address}#{id}" for id, times in ids.items() if times > 1]
        for link in map(html.unescape, re.findall(r'\shref="([^"]+)"', answer.text)):
            path, _, anchor = link.partition("#")
            if anchor:
                wanted.append((address, path or address, anchor))
            if path and path not in seen and "lang=" not in path:
                seen.add(path)
                waiting.append(path)
    wrong += [f"{at}: no {to}#{id}" for at, to, id in wanted if to in anchors and id not in anchors[to]]
    return len(seen), wrong


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_link_leads_somewhere(client: TestClient, language: str) -> None:
    seen, wrong = walk(client, language, BEGIN)
    assert seen > 100
    assert wrong == []


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("what", ["nothing", "dispatches"])
def test_every_link_of_who_corrects_leads_somewhere(filled: Path, tmp_path: Path, what: str, language: str) -> None:
    where = tmp_path / "own.db"
    if what == "nothing":
        Store.open(where).close()
    else:
        shutil.copy(filled, where)
    settings, token = Settings.with_token(str(where))
    with TestClient(create_app(settings)) as editor:
        key = re.search(r'name="key" value="([^"]+)"', editor.get("/sign-in").text)
        assert key
        editor.post("/sign-in", data={"name": "Ana", "token": token, "key": key[1], "to": "/"})
        seen, wrong = walk(editor, language, (*BEGIN, "/review", "/sign-in"))
    assert seen > 20
    assert wrong == []
