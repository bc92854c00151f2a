"""The page in a real browser: it fits a telephone, its links light the words, its colours can be read."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from aidememoire.views.page import html_page
from gold_records import gold_record, names

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed: apt-get install chromium"),
    pytest.mark.skipif(not names(), reason="the invented dispatches are not in gold/"),
]
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--allow-file-access-from-files",
    "--enable-logging=stderr", "--virtual-time-budget=4000",
)  # fmt: skip

# the page under test stands in a frame: it allows no script in itself
PROBE = """<!DOCTYPE html><title>probe</title>
<iframe id="page" src="page.html" style="width:%dpx;height:900px;border:0"></iframe><pre id="out"></pre>
<script>
const channel = (v) => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
const parse = (css) => (css.match(/[\\d.]+/g) || []).map(Number);
const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
const frame = document.getElementById("page");
frame.onload = () => {
  const view = frame.contentWindow, page = frame.contentDocument, seen = {};
  const paper = (e) => {
    for (; e; e = e.parentElement) {
      const c = parse(view.getComputedStyle(e).backgroundColor);
      if (c.length === 3 || c[3] > 0) return c;
    }
    return [255, 255, 255];
  };
  for (const e of page.querySelectorAll(".am *")) {
    const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    if (!own || !e.getClientRects().length || e.matches(".skip, style, title")) continue;
    const contrast = ratio(parse(view.getComputedStyle(e).color), paper(e));
    if (contrast < 4.5) seen[e.tagName + "." + e.className] = contrast.toFixed(2);
  }
  const words = page.querySelector(".w-event-1"), before = view.getComputedStyle(words).backgroundColor;
  view.location.hash = "#event-1";
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const result = {
      width: page.documentElement.scrollWidth,
      faint: seen,
      lit: view.getComputedStyle(words).backgroundColor !== before,
      columns: page.querySelector(".record").getBoundingClientRect().left > 300,
      paper: view.getComputedStyle(page.querySelector(".am")).backgroundColor,
    };
    document.getElementById("out").textContent = JSON.stringify(result);
  }));
};
</script>"""


def probe(folder: Path, *more: str, width: int = 1280) -> dict[str, Any]:
    """What the page says of itself in a frame of that width; no error may stand in the console."""
    folder.joinpath("page.html").write_text(html_page(gold_record(names()[0])), "utf-8")
    folder.joinpath("probe.html").write_text(PROBE % width, "utf-8")
    profile = f"--user-data-dir={folder / 'profile'}"
    command = [
        str(CHROMIUM),
        *QUIET,
        *more,
        profile,
        "--window-size=1400,1000",
        "--dump-dom",
        f"file://{folder}/probe.html",
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=90, check=False)
    assert "CONSOLE" not in done.stderr, re.findall(".*CONSOLE.*", done.stderr)
    found = re.search(r'<pre id="out">(.*?)</pre>', done.stdout, re.S)
    assert found, done.stdout[-400:]
    assert found[1], "the page did not load"
    result: dict[str, Any] = json.loads(unescape(found[1]))
    return result


@pytest.mark.parametrize("width", [360, 800])
def test_it_fits_a_narrow_screen_in_one_column(tmp_path: Path, width: int) -> None:
    found = probe(tmp_path, width=width)
    assert found["width"] <= width
    assert not found["columns"]


def test_on_a_wide_screen_the_record_stands_beside_the_text_and_a_link_lights_the_words(tmp_path: Path) -> None:
    found = probe(tmp_path)
    assert found["columns"]
    assert found["lit"]


@pytest.mark.parametrize(("scheme", "dark"), [(1, False), (0, True)], ids=["light", "dark"])
def test_every_word_can_be_read_in_both_themes(tmp_path: Path, scheme: int, dark: bool) -> None:
    found = probe(tmp_path, f"--blink-settings=preferredColorScheme={scheme}")
    assert found["faint"] == {}, "contrast under 4.5 (WCAG AA)"
    assert (int(re.findall(r"\d+", found["paper"])[0]) < 128) is dark
