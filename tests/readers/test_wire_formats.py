"""NewsML 1.2 as an agency sends it, NewsML-G2, NITF, ninjs: what their fields become."""

from __future__ import annotations

from pathlib import Path

import pytest

from readers.reading_of import SAMPLES, only, read_all, refused

HEADLINE = "Salto: une trêve de deux jours annoncée par la médiation"


def test_newsml_12_first_revision() -> None:
    dispatch = only(SAMPLES / "newsml12-first.xml")
    header = dispatch.header
    assert dispatch.id == "urn_newsml_agence.example_20190313_TX-PAR-SAL01.r1"
    assert dispatch.date == "2019-03-13"
    assert dispatch.text.split("\n\n") == [
        HEADLINE,
        "Le ministre uruguayen des Affaires étrangères, Ramon Arrieta, a rencontré mercredi soir à Salto les "
        "négociateurs du Front de la Sierra libre (FSL), a annoncé la médiation.",
        '"Nous avons obtenu une trêve de quarante-huit heures", a-t-il déclaré à la presse.',
        "Les deux parties doivent se retrouver samedi à Montevideo.",
        "rm/pdl",
    ]
    assert (header.identifier, header.revision, header.signal) == (
        "urn:newsml:agence.example:20190313:TX-PAR-SAL01",
        1,
        None,
    )
    assert (header.headline, header.slug) == (HEADLINE, "Uruguay-diplomatie-conflit")
    assert (header.dateline_place, header.agency, header.signoff) == ("Salto", "AFP", "rm/pdl")
    assert (header.published, header.updated) == ("2019-03-13T18:15+00:00", None)
    assert (header.language, header.advisory, header.warnings, header.priority) == ("fr", (), (), None)


def test_an_update_keeps_its_identifier_and_has_an_id_of_its_own() -> None:
    first, update = only(SAMPLES / "newsml12-first.xml"), only(SAMPLES / "newsml12-update.xml")
    assert update.header.identifier == first.header.identifier
    assert update.id != first.id
    assert (update.header.revision, update.header.signal) == (2, "update")
    assert update.header.advisory == ("ACTUALISE avec rejet du gouvernement",)
    assert update.header.updated == "2019-03-14T09:05+00:00"


def test_a_correction_is_no_update_and_latin_1_entities_are_read() -> None:
    dispatch = only(SAMPLES / "newsml12-correction-latin1.xml")
    assert (dispatch.header.revision, dispatch.header.signal) == (3, "correction")
    assert "«\u00a0Nous avons obtenu une trêve de vingt-quatre heures\u00a0»" in dispatch.text


def test_a_cancelled_item_without_text_says_what_is_cancelled() -> None:
    dispatch = only(SAMPLES / "newsml12-cancelled.xml")
    assert dispatch.header.signal == "cancelled"
    assert dispatch.text.startswith(f"{HEADLINE}\n\nANNULATION - prière de ne pas tenir compte")
    assert dispatch.header.revision == 4


def test_several_items_of_a_transmission() -> None:
    dispatches, errors = read_all(SAMPLES / "newsml12-several.xml")
    assert [dispatch.header.priority for dispatch in dispatches] == ["FLASH", None]
    assert dispatches[0].header.headline == "ALERTE - Uruguay: trêve conclue à Salto (médiation)"
    (error,) = errors
    assert "item 3 [TX-PAR-SAL02]: this item is Photo, not text" in str(error)


@pytest.mark.parametrize(
    ("was", "now", "signal"),
    [
        ('<Status FormalName="Usable"/>', '<Status FormalName="Canceled"/>', "cancelled"),
        ('PreviousRevision="0" Update="N"', 'PreviousRevision="0" Update="U"', "update"),
        ('<Urgency FormalName="4"/>', '<Urgency FormalName="4"/><Instruction FormalName="Correction"/>', "correction"),
        ('<Urgency FormalName="4"/>', '<Property FormalName="Signal" Value="sig:correction"/>', "correction"),
    ],
)
def test_where_newsml_12_says_a_signal(tmp_path: Path, was: str, now: str, signal: str) -> None:
    text = (SAMPLES / "newsml12-first.xml").read_text("utf-8")
    assert was in text
    (file := tmp_path / "a.xml").write_text(text.replace(was, now), "utf-8")
    assert only(file).header.signal == signal


