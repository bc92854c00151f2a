"""A small invented story, for the tests of what only shows stories."""

from __future__ import annotations

from aidememoire.stories.nouns import Party, Proof, Stand, Story, StoryEvent, StoryPosition, StoryProposal


def proof(text: str = "ont dit oui", item: str = "e1", dispatch: str = "d1", date: str = "2018-02-12") -> Proof:
    """Words of a dispatch."""
    return Proof(dispatch=dispatch, item=item, date=date, text=text, start=0, end=len(text))


def party(key: str, name: str, kind: str = "state") -> Party:
    """An actor."""
    return Party.model_validate({"key": key, "name": name, "kind": kind, "proofs": (proof(name, "a1"),)})


def event(id: str, date: str | None, *actors: str, meeting: bool = False, type: str = "CONSULT") -> StoryEvent:
    """An event of some actors on a day."""
    return StoryEvent.model_validate(
        {"id": id, "type": type, "actors": actors, "date": date, "meeting": meeting, "proofs": (proof(),)}
    )


def position(party: str, proposal: str, stance: str, since: str) -> StoryPosition:
    """A party's only stance on a proposal."""
    stand = Stand.model_validate({"stance": stance, "since": since, "proofs": (proof(stance, "s1"),)})
    return StoryPosition(party=party, proposal=proposal, history=(stand,))


def proposal(id: str, label: str, kind: str = "ceasefire") -> StoryProposal:
    """A proposal."""
    return StoryProposal.model_validate({"id": id, "label": label, "kind": kind, "proofs": (proof(label, id),)})


def story(**more: object) -> Story:
    """Two parties, a truce, two meetings."""
    plain: dict[str, object] = {
        "id": "treve-1",
        "title": "La trêve",
        "first": "2018-02-12",
        "last": "2018-02-20",
        "parties": (party("state:PRY", "Paraguay"), party("state:BOL", "Bolivie")),
        "timeline": (
            event("e1", "2018-02-12", "state:PRY", "state:BOL", meeting=True),
            event("e2", "2018-02-20", "state:PRY", "state:BOL", meeting=True),
            event("e3", None, "state:PRY", type="REJECT"),
        ),
        "proposals": (proposal("p1", "une trêve de cinq jours"),),
        "positions": (
            position("state:PRY", "p1", "accepts", "2018-02-12"),
            position("state:BOL", "p1", "rejects", "2018-02-13"),
        ),
    }
    return Story.model_validate({**plain, **more})
