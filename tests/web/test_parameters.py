"""A parameter that an address does not have is said, never passed over."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

SAID = "et qui n'a rien changé"


@pytest.mark.parametrize(
    ("path", "known"),
    [
        ("/api/v1/positions?actr=Paraguay", "actor"), ("/api/v1/stories?page=2", "limit, offset"),
        ("/api/v1/search?q=trêve&sinse=2018-01-01", "since"), ("/stories.json?since=2018-01-01", "page"),
        ("/agenda.csv?form=2018-01-01", "since"), ("/api/v1/dispatches/none?why=true", "takes none"),
    ],
)  # fmt: skip
def test_a_program_is_refused_and_told_what_there_is(client: TestClient, path: str, known: str) -> None:
    answer = client.get(path)
    wrong = path.rpartition("?")[2].rpartition("&")[2].partition("=")[0]
    assert answer.status_code == 400
    error = answer.json()["error"]
    assert error["code"] == "UnknownParameter"
    assert f"'{wrong}'" in error["message"]
    assert known in error["message"]


@pytest.mark.parametrize("path", ["/", "/agenda", "/actors", "/dispatches", "/search?q=trêve", "/api/v1/docs"])
def test_a_page_says_what_it_did_not_understand(client: TestClient, path: str) -> None:
    joined = "&" if "?" in path else "?"
    french = {"accept-language": "fr"}
    wrong = client.get(f"{path}{joined}actr=%3Cb%3E&<i>=1", headers=french)
    assert wrong.status_code == 200
    assert SAID in wrong.text
    assert "<code>actr</code>, <code>&lt;i&gt;</code>" in wrong.text
    assert SAID not in client.get(f"{path}{joined}lang=fr&decided=x", headers=french).text
