"""How does a person judge a line in place? By a small form at its end, for who may correct."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import get_args

from markupsafe import Markup
from starlette.requests import Request

from aidememoire.items import Item, items_of
from aidememoire.record import Record
from aidememoire.stories.amendments import ACTOR, ACTORS, CODE, FIELDS, MODELS, PROPOSAL, SPAN, attribute
from aidememoire.views import wording
from aidememoire.views.entry import Entry, Group
from aidememoire.web.templating import environment

# in which table of words the codes of a field are, layer by layer
TABLES: dict[str, dict[str, str]] = {
    "kind": {"quotations": "quotation", "actors": "actor", "proposals": "proposal"},
    "type": {"events": "event"},
    "polarity": {"quotations": "polarity"},
    "status": {"events": "state", "agenda": "state"},
    "stance": {"positions": "stance"},
}
SHOWN = {  # the fields that a line's form offers; the command line can set them all
    "quotations": ("span", "speaker", "kind", "polarity"),
    "events": ("span", "type", "actors", "recipients", "date", "place", "status"),
    "positions": ("span", "party", "stance", "date"),
    "agenda": ("span", "what", "date", "status"),
    "meetings": ("participants", "place", "duration"),
    "proposals": ("label", "kind"),
    "hearsay": ("span",),
    "disputes": ("about",),
    "times": ("span", "value", "from", "to"),
    "actors": ("name", "kind", "country"),
}
# what a field is called in a form where its own name is taken: `to` says where the reader comes back
IN_FORMS = {"span": "words", "to": "until"}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form: its name there, its value now, and what may be chosen, as code and words."""

    name: str
    value: str
    choices: tuple[tuple[str, str], ...] = ()


def fields_of(record: Record, item: Item) -> list[Field]:
    """What a form of an item offers, with the values it has."""
    return [_field(record, item, name) for name in SHOWN.get(item.layer, ())]


def _field(record: Record, item: Item, name: str) -> Field:
    sort = FIELDS[item.layer][name]
    value = getattr(item.noun, attribute(name), None)
    called = IN_FORMS.get(name, name)
    if sort == SPAN:
        return Field(called, item.passages[0].text)
    if sort == CODE:
        codes = get_args(MODELS[item.layer].model_fields[name].annotation)
        return Field(name, str(value), tuple((code, _word(item.layer, name, code)) for code in codes))
    if sort == ACTOR:
        everybody = tuple((actor.id, wording.one_line(actor.name)) for actor in record.actors)
        return Field(name, value or "", (("", "—"), *everybody))
    if sort == ACTORS:
        names = [wording.name_of(record, id) or "" for id in (value if isinstance(value, tuple) else ())]
        return Field(name, ", ".join(names))
    if sort == PROPOSAL:
        return Field(name, str(value), tuple((p.id, wording.one_line(p.label)) for p in record.proposals))
    return Field(called, str(value or ""))


def _word(layer: str, name: str, code: str) -> str:
    table = TABLES.get(name, {}).get(layer)
    return (wording.label(table, code) if table else "") or code


def tool_for(request: Request, record: Record) -> Callable[[Entry | Group], Markup] | None:
    """What makes the forms of a line or a heading, one for each item it shows; None for a reader."""
    if getattr(request.state, "editor", None) is None:
        return None
    by_id = {item.id: item for item in items_of(record)}

    def tool(shown: Entry | Group) -> Markup:
        items = [by_id[id] for id in shown.items if id in by_id]
        path = request.url.path
        return Markup("").join(
            form_of(request, record, item, f"{path}#{item.id}", _apart(record, item) if len(items) > 1 else "")
            for item in items
        )

    return tool


def _apart(record: Record, item: Item) -> str:
    """What tells an item from the others of its line: the party of a position, else what it is."""
    party = getattr(item.noun, "party", None)
    return wording.one_line(wording.name_of(record, party) or "") or wording.label("layers", item.layer)


def form_of(request: Request, record: Record, item: Item, to: str, which: str = "") -> Markup:
    """The form that judges an item, `which` of those of a line; the reader comes back to the address `to`."""
    with wording.reader_of(request.state.language):
        html = (
            environment(request.state.language)
            .get_template("judge.html.j2")
            .render(
                dispatch=record.id, item=item, fields=fields_of(record, item), key=request.state.csrf, to=to,
                which=which,
            )
        )  # fmt: skip
    return Markup(html)  # our own template, autoescaped
