"""Dispatches of a story written by hand: who they name, what they tell, each by its words."""

from __future__ import annotations

from collections.abc import Sequence
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
    Meeting,
    Position,
    Proposal,
    Quotation,
    Record,
    Role,
)
from aidememoire.stories.nouns import Story, StoryProposal, Version, VersionGroup
from made_records import MADE_BY, words

# the actors that dispatches may name, by what a test calls them: name, kind, country
CAST: dict[str, tuple[str, str, str | None]] = {
    "chili": ("Chili", "government", "CHL"),
    "perou": ("Pérou", "government", "PER"),
    "front": ("Front du Sud", "armed_group", None),
    "ruiz": ("Ana Ruiz", "person", "CHL"),
    "soto": ("Luis Soto", "person", "PER"),
    "onu": ("ONU", "organisation", None),
}


class Made:
    """A record in the making: each method adds an item, proved by words of the text, and returns the maker."""

    def __init__(self, id: str, date: str | None, text: str, **head: Any) -> None:
        self.id, self.date, self.text, self.head = id, date, text, head
        self.layers: dict[str, list[Any]] = {}
        self._ids: dict[str, str] = {}

    def at(self, said: str) -> Passage:
        return words(self.text, said)

    def actor(
        self, name: str, kind: str, country: str | None = None, *, said: str = "", roles: Sequence[str] = ()
    ) -> str:
        """An actor of its own, by any name; the id it has in the record."""
        id = f"a{len(self._ids) + 1}"
        self._ids[f"{name} {id}"] = id
        mention = self.at(said or name)
        self._add("actors", Actor.model_validate({
            "id": id, "name": name, "kind": kind, "country": country, "mentions": (mention,),
            "roles": tuple(Role(title=title, evidence=mention) for title in roles),
        }))  # fmt: skip
        return id

    def cast(self, *names: str) -> tuple[str, ...]:
        """The ids of actors of CAST, added to the record where they are new to it; their proof is the whole text."""
        for name in names:
            if name not in self._ids and name not in self._ids.values():
                full, kind, country = CAST[name]
                id = f"a{len(self._ids) + 1}"
                self._ids[name] = id
                mention = Passage.cut(self.text, 0, len(self.text))
                if full in self.text:
                    mention = self.at(full)
                self._add("actors", Actor.model_validate(
                    {"id": id, "name": full, "kind": kind, "country": country, "mentions": (mention,)}))  # fmt: skip
        return tuple(self._ids.get(name, name) for name in names)

    def event(self, said: str, type: str, *actors: str, to: Sequence[str] = (), by: str | None = None,
              meeting: bool = False, **more: Any) -> Made:  # fmt: skip
        id = f"e{len(self.layers.get('events', ())) + 1}"
        ids = self.cast(*actors)
        self._add("events", Event.model_validate({
            "id": id, "type": type, "actors": ids, "recipients": self.cast(*to), "evidence": (self.at(said),),
            "by": self.cast(by)[0] if by else None, **more,
        }))  # fmt: skip
        if meeting:
            self._add("meetings", Meeting(event=id, participants=ids))
        return self

    def proposal(self, said: str, kind: str, *, label: str = "", mentions: Sequence[str] = (), **terms: str) -> str:
        """A proposal; its id."""
        id = f"p{len(self.layers.get('proposals', ())) + 1}"
        self._add("proposals", Proposal.model_validate({
            "id": id, "label": label or said, "kind": kind, "terms": terms,
            "mentions": tuple(self.at(one) for one in (said, *mentions)),
        }))  # fmt: skip
        return id

    def stance(self, party: str, stance: str, proposal: str, said: str, *, by: str | None = None, **more: Any) -> Made:
        self._add("positions", Position.model_validate({
            "proposal": proposal, "party": self.cast(party)[0], "stance": stance, "evidence": self.at(said),
            "date": self.date, "by": self.cast(by)[0] if by else None, **more,
        }))  # fmt: skip
        return self

    def dispute(self, about: str, *accounts: tuple[str | None, str, str | None]) -> Made:
        """Accounts are (party, its words, relation)."""
        told = tuple(
            Account.model_validate({
                "party": self.cast(party)[0] if party else None, "claim": said, "relation": relation,
                "evidence": self.at(said),
            }) for party, said, relation in accounts
        )  # fmt: skip
        self._add("disputes", Dispute(about=about, accounts=told))
        return self

    def says(self, speaker: str, said: str, *, cue: str, **more: Any) -> Made:
        place = self.at(said)
        id = f"q{len(self.layers.get('quotations', ())) + 1}"
        self._add("quotations", Quotation.cut(
            self.text, place.start, place.end, id=id, contents=(place,), kind="indirect", cue=self.at(cue),
            speaker=self.cast(speaker)[0], **more,
        ))  # fmt: skip
        return self

    def hearsay(self, said: str) -> Made:
        place = self.at(said)
        self._add("hearsay", Hearsay.cut(self.text, place.start, place.end))
        return self

    def plan(self, said: str, date: str | None, *, what: str = "", status: str = "scheduled") -> Made:
        self._add("agenda", AgendaItem.model_validate(
            {"date": date, "what": what or said, "status": status, "evidence": self.at(said)}))  # fmt: skip
        return self

    def made(self) -> Record:
        layers = {name: tuple(items) for name, items in self.layers.items()}
        header = Header(**{"headline": self.text.split(".")[0], **self.head})
        return Record(id=self.id, date=self.date, text=self.text, header=header, made_by=MADE_BY, **layers)

    def _add(self, layer: str, item: Any) -> None:
        self.layers.setdefault(layer, []).append(item)


def versions(*told: tuple[Record, str]) -> VersionGroup:
    """A group: records with their kinds, oldest first; the last is the newest."""
    first = told[0][0].id
    found = tuple(
        Version.model_validate({"dispatch": record.id, "kind": kind, "of": None if record.id == first else first})
        for record, kind in told
    )
    newest = [version.dispatch for version in found if version.kind != "republished"][-1]
    return VersionGroup(id=first, newest=newest, versions=found)


def proposal_called(story: Story, label: str) -> StoryProposal:
    """The one proposal of the story that was once called so."""
    (found,) = [one for one in story.proposals if any(label in known for known in one.labels)]
    return found
