"""Which dispatch does a web page hold? The article, without the page around it, and what the page says of it.

`trafilatura` finds the article. Dates come from the page's JSON-LD, else its meta elements, else its own
« Publié le … » line, else `htmldate`.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlsplit

from aidememoire.characters import fold
from aidememoire.dispatch import Dispatch
from aidememoire.errors import AideMemoireError, EmptyInput, TooLong
from aidememoire.readers import furniture
from aidememoire.readers.encoding import decode, reject_binary
from aidememoire.readers.envelope import Envelope, dispatch_of, same_words
from aidememoire.readers.instants import read_instant
from aidememoire.readers.jsonld import find_article
from aidememoire.readers.markup import text_of
from aidememoire.readers.source import Given, Source
from aidememoire.readers.xml import Element

_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]{2,40})""", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->", re.IGNORECASE)
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "dc.date", "dcterms.created", "date",
    "pubdate", "publishdate", "dc.date.issued", "dcterms.date", "sailthru.date", "parsely-pub-date",
)  # fmt: skip
_UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified")
_PARAGRAPH = 40  # code points: shorter ones are the page's
_LOOKED_AT = 400  # short lines among which a stamp is looked for
_PARTS = 6  # elements in an element that is one line
_STAMP = 160  # code points: a stamp's line is no longer
_ELEMENTS = 40_000  # of a page: finding the article costs seconds beyond; those of newspapers have some thousand
_WORDS = 3_000_000  # code points of text in a page
_ASIDE = ("aside", "nav", "footer")
_ABOVE = 6  # lines in which the article's own headline may stand


def read(source: Source, given: Given) -> Iterator[Dispatch | AideMemoireError]:
    """The one dispatch of a page; its id is the file's name."""
    yield read_page(source.whole("a web page"), given, name=source.id)


def read_page(
    data: bytes, given: Given, *, name: str | None = None, url: str | None = None, charset: str | None = None
) -> Dispatch:
    """The dispatch in a page's bytes. `charset` is the one its server named, `url` its address.

    Raises EmptyInput when no article is found in it, and what a text raises.
    """
    page = _decoded(data, charset)
    reject_binary(page[:100_000])
    root = _parsed(page)
    _check_size(root)
    envelope = find_article(root)
    _take_meta(envelope, root)
    envelope.url = envelope.url or url
    if envelope.url is None and (saved := _SAVED_FROM.search(page[:4096])):
        envelope.url = saved[1]
    if envelope.outlet is None and envelope.url:
        envelope.outlet = urlsplit(envelope.url).hostname
    lines = _article_of(page, root, envelope.text)
    if all(furniture.is_furniture(line) for line in lines):
        raise EmptyInput("no article is found in this page", remedy="give the page of one article, or its text")
    _take_stamps(envelope, root)
    if envelope.published is None:
        envelope.published = _guessed_day(page)
    envelope.text = "\n\n".join(_from_headline(lines, envelope))
    envelope.language = None  # a page's own language is its template's
    return dispatch_of(envelope, given, name=name)


def _decoded(data: bytes, charset: str | None) -> str:
    """The page's characters: by its mark, the encoding that it or its server names, else as a text's."""
    named = _CHARSET.search(data[:4096])
    for name in (named[1].decode("ascii") if named else None, charset):
        if name and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
            try:  # what calls itself Latin-1 on the web is Windows-1252
                return data.decode("windows-1252" if re.match(r"(?i)iso-?8859-1$|latin-?1$", name) else name)
            except (LookupError, UnicodeDecodeError):
                continue
    return decode(data).text


def _parsed(page: str) -> Element:
    from lxml import etree
    from lxml.html import HTMLParser

    parser = HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    root = etree.fromstring(page.replace("\0", "").encode("utf-8", "replace"), parser)
    if root is None:
        raise EmptyInput("there is nothing in this page", remedy="save it again")
    return root


def _check_size(root: Element) -> None:
    """Raises TooLong for a page so large that no one article is, before anything is looked for in it."""
    words = 0
    for elements, item in enumerate(root.iter(), 1):
        words += len(item.tail or "") + (0 if item.tag in ("script", "style") else len(item.text or ""))
        if elements > _ELEMENTS or words > _WORDS:
            what = f"more than {_ELEMENTS:,} elements" if elements > _ELEMENTS else f"more than {_WORDS:,} characters"
            raise TooLong(f"a page of {what}", remedy="give the page of one article, or its text")


