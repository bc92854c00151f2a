"""How is XML from strangers parsed so that it can do no harm, and how are its parts found by name?

No entity is declared or expanded, no DTD or other file fetched, no depth past 256 elements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from typing import Any, TypeAlias

from aidememoire.errors import InputError

Element: TypeAlias = Any  # lxml has no types

_OWN = {"amp", "lt", "gt", "quot", "apos"}
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_SUBSET = re.compile(rb"<!DOCTYPE[^>\[]*\[", re.IGNORECASE)
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)""")
_LONGEST_REASON = 160  # code points of the parser's own words


def check_harmless(data: bytes) -> None:
    """Raises InputError for a document that declares entities, in any encoding."""
    start = data[: 2**20].replace(b"\0", b"")
    if _SUBSET.search(start) and b"<!ENTITY" in data.replace(b"\0", b"").upper():
        raise InputError(
            "it declares entities of its own, which could unpack without end or name other files",
            remedy="save it without its <!ENTITY …> declarations",
        )


def parse_xml(data: bytes) -> Element:
    """The root of a document, comments and instructions left out.

    Named characters of HTML (« &eacute; ») are read without a DTD. A document that says UTF-8, or nothing,
    and is not is read as Windows-1252. Raises InputError for one that is broken or nested too deep.
    """
    from lxml import etree

    check_harmless(data)
    data = _NAMED.sub(_character, data)
    try:
        return _root(data, None)
    except etree.XMLSyntaxError as error:
        declared = _DECLARED.match(data)
        if declared is None or declared[1].lower() in (b"utf-8", b"utf8"):
            try:
                data.decode("utf-8")
            except UnicodeDecodeError:
                try:
                    return _root(data, "windows-1252")
                except etree.XMLSyntaxError:
                    pass
        raise InputError(_reason(error), remedy="ask its sender for a whole one, or correct it") from error


def _root(data: bytes, encoding: str | None) -> Element:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding=encoding,
    )
    root = etree.fromstring(data, parser)
    if root is None:
        raise InputError("there is no element in it", remedy="check the file")
    return root


def _reason(error: SyntaxError) -> str:
    words = str(error.msg)
    if "xcessive depth" in words:
        return "its elements are nested more than 256 deep"
    if "huge" in words.lower():
        return "one piece of its text is longer than 10 million characters"
    return f"it is not well-formed XML ({words[:_LONGEST_REASON]})"


def _character(found: re.Match[bytes]) -> bytes:
    """« &eacute; » as the number that every XML parser knows."""
    name = found[1].decode("ascii")
    char = html5.get(f"{name};") if name not in _OWN else None
    return b"".join(b"&#%d;" % ord(c) for c in char) if char else found[0]


def tag(element: Any) -> str:
    """The element's name without its namespace, "" for what is no element."""
    name = element.tag
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def first(element: Element, path: str) -> Element | None:
    """The first element at a path of names (« NewsLines/HeadLine », « .//HeadLine »), any namespace."""
    return element.find(_any_namespace(path))


def every(element: Element, path: str) -> Iterator[Element]:
    """All elements at a path, in order."""
    yield from element.iterfind(_any_namespace(path))


def _any_namespace(path: str) -> str:
    return "/".join(part if part in ("", ".", "*") else f"{{*}}{part}" for part in path.split("/"))


def words(element: Element | None, path: str | None = None) -> str | None:
    """The text of an element, or of the first at the path, on one line; None when it is absent or empty."""
    if element is not None and path is not None:
        element = first(element, path)
    if element is None:
        return None
    text = re.sub(r"[ \t\r\n]+", " ", "".join(str(part) for part in element.itertext())).strip()
    return text or None


def attribute(element: Element | None, name: str, path: str | None = None) -> str | None:
    """An attribute of an element, or of the first at the path; None when it is absent or empty."""
    if element is not None and path is not None:
        element = first(element, path)
    value = element.get(name) if element is not None else None
    return str(value).strip() or None if value is not None else None


def language_of(element: Element | None) -> str | None:
    """The xml:lang that holds for an element."""
    while element is not None:
        if value := element.get("{http://www.w3.org/XML/1998/namespace}lang"):
            return str(value)
        element = element.getparent()
    return None
