"""What does a dispatch say of itself, and which part of its text is which?

The walk goes down from the top through furniture, stamps, headline, summary and dateline to the first
line of text, then up from the bottom through sign-off and credits. Every line that is not text is a
zone; what is left is the body. Nothing is cut from the text: zones are offsets on it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from aidememoire.characters import plain
from aidememoire.readers import furniture as wire
from aidememoire.readers.datelines import Dateline, find_dateline
from aidememoire.readers.header_dates import settle
from aidememoire.readers.stamps import Stamp
from aidememoire.record import Header

_TOP = 16  # lines: what stands above a text is shorter than this
_HEADLINE = 220  # code points
_LONG = 120  # code points: a line that long is a paragraph of text
_SUBTITLE = 160
_KICKER = 30


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of the text, code points, half-open; `kind` as in `layers.Zone`."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a header: its fields, the day relative times count from, the zones in text order."""

    header: Header
    date: str | None
    zones: tuple[Zone, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    block: int


@dataclass(slots=True)
class _Walk:
    """What the walk has met so far."""

    zones: list[Zone] = field(default_factory=list)
    stamps: list[Stamp] = field(default_factory=list)
    last_stamps: list[Stamp] = field(default_factory=list)  # those of the foot of the page
    headline: tuple[int, int] | None = None
    dateline: Dateline | None = None
    agency: str | None = None
    credit: str | None = None
    priority: str | None = None
    advisory: list[str] = field(default_factory=list)
    last_notes: list[str] = field(default_factory=list)
    embargo: str | None = None
    signoff: str | None = None

    def add(self, kind: str, line: _Line) -> None:
        self.zones.append(Zone(kind, line.start, line.end))


def read_header(
    text: str, given: str | None = None, *, stamps: Sequence[Stamp] = (), dateline: Dateline | None = None
) -> Reading:
    """The header and zones of a dispatch, from its text as received.

    `given` is the day (ISO) that the caller knows it to be of; it wins over the stamps, which are kept.
    `stamps` and `dateline` are those that its format keeps apart from the text; they come before the text's.
    Never raises: a text without header has an empty one and a single zone, its body.

    >>> read_header("Genève (AFP) - Rien de neuf.").header.dateline_place
    'Genève'
    """
    lines = _lines(text)
    walk = _Walk()
    tail = _walk_up(lines, walk)
    _walk_down(text, lines, tail, walk)
    header = Header(
        dateline_place=walk.dateline.place if walk.dateline else None,
        agency=(walk.dateline.agency if walk.dateline else None) or walk.agency or walk.credit,
        signoff=walk.signoff,
        headline=_squeezed(text, walk.headline) if walk.headline else None,
        priority=walk.priority,
        advisory=(*walk.advisory, *walk.last_notes),
        embargo=walk.embargo,
    )
    header, day = settle(
        header,
        [*stamps, *walk.stamps, *walk.last_stamps],
        dateline or walk.dateline,
        date.fromisoformat(given) if given else None,
    )
    return Reading(header, day, tuple(sorted(walk.zones, key=lambda zone: zone.start)))


def _squeezed(text: str, place: tuple[int, int]) -> str:
    """The words at that place, on one line."""
    return re.sub(r"\s*[\r\n]\s*", " ", text[place[0] : place[1]])


def _lines(text: str) -> list[_Line]:
    """The lines that hold something, trimmed, with the number of their block between blank lines."""
    lines: list[_Line] = []
    block = at = 0
    for raw in plain(text).split("\n"):
        words = raw.strip()
        if words:
            start = at + len(raw) - len(raw.lstrip())
            lines.append(_Line(start, start + len(words), text[start : start + len(words)], block))
        else:
            block += 1
        at += len(raw) + 1
    return lines


def _walk_up(lines: list[_Line], walk: _Walk) -> int:
    """Takes sign-off, credits and notes from the end; gives how many lines are left above."""
    left = len(lines)
    while left > 1:
        line = lines[left - 1]
        if walk.signoff is None and wire.is_signoff(line.text):
            walk.signoff = line.text
            walk.add("signoff", line)
        elif wire.is_credit(line.text):
            walk.credit = walk.credit or wire.agency_in(line.text)
            walk.add("credit", line)
        elif wire.is_advisory(line.text):
            walk.last_notes.insert(0, line.text)
            walk.add("advisory", line)
        elif (stamps := wire.stamps_of(line.text)) and any(stamp.label for stamp in stamps):
            walk.last_stamps = stamps + walk.last_stamps
            walk.add("stamp", line)
        elif wire.is_furniture(line.text):
            walk.add("furniture", line)
        else:
            break
        left -= 1
    return left


def _walk_down(text: str, lines: list[_Line], tail: int, walk: _Walk) -> None:
    """Takes everything above the text from the start; the rest, down to `tail`, is body."""
    at = 0
    body: int | None = None
    while at < tail and body is None:
        line = lines[at]
        if at < _TOP and _take_apparatus(line, walk):
            at += 1
            continue
        dateline = _dateline_at(lines, at, walk) if walk.dateline is None else None
        if dateline:
            walk.dateline = dateline
            at_end = line.start + dateline.end
            walk.zones.append(Zone("dateline", line.start, line.start + len(line.text[: dateline.end].rstrip())))
            at += 1
            body = at_end if at_end < line.end else None
            continue
        taken = _take_title(text, lines, at, tail, walk) if at < _TOP else 0
        at += taken
        if not taken:
            body = line.start
            at += 1
    if body is not None:
        _add_body(lines, at, tail, body, walk)
    elif walk.headline and not any(zone.kind == "dateline" for zone in walk.zones):
        _give_headline_back(walk)


def _give_headline_back(walk: _Walk) -> None:
    """A dispatch of one line (an ALERTE) has its title for text: the words are headline and body."""
    walk.zones = [Zone("body", z.start, z.end) if z.kind == "headline" else z for z in walk.zones]


def _take_apparatus(line: _Line, walk: _Walk) -> bool:
    """Takes a line of stamps, furniture, notes to desks or embargo."""
    stamps = wire.stamps_of(line.text)
    if wire.is_embargo(line.text):
        walk.embargo = walk.embargo or line.text
        walk.add("embargo", line)
    elif stamps is not None and not _opens_a_text(line.text):
        walk.stamps.extend(stamps)
        walk.agency = walk.agency or wire.agency_in(line.text)
        walk.add("stamp", line)
    elif wire.is_advisory(line.text):
        walk.advisory.append(line.text)
        walk.add("advisory", line)
    elif (
        wire.is_furniture(line.text)
        or wire.is_byline(line.text)
        or (wire.is_credit(line.text, signed=walk.headline is not None) and not _opens_a_text(line.text))
    ):
        opening = wire.priority_of(line.text)
        walk.priority = walk.priority or (opening[0] if opening else None)
        walk.agency = walk.agency or wire.agency_in(line.text)
        walk.add("furniture", line)
    else:
        return False
    return True


def _is_apparatus(line: str) -> bool:
    """Whether a line is stamps, furniture, a note to desks or an embargo."""
    return (
        wire.stamps_of(line) is not None
        or wire.is_advisory(line)
        or wire.is_embargo(line)
        or wire.is_furniture(line)
        or wire.is_byline(line)
    )


def _opens_a_text(line: str) -> bool:
    """Whether a line made of a date is a dateline: « 24 juin 2012. - » is one, « 24 juin 2012 - 16:05 » is a stamp."""
    dateline = find_dateline(line, after_headline=False)
    return dateline is not None and bool(dateline.place or dateline.agency or dateline.end == len(line))


def _dateline_at(lines: list[_Line], at: int, walk: _Walk) -> Dateline | None:
    return find_dateline(lines[at].text, after_headline=bool(walk.zones)) if at < _TOP else None


def _take_title(text: str, lines: list[_Line], at: int, tail: int, walk: _Walk) -> int:
    """Takes a headline, a bullet of the summary or a subtitle; gives how many lines, 0 for text."""
    line = lines[at]
    if wire.BULLET.match(line.text) and (walk.headline or at + 1 < tail and wire.BULLET.match(lines[at + 1].text)):
        if walk.dateline is None and len(line.text) <= _HEADLINE:
            walk.add("summary", line)
            return 1
        return 0
    if walk.headline is None:
        length = _headline_length(lines, at, tail)
        if not length:
            return 0
        if _is_kicker(lines, at, tail, length):
            walk.add("furniture", line)
            return 1
        end = lines[at + length - 1].end
        walk.headline = (line.start, end)
        walk.zones.append(Zone("headline", line.start, end))
        priority, notes = wire.marks_of(text[line.start : end])
        walk.priority = walk.priority or priority
        walk.advisory.extend(notes)
        return length
    if walk.dateline is None and _is_chapeau(lines, at, tail, walk):
        walk.add("summary", line)
        return 1
    return 0


def _ends_as_text(line: str) -> bool:
    """Whether a line closes with the full stop of a sentence, or opens a list or quotation."""
    return plain(line).rstrip("\"» )'").endswith((".", ";", ",", ":", "…")) and not line.endswith("...")


def _headline_length(lines: list[_Line], at: int, tail: int) -> int:
    """How many lines, from `at`, make a headline; 0 when this is text already."""
    end = at + 1
    while end < tail and lines[end].block == lines[at].block and lines[end].text[0].islower() and end - at < 3:
        end += 1
    last, length = lines[end - 1], lines[end - 1].end - lines[at].start
    if length > _HEADLINE:
        return 0
    if end >= tail:  # nothing follows: an alert is its own headline
        return end - at if wire.priority_of(lines[at].text) else 0
    below = lines[end]
    dateline_below = find_dateline(below.text, after_headline=False) is not None
    if _ends_as_text(last.text) and not dateline_below:
        return 0
    if end + 1 < tail and lines[end].block == last.block and lines[end].text[0].islower():
        return 0  # a wrapped paragraph
    longer = len(below.text) > _LONG or 2 * len(below.text) > 3 * length
    apparatus = _is_apparatus(below.text) or bool(wire.BULLET.match(below.text))
    return end - at if below.block != last.block or longer or apparatus or dateline_below else 0


def _is_kicker(lines: list[_Line], at: int, tail: int, length: int) -> bool:
    """A section word or two above the real headline: « Syrie », « Conflit au Sahel »."""
    line = lines[at]
    if length != 1 or len(line.text) > _KICKER or len(line.text.split()) > 3 or at + 2 >= tail:
        return False
    below = lines[at + 1]
    if find_dateline(below.text, after_headline=True) or wire.BULLET.match(below.text):
        return False
    return len(below.text.split()) > 3 and _headline_length(lines, at + 1, tail) > 0


def _is_chapeau(lines: list[_Line], at: int, tail: int, walk: _Walk) -> bool:
    """A subtitle, or a short paragraph between the headline and the dateline of an agency."""
    line = lines[at]
    if at + 1 >= tail:
        return False
    for below in lines[at + 1 : min(at + 5, tail)]:
        dateline = find_dateline(below.text, after_headline=True)
        if dateline:
            return dateline.place is not None or dateline.agency is not None
    alone = lines[at + 1].block != line.block and (at == 0 or lines[at - 1].block != line.block)
    first = not any(zone.kind == "summary" for zone in walk.zones)
    return (
        first
        and alone
        and len(line.text) <= _SUBTITLE
        and not plain(line.text).rstrip('"» ').endswith((".", ":", "!", "?", "…", ",", ";"))
    )


def _add_body(lines: list[_Line], at: int, tail: int, start: int, walk: _Walk) -> None:
    """The body from `start`; a lead-in date a few lines below cuts it (« 24 janvier 2017. - »)."""
    end = lines[tail - 1].end
    if walk.dateline is None:
        for line in lines[at : min(at + 3, tail)]:
            dateline = find_dateline(line.text, after_headline=True)
            if dateline and dateline.day:
                walk.dateline = dateline
                cut = line.start + len(line.text[: dateline.end].rstrip())
                before = max(z for z in (ln.end for ln in lines if ln.end < line.start))
                walk.zones += [Zone("body", start, before), Zone("dateline", line.start, cut)]
                start = line.start + dateline.end
                if start >= line.end:
                    later = [ln.start for ln in lines[:tail] if ln.start > line.start]
                    start = later[0] if later else end
                break
    if start < end:
        walk.zones.append(Zone("body", start, end))
