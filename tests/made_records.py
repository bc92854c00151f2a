"""Records written by hand for tests: a text with its words found by themselves, so that offsets need no counting."""

from __future__ import annotations

from typing import Any

from aidememoire.passage import Passage
from aidememoire.record import Actor, Event, Header, MadeBy, Record, Role, TimeExpression

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
