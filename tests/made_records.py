"""Records written by hand for tests: a text with its words found by themselves, so that offsets need no counting."""

from __future__ import annotations

import json
from typing import Any

from aidememoire.passage import Passage
from aidememoire.record import (
    Account,
    Actor,
    AgendaItem,
    Dispute,
    Event,
    Header,
    Hearsay,
    MadeBy,
    Meeting,
    Position,
    Proposal,
    Quotation,
    Record,
    Role,
    TimeExpression,
)

MADE_BY = MadeBy(aidememoire="0", model="none", lexicon="none")


def words(text: str, said: str) -> Passage:
    start = text.index(said)
    return Passage.cut(text, start, start + len(said))


def actor(text: str, id: str, name: str, kind: str, *titles: str, said: str = "", country: str | None = None) -> Actor:
    mention = words(text, said or name)
    roles = tuple(Role(title=title, evidence=mention) for title in titles)
    return Actor.model_validate(
        {"id": id, "name": name, "kind": kind, "country": country, "roles": roles, "mentions": (mention,)}
    )


def event(text: str, said: str, kind: str, **more: Any) -> Event:
    return Event.model_validate({"id": "e1", "type": kind, "evidence": (words(text, said),), **more})


def time(text: str, said: str, type: str, value: str, **more: Any) -> TimeExpression:
    start = text.index(said)
    return TimeExpression.cut(text, start, start + len(said), type=type, value=value, **more)


def record(text: str, **more: Any) -> Record:
    return Record(**{"id": "d1", "date": "2018-02-16", "text": text, "made_by": MADE_BY, **more})


TALKS = (
    "Les pourparlers de Brasilia\nSelon Ana Ruiz, ministre chilienne, le Chili et le Pérou ont réclamé mardi à Brasilia "
    "« une\ttrêve\r\nimmédiate » au Front du Sud."
)
ASKED = "le Chili et le Pérou ont réclamé mardi à Brasilia « une\ttrêve\r\nimmédiate »"


def talks(**more: Any) -> Record:
    """A demand that two states make of rebels, told by a minister; `more` changes the event."""
    said = event(
        TALKS, ASKED, "REQUEST",
        **{
            "mode": "yield", "contexts": ("military", "diplomatic"), "cameo": "0256", "actors": ("a1", "a2"),
            "recipients": ("a3",), "date": "2018-02-13", "place": "Brasilia", "assertion": "attributed", "by": "a4",
            "why": "réclamer", **more,
        },
    )  # fmt: skip
    actors = (
        actor(TALKS, "a1", "Chili", "state", country="CHL"),
        actor(TALKS, "a2", "Pérou", "state", country="PER"),
        actor(TALKS, "a3", "Front du Sud", "armed_group"),
        actor(TALKS, "a4", "Ana Ruiz", "person", "ministre chilienne", country="CHL"),
    )
    header = Header(
        headline="Les pourparlers de Brasilia", agency="AFP", language="fr", published="2018-02-16T18:20+01:00"
    )
    return record(TALKS, header=header, actors=actors, events=(said,))


WHOLE = (
    "Pourparlers de Cotabamba : la trêve rejetée\n\n"
    "COTABAMBA, 16 fév 2018 (AFP) - La ministre chilienne Ana Ruiz a rencontré vendredi à Cotabamba le chef du Front du "
    "Sud, Pablo Sosa. « Nous refusons la trêve », a déclaré M. Sosa. Le Chili a proposé une trêve de dix jours.\n\n"
    "Le Front du Sud a rejeté la trêve. Mme Ruiz a démenti tout bombardement ; selon M. Sosa, l'armée a bombardé le "
    "village jeudi. Un accord serait proche. Une nouvelle rencontre est prévue le 20 février.\n"
)


