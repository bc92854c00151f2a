"""Marked sentences: French with its quotations marked in it, read into the text and what must be found.

`[d …]`, `[p …]`, `[i …]` are direct, partial and indirect quotations; `-` after the letter: it denies what it
quotes; `|` cuts it where an incise stands. `{…}` are the words that name the source, of every quotation with no
number; `{2 …}` those of the quotations numbered 2 (`[i2 …]`); `[d0 …]` has no source words of its own. `¶` ends a
paragraph. What is not marked must not be found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

OPENING = re.compile(r"\[([dpi])(-?)(\d?) |\{(?:(\d) )?|[\[\]}|¶]")
KINDS = {"d": "direct", "p": "partial", "i": "indirect"}


@dataclass(slots=True)
class Marked:
    """The plain text of a marked sentence and what must be found: (kind, polarity, contents), sources by it."""

    text: str
    wanted: list[tuple[str, str, tuple[str, ...]]] = field(default_factory=list)
    sources: list[str | None] = field(default_factory=list)


def read_marked(sentence: str) -> Marked:
    """What a marked sentence says. Contents are its words; sources None where it has none."""
    text, at = "", 0
    stack: list[list[object]] = []
    found: list[tuple[int, str, str, str, list[tuple[int, int]]]] = []
    names: dict[str, tuple[int, int]] = {}
    for mark in OPENING.finditer(sentence):
        text += sentence[at : mark.start()]
        at = mark.end()
        sign = mark[0]
        if mark[1]:
            stack.append(["q", len(text), KINDS[mark[1]], "denies" if mark[2] else "asserts", mark[3], []])
        elif sign.startswith("{"):
            stack.append(["s", len(text), mark[4] or ""])
        elif sign == "[":
            stack.append(["["])
            text += "["
        elif sign == "¶":
            text += "\n\n"
        elif sign == "|":
            one = next(s for s in reversed(stack) if s[0] == "q")
            one[5].append(len(text))  # type: ignore[attr-defined]
        elif stack[-1][0] == "[":
            stack.pop()
            text += "]"
        elif sign == "}":
            _, start, number = stack.pop()
            names[str(number)] = (int(start), len(text))  # type: ignore[call-overload]
        else:
            _, start, kind, polarity, number, cuts = stack.pop()
            bounds = [int(start), *cuts, len(text)]  # type: ignore[call-overload,misc]
            parts = list(zip(bounds[::2], bounds[1::2], strict=True))
            found.append((int(start), str(kind), str(polarity), str(number), parts))  # type: ignore[call-overload]
    text += sentence[at:]
    marked = Marked(text)
    for _, kind, polarity, number, parts in sorted(found, key=lambda f: (f[0], -f[4][-1][1])):
        marked.wanted.append(
            (kind, polarity, tuple(_bare(text[s:e]) if len(parts) > 1 else text[s:e] for s, e in parts))
        )
        marked.sources.append(text[slice(*names[number])] if number != "0" and number in names else None)
    return marked


def _bare(words: str) -> str:
    return words.strip(' ,«»"“”')


def sentences(file: Path) -> Iterator[tuple[str, str]]:
    """The marked sentences of a file, each with the heading (`# …`) it stands under."""
    heading = ""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            heading = line[2:]
        elif line.strip():
            yield heading, line
