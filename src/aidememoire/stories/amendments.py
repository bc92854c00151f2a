"""Which fields of an item can a person correct, how are they given, and what is the item with them?

A correction is kept in words that outlive a new reading: an actor is told by name and by the words that
name them, a span by its offsets and text. `parse_changes` makes that form from what a person types,
`told` from an item, `amended` applies it to an item of a record.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from pydantic import ValidationError

from aidememoire.decisions import DecisionError
from aidememoire.exports.days import days_of
from aidememoire.passage import SOURCE, Noun, Passage
from aidememoire.record import (
    Actor,
    AgendaItem,
    Dispute,
    Event,
    Hearsay,
    Meeting,
    Position,
    Proposal,
    Quotation,
    Record,
    TimeExpression,
)
from aidememoire.stories.spans import find_span

ACTOR, ACTORS, DATE, TEXT, CODE, LIST, SPAN, PROPOSAL = (
    "actor", "actors", "date", "text", "code", "list", "span", "proposal",
)  # fmt: skip
FIELDS: dict[str, dict[str, str]] = {
    "quotations": {
        "span": SPAN, "kind": CODE, "speaker": ACTOR, "addressee": ACTOR, "via": ACTOR, "polarity": CODE,
    },
    "events": {
        "span": SPAN, "type": CODE, "mode": TEXT, "contexts": LIST, "cameo": TEXT, "actors": ACTORS,
        "recipients": ACTORS, "date": DATE, "place": TEXT, "status": CODE, "assertion": CODE, "by": ACTOR,
    },
    "positions": {
        "span": SPAN, "stance": CODE, "party": ACTOR, "proposal": PROPOSAL, "date": DATE, "assertion": CODE,
        "by": ACTOR,
    },
    "disputes": {"about": TEXT},
    "agenda": {"span": SPAN, "what": TEXT, "date": DATE, "status": CODE, "by": ACTOR},
    "hearsay": {"span": SPAN},
    "actors": {"name": TEXT, "kind": CODE, "country": TEXT, "members": ACTORS},
    "proposals": {"label": TEXT, "kind": CODE},
    "times": {"span": SPAN, "type": CODE, "value": TEXT, "from": DATE, "to": DATE},
    "meetings": {"participants": ACTORS, "place": TEXT, "duration": TEXT},
}  # fmt: skip
MODELS: dict[str, type[Noun]] = {
    "quotations": Quotation, "events": Event, "positions": Position, "disputes": Dispute, "agenda": AgendaItem,
    "hearsay": Hearsay, "actors": Actor, "proposals": Proposal, "times": TimeExpression, "meetings": Meeting,
}  # fmt: skip
# what must have a value, and what the program sorts an item by
_NEEDED = {"type", "kind", "stance", "party", "proposal", "about", "what", "name", "label", "value", "span", "status",
           "assertion", "polarity"}  # fmt: skip
SORT = {"quotations": "kind", "events": "type", "positions": "stance", "agenda": "status", "actors": "kind",
        "proposals": "kind", "times": "type"}  # fmt: skip
NOTHING = ("", "none", "null", "-")


def parse_changes(record: Record, layer: str, noun: Noun, said: Mapping[str, str]) -> dict[str, Any]:
    """What a person typed as `field=value`, in the form that decisions keep.

    `span` is `120:180` or words of the text; where they occur more than once, those nearest to the item.
    An actor is an id of the record (`a2`) or a name; lists are separated by commas; an empty value is
    « unknown ». Raises DecisionError for an unknown field or value, and for words that the text does not hold.
    """
    fields = FIELDS[layer]
    changes: dict[str, Any] = {}
    for name, value in said.items():
        if name not in fields:
            raise DecisionError(f"no field {name!r} to set in {layer}", remedy=f"there are: {', '.join(fields)}")
        changes[name] = _parsed(record, layer, noun, name, value.strip())
    return changes


def _parsed(record: Record, layer: str, noun: Noun, name: str, value: str) -> Any:
    sort = FIELDS[layer][name]
    if value.lower() in NOTHING:
        if name in _NEEDED:
            raise DecisionError(f"{name} cannot be empty")
        return [] if sort in (ACTORS, LIST) else None
    if sort == SPAN:
        return _plain(find_span(record.text, value, near=_starts(noun)))
    if sort == DATE:
        return _date(value)
    if sort == ACTOR:
        return told_actor(record, find_actor(record, value))
    if sort == ACTORS:
        return [told_actor(record, find_actor(record, one.strip())) for one in value.split(",") if one.strip()]
    if sort == PROPOSAL:
        return _told_proposal(record, _find_proposal(record, value))
    if sort == LIST:
        return [one.strip() for one in value.split(",") if one.strip()]
    if sort == CODE:
        codes = get_args(MODELS[layer].model_fields[name].annotation)
        code = next((one for one in codes if one.lower() == value.lower()), None)
        if code is None:
            raise DecisionError(f"{name} cannot be {value!r}", remedy=f"it is one of {', '.join(codes)}")
        return code
    return value


def _date(value: str) -> str:
    if value.count("/") == 2:
        day, month, year = value.split("/")
        value = f"{year}-{month:0>2}-{day:0>2}"
    if days_of(value) is None:
        raise DecisionError(f"{value!r} is no date", remedy="write 2016-12-07, 07/12/2016, 2016-12, 2016-W49 or 2016")
    return value


def _starts(noun: Noun) -> int:
    found = [noun.start] if isinstance(noun, Passage) else []
    for value in (getattr(noun, name, None) for name in ("evidence", "mentions")):
        items = value if isinstance(value, tuple) else (value,)
        found += [one.start for one in items if isinstance(one, Passage)]
    return min(found, default=0)


def find_actor(record: Record, said: str) -> str:
    """The id of the actor that a person names: by id, by name, by the end of one name or words that name them."""
    if record.actor(said):
        return said
    low = said.casefold()
    for same in (
        lambda one: one.name.casefold() == low,
        lambda one: any(mention.text.casefold() == low for mention in one.mentions),
        lambda one: one.name.casefold().endswith(" " + low),
    ):
        found = [one.id for one in record.actors if same(one)]
        if len(found) == 1:
            return found[0]
        if found:
            break
    names = ", ".join(f"{one.id} {one.name}" for one in record.actors)
    what = f"several actors may be {said!r}" if found else f"no actor {said!r} in the dispatch"
    raise DecisionError(what, where=record.id, remedy=f"there are: {names}" if names else "the record names nobody")


def _find_proposal(record: Record, said: str) -> str:
    low = said.casefold()
    found = [one.id for one in record.proposals if one.id == said] or [
        one.id for one in record.proposals if one.label.casefold() == low
    ]
    if len(found) == 1:
        return found[0]
    labels = ", ".join(f"{one.id} {one.label}" for one in record.proposals)
    raise DecisionError(f"no proposal {said!r} in the dispatch", where=record.id, remedy=f"there are: {labels}")


def told(record: Record, layer: str, noun: Noun, names: Iterable[str] | None = None) -> dict[str, Any]:
    """The fields `names` of an item (by default all that can be corrected), as decisions keep them."""
    return {name: _told(record, layer, noun, name) for name in (FIELDS[layer] if names is None else names)}


def _told(record: Record, layer: str, noun: Noun, name: str) -> Any:
    sort = FIELDS[layer][name]
    if sort == SPAN:
        if isinstance(noun, Passage):
            return _plain(noun)
        spans = getattr(noun, "evidence")  # noqa: B009  every noun with a span has its evidence
        return [_plain(one) for one in spans] if isinstance(spans, tuple) else _plain(spans)
    value = getattr(noun, attribute(name))
    if sort == ACTOR:
        return told_actor(record, value)
    if sort == ACTORS:
        return [told_actor(record, one) for one in value]
    if sort == PROPOSAL:
        return _told_proposal(record, value)
    return list(value) if isinstance(value, tuple) else value


def told_actor(record: Record, id: str | None) -> dict[str, Any] | None:
    """An actor by id, name and the words that first name them; None for nobody."""
    found = record.actor(id)
    return None if found is None else {"actor": found.id, "name": found.name, "words": _plain(found.mentions[0])}


def _told_proposal(record: Record, id: str) -> dict[str, Any] | None:
    found = next((one for one in record.proposals if one.id == id), None)
    return None if found is None else {"proposal": found.id, "label": found.label, "words": _plain(found.mentions[0])}


def _plain(passage: Passage) -> dict[str, Any]:
    return {"text": passage.text, "start": passage.start, "end": passage.end}


def attribute(name: str) -> str:
    """What a field is called in Python: `from_` for `from`, a word of the language; its own name for the rest."""
    return "from_" if name == "from" else name


def amended(record: Record, layer: str, noun: Noun, after: Mapping[str, Any]) -> Noun:
    """The item with those fields. Raises DecisionError where the record has no such actor or words (any more)."""
    changes: dict[str, Any] = {}
    for name, value in after.items():
        if name not in FIELDS[layer]:
            raise DecisionError(f"no field {name!r} in {layer}")
        changes |= _changes(record, layer, noun, name, value)
    fields = {name: getattr(noun, name) for name in type(noun).model_fields} | changes
    try:
        return type(noun).model_validate(fields, context={SOURCE: record.text})
    except ValidationError as error:
        first = error.errors()[0]
        raise DecisionError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}", where=record.id) from None
    except (ValueError, TypeError) as error:
        raise DecisionError(str(error), where=record.id) from None


def _changes(record: Record, layer: str, noun: Noun, name: str, value: Any) -> dict[str, Any]:
    sort = FIELDS[layer][name]
    if sort == SPAN:
        several = [_cut(record, one) for one in (value if isinstance(value, list) else [value])]
        if isinstance(noun, Quotation):
            return {**_plain(several[0]), "contents": tuple(several)}
        if isinstance(noun, Passage):
            return _plain(several[0])
        return {"evidence": tuple(several) if isinstance(noun, Event) else several[0]}
    if sort == ACTOR:
        value = value and resolved_actor(record, value)
    elif sort == ACTORS:
        value = tuple(dict.fromkeys(resolved_actor(record, one) for one in value))
    elif sort == PROPOSAL:
        value = _resolved_proposal(record, value)
    elif isinstance(value, list):
        value = tuple(value)
    return {attribute(name): value}


def _cut(record: Record, words: Mapping[str, Any]) -> Passage:
    return Passage.model_validate(dict(words), context={SOURCE: record.text})


def resolved_actor(record: Record, said: Mapping[str, Any]) -> str:
    """The id of the actor of the record that a decision tells: by words and name, by name, by words alone."""
    words = said["words"]
    named = [one for one in record.actors if one.name == said["name"]]
    worded = [
        one for one in record.actors if any(m.start < words["end"] and words["start"] < m.end for m in one.mentions)
    ]
    for found in ([one for one in worded if one in named], named, worded):
        if found:
            return found[0].id
    raise DecisionError(f"no actor {said['name']!r} any more", where=record.id)


def _resolved_proposal(record: Record, said: Mapping[str, Any]) -> str:
    words = said["words"]
    for one in record.proposals:
        if any(m.start < words["end"] and words["start"] < m.end for m in one.mentions):
            return one.id
    found = next((one for one in record.proposals if one.label == said["label"]), None)
    if found is None:
        raise DecisionError(f"no proposal {said['label']!r} any more", where=record.id)
    return found.id
