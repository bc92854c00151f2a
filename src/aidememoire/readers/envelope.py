"""How do the fields of a format and the words of its text become one dispatch?

A field of the format wins over what the text says of itself; where both speak and differ, the header
carries a warning. What the format leaves out is read from the text, as for a plain one.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date

from aidememoire.characters import fold
from aidememoire.dispatch import Dispatch, content_id
from aidememoire.errors import EmptyInput, TooLong, WrongLanguage
from aidememoire.readers.datelines import Dateline, agencies, find_dateline
from aidememoire.readers.encoding import reject_binary
from aidememoire.readers.header import Reading, read_header
from aidememoire.readers.instants import stamp_of
from aidememoire.readers.language import PIPELINES, check_language, find_language, name_of
from aidememoire.readers.source import Given
from aidememoire.readers.stamps import Stamp, with_year
from aidememoire.readers.text import LONGEST, check_date
from aidememoire.record import Extent, Header, HeaderWarning, Signal

_SURE = 0.9  # how likely the text's language must be to overrule the field
_LONGEST_ID = 150  # code points


@dataclass(slots=True)
class Envelope:
    """What a format says of one item, in fields; None where it says nothing.

    `text` is its body, paragraphs separated by a blank line. Instants are ISO. `dateline` is the words of
    a dateline kept apart from the body, `day` the day (ISO) it was written on. `wire` says that the format
    is an agency's: its ids and versions can be relied on.
    """

    text: str = ""
    headline: str | None = None
    published: str | None = None
    updated: str | None = None
    dateline: str | None = None
    place: str | None = None
    day: str | None = None
    agency: str | None = None
    language: str | None = None
    advisory: tuple[str, ...] = ()
    embargo: str | None = None
    priority: str | None = None
    identifier: str | None = None
    revision: int | None = None
    signal: Signal | None = None
    slug: str | None = None
    url: str | None = None
    outlet: str | None = None
    extent: Extent | None = None
    wire: bool = False
    warnings: tuple[HeaderWarning, ...] = ()


def dispatch_of(envelope: Envelope, given: Given, *, name: str | None = None) -> Dispatch:
    """The dispatch of an item: its text with the headline first, its header from fields and text.

    `name` becomes its id; without it, a wire item is named by its identifier and version, any other by
    its content. A cancelled item without text has its headline and notes, else its slug, for text.
    Raises EmptyInput, BinaryInput, TooLong, WrongLanguage, and InputError for a date that is none.
    """
    text = _text_of(envelope)
    if len(text) > LONGEST:
        raise TooLong(f"{len(text):,} characters, and one dispatch holds at most {LONGEST:,}", remedy="give its parts")
    if not any(char.isalnum() for char in text):
        raise EmptyInput("there is no text in it", remedy="give an item that has one")
    reject_binary(text)
    day = check_date(given.date)
    language, warnings = _language_of(envelope, text, given.language)
    dateline = _dateline_of(envelope)
    stamps = [stamp_of(at, label) for at, label in _instants(envelope)]
    reading = read_header(text, day, stamps=stamps, dateline=dateline)
    header = _header_of(envelope, reading, dateline, language, warnings)
    if envelope.wire and not day:
        day = _day_of_version(envelope, dateline, text)
    return Dispatch(id=name or _id_of(envelope) or content_id(text), text=text, date=day or reading.date, header=header)


def _day_of_version(envelope: Envelope, dateline: Dateline | None, text: str) -> str | None:
    """The day (ISO) that this version of a wire item was written on: its dateline's, else its instant's."""
    version = (envelope.updated or envelope.published or "")[:10]
    if envelope.day is None and dateline is not None:
        written = dateline.day
        if written is None and dateline.month and version:
            undated = Stamp(0, 0, "", None, month=dateline.month, dom=dateline.dom)
            written = with_year(undated, date.fromisoformat(version)).day
        envelope.day = written.isoformat() if written else None
    return envelope.day or read_header(text).date or version or None


def _instants(envelope: Envelope) -> list[tuple[str, str]]:
    pairs = ((envelope.published, "published"), (envelope.updated, "updated"))
    return [(at, label) for at, label in pairs if at]


def _text_of(envelope: Envelope) -> str:
    body = envelope.text.strip("\r\n\t ")
    headline = _one_line(envelope.headline)
    if not body and envelope.signal == "cancelled":
        return "\n\n".join(filter(None, (headline, *envelope.advisory))) or envelope.slug or envelope.identifier or ""
    if not headline or same_words(body.split("\n", 1)[0], headline):
        return body
    return f"{headline}\n\n{body}" if body else headline


def _one_line(words: str | None) -> str:
    """The words on one line, no-break spaces kept."""
    return re.sub(r"[ \t\r\n]+", " ", words or "").strip()


def same_words(one: str, other: str) -> bool:
    """Whether two lines say the same, accents, case and marks apart."""
    return re.sub(r"\W+", " ", fold(one)).strip() == re.sub(r"\W+", " ", fold(other)).strip()


def _dateline_of(envelope: Envelope) -> Dateline | None:
    """The dateline that the format keeps apart, read as one of a text is."""
    words = " ".join((envelope.dateline or "").split())
    found = find_dateline(f"{words.rstrip(' -–—')} - ", after_headline=False) if words else None
    return found or (find_dateline(words, after_headline=False) if words else None)


def _language_of(envelope: Envelope, text: str, given: str | None) -> tuple[str, tuple[HeaderWarning, ...]]:
    """The language to read it in: the caller's, the field's, else the text's. Raises WrongLanguage."""
    said = re.split(r"[-_]", (envelope.language or "").strip().lower())[0]
    if given or not re.fullmatch(r"[a-z]{2,3}", said):
        return check_language(text, given), ()
    said = {"fra": "fr", "fre": "fr"}.get(said, said)
    if said in PIPELINES:
        return said, ()
    code, likely = find_language(text)
    if code in PIPELINES and likely >= _SURE:
        message = f"L’enveloppe dit que le texte est en « {said} » ; il se lit en « {code} »."
        return code, (HeaderWarning(code="language_differs", message=message),)
    raise WrongLanguage(
        f"it says that it is in {name_of(said)}, and only French has a pipeline",
        remedy="if it is French, say so with --language fr",
    )


