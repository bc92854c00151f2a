"""Which language does a reader want, and how does the page say each thing in it?

The catalogues are gettext's, under locale/; msgids are the English sentences. Codes of a record (stances,
event types) and dates are worded by aidememoire.views.wording, in the same language.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from io import BytesIO

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from aidememoire.views.wording import LANGUAGES

COOKIE = "language"
DEFAULT = "fr"


@cache
def catalogue(language: str) -> Translations:
    """The sentences of the page in a language."""
    source = files(__package__).joinpath("locale", language, "LC_MESSAGES", "messages.po")
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(source.read_bytes()), locale=language))
    compiled.seek(0)
    return Translations(compiled)


def preferred(asked: str | None, cookie: str | None, accept: str | None) -> str:
    """The language to answer in: as asked in the address, else as chosen before, else the browser's first that we have.

    >>> preferred(None, None, "de;q=0.9, en-GB;q=0.8, fr;q=0.1")
    'en'
    >>> preferred(None, "fr", "en"), preferred("en", "fr", None), preferred("xx", None, None)
    ('fr', 'en', 'fr')
    """
    for choice in (asked, cookie):
        if choice in LANGUAGES:
            return choice
    return next((code for code in _accepted(accept or "") if code in LANGUAGES), DEFAULT)


def name(language: str) -> str:
    """A language's own name for itself.

    >>> name("fr")
    'français'
    """
    return str(Locale.parse(language).get_language_name(language))


def _accepted(header: str) -> list[str]:
    weighed = []
    for position, part in enumerate(header[:500].split(",")):
        code, _, weight = part.partition(";")
        try:
            quality = float(weight.strip().removeprefix("q=")) if weight.strip() else 1.0
        except ValueError:
            quality = 0.0
        weighed.append((-quality, position, code.strip().lower()[:2]))
    return [code for quality, _, code in sorted(weighed) if quality < 0]