def _take_meta(envelope: Envelope, root: Element) -> None:
    """Headline, dates, address and outlet from the head, where the JSON-LD says nothing."""
    meta: dict[str, str] = {}
    for item in root.iter("meta"):
        key = item.get("property") or item.get("name") or item.get("itemprop")
        if key and (value := (item.get("content") or "").strip()):
            meta.setdefault(key.strip().lower(), value)
    envelope.headline = _headline(root, envelope.headline, meta)
    envelope.published = envelope.published or _first_instant(meta, _PUBLISHED)
    envelope.updated = envelope.updated or _first_instant(meta, _UPDATED)
    envelope.outlet = envelope.outlet or meta.get("og:site_name") or meta.get("application-name")
    author = meta.get("author") or meta.get("article:author") or ""
    envelope.agency = envelope.agency or furniture.agency_in(author)
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and (link.get("href") or "").startswith("http"):
            envelope.url = link.get("href")
    envelope.url = envelope.url or meta.get("og:url")


def _headline(root: Element, said: str | None, meta: dict[str, str]) -> str | None:
    """The article's headline as the page shows it: the heading that the titles it gives itself resemble.

    Without such a heading, what the JSON-LD or the meta elements say, else the only heading there is.
    """
    outlet = meta.get("og:site_name") or "\0"
    title = re.sub(rf"\s*[|–—-]\s*{re.escape(outlet)}\s*$", "", meta.get("og:title") or "", flags=re.IGNORECASE) or None
    own = " ".join((root.findtext(".//title") or "").split())
    headings = [" ".join("".join(str(part) for part in item.itertext()).split()) for item in root.iter("h1")]
    headings = [heading for heading in headings if heading]
    shared = {
        heading: max((_shared(heading, other) for other in (said, title, own) if other), default=0)
        for heading in headings
    }
    best = max(headings, key=shared.__getitem__, default=None)
    if best is not None and shared[best] > 1:
        return best
    return said or title or (headings[0] if len(headings) == 1 else None)


def _shared(heading: str, title: str) -> int:
    """How many words a heading shares with a title; 0 where that is less than half of its own."""
    words = set(re.findall(r"\w+", fold(heading)))
    count = len(words & set(re.findall(r"\w+", fold(title))))
    return count if 2 * count >= len(words) else 0


def _first_instant(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((found for name in names if (found := read_instant(meta.get(name)))), None)


def _take_stamps(envelope: Envelope, root: Element) -> None:
    """The instants of the page's own « Publié le … », which the article found has lost."""
    if envelope.published and envelope.updated:
        return
    for line in islice(_short_lines(root), _LOOKED_AT):
        for stamp in furniture.stamps_of(line) or ():
            if stamp.iso and stamp.label == "updated":
                envelope.updated = envelope.updated or stamp.iso
            elif stamp.iso and stamp.label == "published":
                envelope.published = envelope.published or stamp.iso
    if envelope.published is None:
        said = [found for item in root.iter("time") if (found := read_instant(item.get("datetime")))]
        envelope.published = said[0] if said else None


def _short_lines(root: Element) -> Iterator[str]:
    """The short lines with a figure that stand in the page's own text, not in what it shows of other pages."""
    for item in root.iter("time", "p", "span", "div", "li", "h2", "h3", "h4", "small", "em", "td"):
        if len(item) > _PARTS or any(above.tag in _ASIDE for above in item.iterancestors()):
            continue
        line = " ".join("".join(str(part) for part in item.itertext()).split())
        if 8 <= len(line) <= _STAMP and any(char.isdigit() for char in line):
            yield line


def _guessed_day(page: str) -> str | None:
    from htmldate import find_date

    try:
        found = find_date(page, original_date=True, extensive_search=False, outputformat="%Y-%m-%d")
    except Exception:  # whatever a page may break in it: a day that is not found
        return None
    return str(found) if found else None


def _article_of(page: str, root: Element, said: str) -> list[str]:
    """The article's lines: what trafilatura finds, the JSON-LD's body where that says more, else the paragraphs."""
    from trafilatura import bare_extraction

    for name in ("trafilatura", "htmldate"):  # they tell their log of pages that have no article: we say it ourselves
        logging.getLogger(name).setLevel(logging.CRITICAL)
    found = bare_extraction(page, include_comments=False, include_tables=False, with_metadata=False)
    text = getattr(found, "text", None) or ""
    told = said.count("\n") > text.count("\n") and same_words(text, said)  # trafilatura took it, without its paragraphs
    if 2 * len(text) < len(said) or told:
        text = said
    if not text.strip():
        paragraphs = (text_of(item).strip() for item in root.iter("p"))
        text = "\n".join(paragraph for paragraph in paragraphs if len(paragraph) >= _PARAGRAPH)
    return [line.strip() for line in text.split("\n") if line.strip()]


def _from_headline(lines: list[str], envelope: Envelope) -> list[str]:
    """The lines from the article's own headline on: what the page sets above it is not the dispatch's."""
    for number, line in enumerate(lines[:_ABOVE]):
        if envelope.headline and same_words(line, envelope.headline):
            return lines[number:]
        if not furniture.is_furniture(line):
            break
    while len(lines) > 1 and furniture.is_furniture(lines[0]) and not furniture.priority_of(lines[0]):
        lines = lines[1:]
    return lines