def test_an_embargo_is_kept(tmp_path: Path) -> None:
    text = (SAMPLES / "newsml12-first.xml").read_text("utf-8")
    until = (
        '<Status FormalName="Embargoed"/><StatusWillChange><FutureStatus FormalName="Usable"/>'
        "<DateAndTime>20190314T060000Z</DateAndTime></StatusWillChange>"
    )
    (file := tmp_path / "a.xml").write_text(text.replace('<Status FormalName="Usable"/>', until), "utf-8")
    assert only(file).header.embargo == "2019-03-14T06:00+00:00"


def test_the_envelope_wins_and_contradictions_are_told(tmp_path: Path) -> None:
    text = (SAMPLES / "newsml12-first.xml").read_text("utf-8")
    text = text.replace("<p>Le ministre", "<p>MONTEVIDEO, 9 mars 2019 (Reuters) - Le ministre")
    (file := tmp_path / "a.xml").write_text(text, "utf-8")
    dispatch = only(file)
    assert (dispatch.header.agency, dispatch.header.dateline_place, dispatch.date) == ("AFP", "Salto", "2019-03-13")
    assert {"agency_differs", "place_differs"} <= {warning.code for warning in dispatch.header.warnings}


def test_the_day_given_by_the_caller_wins_over_the_envelope() -> None:
    assert only(SAMPLES / "newsml12-first.xml", date="2019-03-20").date == "2019-03-20"


def test_text_said_to_be_foreign_that_is_french_is_read_with_a_warning(tmp_path: Path) -> None:
    text = (
        (SAMPLES / "newsml12-first.xml")
        .read_text("utf-8")
        .replace('Language FormalName="fr"', 'Language FormalName="en"')
    )
    (file := tmp_path / "a.xml").write_text(text, "utf-8")
    dispatch = only(file)
    assert dispatch.header.language == "fr"
    assert [warning.code for warning in dispatch.header.warnings] == ["language_differs"]


def test_newsml_g2_with_xhtml() -> None:
    dispatch = only(SAMPLES / "newsml-g2.xml")
    header = dispatch.header
    assert dispatch.id == "urn_newsml_agence.example_20190313_SAL01.r2"
    assert dispatch.date == "2019-03-14"  # its dateline's: of this revision, not of the first
    assert (header.published, header.updated) == ("2019-03-13T19:15+01:00", "2019-03-14T10:05+01:00")
    assert (header.signal, header.revision, header.agency) == ("update", 2, "AFP")
    assert dispatch.text.count("\n\n") == 4


def test_a_newsml_g2_message_with_nitf_a_cancelled_and_a_foreign_item() -> None:
    dispatches, errors = read_all(SAMPLES / "newsml-g2-message.xml")
    assert [(item.header.signal, item.header.revision) for item in dispatches] == [("correction", 3), ("cancelled", 1)]
    assert dispatches[1].text == "Annulation: trêve de Salto"
    (error,) = errors
    assert "item 3 [urn:newsml:agence.example:20190313:SAL03]: it says that it is in English" in str(error)


def test_nitf() -> None:
    dispatch = only(SAMPLES / "nitf.xml")
    header = dispatch.header
    assert (dispatch.id, dispatch.date) == ("SAL01-20190313.r2", "2019-03-13")
    assert "Le pont de Salto" not in dispatch.text
    assert dispatch.text.endswith("\n\nrm/pdl")
    assert (header.outlet, header.url) == ("Le Courrier du Lac", "https://courrier.example/monde/salto")
    assert (header.dateline_place, header.agency, header.signal) == ("Salto", "AFP", "update")
    assert header.advisory == ("Ajoute la réaction du FSL",)


