"""The records of many dispatches as FollowTheMoney entities, a JSON entity a line, for Aleph, OpenAleph and their kin.

A dispatch is an `Article`; a party a `Person`, `PublicBody`, `Organization` or `LegalEntity`, once however many
dispatches name it; an event of the record an `Event`, proved by its Article; words that name a party a `Mention`;
a quotation or a position a `Note` on who spoke or stands so; who belongs to whom a `Membership` or `UnknownLink`.
FollowTheMoney knows no offsets and no hearsay: status and assertion stand among the keywords, an event that is
denied is left out. Schemata and properties are those of followthemoney 4; ids are hashes, the same in every export.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cache
from typing import Any

from babel.core import get_global

from aidememoire.exports.cells import one_line
from aidememoire.exports.days import days_of
from aidememoire.exports.to_annotations import http_address
from aidememoire.items import item_name, items_of
from aidememoire.record import Actor, Event, Position, Quotation, Record
from aidememoire.stories.directory import directory_key
from aidememoire.stories.identities import Identities
from aidememoire.views import wording

SCHEMATA = {
    "person": "Person", "state": "PublicBody", "government": "PublicBody", "organisation": "Organization",
    "armed_group": "Organization", "party": "Organization", "group": "LegalEntity",
}  # fmt: skip
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LANGUAGES = {"fr": "fra", "en": "eng"}
Entity = dict[str, Any]


def followthemoney(records: Iterable[Record], *, who: Identities | None = None) -> Iterator[Entity]:
    """The entities: those of each dispatch as it comes, the parties and their ties last, in the order first named."""
    parties = _Parties(who or Identities())
    for record in records:
        yield from _of_record(record, parties)
    yield from parties.entities()


def followthemoney_lines(records: Iterable[Record], *, who: Identities | None = None) -> Iterator[str]:
    """The same as lines of JSON, each with its line end."""
    for entity in followthemoney(records, who=who):
        yield json.dumps(entity, ensure_ascii=False) + "\n"


def entity_id(*parts: str) -> str:
    """An id that FollowTheMoney takes, made from what the entity is."""
    return "am-" + hashlib.sha1("\0".join(parts).encode("utf-8", "replace"), usedforsecurity=False).hexdigest()


def _entity(schema: str, id: str, properties: dict[str, Any]) -> Entity:
    """An entity; values are one-line texts, once each, empty ones left out."""
    kept: dict[str, list[str]] = {}
    for name, value in properties.items():
        values = value if isinstance(value, list | tuple) else [value]
        cleaned = [one_line(str(one)) for one in values if one is not None]
        if cleaned := list(dict.fromkeys(one for one in cleaned if one)):
            kept[name] = cleaned
    return {"id": id, "schema": schema, "properties": kept}


def _of_record(record: Record, parties: _Parties) -> Iterator[Entity]:
    article = entity_id("dispatch", record.id)
    head = record.header
    told = _entity(
        "Article", article,
        {
            "name": one_line(head.headline or "") or one_line(record.id) or article, "title": head.headline,
            "fileName": record.id, "author": head.agency, "publisher": head.outlet or head.agency,
            "date": _date(record.date), "publishedAt": _instant(head.published), "modifiedAt": _instant(head.updated),
            "language": _LANGUAGES.get(head.language or ""), "sourceUrl": http_address(head.url), "keywords": head.slug,
        },
    )  # fmt: skip
    told["properties"]["bodyText"] = [_NOT_TEXT.sub(" ", record.text)]
    yield told
    ids = {one.id: parties.add(record, one) for one in record.actors}
    for one in record.actors:
        parties.tie(ids[one.id], one, [ids[id] for id in one.members if id in ids])
        for words in dict.fromkeys(mention.text for mention in one.mentions):
            if one_line(words):
                yield _entity(
                    "Mention", entity_id("mention", record.id, ids[one.id], words),
                    {"document": article, "name": words, "resolved": ids[one.id], "detectedSchema": SCHEMATA[one.kind]},
                )  # fmt: skip
    for item in items_of(record):
        id = entity_id("item", item_name(record.id, item.id))
        match item.noun:
            case Event() as event if event.assertion != "denied":
                yield _event(record, event, id, article, ids)
            case Quotation() as said:
                speaker = ids.get(said.speaker or "")
                words = " […] ".join(one.text for one in said.contents)
                yield _note(id, article, speaker, words, ("quotation", said.kind, said.polarity), record)
            case Position() as stand:
                label = next((one.label for one in record.proposals if one.id == stand.proposal), "")
                words = f"{wording.label('stance', stand.stance)} : {label} — « {stand.evidence.text} »"
                tags = ("position", stand.stance, stand.assertion)
                yield _note(id, article, ids.get(stand.party), words, tags, record, date=stand.date)


def _event(record: Record, event: Event, id: str, article: str, ids: dict[str, str]) -> Entity:
    involved = [ids[one] for one in (*event.actors, *event.recipients) if one in ids]
    names = wording.names_of(record, [*event.actors, *event.recipients])
    label = wording.label("event", event.type)
    days = days_of(event.date)
    return _entity(
        "Event", id,
        {
            "name": f"{label} : {names}" if names else label, "summary": [one.text for one in event.evidence],
            "startDate": days[0] if days else None, "endDate": days[1] if days else None, "location": event.place,
            "involved": involved, "proof": article, "recordId": item_name(record.id, event.id),
            "keywords": [event.type, event.mode, *event.contexts, event.cameo, event.status, event.assertion],
            "publisher": record.header.agency, "sourceUrl": http_address(record.header.url),
        },
    )  # fmt: skip


def _note(
    id: str, article: str, on: str | None, words: str, tags: tuple[str, ...], record: Record, *, date: str | None = None
) -> Entity:
    days = days_of(date or record.date)
    values = {
        "name": one_line(words)[:80], "entity": on, "description": words, "proof": article, "keywords": tags,
        "createdAt": days[0] if days else None, "publisher": record.header.agency,
    }  # fmt: skip
    return _entity("Note", id, values)


class _Parties:
    """The parties of all dispatches so far, each once, and who belongs to whom."""

    def __init__(self, who: Identities) -> None:
        self.who = who
        self.found: dict[str, tuple[str, dict[str, list[Any]]]] = {}
        self.ties: dict[tuple[str, str], str] = {}

    def add(self, record: Record, actor: Actor) -> str:
        key = self.who.actor(directory_key(actor), record.id)
        id = entity_id("party", key)
        known: dict[str, list[Any]] = {"alias": [], "country": [], "position": [], "proof": []}
        _, values = self.found.setdefault(id, (SCHEMATA[actor.kind], known))
        values["alias"].append(actor.name)
        values["country"].append(_country(actor.country))
        values["proof"].append(entity_id("dispatch", record.id))
        values["position"] += [role.title for role in actor.roles]
        return id

    def tie(self, id: str, actor: Actor, members: list[str]) -> None:
        self.ties |= {(id, member): actor.name for member in members if member != id}

    def entities(self) -> Iterator[Entity]:
        for id, (schema, values) in self.found.items():
            named = [one for one in map(one_line, values["alias"]) if one]
            name = max(named, key=len, default=id)
            more = dict(values, alias=[one for one in named if one != name])
            if schema != "Person":  # a function of a body is what it is, no property of it
                more["notes"] = more.pop("position")
            yield _entity(schema, id, {"name": name, **more})
        for (group, member), label in self.ties.items():
            tie = entity_id("tie", group, member)
            if self.found[group][0] in ("Organization", "PublicBody"):
                yield _entity("Membership", tie, {"member": member, "organization": group, "role": "membre"})
            else:
                yield _entity("UnknownLink", tie, {"subject": member, "object": group, "role": f"membre : {label}"})


@cache
def _country(code: str | None) -> str | None:
    """FollowTheMoney's code of a country: two small letters; None where there is none."""
    found = get_global("territory_aliases").get(code) if code else None
    return str(found[0]).lower() if found and len(found) == 1 else None


def _date(value: str | None) -> str | None:
    days = days_of(value)
    return days[0] if days else None


def _instant(value: str | None) -> str | None:
    """An instant as FollowTheMoney takes it: UTC, without a zone; a day stays a day."""
    try:
        at = datetime.fromisoformat(value or "")
        if len(value or "") <= 10 or at.tzinfo is None:
            return _date(value)
        return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    except (ValueError, OverflowError):
        return _date(value)
