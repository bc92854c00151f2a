"""How a record looks in a terminal: a page of lines, each with its paragraph and its words."""

from __future__ import annotations

import io
from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from aidememoire.passage import Passage
from aidememoire.record import Record
from aidememoire.views import wording
from aidememoire.views.entry import Entry, Person, Section
from aidememoire.views.entry import Group as Lines
from aidememoire.views.outline import Outline, outline

SHOWN = ("actors", "events", "quotations", "positions", "disputes", "hearsay", "agenda")
GUTTER = 6
WIDEST = 110  # a longer line is hard to follow with the eye
NARROWEST = 40

STYLES = {
    "heading": "bold cyan",
    "title": "bold",
    "place": "dim",
    "kind": "bold",
    "fact": "",
    "words": "italic",
    "warning": "yellow",
    "why": "dim",
    "denied": "red",
    "hearsay": "yellow",
    "+": "green",
    "±": "yellow",
    "−": "red",
}


def print_record(record: Record, console: Console, *, why: bool = False) -> None:
    """Prints the page of a record on a console; `why` adds the rule that made each line."""
    width = max(NARROWEST, min(console.width, WIDEST))
    console.print(render(record, width=width, why=why), width=width, soft_wrap=False, highlight=False)


def text_page(record: Record, *, width: int = 80, why: bool = False, colour: bool = False) -> str:
    """The page as text, `width` columns wide at most, with the codes of a terminal's colours or without.

    It ends with a line end and no line carries trailing blanks.
    """
    console = Console(
        file=io.StringIO(),
        width=width,
        color_system="standard" if colour else None,
        force_terminal=colour,
        no_color=not colour,
        legacy_windows=False,
    )
    with console.capture() as capture:
        print_record(record, console, why=why)
    return "\n".join(line.rstrip() for line in capture.get().splitlines()) + "\n"


def render(record: Record, *, width: int, why: bool = False) -> RenderableType:
    """The page as something Rich can print."""
    page = outline(record)
    parts: list[RenderableType] = [_head(record, page, width)]
    for key in SHOWN:
        section = page.section(key)
        if not section.entries:
            parts.append(_nothing(section))
            continue
        parts.append(_section_head(section))
        if key == "actors":
            parts.append(_people(page, section))
        elif key == "disputes":
            parts += [_dispute(page, lines, width, why) for lines in section.groups]
        else:
            parts += _lines(page, section, why)
    return Group(*parts, Text(""))


def _head(record: Record, page: Outline, width: int) -> RenderableType:
    head = Text()
    head.append("━" * width + "\n", STYLES["heading"])
    head.append(page.title + "\n", STYLES["title"])
    stamps = []
    if page.published:
        stamps.append(wording.phrase("published" if record.header.published else "dated", when=page.published))
    if page.updated:
        updated = wording.phrase("updated", when=page.updated)
        stamps.append(updated[0].lower() + updated[1:])
    head.append(" · ".join([*stamps, *page.particulars, record.id]), STYLES["place"])
    for warning in page.warnings:
        head.append(f"\n! {warning}", STYLES["warning"])
    return head


def _section_head(section: Section) -> Text:
    return Text.assemble("\n", (section.title.upper(), STYLES["heading"]))


def _nothing(section: Section) -> Text:
    return Text.assemble("\n", (section.title.upper(), STYLES["heading"]), "  ", (section.empty, STYLES["place"]))


def _grid() -> Table:
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=GUTTER, justify="right", no_wrap=True)
    grid.add_column(ratio=1)
    grid.expand = True
    return grid


def _people(page: Outline, section: Section) -> RenderableType:
    """One line an actor: where first named, name, what they are; those who are merely named share one."""
    grid = _grid()
    main, *rest = section.groups
    for entry in main.entries:
        line = Text().append(entry.who[0].name, STYLES["kind"])
        line.append(f" — {entry.kind}, " if entry.kind else " — ")
        line.append(", ".join(entry.facts))
        grid.add_row(_place(page, entry.passages[:1]), line)
    for lines in rest:
        also = Text().append(f"{lines.title} : ", STYLES["place"])
        also.append(", ".join(f"{e.who[0].name} ({page.place(e.passages[0])})" for e in lines.entries))
        grid.add_row("", also)
    return grid


def _lines(page: Outline, section: Section, why: bool) -> Iterator[RenderableType]:
    for lines in section.groups:
        if not lines.entries:
            continue
        grid = _grid()
        if lines.title:
            title = Text().append(lines.title, STYLES["kind"])
            title.append(f"  ({lines.note})" if lines.note else "", STYLES["place"])
            grid.add_row("", _ruled(title, lines.why if why else None))
        for entry in lines.entries:
            if entry.inside:
                continue  # its words stand in the quotation around it, between their own marks
            body = _entry(page, entry, why)
            grid.add_row(_place(page, entry.passages[:1]), Padding(body, (0, 0, 0, 2)) if lines.title else body)
        yield grid


