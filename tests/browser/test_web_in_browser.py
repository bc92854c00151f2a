"""The pages in a real browser: no violation of accessibility, no console error, usable by keyboard and without script."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from aidememoire.store.store import Store
from aidememoire.web.app import create_app
from aidememoire.web.settings import Settings
from browser_of_tests import needs_chromium
from gold_records import gold_record, names

pytestmark = needs_chromium
SHOTS = Path(os.environ.get("AIDEMEMOIRE_SHOTS", Path(__file__).resolve().parents[2] / "build" / "screenshots"))
INGESTED = Path(__file__).resolve().parents[2] / "docs" / "depeche.txt"
DISPATCH = "/dispatches/d05-lead-fcl-oui-sous-conditions"


class Site:
    """The pages, served on a free port while a test runs."""

    def __init__(self, settings: Settings, token: str) -> None:
        self.token = token
        self.server = uvicorn.Server(uvicorn.Config(create_app(settings), port=0, log_level="error"))
        self.thread = threading.Thread(target=self.server.run, daemon=True)
        self.thread.start()
        while not self.server.started:
            time.sleep(0.05)
        self.base = f"http://127.0.0.1:{self.server.servers[0].sockets[0].getsockname()[1]}"

    def stop(self) -> None:
        self.server.should_exit = True
        self.thread.join(10)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    where = tmp_path_factory.mktemp("web") / "pages.db"
    with Store.open(where) as store:
        for name in names():
            store.add(gold_record(name), origin=f"{name}.txt")
    command = [sys.executable, "-m", "aidememoire.cli", "ingest", str(INGESTED), "--store", str(where)]
    subprocess.run(command, check=True, capture_output=True)
    settings, token = Settings.with_token(str(where))
    made = Site(settings, token)
    yield made
    made.stop()


@pytest.fixture(scope="module")
def story(site: Site) -> str:
    import httpx

    rows = httpx.get(f"{site.base}/dispatches.json").json()
    return f"/stories/{next(row['story'] for row in rows if DISPATCH.endswith(row['id']))}"


def every_page(story: str) -> dict[str, str]:
    return {
        "home": "/", "story": story, "dispatch": DISPATCH, "actor": "/actors/person:claire-thornbury",
        "actors": "/actors", "agenda": "/agenda?since=2018-01-01", "dispatches": "/dispatches",
        "search": "/search?q=évacuation", "api": "/api/v1/docs", "error": "/nothing",
    }  # fmt: skip


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (360, "dark")])
def test_pages_break_no_rule_of_accessibility(
    site: Site, browser: Any, story: str, language: str, width: int, theme: str
) -> None:
    """axe finds nothing, the console is silent, nothing sticks out sideways, every address answers."""
    from axe_playwright_python.sync_playwright import Axe

    locale = {"fr": "fr-FR", "en": "en-GB"}[language]
    context = browser.new_context(
        locale=locale, color_scheme=theme, viewport={"width": width, "height": 900}, bypass_csp=True
    )
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    SHOTS.mkdir(parents=True, exist_ok=True)
    wrong: dict[str, Any] = {}
    for name, path in every_page(story).items():
        page.goto(site.base + path)
        found = Axe().run(page).response["violations"]
        if found:
            wrong[name] = [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in found]
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if over > 0:
            wrong[f"{name} sideways"] = over
        page.screenshot(path=SHOTS / f"{name}-{language}-{theme}-{width}.png", full_page=name != "story")
    context.close()
    assert wrong == {}
    assert [line for line in said if "404" not in line] == []


def test_no_page_asks_for_anything_elsewhere_and_the_policy_stands(site: Site, browser: Any, story: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    for path in every_page(story).values():
        page.goto(site.base + path)
    context.close()
    assert [url for url in asked if not url.startswith(site.base)] == []
    assert [line for line in said if "404" not in line] == []


def test_everything_can_be_reached_without_script(site: Site, browser: Any, story: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="fr-FR")
    page = context.new_page()
    page.goto(site.base + "/")
    page.click(f'a[href="{story}"]')
    page.locator("details.cell summary").first.click()
    cell = page.locator("details.cell[open] .proof .at").first
    assert cell.is_visible()
    address = cell.get_attribute("href")
    cell.click()
    assert page.url == site.base + str(address)
    page.fill("#q", "évacués")
    page.press("#q", "Enter")
    assert "évacuation" in page.locator("main").inner_text()
    page.goto(site.base + story)
    page.fill("#at", "2018-02-07")
    page.click(".asof button")
    assert "at=2018-02-07" in page.url
    context.close()


def test_the_keyboard_alone_reaches_a_line_and_its_words(site: Site, browser: Any) -> None:
    context = browser.new_context(locale="fr-FR")
    page = context.new_page()
    page.goto(site.base + DISPATCH)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("j")
    first = page.evaluate("document.querySelector('.current')?.id")
    page.keyboard.press("j")
    assert first
    assert page.evaluate("document.querySelector('.current')?.id") != first
    page.keyboard.press("k")
    assert page.evaluate("document.querySelector('.current')?.id") == first
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    context.close()


READ = f"/dispatches/{INGESTED.stem}"


def test_from_reading_to_a_correction_and_back(site: Site, browser: Any) -> None:
    """The dispatch that `ingest` read: signs in, rejects a line by keys, sees it gone, undoes it, sees it back; drags words into an amendment."""
    context = browser.new_context(locale="fr-FR", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(site.base + "/sign-in?to=" + READ)
    page.fill("input[name=name]", "Ana")
    page.fill("input[name=token]", site.token)
    page.click("main form button")
    assert page.url == site.base + READ
    line = page.locator("li.entry.events").nth(1)
    item = line.locator("> span[id]").first.get_attribute("id")
    form = line.locator("details.judge").first  # the event's; that of its meeting comes after it
    form.locator("summary").click()
    form.locator("input[name=why]").fill("mal lu")
    form.locator("button[value=reject]").click()
    page.wait_for_load_state()
    assert page.locator(f"#{item}").count() == 0
    page.goto(site.base + "/decisions")
    page.locator("form.undo input[name=why]").first.fill("bien lu")
    page.locator("form.undo button").first.click()
    page.wait_for_load_state()
    page.goto(site.base + READ)
    assert page.locator(f"#{item}").count() == 1

    line = page.locator("li.entry.quotations").first
    item = line.locator("> span[id]").first.get_attribute("id")
    line.locator("details.judge summary").click()
    page.evaluate(
        """() => {
          const words = document.querySelector('.am article .quotations .w, .am article .w .quotations, .am article .quotations');
          const range = document.createRange();
          range.selectNodeContents(words);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }"""
    )
    page.wait_for_function("document.querySelector('details.judge[open] input[name=words]').value.length > 0")
    dragged = line.locator("input[name=words]").input_value()
    line.locator("input[name=why]").fill("plus court")
    line.locator("button[value=amend]").click()
    page.wait_for_load_state()
    words = page.locator(f"li.entry:has(> #{item}) q").first.inner_text()
    assert re.sub(r"\s+", " ", words.strip("«» \u202f\u00a0")) == re.sub(r"\s+", " ", dragged)
    context.close()


def test_e_enters_the_first_field_of_the_correction(site: Site, browser: Any) -> None:
    context = browser.new_context(locale="fr-FR", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(site.base + "/sign-in?to=" + DISPATCH)
    page.fill("input[name=name]", "Ana")
    page.fill("input[name=token]", site.token)
    page.click("main form button")
    page.wait_for_selector("details.judge")
    page.wait_for_load_state()
    page.keyboard.press("j")
    page.keyboard.press("e")
    assert page.evaluate("document.activeElement.name") == "name"
    assert page.locator(".current details.judge[open]").count() == 1
    context.close()


def test_the_table_of_a_story_keeps_to_the_paper(site: Site, browser: Any, story: str) -> None:
    context = browser.new_context(viewport={"width": 700, "height": 900})  # A4 with its margins, about
    page = context.new_page()
    page.emulate_media(media="print")
    page.goto(site.base + story)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    context.close()
