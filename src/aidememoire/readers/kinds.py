"""Which format is this? Told by the bytes: magic numbers, the first element, the shape of the JSON."""

from __future__ import annotations

import codecs
import json
import re
import zlib
from enum import StrEnum

_TAR_MARK = slice(257, 262)
_PROLOG = re.compile(r"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)", re.DOTALL | re.IGNORECASE)
_ELEMENT = re.compile(r"\s*<(?:[\w.-]+:)?([A-Za-z][\w.-]*)(?=[\s/>])")
_HTML_TYPE = re.compile(r"\s*<!DOCTYPE\s+html", re.IGNORECASE)
_NINJS_KEY = re.compile(
    rb'"(?:versioncreated|versionCreated|body_\w+|bodies|headlines|headline_\w+|representationtype)"\s*:'
)
_LINE_SUFFIXES = (".jsonl", ".ndjson")


class InputFormat(StrEnum):
    """A format that is read; `auto` is told from the content."""

    auto = "auto"
    text = "text"
    html = "html"
    feed = "feed"
    newsml = "newsml"
    newsml_g2 = "newsml-g2"
    ninjs = "ninjs"
    nitf = "nitf"
    jsonl = "jsonl"
    parquet = "parquet"
    warc = "warc"
    zip = "zip"
    tar = "tar"
    compressed = "compressed"


CONTAINERS = frozenset({InputFormat.zip, InputFormat.tar, InputFormat.compressed})
ROOTS = {
    "newsml": InputFormat.newsml,
    "newsitem": InputFormat.newsml_g2,
    "newsmessage": InputFormat.newsml_g2,
    "packageitem": InputFormat.newsml_g2,
    "nitf": InputFormat.nitf,
    "rss": InputFormat.feed,
    "feed": InputFormat.feed,
    "rdf": InputFormat.feed,
    "entry": InputFormat.feed,
}
_HTML = frozenset(
    "html head body title meta link script style div p article section main header h1 h2 h3 table span a ul br "
    "figure nav aside footer blockquote center font b i em strong u small pre img hr ol dl form svg base".split()
)


def find_format(head: bytes, name: str = "") -> InputFormat:
    """The format of a file that begins with these bytes; its name only decides what they leave open.

    What opens with no mark of a format is a text.

    >>> str(find_format(b'<?xml version="1.0"?><rss version="2.0"><channel>'))
    'feed'
    """
    if head.startswith(b"PAR1"):
        return InputFormat.parquet
    if head.startswith(b"WARC/"):
        return InputFormat.warc
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return InputFormat.zip
    if head.startswith((b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")):
        return InputFormat.warc if head.startswith(b"\x1f\x8b") and _holds_warc(head) else InputFormat.compressed
    if head[_TAR_MARK] == b"ustar" or (name.lower().endswith(".tar") and _is_old_tar(head)):
        return InputFormat.tar
    text = _start(head)
    if text.startswith(("{", "[")):
        return _of_json(head, name)
    if text.startswith("<"):
        return _of_markup(text)
    return InputFormat.jsonl if name.lower().endswith(_LINE_SUFFIXES) else InputFormat.text


def _holds_warc(head: bytes) -> bool:
    try:
        return zlib.decompressobj(31).decompress(head, 16).startswith(b"WARC/")
    except zlib.error:
        return False


def _is_old_tar(head: bytes) -> bool:
    """Whether a first block without the mark has a tar header's checksum."""
    try:
        said = int(head[148:156].split(b"\0")[0].strip() or b"-1", 8)
    except ValueError:
        return False
    return len(head) >= 512 and said == sum(head[:148]) + 8 * 32 + sum(head[156:512])


def _start(head: bytes) -> str:
    """The first bytes as characters, well enough to see tags and names."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "replace").lstrip("\ufeff \t\r\n")
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1").lstrip()


def _of_markup(text: str) -> InputFormat:
    declared = text.startswith("<?xml")
    if _HTML_TYPE.match(text):
        return InputFormat.html
    at = 0
    while found := _PROLOG.match(text, at):
        if _HTML_TYPE.match(found[0]):
            return InputFormat.html
        declared = declared or "<!DOCTYPE" in found[0].upper()
        at = found.end()
    root = _ELEMENT.match(text, at)
    if root is None:
        return InputFormat.newsml if declared else InputFormat.text  # an XML that will be refused with its reason
    tag = root[1].lower()
    if root[1] == "NewsItem":  # NewsML 1 without its envelope; in NewsML-G2 the n is small
        return InputFormat.newsml
    if tag in ROOTS:
        return ROOTS[tag]
    if tag in _HTML:
        return InputFormat.html
    # any other XML is looked into by the reader of NewsML, which refuses it with its reason
    return InputFormat.newsml if declared or f"</{root[0].strip()[1:]}" in text else InputFormat.text


def _of_json(head: bytes, name: str) -> InputFormat:
    if name.lower().endswith(_LINE_SUFFIXES):
        return InputFormat.jsonl
    body = head.removeprefix(codecs.BOM_UTF8).lstrip()
    first, end, rest = body.partition(b"\n")
    try:
        item = json.loads(first)
    except (ValueError, RecursionError):
        item = None
    if isinstance(item, dict):
        lines = bool(end and rest.strip())
        return InputFormat.jsonl if lines or not _NINJS_KEY.search(first) else InputFormat.ninjs
    if item is None and not _NINJS_KEY.search(body) and not re.search(rb'"(?:text|uri)"\s*:', body):
        return InputFormat.text  # « [Note] Le ministre … »
    return InputFormat.ninjs
