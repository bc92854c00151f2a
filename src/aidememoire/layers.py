"""The layers of annotation on a Doc: their names, their shapes, and how pipes read and write them.

A layer is a list of plain values (dicts of strings, numbers, lists) under `doc._.aidememoire_<name>`:
it survives `to_bytes`, `DocBin` and `nlp.pipe(n_process=2)`. Character offsets are code points on
`doc.text`, half-open; fields named `token…` or documented as such are token indices.

`get(doc, name)` gives the layer that a pipe wrote or, when that pipe did not run, computes it there
and then: so every pipe works alone in anyone's pipeline, as long as the Doc is parsed.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, NotRequired, TypedDict

from spacy.tokens import Doc

from aidememoire.errors import PipelineError

PREFIX = "aidememoire_"

# layer -> the function that finds it ("module:function"); its pipe is called aidememoire_<layer>
PROVIDERS = {
    "dateline": "aidememoire.pipes.dateline:find_header",
    "clauses": "aidememoire.pipes.clauses:find_clauses",
    "mentions": "aidememoire.pipes.mentions:find_mentions",
    "times": "aidememoire.pipes.times:find_times",
    "dates": "aidememoire.pipes.dates:resolve_times",
    "actors": "aidememoire.pipes.actors:resolve_actors",
    "quotations": "aidememoire.pipes.quotations:find_quotations",
    "speakers": "aidememoire.pipes.speakers:resolve_speakers",
    "modality": "aidememoire.pipes.modality:find_modality",
    "events": "aidememoire.pipes.events:find_events",
    "meetings": "aidememoire.pipes.meetings:find_meetings",
    "proposals": "aidememoire.pipes.proposals:find_proposals",
    "positions": "aidememoire.pipes.positions:find_positions",
    "disputes": "aidememoire.pipes.disputes:find_disputes",
    "agenda": "aidememoire.pipes.agenda:find_agenda",
}


class Span(TypedDict):
    """Words of the text with their character offsets."""

    text: str
    start: int
    end: int


class Zone(TypedDict):
    """A part of the dispatch as received.

    `kind`: furniture, stamp, advisory, embargo, headline, summary, dateline, body, credit, signoff.
    """

    kind: str
    start: int
    end: int


class HeaderItem(TypedDict):
    """The `dateline` layer: what the dispatch says of itself, and its zones in text order."""

    header: dict[str, Any]  # the fields of record.Header
    date: str | None  # the day that relative times are counted from, ISO
    zones: list[Zone]


class TimeItem(Span):
    """One time expression: the fields of record.TimeExpression, plus what resolving it needs."""

    type: str
    value: str
    mod: NotRequired[str | None]
    quant: NotRequired[str | None]
    freq: NotRequired[str | None]
    resolved_from: NotRequired[str | None]
    resolved_to: NotRequired[str | None]
    anchor: NotRequired[str | None]
    reason: NotRequired[str | None]
    parse: NotRequired[dict[str, Any]]  # what the grammar read (times), for resolving (dates)


class ActorItem(TypedDict):
    """One actor: the fields of record.Actor, plus gender and number for agreement."""

    id: str
    name: str
    kind: str
    country: str | None
    roles: list[dict[str, Any]]  # {"title": str, "evidence": Span}
    members: list[str]
    mentions: list[Span]
    gender: NotRequired[str | None]
    number: NotRequired[str | None]


def register() -> None:
    """Declares the Doc extensions; safe to call twice."""
    for name in (*PROVIDERS, "date"):
        if not Doc.has_extension(PREFIX + name):
            Doc.set_extension(PREFIX + name, default=None)


register()


def has(doc: Doc, name: str) -> bool:
    """Whether a pipe has written this layer."""
    return getattr(doc._, PREFIX + name) is not None


def put(doc: Doc, name: str, items: Any) -> None:
    """Writes a layer, whole."""
    doc._.set(PREFIX + name, items)


def get(doc: Doc, name: str) -> Any:
    """The layer, computed now if no pipe wrote it.

    Raises PipelineError when the layer needs a parse that the Doc lacks.
    """
    items = doc._.get(PREFIX + name)
    if items is None:
        items = provider(name)(doc)
        put(doc, name, items)
    return items


def provider(name: str) -> Callable[[Doc], Any]:
    """The function that finds a layer."""
    if name not in PROVIDERS:
        raise PipelineError(f"no layer is called {name!r}", remedy=f"there are: {', '.join(PROVIDERS)}")
    module, function = PROVIDERS[name].split(":")
    found: Callable[[Doc], Any] = getattr(import_module(module), function)
    return found


def date_of(doc: Doc) -> str | None:
    """The day relative times are counted from: `doc._.aidememoire_date` if set, else the header's."""
    given: str | None = doc._.get(PREFIX + "date")
    if given:
        return given
    found: str | None = get(doc, "dateline")["date"]
    return found


def need_parse(doc: Doc, pipe: str) -> None:
    """Raises PipelineError unless the Doc has a dependency parse."""
    if len(doc) and not doc.has_annotation("DEP"):
        raise PipelineError(
            f"{PREFIX}{pipe} needs a parsed Doc, and 'parser' has not run", remedy="add a parser before it"
        )


_last: tuple[Doc | None, int, str] = (None, 0, "")


def text(doc: Doc) -> str:
    """The text of a Doc, which spaCy puts together anew at each `doc.text`: here once a Doc."""
    global _last
    if _last[0] is not doc or _last[1] != len(doc):
        _last = (doc, len(doc), doc.text)
    return _last[2]


def span(doc: Doc, start: int, end: int) -> Span:
    """The words at character offsets `start:end`."""
    return {"text": text(doc)[start:end], "start": start, "end": end}


class LayerPipe:
    """A spaCy component that writes one layer: its logic is a function from a Doc to values."""

    def __init__(self, layer: str, find: Callable[[Doc], Any]) -> None:
        self.layer, self.find = layer, find

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with the layer written."""
        put(doc, self.layer, self.find(doc))
        return doc
