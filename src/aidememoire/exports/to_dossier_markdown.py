"""The dossier of a story in Markdown: GitHub's tables and footnotes, which pandoc reads too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aidememoire.exports.dossier import Dossier, Grid, Line, dossier
from aidememoire.stories.nouns import Story

# what Markdown takes for a sign of its own: a stranger's words are words
_SIGNS = re.compile(r"([\\`*_\[\]<>|~#&$^])")
_BEGINS = re.compile(r"^(\d+)([.)])|^([-+=:])")


def dossier_markdown(story: Story) -> str:
    """The dossier, UTF-8 text with its line end. Never raises on a valid story."""
    return "\n".join(_lines(dossier(story))) + "\n"


def plain(words: str) -> str:
    r"""Words that Markdown shows as they are.

    >>> plain("1. <script> *gras* [x](y)")
    '1\\. \\<script\\> \\*gras\\* \\[x\\](y)'
    """
    escaped = _SIGNS.sub(r"\\\1", words)
    return _BEGINS.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", escaped)


def _lines(made: Dossier) -> Iterator[str]:
    yield f"# {plain(made.title)}"
    yield ""
    yield plain(made.made_from)
    for part in made.parts:
        yield ""
        yield f"## {plain(part.title)}"
        yield ""
        if part.grid is not None:
            yield from _grid(part.grid)
        elif part.lines:
            for line in part.lines:
                yield from _line(line, "")
        else:
            yield f"*{plain(part.empty)}*"
    if made.notes:
        yield ""
        yield f"## {plain(made.notes_title)}"
        yield ""
        for note in made.notes:
            day = f", {plain(note.day)}" if note.day else ""
            yield f"[^{note.number}]: {plain(note.dispatch)}{day} : « {plain(note.words)} »"


def _line(line: Line, indent: str) -> Iterator[str]:
    yield f"{indent}- {_words(line)}"
    for one in line.under:
        yield from _line(one, indent + "  ")


def _words(line: Line) -> str:
    head = f"**{plain(line.head)}**" if line.head else ""
    return " — ".join(part for part in (head, plain(line.rest)) if part) + _notes(line)


def _notes(line: Line) -> str:
    return "".join(f"[^{number}]" for number in line.notes)


def _grid(grid: Grid) -> Iterator[str]:
    yield _row([plain(grid.corner), *map(plain, grid.columns)])
    yield _row(["---"] * (len(grid.columns) + 1))
    for name, cells in grid.rows:
        yield _row([f"**{plain(name)}**", *("<br>".join(map(_words, stands)) for stands in cells)])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
