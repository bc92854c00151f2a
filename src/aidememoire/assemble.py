"""Puts the layers of an annotated Doc together into a Record, every item with its proof."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from spacy.tokens import Doc

from aidememoire import layers
from aidememoire.characters import plain
from aidememoire.dispatch import Dispatch
from aidememoire.lexicon import loader
from aidememoire.passage import SOURCE
from aidememoire.pipeline import MODELS
from aidememoire.quotations.marks import find_unclosed
from aidememoire.record import Header, HeaderWarning, MadeBy, Record

# fields of layer items that only pipes need
INTERNAL = {
    "actors": {"gender", "number", "heads", "place_only", "named"},
    "times": {"parse"},
    "quotations": {"token", "speaker_tokens"},
    "events": {"token"},
    "proposals": {"heads"},
    "positions": {"token"},
    "agenda": {"token"},
}

# the lists of a record -> the layer that each is made from
LISTS = {
    "actors": "actors", "times": "dates", "quotations": "speakers", "events": "events", "meetings": "meetings",
    "proposals": "proposals", "positions": "positions", "disputes": "disputes", "hearsay": "modality",
    "agenda": "agenda",
}  # fmt: skip


def layers_of(lists: Iterable[str]) -> tuple[str, ...]:
    """The layers that some lists of a record are made from.

    >>> layers_of(["times"])
    ('dates',)
    """
    return tuple(dict.fromkeys(LISTS[name] for name in lists))


def assemble_record(doc: Doc, dispatch: Dispatch, only: Collection[str] | None = None) -> Record:
    """The record of a dispatch from its annotated Doc.

    `only` names the lists to fill (with `actors` where they name some); by default all. The Doc's text
    must be the dispatch's, character for character up to the one-to-one mapping; passages are cut anew
    from the text as received. Raises pydantic.ValidationError should a pipe
    have written an item that is not proved: that is a fault of the pipe.
    """
    text = dispatch.text
    found = layers.get(doc, "dateline")
    header = dispatch.header if dispatch.header != Header() else Header(**found["header"])
    wanted = LISTS.keys() if only is None else LISTS.keys() & set(only)
    if "quotations" in wanted and (unclosed := _unclosed(text)):
        header = header.model_copy(update={"warnings": (*header.warnings, *unclosed)})
    data: dict[str, Any] = {
        "id": dispatch.id,
        "date": dispatch.date or found["date"],
        "text": text,
        "header": header,
        "made_by": made_by(),
        **{name: _items(doc, name) if name in wanted else [] for name in LISTS},
    }
    if "actors" in wanted:
        _keep_who_matters(data, {a["id"] for a in layers.get(doc, "actors") if _is_named(a)})
    return Record.model_validate(_as_received(data, text), context={SOURCE: text})


WARNINGS = 5  # of one kind: more tell a person nothing


def _unclosed(text: str) -> list[HeaderWarning]:
    """A warning for each quotation that is opened and never closed: its words are not read as one."""
    found = []
    for at in find_unclosed(plain(text))[:WARNINGS]:
        words = " ".join(text[at + 1 : at + 40].partition("\n\n")[0].split())
        message = f"Un guillemet ouvert n’est jamais refermé ; ce qui suit n’est pas lu comme une citation : {words} …"
        found.append(HeaderWarning(code="unclosed_quotation", message=message))
    return found


def _is_named(actor: dict[str, Any]) -> bool:
    """Whether an actor has a name of its own, and is not just where something is."""
    return bool(actor.get("named")) and not actor.get("place_only")


def _keep_who_matters(data: dict[str, Any], named: set[str]) -> None:
    """Leaves out actors that have no name and that no item speaks of, and numbers the others anew, in order."""
    used = set(named)
    for key in ("quotations", "events", "meetings", "positions", "disputes", "agenda"):
        used |= _references(data[key])
    members = {a["id"]: a["members"] for a in data["actors"]}
    for one in list(used):
        used |= set(members.get(one, []))
    kept = [a for a in data["actors"] if a["id"] in used]
    new = {a["id"]: f"a{n}" for n, a in enumerate(kept, 1)}
    data["actors"] = [{**a, "id": new[a["id"]], "members": [new[m] for m in a["members"] if m in new]} for a in kept]
    for key in ("quotations", "events", "meetings", "positions", "disputes", "agenda"):
        data[key] = _renamed(data[key], new)


REFERENCES = {"speaker", "addressee", "via", "by", "party"}
REFERENCE_LISTS = {"actors", "recipients", "participants"}


def _references(value: Any) -> set[str]:
    if isinstance(value, dict):
        found = {v for k, v in value.items() if k in REFERENCES and isinstance(v, str)}
        found |= {i for k, v in value.items() if k in REFERENCE_LISTS for i in v}
        return found.union(*(_references(v) for v in value.values()))
    if isinstance(value, (list, tuple)):
        return set().union(*(_references(v) for v in value))
    return set()


def _renamed(value: Any, new: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {
            k: new.get(v, v) if k in REFERENCES and isinstance(v, str)
            else [new.get(i, i) for i in v] if k in REFERENCE_LISTS
            else _renamed(v, new)
            for k, v in value.items()
        }  # fmt: skip
    if isinstance(value, (list, tuple)):
        return [_renamed(v, new) for v in value]
    return value


def _items(doc: Doc, name: str) -> list[dict[str, Any]]:
    """One list of the record, without what only pipes need."""
    items = layers.get(doc, LISTS[name])
    if name == "hearsay":
        spans: list[dict[str, Any]] = items["hearsay"]
        return spans
    if name == "times":
        return [_time(item) for item in items]
    drop = INTERNAL.get(name, set())
    return [{k: v for k, v in item.items() if k not in drop} for item in items]


def _time(item: dict[str, Any]) -> dict[str, Any]:
    plain = {k: v for k, v in item.items() if k not in ("parse", "resolved_from", "resolved_to")}
    return {**plain, "from": item.get("resolved_from"), "to": item.get("resolved_to")}


def _as_received(value: Any, text: str) -> Any:
    """The same value with every passage's words cut from the text as received."""
    if isinstance(value, dict):
        renewed = {k: _as_received(v, text) for k, v in value.items()}
        if isinstance(value.get("start"), int) and isinstance(value.get("end"), int):
            renewed["text"] = text[value["start"] : value["end"]]
        return renewed
    if isinstance(value, (list, tuple)):
        return [_as_received(v, text) for v in value]
    return value


@cache
def made_by(language: str = "fr") -> MadeBy:
    """The versions that make a record here."""
    model = MODELS[language]
    try:
        own = version("aidememoire")
    except PackageNotFoundError:  # run from its source, uninstalled
        own = "0+source"
    return MadeBy(
        aidememoire=own,
        model=f"{model} {version(model.replace('_', '-'))}",
        lexicon=loader.version(language),
    )