@pytest.mark.parametrize(("name", "revision"), [("ninjs-1.json", 2), ("ninjs-2.json", 1)])
def test_ninjs(name: str, revision: int) -> None:
    dispatch = only(SAMPLES / name)
    assert dispatch.id == f"http_agence.example_ninjs_SAL01.r{revision}"
    assert dispatch.text.split("\n\n")[0] == HEADLINE
    assert dispatch.text.count("\n\n") == 4  # its paragraphs, which the plain body has lost
    assert dispatch.header.identifier == "http://agence.example/ninjs/SAL01"


def test_ninjs_1_fields() -> None:
    header = only(SAMPLES / "ninjs-1.json").header
    assert (header.agency, header.signal, header.dateline_place, header.priority) == (
        "AFP",
        "correction",
        "Salto",
        "urgence 3",
    )
    assert (header.published, header.updated) == ("2019-03-13T18:15+00:00", "2019-03-14T09:05+00:00")


def test_a_list_of_ninjs_3_items() -> None:
    (first, cancelled), (error,) = read_all(SAMPLES / "ninjs-3.json")
    assert first.id == "http_agence.example_ninjs_SAL01.r20190313T1815+0000"  # no version: its instant
    assert (cancelled.header.signal, cancelled.text) == ("cancelled", HEADLINE)
    assert "item 2 [http://agence.example/ninjs/SAL09]: this item is picture" in str(error)


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.glob("newsml*")))
def test_reading_twice_gives_the_same(name: str) -> None:
    assert read_all(SAMPLES / name)[0] == read_all(SAMPLES / name)[0]


def test_utf_8_that_is_not_and_says_nothing_is_read_as_windows_1252(tmp_path: Path) -> None:
    text = (SAMPLES / "nitf.xml").read_text("utf-8")
    (file := tmp_path / "a.xml").write_bytes(text.encode("windows-1252"))
    assert HEADLINE in only(file).text


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("<?xml version='1.0'?><facture><total>3</total></facture>", "XML of an unknown kind, <facture>"),
        ("<?xml version='1.0'?><NewsML><NewsItem><p></NewsML>", "not well-formed XML"),
        ("<?xml version='1.0'?><NewsML></NewsML>", "unknown kind, <NewsML>"),
        ("<?xml version='1.0'?>", "not well-formed XML"),
        ('{"uri": "x", "versioncreated": ', "not JSON"),
        ('{"uri": "x", "versioncreated": "2019-03-13T18:15:00Z"}', "no text in it"),
        ("[1, 2]", "no text in it"),
    ],
)
def test_what_is_refused_and_why(tmp_path: Path, content: str, words: str) -> None:
    (file := tmp_path / "a.xml").write_text(content, "utf-8")
    for error in read_all(file, format="ninjs" if content[0] in "{[" else None)[1]:
        assert words in str(error)
        assert str(error).startswith(str(file))
    assert read_all(file)[0] == []


