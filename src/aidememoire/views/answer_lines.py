"""What does one answer look like in a terminal: its day, what it says, the words that prove it, where they stand."""

from __future__ import annotations

import io
import shlex
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from aidememoire.views import wording
from aidememoire.views.wording import one_line

PLAIN_WIDTH = 80  # columns where the output is no terminal
WIDEST = 110
NARROWEST = 40
DATE_COLUMN = 14
NARROW = 64  # below, the day stands above its line

STYLES = {
    "heading": "bold cyan", "strong": "bold", "plain": "", "quiet": "dim", "words": "italic", "denied": "red",
    "hearsay": "yellow", "attributed": "", "agency": "", "+": "green", "±": "yellow", "−": "red", "new": "green",
    "gone": "red",
}  # fmt: skip

Span = tuple[str, str]  # words and their style


@dataclass(frozen=True, slots=True)
class Line:
    """An answer: `day` in words, `says` what it says, `words` of the dispatch, `proof` where they stand, `below`
    lines of its own, `command` what can be typed. A line with neither day nor words is a heading.
    """

    says: tuple[Span, ...]
    mark: Span = ("·", "quiet")  # before it, where it stands under another
    day: str = ""
    words: str = ""
    proof: str = ""
    below: tuple[Line, ...] = ()
    command: str = ""


def strong(words: str) -> Span:
    """Words that the eye should find."""
    return one_line(words), "strong"


def plain(words: str) -> Span:
    """Words as they are."""
    return one_line(words), "plain"


def facts(*said: str | None, style: str = "plain") -> tuple[Span, ...]:
    """What there is of some facts, each after a point: « · Genève · annulé »."""
    return tuple((f" · {one_line(fact)}", style) for fact in said if fact)


def source(dispatch: str, item: str | None, agency: str | None = None) -> str:
    """Where words stand, as it can be typed again: `AFP d03#e1`."""
    name = one_line(dispatch) + (f"#{item}" if item else "")
    return " ".join(part for part in (one_line(agency or ""), name) if part)


def text_of(
    lines: Iterable[Line],
    *,
    heading: str = "",
    width: int = PLAIN_WIDTH,
    colour: bool = False,
    nothing: str | None = None,
) -> str:
    """The answers as text, `width` columns wide at most, no line with trailing blanks; it ends with a line end."""
    width = max(NARROWEST, min(width, WIDEST))
    console = Console(
        file=io.StringIO(), width=width, color_system="standard" if colour else None, force_terminal=colour,
        no_color=not colour, legacy_windows=False,
    )  # fmt: skip
    shown = list(lines)
    with console.capture() as capture:
        if heading:
            console.print(Text(one_line(heading), STYLES["strong"]), highlight=False)
        if not shown:
            said = wording.labels()["answer"]["nothing"] if nothing is None else nothing
            console.print(Text(said, STYLES["quiet"]), highlight=False)
        for line in shown:
            console.print(_rendered(line, width), highlight=False)
    return "\n".join(row.rstrip() for row in capture.get().splitlines()) + "\n"


def _rendered(line: Line, width: int) -> RenderableType:
    below = [_marked(one, width - 2) for one in line.below]
    if line.command:
        rows = "\n".join(shell_lines(line.command, width))
        return Group(_said(line), Text(rows, STYLES["quiet"], no_wrap=True, overflow="ignore"))
    if not line.day and not line.words:
        return Group(_said(line), *below)
    if width < NARROW or not line.day:
        head = [Text(line.day, STYLES["quiet"])] if line.day else []
        return Group(*head, Padding(_said(line), (0, 0, 0, 2 if line.day else 0)), *below)
    grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
    grid.add_column(width=DATE_COLUMN, no_wrap=True, overflow="ellipsis")
    grid.add_column(ratio=1)
    grid.add_row(Text(line.day, STYLES["quiet"]), Group(_said(line), *below))
    return grid


def _marked(line: Line, width: int) -> RenderableType:
    """A line under another, behind its mark; lines under it keep clear of both."""
    if line.day:
        return Padding(_rendered(line, width), (0, 0, 0, 2))
    grid = Table.grid(padding=0, expand=True)
    grid.add_column(width=2, no_wrap=True)
    grid.add_column(ratio=1)
    words, style = line.mark
    grid.add_row(Text(words, STYLES.get(style, style)), _rendered(line, width))
    return grid


def _said(line: Line) -> Text:
    said = Text()
    for words, style in line.says:
        said.append(words, STYLES.get(style, style))
    if line.words:
        said.append("\n«\xa0" if line.says else "«\xa0").append(one_line(line.words), STYLES["words"]).append("\xa0»")
    if line.proof:
        said.append(f"  [{line.proof}]" if line.words else f" [{line.proof}]", STYLES["quiet"])
    return said


def shell_lines(command: str, width: int) -> list[str]:
    """A command on lines of at most `width` columns, broken so that a shell takes them, pasted, as one.

    >>> print("\\n".join(shell_lines("aidememoire positions --story salto", 28)))
    aidememoire positions \\
    --story salto
    """
    lines = [""]
    for word in shlex.split(command):
        if lines[-1] and len(lines[-1]) + len(shlex.quote(word)) + 2 > width:
            lines[-1] += "\\"
            lines.append("")
        while len(shlex.quote(word)) + 2 > width:
            cut = width - (1 if shlex.quote(word) == word else 3)
            lines[-1] += shlex.quote(word[:cut]) + "\\"
            lines.append("")
            word = word[cut:]
        lines[-1] += f"{shlex.quote(word)} "
    return [line.rstrip(" ") for line in lines]


def heading(words: str, *below: Line, note: str = "") -> Line:
    """A heading over lines."""
    spans: tuple[Span, ...] = ((one_line(words), "strong"),)
    return Line(says=(*spans, (f"  {one_line(note)}", "quiet")) if note else spans, mark=(" ", ""), below=below)


def count(name: str, number: int) -> str:
    """« 1 dépêche », « 3 dépêches »."""
    one, many = wording.labels()["answer"][name]
    return str(many if number > 1 else one).format(n=number)


def said(name: str, /, **values: object) -> str:
    """A phrase of the answers with its blanks filled."""
    return str(wording.labels()["answer"][name]).format(**values)


def joined(names: Sequence[str], most: int = 6) -> str:
    """Names with commas, the first few of many."""
    shown = ", ".join(one_line(name) for name in names[:most])
    return shown + (" …" if len(names) > most else "")
