"""How is each format of `formats` written, for many dispatches or a story?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import IO

from aidememoire.decisions import Decision
from aidememoire.exports.formats import DECISIONS
from aidememoire.exports.graph import graph_of_records, graph_of_story
from aidememoire.exports.to_annotations import annotations_text
from aidememoire.exports.to_cameo import cameo_header, cameo_rows
from aidememoire.exports.to_followthemoney import followthemoney_lines
from aidememoire.exports.to_icalendar import calendar_of_records, calendar_of_story
from aidememoire.exports.to_plover import plover_lines
from aidememoire.exports.to_polecat import polecat_header, polecat_rows
from aidememoire.exports.to_tables_csv import decisions_csv, table_csv
from aidememoire.exports.to_timeml import timeml
from aidememoire.record import Record
from aidememoire.stories.identities import Identities
from aidememoire.stories.nouns import Story


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is exported: records as persons corrected them, and the story where one is asked for.

    `records` can be called again for another reading; `who` are the parties that persons made one.
    """

    records: Callable[[], Iterable[Record]]
    story: Story | None = None
    who: Identities = field(default_factory=Identities)
    decisions: tuple[Decision, ...] = ()


def text_of(name: str, chosen: Chosen) -> Iterator[str]:
    """The export in a format that is one text, part by part. KeyError for any other format."""
    records = chosen.records()
    story = chosen.story
    if name == "json":
        yield from (record.to_json(indent=None) for record in records)
    elif name in ("graphml", "graph"):
        from aidememoire.exports.to_graph_json import graph_json_text
        from aidememoire.exports.to_graphml import graphml

        graph = graph_of_story(story) if story is not None else graph_of_records(records, who=chosen.who)
        yield graphml(graph) if name == "graphml" else graph_json_text(graph)
    elif name == "ical":
        calendar = calendar_of_story(story) if story is not None else calendar_of_records(records)
        yield calendar.decode()
    elif name == "ftm":
        yield from followthemoney_lines(records, who=chosen.who)
    elif name == "plover":
        yield from map(plover_lines, records)
    elif name == "polecat":
        yield polecat_header()
        yield from map(polecat_rows, records)
    elif name == "cameo":
        yield cameo_header()
        yield from map(cameo_rows, records)
    elif name == "markdown" and story is not None:
        from aidememoire.exports.to_dossier_markdown import dossier_markdown

        yield dossier_markdown(story)
    elif name == "html" and story is not None:
        from aidememoire.exports.to_dossier_html import dossier_html

        yield dossier_html(story)
    else:
        raise KeyError(name)


def document_of(name: str, record: Record, *, indent: int | None = 1) -> str:
    """A dispatch in a format of documents; `indent` None for one line where that can be."""
    if name == "timeml":
        return timeml(record)
    return annotations_text(record, indent=indent)


def table_of(name: str, table: str, chosen: Chosen, out: IO[bytes], *, bom: bool = True) -> None:
    """Writes a table, one of TABLES, as csv or parquet."""
    if name == "parquet":
        from aidememoire.exports.to_parquet import write_decisions_parquet, write_parquet

        if table == DECISIONS:
            write_decisions_parquet(chosen.decisions, out)
        else:
            write_parquet(table, chosen.records(), out, who=chosen.who)
        return
    if table == DECISIONS:
        lines = decisions_csv(chosen.decisions, bom=bom)
    else:
        lines = table_csv(table, chosen.records(), who=chosen.who, bom=bom)
    for line in lines:
        out.write(line.encode("utf-8", "replace"))


def workbook(chosen: Chosen, out: IO[bytes]) -> None:
    """Writes the workbook."""
    from aidememoire.exports.to_xlsx import write_xlsx

    write_xlsx(chosen.records(), out, who=chosen.who, decisions=chosen.decisions)
