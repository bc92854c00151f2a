"""Which dispatches does a NewsML 1 file hold? The agency's own shape: NewsML 1.2 around paragraphs or NITF.

Source of the shape: the IPTC's NewsML 1.2 specification and the wire notes. One NewsItem is one dispatch; its
text is that of its main component. The envelope's fields: identifier and revision, management status,
lines kept apart from the text (headline, dateline, slug, advisory), places and language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from aidememoire.dispatch import Dispatch
from aidememoire.errors import AideMemoireError, InputError
from aidememoire.readers.envelope import Envelope, dispatch_of
from aidememoire.readers.instants import read_instant
from aidememoire.readers.markup import text_of
from aidememoire.readers.newsml_g2 import read_items
from aidememoire.readers.nitf import envelope_of_nitf
from aidememoire.readers.signals import signal_of
from aidememoire.readers.source import Given, Source, placed
from aidememoire.readers.xml import Element, attribute, every, first, language_of, parse_xml, tag, words

# urgency of the agency's own scale, where the provider says nothing else: 4 is an ordinary dispatch
_PRIORITIES = {"1": "FLASH", "2": "BULLETIN", "3": "URGENT"}
_ADVISORY = ("advisoryline", "advisory", "editorialnote", "ednote")


def read(source: Source, given: Given) -> Iterator[Dispatch | AideMemoireError]:
    """The dispatches of a NewsML 1 file; an item that holds none is an error that names it."""
    root = parse_xml(source.whole("a NewsML file"))
    items = [root] if tag(root) == "NewsItem" else list(every(root, ".//NewsItem"))
    if not items:
        yield from _read_wrapped(root, source, given)
    for number, item in enumerate(items, 1):
        where = f"{source.where}, item {number}" if len(items) > 1 else source.where
        if name := words(item, "Identification/NewsIdentifier/NewsItemId"):
            where += f" [{name[:120]}]"
        try:
            yield dispatch_of(envelope_of(item, root), given)
        except AideMemoireError as error:
            yield placed(error, where)


def _read_wrapped(root: Element, source: Source, given: Given) -> Iterator[Dispatch | AideMemoireError]:
    """The dispatches of an XML that is a customer's own around the known elements. Raises InputError for any other."""
    if first(root, ".//newsItem") is not None:
        yield from read_items(root, source, given)
    elif (nitf := first(root, ".//nitf")) is not None:
        yield dispatch_of(envelope_of_nitf(nitf), given)
    else:
        raise InputError(
            f"this is XML of an unknown kind, <{tag(root)}>",
            remedy="NewsML, NewsML-G2, NITF, RSS and Atom are read; --input-format html reads any page",
        )


def envelope_of(item: Element, root: Element) -> Envelope:
    """The fields of one NewsItem; `root` holds the NewsEnvelope. Raises InputError for a picture, a film, a sound."""
    envelope = Envelope(wire=True)
    _take_identification(envelope, item)
    main = _main_component(item)
    if main is not None:
        _take_lines(envelope, main)
        _take_metadata(envelope, main)
        _take_content(envelope, main)
    _take_management(envelope, item)
    if attribute(item, "FormalName", "NewsManagement/Urgency") is None:
        priority = attribute(root, "FormalName", "NewsEnvelope/Priority") or ""
        envelope.priority = envelope.priority or _PRIORITIES.get(priority)
    sent = read_instant(words(root, "NewsEnvelope/DateAndTime"))
    envelope.published = envelope.published or sent
    envelope.language = envelope.language or language_of(main) or language_of(item)
    return envelope


def _take_identification(envelope: Envelope, item: Element) -> None:
    found = first(item, "Identification/NewsIdentifier")
    if found is None:
        return
    day, name = words(found, "DateId"), words(found, "NewsItemId")
    provider = words(found, "ProviderId")
    if name:
        envelope.identifier = ":".join(part for part in ("urn:newsml", provider, day, name) if part)
    else:  # the public identifier ends with the revision, which the others do not share
        public = words(found, "PublicIdentifier")
        envelope.identifier = re.sub(r":\d+[NUA]?$", "", public) if public else None
    number = words(found, "RevisionId") or ""
    envelope.revision = int(number) if number.isdecimal() and len(number) < 10 else None
    before = attribute(found, "PreviousRevision", "RevisionId")
    changed = (attribute(found, "Update", "RevisionId") or "").upper() in ("U", "A", "Y")
    if changed or (before and before.isdecimal() and int(before) > 0):
        envelope.signal = "update"
    envelope.slug = words(item, "Identification/NameLabel")