def test_the_iptcs_own_examples(shared: Path) -> None:
    """They are English, and so refused for that and nothing else; told to be French, they are read."""
    folder = shared / "data" / "formats"
    for path in sorted((folder / "ninjs").glob("*.json")):
        assert "English" in refused(path)
        dispatch = only(path, language="fr")
        assert dispatch.header.headline == "Captain of wrecked cruise ship on trial in Italy"
        assert dispatch.text.count("\n\n") == 4
        assert dispatch.header.identifier
        assert dispatch.header.identifier.startswith("http://ninjs.example.com/newsitems/")
    item = only(folder / "newsml-g2" / "LISTING_2_NewsML-G2_Text_Document.xml", language="fr")
    assert (item.header.revision, item.header.slug) == (11, "US-Finance-Fed")
    assert item.header.published == "2016-11-21T15:21:06-05:00"
    assert item.text.startswith('Fed to halt QE to avert "bubble"\n\n(New York, NY - October 21) Et, sent luptat')
    bare = only(folder / "newsml-g2" / "LISTING_1_A_NewsML-G2_News_Item.xml", language="fr")
    assert bare.header.embargo == "2018-10-23T12:00+00:00"
    assert bare.header.signal == "update"
    nitf = only(folder / "newsml-g2" / "LISTING_25_An_NITF_marked-up_article_conveyed_in_inlineXML.xml", language="fr")
    assert nitf.header.headline
    assert nitf.header.headline.startswith("Arizona Diamondbacks")
    message = read_all(folder / "newsml-g2" / "LISTING_24_News_Message_conveying_a_complete_News_Package.xml")
    assert message[0] == []
    assert len(message[1]) == 4  # its items hold dots


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<![CDATA[<p>Un accord.</p><p>Une trêve.</p>]]>", "Un accord.\n\nUne trêve."),
        ("Un accord.\n\n   Une trêve.\n", "Un accord.\n\n   Une trêve."),
        ("<p>Un <b>ac</b>cord.</p><p/><p>Une<br/>trêve.</p>", "Un accord.\n\nUne\ntrêve."),
        (
            "<body><body.content><p>Un accord.</p><table><tr><td>12</td></tr></table></body.content></body>",
            "Un accord.\n\n12",
        ),
        ("<nitf><body><body.content><p>Un accord.</p></body.content></body></nitf>", "Un accord."),
        (
            "<p>Un accord.</p><media><media-caption>Le pont</media-caption></media><p>Une trêve.</p>",
            "Un accord.\n\nUne trêve.",
        ),
    ],
)
def test_the_shapes_of_a_newsml_12_text(tmp_path: Path, content: str, text: str) -> None:
    file = tmp_path / "a.xml"
    file.write_text(
        "<NewsML><NewsItem xml:lang='fr'><NewsComponent><ContentItem><DataContent>"
        f"{content}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>",
        "utf-8",
    )
    assert only(file).text == text


def test_what_a_customer_wraps_around_the_known_elements_is_looked_through(tmp_path: Path) -> None:
    for name in ("newsml12-first.xml", "newsml-g2.xml", "nitf.xml"):
        xml = (SAMPLES / name).read_text("utf-8").partition("?>")[2].partition("]>")[2] or (SAMPLES / name).read_text(
            "utf-8"
        )
        body = xml[xml.index("<NewsML") if "<NewsML " in xml else xml.index("<n") :]
        (file := tmp_path / name).write_text(f"<export><lot>{body}</lot></export>", "utf-8")
        assert only(file).text == only(SAMPLES / name).text


@pytest.mark.parametrize(
    ("dateline", "day"),
    [
        ("Salto, 12 mars 2019 (AFP) -", "2019-03-12"),
        ("SALTO (Uruguay), 12 mars (AFP) - ", "2019-03-12"),
        ("Salto, 31 déc (AFP)", "2018-12-31"),
        ("Salto (AFP) -", "2019-03-14"),
        ("Salto, mercredi", "2019-03-14"),
        ("", "2019-03-14"),
    ],
)
def test_the_day_of_a_dateline_kept_apart(tmp_path: Path, dateline: str, day: str) -> None:
    """The update's: where its dateline has no day, this revision's instant has it."""
    text = (SAMPLES / "newsml12-update.xml").read_text("utf-8").replace("Salto, 13 mars 2019 (AFP) -", dateline)
    text = text.replace("<DateLineDate>20190313T191500+0100</DateLineDate>", "")
    (file := tmp_path / "a.xml").write_text(text, "utf-8")
    dispatch = only(file)
    assert dispatch.date == day
    assert dispatch.header.dateline_place == "Salto"
