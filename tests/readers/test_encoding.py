"""Bytes as received -> the characters they stand for."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidememoire.errors import BinaryInput
from aidememoire.readers.encoding import decode

TEXT = "L’émissaire a évoqué « une trêve »\r\nà Genève, coûte que coûte…"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode("utf-8"), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode("utf-8"), "utf-8"),
        (TEXT.encode("windows-1252"), "windows-1252"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.unreadable) == (TEXT, encoding, 0)


def test_latin_1_holds_letters_only() -> None:
    text = "L'émissaire est arrivé à Genève, « déçu »"
    assert decode(text.encode("latin-1")).text == text


def test_utf_8_with_a_broken_byte_stays_utf_8() -> None:
    decoded = decode("L’été à Genève, où l’émissaire a évoqué la trêve".encode() + b"\xe2\x80")
    assert decoded.text.startswith("L’été à Genève")
    assert (decoded.encoding, decoded.unreadable) == ("utf-8", 1)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"%PDF-1.7 \x00", "PDF"),
        (b"PK\x03\x04abc", "zip"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (bytes(range(256)) * 20, "control"),
        (b"\x00\x01\x02\x03" * 9, "control"),
        (b"\x1f\x8b\x08", "compressed"),
    ],
)
def test_what_is_not_text_is_refused_by_name(data: bytes, word: str) -> None:
    with pytest.raises(BinaryInput, match=word):
        decode(data)


def test_a_few_control_characters_are_text() -> None:
    assert "\x07" in decode(b"Le ministre\x07 a parl\xc3\xa9.").text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf_8_is_never_altered(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(codecs.BOM_UTF8 + text.encode()).text == text


@given(st.binary(max_size=200))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        decoded = decode(data)
    except BinaryInput:
        return
    assert isinstance(decoded.text, str)
