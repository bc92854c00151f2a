"""How a record looks as a web page: the dispatch with its passages marked, beside the record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape

from aidememoire.record import Record
from aidememoire.views import wording
from aidememoire.views.entry import Entry, Group
from aidememoire.views.marks import Mark, Segment, cut_segments
from aidememoire.views.outline import Outline, marks_of, outline, place_name
from aidememoire.views.paragraphs import Paragraph

# layers whose words carry a note « F3 » after them; the others are many and only drawn
NOTED = ("events", "quotations", "positions", "disputes", "hearsay", "agenda")
LEGEND = ("quotations", "events", "positions", "disputes", "hearsay", "agenda", "actors", "times")


@dataclass(frozen=True, slots=True)
class MarkedParagraph:
    """A paragraph ready to print: its number or name, what kind it is, its words as marked HTML."""

    place: str
    kind: str
    words: Markup


def html_page(record: Record, *, why: bool = False) -> str:
    """A whole page in one file: no script, nothing loaded from elsewhere. `why` shows each line's rule."""
    page: str = _template("page.html.j2").render(**_view(record, prefix="", why=why) | {"whole": True})
    return page


def html_fragment(
    record: Record,
    *,
    prefix: str,
    why: bool = False,
    style: bool = True,
    nonce: str | None = None,
    tool: Callable[[Entry | Group], Markup] | None = None,
) -> str:
    """The same without html, head and body, to stand in another page; `prefix` keeps its anchors its own.

    `style` False leaves out the general rules, for a page that has them (see `style_sheet`); `nonce` lets
    the rest pass a Content-Security-Policy. `tool` makes what stands at the end of each line and heading.
    """
    values = _view(record, prefix=prefix, why=why) | {"nonce": nonce, "tool": tool}
    if not style:
        values["style"] = ""
    fragment: str = _template("fragment.html.j2").render(**values)
    return fragment


def style_sheet() -> str:
    """The general rules of the page, as CSS."""
    return _style()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("aidememoire.views", "templates"),
        autoescape=select_autoescape(("html", "html.j2"), default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["line"] = wording.one_line
    environment.globals["phrase"] = wording.phrase
    return environment


def _template(name: str) -> Any:
    return _environment().get_template(name)


@cache
def _style() -> str:
    return files(__package__).joinpath("static", "record.css").read_text("utf-8")


def _view(record: Record, *, prefix: str, why: bool) -> dict[str, Any]:
    page = outline(record)
    marks = marks_of(page)
    return {
        "record": record,
        "language": wording.language(),
        "said_in": record.header.language or "fr",
        "page": page,
        "marked": marked_paragraphs(record, page, marks, prefix),
        "style": Markup(_style()),  # our own file, nothing of a dispatch in it
        "glow": Markup(_glow(page, marks, prefix)),
        "whole": False,  # a page of its own, not a part of another
        "nonce": None,
        "tool": None,
        "prefix": prefix,
        "why": why,
        "legend": [(layer, wording.label("layers", layer)) for layer in LEGEND if page.section(layer).entries],
        "made_by": wording.phrase("made_by", **record.made_by.model_dump()),
    }


def marked_paragraphs(record: Record, page: Outline, marks: list[Mark], prefix: str) -> list[MarkedParagraph]:
    """The text, paragraph by paragraph, each segment under the marks it belongs to."""
    crossing = _by_paragraph(page.paragraphs, marks)
    return [
        MarkedParagraph(
            place_name(paragraph),
            paragraph.kind,
            Markup("").join(
                _segment(record.text, segment, prefix)
                for segment in cut_segments(paragraph.start, paragraph.end, crossing[index])
            ),
        )
        for index, paragraph in enumerate(page.paragraphs)
    ]


def _by_paragraph(paragraphs: tuple[Paragraph, ...], marks: list[Mark]) -> dict[int, list[Mark]]:
    crossing: dict[int, list[Mark]] = defaultdict(list)
    for index, paragraph in enumerate(paragraphs):
        crossing[index] = [m for m in marks if m.start < paragraph.end and m.end > paragraph.start]
    return crossing


def _segment(text: str, segment: Segment, prefix: str) -> Markup:
    """One stretch of words: anchors of what begins, the words under a line for each layer, notes of what ends."""
    anchors = Markup("").join(Markup('<span id="{}{}"></span>').format(prefix, mark.key) for mark in segment.opening)
    words: Markup = escape(wording.displayable(text[segment.start : segment.end]))
    actor = next((m for m in reversed(segment.marks) if m.layer == "actors"), None)
    if actor is not None:
        words = Markup('<a class="actors" href="#{}{}">{}</a>').format(prefix, actor.item, words)
    depth: dict[str, int] = defaultdict(int)
    keys: dict[str, list[str]] = defaultdict(list)
    for mark in segment.marks:
        if mark.layer != "actors":
            depth[mark.layer] += 1
        keys[mark.layer].append(f"w-{mark.item}")
    for layer in sorted(depth):
        deep = " deep" if depth[layer] > 1 else ""
        words = Markup('<span class="m {}{}">{}</span>').format(layer, deep, words)
    if segment.marks:
        owners = " ".join(dict.fromkeys(key for layer in keys for key in keys[layer]))
        inner = segment.marks[-1]
        title = f"{wording.label('layers', inner.layer)} : {inner.title}" if inner.title else ""
        words = Markup('<span class="w {}"{}>{}</span>').format(
            _prefixed(owners, prefix), Markup(' title="{}"').format(title) if title else "", words
        )
    notes = [m for m in segment.closing if m.layer in NOTED and m.label]
    if notes:
        links = Markup(" ").join(
            Markup('<a class="{}" href="#{}{}" title="{}">{}</a>').format(
                m.layer, prefix, m.item, m.title or wording.label("layers", m.layer), m.label
            )
            for m in notes
        )
        words = words + Markup('<sup class="notes">{}</sup>').format(links)
    return anchors + words


def _prefixed(classes: str, prefix: str) -> str:
    return " ".join(f"{prefix}{name}" for name in classes.split())


def _glow(page: Outline, marks: list[Mark], prefix: str) -> str:
    """Rules that light the words of an item while it, or they, are the target of a link or under the pointer."""
    groups = [group for section in page.sections for group in section.groups]
    ids = {entry.anchor: entry.items for group in groups for entry in group.entries}
    ids |= {group.anchor: group.items for group in groups if group.anchor}
    by_item: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        by_item[mark.item].append(mark)
    rules = []
    for item, own in by_item.items():
        anchors = ", ".join(
            [
                f"#{prefix}{item}:is(:target, :hover)",
                *(f"#{prefix}{m.key}:target" for m in own),
                *(f"#{prefix}{id}:target" for id in ids[item]),
            ]
        )
        rules.append(f".am:has({anchors}) .{prefix}w-{item}")
    return ",\n".join(rules) + " { background: var(--glow); }" if rules else ""
