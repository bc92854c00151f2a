"""Who and which story is one with another, by a person's decisions? What merges and splits mean across dispatches.

>>> from aidememoire.decisions import Decision
>>> one = Decision.made("merge", "person:ana-ruiz", who="Bo", at="2018-02-16", why="-", other="person:ruiz")
>>> who = Identities.of([one])
>>> who.actor("person:ruiz"), who.actor("person:pablo-sosa")
('person:ana-ruiz', 'person:pablo-sosa')
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from aidememoire.decisions import Decision, in_force, sort_of

PARTY_FIELDS = ("name", "kind", "country")
STORY_FIELDS = ("title",)


@dataclass(frozen=True)
class Identities:
    """What decisions say of actors' keys and of stories. Nothing said leaves everything as it is.

    `fields` are what was amended: a party's name, kind and country, a story's title, by key or id; what is said of
    an actor that is part of another one by then is said of that one.
    """

    into: dict[str, str] = field(default_factory=dict)
    apart: dict[tuple[str, str], str] = field(default_factory=dict)
    fields: dict[str, dict[str, Any]] = field(default_factory=dict)
    accepted: frozenset[str] = frozenset()

    @classmethod
    def of(cls, decisions: Iterable[Decision]) -> Identities:
        """What the decisions in force say, in the order taken; a later one wins."""
        into: dict[str, str] = {}
        apart: dict[tuple[str, str], str] = {}
        fields: dict[str, dict[str, Any]] = {}
        accepted: set[str] = set()
        for one in in_force(decisions):
            if sort_of(one.item) == "item":
                continue
            if one.what == "merge" and one.other:
                for key in [key for key in apart if key[0] == one.item and key[1] == one.other]:
                    del apart[key]
                if _end(into, one.item) != _end(into, one.other):
                    into[_end(into, one.other)] = one.item
            elif one.what == "split" and one.other:
                if into.get(one.other) == one.item:  # two keys that were one are two again
                    del into[one.other]
                else:
                    apart[one.item, one.other] = (one.after or {}).get("key") or apart_key(one.item, one.other)
            elif one.what == "amend":
                fields.setdefault(_end(into, one.item), {}).update(one.after or {})
            elif one.what == "accept":
                accepted.add(one.item)
        return cls(into, apart, fields, frozenset(accepted))

    def actor(self, key: str, dispatch: str | None = None) -> str:
        """The key that an actor's key stands for, in that dispatch where it was split from it there."""
        if dispatch is not None and (other := self.apart.get((key, dispatch))) is not None:
            key = other
        return _end(self.into, key)

    def story(self, story: str, dispatch: str | None = None) -> str:
        """The story that a story is now part of; for a dispatch that was split from it, the story it went to."""
        return self.actor(story, dispatch)

    def split_from(self, story: str) -> dict[str, str]:
        """The dispatches that a person took out of a story, each with the id of the story it went to."""
        return {dispatch: to for (item, dispatch), to in self.apart.items() if item == story}

    def amended(self, key: str) -> dict[str, Any]:
        """What a person corrected of a party or a story, by field."""
        return self.fields.get(key, {})


def apart_key(key: str, dispatch: str) -> str:
    """The key of somebody, or the id of a story, that a person told apart in one dispatch."""
    return f"{key}~{dispatch}"


def _end(into: dict[str, str], key: str) -> str:
    seen = {key}
    while (to := into.get(key)) is not None and to not in seen:
        key = to
        seen.add(key)
    return key