def _take_management(envelope: Envelope, item: Element) -> None:
    """Status, instants and the signal, which is the strongest that status, instructions and notes give."""
    management = first(item, "NewsManagement")
    codes: list[str | None] = [*envelope.advisory]
    if management is not None:
        created = read_instant(words(management, "FirstCreated"))
        revised = read_instant(words(management, "ThisRevisionCreated"))
        envelope.published = created or revised
        envelope.updated = revised if revised != envelope.published else None
        urgency = attribute(management, "FormalName", "Urgency") or ""
        envelope.priority = envelope.priority or _PRIORITIES.get(urgency)
        status = attribute(management, "FormalName", "Status") or words(management, "Status")
        codes += [status, *(attribute(mark, "FormalName") for mark in every(management, "Instruction"))]
        codes += [
            attribute(mark, "Value") for mark in every(management, "Property")
            if "signal" in (attribute(mark, "FormalName") or "").lower()
        ]  # fmt: skip
        if status and _plain_status(status) in ("withheld", "embargoed"):
            until = words(management, "StatusWillChange/DateAndTime")
            envelope.embargo = read_instant(until) or until or status
    envelope.signal = signal_of(*codes) or envelope.signal


def _plain_status(status: str) -> str:
    """A status code without case and scheme."""
    return status.rpartition(":")[2].strip().lower()


def _main_component(item: Element) -> Element | None:
    """The component whose lines and metadata are the item's: the outermost."""
    return first(item, "NewsComponent")


def _take_lines(envelope: Envelope, component: Element) -> None:
    notes: list[str] = []
    for lines in every(component, ".//NewsLines"):
        envelope.headline = envelope.headline or words(lines, "HeadLine")
        envelope.dateline = envelope.dateline or words(lines, "DateLine")
        envelope.slug = words(lines, "SlugLine") or envelope.slug
        for line in every(lines, "NewsLine"):
            kind = (attribute(line, "FormalName", "NewsLineType") or "").replace(" ", "").lower()
            if kind in _ADVISORY:
                notes += [note for text in every(line, "NewsLineText") if (note := words(text))]
    envelope.advisory = tuple(dict.fromkeys(notes))


def _take_metadata(envelope: Envelope, component: Element) -> None:
    for party in ("Provider", "Source", "Creator"):
        name = attribute(component, "FormalName", f".//AdministrativeMetadata/{party}/Party")
        if name and envelope.agency is None:
            envelope.agency = name
    envelope.language = attribute(component, "FormalName", ".//DescriptiveMetadata/Language")
    written = first(component, ".//DescriptiveMetadata/DateLineDate")
    envelope.day = (read_instant(words(written)) or "")[:10] or None
    for location in every(component, ".//DescriptiveMetadata/Location"):
        named = {
            attribute(mark, "FormalName"): attribute(mark, "Value") for mark in every(location, "Property")
        }  # fmt: skip
        if envelope.place is None:
            envelope.place = named.get("City") or named.get("CountryArea")


def _take_content(envelope: Envelope, component: Element) -> None:
    """The text of the main part: paragraphs of DataContent, or the NITF in it."""
    parts = list(every(component, ".//ContentItem"))
    texts = [part for part in parts if _is_text(part)]
    if parts and not texts:
        kind = attribute(parts[0], "FormalName", "MediaType") or "without text"
        raise InputError(f"this item is {kind[:40]}, not text", remedy="leave it out")
    main = [part for part in texts if _role(part) in ("main", "")]
    for part in main or texts:
        content = first(part, "DataContent")
        if content is None:
            continue
        nitf = first(content, "nitf")
        if nitf is not None:
            _take_nitf(envelope, envelope_of_nitf(nitf))
            found = envelope.text
        else:
            found = text_of(content)
            envelope.text = "\n\n".join(filter(None, (envelope.text, found)))
        if envelope.text:
            return


def _is_text(part: Element) -> bool:
    return "text" in (attribute(part, "FormalName", "MediaType") or "text").lower()


def _role(part: Element) -> str:
    """The role of the nearest component around a content, "" when none is said."""
    around = part.getparent()
    return (attribute(around, "FormalName", "Role") or "").lower()


def _take_nitf(envelope: Envelope, inner: Envelope) -> None:
    """What the NITF inside says and NewsML does not."""
    envelope.text = inner.text
    for name in ("headline", "dateline", "place", "day", "agency", "priority", "slug", "embargo", "signal"):
        if getattr(envelope, name) is None:
            setattr(envelope, name, getattr(inner, name))
    envelope.advisory = tuple(dict.fromkeys((*envelope.advisory, *inner.advisory)))
