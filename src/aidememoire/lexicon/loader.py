"""Reads the lexicon: language as data, one TOML file a subject, the same names in every language.

A lexicon file is a list of `[[entry]]` tables or plain tables; each rule line carries `yes` and `no`
example sentences where it decides something, and `source` where it was taken from. Expansion
(conjugation, gender, number) is code, never data.
"""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from aidememoire.errors import LexiconError


@cache
def load(subject: str, language: str = "fr") -> dict[str, Any]:
    """The parsed file `lexicon/<language>/<subject>.toml`.

    Raises LexiconError when there is no such file or it is not TOML.
    """
    path = files(__package__).joinpath(language, f"{subject}.toml")
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise LexiconError(f"no lexicon {subject!r} for {language!r}") from error
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"not TOML: {error}", where=f"{language}/{subject}.toml") from error


@cache
def version(language: str = "fr") -> str:
    """A digest of every lexicon file of a language: 12 hexadecimal digits, in the record's `made_by`."""
    digest = hashlib.sha256()
    folder = files(__package__).joinpath(language)
    for path in sorted(folder.iterdir(), key=lambda item: item.name):
        if path.name.endswith(".toml"):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]
