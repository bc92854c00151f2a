"""The time expressions of a record as TimeML: the text as received, each expression in its TIMEX3.

Without its tags the document is the text, character for character. What XML 1.0 cannot hold (most control
characters) is one U+FFFD each, so that offsets stay true; a carriage return is written `&#13;`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeGuard
from xml.sax.saxutils import escape, quoteattr

from aidememoire.record import Record, TimeExpression

SCHEMA = "http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    f'xsi:noNamespaceSchemaLocation="{SCHEMA}">'
)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def timeml(record: Record) -> str:
    """The dispatch as a TimeML 1.2.1 document, UTF-8 text with its line end.

    An empty TIMEX3 `t0`, CREATION_TIME, opens it where the day of the dispatch is known; the others are
    numbered in text order. An expression that was counted from a day points to the TIMEX3 of that day
    (`anchorTimeID`); a length that begins or ends there points to the TIMEX3 of each end (`beginPoint`, `endPoint`),
    an empty one right after it where the text has none of that day. An expression that overlaps the one
    before it is left out: the pipes make none. Never raises on a valid record.
    """
    document = _Document(record)
    return _HEAD + document.body() + "</TimeML>\n"


def xml_text(text: str) -> str:
    """The same number of characters as XML can hold, before escaping."""
    return _NOT_XML.sub("\ufffd", text)


class _Document:
    """One document under way: which TIMEX3 stands for which day."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.times = _apart(record.times)
        self.ids: dict[str, str] = {}
        if record.date:
            self.ids[record.date[:10]] = "t0"
        for number, time in enumerate(self.times, 1):
            if time.type == "DATE" and _DAY.fullmatch(time.value):
                self.ids.setdefault(time.value, f"t{number}")
        self.next = len(self.times) + 1

    def body(self) -> str:
        """What stands inside the root."""
        text, at, parts = self.record.text, 0, []
        if self.record.date:
            parts.append(
                _tag("t0", {"type": "DATE", "value": self.record.date[:10], "functionInDocument": "CREATION_TIME"})
            )
        for number, time in enumerate(self.times, 1):
            parts.append(_escaped(text[at : time.start]))
            parts.append(self._timex(f"t{number}", time))
            at = time.end
        parts.append(_escaped(text[at:]))
        return "".join(parts)

    def _timex(self, tid: str, time: TimeExpression) -> str:
        attributes = {"type": time.type, "value": time.value, "mod": time.mod, "quant": time.quant, "freq": time.freq}
        after = ""
        ends = (_day(time.from_), _day(time.to))
        if time.type == "DURATION" and _is_its_own(ends, _day(time.anchor)):
            attributes["beginPoint"], first = self._point(ends[0])
            attributes["endPoint"], last = self._point(ends[1])
            after = first + last
        elif time.type != "DURATION" and time.anchor and time.anchor[:10] in self.ids:
            anchor = self.ids[time.anchor[:10]]
            if anchor != tid:
                attributes |= {"temporalFunction": "true", "anchorTimeID": anchor}
        return _tag(tid, attributes, time.text) + after

    def _point(self, day: str) -> tuple[str, str]:
        """The TIMEX3 of a day, and the empty one to write where there was none."""
        if day in self.ids:
            return self.ids[day], ""
        tid = self.ids[day] = f"t{self.next}"
        self.next += 1
        return tid, _tag(tid, {"type": "DATE", "value": day, "temporalFunction": "true"})


def _apart(times: Sequence[TimeExpression]) -> list[TimeExpression]:
    kept: list[TimeExpression] = []
    for time in sorted(times, key=lambda one: (one.start, -one.end)):
        if not kept or time.start >= kept[-1].end:
            kept.append(time)
    return kept


def _is_its_own(ends: tuple[str | None, str | None], anchor: str | None) -> TypeGuard[tuple[str, str]]:
    """Whether two ends are those of a length counted to or from a day: « depuis trois semaines ».

    « il y a deux ans » is a length too, but the record's interval is then the year that is meant.
    """
    return None not in ends and ends[0] != ends[1] and anchor in ends


def _day(value: str | None) -> str | None:
    return value[:10] if value and _DAY.match(value) else None


def _tag(tid: str, attributes: dict[str, str | None], text: str = "") -> str:
    said = "".join(f" {name}={quoteattr(xml_text(value))}" for name, value in attributes.items() if value)
    return f'<TIMEX3 tid="{tid}"{said}>{_escaped(text)}</TIMEX3>' if text else f'<TIMEX3 tid="{tid}"{said}/>'


def _escaped(text: str) -> str:
    return escape(xml_text(text), {"\r": "&#13;"})
