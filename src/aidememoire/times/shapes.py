"""How readings are written as TIMEX3 values: numbers of days and months, units, lengths, underspecified dates."""

from __future__ import annotations

from typing import Any, TypeVar

from aidememoire.times.grammar import lexicon
from aidememoire.times.numbers import number

EDGES = {
    "fin": "END", "toute fin": "END", "début": "START", "milieu": "MID", "mi": "MID", "courant": "MID",
    "premiers jours": "START", "derniers jours": "END", "premières heures": "START",
}  # fmt: skip

MODS = (
    ("plus", "MORE_THAN"), ("moins", "LESS_THAN"), ("près", "APPROX"), ("environ", "APPROX"), ("autour", "APPROX"),
    ("quelque", "APPROX"), ("presque", "LESS_THAN"), ("à peine", "LESS_THAN"), ("au moins", "EQUAL_OR_MORE"),
    ("pas moins", "EQUAL_OR_MORE"), ("au minimum", "EQUAL_OR_MORE"), ("au plus", "EQUAL_OR_LESS"),
    ("au maximum", "EQUAL_OR_LESS"),
)  # fmt: skip

Default = TypeVar("Default")


def day_number(word: str) -> int:
    """The day that « 1er », « 1 er », « premier », « quatorze », « 07 » say. Raises KeyError for another word."""
    word = word.replace(" er", "er")
    if word in ("1er", "1ers", "premier"):
        return 1
    value = number(word)
    if value is None:
        raise KeyError(word)
    return int(value)


def month_number(word: str, default: Any = KeyError) -> Any:
    """The month 1 to 12 of a name, short name or unaccented name; `default` for another word, else KeyError."""
    word = word.rstrip(".")
    names: dict[str, int] = lexicon()["months"] | lexicon()["short_months"]
    if word in names:
        return names[word]
    for name, value in names.items():
        if name.replace("é", "e").replace("û", "u") == word:
            return value
    if default is KeyError:
        raise KeyError(word)
    return default


def unit_code(word: str) -> str:
    """The TIMEX3 letter of a unit, T before clock units: « heures » TH, « ans » Y."""
    units: dict[str, str] = lexicon()["units"]
    for name in (word, word.removesuffix("s")):
        if name in units:
            return units[name]
    for name, code in units.items():
        if name.replace("é", "e").replace("è", "e") == word.removesuffix("s"):
            return code
    raise KeyError(word)


def _plain(count: float) -> str:
    return str(int(count)) if count == int(count) else f"{count:g}"


def amount_value(parts: list[tuple[float | None, str]]) -> str:
    """The ISO length of counted units: [(1, "TH"), (30, "TM")] is PT1H30M; an unknown count is X.

    Weekends, quarters and half-years count in days and months where ISO has no letter.
    """
    dates, clocks = "", ""
    for count, code in parts:
        said = "X" if count is None else _plain(count)
        if code.startswith("T"):
            clocks += said + code[1:]
        elif code == "Q":
            dates += ("X" if count is None else _plain(3 * count)) + "M"
        elif code == "H":
            dates += ("X" if count is None else _plain(6 * count)) + "M"
        else:
            dates += said + code
    return "P" + dates + ("T" + clocks if clocks else "")


def date_value(parse: dict[str, Any]) -> str | None:
    """The value of the parts of a date, X for what it does not say; None when no such day exists."""
    year = f"{parse['y']:04}" if "y" in parse else "XXXX"
    clock, part = parse.get("clock"), parse.get("part")
    day, month = parse.get("d"), parse.get("m")
    if month is not None and not 1 <= month <= 12:
        return None
    if day is not None:
        longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] if month else 31
        if not 1 <= day <= longest:
            return None
        value = f"{year}-{f'{month:02}' if month else 'XX'}-{day:02}"
    elif "wd" in parse:
        value = f"XXXX-WXX-{parse['wd']}"
    elif month is not None:
        value = f"{year}-{month:02}"
    else:
        value = year
    if clock:
        return f"{value}T{clock['h']:02}:{clock['mi']:02}{zone_text(clock)}"
    return f"{value}T{part}" if part else value


def zone_text(clock: dict[str, Any]) -> str:
    """`+01:00` for a clock whose zone is known in minutes, else nothing."""
    if "zone" not in clock:
        return ""
    shift = clock["zone"]
    return f"{'-' if shift < 0 else '+'}{abs(shift) // 60:02}:{abs(shift) % 60:02}"