def _entry(page: Outline, entry: Entry, why: bool) -> Text:
    line = Text()
    if entry.layer == "hearsay":
        return _ruled(_in_context(entry), entry.why if why else None)
    if entry.layer == "events":
        line.append(entry.kind, STYLES["kind"])
        if entry.who:
            line.append(" — " + _names(entry.who))
        if entry.to:
            line.append(f" → {_names(entry.to)}")
    elif entry.layer == "quotations":
        line.append(_names(entry.who) or wording.phrase("unknown_speaker"), STYLES["kind"])
        if entry.to:
            line.append(f" → {_names(entry.to)}")
        line.append(f" — {entry.said or entry.kind}")
    elif entry.layer == "positions":
        line.append(f"{entry.sign} ", STYLES.get(entry.sign, ""))
        line.append(_names(entry.who), STYLES["kind"])
        line.append(f" — {entry.kind}")
    elif entry.layer == "agenda":
        line.append(entry.kind, STYLES["kind"])
        line.append(f" — {entry.said}")
    _facts(line, entry)
    line.append("\n")
    _words(line, page, entry)
    return _ruled(line, entry.why if why else None)


def _ruled(line: Text, rule: str | None) -> Text:
    """The line with the rule that made it below, when it is asked for."""
    if rule:
        line.append(f"\n[{wording.phrase('rule')} : {wording.one_line(rule)}]", STYLES["why"])
    return line


def _facts(line: Text, entry: Entry) -> None:
    style = STYLES.get(entry.certainty, STYLES["fact"])
    for fact in entry.facts:
        line.append(" · ")
        line.append(fact, style if fact == entry.facts[-1] else STYLES["fact"])


def _words(line: Text, page: Outline, entry: Entry) -> None:
    """The words of the entry; of several passages the first, then where the others stand."""
    if entry.layer == "quotations":
        words = " […] ".join(wording.one_line(passage.text) for passage in entry.passages)
        rest: list[str] = []
    else:
        words = wording.one_line(entry.passages[0].text)
        first = page.place(entry.passages[0])
        rest = [place for place in dict.fromkeys(page.place(p) for p in entry.passages[1:]) if place != first]
    line.append(_quoted(words), STYLES["words"])
    if rest:
        line.append(f" ({wording.phrase('and_at', places=', '.join(rest))})", STYLES["place"])


def _quoted(words: str) -> str:
    """Between French marks; other marks inside stay as they are."""
    return f"« {words} »"


def _in_context(entry: Entry) -> Text:
    """Hearsay amid the words around it: a verb group alone says too little."""
    line = Text().append(entry.before, STYLES["place"])
    line.append(f"[{wording.one_line(entry.passages[0].text)}]", f"bold {STYLES['hearsay']}")
    line.append(entry.after, STYLES["place"])
    return line


def _dispute(page: Outline, lines: Lines, width: int, why: bool) -> RenderableType:
    """The accounts of one matter, side by side where there is room."""
    title = _grid()
    title.add_row("", Text(lines.title, STYLES["kind"]))
    accounts = [_account(page, entry) for entry in lines.entries]
    body: RenderableType
    if len(accounts) == 2 and width >= 100:
        body = Table.grid(padding=(0, 2, 0, 0), expand=True)
        body.add_column(width=GUTTER, no_wrap=True)
        body.add_column(ratio=1)
        body.add_column(ratio=1)
        places = [Text(page.place(entry.passages[0]) + " ", STYLES["place"]) for entry in lines.entries]
        body.add_row("", *(Text.assemble(place, line) for place, line in zip(places, accounts, strict=True)))
    else:
        body = _grid()
        for entry, line in zip(lines.entries, accounts, strict=True):
            body.add_row(_place(page, entry.passages[:1]), Padding(line, (0, 0, 0, 2)))
    rule = (
        Text(f"{' ' * (GUTTER + 1)}[{wording.phrase('rule')} : {wording.one_line(lines.why)}]", STYLES["why"])
        if (why and lines.why)
        else None
    )
    return Group(title, body, rule) if rule else Group(title, body)


def _account(page: Outline, entry: Entry) -> Text:
    line = Text().append(_names(entry.who) or wording.phrase("no_party"), STYLES["kind"])
    line.append(f" {entry.kind}" if entry.kind else "")
    line.append(f" : {entry.said}\n" if entry.said else "\n")
    line.append(_quoted(wording.one_line(entry.passages[0].text)), STYLES["words"])
    return line


def _names(people: tuple[Person, ...]) -> str:
    return ", ".join(person.name for person in people)


def _place(page: Outline, passages: tuple[Passage, ...]) -> Text:
    return Text(page.place(passages[0]) if passages else "", STYLES["place"])
