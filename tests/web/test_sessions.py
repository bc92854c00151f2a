"""Nobody corrects without a token, and no other site sends a form in a person's name."""

from __future__ import annotations

import time
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import Response

from aidememoire.web import sessions
from aidememoire.web.pages.sign_in import own_address
from aidememoire.web.settings import Settings


def request(cookie: str = "", **headers: str) -> Request:
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    if cookie:
        raw.append((b"cookie", cookie.encode()))
    scope: dict[str, Any] = {"type": "http", "method": "GET", "path": "/", "headers": raw, "query_string": b""}
    return Request(scope)


def signed_in(settings: Settings, name: str = "Ana Núñez") -> str:
    response = Response()
    sessions.sign_in(response, settings, name)
    return response.headers["set-cookie"].split(";")[0]


def test_the_token_is_known_and_kept_only_as_a_hash() -> None:
    settings, token = Settings.with_token("x.db")
    assert settings.knows(token)
    assert not settings.knows(token + "x")
    assert token not in repr(settings)
    assert settings.editing
    assert not Settings("x.db").editing
    assert not Settings("x.db").knows("")


def test_a_session_holds_a_name_until_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    settings, _ = Settings.with_token("x.db")
    cookie = signed_in(settings)
    assert sessions.editor_of(request(cookie), settings) == "Ana Núñez"
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 13 * 3600)
    assert sessions.editor_of(request(cookie), settings) is None


@pytest.mark.parametrize("cookie", ["session=x", "session=a.b.c.d", "session=...", "session=" + "9" * 5000])
def test_a_forged_session_is_nobody(cookie: str) -> None:
    settings, _ = Settings.with_token("x.db")
    assert sessions.editor_of(request(cookie), settings) is None


def test_another_process_s_session_is_nobody() -> None:
    ours, _ = Settings.with_token("x.db")
    theirs, _ = Settings.with_token("x.db")
    assert sessions.editor_of(request(signed_in(theirs)), ours) is None


def test_a_form_carries_its_reader_s_own_key() -> None:
    settings, _ = Settings.with_token("x.db")
    mine, other = request(signed_in(settings)), request(signed_in(settings, "Bo"))
    key = sessions.form_key(mine, settings)
    assert sessions.form_is_ours(mine, settings, key)
    assert not sessions.form_is_ours(other, settings, key)
    elsewhere = request(signed_in(settings), sec_fetch_site="cross-site")
    assert not sessions.form_is_ours(elsewhere, settings, sessions.form_key(elsewhere, settings))


def test_a_proxy_s_header_counts_only_where_it_was_named() -> None:
    named = Settings("x.db", user_header="X-Remote-User")
    assert sessions.editor_of(request(x_remote_user="ana"), named) == "ana"
    assert sessions.editor_of(request(), named) is None
    assert sessions.editor_of(request(x_remote_user="ana"), Settings("x.db")) is None


@pytest.mark.parametrize("to", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:x", "/a\nb"])
def test_signing_in_never_leads_elsewhere(to: str) -> None:
    assert own_address(to) == "/"
