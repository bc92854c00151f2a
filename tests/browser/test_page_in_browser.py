"""The page in a real browser: it fits a telephone, its links light the words, its colours can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from aidememoire.views.page import html_page
from browser_of_tests import needs_chromium
from gold_records import gold_record, names

pytestmark = [
    needs_chromium,
    pytest.mark.skipif(not names(), reason="the invented dispatches are not in gold/"),
]

# the contrast of every element's own text with the paper under it (WCAG 2.1, relative luminance)
FAINT = """() => {
  const channel = (v) => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
  const parse = (css) => (css.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  const paper = (e) => {
    for (; e; e = e.parentElement) {
      const c = parse(getComputedStyle(e).backgroundColor);
      if (c.length === 3 || c[3] > 0) return c;
    }
    return [255, 255, 255];
  };
  const faint = {};
  for (const e of document.querySelectorAll(".am *")) {
    const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    if (!own || !e.getClientRects().length || e.matches(".skip, style, title")) continue;
    const contrast = ratio(parse(getComputedStyle(e).color), paper(e));
    if (contrast < 4.5) faint[e.tagName + "." + e.className] = contrast.toFixed(2);
  }
  return faint;
}"""
PAPER = "e => getComputedStyle(e).backgroundColor"


@pytest.fixture
def shown(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """Opens the page of the first invented dispatch as a file; no error may stand in the console."""
    path = tmp_path / "page.html"
    path.write_text(html_page(gold_record(names()[0])), "utf-8")
    contexts: list[Any] = []
    said: list[str] = []

    def show(width: int = 1280, theme: str = "light") -> Any:
        contexts.append(browser.new_context(color_scheme=theme, viewport={"width": width, "height": 900}))
        page = contexts[-1].new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(path.as_uri())
        return page

    yield show
    for context in contexts:
        context.close()
    assert said == []


@pytest.mark.parametrize("width", [360, 800])
def test_it_fits_a_narrow_screen_in_one_column(shown: Any, width: int) -> None:
    page = shown(width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator(".record").bounding_box()["x"] < 300


def test_on_a_wide_screen_the_record_stands_beside_the_text_and_a_link_lights_the_words(shown: Any) -> None:
    page = shown()
    assert page.locator(".record").bounding_box()["x"] > 300
    words = page.locator(".w-event-1").first
    before = words.evaluate(PAPER)
    page.locator('a[href="#event-1"]').first.click()
    assert words.evaluate(PAPER) != before


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_word_can_be_read_in_both_themes(shown: Any, theme: str) -> None:
    page = shown(theme=theme)
    assert page.evaluate(FAINT) == {}, "contrast under 4.5 (WCAG AA)"
    paper = page.locator(".am").first.evaluate(PAPER)
    assert (int(re.findall(r"\d+", paper)[0]) < 128) is (theme == "dark")
