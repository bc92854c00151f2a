"""Web pages of several shapes: the article alone, and what the page says of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from readers.reading_of import SAMPLES, only, refused

HEADLINE = "Salto: une trêve de deux jours annoncée par la médiation"
PAGES = ["page-jsonld.html", "page-stamps-latin1.html", "page-saved.html"]
ARTICLE = (
    "<p>Le ministre uruguayen a rejeté mardi à Salto la trêve que réclamaient les médiateurs depuis dimanche.</p>"
    "<p>Le Front de la Sierra libre l'avait acceptée la veille, selon un communiqué publié à Montevideo.</p>"
)


def page(tmp_path: Path, head: str, body: str = f"<article><h1>Trêve rejetée à Salto</h1>{ARTICLE}</article>") -> Path:
    file = tmp_path / "page.html"
    file.write_text(
        f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>", "utf-8"
    )
    return file


@pytest.mark.parametrize("name", PAGES)
def test_the_article_alone_from_its_headline_on(name: str) -> None:
    dispatch = only(SAMPLES / name)
    assert dispatch.id == name.removesuffix(".html")
    assert dispatch.header.headline == HEADLINE
    assert dispatch.header.signoff == "rm/pdl"
    paragraphs = dispatch.text.split("\n\n")
    assert paragraphs[0] == HEADLINE
    assert paragraphs[-1] == "rm/pdl"
    for words in ("NOUVELLES", "Accueil", "À lire aussi", "Tous droits", "Plan du site"):
        assert words not in dispatch.text


@pytest.mark.parametrize(
    ("name", "published", "updated", "url", "outlet"),
    [
        ("page-jsonld.html", "2019-03-13T19:15+01:00", "2019-03-13T21:40+01:00", "https://courrier.example/monde/salto", "Le Courrier du Lac"),
        ("page-stamps-latin1.html", "2019-03-13T12:15-05:00", "2019-03-13T14:40-05:00", None, None),
        ("page-saved.html", "2019-03-13T18:15+00:00", None, "https://courrier.example/monde/salto-bis", "courrier.example"),
    ],
)  # fmt: skip
def test_what_a_page_says_of_itself(
    name: str, published: str, updated: str | None, url: str | None, outlet: str | None
) -> None:
    header = only(SAMPLES / name).header
    assert (header.published, header.updated, header.url, header.outlet) == (published, updated, url, outlet)


def test_a_page_without_an_article_is_refused() -> None:
    assert "no article is found in this page" in refused(SAMPLES / "page-empty.html")


def test_the_day_is_counted_from_the_dateline_where_the_page_came_later(tmp_path: Path) -> None:
    late = '<meta property="article:published_time" content="2019-03-20T08:00:00+01:00">'
    body = f"<article><h1>Trêve rejetée à Salto</h1><p>SALTO, 12 mars 2019 (AFP) - {ARTICLE[3:]}</article>"
    dispatch = only(page(tmp_path, late, body))
    assert dispatch.date == "2019-03-12"
    assert dispatch.header.published == "2019-03-20T08:00+01:00"
    assert "dateline_differs" in [warning.code for warning in dispatch.header.warnings]


def test_a_json_ld_body_stands_in_for_a_page_built_by_script(tmp_path: Path) -> None:
    body = "Le ministre uruguayen a rejeté mardi la trêve.\n\nLe Front de la Sierra libre l'avait acceptée la veille."
    article = {"@type": "NewsArticle", "headline": "Trêve rejetée", "articleBody": body, "datePublished": "2019-03-12"}
    head = f'<script type="application/ld+json">{json.dumps([article])}</script>'
    dispatch = only(page(tmp_path, head, "<div id='app'></div>"))
    assert dispatch.text == f"Trêve rejetée\n\n{body}"
    assert dispatch.date == "2019-03-12"


def test_a_body_in_one_piece_in_the_json_ld_does_not_lose_the_paragraphs(tmp_path: Path) -> None:
    whole = only(page(tmp_path, ""))
    flat = " ".join(whole.text.split("\n\n")[1:])
    head = f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "articleBody": flat})}</script>'
    assert only(page(tmp_path, head)).text == whole.text


@pytest.mark.parametrize(
    "json_ld",
    [
        "{",
        "[" * 5000 + "]" * 5000,
        '{"@type": "NewsArticle", "headline": 3, "datePublished": {}, "author": [[]], "publisher": "x"}',
        '{"@type": "NewsArticle", "author": {"name": ["AFP"]}, "mainEntityOfPage": []}',
        '"NewsArticle"',
        "null",
    ],
)
def test_json_ld_that_is_badly_made_does_no_harm(tmp_path: Path, json_ld: str) -> None:
    dispatch = only(page(tmp_path, f'<script type="application/ld+json">{json_ld}</script>'))
    assert dispatch.header.headline == "Trêve rejetée à Salto"


def test_elements_nested_without_end_do_no_harm(tmp_path: Path) -> None:
    deep = page(tmp_path, "", "<div>" * 50_000 + ARTICLE + "</div>" * 50_000)
    dispatches = only(page(tmp_path, "", "<div>" * 200 + ARTICLE + "</div>" * 200))
    assert "médiateurs" in dispatches.text
    deep.write_text("<!DOCTYPE html>" + "<div>" * 50_000 + ARTICLE, "utf-8")
    assert str(deep) in refused(deep)


def test_the_stamps_of_other_articles_on_the_page_are_not_its_own(tmp_path: Path) -> None:
    others = "<aside><p>Publié le 01/02/2018 à 10h00</p><p>Actualisé le 02/02/2018 à 10h00</p></aside>"
    body = f"{others}<article><h1>Trêve rejetée</h1><p>Publié le 12/03/2019 à 18h05</p>{ARTICLE}</article>{others}"
    header = only(page(tmp_path, "", body)).header
    assert (header.published, header.updated) == ("2019-03-12T18:05", None)


def test_the_servers_encoding_stands_in_for_one_that_is_not_said(tmp_path: Path) -> None:
    (file := tmp_path / "a.html").write_bytes(
        f"<html><body><article>{ARTICLE}</article></body></html>".encode("latin-1")
    )
    assert "médiateurs" in only(file).text


@pytest.mark.parametrize(
    ("head", "heading", "headline"),
    [
        ("<title>Trêve rejetée à Salto - Le Courrier</title>", "<h1>Le Courrier</h1><h1>Trêve rejetée à Salto</h1>", "Trêve rejetée à Salto"),
        ('<meta property="og:title" content="Trêve rejetée"><title>x</title>', "<h1>Le Courrier du Lac</h1>", "Trêve rejetée"),
        ('<meta property="og:site_name" content="Le Courrier"><meta property="og:title" content="Trêve rejetée | Le Courrier">', "", "Trêve rejetée"),
        ("", "<h1>Trêve rejetée à Salto</h1>", "Trêve rejetée à Salto"),
    ],
)  # fmt: skip
def test_the_headline_is_the_heading_that_the_pages_titles_resemble(
    tmp_path: Path, head: str, heading: str, headline: str
) -> None:
    dispatch = only(page(tmp_path, head, f"<header>{heading}</header><article>{ARTICLE}</article>"))
    assert dispatch.header.headline == headline
    assert dispatch.text.startswith(f"{headline}\n\nLe ministre")
