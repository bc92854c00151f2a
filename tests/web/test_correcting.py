"""Who may correct, and what a correction does: every change a decision, every decision undone by another."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from aidememoire.record import Meeting
from aidememoire.store.store import Store
from aidememoire.web.app import create_app
from aidememoire.web.settings import Settings
from gold_records import gold_record

DISPATCH = "d05-lead-fcl-oui-sous-conditions"
PAGE = f"/dispatches/{DISPATCH}"


@pytest.fixture
def editor(filled: Path, tmp_path: Path) -> Iterator[TestClient]:
    """Somebody signed in, over a store of their own."""
    where = tmp_path / "own.db"
    shutil.copy(filled, where)
    settings, token = Settings.with_token(str(where))
    with TestClient(create_app(settings), follow_redirects=False) as made:
        form = {"name": "Ana", "token": token, "key": key_in(made.get("/sign-in").text), "to": "/review"}
        assert made.post("/sign-in", data=form).headers["location"] == "/review"
        yield made


def key_in(page: str) -> str:
    found = re.search(r'name="key" value="([^"]+)"', page)
    assert found, "no form on the page"
    return found[1]


def decide(editor: TestClient, item: str, judgement: str, **fields: str) -> str:
    """Sends the form; where it leads."""
    form = {"key": key_in(editor.get(PAGE).text), "item": f"{DISPATCH}#{item}", "judgement": judgement, "to": PAGE}
    answer = editor.post("/decide", data={**form, "why": "relu", **fields})
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def test_a_reader_sees_no_form_and_may_send_none(client: TestClient) -> None:
    assert '<form class="decide"' not in client.get(PAGE).text
    assert client.post("/decide", data={"item": f"{DISPATCH}#E1", "judgement": "reject"}).status_code == 403


def test_without_a_session_or_its_key_nothing_is_decided(editor: TestClient, filled: Path) -> None:
    form = {"item": f"{DISPATCH}#E1", "judgement": "reject", "why": "x"}
    assert editor.post("/decide", data=form).status_code == 403
    assert editor.post("/decide", data={**form, "key": "0" * 64}).status_code == 403
    good = {**form, "key": key_in(editor.get(PAGE).text)}
    assert editor.post("/decide", data=good, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    editor.cookies.clear()
    assert editor.post("/decide", data=good).status_code == 401
    assert editor.get("/decisions.json").json() == []


def test_a_wrong_token_signs_nobody_in(editor: TestClient) -> None:
    editor.cookies.clear()
    form = {"name": "Eve", "token": "guess", "key": key_in(editor.get("/sign-in").text)}
    assert editor.post("/sign-in", data=form).status_code == 401
    assert "decide" not in editor.get(PAGE).text


def test_a_rejected_line_goes_and_comes_back_when_undone(editor: TestClient) -> None:
    assert '<span id="E2">' in editor.get(PAGE).text
    decide(editor, "E2", "reject")
    assert '<span id="E2">' not in editor.get(PAGE).text
    taken = editor.get("/decisions.json").json()[0]
    assert (taken["what"], taken["who"], taken["why"]) == ("reject", "Ana", "relu")
    key = key_in(editor.get("/decisions").text)
    assert editor.post("/undo", data={"id": taken["id"], "why": "trop vite", "key": key}).status_code == 303
    assert '<span id="E2">' in editor.get(PAGE).text
    assert [row["what"] for row in editor.get("/decisions.json").json()] == ["undo", "reject"]


def test_an_amendment_changes_what_differs_and_nothing_else(editor: TestClient) -> None:
    before = next(e for e in editor.get(f"{PAGE}.json").json()["events"] if e["id"] == "E1")
    words = before["evidence"][0]["text"]
    decide(editor, "E1", "amend", type="SUPPORT", was_type=before["type"], words=words, was_words=words)
    after = next(e for e in editor.get(f"{PAGE}.json").json()["events"] if e["id"] == "E1")
    assert after["type"] == "SUPPORT"
    assert after["evidence"] == before["evidence"]
    assert editor.get("/decisions.json").json()[0]["after"] == {"type": "SUPPORT"}


def test_words_that_the_dispatch_does_not_hold_are_refused(editor: TestClient) -> None:
    form = {"key": key_in(editor.get(PAGE).text), "item": f"{DISPATCH}#E1", "judgement": "amend", "why": "x"}
    answer = editor.post("/decide", data={**form, "words": "jamais dit", "was_words": "autre"})
    assert answer.status_code in (400, 422)
    assert "jamais dit" in answer.text
    assert editor.get("/decisions.json").json() == []


def test_accepting_needs_no_reason_and_leaves_the_queue(editor: TestClient) -> None:
    queue = editor.get("/review").text
    item = re.search(r'name="item" value="([^"]+)"', queue)
    assert item
    form = {"key": key_in(queue), "item": item[1], "judgement": "accept", "why": "", "to": "/review"}
    assert editor.post("/decide", data=form).status_code == 303
    assert f'value="{item[1]}"' not in editor.get("/review").text


def test_the_story_follows_a_correction(editor: TestClient) -> None:
    rows = editor.get("/dispatches.json").json()
    id = next(row["story"] for row in rows if row["id"] == DISPATCH)
    assert f'/dispatches/{DISPATCH}#E1"' in editor.get(f"/stories/{id}").text
    for item in ("E1",):
        decide(editor, item, "reject")
    assert f'/dispatches/{DISPATCH}#E1"' not in editor.get(f"/stories/{id}").text


def test_behind_a_proxy_its_header_says_who(filled: Path, tmp_path: Path) -> None:
    where = tmp_path / "own.db"
    shutil.copy(filled, where)
    with TestClient(create_app(Settings(str(where), user_header="X-Remote-User"))) as made:
        assert "decide" not in made.get(PAGE).text
        mine = made.get(PAGE, headers={"x-remote-user": "bo"})
        form = {"key": key_in(mine.text), "item": f"{DISPATCH}#E1", "judgement": "accept"}
        made.post("/decide", data=form, headers={"x-remote-user": "bo"})
        assert made.get("/decisions.json").json()[0]["who"] == "bo"


def test_dispatches_leave_a_story_and_come_back(editor: TestClient) -> None:
    rows = editor.get("/dispatches.json").json()
    story = next(row["story"] for row in rows if row["id"] == DISPATCH)
    mine = [row["id"] for row in rows if row["story"] == story]
    page = editor.get(f"/stories/{story}").text
    assert all(f'name="other" value="{id}"' in page for id in mine)
    leaving = [id for id in mine if id.startswith(("d02", "d06"))]
    form = {"key": key_in(page), "item": story, "judgement": "split", "why": "autre affaire", "other": leaving}
    assert editor.post("/decide", data={**form, "to": f"/stories/{story}"}).status_code == 303
    after = {row["id"]: row["story"] for row in editor.get("/dispatches.json").json()}
    assert {after[id] for id in leaving}.isdisjoint({story})
    assert {after[id] for id in mine if id not in leaving} == {story}
    taken = editor.get("/decisions.json").json()[0]
    undone = editor.post("/undo", data={"id": taken["id"], "why": "même affaire", "key": key_in(page)})
    assert undone.status_code == 303
    assert {row["story"] for row in editor.get("/dispatches.json").json() if row["id"] in mine} == {story}


def test_an_actor_is_renamed_everywhere(editor: TestClient) -> None:
    key = "person:claire-thornbury"
    page = editor.get(f"/actors/{key}").text
    form = {"key": key_in(page), "item": key, "judgement": "amend", "why": "graphie"}
    answer = editor.post("/decide", data={**form, "name": "Clara Thornbury", "was_name": "Claire Thornbury"})
    assert answer.status_code == 303, answer.text
    rows = editor.get("/dispatches.json").json()
    story = next(row["story"] for row in rows if row["id"] == DISPATCH)
    assert "Clara Thornbury" in editor.get(f"/stories/{story}").text
    assert '<h1 dir="auto">Clara Thornbury</h1>' in editor.get(f"/actors/{key}").text
    assert {row["name"] for row in editor.get("/actors.json?q=cla").json()} == {"Clara Thornbury"}
    for name in ("Clara Thornbury", "Claire Thornbury"):
        assert editor.get("/api/v1/actors/" + name).json()["key"] == key
    back = {"id": editor.get("/decisions.json").json()[0]["id"], "why": "non", "key": form["key"]}
    assert editor.post("/undo", data=back).status_code == 303
    assert editor.get("/actors.json?q=clara").json() == []
    assert "Clara" not in editor.get(f"/actors/{key}").text


def test_who_became_part_of_another_one_is_found_and_renamed_there(editor: TestClient) -> None:
    key = "person:claire-thornbury"
    others = (row["key"] for row in editor.get("/actors.json").json() if row["key"].startswith("person:"))
    gone = next(other for other in others if other != key)
    form = {"key": key_in(editor.get(f"/actors/{key}").text), "why": "relu"}
    merged = editor.post("/decide", data={**form, "item": key, "judgement": "merge", "other": gone})
    assert merged.status_code == 303, merged.text
    moved = editor.get(f"/actors/{gone}")
    assert (moved.status_code, moved.headers["location"]) == (307, f"/actors/{key.replace(':', '%3A')}")
    assert editor.get(f"/api/v1/actors/{gone}").json()["key"] == key
    named = {"item": gone, "judgement": "amend", "name": "Dame Thornbury", "was_name": ""}
    assert editor.post("/decide", data={**form, **named}).status_code == 303
    assert '<h1 dir="auto">Dame Thornbury</h1>' in editor.get(f"/actors/{key}").text


def test_u_undoes_the_last_that_holds(editor: TestClient) -> None:
    decide(editor, "E1", "reject")
    decide(editor, "E2", "reject")
    for left in (1, 0):
        queue = editor.get("/review").text
        last = re.search(r'action="/undo">.*?name="id" value="([^"]+)"', queue)
        assert last
        editor.post("/undo", data={"id": last[1], "why": "trop vite", "key": key_in(queue)})
        held = [row for row in editor.get("/decisions.json").json() if row["what"] == "reject" and not row["undone"]]
        assert len(held) == left


def test_what_was_undone_is_to_be_judged_again(editor: TestClient) -> None:
    before = editor.get("/review.json").json()
    first = f"{before[0]['dispatch']}#{before[0]['item']}"
    assert [row["doubt"] for row in before] == sorted((row["doubt"] for row in before), reverse=True)
    form = {"key": key_in(editor.get("/review").text), "why": "relu"}
    editor.post("/decide", data={**form, "item": first, "judgement": "accept"})
    assert before[0] not in editor.get("/review.json").json()
    editor.post("/undo", data={**form, "id": editor.get("/decisions.json").json()[0]["id"]})
    assert editor.get("/review.json").json() == before
    editor.post("/undo", data={**form, "id": editor.get("/decisions.json").json()[0]["id"]})
    assert before[0] not in editor.get("/review.json").json()
    assert editor.get("/review.csv").text.startswith("\ufeffdispatch,")


def test_two_stories_become_one(editor: TestClient) -> None:
    first, second = (row["id"] for row in editor.get("/stories.json").json()[:2])
    page = editor.get(f"/stories/{first}").text
    form = {"key": key_in(page), "item": first, "judgement": "merge", "other": second, "why": "même crise"}
    assert editor.post("/decide", data=form).status_code == 303
    assert {row["story"] for row in editor.get("/dispatches.json").json()} == {first}
    for path in (f"/stories/{second}", f"/stories/{second}.json?at=2018-02-07", f"/stories/{second}/dossier"):
        moved = editor.get(path)  # its permalinks stay
        assert (moved.status_code, moved.headers["location"]) == (307, path.replace(second, first))


def forms(page: str) -> list[str]:
    """The items that a page has a form for, of that dispatch."""
    return re.findall(rf'name="item" value="{DISPATCH}#([^"]+)"', page)


def test_every_line_and_heading_of_a_record_has_one_form(editor: TestClient) -> None:
    record = editor.get(f"{PAGE}.json").json()
    counts = {letter: sum(one.startswith(letter) for one in forms(editor.get(PAGE).text)) for letter in "msxhgt"}
    layers = {"m": "meetings", "s": "positions", "x": "disputes", "h": "hearsay", "g": "agenda", "t": "times"}
    assert counts == {letter: len(record[layer]) for letter, layer in layers.items()}
    own = [one["id"] for layer in ("actors", "quotations", "events", "proposals") for one in record[layer]]
    assert len(forms(editor.get(PAGE).text)) == sum(counts.values()) + len(own)
    assert set(own) < set(forms(editor.get(PAGE).text))


def test_a_proposal_is_named_anew_and_a_date_set_right_on_the_page(editor: TestClient) -> None:
    record = editor.get(f"{PAGE}.json").json()
    label, first = record["proposals"][0], record["times"][0]
    decide(editor, label["id"], "amend", label="le plan de paix", was_label=label["label"])
    changed = {"value": "2016-12-08", "from": "2016-12-08", "until": "2016-12-09"}
    decide(editor, "t1", "amend", **changed, **{f"was_{name}": "" for name in changed})
    now = editor.get(f"{PAGE}.json").json()
    assert now["proposals"][0]["label"] == "le plan de paix"
    assert {name: now["times"][0][name] for name in ("value", "from", "to")} == {
        "value": "2016-12-08", "from": "2016-12-08", "to": "2016-12-09",
    }  # fmt: skip
    assert now["times"][0]["text"] == first["text"]
    decide(editor, "t1", "reject")
    assert len(editor.get(f"{PAGE}.json").json()["times"]) == len(record["times"]) - 1


def test_forms_of_one_line_are_told_apart(editor: TestClient) -> None:
    """An event that is a meeting has two forms, which say what each corrects; a meeting is corrected by its own."""
    record = gold_record(DISPATCH)
    event, places = record.events[0], [event.place for event in record.events]
    meeting = Meeting(event=event.id, participants=event.actors, place="Sucre")
    with Store.open(editor.app.state.settings.store) as store:  # type: ignore[attr-defined]
        longer = {"id": "d99", "text": f"{record.text}\nFin de dépêche.\n", "meetings": (meeting,)}
        store.add(record.model_copy(update=longer), origin="d99.txt")
    page = editor.get("/dispatches/d99", headers={"accept-language": "fr"}).text
    assert "<summary>Corriger — rencontre</summary>" in page
    assert "<summary>Corriger — fait</summary>" in page
    assert "<summary>Corriger</summary>" in page
    form = {"key": key_in(page), "item": "d99#m1", "judgement": "amend", "why": "relu"}
    assert editor.post("/decide", data={**form, "place": "Lima", "was_place": "Sucre"}).status_code == 303
    now = editor.get("/dispatches/d99.json").json()
    assert now["meetings"][0]["place"] == "Lima"
    assert [event["place"] for event in now["events"]] == places
