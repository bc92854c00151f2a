"""Plain forms keep every offset."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidememoire.characters import fold, level, plain


@pytest.mark.parametrize(
    ("received", "read_as"),
    [
        ("l’accord, l‘accord, lʼaccord", "l'accord, l'accord, l'accord"),
        ("\u201coui\u201d, \u00abnon\u00bb", "«oui», «non»"),
        ("\u201enon\u201c", "«non»"),
        ("«\u00a0Oui\u202f»", "« Oui »"),
        ("5\u2009000 otages", "5 000 otages"),
        ("négo\u00adciation", "négo-ciation"),
        ("cessez‑le‑feu", "cessez-le-feu"),
        ("un\ttableau\x07", "un tableau "),
        ("\u200btrêve\u200f", " trêve "),
        ("ligne\r\nligne\rligne\u2028ligne", "ligne \nligne\nligne\nligne"),
        ("Alep – en ruines — attend", "Alep – en ruines — attend"),
        ("e\u0301te\u0301 🕊️", "e\u0301te\u0301 🕊️"),
    ],
)
def test_typographic_characters_become_plain_ones(received: str, read_as: str) -> None:
    assert plain(received) == read_as


@given(st.text())
def test_offsets_hold_on_the_plain_forms(text: str) -> None:
    assert len(plain(text)) == len(level(text)) == len(text)
    assert plain(plain(text)) == plain(text)


@given(st.text())
def test_plain_forms_have_no_control_character_and_one_line_end(text: str) -> None:
    assert not any(ord(c) < 32 and c != "\n" for c in plain(text))


def test_folding_compares_words() -> None:
    assert fold("Mis À JOUR l’été") == fold("mis a jour l'ete") == level("Mis À JOUR l’été")
