"""Paragraphs are counted as a reader counts them: the body from 1, head and foot apart."""

from __future__ import annotations

import pytest

from aidememoire.record import Header, MadeBy, Record
from aidememoire.views.paragraphs import Places, find_paragraphs

SENTENCE = "Les deux délégations se sont retrouvées mercredi soir à Genève pour discuter d'une trêve."


def kinds(text: str, headline: str | None = None, signoff: str | None = None) -> list[str]:
    header = Header(headline=headline, signoff=signoff)
    record = Record(id="x", text=text, header=header, made_by=MadeBy(aidememoire="0", model="", lexicon=""))
    paragraphs = find_paragraphs(record)
    assert all(text[p.start : p.end].strip() == text[p.start : p.end].strip("\r\n \t\u2028\x0c") for p in paragraphs)
    return [str(p.number) if p.number else p.kind for p in paragraphs]


@pytest.mark.parametrize(
    ("text", "headline", "signoff", "expected"),
    [
        pytest.param(f"Titre\n\n{SENTENCE}\n\n{SENTENCE}\n\nab/cd", "Titre", "ab/cd", "headline 1 2 foot", id="plain"),
        pytest.param(f"URGENT\n\nTitre\n\n12 mai 2016 - 12h12 (Paris)\n\n{SENTENCE}", "Titre", None, "head headline head 1", id="stamp"),
        pytest.param(f"{SENTENCE}\n{SENTENCE}\n{SENTENCE}", None, None, "1 2 3", id="a line each"),
        pytest.param(
            "Les deux délégations se sont retrouvées mercredi soir à Genève\npour discuter d'une trêve de sept jours dans la ville assiégée\net d'une évacuation.",
            None, None, "1", id="filled lines",
        ),
        pytest.param(f"Titre\n\n- Les pourparlers de Genève annulés deux heures avant leur ouverture\n- Chacun accuse l'autre\n\n{SENTENCE}", "Titre", None, "headline head head 1", id="bullets"),
        pytest.param(f"Titre\r\n\r\n{SENTENCE}\r\n\r\n{SENTENCE}\r\n", "Titre", None, "headline 1 2", id="CRLF"),
        pytest.param("Genève", None, None, "1", id="nothing but a short line"),
        pytest.param("", None, None, "", id="nothing"),
    ],
)  # fmt: skip
def test_paragraphs(text: str, headline: str | None, signoff: str | None, expected: str) -> None:
    assert kinds(text or "\n", headline, signoff) == expected.split()


def test_an_offset_between_paragraphs_belongs_to_the_one_before() -> None:
    text = f"{SENTENCE}\n\n{SENTENCE}"
    record = Record(id="x", text=text, made_by=MadeBy(aidememoire="0", model="", lexicon=""))
    places = Places(find_paragraphs(record))
    found = [places.at(offset) for offset in (0, len(SENTENCE) + 1, len(text) - 1)]
    assert [p.number for p in found if p] == [1, 1, 2]
