"""The dossier of a story: what it says, that every note is there, that a stranger's words stay words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from aidememoire.exports.cells import one_line
from aidememoire.exports.dossier import dossier
from aidememoire.exports.to_dossier_html import dossier_html
from aidememoire.exports.to_dossier_markdown import dossier_markdown, plain
from aidememoire.stories.nouns import Story
from aidememoire.views import wording
from any_records import HOSTILE
from made_stories import ANA, story

EMPTY = Story(id="s1", title="")


def test_the_table_of_positions_shows_the_present_stance_and_what_was_before() -> None:
    grid = dossier(story()).parts[0].grid
    assert grid is not None
    assert grid.columns == ("trêve",)
    rows = {name: [[line.head for line in cell] for cell in cells] for name, cells in grid.rows}
    assert rows == {"Chili": [["+ proposition"]], "Front du Sud": [["+ acceptation", "− rejet"]]}


def test_each_line_is_proved_by_a_note_with_dispatch_day_and_words() -> None:
    text = dossier_markdown(story())
    met = re.search(
        r"- \*\*ven\. 16 févr\. 2018\*\* — Consultation : Ana Ruiz, Pablo Sosa, Cotabamba, 2 sources distinctes\[\^(\d+)\]\[\^(\d+)\]",
        text,
    )
    assert met is not None
    assert f"[^{met[1]}]: d1, 16 févr. 2018 : « Ana Ruiz a rencontré vendredi" in text
    assert f"[^{met[2]}]: d2, 18 févr. 2018 : « la rencontre de Mme Ruiz" in text
    used = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    assert used == set(re.findall(r"^\[\^(\d+)\]:", text, re.M))


def test_what_became_of_things_is_said() -> None:
    text = dossier_markdown(story())
    for words in (
        "**bombardement du village** — ouvert", "**Ana Ruiz** — dément : rien", "confirmé depuis", "d'abord le 20 févr. 2018",
        "**durée** — 15 jours, 18 févr. 2018", "ministre chilienne (16 févr. 2018)", "2 dépêches du 16 févr. 2018 au 18 févr. 2018", "selon Pablo Sosa",
    ):  # fmt: skip
        assert words in text, words


def test_in_english() -> None:
    with wording.reader_of("en"):
        page = dossier_html(story())
    assert '<html lang="en">' in page
    assert "Where the parties stand" in page


def test_the_page_holds_no_script_and_every_note_it_points_to() -> None:
    page = lxml_html.fromstring(dossier_html(story()))
    assert page.xpath("//script | //img | //link | //@src | //@onclick") == []
    targets = {link.removeprefix("#") for link in page.xpath("//a/@href")}
    assert targets == set(page.xpath("//li/@id"))
    assert [row.text_content().split()[0] for row in page.xpath("//tbody/tr/th")] == ["Chili", "Front"]


def test_an_empty_story_says_so() -> None:
    assert "*Aucun fait relevé.*" in dossier_markdown(EMPTY)
    assert "Aucun fait relevé." in dossier_html(EMPTY)
    assert "[^" not in dossier_markdown(EMPTY)


@pytest.mark.parametrize("words", HOSTILE)
def test_a_strangers_words_stay_words(words: str) -> None:
    made = story()
    parties = tuple(one.model_copy(update={"name": words}) if one.key == ANA else one for one in made.parties)
    disputes = (made.disputes[0].model_copy(update={"about": words}),)
    hostile = made.model_copy(update={"title": words, "parties": parties, "disputes": disputes})
    shown = one_line(words)
    page = lxml_html.fromstring(dossier_html(hostile))
    assert page.xpath("//script | //img | //*[@onclick]") == []
    assert shown in page.text_content()
    rendered = MarkdownIt("commonmark", {"html": True}).enable("table").render(dossier_markdown(hostile))
    again = lxml_html.fromstring(f"<div>{rendered}</div>")
    assert again.xpath("//script | //a | //img") == []
    assert shown in again.text_content()


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(
        st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=["Cs", "Cn", "Cc"]), min_size=1, max_size=40)
    )
)
def test_escaped_words_are_read_back_as_they_are(words: str) -> None:
    line = one_line(words)
    if line:
        rendered = MarkdownIt("commonmark", {"html": True}).render(f"- {plain(line)}")
        text = lxml_html.fromstring(f"<div>{rendered}</div>").text_content()
        assert text.strip("\n").split() == line.split()
