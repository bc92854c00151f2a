"""A text as received -> a Dispatch, or an error that says what to do."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from aidememoire.dispatch import Dispatch, content_id
from aidememoire.errors import AideMemoireError, BinaryInput, EmptyInput, InputError, TooLong, WrongLanguage
from aidememoire.readers import read_dispatches, read_path, read_text
from aidememoire.readers.language import check_language
from aidememoire.readers.text import LONGEST, safe_id

TEXT = "MADRID, 12 fév 2018 (AFP) - Six pays ont réclamé lundi une trêve immédiate à Santa Aurelia.\n\neg/jmb/pa\n"


def test_a_dispatch_keeps_its_text_and_tells_its_day() -> None:
    dispatch = read_text(TEXT)
    assert (dispatch.text, dispatch.id, dispatch.date) == (TEXT, content_id(TEXT), "2018-02-12")
    assert (dispatch.header.signoff, dispatch.header.language) == ("eg/jmb/pa", "fr")


def test_name_and_date_are_the_callers() -> None:
    dispatch = read_text(TEXT, name="d04-madrid", date="2018-02-13")
    assert (dispatch.id, dispatch.date) == ("d04-madrid", "2018-02-13")


def test_nothing_is_altered_but_the_byte_order_mark() -> None:
    text = "MADRID, 12 fév 2018 (AFP) -\u00a0« Oui\u202f!\u00a0», a dit l’émissaire à\rl'AFP.\r\n"
    assert read_text(b"\xef\xbb\xbf" + text.encode()).text == text
    assert read_text("\ufeff" + text).text == text


def test_unreadable_bytes_are_counted_in_a_warning() -> None:
    header = read_text(TEXT.encode() * 3 + b"\xe2\x80").header
    assert "unreadable_bytes" in [warning.code for warning in header.warnings]


@pytest.mark.parametrize(
    ("data", "error", "word"),
    [
        (b"", EmptyInput, "no word"),
        (b" \r\n\t\n", EmptyInput, "no word"),
        ("«\u00a0… »", EmptyInput, "no word"),
        (b"\x00\x01\x02\x03" * 100, BinaryInput, "not text"),
        ("a\ud800b", BinaryInput, "half of a pair"),
        ("Le ministre a parlé. " * 60_000, TooLong, "1,000,000"),
        (b"Le ministre a parle. " * 1_000_000, TooLong, "1,000,000"),
        (
            "The foreign ministers of Russia and the United States met in Hamburg to discuss a truce.",
            WrongLanguage,
            "English",
        ),
        (
            "Die Außenminister Russlands und der USA haben in Hamburg über eine Waffenruhe gesprochen.",
            WrongLanguage,
            "German",
        ),
        ("أجرى وزيرا خارجية روسيا والولايات المتحدة محادثات في هامبورغ", WrongLanguage, "Arabic"),
    ],
)
def test_what_cannot_be_read_says_where_and_what_to_do(
    data: bytes | str, error: type[AideMemoireError], word: str
) -> None:
    with pytest.raises(error) as caught:
        read_text(data, name="depeche")
    assert word in str(caught.value)
    assert str(caught.value).startswith("depeche: ")
    assert caught.value.remedy


def test_the_longest_dispatch_is_read() -> None:
    assert len(read_text(("trêve " * LONGEST)[:LONGEST], language="fr").text) == LONGEST


def test_language_overrides_the_guess() -> None:
    text = "The foreign ministers of Russia and the United States met in Hamburg to discuss a truce."
    with pytest.raises(WrongLanguage, match="--language fr"):
        read_text(text)
    assert read_text(text, language="fr").header.language == "fr"
    with pytest.raises(InputError, match="German"):
        read_text(TEXT, language="de")


@pytest.mark.parametrize(
    "text",
    [
        "Trêve à Alep",
        "URGENT - Trêve",
        "Kerry, Lavrov",
        "Ban Ki-moon à Bujumbura",
        "2016",
        "« شكرا », a dit le président avant de quitter la salle.",
    ],
)
def test_short_or_mixed_texts_are_taken_for_french(text: str) -> None:
    assert check_language(text) == "fr"


@pytest.mark.parametrize("date", ["07/12/2016", "demain", "2016-13-01", "2016"])
def test_a_date_that_is_none(date: str) -> None:
    with pytest.raises(InputError, match="2016-12-07"):
        read_text(TEXT, date=date)


@pytest.mark.parametrize(
    "name", ["../secret", "/etc/passwd", "a/b", "..", ".cache", "a\x00b", "", " ", "a\nb", "x" * 300, "C:\\x"]
)
def test_ids_that_would_leave_their_folder_are_refused(name: str) -> None:
    with pytest.raises(InputError, match="safe file name"):
        safe_id(name)


@pytest.mark.parametrize("name", ["d01-paraguay", "000_755f7c95", "dépêche 12", "winer-fr-2016_10_13-004", "a.b"])
def test_ids_as_file_names_have_them(name: str) -> None:
    assert safe_id(name) == name


def test_control_characters_emoji_accents_and_right_to_left_text_keep_offsets() -> None:
    text = "🕊️ Le né\u0301gociateur\x07 a dit « شكرا » à Genève (AFP).\n\nIl est reparti vendredi sans un mot pour la presse."
    dispatch = read_text(text)
    at = text.index("Genève")
    assert dispatch.passage(at, at + 6).text == "Genève"


def the_error(path: Path | str) -> InputError:
    (error,) = read_path(path)
    assert isinstance(error, InputError)
    return error


def test_a_text_file_is_one_dispatch_named_after_it(tmp_path: Path) -> None:
    file = tmp_path / "d04-madrid.txt"
    file.write_bytes(TEXT.encode("latin-1"))
    (dispatch,) = read_path(file)
    assert isinstance(dispatch, Dispatch)
    assert (dispatch.id, dispatch.text) == ("d04-madrid", TEXT)


def test_a_file_with_an_odd_name_is_read_under_a_safe_id(tmp_path: Path) -> None:
    file = tmp_path / "[AFP] trêve (2).txt"
    file.write_text(TEXT, "utf-8")
    (dispatch,) = read_path(file)
    assert isinstance(dispatch, Dispatch)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    missing, empty = tmp_path / "rien.txt", tmp_path / "vide.txt"
    empty.write_bytes(b"")
    assert "no such file" in str(the_error(missing))
    assert isinstance(the_error(empty), EmptyInput)
    assert str(the_error(empty)).startswith(str(empty))
    assert "cannot be read" in str(the_error("a\x00b"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open every file")
def test_a_file_that_may_not_be_opened(tmp_path: Path) -> None:
    file = tmp_path / "clos.txt"
    file.write_text(TEXT)
    file.chmod(0)
    assert "may not be opened" in str(the_error(file))


def test_twenty_megabytes_are_refused_without_reading_them_all(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_bytes(b"Le ministre a parle. " * 1_000_000)
    assert isinstance(the_error(file), TooLong)


def test_one_bad_file_does_not_stop_the_rest(tmp_path: Path) -> None:
    good = tmp_path / "bon.txt"
    good.write_text(TEXT, "utf-8")
    read = list(read_dispatches(tmp_path / "rien.txt", good))
    assert [type(item) for item in read] == [InputError, Dispatch]


def test_json_lines(tmp_path: Path) -> None:
    file = tmp_path / "lot.jsonl"
    lines = [
        json.dumps({"id": "a1", "text": TEXT, "date": "2018-02-13", "url": "https://exemple.fr"}),
        "",
        "{pas du JSON",
        json.dumps({"id": "a2"}),
        json.dumps(["texte"]),
        json.dumps({"id": "a1", "text": TEXT}),
        json.dumps({"id": "../a3", "text": TEXT}),
        json.dumps({"id": "a4", "text": ""}),
        json.dumps({"id": "a5", "text": TEXT, "date": "hier"}),
        json.dumps({"id": "a6", "text": "a\ud800b"}),
        json.dumps({"id": 7, "text": TEXT}),
        json.dumps({"text": TEXT}),
        json.dumps({"id": {}, "text": TEXT}),
    ]
    file.write_text("\ufeff" + "\r\n".join(lines), "utf-8")
    read = list(read_path(file, date="2018-02-14"))
    good = [(item.id, item.date) for item in read if isinstance(item, Dispatch)]
    bad = [str(item) for item in read if not isinstance(item, Dispatch)]
    assert good == [("a1", "2018-02-13"), ("7", "2018-02-14"), (content_id(TEXT), "2018-02-14")]
    assert len(bad) == 9
    for number, words in zip(
        (3, 4, 5, 6, 7, 8, 9, 10, 13),
        (
            "not JSON",
            "no text",
            "no text",
            "that of line 1",
            "safe file name",
            "no word",
            "not a day",
            "half of a pair",
            "not a string",
        ),
        strict=True,
    ):
        assert any(f"line {number}" in line and words in line for line in bad), (number, words)


def test_a_line_without_end_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aidememoire.readers.jsonl._LONGEST_LINE", 1000)
    file = tmp_path / "lot.jsonl"
    file.write_text(
        json.dumps({"id": "a", "text": "x" * 5000}) + "\n" + json.dumps({"id": "b", "text": TEXT}) + "\n", "utf-8"
    )
    first, second = read_path(file)
    assert "longer" in str(first)
    assert isinstance(second, Dispatch)
