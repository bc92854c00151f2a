"""What number French number words say, from « un » to « cent mille »."""

from __future__ import annotations

from functools import cache

_SMALL = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
    "dix-sept dix-huit dix-neuf"
).split()
_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre-vingt"}
_ROUGH = {
    "huitaine": 8, "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30,
    "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100,
}  # fmt: skip
_ORDINALS = {
    "premier": 1, "première": 1, "1er": 1, "1re": 1, "1ère": 1, "second": 2, "seconde": 2, "deuxième": 2,
    "troisième": 3, "quatrième": 4, "cinquième": 5, "sixième": 6, "septième": 7, "huitième": 8,
    "neuvième": 9, "dixième": 10, "onzième": 11, "douzième": 12, "dernier": -1, "dernière": -1,
}  # fmt: skip


@cache
def words() -> dict[str, int]:
    """Number words 0 to 100, each spelling, with hyphens or spaces alike; « une » and « cent(s) » too."""
    known = dict(zip(_SMALL, range(20), strict=True))
    for ten, name in _TENS.items():
        known[name] = ten
        for unit in range(1, 20 if ten in (60, 80) else 10):
            joint = f"{name} et {_SMALL[unit]}" if unit in (1, 11) and ten != 80 else f"{name}-{_SMALL[unit]}"
            known[joint] = ten + unit
    known |= {"septante": 70, "huitante": 80, "nonante": 90, "quatre-vingts": 80, "une": 1, "cent": 100, "mille": 1000}
    known |= {f"{_SMALL[n]} cents": 100 * n for n in range(2, 10)} | {
        f"{_SMALL[n]} mille": 1000 * n for n in range(2, 11)
    }
    known |= {name.replace(" ", "-"): value for name, value in known.items()}
    known |= {name.replace("-", " "): value for name, value in known.items()}
    known |= {name[:-2] + "une": value for name, value in known.items() if name.endswith(("et un", "et-un"))}
    return known


def number(text: str) -> float | None:
    """The number that digits or words say; None when they say none.

    >>> number("vingt et un"), number("1,5"), number("4.000"), number("une dizaine")
    (21.0, 1.5, 4000.0, 10.0)
    """
    text = " ".join(text.split())
    if text in words():
        return float(words()[text])
    if text in _ORDINALS:
        return float(_ORDINALS[text])
    last = text.rsplit(" ", 1)[-1]
    if last in _ROUGH:
        return float(_ROUGH[last])
    digits = text.replace(" ", "")
    if len(digits) > 4 and digits[-4:-3] in ".," and digits[-3:].isdigit():
        digits = digits[:-4] + digits[-3:]
    digits = digits.replace(",", ".").rstrip("erèmno°")
    try:
        return float(digits)
    except ValueError:
        return None


_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def roman(text: str) -> int:
    """The number a Roman numeral says (lower case).

    >>> roman("xix"), roman("xxi")
    (19, 21)
    """
    values = [_ROMAN[char] for char in text]
    return sum(-v if any(v < w for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


def spellings() -> list[str]:
    """Every number word that can stand before a unit, longest first."""
    return sorted(words(), key=lambda word: (-len(word), word))


def rough() -> list[str]:
    """« dizaine », « quinzaine »…"""
    return sorted(_ROUGH)


def ordinals() -> list[str]:
    """« premier », « deuxième »… longest first."""
    return sorted(_ORDINALS, key=lambda word: (-len(word), word))
