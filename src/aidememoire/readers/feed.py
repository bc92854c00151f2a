"""Which dispatches does a feed hold? RSS and Atom: full texts and mere summaries, told apart.

`feedparser` reads the feed; its dates are read anew from their words, for it takes « HNE » for UTC and
knows no French month.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from aidememoire.dispatch import Dispatch
from aidememoire.errors import AideMemoireError, EmptyInput, InputError
from aidememoire.readers import furniture
from aidememoire.readers.envelope import Envelope, dispatch_of
from aidememoire.readers.instants import read_instant
from aidememoire.readers.markup import text_of_html
from aidememoire.readers.source import Given, Source, placed
from aidememoire.readers.xml import check_harmless
from aidememoire.record import HeaderWarning

_MORE = re.compile(r"\[?(?:lire la suite|en savoir plus|read more|continue reading)\]?[\s.…»>→]*$", re.IGNORECASE)
_CUT = re.compile(rf"\[?(?:\.\.\.|…)\]?\s*$|{_MORE.pattern}", re.IGNORECASE)
_NUMBERED = re.compile(rb"&#([xX][0-9a-fA-F]{1,12}|[0-9]{1,12});?")
_WHOLE = 800  # code points from which a description with several paragraphs is the text itself
_BROKEN = HeaderWarning(
    code="feed_broken", message="Le flux n’est pas du XML bien formé : ce texte peut être incomplet."
)


def read(source: Source, given: Given) -> Iterator[Dispatch | AideMemoireError]:
    """The dispatches of a feed, in its order; an entry that holds none is an error that names it."""
    import feedparser

    data = source.whole("a feed")
    check_harmless(data)
    data = _NUMBERED.sub(_no_character, data)
    broken = _check_depth(data)
    # a file object: a string would be tried as an address or a file name
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    entries = feed.get("entries") or []
    if not entries:
        if broken:
            raise InputError(f"it is a broken feed ({broken})", remedy="fetch it again")
        raise EmptyInput("there is no entry in this feed", remedy="fetch it again")
    for number, entry in enumerate(entries, 1):
        where = f"{source.where}, entry {number}"
        try:
            envelope = envelope_of(entry, feed.get("feed") or {})
            if broken:
                envelope.warnings = (_BROKEN,)
            yield dispatch_of(envelope, given)
        except AideMemoireError as error:
            yield placed(error, f"{where} [{envelope.identifier[:120]}]" if envelope.identifier else where)


def _no_character(found: re.Match[bytes]) -> bytes:
    """A number that is no character's as the sign for that: feedparser would give up the whole feed."""
    digits = found[1].decode("ascii")
    number = int(digits[1:] or "0", 16) if digits[0] in "xX" else int(digits)
    return found[0] if 0 < number < 0xD800 or 0xDFFF < number < 0x110000 else b"&#65533;"


def _check_depth(data: bytes) -> str | None:
    """Why the feed is no well-formed XML, None when it is. Raises InputError when it is nested too deep."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    with suppress(etree.XMLSyntaxError):
        etree.fromstring(data, parser)
    words = [str(error.message) for error in parser.error_log]
    if any("xcessive depth" in word for word in words):
        raise InputError("its elements are nested more than 256 deep", remedy="fetch it again")
    # an entity that only HTML knows (« &nbsp; ») is a habit of feeds and loses nothing
    real = [word for word in words if not re.match(r"Entity '\w+' not defined|xmlns|Namespace", word)]
    return real[0][:120].strip() if real else None


def envelope_of(entry: Any, feed: Any) -> Envelope:
    """The fields of one entry of a feed; the language is the text's, for a feed's own is said of all its entries."""
    text, full = _text_of(entry)
    envelope = Envelope(text=text, headline=_title(entry), extent="full" if full else "summary")
    envelope.identifier = _string(entry.get("id")) or _string(entry.get("link"))
    envelope.url = _string(entry.get("link"))
    envelope.published = read_instant(entry.get("published")) or read_instant(entry.get("created"))
    updated = read_instant(entry.get("updated")) if "updated" in entry else None
    if envelope.published is None:
        envelope.published, updated = updated, None
    envelope.updated = updated if updated != envelope.published else None
    outlet = entry.get("source") or {}
    envelope.outlet = _string(outlet.get("title")) or _string(feed.get("title"))
    for name in (_string(entry.get("author")), _string((entry.get("publisher_detail") or {}).get("name"))):
        envelope.agency = envelope.agency or (furniture.agency_in(name) if name else None)
    return envelope


def _title(entry: Any) -> str | None:
    title = _string(entry.get("title"))
    return text_of_html(title) if title else None


def _string(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _text_of(entry: Any) -> tuple[str, bool]:
    """The text of an entry, and whether it is the whole one: what a feed gives as content is, unless it is cut."""
    contents = [str(part["value"]) for part in entry.get("content") or [] if _is_text(part)]
    if contents:
        text = text_of_html(max(contents, key=len))
        whole = not _CUT.search(text)
    else:
        text = text_of_html(_string(entry.get("summary")) or "")
        whole = _is_whole(text)
    return _MORE.sub("", text).rstrip(), whole


def _is_text(part: Any) -> bool:
    kind = part.get("type") or "text"
    return bool(_string(part.get("value"))) and ("text" in kind or "html" in kind)


def _is_whole(text: str) -> bool:
    """Whether a description is the text itself: long, of several paragraphs, and not cut."""
    return len(text) >= _WHOLE and "\n" in text.strip() and not _CUT.search(text)
