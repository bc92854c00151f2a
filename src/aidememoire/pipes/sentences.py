"""Where does each sentence start? Set before the parser runs, by rule, one paragraph at a time.

The parser cuts « Lavrov | ont discuté »; a stop, what stands before it and what follows tell better.
A paragraph is read alone: nothing outside it changes its sentences. Every zone of the header (stamp,
headline, dateline, sign-off …) is a sentence of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
from spacy.attrs import IDX, IS_SPACE, SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from aidememoire import layers
from aidememoire.characters import plain
from aidememoire.lexicon import loader

LONGEST = 250  # tokens: beyond this a sentence is cut at the nearest good place, so that parsing stays linear

_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
# a cut « (...) », or stops with the marks that close on them
_STOP = re.compile(r"[(\[]\s?(?:\.{2,}|…)\s?[)\]]|(?P<stop>[.!?…](?:\s?[!?…]|\.)*)(?P<close>(?:\s?»|['\")\]])*)")
_CUT = re.compile(r"\s+(?P<cut>[(\[]\s?(?:\.{2,}|…)\s?[)\]])")
_BEFORE = re.compile(r"[^\s«»\"(\[/]*$")
_AFTER = re.compile(r"\s+(?P<open>(?:[«\"'(\[–—-]\s*)*)(?P<next>\S)")
_BULLET = re.compile(r"(?:[-–—•*·▪►●‣]|\d{1,2}[.)])\s+")
_INITIALS = re.compile(r"(?:[A-ZÀ-Ý](?:h|l|r|hr)?\.?-?){1,4}")
_WRAP = (40, 130)  # code points: the widths at which people and programs fold lines


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(loader.load("wire")["sentences"][name])


def find_sentences(text: str, zones: list[layers.Zone] | None = None) -> list[int]:
    """The offsets (code points) where sentences start, the first one included, in order.

    `zones` are those of the `dateline` layer; without them the whole text is body.
    """
    words = plain(text)
    starts: list[int] = []
    for start, end, whole in _stretches(words, zones or []):
        starts.append(start)
        if not whole:
            starts.extend(_inside(words, start, end))
    return starts


def _stretches(words: str, zones: list[layers.Zone]) -> Iterator[tuple[int, int, bool]]:
    """Start, end of each paragraph of the body and of each other zone (`whole`: one sentence)."""
    at = 0
    for zone in zones:
        yield from _paragraphs(words, at, zone["start"])
        if zone["kind"] in ("body", "summary"):
            yield from _paragraphs(words, zone["start"], zone["end"])
        else:
            yield zone["start"], zone["end"], True
        at = zone["end"]
    yield from _paragraphs(words, at, len(words))


def _paragraphs(words: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    at = start
    for gap in _BLANK_LINES.finditer(words, start, end):
        yield from _trimmed(words, at, gap.start())
        at = gap.end()
    yield from _trimmed(words, at, end)


def _trimmed(words: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    inside = words[start:end]
    bare = inside.strip()
    if bare:
        start += len(inside) - len(inside.lstrip())
        yield start, start + len(bare), False


def _inside(words: str, start: int, end: int) -> list[int]:
    """The starts inside one paragraph, its own start left out."""
    paragraph = words[start:end]
    lines = set(_line_starts(paragraph)) if "\n" in paragraph else set()
    found = set(lines)
    quotes = 0  # straight marks seen so far: an odd one opens
    counted = 0
    last = 0
    for stop in _STOP.finditer(paragraph):
        if stop["stop"] is None:  # « (...) Je pense »: what follows a cut is a sentence when it opens like one
            after = _AFTER.match(paragraph, stop.end())
            if after and not after["open"] and stop.start() != last and _opens(paragraph, after.start("next")):
                found.add(after.start("next"))
                last = after.start("next")
            continue
        close = stop.end()
        quotes += paragraph.count('"', counted, close)
        counted = close
        if quotes % 2 and (late := re.compile(r"\s\"(?=\s|$|,)").match(paragraph, close)):
            quotes, counted, close = quotes + 1, late.end(), late.end()  # « Qui sait ? " »
        begin = _next_start(paragraph, last, stop, close, inside=quotes % 2 == 1)
        if begin is not None:
            found.add(begin)
            last = begin
    return sorted(start + place for place in found)


def _next_start(paragraph: str, last: int, stop: re.Match[str], close: int, *, inside: bool) -> int | None:
    """Where the next sentence starts if this stop ends one, else None."""
    cut = _CUT.match(paragraph, close)  # « … rejetée. [...] Nous … »: the cut belongs to what follows
    after = _AFTER.match(paragraph, cut.end() if cut else close)
    if not after:
        return _glued(paragraph, stop, close)
    if cut:
        return cut.start("cut") if after["next"].isupper() else None
    begin = after.start("open") if after["open"] else after.start("next")
    if inside and after["open"].startswith('" '):  # an odd mark before, a blank after: this one closes
        return None
    following = after["next"]
    if not (following.isupper() or following.isdigit() or _is_other_script(following)):
        return None
    if after["open"][:1] in ("–", "—", "-") and not following.isupper():
        return None
    if following.isdigit() and stop["stop"].endswith(("..", "…")):  # « en... 1950 »
        return None
    if stop["stop"] == "." and not stop["close"] and not _ends(paragraph, last, stop.start(), after):
        return None
    return begin


def _is_other_script(char: str) -> bool:
    """A letter without case (Arabic, Chinese) or a sign such as an emoji can open a sentence."""
    return (char.isalpha() and char.lower() == char.upper()) or ord(char) >= 0x1F000


def _glued(paragraph: str, stop: re.Match[str], close: int) -> int | None:
    """A stop without a blank after it: « …en Syrie.Le président » ends a sentence, « lemonde.fr » does not."""
    if stop["stop"] == "." and re.search(r"[a-zà-ÿ]{3}$", paragraph[max(0, stop.start() - 3) : stop.start()]):
        opener = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ']*(?=\s)").match(paragraph, close)
        if opener and opener[0].rstrip("'") in {word.rstrip("'") for word in _words("openers")}:
            return close
    return None


def _ends(paragraph: str, last: int, dot: int, after: re.Match[str]) -> bool:
    """Whether a lone full stop ends its sentence, from the word before it and the word after."""
    before = _BEFORE.search(paragraph, max(last, dot - 30), dot)
    word = before[0].lstrip("'-") if before else ""
    elided = word.rpartition("'")[2]  # l'art. 5, d'env. 300
    if elided in _words("followed"):
        return False
    if elided in _words("numbered"):  # « art. 5 », but « une galerie d'art. »
        return not after["next"].isdigit()
    if elided == "ex" and paragraph[:dot].endswith(("p. ex", "par ex")):
        return False
    if word.isdigit() and not paragraph[last : dot - len(word)].strip():
        return False  # « 1. Le cessez-le-feu »: a number in a list
    if elided in _words("either"):
        return after["next"].isupper()
    if _INITIALS.fullmatch(elided) and not (
        len(elided) > 1 and elided.isupper() and "." not in elided and "-" not in elided
    ):
        return _opens(paragraph, after.start("next"))
    return True


def _opens(paragraph: str, at: int) -> bool:
    """Whether the word there is one that opens sentences, and no surname."""
    word = re.compile(r"[\w-]+[.']?").match(paragraph, at)
    return word is not None and (word[0] in _words("openers") or word[0].rstrip(".") in _words("openers"))


def _line_starts(paragraph: str) -> Iterator[int]:
    """The line starts that begin a sentence: bullets, titles and lists do, folded lines do not."""
    lines: list[tuple[int, str]] = []
    at = 0
    for raw in paragraph.split("\n"):
        bare = raw.strip()
        if bare:
            lines.append((at + len(raw) - len(raw.lstrip()), bare))
        at += len(raw) + 1
    widest = max(len(line) for _, line in lines)
    for (_, above), (start, line) in zip(lines, lines[1:], strict=False):
        if _breaks(above, line, widest):
            yield start


def _breaks(above: str, line: str, widest: int) -> bool:
    bullet = _BULLET.match(line)
    if bullet and (
        _BULLET.match(above)
        or above.endswith((".", "!", "?", ":", ";", "…", "»", '"'))
        or line[bullet.end() :][:1].isupper()
    ):
        return True
    if line.lstrip("«\"'(- ")[:1].islower() or above.endswith((",", "-", "(", "«")):
        return False
    if _STOP.search(above[-3:]) and above.rstrip("\"'»)] ").endswith((".", "!", "?", "…")):
        return not _ends_in_abbreviation(above)
    if _WRAP[0] <= widest <= _WRAP[1]:  # folded: a line is full when the next word had no room
        return len(above) + 1 + len(line.split()[0]) <= widest
    return True


def _ends_in_abbreviation(line: str) -> bool:
    before = _BEFORE.search(line[:-1])
    return line.endswith(".") and before is not None and before[0].rpartition("'")[2] in _words("followed")


def set_sentences(doc: Doc) -> Doc:
    """Sets `is_sent_start` of every token, from the text and the zones of its header."""
    flags = [False] * len(doc)
    if not flags:
        return doc
    columns = doc.to_array([IDX, IS_SPACE])
    offsets, blank = columns[:, 0].tolist(), columns[:, 1].tolist()
    first = next((i for i, space in enumerate(blank) if not space), 0)
    for start in find_sentences(layers.text(doc), layers.get(doc, "dateline")["zones"]):
        place = bisect_left(offsets, start)
        if place < len(flags) and not blank[place] and place > first:
            flags[place] = True
    flags[0] = True
    _cut_long(doc, flags)
    # all at once: setting `token.is_sent_start` looks through the whole Doc each time
    column: Any = np.where(flags, 1, -1).astype(np.int64).view(np.uint64).reshape(-1, 1)
    doc.from_array([SENT_START], column)
    return doc


def _cut_long(doc: Doc, flags: list[bool]) -> None:
    """Cuts what is longer than LONGEST tokens after a semicolon, else a colon or comma, else anywhere."""
    start = 0
    for i in range(1, len(flags)):
        if flags[i]:
            start = i
        elif i - start >= LONGEST:
            cut = i
            for marks in ((";",), (":", ","), ("et", "ou", "mais", "car")):
                found = next((j for j in range(i, start + LONGEST // 2, -1) if doc[j - 1].text in marks), None)
                if found:
                    cut = found
                    break
            flags[cut] = True
            start = cut
    # what was cut before `i` starts within the stretch already walked, and stays shorter than LONGEST


class SentencePipe:
    """The spaCy component; it holds nothing."""

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc, its sentence starts set."""
        return set_sentences(doc)


@Language.factory("aidememoire_sentences", assigns=["token.is_sent_start", "doc.sents"])
def create_sentences(nlp: Language, name: str) -> SentencePipe:
    """The pipe that sets sentence starts; add it before the parser."""
    return SentencePipe()
