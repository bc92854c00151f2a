"""Is this text in a language that has a pipeline? Asked once for each dispatch, before it is parsed."""

from __future__ import annotations

from functools import cache
from typing import Any

from babel import Locale
from babel.core import UnknownLocaleError

from aidememoire.errors import InputError, WrongLanguage

PIPELINES = ("fr",)

# the languages that news agencies write in; fewer candidates, fewer mistakes on short texts
_CANDIDATES = (
    "fr", "en", "es", "de", "it", "pt", "nl", "ca", "ro", "pl", "cs", "hu", "sv", "no", "da", "fi", "tr", "id", "sw",
    "ru", "uk", "sr", "bg", "el", "ar", "fa", "he", "hi", "zh", "ja", "ko", "vi", "oc", "br", "eu", "lb", "mg", "wa",
)  # fmt: skip
_SAMPLE = 3000  # code points taken from each of the beginning, the middle and the end
_SURE = 0.9  # how likely another language must be; below, as for most titles, French is assumed


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    known = set(identifier.nb_classes)
    identifier.set_languages([code for code in _CANDIDATES if code in known])
    return identifier


def find_language(text: str) -> tuple[str, float]:
    """The language (ISO 639-1) of a text and how likely it is, from 0 to 1."""
    code, probability = _identifier().classify(_sample(text))
    return str(code), float(probability)


def check_language(text: str, language: str | None = None) -> str:
    """The language to read the text in: `language` when given, else the one found.

    Raises WrongLanguage when there is no pipeline for it, naming the language; InputError when
    `language` is not a code. A text too short to tell is taken for French.
    """
    if language is not None:
        code = language.strip().lower()
        if code not in PIPELINES:
            raise InputError(f"no pipeline reads {name_of(code)}", remedy=f"there is: {', '.join(PIPELINES)}")
        return code
    letters = [char for char in _sample(text) if char.isalpha()]
    latin = sum(char < "\u0250" for char in letters)
    if not letters:
        return "fr"
    code, likely = find_language(text)
    if code == "fr" or (likely < _SURE and 2 * latin >= len(letters)):
        return "fr"
    raise WrongLanguage(
        f"this reads like {name_of(code)}, and only French has a pipeline",
        remedy="if it is French, say so with --language fr",
    )


def name_of(code: str) -> str:
    """The English name of a language code, the code itself when it has none."""
    try:
        return Locale.parse(code).english_name or code
    except (ValueError, UnknownLocaleError):
        return repr(code)


def _sample(text: str) -> str:
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    return "\n".join((text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]))