def _header_of(
    envelope: Envelope,
    reading: Reading,
    dateline: Dateline | None,
    language: str,
    warnings: tuple[HeaderWarning, ...],
) -> Header:
    own = reading.header
    place = (dateline.place if dateline else None) or envelope.place
    agency = envelope.agency or (dateline.agency if dateline else None)
    agency = agencies().get(fold(agency), agency) if agency else None
    odd = [*envelope.warnings, *warnings, *own.warnings]
    if agency and own.agency and not same_words(agency, own.agency):
        odd.append(_differs("agency_differs", "L’agence", agency, own.agency))
    if place and own.dateline_place and not same_words(place, own.dateline_place):
        odd.append(_differs("place_differs", "Le lieu de la dépêche", place, own.dateline_place))
    found: dict[str, object] = {
        "published": envelope.published,
        "updated": envelope.updated,
        "dateline_place": place,
        "agency": agency,
        "headline": _one_line(envelope.headline),
        "priority": envelope.priority,
        "embargo": envelope.embargo,
        "identifier": envelope.identifier,
        "revision": envelope.revision,
        "signal": envelope.signal,
        "slug": envelope.slug,
        "url": envelope.url,
        "outlet": envelope.outlet,
        "extent": envelope.extent,
    }
    notes = dict.fromkeys((*envelope.advisory, *own.advisory))
    update = {key: value for key, value in found.items() if value not in (None, "")}
    update |= {"language": language, "warnings": tuple(odd), "advisory": tuple(notes)}
    return own.model_copy(update=update)


def _differs(code: str, what: str, field: str, text: str) -> HeaderWarning:
    return HeaderWarning(
        code=code,
        message=f"{what} est « {field} » dans l’enveloppe, « {text} » dans le texte ; l’enveloppe est suivie.",
    )


def _id_of(envelope: Envelope) -> str | None:
    """A wire item's id: the same for the same version, another for the next; None when that cannot be known."""
    version = str(envelope.revision) if envelope.revision is not None else envelope.updated or envelope.published
    if not (envelope.wire and envelope.identifier and version):
        return None
    return stable_id(envelope.identifier, re.sub(r"[-:]", "", version))


def stable_id(identifier: str, version: str) -> str:
    """An item's id from the sender's name for it and its version, safe as a file name.

    A name that is cut gets a digest of the whole, so that two long ones stay two.

    >>> stable_id("urn:newsml:agence.example:20161207:TX-PAR-AB12", "2")
    'urn_newsml_agence.example_20161207_TX-PAR-AB12.r2'
    """
    name = re.sub(r"[^\w.@+-]+|\.{2,}", "_", identifier).strip("._@+- ")
    if len(name) > _LONGEST_ID or not name:
        name = f"{name[: _LONGEST_ID - 17]}_{hashlib.sha256(identifier.encode('utf-8', 'replace')).hexdigest()[:16]}"
    return f"{name.lstrip('_')}.r{re.sub(r'[^0-9A-Za-z+]', '', version)}"
