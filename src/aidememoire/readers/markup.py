"""Which plain text does a piece of markup hold? Paragraphs separated by a blank line, nothing else changed."""

from __future__ import annotations

import re

from aidememoire.readers.xml import Element, tag

_BLOCKS = frozenset(
    "p div section article header footer main aside blockquote li ul ol dl dt dd tr table caption hr pre "
    "h1 h2 h3 h4 h5 h6 hl1 hl2 hedline block body body.head body.content body.end lead media media-caption "
    "abstract datacontent figure figcaption td th".split()
)
_LEFT_OUT = frozenset(
    "script style noscript template head title object iframe svg video audio form button nav select textarea "
    "media figure media-reference media-metadata".split()
)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_WRAPPED = re.compile(r"</p>|<br\s*/?>", re.IGNORECASE)
_MARKED = re.compile(r"</?[a-zA-Z][^<>]*>")


def text_of(element: Element, *, left_out: frozenset[str] = _LEFT_OUT) -> str:
    """The paragraphs inside an element. Without any markup inside, its text as it stands; markup in a CDATA counts.

    Blanks run together, no-break spaces stay; `<br>` ends a line. Scripts, pictures and their captions are left out.
    """
    from lxml import etree

    if len(element) == 0:  # perhaps markup in a CDATA section
        text = str(element.text or "").strip("\r\n")
        return text_of_html(text) if _WRAPPED.search(text) else text
    paragraphs: list[str] = []
    pieces: list[str] = []
    skipping = 0

    def close() -> None:
        lines = (_BLANKS.sub(" ", line).strip(" ") for line in "".join(pieces).split("\v"))
        if found := "\n".join(lines).strip("\n "):
            paragraphs.append(found)
        pieces.clear()

    for moment, item in etree.iterwalk(element, events=("start", "end")):
        name = tag(item).lower()
        if moment == "start":
            if name in left_out and item is not element:
                skipping += 1
            if skipping:
                continue
            if name in _BLOCKS:
                close()
            elif name == "br":
                pieces.append("\v")
            pieces.append((item.text or "").replace("\v", " "))
            continue
        if not skipping and name in _BLOCKS:
            close()
        if name in left_out and item is not element:
            skipping -= 1
        if not skipping and item is not element:
            pieces.append((item.tail or "").replace("\v", " "))
    close()
    return "\n\n".join(paragraphs)


def text_of_html(markup: str) -> str:
    """The paragraphs of a fragment of HTML; a string without a tag is unescaped and given back as it stands."""
    import html

    if not _MARKED.search(markup):
        return html.unescape(markup).strip()
    from lxml import etree
    from lxml.html import HTMLParser

    parser = HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=False, encoding="utf-8")
    data = f"<html><body><div>{markup}</div></body></html>".replace("\0", "").encode("utf-8", "replace")
    root = etree.fromstring(data, parser)
    body = root.find(".//body") if root is not None else None
    return text_of(body) if body is not None else ""
