"""The web page: one file, every item linked to its words and back, nothing of the dispatch taken for markup."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

import pytest

from aidememoire.items import items_of
from aidememoire.notebook import record_html
from aidememoire.record import Header, MadeBy, Record
from aidememoire.views.page import html_page
from gold_records import gold_record, names

STORY = names()
pytestmark = pytest.mark.skipif(not STORY, reason="the invented dispatches are not in gold/")
VOID = {"meta", "input", "br", "link", "img"}


class Page(HTMLParser):
    """What a test asks of a page: its tags in balance, its ids, its links, its words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.tags: set[str] = set()
        self.dispatch = ""
        self.feed(html)
        assert not self.open, f"left open: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        if given.get("id"):
            self.ids[str(given["id"])] += 1
        if tag == "a":
            self.links.append(str(given.get("href") or ""))
        self.loads += [str(given[k]) for k in ("src", "srcset", "data") if k in given]
        if tag not in VOID:
            self.open.append((tag, given))

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1][0] == tag, f"</{tag}> closes {self.open[-1]}"
        self.open.pop()
        if tag == "p":
            self.dispatch += "\n"

    def handle_data(self, data: str) -> None:
        names = [tag for tag, _ in self.open]
        if "article" in names and "sup" not in names and "p" in names:
            self.dispatch += data


def made(text: str, **header: object) -> Record:
    made_by = MadeBy(aidememoire="0", model="", lexicon="")
    return Record(id="x", text=text, header=Header.model_validate(header), made_by=made_by)


@pytest.mark.parametrize("name", STORY)
def test_every_item_leads_to_its_words_and_back(name: str) -> None:
    page = Page(html_page(gold_record(name)))
    assert [i for i, n in page.ids.items() if n > 1] == []
    inner = [link[1:] for link in page.links if link.startswith("#")]
    assert set(inner) <= set(page.ids), "a link leads nowhere"
    items = {i for i in page.ids if re.fullmatch(r"(event|quotation|position|hearsay|agenda)-\d+|dispute-\d+-\d+", i)}
    assert items <= set(inner), "an item that its words do not lead to"
    assert {f"m-{i}-1" for i in items} <= set(inner), "an item that does not lead to its words"


@pytest.mark.parametrize("name", STORY)
def test_the_text_is_whole(name: str) -> None:
    record = gold_record(name)
    assert Page(html_page(record)).dispatch.split() == record.text.split()


@pytest.mark.parametrize("name", STORY[:2])
def test_nothing_is_loaded_and_nothing_runs(name: str) -> None:
    html = html_page(gold_record(name))
    page = Page(html)
    assert page.loads == []
    assert not page.tags & {"script", "link", "img", "iframe"}
    assert all(link.startswith("#") for link in page.links)
    assert "url(" not in html
    assert "@import" not in html


def test_it_has_landmarks_and_headings_in_order() -> None:
    html = html_page(gold_record(STORY[0]))
    assert '<html lang="fr">' in html
    assert {"header", "main", "nav", "article", "footer"} <= Page(html).tags
    levels = [int(n) for n in re.findall(r"<h([1-6])", html)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in zip(levels, levels[1:], strict=False)), "a level is skipped"


@pytest.mark.parametrize(
    "nasty",
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "&lt;b&gt;", "</style><script>"],
)
def test_markup_in_a_dispatch_is_shown_as_text(nasty: str) -> None:
    text = f"Genève {nasty} (AFP) - Rien ne va plus."
    html = html_page(made(text, headline=nasty, signoff=nasty))
    page = Page(html)
    assert page.dispatch.strip() == text
    assert not page.tags & {"script", "img"}


def test_controls_and_turns_of_direction_are_shown_not_obeyed() -> None:
    html = html_page(made("Un \x00 deux \u202e trois \x1b[31m quatre."))
    assert not re.search("[\x00\x1b\u202e]", html)
    assert 'dir="auto"' in html


def test_a_passage_in_another_is_marked_as_both() -> None:
    html = html_page(gold_record("d01-paraguay-treve-proche"))
    inner = re.search(r'<span class="w ([^"]*)"[^>]*>(?:<[^>]*>)*pas opposé', html)
    assert inner is not None
    assert len(re.findall(r"w-quotation-\d+", inner[1])) == 2


def test_in_a_notebook_two_records_keep_their_anchors_apart() -> None:
    one, two = (Page(record_html(gold_record(name))) for name in STORY[:2])
    assert one.ids.keys() & two.ids.keys() == set()
    assert "html" not in one.tags
    assert {link[1:] for link in one.links} <= set(one.ids)


@pytest.mark.parametrize("name", STORY)
def test_every_item_of_the_record_has_an_anchor_of_its_id(name: str) -> None:
    """A link to `#e3` leads to what shows the third event, from any other page; to a proposal nobody judged, too."""
    record = gold_record(name)
    page = html_page(record)
    shown = [item.id for item in items_of(record)]
    assert len(shown) > 5
    assert [id for id in shown if page.count(f'<span id="{id}"></span>') != 1] == []
