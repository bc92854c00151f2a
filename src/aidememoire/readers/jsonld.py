"""What does a page say of its article in JSON-LD (schema.org)? Read as claims, never trusted to be well made."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from aidememoire.readers import furniture
from aidememoire.readers.envelope import Envelope
from aidememoire.readers.instants import read_instant
from aidememoire.readers.markup import text_of_html
from aidememoire.readers.xml import Element

_ARTICLES = (
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "BackgroundNewsArticle",
    "Article",
    "LiveBlogPosting",
)
_DEEP = 12  # levels looked into
_MOST = 2000  # objects looked at in one page


def find_article(root: Element) -> Envelope:
    """The fields of the page's first article object; an empty envelope when there is none."""
    objects = [each for block in _blocks(root) for each in _objects(block)]
    for kind in _ARTICLES:
        for each in objects:
            types = each.get("@type")
            if kind in (types if isinstance(types, list) else [types]):
                return _envelope_of(each)
    return Envelope()


def _blocks(root: Element) -> Iterator[Any]:
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            try:
                yield json.loads(script.text, strict=False)
            except (ValueError, RecursionError):
                continue


def _objects(block: Any) -> list[dict[str, Any]]:
    """The objects of a block, outermost first, within limits."""
    found: list[dict[str, Any]] = []
    level = [block]
    for _ in range(_DEEP):
        below: list[Any] = []
        for each in level[:_MOST]:
            if isinstance(each, dict):
                found.append(each)
                below += [value for value in each.values() if isinstance(value, dict | list)]
            elif isinstance(each, list):
                below += each
        if not below or len(found) > _MOST:
            break
        level = below
    return found


def _envelope_of(article: dict[str, Any]) -> Envelope:
    envelope = Envelope(headline=_string(article.get("headline")) or _string(article.get("name")))
    if envelope.headline:
        envelope.headline = text_of_html(envelope.headline)
    envelope.published = read_instant(article.get("datePublished")) or read_instant(article.get("dateCreated"))
    updated = read_instant(article.get("dateModified"))
    envelope.updated = updated if updated != envelope.published else None
    envelope.text = text_of_html(_string(article.get("articleBody")) or "")
    envelope.outlet = _name(article.get("publisher"))
    envelope.place = _name(article.get("locationCreated"))
    envelope.dateline = _string(article.get("dateline"))
    for key in ("author", "creator", "sourceOrganization", "copyrightHolder", "publisher"):
        name = _name(article.get(key))
        envelope.agency = envelope.agency or (furniture.agency_in(name) if name else None)
    page = article.get("mainEntityOfPage")
    address = page.get("@id") if isinstance(page, dict) else page
    for url in (_string(article.get("url")), _string(address)):
        envelope.url = envelope.url or (url if url and url.startswith("http") else None)
    identifier = article.get("identifier")
    envelope.identifier = _string(identifier.get("value") if isinstance(identifier, dict) else identifier)
    return envelope


def _string(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _name(value: Any) -> str | None:
    """The name of a person or organisation, the first of several."""
    if isinstance(value, list):
        value = value[0] if value else None
    return _string(value.get("name") if isinstance(value, dict) else value)
