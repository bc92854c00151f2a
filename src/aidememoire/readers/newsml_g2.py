"""Which dispatches does a NewsML-G2 file hold? One newsItem each, alone or in a newsMessage.

Read with lxml and not with the `newsmlg2` package: version 1.1 of it parses by lxml's defaults, prints its warnings,
and refuses two of the five listings of the IPTC's guide that the tests read. Source: that guide.
"""

from __future__ import annotations

from collections.abc import Iterator

from aidememoire.dispatch import Dispatch
from aidememoire.errors import AideMemoireError, InputError
from aidememoire.readers.envelope import Envelope, dispatch_of
from aidememoire.readers.instants import read_instant
from aidememoire.readers.markup import text_of, text_of_html
from aidememoire.readers.nitf import envelope_of_nitf
from aidememoire.readers.signals import priority_of_urgency, signal_of
from aidememoire.readers.source import Given, Source, placed
from aidememoire.readers.xml import Element, attribute, every, first, language_of, parse_xml, tag, words

_CREDITS = ("infoSource", "provider", "creator")


def read(source: Source, given: Given) -> Iterator[Dispatch | AideMemoireError]:
    """The dispatches of a NewsML-G2 file; an item that holds none is an error that names it."""
    yield from read_items(parse_xml(source.whole("a NewsML-G2 file")), source, given)


def read_items(root: Element, source: Source, given: Given) -> Iterator[Dispatch | AideMemoireError]:
    """The dispatches of the newsItems in an element."""
    items = [root] if tag(root) == "newsItem" else list(every(root, ".//newsItem"))
    if not items:
        raise InputError(f"there is no newsItem in it, but <{tag(root)}>", remedy="give the items that it points to")
    for number, item in enumerate(items, 1):
        where = f"{source.where}, item {number}" if len(items) > 1 else source.where
        if guid := attribute(item, "guid"):
            where += f" [{guid[:120]}]"
        try:
            kind = attribute(item, "qcode", "itemMeta/itemClass") or ""
            if kind.rpartition(":")[2] in ("picture", "graphic", "video", "audio", "animation"):
                raise InputError(f"this item is {kind.rpartition(':')[2]}, not text", remedy="leave it out")
            yield dispatch_of(envelope_of(item), given)
        except AideMemoireError as error:
            yield placed(error, where)


def envelope_of(item: Element) -> Envelope:
    """The fields of one newsItem."""
    envelope = Envelope(wire=True, identifier=attribute(item, "guid"))
    number = attribute(item, "version") or ""
    envelope.revision = int(number) if number.isdecimal() and len(number) < 10 else None
    _take_item_meta(envelope, item)
    content = first(item, "contentMeta")
    if content is not None:
        envelope.headline = words(content, "headline")
        envelope.slug = words(content, "slugline")
        envelope.dateline = words(content, "dateline")
        envelope.place = words(content, "located/name")
        envelope.priority = priority_of_urgency(words(content, "urgency"))
        envelope.language = attribute(content, "tag", "language")
        for name in _CREDITS:
            envelope.agency = envelope.agency or words(content, f"{name}/name") or _code(first(content, name))
    _take_content(envelope, item)
    envelope.language = envelope.language or language_of(item)
    return envelope


def _take_item_meta(envelope: Envelope, item: Element) -> None:
    meta = first(item, "itemMeta")
    if meta is None:
        return
    created = read_instant(words(meta, "firstCreated")) or read_instant(words(item, "contentMeta/contentCreated"))
    version = read_instant(words(meta, "versionCreated"))
    envelope.published = created or version
    envelope.updated = version if version != envelope.published else None
    envelope.embargo = read_instant(words(meta, "embargoed")) or words(meta, "embargoed")
    envelope.agency = words(meta, "provider/name") or _code(first(meta, "provider"))
    envelope.advisory = tuple(note for mark in every(meta, "edNote") if (note := words(mark)))
    codes = [_code(mark) for mark in every(meta, "signal")]
    codes += [attribute(mark, "qcode") for mark in every(meta, "pubStatus")]
    envelope.signal = signal_of(*codes) or signal_of(*envelope.advisory)


def _code(element: Element | None) -> str | None:
    """The local part of a qcode (« nprov:AFP » → AFP) or a literal; an address names nobody."""
    if element is None:
        return None
    code = attribute(element, "qcode")
    return code.rpartition(":")[2] if code else attribute(element, "literal")


def _take_content(envelope: Envelope, item: Element) -> None:
    for inline in every(item, "contentSet/inlineXML"):
        nitf = inline if tag(inline) == "nitf" else first(inline, ".//nitf")
        if nitf is not None:
            inner = envelope_of_nitf(nitf)
            envelope.text = inner.text
            envelope.headline = envelope.headline or inner.headline
            envelope.place = envelope.place or inner.place
            if envelope.dateline is None:
                envelope.dateline, envelope.day = inner.dateline, inner.day
        else:
            body = first(inline, ".//body")
            envelope.text = text_of(body if body is not None else inline)
        if envelope.text.strip():
            return
    for data in every(item, "contentSet/inlineData"):
        raw = "".join(str(part) for part in data.itertext())
        kind = attribute(data, "contenttype") or ""
        envelope.text = text_of_html(raw) if "html" in kind else raw.strip("\r\n")
        if envelope.text.strip():
            return
