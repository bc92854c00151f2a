"""Which dispatches does a JSON file hold? ninjs 1.x to 3.x (the IPTC's news in JSON), one item or a list of them.

Names of all versions are read alike: `body_text`, `bodies`, `versioncreated`, `versionCreated`. An object
of the form of a `.jsonl` line, `{"id", "text", "date"}`, is read as such.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from aidememoire.dispatch import Dispatch
from aidememoire.errors import AideMemoireError, InputError
from aidememoire.readers.envelope import Envelope, dispatch_of
from aidememoire.readers.instants import read_instant
from aidememoire.readers.markup import text_of_html
from aidememoire.readers.signals import priority_of_urgency, signal_of
from aidememoire.readers.source import Given, Source, placed

_LISTS = ("items", "associations", "_items", "results", "docs")
_PLAIN_BODIES = ("body_text", "body_main", "body_plain")
_RICH_BODIES = ("body_html", "body_xhtml", "body_richtext")
_REMEDY = "give ninjs items, or {id, text, date}"


def read(source: Source, given: Given) -> Iterator[Dispatch | AideMemoireError]:
    """The dispatches of a JSON file; an item that holds none is an error that names it."""
    data = source.whole("a JSON file")
    try:
        found: Any = json.loads(data)
    except RecursionError as error:
        raise InputError("its values are nested too deep", remedy=_REMEDY) from error
    except ValueError as error:
        raise InputError(f"not JSON ({error})", remedy=_REMEDY) from error
    items = _items_of(found)
    if not items:
        raise InputError("no text in it", remedy=_REMEDY)
    for number, item in enumerate(items, 1):
        where = f"{source.where}, item {number}" if len(items) > 1 else source.where
        if isinstance(item, dict) and isinstance(item.get("uri"), str):
            where += f" [{item['uri'][:120]}]"
        try:
            yield read_item(item, given, name=source.id if len(items) == 1 and not source.nested else None)
        except AideMemoireError as error:
            yield placed(error, where)


def _items_of(found: Any) -> list[Any]:
    if isinstance(found, list):
        return found
    if isinstance(found, dict) and not is_ninjs(found) and not isinstance(found.get("text"), str):
        for name in _LISTS:
            if isinstance(found.get(name), list):
                return list(found[name])
    return [found]


def read_item(item: Any, given: Given, *, name: str | None = None) -> Dispatch:
    """The dispatch of one JSON object. Raises InputError for what is neither ninjs nor a line's object."""
    if isinstance(item, dict) and is_ninjs(item):
        return dispatch_of(envelope_of(item), given)
    from aidememoire.readers.jsonl import read_object

    return read_object(item, given, name=name)


def is_ninjs(item: dict[str, Any]) -> bool:
    """Whether an object is a ninjs item: it has a `uri`, and a body, a headline or a version."""
    keys = {key.lower() for key in item}
    known = {"bodies", "headlines", "headline", "versioncreated", "pubstatus", "representationtype"}
    has_body = any(key.startswith(("body_", "headline_", "description_")) for key in keys)
    return bool((known & keys) or has_body) and not isinstance(item.get("text"), str)


def envelope_of(item: dict[str, Any]) -> Envelope:
    """The fields of a ninjs item."""
    kind = _string(item, "type")
    if kind and kind not in ("text", "composite"):
        raise InputError(f"this item is {kind[:40]}, not text", remedy="leave it out")
    envelope = Envelope(wire=True, identifier=_string(item, "uri"))
    envelope.text = _body(item)
    envelope.headline = _of_role(item.get("headlines")) or next(
        (found for key in ("headline", "headline_main", "headline_text", "title") if (found := _string(item, key))),
        None,
    )
    version = read_instant(_string(item, "versioncreated"))
    created = read_instant(_string(item, "firstcreated")) or read_instant(_string(item, "contentcreated"))
    envelope.published = created or version
    envelope.updated = version if version != envelope.published else None
    envelope.embargo = read_instant(_string(item, "embargoed"))
    number = item.get("version")
    if isinstance(number, int | str) and not isinstance(number, bool) and str(number).isdecimal():
        envelope.revision = int(str(number)[:9])
    envelope.language = _string(item, "language")
    envelope.priority = priority_of_urgency(str(item.get("urgency")))
    envelope.slug = _string(item, "slugline") or _string(item, "slug")
    envelope.dateline = _string(item, "dateline")
    envelope.place = _string(item, "located")
    envelope.agency = _agency(item)
    envelope.advisory = tuple(note for key in ("ednote", "editornote") if (note := _string(item, key)))
    codes = [_string(item, "signal"), _string(item, "pubstatus")]
    envelope.signal = signal_of(*codes) or signal_of(*envelope.advisory)
    envelope.url = _url(item)
    return envelope


def _string(item: dict[str, Any], name: str) -> str | None:
    """A string field by its name in any case (`versionCreated` is `versioncreated`)."""
    for key, value in item.items():
        if key.lower() == name and isinstance(value, str) and value.strip():
            return value
    return None


def _body(item: dict[str, Any]) -> str:
    """The body with its paragraphs: the marked-up one where there is one, else the plain one."""
    bodies = [body for body in _objects(item.get("bodies")) if isinstance(body.get("value"), str)]
    bodies.sort(key=lambda body: body.get("role") not in ("main", "richtext", None))
    rich = [body for body in bodies if _is_markup(body)]
    for body in rich or bodies:
        if text := (text_of_html(body["value"]) if body in rich else body["value"].strip("\r\n")):
            return str(text)
    for key in _RICH_BODIES:
        if markup := _string(item, key):
            return text_of_html(markup)
    named = (key for key in item if key.lower().startswith("body_") and key.lower() not in _PLAIN_BODIES)
    for key in (*_PLAIN_BODIES, *named, "description_text"):
        if text := _string(item, key.lower()):
            return text_of_html(text) if "</p>" in text else text.strip("\r\n")
    return ""


def _is_markup(body: dict[str, Any]) -> bool:
    kind = str(body.get("contenttype") or body.get("contentType") or "")
    return "html" in kind or "xml" in kind or "</p>" in body["value"]


def _objects(value: Any) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _of_role(value: Any) -> str | None:
    """The main one of a list of `{role, value}`."""
    found = [each for each in _objects(value) if isinstance(each.get("value"), str)]
    found.sort(key=lambda each: each.get("role") != "main")
    return str(found[0]["value"]) if found else None


def _agency(item: dict[str, Any]) -> str | None:
    for key in ("infosources", "infosource", "provider", "source", "copyrightholder"):
        value = next((value for name, value in item.items() if name.lower() == key), None)
        if isinstance(value, dict):
            value = [value]
        name = next((each["name"] for each in _objects(value) if isinstance(each.get("name"), str)), None)
        if name or (isinstance(value, str) and not value.startswith("http")):
            return str(name or value)
    return None


def _url(item: dict[str, Any]) -> str | None:
    """Where it was published, when it says so: `uri` is a name, not always a page."""
    for key in ("url", "ticketurl", "canonicalurl"):
        if found := _string(item, key):
            return found
    return None
