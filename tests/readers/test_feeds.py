"""RSS and Atom: full texts and summaries, French dates, feeds that are broken or hostile."""

from __future__ import annotations

from pathlib import Path

import pytest

from aidememoire.readers.instants import read_instant
from readers.reading_of import SAMPLES, TEXT, read_all, refused


def rss(tmp_path: Path, *entries: str) -> Path:
    (file := tmp_path / "fil.xml").write_text(
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>Fil</title>{"".join(entries)}</channel></rss>',
        "utf-8",
    )
    return file


def test_rss() -> None:
    (full, summary), (foreign,) = read_all(SAMPLES / "rss.xml")
    assert (full.header.extent, summary.header.extent) == ("full", "summary")
    assert full.header.published == "2019-03-13T12:15-05:00"  # HNE
    assert summary.header.published == "2019-06-14T09:05-04:00"  # HAE
    assert (full.header.identifier, full.header.agency) == ("salto-1", "AFP")
    assert full.header.outlet == "Le Courrier du Lac - Monde"
    assert summary.header.url == "https://courrier.example/monde/rejet"
    assert full.text.count("\n\n") == 4
    assert summary.text.endswith("le plan de la médiation.")
    assert "entry 3" in str(foreign)
    assert "English" in str(foreign)


def test_atom_and_rss_give_the_same_text_the_same_id() -> None:
    (atom, summary), _ = read_all(SAMPLES / "atom.xml")
    assert atom.id == read_all(SAMPLES / "rss.xml")[0][0].id
    assert (atom.header.extent, summary.header.extent) == ("full", "summary")
    assert (atom.header.published, atom.header.updated) == ("2019-03-13T19:15+01:00", "2019-03-14T10:05+01:00")
    assert (summary.header.published, summary.header.updated) == ("2019-03-13T20:30+01:00", None)


@pytest.mark.parametrize(
    ("words", "instant"),
    [
        ("2016-12-07T17:12:00Z", "2016-12-07T17:12+00:00"),
        ("20161207T171200+0100", "2016-12-07T17:12+01:00"),
        ("2016-12-07", "2016-12-07"),
        ("20161207", "2016-12-07"),
        ("2016-12-07T17:12:09.250+01:00", "2016-12-07T17:12:09+01:00"),
        ("Wed, 07 Dec 2016 12:12:00 EST", "2016-12-07T12:12-05:00"),
        ("mer., 07 déc. 2016 12:12:00 HNE", "2016-12-07T12:12-05:00"),
        ("mer., 7 déc 2016 12:12 HNT", "2016-12-07T12:12-03:30"),
        ("jeu., 7 juil. 2016 12:12 HEEC", "2016-07-07T12:12+02:00"),
        ("mardi 7 juin 2016 12:12 HAE", "2016-06-07T12:12-04:00"),
        ("7 août 2016 à 12h12 (heure de Paris)", "2016-08-07T12:12+02:00"),
        ("07/12/2016 12:12 EST", "2016-12-07T12:12-05:00"),
        ("20161307T990000Z", None),
        ("bientôt", None),
        ("", None),
        (None, None),
        (7, None),
    ],
)
def test_instants(words: object, instant: str | None) -> None:
    assert read_instant(words) == instant


def test_a_long_description_is_the_text_and_a_cut_one_is_not(tmp_path: Path) -> None:
    text = "".join(f"&lt;p&gt;{TEXT}&lt;/p&gt;" for _ in range(12))
    entries = [f"<item><description>{text}{end}</description></item>" for end in ("", "Suite […]", "…")]
    whole, *cut = read_all(rss(tmp_path, *entries))[0]
    assert whole.header.extent == "full"
    assert [item.header.extent for item in cut] == ["summary", "summary"]


def test_an_entry_without_text_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    good = f"<item><title>Trêve</title><description>{TEXT}</description></item>"
    dispatches, (error,) = read_all(rss(tmp_path, "<item><guid>vide-1</guid></item>", good))
    assert len(dispatches) == 1
    assert "entry 1 [vide-1]: there is no text in it" in str(error)


def test_a_feed_that_breaks_off_is_read_with_a_warning(tmp_path: Path) -> None:
    good = f"<item><title>Trêve</title><description>{TEXT}</description></item>"
    file = rss(tmp_path, good, good.replace("mardi", "jeudi"))
    file.write_text(file.read_text("utf-8")[:-60], "utf-8")
    dispatches, _ = read_all(file)
    assert dispatches
    assert all("feed_broken" in [warning.code for warning in each.header.warnings] for each in dispatches)


def test_html_entities_of_a_feed_are_no_fault(tmp_path: Path) -> None:
    file = rss(tmp_path, f"<item><title>Tr&ecirc;ve</title><description>{TEXT}</description></item>")
    (dispatch,), _ = read_all(file)
    assert dispatch.header.headline == "Trêve"
    assert "feed_broken" not in [warning.code for warning in dispatch.header.warnings]


def test_an_empty_feed_and_one_that_is_none(tmp_path: Path) -> None:
    assert "no entry in this feed" in refused(rss(tmp_path))
    (file := tmp_path / "a.xml").write_text("<rss", "utf-8")
    assert str(file) in refused(file, format="feed")


def test_numbers_that_are_no_characters_do_not_lose_the_feed(tmp_path: Path) -> None:
    text = TEXT + " &#0; &#x110000; &#xD800; &#233;t&#xE9;"
    (dispatch,), _ = read_all(rss(tmp_path, f"<item><title>Trêve</title><description>{text}</description></item>"))
    assert dispatch.text.endswith("été")
