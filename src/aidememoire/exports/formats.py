"""Which formats are there for many dispatches or a story? Names and what each is; `writing` makes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Of = Literal["records", "story", "either", "store"]
Shape = Literal["text", "binary", "tables", "documents"]
DECISIONS = "decisions"
# those of aidememoire.exports.tables, named here so that a command's help loads nothing
LAYERS = (
    "dispatches", "actors", "quotations", "events", "meetings", "proposals", "positions", "disputes", "hearsay",
    "agenda",
)  # fmt: skip
TABLES = (*LAYERS, DECISIONS)


@dataclass(frozen=True, slots=True)
class Exported:
    """A format. `of` is what it takes; `shape` how it is written: one file, or a file a table or a dispatch."""

    of: Of
    shape: Shape
    suffix: str
    what: str


FORMATS: dict[str, Exported] = {
    "csv": Exported("records", "tables", ".csv", "a table a layer, for a spreadsheet"),
    "xlsx": Exported("records", "binary", ".xlsx", "the same as one workbook, a sheet a layer"),
    "parquet": Exported("records", "tables", ".parquet", "the same with typed columns"),
    "json": Exported("records", "text", ".jsonl", "the records as persons corrected them, one a line"),
    "graphml": Exported("either", "text", ".graphml", "who met whom, for Gephi, yEd, Cytoscape"),
    "graph": Exported("either", "text", ".graph.json", "who met whom as JSON, in node-link form"),
    "ical": Exported("either", "text", ".ics", "the agenda, for a calendar"),
    "annotations": Exported("records", "documents", ".annotations.json", "W3C Web Annotations, a file a dispatch"),
    "ftm": Exported("records", "text", ".ftm.jsonl", "FollowTheMoney entities, one a line"),
    "timeml": Exported("records", "documents", ".tml", "the text with its TIMEX3, a document a dispatch"),
    "plover": Exported("records", "text", ".plover.jsonl", "PLOVER's JSON, an event a line"),
    "polecat": Exported("records", "text", ".polecat.tsv", "POLECAT's columns and the passage"),
    "cameo": Exported("records", "text", ".cameo.tsv", "CAMEO rows"),
    "markdown": Exported("story", "text", ".md", "a dossier of a story, each line with a note to its words"),
    "html": Exported("story", "text", ".html", "the same as a page to print"),
    "archive": Exported("store", "binary", ".zip", "all that the store holds, for `aidememoire import`"),
}  # fmt: skip


def told_formats() -> str:
    """The formats in words, for a command's help."""
    return "; ".join(f"{name}: {one.what}" for name, one in FORMATS.items())
