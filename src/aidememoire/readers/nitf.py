"""Which dispatch does a NITF document hold? The IPTC's news markup, alone or inside another format."""

from __future__ import annotations

from collections.abc import Iterator

from aidememoire.dispatch import Dispatch
from aidememoire.errors import AideMemoireError
from aidememoire.readers.envelope import Envelope, dispatch_of
from aidememoire.readers.instants import read_instant
from aidememoire.readers.markup import text_of
from aidememoire.readers.signals import priority_of_urgency, signal_of
from aidememoire.readers.source import Given, Source
from aidememoire.readers.xml import Element, attribute, every, first, language_of, parse_xml, tag, words


def read(source: Source, given: Given) -> Iterator[Dispatch | AideMemoireError]:
    """The one dispatch of a NITF file."""
    root = parse_xml(source.whole("a NITF file"))
    yield dispatch_of(envelope_of_nitf(root), given)


def envelope_of_nitf(nitf: Element) -> Envelope:
    """The fields of a `<nitf>` element: docdata, body.head and body.content."""
    head, docdata = first(nitf, "body/body.head"), first(nitf, "head/docdata")
    content = first(nitf, "body/body.content")
    envelope = Envelope(wire=True, language=language_of(nitf))
    body = text_of(content) if content is not None else ""
    end = first(nitf, "body/body.end")
    ending = text_of(end) if end is not None else ""
    envelope.text = "\n\n".join(part for part in (body, ending) if part)
    if head is not None:
        envelope.headline = words(head, "hedline/hl1") or words(head, "hedline")
        envelope.dateline = words(head, "dateline")
        envelope.place = words(head, "dateline/location/city") or words(head, "dateline/location")
        envelope.day = (read_instant(attribute(head, "norm", "dateline/story.date")) or "")[:10] or None
        envelope.agency = words(head, "distributor/org") or words(head, "distributor")
        envelope.advisory = tuple(note for item in every(head, "note") if (note := words(item)))
    envelope.headline = envelope.headline or words(nitf, "head/title")
    if docdata is not None:
        _take_docdata(envelope, docdata)
    for published in every(nitf, "head/pubdata"):
        envelope.outlet = attribute(published, "name") or envelope.outlet
        envelope.published = envelope.published or read_instant(attribute(published, "date.publication"))
        envelope.url = attribute(published, "ex-ref") or envelope.url
    envelope.signal = envelope.signal or signal_of(*envelope.advisory)
    return envelope


def _take_docdata(envelope: Envelope, docdata: Element) -> None:
    envelope.identifier = attribute(docdata, "id-string", "doc-id")
    envelope.agency = envelope.agency or attribute(docdata, "regsrc", "doc-id")
    envelope.published = read_instant(attribute(docdata, "norm", "date.issue")) or read_instant(
        attribute(docdata, "norm", "date.release")
    )
    envelope.priority = priority_of_urgency(attribute(docdata, "ed-urg", "urgency"))
    key = first(docdata, "du-key")
    envelope.slug = attribute(key, "key") or attribute(first(docdata, "fixture"), "fix-id")
    version = attribute(key, "version") or ""
    envelope.revision = int(version) if version.isdecimal() and len(version) < 10 else None
    advisories = [attribute(item, "ed-msg") for item in every(docdata, "*") if tag(item) == "ed-msg"]
    envelope.advisory = tuple(dict.fromkeys((*envelope.advisory, *(note for note in advisories if note))))
    status = attribute(docdata, "management-status") or attribute(docdata.getparent().getparent(), "change.status")
    correction = first(docdata, "correction")
    if correction is not None:
        envelope.signal = "correction"
        note = attribute(correction, "info")
        envelope.advisory += (note,) if note else ()
    envelope.signal = envelope.signal or signal_of(status) or ("update" if (envelope.revision or 1) > 1 else None)
    if attribute(docdata, "management-status") == "embargoed":
        release = attribute(docdata, "norm", "date.release")
        envelope.embargo = read_instant(release) or release
