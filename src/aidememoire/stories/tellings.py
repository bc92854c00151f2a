"""What must be known of a dispatch to say whether another one is a version of it? Its words and its header, no more."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, cached_property, lru_cache
from urllib.parse import urlsplit

from aidememoire.characters import fold
from aidememoire.exports.days import days_of
from aidememoire.lexicon import loader
from aidememoire.readers.furniture import priority_of
from aidememoire.record import Header, Record, Signal
from aidememoire.stories.nouns import Version, VersionKind
from aidememoire.stories.prints import Prints
from aidememoire.stories.shingles import Words, read_words

_LATE = timedelta(days=7)  # an update stamp later than that is a page's machinery, no version
_TOLD_FROM = (
    "published", "updated", "agency", "outlet", "url", "headline", "priority", "advisory", "signoff", "identifier",
    "revision", "signal", "slug",
)  # fmt: skip
_WORD = re.compile(r"\w+")
_ORDINAL = re.compile(r"(\d+)e ")


@dataclass(frozen=True)
class Telling:
    """A dispatch as versions are told from: the text as received, its header, its day, when it came in.

    `received` is an instant (ISO 8601 with its zone) that breaks ties of dispatches that say no hour. One that a
    store knows has no text: what is compared of its words was `kept`.
    """

    id: str
    text: str
    header: Header
    date: str | None = None
    received: str = ""
    kept: Prints | None = None

    @classmethod
    def of(cls, record: Record, received: str = "") -> Telling:
        """The telling of a record."""
        return cls(record.id, record.text, record.header, record.date, received)

    def kept_header(self) -> str:
        """What of its header versions are told from, as JSON."""
        said = {name: value for name in _TOLD_FROM if (value := getattr(self.header, name)) not in (None, ())}
        return json.dumps(said, ensure_ascii=False)

    def version(self, kind: VersionKind, of: str | None) -> Version:
        """This dispatch as a version of that kind, of the dispatch `of`."""
        return Version(
            dispatch=self.id,
            kind=kind,
            of=of,
            published=self.header.updated or self.header.published or self.date,
            headline=self.header.headline,
            agency=self.header.agency,
            outlet=self.header.outlet,
        )

    @cached_property
    def words(self) -> Words:
        """The words of its body."""
        return read_words(self.text)

    @cached_property
    def prints(self) -> Prints:
        """What of its words is compared."""
        return self.words.prints if self.kept is None else self.kept

    @cached_property
    def instant(self) -> datetime | None:
        """When this version was sent, in UTC: updated, else published, else its day; None when it says none."""
        published = _instant(self.header.published) or _instant(self.date)
        updated = _instant(self.header.updated)
        if updated and (published is None or timedelta() <= updated - published <= _LATE):
            return updated
        return published

    @cached_property
    def day(self) -> str | None:
        """The day it is counted under: its own, else that of its instant (ISO)."""
        days = days_of(self.date)
        return days[0] if days else (self.instant.date().isoformat() if self.instant else None)

    @cached_property
    def headline(self) -> tuple[str, ...]:
        """The words of its headline, folded, without priority and notes to desks."""
        return headline_words(self.header.headline or "")

    @cached_property
    def outlet(self) -> str | None:
        """Where it was published: the outlet, else the site of its address; None for an agency's own text."""
        if self.header.outlet:
            return fold(self.header.outlet)
        return _site(self.header.url) if self.header.url else None

    @cached_property
    def source(self) -> str | None:
        """Who published it: the outlet, else the agency."""
        return self.outlet or (fold(self.header.agency) if self.header.agency else None)

    @cached_property
    def signal(self) -> Signal | None:
        """What it says that it does to an earlier one: by its envelope, else by its priority and notes to desks."""
        if self.header.signal:
            return self.header.signal
        said = fold(" ".join((self.header.priority or "", *self.header.advisory)))
        for signal in ("cancelled", "correction", "update"):
            if _signal_words(signal).search(said):
                return signal
        return None

    @cached_property
    def turn(self) -> tuple[datetime, int, bool, str, str]:
        """Where it stands among versions that bear no revision: by instant, LEAD, agency before outlet, arrival."""
        instant = self.instant or datetime.max.replace(tzinfo=UTC)
        return (instant, self._lead, self.outlet is not None, self.received, self.id)

    @property
    def _lead(self) -> int:
        """0 for a first text, 1 for a LEAD, 2 for « 2e LEAD » …"""
        priority = self.header.priority or ""
        if not priority.endswith("LEAD"):
            return 0
        ordinal = _ORDINAL.match(priority)
        return int(ordinal[1]) if ordinal else 1


@lru_cache(maxsize=512)
def known_telling(id: str, header: str, words: bytes, date: str | None, received: str) -> Telling:
    """The telling of a dispatch as a store keeps it (the last ones are remembered by all of what is kept).

    `header` is what `kept_header` gave, `words` what `Prints.packed` did.
    """
    said = json.loads(header)
    said["advisory"] = tuple(said.get("advisory", ()))
    return Telling(id, "", Header.model_construct(**said), date, received, Prints.unpacked(words))


def headline_words(headline: str) -> tuple[str, ...]:
    """The words of a headline, folded, without priority and bracketed notes.

    >>> headline_words("LEAD - Salto: la trêve tient (ACTUALISATION)")
    ('salto', 'la', 'treve', 'tient')
    """
    opening = priority_of(headline)
    bare = headline[opening[1] :] if opening else headline
    return tuple(_WORD.findall(fold(re.sub(r"\([^()]*\)\s*$", "", bare))))


def _site(url: str) -> str | None:
    """The site of an address, None for what is no address."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


@cache
def _signal_words(signal: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b(?:{words})" for words in loader.load("versions")["signals"][signal]))


def _instant(stamp: str | None) -> datetime | None:
    """A stamp (day, or instant with or without zone) in UTC; a day begins at its midnight."""
    if not stamp:
        return None
    try:
        found = datetime.fromisoformat(stamp)
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