def whole(**more: Any) -> Record:
    """A record with every layer: a meeting, a quotation, two positions, a dispute, hearsay, the agenda."""

    def at(said: str) -> Passage:
        return words(WHOLE, said)

    unsure = at("Un accord serait proche")
    rumour = Hearsay.cut(WHOLE, unsure.start, unsure.end)

    actors = (
        actor(WHOLE, "a1", "Chili", "state", said="Le Chili", country="CHL"),
        actor(WHOLE, "a2", "Front du Sud", "armed_group"),
        actor(WHOLE, "a3", "Ana Ruiz", "person", "ministre chilienne", country="CHL"),
        actor(WHOLE, "a4", "Pablo Sosa", "person", "chef du Front du Sud"),
    )
    events = (
        event(
            WHOLE, "La ministre chilienne Ana Ruiz a rencontré vendredi à Cotabamba le chef du Front du Sud, Pablo Sosa",
            "CONSULT", id="e1", mode="meet", cameo="046", actors=("a3", "a4"), date="2018-02-16", place="Cotabamba",
        ),
        event(WHOLE, "Le Chili a proposé une trêve de dix jours", "REQUEST", id="e2", actors=("a1",), recipients=("a2",)),
        event(WHOLE, "Le Front du Sud a rejeté la trêve", "REJECT", id="e3", actors=("a2",), cameo="12"),
        event(
            WHOLE, "l'armée a bombardé le village jeudi", "ASSAULT", id="e4", actors=("a1",), date="2018-02-15",
            assertion="attributed", by="a4",
        ),
    )  # fmt: skip
    said = at("Nous refusons la trêve")
    quotation = Quotation.cut(
        WHOLE, said.start, said.end, id="q1", contents=(said,), kind="direct", cue=at("a déclaré"), source=at("M. Sosa"),
        speaker="a4",
    )  # fmt: skip
    proposals = (Proposal(id="p1", label="trêve", kind="ceasefire", terms={"duration": "P10D"}, mentions=(at("une trêve de dix jours"),)),)  # fmt: skip
    positions = (
        Position(proposal="p1", party="a1", stance="proposes", evidence=at("Le Chili a proposé une trêve"), date="2018-02-16"),
        Position(proposal="p1", party="a2", stance="rejects", evidence=at("Le Front du Sud a rejeté la trêve"), date="2018-02-16"),
    )  # fmt: skip
    dispute = Dispute(
        about="bombardement du village",
        accounts=(
            Account(party="a4", claim="l'armée a bombardé", evidence=at("l'armée a bombardé le village jeudi")),
            Account(party="a3", claim="rien", relation="denies", evidence=at("Mme Ruiz a démenti tout bombardement")),
        ),
    )
    coming = AgendaItem(date="2018-02-20", what="nouvelle rencontre", evidence=at("Une nouvelle rencontre est prévue le 20 février"))  # fmt: skip
    header = Header(
        headline="Pourparlers de Cotabamba : la trêve rejetée", agency="AFP", dateline_place="COTABAMBA",
        published="2018-02-16T18:20+01:00", language="fr",
    )  # fmt: skip
    return record(
        WHOLE,
        **{
            "header": header, "actors": actors, "events": events, "quotations": (quotation,), "proposals": proposals,
            "positions": positions, "disputes": (dispute,), "hearsay": (rumour,),
            "agenda": (coming,), "times": (time(WHOLE, "vendredi", "DATE", "2018-02-16", **{"from": "2018-02-16", "to": "2018-02-16"}),),
            "meetings": (Meeting(event="e1", participants=("a3", "a4"), place="Cotabamba"),), **more,
        },
    )  # fmt: skip


def renumbered(made: Record, ids: dict[str, str]) -> Record:
    """The same record with other ids for its actors, in the order of the new ids."""
    plain = json.loads(made.to_json())

    def change(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: change(one) for key, one in value.items()}
        if isinstance(value, list):
            return [change(one) for one in value]
        return ids.get(value, value) if isinstance(value, str) else value

    plain = change(plain)
    plain["actors"].sort(key=lambda one: one["id"])
    return Record.from_json(plain)
